"""Assertions: what one row's cells claim, by its mapping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sabaq.model.evidence import COUNTS, Claim, Prop, claim_id, subject_id
from sabaq.model.ids import ReportId, SubjectId
from sabaq.model.spacetime import When, Where
from sabaq.sources.cells import Unreadable, people
from sabaq.sources.mapping import ClaimRule, DateRule, Mapping, PlaceRule, terms
from sabaq.sources.pages import Page, when_of, where_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """Whose claims are drawn up: the report, its one subject, the rule's name, the columns there are."""

    report: ReportId
    subject: SubjectId
    extractor: str
    columns: frozenset[str]
    faults: list[Unreadable] | None = None  # None: a contradiction rejects the row; else it is noted here


@dataclass(frozen=True, slots=True)
class Said:
    """What is claimed, and the words that claim it."""

    prop: Prop
    quote: str
    start: int  # of the quote, in the raw text
    value: str | None = None
    group: str = "all"
    when: When | None = None
    where: Where | None = None
    unit: str | None = None


def drawn_for(
    report: ReportId, extractor: str, *, columns: frozenset[str] = frozenset(), lenient: bool = False
) -> Drawn:
    """Say whose claims are drawn up next."""
    return Drawn(report, subject_id(report), extractor, columns, [] if lenient else None)


def claims_of(sheet: Page, mapping: Mapping, *, drawn: Drawn, today: date) -> tuple[Claim, ...]:
    """Give every claim of a row; a cell that is not what its column holds raises Unreadable."""
    claims = []
    if mapping.date is not None:
        claims += _date_claims(sheet, mapping.date, drawn=drawn, today=today)
    if mapping.place is not None:
        claims += _place_claims(sheet, mapping.place, drawn=drawn)
    for rule in mapping.claim:
        if all(sheet.cells.get(column, "").strip() in cells for column, cells in rule.when.items()):
            claims += (_count_claims if rule.prop in COUNTS else _word_claims)(sheet, rule, drawn=drawn)
    return tuple(claims)


def title_claim(drawn: Drawn, title: str, start: int) -> Claim:
    """Give the claim that a report bears a title."""
    return _claim(drawn, Said(Prop.TITLE, title, start, title))


def _date_claims(sheet: Page, rule: DateRule, *, drawn: Drawn, today: date) -> list[Claim]:
    when = when_of(sheet, rule, today=today, faults=drawn.faults)
    column = rule.first or rule.year
    if when is None or column is None:
        return []
    return [_claim(drawn, Said(Prop.DATE, sheet.cells[column], sheet.starts[column], when=when))]


def _place_claims(sheet: Page, rule: PlaceRule, *, drawn: Drawn) -> list[Claim]:
    found = where_of(sheet, rule)
    if found is None:
        return []
    column, where = found
    cell = sheet.cells[column]
    return [_claim(drawn, Said(Prop.PLACE, cell, sheet.starts[column], cell.strip(), where=where))]


def _count_claims(sheet: Page, rule: ClaimRule, *, drawn: Drawn) -> list[Claim]:
    cells = sheet.cells
    numbers = {
        column: people(cells[column], column)
        for column in (rule.low, rule.best, rule.high)
        if column is not None and column in cells
    }
    if not numbers:
        return []
    low, best, high = (numbers.get(column or "") for column in (rule.low, rule.best, rule.high))
    fault = _disorder(rule, low, best, high)
    if fault is not None and (drawn.faults is None or best is None):
        raise fault
    if fault is not None and drawn.faults is not None:
        drawn.faults.append(fault)
        low = high = None
    there = [column for column in (rule.low, rule.best, rule.high) if column in drawn.columns]
    if len(there) == 1 or (low is not None and low == high and best is None):
        low = best = high = next(iter(numbers.values()))
    column = next(name for name in (rule.best, rule.low, rule.high) if name is not None and name in numbers)
    said = Said(Prop(rule.prop), cells[column], sheet.starts[column], cells[column], group=rule.group, unit=rule.unit)
    return [_claim(drawn, said, low=low, best=best, high=high)]


def _disorder(rule: ClaimRule, low: int | None, best: int | None, high: int | None) -> Unreadable | None:
    told = [(column, number) for column, number in ((rule.low, low), (rule.best, best), (rule.high, high))]
    filled = [(column, number) for column, number in told if number is not None]
    for (column_a, a), (column_b, b) in pairwise(filled):
        if a > b:
            return Unreadable(column_b, f"{b}, with {column_a} {a}", f"{column_a} not above {column_b}")
    return None


def _word_claims(sheet: Page, rule: ClaimRule, *, drawn: Drawn) -> list[Claim]:
    column = rule.value
    if column is None or column not in sheet.cells:
        return []
    cell = sheet.cells[column]
    if rule.longest is not None and len(cell) > rule.longest:
        return []
    groups = [role for role, flag in rule.roles.items() if sheet.cells.get(flag, "").strip() == "1"] or [rule.group]
    claims = []
    for start, word in _words(cell, rule.split):
        if not _is_nothing(word, rule.nothing):
            value = _term(word, rule)
            at = sheet.starts[column] + start
            claims += [_claim(drawn, Said(Prop(rule.prop), word, at, value, group=group)) for group in groups]
    return claims


def _words(cell: str, split: str | None) -> list[tuple[int, str]]:
    if split is None:
        return [(0, cell)]
    found = []
    at = 0
    for part in cell.split(split):
        word = part.strip()
        if word:
            found.append((at + part.index(word), word))
        at += len(part) + len(split)
    return found


def _is_nothing(word: str, nothing: tuple[str, ...]) -> bool:
    told = word.strip().casefold()
    return any(
        told.startswith(entry[:-1].casefold()) if entry.endswith("*") else told == entry.casefold() for entry in nothing
    )


def _term(word: str, rule: ClaimRule) -> str:
    told = word.strip()
    if told in rule.values:
        return rule.values[told]
    if rule.terms is not None and (known := terms(rule.terms).get(told.casefold())) is not None:
        return known
    if rule.terms is not None and told in terms(rule.terms).values():
        return told
    return rule.otherwise or told


def _claim(
    drawn: Drawn, said: Said, *, low: int | None = None, best: int | None = None, high: int | None = None
) -> Claim:
    return Claim(
        id=claim_id(drawn.report, said.prop.value, said.group, str(said.start), said.quote),
        report=drawn.report,
        subject=drawn.subject,
        prop=said.prop,
        quote=said.quote,
        start=said.start,
        end=said.start + len(said.quote),
        extractor=drawn.extractor,
        value=said.value,
        group=said.group,
        low=low,
        best=best,
        high=high,
        unit=said.unit,
        when=said.when,
        where=said.where,
    )
