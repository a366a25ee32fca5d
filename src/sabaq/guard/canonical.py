"""Canonical: one spelling for each record, and its digest.

What the log holds is JSON after RFC 8785. Rows of the ledger are spelled faster: only columns that hold something, by
name in order, text as UTF-8, real numbers as hexadecimal (`0x1.8p+4`), so that no two programs round them apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import rfc8785

from sabaq.errors import BadRecord

Json = Mapping[str, object]
MOST = 2**53 - 1  # beyond, not every program reads a whole number as it was written
_spell = msgspec.json.Encoder().encode
_sorted = msgspec.json.Encoder(order="sorted").encode


def canonical(record: Json) -> bytes:
    """Give the one spelling of a record, after RFC 8785.

    Where names are ASCII and numbers whole, that is JSON with sorted names and no blanks, and a fast encoder will do.
    """
    if _plain(record):
        return _sorted(record)
    try:
        return rfc8785.dumps(record)  # type: ignore[arg-type]
    except rfc8785.CanonicalizationError as error:
        raise BadRecord(f"{str(record)[:80]} cannot be written down: {error}; wanted plain JSON") from error


def _plain(value: object) -> bool:
    kind = type(value)  # most are texts: asking whether each is a Mapping would take longer than spelling it
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return -MOST <= value <= MOST  # type: ignore[operator]
    if isinstance(value, Mapping):
        return all(isinstance(name, str) and name.isascii() and _plain(its) for name, its in value.items())
    return isinstance(value, str) or (isinstance(value, list | tuple) and all(map(_plain, value)))


def digest(record: Json) -> str:
    """Give the SHA-256 of a record's one spelling, in hex."""
    return hashlib.sha256(canonical(record)).hexdigest()


def rows_digest(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give the SHA-256 of rows with these columns, `names` sorted, in hex: one row a line, in the order given."""
    hashed = hashlib.sha256()
    for row in rows:
        hashed.update(_spell(row_spelling(names, row)))
        hashed.update(b"\n")
    return hashed.hexdigest()


def row_spelling(names: Sequence[str], row: Sequence[object]) -> dict[str, object]:
    """Give a row by the names of the columns that hold something."""
    return {
        name: value.hex() if isinstance(value, float) else value
        for name, value in zip(names, row, strict=True)
        if value is not None
    }
