"""Documents: prose files become arrivals or annotated lines.

A `.txt` file is one document; `.jsonl` (also `.gz`) holds one document a line with at least a "text".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Protocol

import msgspec

from sabaq.errors import BadRecord
from sabaq.model.evidence import Marking, Rejected, Report, Source, SourceKind, end_of_day
from sabaq.model.ids import ReportId, content_id
from sabaq.model.spacetime import EARLIEST
from sabaq.sources.annotation import AnnotatedClaim, parse_published, published_text, to_claim
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, read
from sabaq.sources.prose.parties.named import named
from sabaq.sources.prose.tellings import ToldDocument, tell
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import Scanned, scan
from sabaq.sources.prose.when.dates import find_dates
from sabaq.sources.streams import Limits, document_lines, text_of

NAME = "prose@1"
LONGEST = 5_000_000  # characters of one document; a book is not a report
LIMITS = Limits(line=40 * 1024**2)  # a line of LONGEST characters in UTF-8 with JSON escapes still passes
NO_SOURCE = "not named"
BLANKS = str.maketrans("\n\r\t", "   ")
NO_TEXT = frozenset({"Cc", "Cn", "Co"})  # control, unassigned, private use; marks of direction are text
HEAD_DATE = lazily(
    r"(?:[-–—|] *|^(?:published|updated|posted|dated|date)\b[ :]*(?:on|at)?[ :]*|^)"
    r"(?P<day>\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})\s*$",
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip


class Naming(Protocol):
    """Knows the sources that documents name."""

    def source(self, name: str) -> Source:
        """Give the source of that name."""
        ...


class Assist(Protocol):
    """Proposes claims beside those of the rules."""

    @property
    def name(self) -> str:
        """name@version, as its claims carry it."""
        ...

    def beside(self, document: Document, told: tuple[AnnotatedClaim, ...]) -> tuple[AnnotatedClaim, ...]:
        """Give claims on what the rules left unsaid."""
        ...


class _Line(msgspec.Struct):
    """What a line may hold; other keys are ignored."""

    text: str | None = None
    id: str | int | None = None
    report_id: str | int | None = None
    i: str | int | None = None
    published: str | None = None
    source: str | dict[str, object] | None = None
    source_kind: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    marking: str | None = None


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One document as the file gives it."""

    row: int | None
    id: str | int  # as the file gives it, else made from its position
    text: str
    published: datetime | None = None
    precision: str | None = None
    source: str | dict[str, object] | None = None  # a name, or an object that describes it
    source_kind: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    marking: Marking = Marking.CLEAR

    @property
    def external(self) -> str:
        """The document's id as text."""
        return str(self.id)

    @property
    def source_name(self) -> str | None:
        """The name of the source, where one is given."""
        name = self.source.get("name") if isinstance(self.source, dict) else self.source
        return name.strip() or None if isinstance(name, str) else None

    def day(self, zone: tzinfo) -> date | None:
        """Give the civil day of publication: that of the moment's own zone, or of `zone` where it is told in UTC."""
        if self.published is None:
            return None
        return (self.published if self.published.utcoffset() else self.published.astimezone(zone)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseReader:
    """Reads documents and what they claim."""

    gazetteer: Gazetteer
    register: Naming
    assist: Assist | None = None

    @property
    def name(self) -> str:
        """name@version, written beside what it read."""
        return f"{NAME}+{self.assist.name}" if self.assist else NAME

    @property
    def back_filled(self) -> bool:
        """Documents count as known when they were published."""
        return True

    def read(self, path: Path, intake: Intake) -> Iterator[Arrival | Rejected]:
        """Yield every document of the file in order, each with its claims."""
        for raw in read_documents(path, zone=intake.zone, now=intake.now):
            if isinstance(raw, Rejected):
                yield raw
                continue
            yield self._arrival(raw, intake)

    def _arrival(self, raw: Raw, intake: Intake) -> Arrival:
        """Give the report, its source and its claims."""
        source = self.register.source(intake.source_name or raw.source_name or NO_SOURCE)
        back_filled = self.back_filled if intake.back_filled is None else intake.back_filled
        report = Report(
            id=_report_id(source, raw),
            source=source.id,
            external_id=raw.external,
            raw=raw.text,
            published_at=raw.published,
            published_precision=raw.precision,
            known_at=raw.published if back_filled else None,
            back_filled=back_filled and raw.published is not None,
            lang=raw.lang,
            title=raw.title,
            url=raw.url,
            marking=raw.marking,
            archive=intake.archive,
            locator=f"row {raw.row}" if raw.row else None,
            method=self.name,
        )
        told = _told(raw, scan(raw.text, self.gazetteer), self.gazetteer, zone=intake.zone, assist=self.assist)
        return Arrival(report=report, source=source, claims=tuple(to_claim(one, report.id) for one in told))


def reader(gazetteer: Gazetteer, register: Naming, assist: Assist | None = None) -> ProseReader:
    """Give a reader of prose."""
    return ProseReader(gazetteer=gazetteer, register=register, assist=assist)


def extract_lines(
    path: Path, gazetteer: Gazetteer, *, zone: tzinfo = UTC, now: datetime | None = None, assist: Assist | None = None
) -> Iterator[ToldDocument | Rejected]:
    """Yield every document of the file with what it tells, ready to be written as one JSON line."""
    for raw in read_documents(path, zone=zone, now=now):
        if isinstance(raw, Rejected):
            yield raw
            continue
        scanned = scan(raw.text, gazetteer)
        claims = _told(raw, scanned, gazetteer, zone=zone, assist=assist)
        telling = tell(claims, named(scanned))
        yield ToldDocument(
            id=raw.id,
            incidents=telling.incidents,
            statistics=telling.statistics,
            responsibility=telling.responsibility,
            claims=claims,
            text=raw.text,
            published=published_text(raw.published, raw.precision),
            source=raw.source,
            source_kind=raw.source_kind,
            title=raw.title,
            url=raw.url,
            lang=raw.lang,
            marking=raw.marking,
        )


def read_documents(path: Path, *, zone: tzinfo, now: datetime | None) -> Iterator[Raw | Rejected]:
    """Yield the documents of a file; a line that cannot be read is Rejected, a file that cannot be raises BadRecord."""
    if path.name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        yield from _lines(path, zone, now)
        return
    with text_of(path, LIMITS) as stream:
        text = stream.read(LONGEST + 1)
    wrong = _wrong(text)
    if wrong:
        yield Rejected(file=path.name, row=None, column=None, seen=wrong[0], wanted=wrong[1])
        return
    published = _head_day(text, zone)
    if published and now and published > now:
        published = None
    yield Raw(
        row=None, id=path.name, text=text, published=published, precision="day" if published else None,
        title=_title(text),
    )  # fmt: skip


def _lines(path: Path, zone: tzinfo, now: datetime | None) -> Iterator[Raw | Rejected]:
    """Yield one document, or one rejection, for every line that is not blank."""
    decoder = msgspec.json.Decoder(_Line)
    for row, line in document_lines(path, LIMITS):
        try:
            yield _raw(decoder.decode(line), row, zone, now=now)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as problem:
            seen = f"{line.strip()[:60]!r} ({problem})"
            yield Rejected(file=path.name, row=row, column=None, seen=seen, wanted='one JSON object with a "text"')
        except BadRecord as problem:
            column, _, seen = str(problem).partition("|")
            seen, _, wanted = seen.partition("|")
            yield Rejected(file=path.name, row=row, column=column, seen=seen, wanted=wanted)


def _raw(line: _Line, row: int, zone: tzinfo, *, now: datetime | None) -> Raw:
    """Give the document of one line; BadRecord "column|seen|wanted" where it cannot be read."""
    text = line.text if line.text and line.text.strip() else line.title or ""
    wrong = _wrong(text)
    if wrong:
        raise BadRecord(f"text|{wrong[0]}|{wrong[1]}")
    if line.marking is not None and line.marking not in set(Marking):
        raise BadRecord(f"marking|{line.marking[:60]!r}|one of {', '.join(Marking)}")
    published = precision = None
    if line.published and line.published.strip():
        try:
            published, precision = parse_published(line.published, zone)
        except BadRecord as problem:
            raise BadRecord(f"published|{line.published[:60]!r}|{problem}") from None
        if published.date() < EARLIEST or (now and published > now and published.date() > now.astimezone(zone).date()):
            raise BadRecord(
                f"published|{line.published[:60]!r}|a day after {EARLIEST.isoformat()} and not in the future"
            )
        published = min(published, now) if now else published
    return Raw(
        row=row,
        id=next((n for n in (line.id, line.report_id, line.i) if n is not None), f"row {row}"),
        text=text,
        published=published,
        precision=precision,
        source=line.source,
        source_kind=line.source_kind,
        title=line.title,
        url=line.url,
        lang=line.lang,
        marking=Marking(line.marking or Marking.CLEAR),
    )


def _wrong(text: str) -> tuple[str, str] | None:
    """Give what was seen and what was wanted where a text is no prose."""
    if not text.strip("\ufeff \n\r\t"):
        return "no text", "the document's own words"
    if len(text) > LONGEST:
        return f"more than {LONGEST:,} characters", "one report; split the file into its documents"
    if "\x00" in text:
        return "NUL characters", "plain text; is this a binary file?"
    sample = text[:20_000]
    plain = sample.isprintable() or sample.translate(BLANKS).isprintable()
    odd = () if plain else (c for c in sample if not c.isprintable() and c not in "\n\r\t")
    if sum(unicodedata.category(c) in NO_TEXT for c in odd) > 0.1 * len(sample):
        return "mostly control characters", "plain text; is this a binary file?"
    if any("\ud800" <= c <= "\udfff" for c in text) if not text.isascii() else False:
        return "half of a surrogate pair", "valid Unicode; the text was cut or wrongly decoded"
    return None


def _head_day(text: str, zone: tzinfo) -> datetime | None:
    """Give the day that one of the first lines ends with, as a heading does ("... - 19 Feb 2023")."""
    head = "\n".join(line.strip() for line in text[:800].splitlines()[:8])
    match = HEAD_DATE.search(head)
    stated = find_dates(match.group("day"), None) if match else ()
    return end_of_day(stated[0].when.first, zone) if stated else None


def _title(text: str) -> str | None:
    """Give the first line where it is short enough for a heading."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if 0 < len(first) <= 160 else None


def _told(
    raw: Raw, scanned: Scanned, gazetteer: Gazetteer, *, zone: tzinfo, assist: Assist | None
) -> tuple[AnnotatedClaim, ...]:
    """Give what the rules read in a document, and what is proposed beside it."""
    document = Document(raw=raw.text, published=raw.day(zone), partisan=raw.source_kind == SourceKind.MILITANT)
    told = read(document, scanned, gazetteer)
    return (*told, *assist.beside(document, told)) if assist else told


def _report_id(source: Source, raw: Raw) -> ReportId:
    """Give the id that the same document of the same source always has."""
    return ReportId(content_id("r", source.id, raw.external, raw.text))
