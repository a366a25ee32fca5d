"""Tables: rows of CSV, TSV, XLSX and JSON lines files."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sabaq.errors import BadRecord
from sabaq.model.evidence import Rejected
from sabaq.sources.streams import ZIP_MAGIC, Limits, first_bytes, text_of
from sabaq.sources.workbooks import sheet_rows

DELIMITERS = (",", "\t", ";", "|")
LIMITS = Limits()
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
_DATA_CELL = re.compile(r"[-+]?[\d.,:/ -]*\d[\d.,:/ -]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its number (1 is the first data row) and its cells by column, in column order."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a file and its records, read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[Row | Rejected]


@contextmanager
def table(path: Path, *, skip_tags: bool = False, limits: Limits = LIMITS) -> Iterator[Table]:
    """Open any supported table; what is in the file decides, not its name.

    `skip_tags` drops a first record of HXL tags (cells that start with '#'; HXL 1.1, hxlstandard.org).
    """
    if first_bytes(path, 4) == ZIP_MAGIC:
        yield _grid(sheet_rows(path, limits), path.name, skip_tags=skip_tags)
        return
    with text_of(path, limits) as text:
        first = _first_filled_line(text, path.name)
        if first.lstrip().startswith("{"):
            yield _json_lines(first, text, path.name)
            return
        if first.lstrip().startswith("["):
            raise BadRecord(
                f"{path.name} is one JSON list; wanted one object a line: jq -c '.[]' {path.name} > rows.jsonl"
            )
        yield _grid(_csv_records(first, text, path.name), path.name, skip_tags=skip_tags)


def columns_of(path: Path, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Give the names in a table's header."""
    with table(path, limits=limits) as opened_table:
        return opened_table.columns


def _first_filled_line(text: io.TextIOWrapper, name: str) -> str:
    for line in text:
        if line.strip():
            return line
    raise BadRecord(f"{name} is empty; wanted a header line and at least one row")


def _csv_records(first: str, text: Iterable[str], name: str) -> Iterator[list[str]]:
    csv.field_size_limit(LIMITS.line)
    declared = re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE)  # a line some spreadsheet programs write
    lines = text if declared else _again(first, text)
    delimiter = declared[1] if declared else _delimiter(first)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as problem:
        raise BadRecord(
            f"{name}, line {reader.line_num}: {problem}; wanted a quoted cell to be closed and line ends to be "
            "\\n or \\r\\n"
        ) from None


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(header: str) -> str:
    bare = re.sub(r'"[^"]*"', "", header)
    return max(DELIMITERS, key=bare.count)


def _grid(records: Iterator[list[str]], name: str, *, skip_tags: bool) -> Table:
    header: list[str] = next((cells for cells in records if any(cell.strip() for cell in cells)), [])
    columns = _checked_header(header, name)
    return Table(columns=columns, rows=_grid_rows(records, columns, name=name, skip_tags=skip_tags))


def _checked_header(header: list[str], name: str) -> tuple[str, ...]:
    if not header:
        raise BadRecord(f"{name} is empty; wanted a header line and at least one row")
    columns = tuple(cell.strip() or f"column {number}" for number, cell in enumerate(header, 1))
    if len(columns) > MOST_COLUMNS:
        raise BadRecord(f"{name} has {len(columns):,} columns; wanted at most {MOST_COLUMNS:,} (is it a table at all?)")
    if all(len(column) < 40 and _DATA_CELL.fullmatch(column) for column in columns):
        raise BadRecord(
            f"{name} has no header: its first line is {', '.join(columns)[:120]!r}; wanted the columns' names there"
        )
    if any("\0" in column for column in columns):
        raise BadRecord(f"{name} has a NUL byte in its header; it is not a text table, or was damaged in transfer")
    twice = sorted(column for column, times in Counter(columns).items() if times > 1)
    if twice:
        raise BadRecord(f"{name} names a column twice: {', '.join(map(repr, twice[:5]))}; rename one of the two")
    return tuple(sys.intern(column) for column in columns)


def _grid_rows(
    records: Iterator[list[str]], columns: tuple[str, ...], *, name: str, skip_tags: bool
) -> Iterator[Row | Rejected]:
    width = len(columns)
    number = 0
    for cells in records:
        if not cells or (len(cells) == 1 and width > 1 and not cells[0].strip()):
            continue
        if number == 0 and skip_tags and _is_tags(cells):
            skip_tags = False
            continue
        number += 1
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]  # noqa: PLW2901 - empty cells beyond the header are not content
        if len(cells) != width:
            yield _odd_width(cells, width, name=name, number=number)
            continue
        row = dict(zip(columns, cells, strict=True))
        yield _without_nul(Row(number, row), name)


def _is_tags(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(cell.lstrip().startswith("#") for cell in filled)


def _odd_width(cells: list[str], width: int, *, name: str, number: int) -> Rejected:
    return Rejected(
        file=name,
        row=number,
        column=None,
        seen=f"{len(cells)} cells, the first {cells[0][:60]!r}",
        wanted=f"{width}, as in the header (is a quote or a delimiter missing?)",
    )


def _without_nul(row: Row, name: str) -> Row | Rejected:
    for column, cell in row.cells.items():
        if "\0" in cell:
            return Rejected(
                file=name, row=row.number, column=column, seen="a NUL byte in the text", wanted="text without NUL bytes"
            )
    return row


def _json_lines(first: str, text: Iterable[str], name: str) -> Table:
    start = _object(first)
    columns = tuple(start) if isinstance(start, dict) else ()
    return Table(columns=columns, rows=_json_rows(_again(first, text), name))


def _json_rows(lines: Iterator[str], name: str) -> Iterator[Row | Rejected]:
    number = 0
    for line in lines:
        if not line.strip():
            continue
        number += 1
        cells = _object(line)
        if isinstance(cells, str):
            yield Rejected(file=name, row=number, column=None, seen=cells, wanted="one whole JSON object on the line")
        else:
            yield _without_nul(Row(number, cells), name)


def _object(line: str) -> dict[str, str] | str:
    """Give an object's cells as text, or the words for what was seen instead."""
    try:
        decoded = msgspec.json.decode(line)
        if not isinstance(decoded, dict):
            return f"{line.strip()[:60]!r}"
        return {str(key).strip(): _json_text(value) for key, value in decoded.items() if value is not None}
    except (msgspec.MsgspecError, RecursionError, ValueError) as problem:
        return f"{line.strip()[:60]!r} ({problem})"


def _json_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return msgspec.json.encode(value).decode()
