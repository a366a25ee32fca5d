"""Streams: text of a file, with a bound on what unpacks."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sabaq.errors import BadRecord

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls); save it as .xlsx or CSV",
    b"PAR1": "a Parquet file; write it out as CSV",
    b"%PDF": "a PDF; give its text as a .txt file or its table as CSV",
    b"BZh": "a bzip2 file; unpack it with bunzip2 first",
    b"\xfd7zXZ": "an xz file; unpack it with unxz first",
    b"\x28\xb5\x2f\xfd": "a zstd file; unpack it with unzstd first",
}
ZERO_SHARE = 0.2  # UTF-16 text in Latin letters is half zero bytes; damaged UTF-8 holds a few


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one file may unpack to before it is taken for a bomb."""

    unpacked: int = 4 * 1024**3  # bytes
    ratio: float = 200.0  # unpacked to packed; gzip reaches about 1030 on zeros, real tables stay below 60
    ratio_from: int = 100 * 1024**2  # bytes unpacked before the ratio counts
    line: int = 10 * 1024**2  # bytes without a line end
    laid_out: int = 2 * 1024**3  # bytes of text in a workbook's cells, of which many may share one string

    def check(self, unpacked: int, packed: int, *, name: str) -> None:
        """Raise BadRecord when a file has unpacked to more than it may."""
        if unpacked > self.unpacked:
            raise BadRecord(f"{name} unpacks to more than {self.unpacked:,} bytes; split it into smaller files")
        if unpacked > self.ratio_from and unpacked > self.ratio * max(packed, 1):
            raise BadRecord(
                f"{name} unpacks to over {self.ratio:g} times its size, as a zip bomb does; unpack it yourself "
                "and load the plain file if you trust it"
            )


class _Watched(io.RawIOBase):
    """Counts the bytes that pass and stops at the limits."""

    def __init__(
        self, source: io.BufferedIOBase, packed: io.BufferedReader | None, *, name: str, limits: Limits
    ) -> None:
        super().__init__()
        self._source = source
        self._packed = packed
        self._name = name
        self._limits = limits
        self._since_line_end = 0
        self.count = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.count

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._take(len(view))
        view[: len(data)] = data
        self.count += len(data)
        if self._packed is not None:
            self._limits.check(self.count, self._packed.tell(), name=self._name)
        ended = max(data.rfind(b"\n"), data.rfind(b"\r"))
        self._since_line_end = len(data) - ended - 1 if ended >= 0 else self._since_line_end + len(data)
        if self._since_line_end > self._limits.line:
            raise BadRecord(
                f"{self._name} has a line longer than {self._limits.line:,} bytes (it ends after byte {self.count:,}); "
                "wanted a table with one record a line"
            )
        return len(data)

    def _take(self, size: int) -> bytes:
        try:
            return self._source.read(size) or b""
        except EOFError:
            raise BadRecord(
                f"{self._name} is cut off: the gzip stream ends early, after {self.count:,} bytes of text; "
                "copy the file again"
            ) from None
        except (gzip.BadGzipFile, zlib.error) as problem:
            raise BadRecord(f"{self._name} is a damaged gzip file ({problem}); copy the file again") from None
        except OSError as problem:
            raise BadRecord(f"{self._name} could not be read ({problem.strerror or problem}); check the disk") from None


def opened(path: Path) -> io.BufferedReader:
    """Open a file for reading, or raise BadRecord in words a person can act on."""
    if path.is_dir():
        raise BadRecord(f"{path.name or path} is a folder; give a file, or load the folder's files one by one")
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise BadRecord(f"there is no file {path}; check the spelling of its name") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise BadRecord(f"{path} could not be opened ({reason}); check that you may read it") from None


def first_bytes(path: Path, size: int = 65536) -> bytes:
    """Give the first bytes of a file."""
    with opened(path) as file:
        try:
            return file.read(size)
        except OSError as problem:
            raise BadRecord(f"{path.name} could not be read ({problem.strerror}); check the disk") from None


def _encoding(head: bytes, name: str) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise BadRecord(f"{name} is in UTF-32; convert it: iconv -f UTF-32 -t UTF-8 {name} > utf8-{name}")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for magic, what in FOREIGN.items():
        if head.startswith(magic):
            raise BadRecord(f"{name} is {what}; wanted CSV, TSV, XLSX or JSON lines, plain or .gz")
    sample = head[:4096]
    if sample and sample.count(0) > ZERO_SHARE * len(sample):
        raise BadRecord(
            f"{name} looks like UTF-16 without its mark, or not like text; wanted UTF-8. Convert it: "
            f"iconv -f UTF-16LE -t UTF-8 {name} > utf8-{name}"
        )
    return "utf-8"


@contextmanager
def text_of(path: Path, limits: Limits) -> Iterator[io.TextIOWrapper]:
    """Open a text file, unpacking gzip; wrong bytes, cut files and bombs raise BadRecord while it is read."""
    name = path.name
    with opened(path) as file:
        packed = file.peek(2)[:2] == GZIP_MAGIC
        inner: io.BufferedIOBase = gzip.GzipFile(fileobj=file) if packed else file
        watched = _Watched(inner, file if packed else None, name=name, limits=limits)
        buffered = io.BufferedReader(watched, 1 << 18)
        encoding = _encoding(buffered.peek(4096), name)
        with io.TextIOWrapper(buffered, encoding=encoding, newline="") as text:
            try:
                yield text
            except UnicodeDecodeError as problem:
                raise BadRecord(_bad_bytes(name, problem, read=buffered.tell())) from None


def document_lines(path: Path, limits: Limits) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, numbered from 1, of a file with one JSON document a line."""
    row = 0
    with text_of(path, limits) as lines:
        for line in lines:
            if not line.strip():
                continue
            row += 1
            if row == 1 and line.lstrip().startswith("["):
                raise BadRecord(
                    f"{path.name} is one JSON list; wanted one document a line: "
                    f"jq -c '.[]' {path.name} > documents.jsonl"
                )
            yield row, line


def _bad_bytes(name: str, problem: UnicodeDecodeError, *, read: int) -> str:
    offset = max(read - len(problem.object), 0) + problem.start
    seen = problem.object[problem.start : problem.start + 1].hex()
    wanted = "UTF-16" if "16" in problem.encoding else "UTF-8"
    return (
        f"{name} is not {wanted}: byte {offset:,} is 0x{seen}; wanted UTF-8 (or UTF-16 with its mark). If it is an "
        f"older Western file, convert it: iconv -f WINDOWS-1252 -t UTF-8 {name} > utf8-{name}"
    )
