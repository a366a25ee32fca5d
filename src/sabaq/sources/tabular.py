"""Tabular: rows of a mapped table to reports and claims."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord
from sabaq.model.evidence import Claim, Prop, Rejected, Report, Source, SourceKind, end_of_day
from sabaq.model.ids import LinkId, ReportId, SubjectId, content_id
from sabaq.model.incident import Link, Verdict
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.assertions import Drawn, claims_of, drawn_for, title_claim
from sabaq.sources.base import Arrival, Intake, Reader
from sabaq.sources.cells import Unreadable, shown, stated
from sabaq.sources.citations import Citation, citations, names
from sabaq.sources.mapping import Mapping, mapping_file, mapping_names, named_columns, shipped_mapping
from sabaq.sources.pages import Page, page
from sabaq.sources.register import Register
from sabaq.sources.streams import Limits
from sabaq.sources.tables import LIMITS, Row, Table, columns_of, table

__all__ = ["TableReader", "guess_mapping", "mapping_names", "reader"]


def reader(mapping_name: str | None, *, map_file: Path | None = None, register: Register) -> Reader:
    """Give the reader for a shipped mapping, or for a user's map file."""
    if map_file is not None:
        mapping = mapping_file(map_file)
        needed = () if "*" in mapping.optional else named_columns(mapping)
        needed = tuple(column for column in needed if column not in mapping.optional)
        return TableReader(mapping=mapping, register=register, needed=needed)
    if mapping_name is None:
        raise BadConfig(f"no mapping was named; known are {', '.join(mapping_names())}; or give your own map file")
    return TableReader(mapping=shipped_mapping(mapping_name), register=register)


def guess_mapping(path: Path) -> str | None:
    """Give the one shipped mapping whose telling columns a table has; None when none or several fit.

    A file that is no table at all raises BadRecord, which says more than None could.
    """
    columns = set(columns_of(path))
    fitting = [name for name in mapping_names() if columns.issuperset(shipped_mapping(name).recognise)]
    if len(fitting) > 1:
        fitting = [name for name in fitting if name != "generic"]
    return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReader:
    """Reads tables of one mapping; the register says who speaks."""

    mapping: Mapping
    register: Register
    needed: tuple[str, ...] = ()  # columns without which a file is refused, beside those the mapping requires
    limits: Limits = field(default=LIMITS)

    @property
    def name(self) -> str:
        """name@version of the mapping."""
        return f"{self.mapping.name}@{self.mapping.version}"

    @property
    def back_filled(self) -> bool:
        """Whether the mapping's rows count as known before they were loaded."""
        return self.mapping.back_filled

    def read(self, path: Path, intake: Intake) -> Iterator[Arrival | Rejected]:
        """Yield each row's own report, then the reports it cites; a bad row is Rejected, a bad file BadRecord.

        Under a lenient mapping a row whose bounds contradict each other yields its report and a Rejected as well.
        """
        with table(path, skip_tags=self.mapping.skip_tags, limits=self.limits) as rows:
            _check_columns(rows, (*self.mapping.required, *self.needed), self.mapping.name, name=path.name)
            reading = _Reading(self, path.name, intake, frozenset(rows.columns))
            for row in rows.rows:
                if isinstance(row, Rejected):
                    yield row
                    continue
                yield from reading.outcome(row)


def _check_columns(rows: Table, needed: tuple[str, ...], mapping: str, *, name: str) -> None:
    missing = [column for column in dict.fromkeys(needed) if column not in rows.columns]
    if not missing:
        return
    near = difflib.get_close_matches(missing[0], rows.columns, n=1, cutoff=0.5)
    hint = f"; the nearest there is {near[0]!r}" if near else ""
    seen = ", ".join(rows.columns[:40]) or "none"
    raise BadRecord(
        f"{name} has no column {', '.join(map(repr, missing))}, which the mapping {mapping} needs{hint}; "
        f"columns seen: {seen[:600]}. Rename the column, or correct the map file "
        "(a column that may be absent goes into its `optional`)"
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """When a document came out, as its row says."""

    at: datetime | None
    precision: str | None
    title: tuple[str, int] | None = None  # and where it starts in the raw text


class _Reading:
    """One file being read: what was asked, and the external ids seen so far."""

    def __init__(self, rules: TableReader, file: str, intake: Intake, columns: frozenset[str]) -> None:
        self._mapping = rules.mapping
        self._register = rules.register
        self._name = rules.name
        self._file = file
        self._intake = intake
        self._columns = columns
        self._back_filled = rules.back_filled if intake.back_filled is None else intake.back_filled
        self._today = intake.now.astimezone(intake.zone).date()
        self._first: dict[str, ReportId] = {}  # by external id
        self._others: dict[str, dict[ReportId, int]] = {}
        article = rules.mapping.article
        self._article = re.compile(article.pattern, re.DOTALL) if article is not None else None

    def outcome(self, row: Row) -> list[Arrival | Rejected]:
        """Give what comes of a row: reports, or the first thing wrong with it."""
        try:
            return self._arrivals(row)
        except Unreadable as fault:
            return [self._rejected(row, fault)]

    def _rejected(self, row: Row, fault: Unreadable, kept: str = "") -> Rejected:
        return Rejected(
            file=self._file, row=row.number, column=fault.column, seen=fault.seen, wanted=fault.wanted + kept
        )

    def _arrivals(self, row: Row) -> list[Arrival | Rejected]:
        sheet = page(row.cells, self._mapping)
        told_id = sheet.cells.get(self._mapping.external_id, "").strip()
        if not told_id:
            raise Unreadable(self._mapping.external_id, "an empty cell", "the row's own id")
        told = self._published(sheet)
        report_id = ReportId(content_id("r", self._mapping.name, sheet.raw))
        drawn = drawn_for(report_id, self._name, columns=self._columns, lenient=self._mapping.lenient)
        claims = claims_of(sheet, self._mapping, drawn=drawn, today=self._today)
        if told.title is not None:
            claims += (title_claim(drawn, *told.title),)
        source = self._source(sheet)
        report = Report(
            id=report_id,
            source=source.id,
            external_id=self._unique(told_id, report_id),
            raw=sheet.raw,
            published_at=told.at,
            published_precision=told.precision,
            known_at=self._known_at(claims, told),
            back_filled=self._back_filled,
            lang=self._mapping.lang,
            marking=self._mapping.marking,
            title=next((claim.quote.strip() for claim in claims if claim.prop is Prop.TITLE), None),
            archive=self._intake.archive,
            locator=f"row {row.number}",
        )
        kept = "; the row was loaded all the same"
        return [
            Arrival(report=report, source=source, claims=claims),
            *self._cited(sheet, report, drawn.subject),
            *(self._rejected(row, fault, kept) for fault in drawn.faults or ()),
        ]

    def _unique(self, told_id: str, report: ReportId) -> str:
        """Keep the id the input gave; a second, different row of that id gets #2, and so on."""
        if self._first.setdefault(told_id, report) == report:
            return told_id
        others = self._others.setdefault(told_id, {})
        return f"{told_id}#{others.setdefault(report, len(others) + 2)}"

    def _source(self, sheet: Page) -> Source:
        rule = self._mapping.source
        told = self._intake.source_name
        kind = rule.kind
        if told is None and rule.column is not None:
            told = sheet.cells.get(rule.column, "").strip() or None
            kind = rule.kinds.get(sheet.cells.get(rule.kind_column or "", "").strip(), rule.kind)
        return self._register.source(told or rule.name or "not named", SourceKind(kind) if kind else None)

    def _published(self, sheet: Page) -> _Told:
        rule = self._mapping.published
        if rule is not None and rule.column in sheet.cells:
            return self._publication(sheet.cells[rule.column], rule.column, rule.formats)
        article = self._mapping.article
        if article is None or self._article is None or article.column not in sheet.cells:
            return _Told(None, None)
        cell = sheet.cells[article.column]
        match = self._article.fullmatch(cell)
        if match is None:
            return _Told(None, None)
        told = self._publication(match["published"], article.column, ("iso",))
        words = match["title"].rstrip()
        title = (words, sheet.starts[article.column] + match.start("title")) if words else None
        return replace(told, title=title)

    def _publication(self, text: str, column: str, formats: tuple[str, ...]) -> _Told:
        found = stated(text, column, formats)
        if found.at is not None:
            at = found.at if found.at.tzinfo is not None else found.at.replace(tzinfo=self._intake.zone)
            if at > self._intake.now:
                raise Unreadable(column, shown(text), f"a time not after now, {self._intake.now.isoformat()}")
            return _Told(at, "minute")
        if found.first > self._today:
            raise Unreadable(column, shown(text), f"a day not after today, {self._today.isoformat()}")
        if found.precision is not DatePrecision.DAY:
            return _Told(None, None)  # a month of publication is no time of publication
        return _Told(self._midnight(found.first), "day")

    def _midnight(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=self._intake.zone)

    def _known_at(self, claims: tuple[Claim, ...], told: _Told) -> datetime | None:
        if not self._back_filled:
            return None
        if self._mapping.known_from == "date":
            for claim in claims:
                if claim.when is not None:
                    return self._by_end_of(claim.when.last)
        return self._known_from(told)

    def _known_from(self, told: _Told) -> datetime | None:
        if told.at is None or told.precision == "minute":
            return told.at
        return self._by_end_of(told.at.date())

    def _by_end_of(self, day: date) -> datetime:
        return min(end_of_day(day, self._intake.zone), self._intake.now)

    def _cited(self, sheet: Page, row: Report, subject: SubjectId) -> list[Arrival]:
        rule = self._mapping.cited
        if rule is None:
            return []
        split = names if rule.style == "names" else citations
        found = [one for column in rule.columns if column in sheet.cells for one in split(sheet.cells[column])]
        return [self._citation(one, number, row, subject=subject) for number, one in enumerate(found, 1)]

    def _citation(self, cited: Citation, number: int, row: Report, *, subject: SubjectId) -> Arrival:
        """Give the report of what another outlet published; it claims its title only, never the row's figures."""
        external_id = f"{row.external_id}/{number}"
        report_id = ReportId(content_id("r", self._mapping.name, external_id, cited.text))
        source = self._register.source(cited.outlet)
        in_time = cited.published is not None and cited.published <= self._today
        told = _Told(self._midnight(cited.published), "day") if cited.published and in_time else _Told(None, None)
        report = Report(
            id=report_id,
            source=source.id,
            external_id=external_id,
            raw=cited.text,
            published_at=told.at,
            published_precision=told.precision,
            known_at=(self._known_from(told) or row.known_at) if self._back_filled else None,
            back_filled=self._back_filled,
            lang=self._mapping.lang,
            marking=self._mapping.marking,
            title=cited.title.strip(),
            archive=self._intake.archive,
            locator=f"{row.locator}, citation {number}",
            method="citation",
        )
        drawn = drawn_for(report_id, self._name)
        claim = title_claim(drawn, cited.title, cited.start)
        return Arrival(report=report, source=source, claims=(claim,), links=(self._same(drawn, subject, report),))

    def _same(self, drawn: Drawn, subject: SubjectId, report: Report) -> Link:
        decided_by = f"dataset:{self._mapping.name}"
        return Link(
            id=LinkId(content_id("l", decided_by, drawn.subject, subject)),
            a=drawn.subject,
            b=subject,
            verdict=Verdict.SAME,
            decided_by=decided_by,
            why=f"{self._file} cites it as a source of this event",
            known_at=report.known_at,
        )
