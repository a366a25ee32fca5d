"""Bulletins: what everybody may know, the same to the byte, and nothing else."""

from __future__ import annotations

import csv
import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Unavailable
from sabaq.exchange.bulletin import files
from sabaq.guard.redact import check
from sabaq.learning.registers import Told
from sabaq.model.bulletins import ANYBODY
from sabaq.model.evidence import Marking
from sabaq.model.incident import IncidentQuery
from sabaq.model.recommendations import Recommendation
from sabaq.model.reviews import ReviewKind, Section
from sabaq.store import verify_log
from sabaq.workspace import Workspace
from sabaq.workspace.bulletins import Imprint, Issued, press_room_of
from sabaq.workspace.lessons import lessons_of
from sabaq.workspace.publishing import Press, Withholding
from sabaq.workspace.reviews import Opened, Written, reviews_of
from sabaq.workspace.scoreboards import ENOUGH_SITES, boards
from tests.deciding import HEADER, ROWS, copied, workspace

IMPRINT = Imprint(publisher="The ombudsman", contact="Send corrections to the office.")
LATER = "p9,A monthly,2024-03-20T09:00:00+00:00,2024-03-10,30.2,67.0,Quetta,9,PK,bombing,TTP,9,9,Nine died in Quetta\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    held = workspace(tmp_path_factory.mktemp("bulletins"))
    yield held
    held.close()


@pytest.fixture
def own(made: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    held = copied(made, tmp_path)
    yield held
    held.close()


def issue(of: Workspace, out: Path, *, pdf: bool = False) -> Issued:
    return press_room_of(of).issue(out, IMPRINT, pdf=pdf)


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if not each.is_dir()}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "data" / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def test_a_bulletin_made_again_is_the_same_to_the_byte_and_an_act_all_the_same(own: Workspace, tmp_path: Path):
    first = issue(own, tmp_path / "one", pdf=True)
    second = issue(own, tmp_path / "two", pdf=True)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    assert (first.again, second.again, first.entry == second.entry) == (False, True, True)
    assert [each.operation for each in own.ledger.acts(limit=2)] == ["publish", "publish"]
    assert {"bulletin-en.pdf", "bulletin-ur.pdf"} <= files_of(tmp_path / "one").keys()


def test_the_register_gives_ranges_sources_and_how_sure_it_is(own: Workspace, tmp_path: Path):
    issue(own, tmp_path / "out")
    quetta = rows(tmp_path / "out", "register")[0]
    assert (quetta["first"], quetta["place"], quetta["country"]) == ("2024-03-10", "Quetta", "PK")
    assert (quetta["killed_low"], quetta["killed_high"]) == ("6", "8")
    assert quetta["sources"] == "A daily; A weekly; A wire"
    assert (quetta["reports"], quetta["origins"]) == ("3", "3")
    told = json.loads((tmp_path / "out" / "data" / "register.json").read_text(encoding="utf-8"))
    assert [each["incident"] for each in told["rows"]] == [
        each["incident"] for each in rows(tmp_path / "out", "register")
    ]
    page = (tmp_path / "out" / "en" / "register-2024-03.html").read_text(encoding="utf-8")
    assert f'id="{quetta["incident"]}"' in page
    assert "TTP" in page


def test_no_word_of_a_report_stands_in_a_bulletin(own: Workspace, tmp_path: Path):
    issue(own, tmp_path / "out")
    whole = b"\n".join(files_of(tmp_path / "out").values())
    for row in ROWS:
        text = row.strip().rpartition(",")[2].encode()
        assert text not in whole


def hidden_in(of: Workspace, folder: Path, marking: Marking) -> None:
    """Add a deadlier report of the same attack, and one of another attack, that not everybody may read."""
    place = {"lat": 30.2, "lon": 67.0, "radius_m": 9.0, "name": "Quetta", "country": "PK"}
    lines = []
    for name, day in (("h1", "2024-03-10"), ("h2", "2024-03-15")):
        when = {"first": day, "last": day, "precision": "day"}
        claim = {"prop": "killed", "quote": "Nine", "low": 9, "best": 9, "high": 9, "when": when, "where": place}
        told = {"id": name, "source": "Hushed office", "text": "Nine killed.", "marking": marking.value}
        lines.append(json.dumps(told | {"claims": [claim]}))
    path = folder / "hidden.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    (added,) = of.add([path], back_filled=True)
    assert added.reports == 2


@pytest.mark.parametrize("marking", [Marking.GREEN, Marking.RED])
def test_a_hidden_report_leaves_no_trace_outside_of_the_proof(own: Workspace, tmp_path: Path, marking: Marking):
    hidden = copied(own, tmp_path / "other")
    hidden_in(hidden, tmp_path, marking)
    hidden.run()
    own.run(fresh=True)  # an act on the same day: the day of the newest one is on every page
    assert marking in hidden.sight().held
    issue(own, tmp_path / "open", pdf=True)
    issue(hidden, tmp_path / "closed", pdf=True)
    hidden.close()
    told, other = files_of(tmp_path / "open"), files_of(tmp_path / "closed")
    assert told.keys() == other.keys()
    assert [name for name in told if told[name] != other[name] and not name.startswith("proof/")] == []
    assert b"Hushed" not in b"".join(other.values())


def test_a_correction_says_what_the_last_bulletin_told(own: Workspace, tmp_path: Path):
    issue(own, tmp_path / "one")
    path = tmp_path / "later.csv"
    path.write_text(HEADER + LATER + LATER.replace("p9", "p10").replace("A monthly", "Another"), encoding="utf-8")
    own.add([path], mapping="generic", back_filled=True)
    made = issue(own, tmp_path / "two")
    told = {(each["field"], each["after"]) for each in rows(tmp_path / "two", "corrections")}
    assert made.corrections == len(told) > 0
    assert {field for field, _ in told} == {"killed"}
    assert "9" in next(iter(told))[1]
    again = issue(own, tmp_path / "three")
    assert again.again
    assert files_of(tmp_path / "two") == files_of(tmp_path / "three")


def test_a_bulletin_proves_itself_with_nothing_of_ours(own: Workspace, tmp_path: Path):
    out = tmp_path / "out"
    issue(own, out)
    listed = (line.split("  ") for line in (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    held = {name: content for name, content in files_of(out).items() if name not in proof(out)}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in held.items()} == {
        name: digest for digest, name in listed
    }
    terms = (out / "proof" / "terms.json").read_bytes()
    assert json.loads(terms)["manifest"] == hashlib.sha256((out / "SHA256SUMS").read_bytes()).hexdigest()
    told = subprocess.run(
        [sys.executable, out / "proof" / "verify_log.py", out / "proof" / "receipt.tlog-proof", "--key",
         own.folder / "log.pub"], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert hashlib.sha256(terms).hexdigest() in (out / "proof" / "en.html").read_text(encoding="utf-8")
    assert told.returncode == 0


def proof(out: Path) -> set[str]:
    return {name for name in files_of(out) if name.startswith("proof/")} | {"SHA256SUMS"}


def test_a_folder_with_other_things_in_it_is_left_alone(own: Workspace, tmp_path: Path):
    out = tmp_path / "out"
    issue(own, out)
    issue(own, out)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    before = files_of(out)
    with pytest.raises(BadConfig, match=r"holds notes\.txt, which is no part of a bulletin"):
        issue(own, out)
    assert files_of(out) == before


def test_a_full_disk_leaves_the_old_bulletin(own: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "out"
    issue(own, out)
    before, put = files_of(out), files.put

    def full(folder: Path, name: str, content: bytes) -> str:
        if name.startswith("ur/"):
            raise OSError(28, "No space left on device")
        return put(folder, name, content)

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(Unavailable, match="what was there before is untouched"):
        issue(own, out)
    assert files_of(out) == before
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(".")) == []


def test_an_empty_bulletin_is_none(tmp_path: Path):
    held = Workspace.init(tmp_path / "empty")
    with pytest.raises(BadConfig, match="the bulletin would be empty"):
        issue(held, tmp_path / "out")
    held.close()
    assert not (tmp_path / "out").exists()


def test_what_is_withheld_is_counted_with_its_authority_and_its_day(own: Workspace, tmp_path: Path):
    incident = own.now().incidents(IncidentQuery(limit=1, order="reports")).incidents[0].id
    asked = Opened(incident=incident, kind=ReviewKind.EXERCISE, lead="The inspector", independence="none", why="why")
    reviews = reviews_of(own)
    review = reviews.open(asked).id
    for section in Section:
        reviews.write(review, Written(section=section, text="Something."))
    reviews.done(review, "why")
    report = tmp_path / "report.md"
    report.write_text("# Lessons of Quetta\n\nOne.\n\nTwo.\n", encoding="utf-8")
    terms = Withholding(paragraphs=(2,), authority="court order 17", until="2024-07-01", outside=True)
    issue(own, tmp_path / "before")
    with pytest.raises(BadConfig, match="there is no review 'rev_x'"):
        Press(log=own.log()).publish(report, tmp_path / "public.txt", terms, review="rev_x")
    Press(log=own.log()).publish(report, tmp_path / "public.txt", terms, review=review)
    issue(own, tmp_path / "out")
    (told,) = rows(tmp_path / "out", "publications")
    assert (told["title"], told["review"], told["paragraphs"]) == ("Lessons of Quetta", review, "2")
    assert (told["withheld"], told["authority"]) == ("1", "court order 17 (not on record here)")
    assert int(told["late_days"]) > 0
    page = (tmp_path / "out" / "en" / "reviews.html").read_text(encoding="utf-8")
    assert "1 of 2 paragraphs are withheld under court order 17" in page
    states = [(each["kind"], each["state"], each["publication"]) for each in rows(tmp_path / "out", "reviews")]
    assert ("exercise", "done", told["publication"]) in states
    assert "done, and not published" in (tmp_path / "before" / "en" / "reviews.html").read_text(encoding="utf-8")
    published = (tmp_path / "public.txt").read_text(encoding="utf-8")
    assert check(published, key=None, openings=(), today=lessons_of(own).today()).trouble == ()
    told_outside = subprocess.run(
        [sys.executable, verify_log.__file__, tmp_path / "public.txt"], capture_output=True, text=True, check=False
    )
    assert told_outside.returncode == 0, told_outside.stderr


def test_sites_are_counted_only_where_there_are_ten(own: Workspace):
    advice = Told(
        reference="R1", kind="recommendation", text="Mend the gate.", action="", addressee="The office",
        made_by="A court", issued="2024-01-01",
    )  # fmt: skip
    one = lessons_of(own).recommend(advice, "why")

    def at(number: int) -> Recommendation:
        return replace(one, id=f"rec_{number}", site=f"School {number}", site_class="school")

    today = lessons_of(own).today()
    few = boards([one, *map(at, range(ENOUGH_SITES - 1))], today)
    many = boards([one, *map(at, range(ENOUGH_SITES))], today)
    assert {row.total for row in few} == {1}
    assert [(row.sort, row.total) for row in many if row.sort == "sites"] == [("sites", ENOUGH_SITES)]


def test_nobody_is_named_but_organisations_and_offices(own: Workspace, tmp_path: Path):
    place = {"lat": 31.5, "lon": 74.3, "radius_m": 20.0, "name": "House of Somebody", "country": "PK"}
    when = {"first": "2024-06-01", "last": "2024-06-01", "precision": "day"}
    claim = {"prop": "killed", "quote": "Four", "low": 4, "best": 4, "high": 4, "when": when, "where": place}
    told = {"id": "n1", "source": "Jane Neighbour", "text": "Four killed.", "claims": [claim]}
    graded = '[[source]]\nid = "neighbour"\nname = "Jane Neighbour"\nkind = "public"\n'
    (own.folder / "sources.toml").write_text(graded, encoding="utf-8")
    path = tmp_path / "told.jsonl"
    path.write_text(json.dumps(told), encoding="utf-8")
    own.add([path], back_filled=True)
    issue(own, tmp_path / "out")
    whole = b"".join(files_of(tmp_path / "out").values())
    assert b"Neighbour" not in whole
    assert b"House of" not in whole
    assert any(each["sources"] == ANYBODY for each in rows(tmp_path / "out", "register"))


def test_whoever_is_killed_leaves_the_old_bulletin_whole(own: Workspace, tmp_path: Path):
    out = tmp_path / "out"
    issue(own, out)
    before = files_of(out)
    own.close()
    code = KILLED.format(folder=str(own.folder), out=str(out), at="proof/en.html")
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert files_of(out) == before
    again = Workspace.open(own.folder)
    issue(again, out)
    again.close()


KILLED = """
import os, signal
from pathlib import Path
from sabaq.exchange.bulletin import files
from sabaq.workspace import Workspace, bulletins
put = files.put
def killed(folder, name, content):
    if name == {at!r}:
        os.kill(os.getpid(), signal.SIGKILL)
    return put(folder, name, content)
files.put = bulletins.put = killed
bulletins.press_room_of(Workspace.open(Path({folder!r}))).issue(Path({out!r}), bulletins.Imprint(), pdf=False)
"""
