"""Tidings: whether a short text tells news, as learned.

Asked where the rules found news; a sure "no" makes it background. What is read of a text (a toll, a fresh day, a spot)
weighs beside its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from sabaq.model.evidence import Framing
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.gazetteer import PlaceKind
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.text.leanings import (
    LONGEST,
    Answer,
    Features,
    Named,
    Question,
    families_of,
    leanings,
    plain,
    words_of,
)
from sabaq.sources.prose.text.words import listed
from sabaq.sources.prose.when.anchors import release_day
from sabaq.sources.prose.when.dates import DateMention

STALE = timedelta(days=28)
OFTEN = (2, 3, 5)
COMMON = frozenset({*map(plain, listed("marks", "common")), *'":;?()'})  # they only tell how long a text is
GROUP, PLACE = "@group", "@place"
DATELINE, ITEMS = "dateline", "items"


def asked(clauses: tuple[Clause, ...], reading: Reading) -> bool:
    """Say whether it is asked if a text tells news: a short one of a known day, in which the rules found some.

    An attack with people hurt on a day told from that of the news is plain news, as is what a group claims or
    denies; an agency's release tells its own.
    A sentence alone holds little beside a stance, an outcome or people hurt.
    """
    if reading.anchor is None or len(reading.text) > LONGEST:
        return False
    if any(_plain_news(clause) or avowed(clause) for clause in clauses):
        return False
    if len(reading.segments.sentences) == 1 and any(_weighty(clause) for clause in clauses):
        return False
    told = any(clause.framing is Framing.NEWS for clause in clauses)
    return told and release_day(reading.text, reading.segments, None) is None


def quiet(clauses: tuple[Clause, ...], reading: Reading) -> bool:
    """Say whether a text of which that is asked surely tells no news."""
    if not asked(clauses, reading):
        return False
    return leanings()[Question.NEWS].sure(features_of(clauses, reading)) is Answer.QUIET


def _weighty(clause: Clause) -> bool:
    """Say whether a clause tells who says they did it, what became of an attack, or people hurt."""
    return bool(clause.responsibilities or clause.outcomes) or any(m.low or m.vague for m in clause.mentions)


def avowed(clause: Clause) -> bool:
    """Say whether a clause of news tells that a group claims an attack, or denies it."""
    return clause.framing is Framing.NEWS and any(not one.blamed for one in clause.responsibilities)


def _plain_news(clause: Clause) -> bool:
    """Say whether one clause of news tells an attack, people hurt and a day told from that of the news."""
    fresh = any(stated.told_by_anchor for stated in clause.dates)
    return (
        fresh and clause.framing is Framing.NEWS and any(m.low for m in clause.mentions) and clause.attack is not None
    )


def features_of(clauses: tuple[Clause, ...], reading: Reading) -> Features:
    """Give the words of a text, the families they belong to and how often, and what was read of it."""
    end = reading.segments.sentences[0].end if reading.segments.sentences else 0
    names, length = _names(reading), len(reading.text)
    opening, rest = [n for n in names if n[0] < end], [n for n in names if n[0] >= end]
    first = [word for word in words_of(reading.text, (0, end), opening) if word not in COMMON]
    line = [*first, *(word for word in words_of(reading.text, (end, length), rest) if word not in COMMON)]
    met = Counter(families_of(line))
    often = (f"{family}>={n}" for family, count in met.items() for n in OFTEN if count >= n)
    signs = [list(_signs(clause, reading)) for clause in clauses]
    shape = [DATELINE] if reading.segments.dateline else []
    if any(sentence.item for sentence in reading.segments.sentences):
        shape.append(ITEMS)
    return {
        "": [*line, *met, *often],
        "1": [*first, *families_of(first)],
        "C": [*shape, *(sign for some in signs for sign in some)],
        "C1": signs[0] if signs else [],
    }


def _names(reading: Reading) -> list[Named]:
    """Give the groups and places that a text names, in order."""
    groups = [(m.start, m.end, GROUP) for m in reading.voices.mentions]
    places = [
        (n.start, n.end, PLACE)
        for n in reading.triggers.names
        if not any(start < n.end and n.start < end for start, end, _ in groups)
    ]
    return sorted(groups + places)


def _signs(clause: Clause, reading: Reading) -> Iterator[str]:
    """Yield what was read of one clause."""
    if any(m.low and not m.part for m in clause.mentions):
        yield "hurt"
    if any(m.low == m.high == 0 for m in clause.mentions):
        yield "nil"
    yield from (_age(one, reading) for one in clause.dates)
    if any(p.place.kind not in {PlaceKind.COUNTRY, PlaceKind.PROVINCE} for p in clause.places):
        yield "spot"
    if clause.attack:
        yield f"attack:{clause.attack.value}"
    if clause.targets:
        yield "aim"
    if clause.responsibilities:
        yield "stance"
    if clause.outcomes:
        yield "outcome"
    if clause.statistics:
        yield "statistic"


def _age(stated: DateMention, reading: Reading) -> str:
    """Give how a date lies to the day of the news."""
    if stated.when.precision is DatePrecision.YEAR:
        return "year"
    if reading.anchor and stated.when.last < reading.anchor - STALE:
        return "old"
    return "fresh" if stated.told_by_anchor else "day"
