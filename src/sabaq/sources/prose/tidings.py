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
from sabaq.sources.prose.anchors import release_day
from sabaq.sources.prose.clauses import Clause, Reading
from sabaq.sources.prose.dates import DateMention
from sabaq.sources.prose.leanings import LONGEST, Answer, Features, Named, Question, families, leanings, plain, words_of
from sabaq.sources.prose.words import listed

SURER = 2.0  # log-odds above which one sentence alone, which holds little, is no news
SUREST = 3.0  # log-odds above which a text is news that the rules take for none
STALE = timedelta(days=28)
OFTEN = (2, 3, 5)
COMMON = frozenset({*map(plain, listed("marks", "common")), *'":;?()'})  # they only tell how long a text is
GROUP, PLACE = "@group", "@place"
OPENING = "1:"  # before what the first sentence holds


def quiet(clauses: tuple[Clause, ...], reading: Reading) -> bool:
    """Say whether a short text of a known day surely tells no news; an agency's release always tells its own."""
    if reading.anchor is None or len(reading.text) > LONGEST or any(_plain_news(clause) for clause in clauses):
        return False
    alone = len(reading.segments.sentences) == 1
    if alone and any(c.responsibilities or c.outcomes or any(m.low for m in c.mentions) for c in clauses):
        return False
    model = leanings()[Question.NEWS]
    odds = model.odds(features_of(clauses, reading))
    sure = model.above(odds) is Answer.QUIET and (not alone or odds[Answer.QUIET] > SURER)
    return sure and release_day(reading.text, reading.segments, None) is None


def telling(clauses: tuple[Clause, ...], reading: Reading) -> frozenset[int]:
    """Give the sentences that tell people hurt or an attack on a fresh day, where a short text surely tells news."""
    if reading.anchor is None or len(reading.text) > LONGEST:
        return frozenset()
    fresh = frozenset(
        c.order
        for c in clauses
        if any(d.told_by_anchor for d in c.dates) and (c.attack or any(m.low for m in c.mentions))
    )
    odds = leanings()[Question.NEWS].odds(features_of(clauses, reading))[Answer.QUIET] if fresh else 0.0
    return fresh if odds < -SUREST else frozenset()


def _plain_news(clause: Clause) -> bool:
    """Say whether one clause of news tells an attack, people hurt and a day told from that of the news."""
    fresh = any(stated.told_by_anchor for stated in clause.dates)
    return (
        fresh and clause.framing is Framing.NEWS and any(m.low for m in clause.mentions) and clause.attack is not None
    )


def features_of(clauses: tuple[Clause, ...], reading: Reading) -> Features:
    """Give the words of a text, the families they belong to and how often, and what was read of it."""
    kinds = families()
    first = reading.segments.sentences[0].end if reading.segments.sentences else 0
    made, met = set[str](), Counter[str]()
    for at, word in words_of(reading.text, (0, len(reading.text)), _names(reading)):
        if word not in COMMON:
            of = kinds.get(word, ())
            made.add(word)
            met.update(of)
            if at < first:
                made.update((OPENING + word, *(OPENING + family for family in of)))
    made.update(met)
    made.update(f"{family}>={n}" for family, count in met.items() for n in OFTEN if count >= n)
    for n, clause in enumerate(clauses):
        made.update(f"{mark}{sign}" for sign in _signs(clause, reading) for mark in ("C:", "C1:")[: 2 if n == 0 else 1])
    if reading.segments.dateline:
        made.add("C:dateline")
    if any(sentence.item for sentence in reading.segments.sentences):
        made.add("C:items")
    return frozenset(made)


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
