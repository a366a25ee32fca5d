"""Log of a workspace: keys, copies, witnesses, publications, the script."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from benchmarks.tampering import Clock, Scene, scene
from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.audits import LIMITS, Pins
from sabaq.guard.notes import Checkpoint
from sabaq.guard.proofs import Offered
from sabaq.guard.redact import check
from sabaq.model.authority import Role
from sabaq.model.warrants import Move
from sabaq.store import verify_log
from sabaq.workspace import Workspace, witnesses
from sabaq.workspace.authorities import Application
from sabaq.workspace.logs import read_checkpoints, read_key, verify_copy
from sabaq.workspace.publishing import Press, Withholding, numbers, read_opening
from sabaq.workspace.witnesses import Witness


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture
def cell(tmp_path: Path):
    opened = Workspace.init(tmp_path / "cell", clock=Clock())
    yield opened
    opened.close()


def script(*words: object) -> tuple[int, str]:
    """Run the stand-alone checker as a stranger would: without our packages."""
    command = [sys.executable, "-I", "-S", verify_log.__file__, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_workspace_gets_a_key_that_only_its_owner_reads(cell: Workspace):
    secret = cell.folder / "log.key"
    assert secret.stat().st_mode & 0o777 == 0o600
    assert (cell.folder / "log.pub").read_text().strip() == cell.log().public()
    assert cell.log().signed().key.public == read_key(cell.folder / "log.pub")


def test_opening_again_makes_no_other_key(cell: Workspace):
    before = cell.log().public()
    again = Workspace.open(cell.folder, clock=Clock())
    assert again.log().public() == before
    again.close()


def test_a_lost_or_swapped_key_is_told_and_never_replaced(cell: Workspace, tmp_path: Path):
    other = Workspace.init(tmp_path / "other", clock=Clock())
    secret = cell.folder / "log.key"
    secret.write_text((other.folder / "log.key").read_text())
    with pytest.raises(BadConfig, match="and the log names"):
        cell.log().checkpoint()
    secret.unlink()
    with pytest.raises(BadConfig, match="without its key the log signs nothing"):
        cell.log().checkpoint()
    other.close()


def test_closing_signs_what_was_entered(cell: Workspace):
    cell.log().acts(limit=1)
    cell.close()
    found = verify_copy(cell.folder / "ledger.sqlite", Pins(), cell.guard.clock() + timedelta(hours=5))
    assert (found.signed, found.trouble, found.alarms) == (found.entries, (), ())


def test_a_check_says_what_it_cannot_show(cell: Workspace):
    found = cell.log().verify(Pins())
    assert found.trouble == ()
    assert found.limits == LIMITS
    assert "cannot show" in LIMITS
    assert cell.ledger.acts(limit=1)[0].operation == "read"


def test_a_copy_and_an_export_check_alike_with_ours_and_with_the_script(made: Scene, tmp_path: Path):
    opened = Workspace.open(made.folder / "w", clock=made.clock)
    entries = opened.log().export(tmp_path / "log.jsonl")
    opened.close()
    (tmp_path / "kept").write_text(str(made.kept))
    (tmp_path / "witness.pub").write_text(f"{made.witness}\n")
    pins = Pins(key=made.key, against=read_checkpoints([tmp_path / "kept"]), witnesses=[made.witness])
    words = (
        "--key",
        made.folder / "w" / "log.pub",
        "--against",
        tmp_path / "kept",
        "--witness",
        tmp_path / "witness.pub",
    )
    for path in (tmp_path / "log.jsonl", made.ledger):
        found = verify_copy(path, pins, made.clock.now)
        assert (found.trouble, found.entries >= entries, found.compared) == ((), True, made.kept.size)
        assert script(path, *words)[0] == 0, script(path, *words)[1]


def test_an_altered_export_is_found_by_both(made: Scene, tmp_path: Path):
    opened = Workspace.open(made.folder / "w", clock=made.clock)
    opened.log().export(tmp_path / "log.jsonl")
    opened.close()
    lines = (tmp_path / "log.jsonl").read_text().split("\n")
    for name, altered in {
        "edited": [lines[0], lines[1].replace("2024", "2025"), *lines[2:]],
        "cut": [*lines[:9], *lines[10:]],
        "swapped": [*lines[:3], lines[4], lines[3], *lines[5:]],
        "twice": [*lines[:4], lines[3], *lines[4:]],
    }.items():
        path = tmp_path / f"{name}.jsonl"
        path.write_text("\n".join(altered))
        assert verify_copy(path, Pins(), made.clock.now).trouble, name
        assert script(path)[0] == 1, name


def test_a_receipt_holds_without_us(cell: Workspace, tmp_path: Path):
    path = tmp_path / "receipt.tlog-proof"
    path.write_text(str(cell.log().prove("2")))
    code, told = script(path, "--key", cell.folder / "log.pub")
    assert code == 0, told
    assert "cannot show" in told
    path.write_text(path.read_text().replace("index 2", "index 1"))
    assert script(path, "--key", cell.folder / "log.pub")[0] == 1


def test_a_witness_cosigns_what_grows_and_nothing_else(cell: Workspace, tmp_path: Path):
    witness = Witness.init(tmp_path / "bar", name=None, clock=Clock())
    first = str(cell.log().offer(0))
    with pytest.raises(BadRecord, match="is not watched here"):
        witness.cosigned(first)
    witness.trust(cell.folder / "log.pub")
    note = Checkpoint.read(witness.cosigned(first))
    assert note.by(witness.public)
    with pytest.raises(BadRecord, match=rf"not cosigned \(409\): {note.size}; ask with --from {note.size}"):
        witness.cosigned(first)
    cell.log().acts(limit=1)
    assert Checkpoint.read(witness.cosigned(str(cell.log().offer(note.size)))).size > note.size


def test_a_witness_refuses_and_keeps_a_forked_log(cell: Workspace, tmp_path: Path):
    witness = Witness.init(tmp_path / "bar", name=None, clock=Clock())
    witness.trust(cell.folder / "log.pub")
    seen = Checkpoint.read(witness.cosigned(str(cell.log().offer(0))))
    key = cell.log().signed().key
    for size, status in ((seen.size, 409), (seen.size + 1, 422), (seen.size - 1, 409)):
        forked = Checkpoint(origin=seen.origin, size=size, root=b"\1" * 32).signed(key)
        request = Offered(old=min(size, seen.size), path=(), checkpoint=forked)
        assert witness.answer(str(request)).status == status
    unsigned = Offered(old=seen.size, path=(), checkpoint=Checkpoint(origin=seen.origin, size=9, root=b"\1" * 32))
    assert witness.answer(str(unsigned)).status == 403
    assert witness.answer("nonsense").status == 400


def test_a_witness_is_asked_over_http(cell: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    witness = Witness.init(tmp_path / "bar", name=None, clock=Clock())
    witness.trust(cell.folder / "log.pub")
    servers = []
    real = witnesses.ThreadingHTTPServer
    monkeypatch.setattr(witnesses, "ThreadingHTTPServer", lambda *given: servers.append(real(*given)) or servers[-1])
    at: list[str] = []
    ready = Event()

    def on_ready(url: str) -> None:
        at.append(url)
        ready.set()

    thread = Thread(
        target=witnesses.serve, args=(witness,), kwargs={"host": "127.0.0.1", "port": 0, "on_ready": on_ready}
    )
    thread.start()
    assert ready.wait(20)
    try:
        for _ in range(2):
            note = cell.log().cosigned_by(at[0])
            assert note.by(witness.public)
            cell.log().acts(limit=1)
    finally:
        servers[0].shutdown()
        thread.join()
    assert cell.log().verify(Pins(witnesses=[witness.public])).cosigned


def test_a_publication_is_checked_without_us_and_opened_later(cell: Workspace, tmp_path: Path):
    report, out, later = tmp_path / "report.md", tmp_path / "report.txt", tmp_path / "opening.json"
    report.write_text("# Lessons\n\nOne.\n\nTwo.\n\nThree — آخر.\n", encoding="utf-8")
    terms = Withholding(paragraphs=numbers("2-3"), authority="order-17", until="2025-01-01", outside=True)
    done = Press(log=cell.log()).publish(report, out, terms)
    assert (done.paragraphs, done.withheld) == (3, 2)
    assert (cell.folder / "withheld" / f"{done.publication}.json").stat().st_mode & 0o777 == 0o600
    Press(log=cell.log()).reveal(done.publication, 3, later, "the case is closed")
    key = cell.folder / "log.pub"
    found = check(out.read_text(encoding="utf-8"), key=read_key(key), openings=[read_opening(later)],
                  today=cell.guard.clock().date())  # fmt: skip
    assert (found.trouble, found.withheld, [each.text for each in found.opened]) == ((), 2, ["Three — آخر."])
    code, told = script(out, "--key", key, "--opening", later)
    assert code == 0, told
    assert (
        "2 of 3 paragraphs are withheld. Authority: order-17 (not on record here). To be reviewed by 2025-01-01."
        in told
    )
    record = json.loads(later.read_text(encoding="utf-8"))
    later.write_text(json.dumps(record | {"text": "Else."}), encoding="utf-8")
    assert script(out, "--key", key, "--opening", later)[0] == 1
    out.write_text(out.read_text(encoding="utf-8").replace("One.", "Won.", 1), encoding="utf-8")
    assert script(out, "--key", key)[0] == 1


def test_what_is_withheld_names_an_authority_that_holds(cell: Workspace, tmp_path: Path):
    report, out = tmp_path / "report.md", tmp_path / "report.txt"
    report.write_text("One.\n\nTwo.\n", encoding="utf-8")
    terms = Withholding(paragraphs=(2,), authority="17/2024", until="2025-01-01")
    press, rooms, now = Press(log=cell.log()), cell.chambers(), cell.guard.clock()
    with pytest.raises(BadConfig, match="there is no authority '17/2024'"):
        press.publish(report, out, terms)
    asked = Application(
        reference="17/2024", legal_basis="Act, s. 9", issuer="High Court", purpose="CT-PLOT", scope="the review",
        operations=frozenset({"publish"}), starts=now, expires=now + timedelta(days=30),
    )  # fmt: skip
    rooms.apply(asked, "an open case")
    with pytest.raises(BadConfig, match=r"17/2024 is applied.*nothing was published"):
        press.publish(report, out, terms)
    assert not out.exists()
    cell.acting("rev", {Role.REVIEWER}).chambers().rule(Move.APPROVE, "17/2024", "checked")
    press.publish(report, out, terms)
    assert "Authority: 17/2024, High Court. To be reviewed" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["x", "1-", "-1", "1;2"])
def test_what_is_no_paragraph_number_is_told(text: str):
    with pytest.raises(BadConfig, match="is no paragraph number"):
        numbers(text)


# RFC 8032, section 7.1: the first three tests and the one of SHA(abc).
VECTORS = (
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
)  # fmt: skip


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_scripts_own_signatures_are_those_of_the_rfc(public: str, message: str, signature: str):
    key, text, signed = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert verify_log.signed(key, text, signed)
    assert not verify_log.signed(key, text + b"!", signed)
    for at in range(0, 512, 37):
        altered = bytearray(signed)
        altered[at // 8] ^= 1 << at % 8
        assert not verify_log.signed(key, text, bytes(altered))
