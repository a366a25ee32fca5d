"""Annotated: JSON lines of documents whose claims are marked."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

import msgspec

from sabaq.errors import BadRecord
from sabaq.model.evidence import (
    Claim,
    Framing,
    Interest,
    Marking,
    Modality,
    Polarity,
    Prop,
    Rejected,
    Report,
    Source,
    SourceKind,
    end_of_day,
)
from sabaq.model.ids import ReportId, SourceId, content_id
from sabaq.model.spacetime import DatePrecision, When, Where
from sabaq.model.terms import AttackType, OutcomeWord
from sabaq.sources.annotation import BY_HAND, AnnotatedClaim, parse_published, to_claim
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.streams import Limits, document_lines

LIMITS = Limits()
CLOSED: dict[Prop, type[StrEnum]] = {Prop.ATTACK_TYPE: AttackType, Prop.OUTCOME: OutcomeWord}
CHOICES: dict[str, type[StrEnum]] = {
    "prop": Prop,
    "polarity": Polarity,
    "modality": Modality,
    "framing": Framing,
    "precision": DatePrecision,
    "kind": SourceKind,
    "interest": Interest,
    "marking": Marking,
}
LONGEST_SEEN = 120  # characters of a wrong value that a message repeats
MONTH_ONLY = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
YEAR_ONLY = re.compile(r"\d{4}", re.ASCII)
PLACE_IN_LINE = re.compile(r" - at `(key in )?\$\.?([^`]*)`$")
People = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
W = TypeVar("W", bound="_Source | _Claim | _Document")


class Registry(Protocol):
    """Knows the sources that documents name."""

    def source(self, name: str) -> Source:
        """Give the source of that name."""
        ...


class _Source(msgspec.Struct):
    name: str
    kind: SourceKind
    independence_group: str | None = None
    interest: Interest = Interest.INDEPENDENT
    reliability: dict[str, str] = {}


class _When(msgspec.Struct):
    first: date
    last: date | None = None
    precision: DatePrecision | None = None
    at: datetime | None = None


class _Where(msgspec.Struct):
    lat: float | None = None
    lon: float | None = None
    radius_m: float | None = None
    name: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None


class _Claim(msgspec.Struct):
    prop: Prop
    quote: str
    subject: str = "1"
    group: str = "all"
    value: str | None = None
    low: People | None = None
    best: People | None = None
    high: People | None = None
    unit: str | None = None
    start: int | None = None
    end: int | None = None
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.TOLD
    framing: Framing = Framing.NEWS
    speaker: str | None = None
    when: _When | None = None
    where: _Where | None = None
    extractor: str = BY_HAND


class _Document(msgspec.Struct):
    text: str
    id: str | int | None = None
    report_id: str | int | None = None
    source: str | _Source | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    title: str | None = None
    marking: Marking = Marking.CLEAR
    claims: list[msgspec.Raw] = []


class _Unreadable(Exception):
    """A line that cannot be read: where in it, what was seen, what was wanted."""

    def __init__(self, column: str | None, seen: str, wanted: str) -> None:
        super().__init__(column, seen, wanted)
        self.column, self.seen, self.wanted = column, _short(seen), wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedReader:
    """Reads one document a line; a line with anything wrong is rejected whole and the others load."""

    register: Registry
    limits: Limits = LIMITS

    @property
    def name(self) -> str:
        """name@version, written beside what it read."""
        return "annotated@1"

    @property
    def back_filled(self) -> bool:
        """Documents count as known when they were published."""
        return True

    def read(self, path: Path, intake: Intake) -> Iterator[Arrival | Rejected]:
        """Yield every document of the file in order, each with its claims."""
        for row, line in document_lines(path, self.limits):
            try:
                yield self._arrival(line, row, intake)
            except _Unreadable as problem:
                yield Rejected(file=path.name, row=row, column=problem.column, seen=problem.seen, wanted=problem.wanted)

    def _arrival(self, line: str, row: int, intake: Intake) -> Arrival:
        document = _decoded(line, _Document, "")
        if not document.text.strip():
            raise _Unreadable("text", "no text", "the document's own words")
        source = self._source(document.source, intake)
        published, precision = _published(document.published, intake)
        back_filled = self.back_filled if intake.back_filled is None else intake.back_filled
        named = document.id if document.id is not None else document.report_id
        external = f"row {row}" if named in {None, ""} else str(named)
        report = Report(
            id=ReportId(content_id("r", source.id, external, document.text)),
            source=source.id,
            external_id=external,
            raw=document.text,
            published_at=published,
            published_precision=precision,
            known_at=published if back_filled else None,
            back_filled=back_filled and published is not None,
            lang=document.lang,
            title=document.title,
            url=document.url,
            marking=document.marking,
            archive=intake.archive,
            locator=f"row {row}",
            method=self.name,
        )
        claims = (_claim(bytes(raw), report, f"claims[{number}]") for number, raw in enumerate(document.claims))
        return Arrival(report=report, source=source, claims=tuple({claim.id: claim for claim in claims}.values()))

    def _source(self, told: str | _Source | None, intake: Intake) -> Source:
        if isinstance(told, _Source):
            return _inline(told, self.register)
        name = intake.source_name or told
        if not name or not name.strip():
            raise _Unreadable("source", "no source", 'a name or {"name", "kind", ...}; or name one for the whole file')
        try:
            return self.register.source(name.strip())
        except BadRecord as problem:
            raise _Unreadable("source", name, str(problem)) from None


def reader(register: Registry) -> AnnotatedReader:
    """Give a reader of annotated documents; sources they only name come from the register."""
    return AnnotatedReader(register=register)


def _inline(told: _Source, register: Registry) -> Source:
    """Give the source as the document describes it; its group is the register's where the document names none."""
    name = told.name.strip()
    if not name:
        raise _Unreadable("source.name", "an empty name", "the office or organisation that speaks")
    try:
        return Source(
            id=SourceId(content_id("src", name)),
            name=name,
            kind=told.kind,
            interest=told.interest,
            independence_group=told.independence_group or register.source(name).independence_group,
            reliability=told.reliability,
        )
    except BadRecord as problem:
        raise _Unreadable("source.reliability", str(told.reliability), str(problem)) from None


def _published(stated: str | None, intake: Intake) -> tuple[datetime | None, str | None]:
    """Give the latest moment that the stated publication allows, but none after now, and its precision."""
    if stated is None or not stated.strip():
        return None, None
    try:
        first, moment, precision = _period(stated.strip(), intake.zone)
    except (BadRecord, ValueError, OverflowError):
        wanted = "a day (2023-01-30), a moment with its zone (2023-01-30T14:05+05:00), a month or a year"
        raise _Unreadable("published", stated, wanted) from None
    if first > intake.now:
        raise _Unreadable("published", stated, f"no publication after now ({intake.now.isoformat()})")
    return min(moment, intake.now), precision


def _period(stated: str, zone: tzinfo) -> tuple[datetime, datetime, str]:
    if YEAR_ONLY.fullmatch(stated):
        first, last, precision = date(int(stated), 1, 1), date(int(stated), 12, 31), "year"
    elif month := MONTH_ONLY.fullmatch(stated):
        year, number = int(month[1]), int(month[2])
        first = date(year, number, 1)
        last, precision = first.replace(day=calendar.monthrange(year, number)[1]), "month"
    else:
        moment, precision = parse_published(stated, zone)
        if precision == "minute":
            return moment, moment, precision
        first = last = moment.date()
    start = datetime(first.year, first.month, first.day, tzinfo=zone)
    return start, end_of_day(last, zone), precision


def _claim(raw: bytes, report: Report, column: str) -> Claim:
    told = _decoded(raw, _Claim, column)
    choices = CLOSED.get(told.prop)
    if choices and told.value not in set(choices):
        raise _Unreadable(f"{column}.value", str(told.value), _one_of(choices))
    start, end = _span(told, report.raw, f"{column}.quote")
    when, where = _when(told.when, f"{column}.when"), _where(told.where, f"{column}.where")
    try:
        marked = msgspec.structs.asdict(told) | {"start": start, "end": end, "when": when, "where": where}
        return to_claim(AnnotatedClaim(**marked), report.id)
    except BadRecord as problem:
        raise _Unreadable(column, f"low {told.low}, best {told.best}, high {told.high}", str(problem)) from None


def _span(told: _Claim, text: str, column: str) -> tuple[int, int]:
    """Give where the quote stands: where the claim says, or the only place it occurs in."""
    quote = told.quote
    if not quote:
        raise _Unreadable(column, "an empty quote", "the words of the text that make the claim")
    if told.start is None and told.end is None:
        start = text.find(quote)
        if start < 0:
            raise _Unreadable(column, repr(quote), "a quote that stands in the text, letter by letter")
        if text.find(quote, start + 1) >= 0:
            raise _Unreadable(column, f"{quote!r} more than once", "start and end, or a longer quote that occurs once")
        return start, start + len(quote)
    if told.start is None or told.end is None:
        raise _Unreadable(column, f"start {told.start} and end {told.end}", "both start and end, or neither")
    found = text[told.start : told.end] if 0 <= told.start <= told.end else ""
    if found != quote or told.end > len(text):
        raise _Unreadable(column, f"{found!r} at {told.start}..{told.end}", f"{quote!r} there (code points, from 0)")
    return told.start, told.end


def _when(told: _When | None, column: str) -> When | None:
    if told is None:
        return None
    last = told.last or told.first
    precision = told.precision or (DatePrecision.DAY if last == told.first else DatePrecision.DAYS)
    try:
        return When(first=told.first, last=last, precision=precision, at=told.at)
    except BadRecord as problem:
        raise _Unreadable(column, f"{told.first} to {last}", str(problem)) from None


def _where(told: _Where | None, column: str) -> Where | None:
    if told is None:
        return None
    try:
        return Where(**msgspec.structs.asdict(told))
    except BadRecord as problem:
        raise _Unreadable(column, f"lat {told.lat}, lon {told.lon}, radius {told.radius_m}", str(problem)) from None


def _decoded(raw: str | bytes, kind: type[W], column: str) -> W:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as problem:
        message = str(problem)
        found = PLACE_IN_LINE.search(message)
        inside = found[2] if found else ""
        field = inside.rpartition(".")[2]
        wanted = _one_of(CHOICES[field]) if field in CHOICES and "enum" in message else PLACE_IN_LINE.sub("", message)
        where = ".".join(part for part in (column, inside) if part)
        raise _Unreadable(where or None, _text_of(raw), wanted) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as problem:
        raise _Unreadable(column or None, _text_of(raw), f"one JSON object a line ({problem})") from None


def _one_of(choices: type[StrEnum]) -> str:
    return "one of " + ", ".join(choice.value for choice in choices)


def _text_of(raw: str | bytes) -> str:
    return (raw if isinstance(raw, str) else raw.decode("utf-8", "replace")).strip()


def _short(seen: str) -> str:
    return seen if len(seen) <= LONGEST_SEEN else seen[: LONGEST_SEEN - 1] + "…"
