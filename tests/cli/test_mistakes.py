"""Mistakes: each gets one line with seen, wanted, what to do."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sabaq.workspace import Workspace
from tests.cli.conftest import HEADER, Answer, Call

ROW = "p1,A wire,2024-03-10,2024-03-10,30.2,67.0,Quetta,PK,TTP,5,7,Bomb in Quetta\n"


def assert_explained(answer: Answer, code: int, *telling: str) -> None:
    """The command ended so, with one line on the standard error that holds these words."""
    assert answer.code == code, answer
    assert answer.err.count("\n") == 1, answer.err
    assert answer.err.startswith("sabaq: ")
    for words in telling:
        assert re.search(words, answer.err), f"{words!r} is not in {answer.err!r}"


PROBLEM = "warnings problem Raid --place Quetta --to Office --why x"


@pytest.mark.parametrize(
    "case",
    [
        ("show incidents -w {nowhere}", 2, ["no workspace at", "make one with `sabaq init"]),
        ("show incidents -w {empty}", 2, ["has no picture yet", "`sabaq run"]),
        ("show incident i_404 -w {prepared}", 2, ["no incident 'i_404'", "`sabaq show incidents` lists them"]),
        ("why i_404 -w {prepared}", 2, ["no incident 'i_404'"]),
        ("show incident i_404 -w {prepared} --as-of 2024-03-10", 2, ["no incident 'i_404' as of 2024-03-10T23:59"]),
        ("show incidents -w {prepared} --order loudest", 2, ["'loudest' is unknown", "wanted one of newest, oldest"]),
        (f"{PROBLEM} --threshold 0.3 --false-alarms-a-year 2 -w {{prepared}}", 2, ["both set the threshold"]),
        (f"{PROBLEM} --false-alarms-a-year 2 -w {{prepared}}", 2, ["no record of signs"]),
        (f"{PROBLEM} --threshold 0 --base-rate 0.1 -w {{prepared}}", 2, ["the threshold is 0", "between 0 and 1"]),
        ("show incidents -w {prepared} --recorded", 2, ["wanted --as-of MOMENT beside it"]),
        ("why i_404 -w {prepared} --recorded", 2, ["wanted --as-of MOMENT beside it"]),
        ("export members -w {prepared} --recorded", 2, ["wanted --as-of MOMENT beside it"]),
        ("show incidents -w {prepared} --as-of yesterday", 1, ["'yesterday' is not a", "write it as 2023-01-30"]),
        ("export members -w {prepared} --as-of=", 1, ["'' is not a", "write it as 2023-01-30"]),
        ("show incidents -w {prepared} --as-of 2024-02-30", 1, ["'2024-02-30' is not a"]),
        ("export everything -w {prepared}", 2, ["'everything' cannot be exported; there are incidents as csv"]),
        ("export members -w {prepared} --format docx", 2, ["'docx'", "csv"]),
        ("export members -w {prepared} -o {nowhere}/out.csv", 1, ["cannot be written: No such file", "name another"]),
        ("export members -w {prepared} -o {folder}", 1, ["cannot be written: Is a directory", "name another file"]),
        ("run -w {prepared} --engine abacus", 2, ["'abacus' is unknown; wanted local"]),
        ("add {nowhere} -w {prepared}", 1, ["nowhere is not a file or folder here; check the name"]),
        ("add {folder} -w {prepared}", 1, ["holds no files; wanted at least one"]),
        ("add {table} --as morse -w {prepared}", 2, ["morse", "generic"]),
        ("add {table} --map {nowhere} -w {prepared}", 2, ["nowhere"]),
        ("add {table} --as generic --map {table} -w {prepared}", 2, ["both --as and --map were given"]),
        ("extract {nowhere} -o {folder}/out.jsonl", 1, ["nowhere"]),
    ],
)
def test_a_wrong_call_is_explained(
    sabaq: Call, prepared: Path, empty: Path, tmp_path: Path, *, case: tuple[str, int, list[str]]
):
    words, code, telling = case
    (tmp_path / "folder").mkdir()
    (tmp_path / "table.csv").write_text(HEADER + ROW, encoding="utf-8")
    names = {"prepared": prepared, "empty": empty, "nowhere": tmp_path / "nowhere"}
    names |= {"folder": tmp_path / "folder", "table": tmp_path / "table.csv"}
    assert_explained(sabaq(*(word.format(**names) for word in words.split())), code, *telling)
    assert list((tmp_path / "folder").iterdir()) == []


def bomb() -> bytes:
    """A small file that unpacks to a gigabyte of one row."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as stream:
        stream.write(HEADER.encode())
        zeros = bytes(1 << 20)
        for _ in range(300):
            stream.write(zeros)
    return packed.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes], list[str]]] = {
    "empty": ("a.csv", lambda: b"", ["a.csv", "empty|no header|holds no"]),
    "wrong encoding": (
        "a.csv",
        lambda: (HEADER + ROW * 3).encode().replace(b"Quetta", b"Qu\xe9\xfftta"),
        ["a.csv", "UTF-8"],
    ),
    "missing column": ("a.csv", lambda: b"report_id,date\np1,2024-03-10\n", ["source"]),
    "truncated": (
        "a.csv.gz",
        lambda: gzip.compress((HEADER + ROW * 900).encode())[:-20],
        ["a.csv.gz", "cut|end|trunc"],
    ),
    "bomb": ("a.csv.gz", bomb, ["a.csv.gz"]),
    "a line without end": ("a.csv", (HEADER + "x" * 10**6).encode, ["a.csv"]),
    "NUL bytes": ("a.csv", (HEADER + ROW.replace("Bomb", "Bo\0mb")).encode, ["NUL"]),
    "not a workbook": ("a.xlsx", lambda: b"PK\x03\x04 nothing", ["a.xlsx"]),
    "broken JSON": ("a.jsonl", lambda: b'{"report_id": "p1", "sou', ["a.jsonl"]),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_table_is_explained_and_nothing_of_it_counts(
    sabaq: Call, empty: Path, tmp_path: Path, case: str
):
    name, made, telling = FILES[case]
    (tmp_path / name).write_bytes(made())
    answer = sabaq("add", tmp_path / name, "--as", "generic", "-w", empty)
    if answer.code == 0:  # told of as rows that could not be read
        assert "could not be read" in answer.out, answer
        told = answer.out
    else:
        assert_explained(answer, 1)
        told = answer.err
    for words in telling:
        assert re.search(words, told), f"{words!r} is not in {told!r}"
    assert sabaq("doctor", "-w", empty, "--json").json["held"]["reports"] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "telling"),
    [
        (("2024-03-10,30", "2999-01-01,30"), ["date", "2999-01-01"]),
        (("2024-03-10,30", "0000-01-01,30"), ["date", "0000-01-01"]),
        (("30.2", "91"), ["latitude|lat", "91"]),
        ((",5,7,", ",-5,7,"), ["killed_low", "-5"]),
        ((",5,7,", ",8,7,"), ["killed", "8"]),
        (("p1,", ","), ["report_id"]),
    ],
    ids=["future", "year 0", "latitude 91", "negative toll", "low above high", "no id"],
)
def test_a_row_that_cannot_be_is_named_and_the_others_load(
    sabaq: Call, empty: Path, tmp_path: Path, *, change: tuple[str, str], telling: list[str]
):
    bad = ROW.replace(*change)
    assert bad != ROW
    (tmp_path / "a.csv").write_text(HEADER + bad + ROW.replace("p1", "p2"), encoding="utf-8")
    answer = sabaq("add", tmp_path / "a.csv", "--as", "generic", "-w", empty)
    assert answer.code == 0, answer
    assert "could not be read" in answer.out
    assert "a.csv, row 1" in answer.out
    for words in telling:
        assert re.search(words, answer.out), f"{words!r} is not in {answer.out!r}"
    assert sabaq("run", "-w", empty).code == 0
    members = sabaq("export", "members", "-w", empty).out
    assert "p2" in members


def test_right_to_left_text_comes_out_as_it_went_in(sabaq: Call, empty: Path, tmp_path: Path):
    place = "کوئٹہ \u200f(شہر)"
    (tmp_path / "a.csv").write_text(HEADER + ROW.replace("Quetta,PK", f"{place},PK"), encoding="utf-8")
    sabaq("add", tmp_path / "a.csv", "--as", "generic", "-w", empty)
    sabaq("run", "-w", empty)
    assert place in sabaq("export", "claims", "-w", empty).out
    assert place in sabaq("show", "incidents", "-w", empty, "--json").out
    assert place.split(maxsplit=1)[0] in sabaq("show", "incidents", "-w", empty).out


def test_formulas_in_a_table_are_text_in_every_export(sabaq: Call, empty: Path, tmp_path: Path):
    evil = '=HYPERLINK(""http://x"")'
    row = ROW.replace("p1,", "=1+1,").replace("Quetta,PK", f'"{evil}",PK').replace("TTP", "+cmd|' /C calc'!A0")
    (tmp_path / "a.csv").write_text(HEADER + row, encoding="utf-8")
    assert sabaq("add", tmp_path / "a.csv", "--as", "generic", "-w", empty).code == 0
    sabaq("run", "-w", empty)
    for kind in ("incidents", "members", "claims"):
        for cells in csv.reader(io.StringIO(sabaq("export", kind, "-w", empty).out)):
            assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []


def test_text_that_no_database_can_hold_is_told_or_mended(sabaq: Call, empty: Path, tmp_path: Path):
    line = {"id": "n1", "text": "Five killed in Quetta \ud800.", "published": "2024-03-10", "source": "A wire"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line) + "\n", encoding="ascii")
    answer = sabaq("add", tmp_path / "a.jsonl", "--as", "prose", "-w", empty)
    assert answer.code in (0, 1)
    assert "Traceback" not in answer.err


@pytest.mark.skipif(os.name == "nt", reason="names are always text on this system")
def test_a_file_whose_name_is_no_text_is_refused(sabaq: Call, empty: Path, tmp_path: Path):
    folder = tmp_path / "files"
    folder.mkdir()
    name = os.fsdecode(b"a\xff.csv")
    (folder / name).write_text(HEADER + ROW, encoding="utf-8")
    assert_explained(sabaq("add", folder, "-w", empty), 1, "is not UTF-8; rename it")


def test_an_output_that_is_no_plain_file_is_written_to_and_not_replaced(sabaq: Call, prepared: Path):
    device = Path(os.devnull)
    before = device.exists() and not device.is_file()
    assert sabaq("export", "members", "-w", prepared, "--format", "csv", "-o", device).code == 0
    assert (device.exists() and not device.is_file()) == before


def stranger(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.commit()
    other.close()


def test_a_workspace_of_a_newer_version_is_left_alone(sabaq: Call, empty: Path):
    ledger = sqlite3.connect(empty / "ledger.sqlite")
    ledger.execute("UPDATE alembic_version SET version_num = '9999'")
    ledger.commit()
    ledger.close()
    assert_explained(sabaq("doctor", "-w", empty), 2, "9999, newer than this program's", "install a newer sabaq")


@pytest.mark.parametrize(
    ("made", "telling"),
    [
        (lambda path: path.write_bytes(b"not a database at all, but long enough to be one" * 99), "is not a ledger"),
        (stranger, "is a database, but not a ledger: it holds bookmarks"),
    ],
    ids=["garbage", "another program's"],
)
def test_a_file_that_is_no_ledger_is_left_alone(sabaq: Call, empty: Path, made: Callable[[Path], object], telling: str):
    ledger = empty / "ledger.sqlite"
    for each in empty.glob("ledger.sqlite*"):
        each.unlink()
    made(ledger)
    before = ledger.read_bytes()
    assert_explained(sabaq("doctor", "-w", empty), 2, telling)
    assert_explained(sabaq("init", "-w", empty), 2, telling)
    if telling == "is not a ledger":
        assert ledger.read_bytes() == before


def test_a_purpose_that_is_not_on_the_list_is_refused_and_recorded(sabaq: Call, empty: Path, tmp_path: Path):
    (tmp_path / "a.csv").write_text(HEADER + ROW, encoding="utf-8")
    (empty / "sabaq.toml").write_text('purpose = "WATCH-PARTY"\n', encoding="utf-8")
    assert_explained(sabaq("add", tmp_path / "a.csv", "-w", empty), 1, "'WATCH-PARTY' is not on the closed list")
    (empty / "sabaq.toml").unlink()
    workspace = Workspace.open(empty)
    refused = [act for act in workspace.ledger.acts() if act.decision == "refused"]
    told = [(act.operation, act.purpose, act.personal and act.personal.what) for act in refused]
    assert told == [("add", "WATCH-PARTY", "a.csv")]
    workspace.close()


def test_the_folder_of_a_workspace_cannot_be_a_file(sabaq: Call, tmp_path: Path):
    (tmp_path / "file").touch()
    assert_explained(sabaq("init", "-w", tmp_path / "file"), 1, "cannot be written to: File exists", "another with -w")


def test_a_server_for_the_whole_world_is_refused(sabaq: Call, prepared: Path):
    answer = sabaq("serve", "-w", prepared, "--host", "0.0.0.0", "--port", "0")
    assert answer.code in (1, 2)
    assert "Traceback" not in answer.err
    assert "127.0.0.1" in answer.err or "loopback" in answer.err


@pytest.mark.parametrize("words", ["fly", "add", "show incidents --limit 0", "show", "export", "init --sideways"])
def test_a_call_that_cannot_be_parsed_ends_with_two_and_the_usage(sabaq: Call, words: str):
    answer = sabaq(*words.split())
    assert answer.code == 2
    assert "Usage: sabaq" in answer.err + answer.out
