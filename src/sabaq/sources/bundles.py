"""Bundles: how large a workbook grows, before it is opened."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sabaq.errors import BadRecord
from sabaq.sources.streams import Limits, opened

MAX_CELLS = 40_000_000  # calamine lays a sheet out as a full grid, 24 bytes a cell; GTD, whole, has 28 million
OTHER_KINDS = frozenset({"content.xml", "xl/workbook.bin"})  # ODS and XLSB, whose grids are not measured here
_CELL = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])(?:[^<>]*?\br=[\"'](\d{1,9})[\"'])?")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_BORROWS = re.compile(rb"\bt\s*=\s*[\"'](?:s[\"']|&#)")  # a cell that names a string; "&#" may spell the same
_NAMES = re.compile(rb"\bt=\"s\"[^<>]*><v>(\d{1,9})</")
_LONGEST_TAG = 4096  # bytes; no spreadsheet program opens a cell with more


def check_bundle(path: Path, limits: Limits) -> None:
    """Unpack every member once, counting, for a workbook may lie about its own sizes; one too large is BadRecord."""
    name = path.name
    try:
        with opened(path) as file, zipfile.ZipFile(file) as bundle:
            members = bundle.infolist()
            if OTHER_KINDS & {member.filename.replace("\\", "/").lower() for member in members}:
                raise BadRecord(f"{name} is a workbook of another kind; wanted .xlsx. Save it as that, or as CSV")
            grown = _Growth(name=name, packed=path.stat().st_size, limits=limits)
            for member in members:
                grown.follow(file, member)
            if grown.longest * grown.borrowing > limits.laid_out:
                grown.weigh(_named(file, member) for member in members)
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


@dataclass(slots=True, kw_only=True)
class _Growth:
    """What a workbook unpacks to, member by member: bytes, cells, and text that many cells share."""

    name: str
    packed: int
    limits: Limits
    unpacked: int = 0
    borrowing: int = 0  # cells that name a string instead of holding a text
    tables: list[array[int]] = field(default_factory=list)  # the sizes of the strings of each table of strings

    @property
    def longest(self) -> int:
        """The size of the longest string."""
        return max((max(table) for table in self.tables), default=0)

    def follow(self, file: io.BufferedReader, member: zipfile.ZipInfo) -> None:
        """Count one member: which is a sheet, and which holds the strings, another member says as it likes."""
        grid, sizes, start, at, tail = _Grid(self.name), array("q"), -1, 0, b""
        for piece in _pieces(file, member, self.name):
            self.unpacked += len(piece)
            self.limits.check(self.unpacked, self.packed, name=self.name)
            text, base = tail + piece, at - len(tail)
            at += len(piece)
            cut = max(text.rfind(b"<"), 0)
            text, tail = text[:cut], text[cut:][-_LONGEST_TAG:]
            grid.see(text)
            self.borrowing += len(_BORROWS.findall(text))
            for found in _STRING.finditer(text):
                if start >= 0:
                    sizes.append(base + found.start() - start)
                start = base + found.start()
        if start >= 0:
            self.tables.append(array("q", [*sizes, at - start]))

    def weigh(self, named: Iterator[Iterator[np.ndarray]]) -> None:
        """Raise BadRecord where the cells together repeat more text than can be laid out.

        A cell whose string cannot be told here counts as the longest.
        """
        tables = [np.frombuffer(table, dtype=np.int64) for table in self.tables]
        told, known = [0] * len(tables), 0
        for each in (numbers for member in named for numbers in member):
            known += len(each)
            for at, table in enumerate(tables):
                told[at] += int(table[each[each < len(table)]].sum())
        text = max(told) + (self.borrowing - known) * self.longest
        if text > self.limits.laid_out:
            raise BadRecord(
                f"the cells of {self.name} repeat the same strings up to {text:,} bytes, as a zip bomb does "
                f"(at most {self.limits.laid_out:,}); save it as CSV if you trust it"
            )


def _named(file: io.BufferedReader, member: zipfile.ZipInfo) -> Iterator[np.ndarray]:
    """Yield the numbers of the strings that a member's cells name; one cut in two by a piece's edge is left out."""
    for piece in _pieces(file, member, ""):
        if found := _NAMES.findall(piece):
            yield np.array(found, dtype="S9").astype(np.int64)


def _pieces(file: io.BufferedReader, member: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    file.seek(member.header_offset)
    header = file.read(30)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    file.seek(name_length + extra_length, io.SEEK_CUR)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadRecord(f"{name} is packed in a way no spreadsheet program uses; save it again or as CSV")
    left, at = member.compress_size, file.tell()
    stored = member.compress_type == zipfile.ZIP_STORED
    unpack = zlib.decompressobj(-15)
    while left > 0:
        file.seek(at)
        packed = file.read(min(left, 1 << 18))
        if not packed:
            return
        left, at = left - len(packed), at + len(packed)
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
        self._rows = self._columns = 0
        self._in_row = 0  # cells of the row that the last piece broke off in

    def see(self, text: bytes) -> None:
        """Take the next whole tags of the XML; a grid too large to lay out raises BadRecord."""
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
