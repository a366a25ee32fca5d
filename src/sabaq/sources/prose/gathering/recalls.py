"""Recalls: older attacks that a report sets beside its news."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from sabaq.model.evidence import Framing
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.text.cues import Cued

OLDER = timedelta(days=3)  # than the attack told first; a report sums up a day or two
EXACT = frozenset({DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.HOUR, DatePrecision.MINUTE})
UPDATED = Cued(  # a report of what came of an older attack
    r"\b(?:tolls?|succumb\w*|died of|died (?:in|at) (?:the |a )?(?:\w+ )*hospital|wounds|critically|more (?:people|victims)"
    r" died|funerals?|laid to rest|buried|survivors?|arrest\w*|held|custody|claimed (?:responsibility|the))\b",
    re.IGNORECASE,
)
DIGEST = Cued(
    r"\b(?:week(?:ly|end)?|month(?:ly)?|digest|round-?up|fortnight|chronology|timeline|sit-?rep|situation report"
    r"|reports? of|operations)\b",
    re.IGNORECASE,
)
AS_WELL = Cued(  # what is as fresh to the writer as the rest
    r"\b(?:also|likewise|separately|meanwhile|in addition|we(?:,? (?:do|too|however)\b)*,? (?:own|claim|accept))\b",
    re.IGNORECASE,
)
HEAD = 120  # characters in which a digest says so
THAT = re.compile(r"\bthat (?:\w+ )?(?:attack|bombing|blast|assault|raid|ambush|massacre|killing|incident|one)\b", re.I)


def recalled(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses with those of attacks days older than the first that is told as news taken for background."""
    if reading.voices.issuers or DIGEST.search(reading.text, 0, HEAD):
        return clauses
    first = next((c for c in clauses if _hurt(c) and _days(c)), None)
    if first is None or any(UPDATED.search(c.text) for c in clauses if c.order <= first.order):
        return clauses
    newest = max(_days(first))
    old = {c.order for c in clauses if c.order > first.order and not c.item and _older(c, newest)}
    return tuple(_set_back(c) if c.order in old or _of_that(c, old) else c for c in clauses) if old else clauses


def _hurt(clause: Clause) -> bool:
    """Say whether a clause tells as news of people hurt, or how an attack was done."""
    return clause.framing is Framing.NEWS and (any(m.low for m in clause.mentions) or clause.struck)


def _days(clause: Clause) -> list[date]:
    """Give the days that a clause states."""
    return [d.when.last for d in clause.dates if d.when.precision in EXACT and not (d.background or d.other)]


def _older(clause: Clause, newest: date) -> bool:
    """Say whether a clause tells of an attack on a day well before that of the news."""
    days = _days(clause)
    stale = bool(days) and max(days) <= newest - OLDER
    return stale and _hurt(clause) and not AS_WELL.search(clause.sentence)


def _of_that(clause: Clause, old: set[int]) -> bool:
    """Say whether a clause says who claims the older attack told just before."""
    return clause.order - 1 in old and not clause.dates and THAT.search(clause.text) is not None


def _set_back(clause: Clause) -> Clause:
    return replace(clause, framing=Framing.BACKGROUND) if clause.framing is Framing.NEWS else clause
