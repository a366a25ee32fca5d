"""Sheets: CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO

from sabaq.exchange.columns import COLUMNS, Cell, Kind, Row, Scale, cells, sound, written

TRIGGERS = frozenset("=+-@\t\r\n\N{MINUS SIGN}")  # OWASP, "CSV Injection"; the minus sign is what NFKC makes of ⁻
NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')


def write_csv(rows: Iterable[Row], stream: BinaryIO, *, kind: Kind, as_of: datetime | None = None) -> int:
    """Write a header and one record a row (RFC 4180, UTF-8, line feeds) and give the number of rows."""
    del as_of  # the format has no place for it; every incident carries known_last
    columns = COLUMNS[kind]
    stream.write(_line(columns))
    count = 0
    for row in rows:
        texts = (_text(cell, scale) for cell, scale in zip(cells(row, kind).values(), columns.values(), strict=True))
        stream.write(_line(texts))
        count += 1
    return count


def sheet(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Give a header and rows as CSV; numbers stay numbers, and no text is taken for a formula."""
    return _line(columns) + b"".join(_line(map(_plain, row)) for row in rows)


def neutral(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run.

    Text that already starts with apostrophes before such a character gets one more, so that taking one away
    always gives the text back.
    """
    return f"'{text}" if _would_run(text.lstrip("'")) else text


def restored(text: str) -> str:
    """Undo `neutral`."""
    return text[1:] if text.startswith("'") and _would_run(text.lstrip("'")) else text


def _would_run(text: str) -> bool:
    for character in text:
        shown = unicodedata.normalize("NFKC", character)[:1]
        if shown in TRIGGERS:
            return True
        # spreadsheets drop spaces and invisible marks (zero width, direction) before they look
        if not (character.isspace() or unicodedata.category(character) in {"Cf", "Cc"}):
            return False
    return False


def _text(cell: Cell, scale: Scale) -> str:
    if cell is None:
        return ""
    return neutral(sound(str(cell))) if scale is Scale.TEXT else str(written(cell))


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, int | float) else neutral(sound(str(cell)))


def _line(texts: Iterable[str]) -> bytes:
    return (",".join(_quoted(text) for text in texts) + "\n").encode()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text
