"""Tables: what is read from good files, what is said of bad ones."""

from __future__ import annotations

import gzip
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.errors import BadRecord
from sabaq.model.evidence import Rejected
from sabaq.sources.streams import Limits
from sabaq.sources.tables import Row, columns_of, table
from tests.sources.sheets import sheet, workbook, written

SMALL = Limits(unpacked=200_000, ratio=20, ratio_from=10_000, line=5_000)


def rows_of(path: Path, *, skip_tags: bool = False, limits: Limits = SMALL) -> list[Row | Rejected]:
    with table(path, skip_tags=skip_tags, limits=limits) as opened:
        return list(opened.rows)


def cells_of(path: Path) -> list[dict[str, str]]:
    return [row.cells for row in rows_of(path) if isinstance(row, Row)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(tmp_path: Path, delimiter: str):
    path = written(tmp_path, f'id{delimiter}"a, b; c"\n1{delimiter}"x{delimiter}y"\n')
    assert cells_of(path) == [{"id": "1", "a, b; c": f"x{delimiter}y"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_marked_utf16_give_the_same_cells(tmp_path: Path, encoding: str):
    path = tmp_path / "table.txt"
    path.write_bytes("id,place\r\n1,کوئٹہ\r\n".encode(encoding))
    assert cells_of(path) == [{"id": "1", "place": "کوئٹہ"}]


def test_a_gzip_file_is_known_by_its_bytes_not_its_name(tmp_path: Path):
    path = tmp_path / "plain.csv"
    path.write_bytes(gzip.compress(b"id,n\n1,2\n"))
    assert cells_of(path) == [{"id": "1", "n": "2"}]


def test_a_workbook_gives_numbers_dates_and_words_as_text(tmp_path: Path):
    path = workbook(tmp_path / "table.csv", [["id", "n", "place"], [7, 2.5, "A & B"], [8, 3, ""]])
    assert cells_of(path) == [{"id": "7", "n": "2.5", "place": "A & B"}, {"id": "8", "n": "3", "place": ""}]


def test_json_lines_keep_their_keys_and_drop_nulls(tmp_path: Path):
    path = written(tmp_path, '{"id": 1, "place": "x", "n": 2.0}\n\n{"id": 2, "n": null, "more": [1]}\n')
    assert cells_of(path) == [{"id": "1", "place": "x", "n": "2"}, {"id": "2", "more": "[1]"}]


def test_a_broken_json_line_is_rejected_and_the_others_load(tmp_path: Path):
    good, bad, last = rows_of(written(tmp_path, '{"id": 1}\n{"id": \n{"id": 3}\n'))
    assert isinstance(good, Row)
    assert isinstance(bad, Rejected)
    assert bad.row == 2
    assert isinstance(last, Row)
    assert last.number == 3


def test_rows_are_counted_from_one_after_header_tags_and_blank_lines(tmp_path: Path):
    path = written(tmp_path, "\n\nid,n\n#meta,#n\n\n1,2\n3,4\n")
    rows = rows_of(path, skip_tags=True)
    assert [row.number for row in rows if isinstance(row, Row)] == [1, 2]


def test_a_cell_with_line_ends_stays_as_it_was(tmp_path: Path):
    assert cells_of(written(tmp_path, 'id,t\n1,"a\r\nb\nc"\n')) == [{"id": "1", "t": "a\r\nb\nc"}]


def test_a_cell_of_a_million_characters_is_read(tmp_path: Path):
    path = written(tmp_path, "id,t\n1," + "x" * 1_000_000 + "\n")
    (row,) = rows_of(path, limits=Limits())
    assert isinstance(row, Row)
    assert len(row.cells["t"]) == 1_000_000


def test_a_spreadsheets_separator_line_is_obeyed(tmp_path: Path):
    assert cells_of(written(tmp_path, "sep=;\nid;n\n1;2\n")) == [{"id": "1", "n": "2"}]


def test_a_row_of_another_width_is_rejected_by_its_number(tmp_path: Path):
    first, second = rows_of(written(tmp_path, "id,n\n1,2,3\n4,5\n"))
    assert isinstance(first, Rejected)
    assert "3 cells" in first.seen
    assert "2" in first.wanted
    assert isinstance(second, Row)


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path: Path):
    assert cells_of(written(tmp_path, "id,n\n1,2,,\n")) == [{"id": "1", "n": "2"}]


def test_a_nul_byte_rejects_its_row_only(tmp_path: Path):
    first, second = rows_of(written(tmp_path, "id,n\n1,a\0b\n2,c\n"))
    assert isinstance(first, Rejected)
    assert first.column == "n"
    assert "NUL" in first.seen
    assert isinstance(second, Row)


BAD_TEXTS = {
    "": "empty",
    "\n \n": "empty",
    "1,2,3\n4,5,6\n": "no header",
    "id,n,id\n1,2,3\n": "twice: 'id'",
    '[{"id": 1}]\n': "one object a line",
}


@pytest.mark.parametrize("text", list(BAD_TEXTS), ids=list(BAD_TEXTS.values()))
def test_a_bad_text_says_what_is_wrong(tmp_path: Path, text: str):
    path = written(tmp_path, text)
    with pytest.raises(BadRecord, match=BAD_TEXTS[text]):
        rows_of(path)


def test_a_quote_that_never_closes_is_named(tmp_path: Path):
    path = written(tmp_path, 'id,n\n1,"never closed' + "x\n" * 6_000_000)
    with pytest.raises(BadRecord, match=r"line \d+: .*quoted cell to be closed"):
        rows_of(path, limits=Limits())


def test_bytes_of_another_encoding_name_their_offset_and_the_cure(tmp_path: Path):
    path = tmp_path / "old.csv"
    path.write_bytes(b"id,place\n" + b"1,x\n" * 100_000 + b"2,\xe9\n")
    with pytest.raises(BadRecord, match=r"byte 400,011 is 0xe9.*iconv"):
        rows_of(path)


def test_utf16_without_its_mark_is_named(tmp_path: Path):
    path = tmp_path / "old.csv"
    path.write_bytes("id,place\n1,x\n".encode("utf-16-le"))
    with pytest.raises(BadRecord, match="iconv -f UTF-16"):
        rows_of(path)


@pytest.mark.parametrize("magic", [b"\xd0\xcf\x11\xe0", b"PAR1", b"%PDF-1.7", b"BZh9", b"\xfd7zXZ\0"])
def test_a_file_of_another_kind_is_named(tmp_path: Path, magic: bytes):
    path = tmp_path / "table.csv"
    path.write_bytes(magic + b"\x01\x02,\n" * 9)
    with pytest.raises(BadRecord, match=r"is an? .*wanted CSV"):
        rows_of(path)


def test_a_cut_gzip_file_is_called_cut_off(tmp_path: Path):
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"id,n\n" + os.urandom(5000).hex().encode() + b",1\n")[:-900])
    with pytest.raises(BadRecord, match="cut off"):
        rows_of(path, limits=Limits())


def test_a_damaged_gzip_file_is_called_damaged(tmp_path: Path):
    path = tmp_path / "t.csv.gz"
    whole = bytearray(gzip.compress(b"id,n\n1,2\n"))
    whole[-6] ^= 255
    path.write_bytes(whole)
    with pytest.raises(BadRecord, match="damaged gzip"):
        rows_of(path)


def test_a_gzip_bomb_is_stopped_by_its_ratio(tmp_path: Path):
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"id,n\n" + b"1,2\n" * 40_000))
    with pytest.raises(BadRecord, match="times its size"):
        rows_of(path)


def test_a_large_gzip_file_is_stopped_by_its_size(tmp_path: Path):
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"id,n\n" + b"1,2\n" * 400_000))
    with pytest.raises(BadRecord, match="more than 200,000 bytes"):
        rows_of(path, limits=Limits(unpacked=200_000, ratio=1e9))


def test_a_workbook_bomb_is_stopped(tmp_path: Path):
    path = workbook(tmp_path / "t.xlsx", [["id", "n"], *([["1", "x" * 50]] * 2_000)])
    with pytest.raises(BadRecord, match=r"times its size|more than"):
        rows_of(path)


def test_a_workbook_that_lies_about_its_size_is_still_stopped(tmp_path: Path):
    path = workbook(tmp_path / "t.xlsx", [["id", "n"], *([["1", "x" * 50]] * 5_000)])
    with zipfile.ZipFile(path) as bundle:
        true = max(member.file_size for member in bundle.infolist())
    path.write_bytes(path.read_bytes().replace(true.to_bytes(4, "little"), (900).to_bytes(4, "little")))
    with pytest.raises(BadRecord):
        rows_of(path)


def test_a_workbook_with_one_far_cell_is_not_laid_out(tmp_path: Path):
    far = sheet([["id"]]).replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    path = workbook(tmp_path / "t.xlsx", [], sheet_xml=far)
    with pytest.raises(BadRecord, match="too large a sheet"):
        rows_of(path, limits=Limits())


def test_a_workbook_whose_cells_hide_where_they_are_is_not_laid_out_either(tmp_path: Path):
    far = sheet([["id"]]).replace("</sheetData>", f'<row r="1048576">{"<c><v>1</v></c>" * 100}</row></sheetData>')
    path = workbook(tmp_path / "t.xlsx", [], sheet_xml=far)
    with pytest.raises(BadRecord, match="row 1,048,576, column 100: too large"):
        rows_of(path, limits=Limits())


def test_a_broken_workbook_is_a_bad_record(tmp_path: Path):
    path = workbook(tmp_path / "t.xlsx", [["id"], ["1"]])
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(BadRecord, match="workbook"):
        rows_of(path)


def test_a_line_without_end_is_stopped(tmp_path: Path):
    with pytest.raises(BadRecord, match="line longer than 5,000 bytes"):
        rows_of(written(tmp_path, "id,n\n" + "x" * 600_000))


def test_a_folder_a_missing_and_a_locked_file_are_told_apart(tmp_path: Path):
    with pytest.raises(BadRecord, match="is a folder"):
        rows_of(tmp_path)
    with pytest.raises(BadRecord, match="there is no file"):
        rows_of(tmp_path / "none.csv")
    locked = written(tmp_path, "id\n1\n")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(BadRecord, match="could not be opened"):
        rows_of(locked)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_rows_rejections_or_a_bad_record(tmp_path_factory: pytest.TempPathFactory, data: bytes):
    path = tmp_path_factory.mktemp("any") / "any.bin"
    path.write_bytes(data)
    with suppress(BadRecord):
        assert all(isinstance(row, Row | Rejected) for row in rows_of(path))


@given(st.binary(max_size=200), st.integers(0, 3000))
@settings(max_examples=60, deadline=None)
def test_a_workbook_with_any_damage_never_crashes(tmp_path_factory: pytest.TempPathFactory, data: bytes, where: int):
    path = workbook(tmp_path_factory.mktemp("any") / "t.xlsx", [["id", "n"], ["1", 2]])
    whole = path.read_bytes()
    path.write_bytes(whole[:where] + data + whole[where + len(data) :])
    with suppress(BadRecord):
        rows_of(path)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8),
            min_size=3,
            max_size=3,
        ),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_what_is_written_as_json_lines_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]):
    path = tmp_path_factory.mktemp("any") / "t.jsonl"
    told = [dict(zip("abc", row, strict=True)) for row in rows]
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in [{"a": "1"}, *told]))
    assert cells_of(path)[1:] == told


def test_the_columns_can_be_seen_without_the_rows(tmp_path: Path):
    assert columns_of(written(tmp_path, " id ,n,\n1,2,\n")) == ("id", "n", "column 3")


@pytest.mark.parametrize(
    "header",
    [",".join(map(str, range(1_000_000))), "1" * 200_000 + "x", "c," * 300_000 + "c"],
    ids=["a million columns", "a long number", "one name over and over"],
)
def test_a_hostile_header_is_answered_at_once(tmp_path: Path, header: str):
    path = written(tmp_path, header + "\n1\n")
    with suppress(BadRecord):
        assert rows_of(path, limits=Limits())


def test_a_hostile_sheet_is_answered_at_once(tmp_path: Path):
    path = workbook(tmp_path / "t.xlsx", [], sheet_xml="<worksheet>" + "<row " * 150_000)
    with pytest.raises(BadRecord):
        rows_of(path, limits=Limits())
