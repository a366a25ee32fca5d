"""Recalls: older attacks that a report sets beside its news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from sabaq.model.evidence import Framing
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.text.cues import Cued, stretch
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.when.dates import DateMention, find_dates

OLDER = timedelta(days=3)  # than the attack told first; a report sums up a day or two
LONG_AGO = timedelta(days=14)  # before what came of it is told
EXACT = frozenset({DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.HOUR, DatePrecision.MINUTE})
UPDATED = Cued(  # a report of what came of an older attack
    r"\b(?:tolls?|succumb\w*|died of|died (?:in|at) (?:the |a )?(?:\w+ )*hospital|wounds|critically"
    r"|more (?:people|victims)"
    r" died|funerals?|laid to rest|buried|survivors?|arrest\w*|held|custody|claimed (?:responsibility|the))\b",
    re.IGNORECASE,
)
DIGEST = Cued(
    r"\b(?:week(?:ly|end)|monthly|(?:this|the|for) (?:week|month)|week (?:of|in|ending|\d+)|digest|round-?up"
    r"|fortnight|chronology|timeline|sit-?rep|situation report"
    r"|reports? of|operations)\b",
    re.IGNORECASE,
)
AS_WELL = Cued(  # what is as fresh to the writer as the rest
    r"\b(?:also(?! (?:claimed|took|owned|said))|likewise|separate(?:ly)?|meanwhile|in addition|we(?:,? (?:do"
    r"|too|however)\b)*,? (?:own|claim"
    r"|accept))\b",
    re.IGNORECASE,
)
BEFORE = Cued(  # in another attack, or over many
    r"\b(?:earlier (?:this|in the) (?:week|month|year)|(?:weeks?|months?) (?:ago|earlier|back))\b"
    r"|\bsince\b[^.;]{3,90}?\b(?:killed|died|lost (?:their|its|his) (?:lives|life)|martyred|murdered|slain)\b"
    r"|\b(?:have|has|had) been (?:killed|martyred|murdered|slain)\b[^.;]{0,60}?\bsince\b",
    re.IGNORECASE,
)
HEAD = 120  # characters in which a digest says so
THAT = lazily(r"\bthat (?:\w+ )?(?:attack|bombing|blast|assault|raid|ambush|massacre|killing|incident|one)\b", re.I)


def recalled(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses with those of attacks days older than the first that is told as news taken for background."""
    first = next((c for c in clauses if _hurt(c)), None)
    if first is None or reading.voices.issuers:
        return clauses
    days = [day for c in clauses if c.order <= first.order and c.framing is Framing.NEWS for day in _days(c.dates)]
    if not days and (first := next((c for c in clauses if _hurt(c) and _days(c.dates)), None)) is None:
        return clauses
    updated = any(UPDATED.search(c.text) for c in clauses if c.order <= first.order)
    listed = DIGEST.search(reading.text, 0, HEAD)
    newest = max(days or _days(first.dates)) - (LONG_AGO if updated or listed else timedelta(0))
    later = [c for c in clauses if c.order > first.order and not (c.item or _tells_on(c, first))]
    dates = {c.order: [d for other in later if other.order == c.order for d in other.dates] for c in later}
    whole = _period(reading) if listed else None
    ancient = {c.order for c in clauses if whole and _hurt(c) and max(_days(c.dates), default=whole) < whole}
    old = ancient | {
        c.order for c in later if (_hurt(c) or c.responsibilities) and _older(c, c.dates or dates[c.order], newest)
    }
    return tuple(_set_back(c) if c.order in old or _of_that(c, old) else c for c in clauses) if old else clauses


def _period(reading: Reading) -> date | None:
    """Give the first day of the span that a digest says at its head it is about."""
    spans = (d.when for d in find_dates(stretch(reading.text, 0, HEAD), reading.anchor, by=reading.by))
    return min((when.first for when in spans if when.precision is DatePrecision.DAYS), default=None)


def _hurt(clause: Clause) -> bool:
    """Say whether a clause tells as news of people hurt, or how an attack was done."""
    return clause.framing is Framing.NEWS and (any(m.low for m in clause.mentions) or clause.struck)


def _tells_on(clause: Clause, first: Clause) -> bool:
    """Say whether a clause goes on with what the group that claims the first attack tells."""
    own = {one.name for one in first.responsibilities if not one.blamed}
    return bool(own & {one.name for one in clause.responsibilities}) or AS_WELL.search(clause.sentence) is not None


def _days(dates: Sequence[DateMention]) -> list[date]:
    """Give the days among some dates, those of another matter only where there is no other."""
    exact = [d for d in dates if d.when.precision in EXACT and not d.background]
    return [d.when.last for d in exact if not d.other] or [d.when.last for d in exact]


def _older(clause: Clause, dates: Sequence[DateMention], newest: date) -> bool:
    """Say whether a clause tells of an attack well before the day of the news: on a day, in a week or a month."""
    if days := _days(dates):
        return max(days) <= newest - OLDER
    spans = [d.when.first for d in dates if d.when.precision not in EXACT]
    return (bool(spans) and max(spans) < newest) or BEFORE.search(clause.text) is not None


def _of_that(clause: Clause, old: set[int]) -> bool:
    """Say whether a clause says who claims the older attack told just before."""
    return clause.order - 1 in old and not clause.dates and THAT.search(clause.text) is not None


def _set_back(clause: Clause) -> Clause:
    return replace(clause, framing=Framing.BACKGROUND) if clause.framing is Framing.NEWS else clause
