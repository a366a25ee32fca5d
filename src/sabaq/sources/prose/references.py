"""References: days told by another attack's day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sabaq.model.spacetime import DatePrecision, When
from sabaq.sources.prose.clauses import Clause
from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.dates import DateMention
from sabaq.sources.prose.relatives import single

REFERENCE = Cued(
    r"\b(?:(?P<same>(?:on |in )?(?:the )?(?:very )?same (?:day|night|evening|morning)|that (?:same )?(?:day|night"
    r"|evening)"
    r"|in the (?:evening|afternoon|morning)|hours (?:later|earlier|before|after)|later in the day)"
    r"|(?P<after>(?:a|one) day (?:later|after)|the (?:next|following) day)"
    r"|(?P<before>(?:a|the) day (?:before|earlier)|the (?:previous|preceding) day)"
    r"|on the (?P<nth>\d{1,2})(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
SEVERAL = Cued(
    r"\b(?:two|three|four|five|six|several|multiple|twin|separate|string of|series of|spate of)(?: \w+){0,3}? "
    r"(?:attacks|assaults|incidents|blasts|bombings|operations|explosions|raids|engagements|encounters|clashes|ambushes"
    r"|shootings|strikes|gun ?battles|killings)\b",
    re.IGNORECASE,
)


def refer(clauses: Iterable[Clause], known: When) -> tuple[Clause, DateMention] | None:
    """Give the day that the words tell by the last attack's day, with the clause that holds them."""
    for clause in clauses:
        match = REFERENCE.search(clause.text)
        when = _shifted(match, known) if match else None
        if match and when:
            return clause, DateMention(when, match.start(), match.end())
    return None


def share(clauses: Iterable[Clause]) -> bool:
    """Say whether the words announce several attacks, whose one stated day is that of each."""
    return any(SEVERAL.search(clause.text) for clause in clauses)


def _shifted(match: re.Match[str], known: When) -> When | None:
    """Give the day meant, where the known one is a day."""
    if known.precision is not DatePrecision.DAY:
        return replace(known) if match.group("same") else None
    if match.group("nth"):
        return _nth(int(match.group("nth")), known.first)
    days = 1 if match.group("after") else -1 if match.group("before") else 0
    return single(known.first + timedelta(days=days))


def _nth(day: int, known: date) -> When | None:
    """Give the day of that number in the known month."""
    try:
        return single(known.replace(day=day))
    except ValueError:
        return None
