"""Signs: observations out of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import msgspec

from sabaq.errors import BadConfig
from sabaq.model.evidence import Marking, Rejected
from sabaq.model.outlook import Sharing, Sign

LONGEST_LINE = 100_000  # bytes; a sign is a sentence and some names


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another agency was told, and when."""

    agency: str
    at: datetime


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of the file."""

    indicator: str
    agency: str
    place: str
    seen_at: datetime
    held_at: datetime | None = None
    origin: str = ""
    shared: tuple[Told, ...] = ()
    marking: Marking = Marking.CLEAR
    note: str = ""
    url: str = ""  # where the note can be checked


def foretold() -> tuple[Path, ...]:
    """Give the files that retell what was known before some real attacks, with the pages that say so."""
    folder = Path(str(files("sabaq.sources") / "foretold"))
    return tuple(sorted(path for path in folder.iterdir() if path.suffix == ".jsonl"))


def signs_in(path: Path) -> Iterator[Sign | Rejected]:
    """Yield the signs that a file tells of, one a line; a line that cannot be read is named."""
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield _sign(path.name, number, line)
    except OSError as error:
        raise BadConfig(f"{path} cannot be read: {error.strerror}; name a file of JSON lines") from error


def _sign(file: str, number: int, line: bytes) -> Sign | Rejected:
    wanted = 'one JSON object, such as {"indicator": "site-watched", "agency": "Police", "place": "Khar", "seen_at": "2024-03-10T14:05:00+05:00"}'  # noqa: E501 (an example is read in one piece)
    if len(line) > LONGEST_LINE:
        return Rejected(file=file, row=number, column=None, seen=f"{len(line):,} bytes", wanted=wanted)
    try:
        told = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Rejected(file=file, row=number, column=None, seen=str(error), wanted=wanted)
    moments = [told.seen_at, *([told.held_at] if told.held_at else []), *(each.at for each in told.shared)]
    if any(each.tzinfo is None for each in moments):
        seen = "a moment without its distance from UTC"
        return Rejected(file=file, row=number, column=None, seen=seen, wanted="moments such as 2024-03-10T14:05+05:00")
    return Sign(
        indicator=told.indicator, agency=told.agency, place=told.place, seen_at=told.seen_at, held_at=told.held_at,
        origin=told.origin, shared=tuple(Sharing(agency=each.agency, at=each.at) for each in told.shared),
        marking=told.marking, note=f"{told.note} {told.url}".strip(),
    )  # fmt: skip
