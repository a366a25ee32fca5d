"""Questions: web addresses to queries, and back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from typing import TypeVar
from urllib.parse import urlencode

from sabaq.errors import BadRecord
from sabaq.model.incident import IncidentQuery

ORDERS = ("newest", "oldest", "deadliest", "disputed", "reports")
LONGEST_WORDS = 200
MOST_ROWS = 200
FURTHEST_ROW = 10_000_000
EARLIEST_YEAR = 1900
NOTHING = IncidentQuery()

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What part of the picture is asked for, and as of which moment."""

    query: IncidentQuery = NOTHING
    as_of: datetime | None = None  # aware, UTC

    @property
    def narrowed(self) -> bool:
        """Whether anything but order and page is asked for."""
        return replace(self.query, order="newest", limit=NOTHING.limit, offset=0) != NOTHING

    def address(self, path: str = "/", without: str = "", **changes: date | str | int | None) -> str:
        """Give the one address of this question, with a part dropped and some changed (None drops one too)."""
        parts = {**parameters(self), **changes}
        parts.pop(without, None)
        if "offset" not in changes:
            parts.pop("offset", None)
        kept = {name: str(value) for name, value in parts.items() if value not in (None, "")}
        return f"{path}?{urlencode(kept, safe=',:')}" if kept else path

    def moment_address(self, path: str, **more: str) -> str:
        """Give an address that keeps only the moment of this question."""
        kept = {"as_of": moment_text(self.as_of)} if self.as_of else {}
        kept.update(more)
        return f"{path}?{urlencode(kept, safe=',:')}" if kept else path


def parameters(question: Question) -> dict[str, str | int | None]:
    """Give what a question says, by parameter, without what is usual."""
    query = question.query
    said: dict[str, str | int | None] = {}
    for field in fields(IncidentQuery):
        value = getattr(query, field.name)
        if value != getattr(NOTHING, field.name):
            said[field.name] = written(value)
    if question.as_of is not None:
        said["as_of"] = moment_text(question.as_of)
    return said


def written(value: object) -> str:
    """Give a query's value as it stands in an address."""
    match value:
        case True:
            return "1"
        case date():
            return value.isoformat()
        case tuple():
            return ",".join(f"{part:g}" for part in value)
        case _:
            return str(value)


def moment_text(moment: datetime | None) -> str:
    """Give a moment in UTC as a date-time field holds it: no zone, seconds only where there are some."""
    if moment is None:
        return ""
    plain = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    return plain.isoformat(timespec="seconds" if plain.second else "minutes")


def question_of(given: Mapping[str, str]) -> Question:
    """Read an address's parameters; a value that cannot be read raises BadRecord in plain words."""
    query = IncidentQuery(
        text=words(given, "text"),
        first=read(given, "first", day_of),
        last=read(given, "last", day_of),
        country=words(given, "country"),
        province=words(given, "province"),
        attack_type=words(given, "attack_type"),
        target=words(given, "target"),
        actor=words(given, "actor"),
        min_killed=whole(given, "min_killed", 0, 1_000_000),
        disputed=switched(given, "disputed"),
        bbox=read(given, "bbox", box_of),
        order=one_of(given, "order", ORDERS),
        limit=whole(given, "limit", 1, MOST_ROWS) or NOTHING.limit,
        offset=whole(given, "offset", 0, FURTHEST_ROW) or 0,
    )
    if query.first and query.last and query.last < query.first:
        raise BadRecord(f"the last day {query.last} is before the first day {query.first}; exchange them")
    return Question(query=query, as_of=read(given, "as_of", moment_of))


def words(given: Mapping[str, str], name: str) -> str | None:
    """Give a text parameter, trimmed; None when empty."""
    text = given.get(name, "").strip()
    if len(text) > LONGEST_WORDS or "\x00" in text:
        raise BadRecord(f"parameter {name} is {len(text)} characters long; wanted at most {LONGEST_WORDS}, plain text")
    return text or None


def read(given: Mapping[str, str], name: str, reading: Callable[[str], Value]) -> Value | None:
    """Read a parameter by a rule; None when empty."""
    text = words(given, name)
    if text is None:
        return None
    try:
        return reading(text)
    except (ValueError, OverflowError) as problem:
        raise BadRecord(f"parameter {name} is {text!r}; {problem}") from problem


def day_of(text: str) -> date:
    """Read a day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError("wanted a day such as 2024-03-01") from None
    if day.year < EARLIEST_YEAR:
        raise ValueError(f"wanted a day from {EARLIEST_YEAR} on")
    return day


def moment_of(text: str) -> datetime:
    """Read a moment; without a zone it is in UTC, and a day alone means its end."""
    text = text.replace(" ", "+") if "T" in text else text  # a bare + in an address arrives as a space
    try:
        if len(text) == len("2024-03-01"):
            moment = datetime.combine(date.fromisoformat(text), datetime.max.time().replace(microsecond=0), UTC)
        else:
            moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("wanted a moment such as 2024-03-01T18:00 (UTC)") from None
    if not EARLIEST_YEAR <= moment.year <= 9000:
        raise ValueError(f"wanted a moment from {EARLIEST_YEAR} on")
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def box_of(text: str) -> tuple[float, float, float, float]:
    """Read a box: west, south, east, north in degrees."""
    wanted = "wanted west,south,east,north in degrees, such as 66,30,70,34"
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(wanted) from None
    if not all(map(math.isfinite, (west, south, east, north))):
        raise ValueError(wanted)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(f"{wanted}, with west before east and south before north")
    return west, south, east, north


def whole(given: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    """Read a whole number within bounds; None when empty."""
    text = words(given, name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise BadRecord(f"parameter {name} is {text!r}; wanted a whole number from {least} to {most}")
    return int(text)


def switched(given: Mapping[str, str], name: str) -> bool:
    """Read a switch."""
    text = (words(given, name) or "0").lower()
    if text not in {"0", "1", "on", "true", "false"}:
        raise BadRecord(f"parameter {name} is {text!r}; wanted 1 or 0")
    return text in {"1", "on", "true"}


def one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """Read a choice; the first is meant when empty."""
    text = words(given, name) or choices[0]
    if text not in choices:
        raise BadRecord(f"parameter {name} is {text!r}; wanted one of {', '.join(choices)}")
    return text
