"""Days: the day of each thing that a document tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec.structs import replace

from sabaq.model.evidence import Framing, Prop
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.prose.frames.framing import frame, told_as_attack
from sabaq.sources.prose.gathering.clauses import Clause, Reading, is_opinion
from sabaq.sources.prose.gathering.drafts import Draft, draft_of
from sabaq.sources.prose.gathering.references import SEVERAL, refer, share, told_from_saying
from sabaq.sources.prose.gathering.told import Told
from sabaq.sources.prose.text.cues import Cued, stretch
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.when.anchors import YEAR
from sabaq.sources.prose.when.clocks import timed
from sabaq.sources.prose.when.dates import DateMention, find_dates

Dated = tuple[Clause, DateMention]
FULL = frozenset({DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.HOUR, DatePrecision.MINUTE})
RIVALS = 3  # a date that gives way does so to one of the next two, not to one far off in the text
SITUATION = Cued(
    r"\b(?:sit-?rep|dsr|dsir|(?:situation|daily|weekly|morning|evening|security|incidents?|flash|spot) (?:report|list)"
    r"|(?:reports?|operations|news|events) of|sector|log|summary|roll-?up|round-?up|updates?|bulletin"
    r"|digest|desk|diary|brief(?:ing)?|flash|note"
    r"|casualty list|(?:the )?following (?:was|were|is|are|events?|incidents?|cases?|took|occurred)|as follows)\b",
    re.IGNORECASE,
)
STAMP = r"[A-Z][\w ,'-]{2,40}\. (?=(?:[A-Z][a-z]{2,8},? )?\d)"  # "Mardan, KP. Thu 8 June:"
HEAD = lazily(
    rf"(?:[A-Z]{{3,12}}\. |{STAMP})?"
    r"(?:[^\n:;.]|\.(?! )|(?<=[A-Z][a-z][a-z]\b)\. (?=\d)){3,100}(?=[:;.](?: |$)|\n)"
)
SPAN = lazily(r"\d|week")  # what a head that states a day or a week holds
NEAR = 3  # sentences before the first word of an attack in which its day may stand
TO_COME = lazily(
    r"\b(?:will|would|shall|to be|is due|are due|(?:re)?opens|resumes|scheduled|expected|editorial|letter)\b",
    re.IGNORECASE,
)
HAPPENED = Cued(
    r"\b(?:happened|occurred|took place|came|(?:was|were|had been) (?:hit|struck|attacked|targeted|taken|abducted"
    r"|seized|kidnapped|ambushed|carried out|reported|planted))\b"
    r"|\b(?:date|day|time|hour)(?: (?:and|&) (?:date|day|time))? of (?:the )?(?:event|incident|occurrence|attack|blast"
    r"|firing)\b|\b(?:date|time|when|dtg)(?:(?: and | ?[&/] ?)(?:date|time))?(?= ?:)"
    r"|\b(?:event|occurrence|incident|happening)(?= ?:| (?:this|yesterday|last|on|today|at)\b)",
    re.IGNORECASE,
)


def day_drafts(told: Iterable[Told], reading: Reading, *, filed: DateMention | None) -> Iterator[tuple[Draft, ...]]:
    """Yield the date of each thing told of: stated, told by another's or by the document's head, or none."""
    last = None if filed else _listed(reading)
    shared = last is not None
    after = last.end if last else 0
    opinion = is_opinion(reading)
    known = [(one, _candidates(one, opinion=opinion, after=after)) for one in told]
    taken = frozenset(clause.order for one, _ in known for clause in one.clauses)
    first = next((draft for one, dates in known if (draft := _stated(one, dates))), None)
    for one, dates in known:
        draft = _stated(one, dates)
        if draft is None and one.framing is Framing.NEWS:
            draft = _meant(one, told_from_saying(one.clauses))
            if draft is None and last:
                draft = _referred(one, last, shared=shared or _goes_on(one, last, reading))
            draft = draft or _beside(one, reading, taken) or _stated(one, dates, other=True)
            draft = draft or (_released(one, filed, first) if filed else None)
        last = draft or last
        shared = shared or share(one.clauses[:2]) or (draft is not None and _announced(draft, reading))
        yield (_with_clock(one, draft, reading),) if draft else ()


def _announced(draft: Draft, reading: Reading) -> bool:
    """Say whether the sentence that states a day announces several attacks."""
    return any(s.start <= draft.start < s.end and SEVERAL.search(s.text) for s in reading.segments.sentences)


def _goes_on(told: Told, last: Draft, reading: Reading) -> bool:
    """Say whether a thing told of begins in the sentence that states the day of the one before."""
    first = told.clauses[0]
    return not first.item and reading.segments.sentences[first.order].start <= last.start < first.start


def _with_clock(told: Told, draft: Draft, reading: Reading) -> Draft:
    """Give the date with the clock time that stands in its clause."""
    clause = next((c for c in told.clauses if c.start <= draft.start < c.end), None)
    if clause is None or draft.when is None:
        return draft
    country = next((p.place.country for c in told.clauses for p in c.places if p.place.country), reading.country)
    return replace(draft, when=timed(draft.when, clause.text, country=country))


def _candidates(told: Told, *, opinion: bool, after: int) -> list[Dated]:
    """Give the dates of a thing told of, those beside the attack first; what stands before `after` is the head's."""
    close, wide = [], []
    for clause in told.clauses:
        for d in clause.dates:
            if d.background or clause.start + d.start < after:
                continue
            if clause.mentions or clause.attack or clause.outcomes:
                close.append((clause, d))
            elif clause.concrete or not (opinion or YEAR.search(clause.text, d.start, d.end)):
                wide.append((clause, d))  # a full date in a line that tells of no attack is a heading's
    return [*close, *wide]


def _stated(told: Told, dates: list[Dated], *, other: bool = False) -> Draft | None:
    """Give the first full day, else the first coarser date; `other`: even one that may date something else."""
    meant = [d for d in dates if other or not d[1].other]
    best = [d for d in meant if d[1].when.precision in FULL] or meant
    if not best:
        return None
    clause, stated = min(best[:RIVALS], key=lambda d: d[1].loose)
    return _draft(told, stated, (clause.start + stated.start, clause.start + stated.end))


def _referred(told: Told, last: Draft, *, shared: bool) -> Draft | None:
    """Give the day that is told by the last attack's, or that several attacks share."""
    known = last.when
    if known is None:
        return None
    if draft := _meant(told, refer(told.clauses, known)):
        return draft
    mention = DateMention(known, last.start, last.end)
    return _draft(told, mention, (last.start, last.end), rule="date_by_reference") if shared else None


def _meant(told: Told, meant: tuple[Clause, DateMention] | None) -> Draft | None:
    """Give the draft of a day that is told by another."""
    if meant is None:
        return None
    clause, stated = meant
    return _draft(told, stated, (clause.start + stated.start, clause.start + stated.end), rule="date_by_reference")


def _beside(told: Told, reading: Reading, taken: frozenset[int]) -> Draft | None:
    """Give the day that the sentences just before or after state, where they tell of nothing else."""
    sentences = reading.segments.sentences
    first, last = min(c.order for c in told.clauses), max(c.order for c in told.clauses)
    before = list(takewhile(lambda order: order not in taken, range(first - 1, max(first - 1 - NEAR, -1), -1)))
    after = [o for o in range(first + 1, min(last + 3, len(sentences))) if HAPPENED.search(sentences[o].text)]
    for order in (*before, *(o for o in after if o not in taken)):
        near = sentences[order]
        if frame(near.text) is not Framing.NEWS or TO_COME.search(near.text):
            continue
        for stated in find_dates(near.text, reading.anchor, by=reading.by):
            filed = reading.segments.in_dateline(near.start + stated.start)
            meant = stated.when.precision in FULL or bool(SEVERAL.search(near.text))
            if meant and not (stated.background or stated.other or filed):
                return _draft(told, stated, (near.start + stated.start, near.start + stated.end), rule="date_beside")
    return None


def _released(told: Told, filed: DateMention, first: Draft | None) -> Draft:
    """Give the day of a release's undated news: the first that it states, else its own."""
    if first and first.when:
        mention = DateMention(first.when, first.start, first.end)
        return _draft(told, mention, (first.start, first.end), rule="date_by_reference")
    return _draft(told, filed, (filed.start, filed.end), rule="date_of_release")


def _listed(reading: Reading) -> Draft | None:
    """Give the day at the head of a situation report, which is that of every item without its own."""
    head = HEAD.match(reading.text)
    if head is None:
        return None
    line = stretch(reading.text, 0, head.end())
    named = bool(SITUATION.search(line))
    if not (named or SPAN.search(line)) or told_as_attack(line):
        return None
    stated = next(iter(find_dates(line, reading.anchor, by=reading.by)), None)
    if stated is None or stated.when.precision not in {*FULL, DatePrecision.WEEK}:
        return None
    closes = stated.end == head.end() and not (stated.told_by_anchor or _filed(reading, head.end()))
    if not (named or closes or line.isupper()):
        return None
    return _draft(Told(framing=Framing.NEWS), stated, (stated.start, stated.end))


def _filed(reading: Reading, end: int) -> bool:
    """Say whether the head is an agency's dateline, or a statement's before the day that it tells."""
    line, sentences = reading.segments.dateline, reading.segments.sentences
    if line is None or line.city.isupper():
        return line is not None
    opening = stretch(reading.text, end, sentences[min(2, len(sentences) - 1)].end)
    return bool(find_dates(opening, reading.anchor)) and not any(sentence.item for sentence in sentences)


def _draft(told: Told, stated: DateMention, span: tuple[int, int], *, rule: str = "date") -> Draft:
    """Give the draft of a date claim, to the precision it was stated in."""
    draft = draft_of(told, Prop.DATE, _value_of(stated), span=span, rule=rule)
    draft.when = stated.when
    return draft


def _value_of(stated: DateMention) -> str:
    """Give a date to the precision it was stated in: 2024-05-30, 2024-W22, 2024-05, 2024."""
    first = stated.when.first
    match stated.when.precision:
        case DatePrecision.WEEK:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02d}"
        case DatePrecision.MONTH:
            return f"{first:%Y-%m}"
        case DatePrecision.YEAR:
            return f"{first:%Y}"
        case _:
            return first.isoformat()
