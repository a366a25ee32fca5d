"""Workbooks: the first filled sheet of an XLSX, as text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from sabaq.errors import BadRecord
from sabaq.sources.streams import Limits, opened

MAX_CELLS = 40_000_000  # calamine lays a sheet out as a full grid, 24 bytes a cell; GTD, whole, has 28 million
_CELL = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])(?:[^<>]*?\br=[\"'](\d{1,9})[\"'])?")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LONGEST_TAG = 4096  # bytes; no spreadsheet program opens a cell with more


def sheet_rows(path: Path, limits: Limits) -> Iterator[list[str]]:
    """Yield every row of the first sheet that holds anything; a bomb or a broken file raises BadRecord."""
    _check_size(path, limits)
    try:
        with CalamineWorkbook.from_path(path) as book:
            for index in range(len(book.sheet_names)):
                sheet = book.get_sheet_by_index(index)
                if sheet.total_height:
                    for row in sheet.iter_rows():
                        yield [_text(cell) for cell in row]
                    return
    except (CalamineError, OSError, ValueError) as problem:
        raise BadRecord(f"{path.name} is not a workbook that can be read ({problem}); save it as CSV") from None
    except BaseException as problem:
        # pyo3's PanicException derives from BaseException and cannot be imported: known by its name only.
        if type(problem).__name__ != "PanicException":
            raise
        raise BadRecord(f"{path.name} is a workbook that breaks its reader; save it as CSV") from None


def _text(cell: float | str | time | date | datetime | timedelta) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _check_size(path: Path, limits: Limits) -> None:
    """Unpack every member once, counting, for a workbook may lie about its own sizes."""
    name = path.name
    try:
        with opened(path) as file, zipfile.ZipFile(file) as bundle:
            members = bundle.infolist()
            packed = path.stat().st_size
            total = 0
            for member in members:
                total = _count_member(file, member, so_far=total, packed=packed, name=name, limits=limits)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as problem:
        raise BadRecord(f"{name} is a damaged workbook ({problem}); open it, and save it again or as CSV") from None


def _count_member(
    file: io.BufferedReader, member: zipfile.ZipInfo, *, so_far: int, packed: int, name: str, limits: Limits
) -> int:
    file.seek(member.header_offset)
    header = file.read(30)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    file.seek(name_length + extra_length, io.SEEK_CUR)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadRecord(f"{name} is packed in a way no spreadsheet program uses; save it again or as CSV")
    grid = _Grid(name) if "worksheets/" in member.filename.replace("\\", "/").lower() else None
    for piece in _pieces(file, member):
        so_far += len(piece)
        limits.check(so_far, packed, name=name)
        if grid is not None:
            grid.see(piece)
    return so_far


def _pieces(file: io.BufferedReader, member: zipfile.ZipInfo) -> Iterator[bytes]:
    left = member.compress_size
    stored = member.compress_type == zipfile.ZIP_STORED
    unpack = zlib.decompressobj(-15)
    while left > 0 and (packed := file.read(min(left, 1 << 18))):
        left -= len(packed)
        if stored:
            yield packed
            continue
        while packed:
            yield unpack.decompress(packed, 1 << 20)
            packed = unpack.unconsumed_tail


class _Grid:
    """Follows how wide and how long a sheet's cells reach, by their references or, without them, by their number."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tail = b""
        self._rows = self._columns = 0
        self._in_row = 0  # cells of the row that the last piece broke off in

    def see(self, piece: bytes) -> None:
        """Take the next piece of the sheet's XML; a grid too large to lay out raises BadRecord."""
        text = self._tail + piece
        cut = max(text.rfind(b"<"), 0)
        text, self._tail = text[:cut], text[cut:][-_LONGEST_TAG:]
        for letters, digits in set(_CELL.findall(text)):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            self._columns = max(self._columns, column)
            self._rows = max(self._rows, int(digits))
        parts = _ROW.split(text)
        counts = [len(_ANY_CELL.findall(part)) for part in parts[::2]]
        counts[0] += self._in_row
        self._in_row = counts[-1]
        self._columns = max(self._columns, *counts)
        self._rows = max(self._rows, len(counts) - 1, *(int(digits or 0) for digits in parts[1::2]), 0)
        if self._rows * self._columns > MAX_CELLS:
            raise BadRecord(
                f"{self._name} has a cell at row {self._rows:,}, column {self._columns:,}: too large a sheet to lay "
                f"out (at most {MAX_CELLS:,} cells); save it as CSV"
            )
