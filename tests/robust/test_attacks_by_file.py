"""Attacks by files: bombs, links and names that lead elsewhere."""

from __future__ import annotations

import itertools
import zipfile
from pathlib import Path

import pytest

from sabaq.errors import BadRecord
from sabaq.model.authority import Role
from sabaq.sources.streams import Limits
from sabaq.sources.tables import table
from sabaq.workspace.inbox import Inbox
from sabaq.workspace.live import Live
from sabaq.workspace.results import Left
from tests.deciding import workspace
from tests.sources.sheets import sheet, workbook

STRINGS = "xl/sharedStrings.xml"
SMALL = Limits(laid_out=1_000_000)


def sharing(
    path: Path, *, string: str, cells: str, where: str = STRINGS, sheet_at: str = "worksheets/sheet1.xml"
) -> Path:
    """A workbook whose cells all name strings of one table, wherever its parts lie."""
    workbook(path, [], sheet_xml="<worksheet/>")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name).decode() for name in old.namelist()}
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "xl/_rels/workbook.xml.rels"
    added = f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="{where.removeprefix("xl/")}"/>'
    parts[relations] = parts[relations].replace("</Relationships>", added + "</Relationships>").replace(
        "worksheets/sheet1.xml", sheet_at
    )  # fmt: skip
    del parts["xl/worksheets/sheet1.xml"]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts[f"xl/{sheet_at}"] = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    parts[where] = f'<sst xmlns="{main}"><si><t>id</t></si><si><t>{string}</t></si></sst>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in parts.items():
            new.writestr(name, body)
    return path


def column(cell: str, rows: int) -> str:
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    return head + "".join(f'<row r="{at}">{cell.format(at=at)}</row>' for at in range(2, rows + 2))


def values(path: Path, limits: Limits = SMALL) -> list[str]:
    with table(path, limits=limits) as opened:
        return [str(row) for row in opened.rows]


NAMED = '<c r="A{at}" t="s"><v>1</v></c>'


@pytest.mark.parametrize(
    "cell",
    [NAMED, "<c r='A{at}' t='s'><v>1</v></c>", '<c t = "s" r="A{at}"><v> 1 </v></c>',
     '<c r="A{at}" t="&#115;"><v>1</v></c>', '<c r="A{at}" t="s"><f>A1</f><v>1</v></c>'],
)  # fmt: skip
def test_one_string_in_many_cells_is_not_laid_out(tmp_path: Path, cell: str):
    path = sharing(tmp_path / "t.xlsx", string="x" * 30_000, cells=column(cell, 50))
    assert path.stat().st_size < 5_000
    with pytest.raises(BadRecord, match="repeat the same strings"):
        values(path)


@pytest.mark.parametrize("where", ["xl/other.xml", "xl/media/image1.png", "xl/worksheets/strings.xml"])
def test_a_table_of_strings_is_found_wherever_it_lies(tmp_path: Path, where: str):
    path = sharing(tmp_path / "t.xlsx", string="x" * 30_000, cells=column(NAMED, 50), where=where)
    with pytest.raises(BadRecord, match="repeat the same strings"):
        values(path)


def test_strings_that_many_cells_share_are_read_where_they_fit(tmp_path: Path):
    path = sharing(tmp_path / "t.xlsx", string="Quetta", cells=column(NAMED, 200))
    assert len(values(path)) == 200
    once = column(NAMED, 1) + "".join(
        f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(3, 60)
    )  # fmt: skip
    long_once = sharing(tmp_path / "u.xlsx", string="x" * 30_000, cells=once)
    assert len(values(long_once)) == 58  # one long string, named once, among many short ones


def test_a_sheet_with_one_far_cell_is_measured_wherever_it_lies(tmp_path: Path):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = sharing(tmp_path / "t.xlsx", string="x", cells=far, sheet_at="pages/one.xml")
    with pytest.raises(BadRecord, match="too large a sheet"):
        values(path, Limits())


@pytest.mark.parametrize("part", ["content.xml", "Content.XML", "xl/workbook.bin", "xl\\workbook.bin"])
def test_a_workbook_of_a_kind_whose_grid_is_not_measured_is_refused(tmp_path: Path, part: str):
    path = workbook(tmp_path / "t.ods", [["id"], ["1"]])
    with zipfile.ZipFile(path, "a") as bundle:
        bundle.writestr(part, "<x/>")
    with pytest.raises(BadRecord, match="of another kind"):
        values(path)


def test_entities_of_a_workbook_are_not_expanded(tmp_path: Path):
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY l0 "{"x" * 100}">{levels}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    told = sheet([["id"], ["SEEN"], ["FILE"]]).replace("SEEN", "&l8;").replace("FILE", "&file;")
    try:
        read = values(workbook(tmp_path / "t.xlsx", [], sheet_xml=bomb + told))
    except BadRecord:
        return
    assert all(len(each) < 200 and "root:" not in each for each in read)


def test_a_bundle_within_a_bundle_is_not_opened(tmp_path: Path):
    inner = workbook(tmp_path / "inner.xlsx", [["id"], ["1"]])
    with zipfile.ZipFile(tmp_path / "outer.xlsx", "w") as bundle:
        bundle.write(inner, "xl/worksheets/sheet1.xml")
    with pytest.raises(BadRecord):
        values(tmp_path / "outer.xlsx")


def test_members_that_overlap_are_each_counted(tmp_path: Path):
    path = workbook(tmp_path / "t.xlsx", [["id"], *([["x" * 90]] * 3_000)])
    with zipfile.ZipFile(path) as bundle:
        big = max(bundle.infolist(), key=lambda each: each.file_size)
    whole = path.read_bytes()
    at = whole.index(b"PK\x01\x02", whole.rindex(big.filename.encode()) - 60)
    entry = whole[at : at + 46 + len(big.filename)]
    end = whole.index(b"PK\x05\x06")
    many = 60
    tail = bytearray(whole[end:])
    count = int.from_bytes(tail[8:10], "little") + many
    tail[8:10] = tail[10:12] = count.to_bytes(2, "little")
    tail[12:16] = (int.from_bytes(tail[12:16], "little") + many * len(entry)).to_bytes(4, "little")
    path.write_bytes(whole[:end] + entry * many + bytes(tail))
    with pytest.raises(BadRecord, match="more than"):
        values(path, Limits(unpacked=20 * big.file_size))


def test_a_link_in_the_watched_folder_does_not_bring_in_what_it_leads_to(tmp_path: Path):
    made = workspace(tmp_path, run=False)
    drop, secret = tmp_path / "drop", made.folder / "log.key"
    drop.mkdir()
    (drop / "innocent.txt").symlink_to(secret)
    clock = itertools.count(2e12, 100.0)
    inbox = Inbox(folder=drop, live=Live(workspace=made), clock=lambda: next(clock))
    before = sorted(path.name for path in (made.folder / "archive").rglob("*"))
    (left,) = [*inbox.look(), *inbox.look()]
    assert isinstance(left, Left)
    assert "link" in left.why
    assert sorted(path.name for path in (made.folder / "archive").rglob("*")) == before
    made.close()


@pytest.mark.parametrize("name", ["..", "a b.csv", "x;rm -rf.csv", "$(id).csv", "-rf.csv", "ab\u202ecsv.exe.csv"])
def test_a_file_s_name_is_a_text_and_nothing_more(tmp_path: Path, name: str):
    made = workspace(tmp_path / "held", run=False)
    path = tmp_path / f"_{name}"
    path.write_text("report_id,source,published,text\nq1,A wire,2024-03-10,Bomb kills 5\n", encoding="utf-8")
    made.acting("ana", {Role.ANALYST}).add([path], mapping="generic", back_filled=True)
    kept = [each for each in (made.folder / "archive").rglob("*") if each.is_file()]
    assert all(set(each.name) <= set("0123456789abcdef") for each in kept)
    made.close()
