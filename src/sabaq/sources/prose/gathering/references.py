"""References: days told by another attack's day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sabaq.model.spacetime import DatePrecision, When
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.when.dates import DateMention
from sabaq.sources.prose.when.relatives import number_of, single

ALONE = (  # not "a day after the blast"
    r"(?! (?:the|an?|his|her|their|its|another|that|this|gunm[ae]n|militants|attackers|fighters|troops|police|two|three"
    r"|four|five|\d+|similar|yesterday|last|[\w-]+'s|[\w-]+day)\b)"
)
AFTER, BEFORE = rf"after(?:wards?)?{ALONE}", rf"(?:before|prior){ALONE}"
PART = r"(?:day|night|evening|morning|afternoon|dawn)"
REFERENCE = Cued(
    rf"\b(?:(?P<same>(?:on |in )?(?:the )?(?:very |self-?)?same {PART}|that (?:very |same )?{PART}"
    r"|in the (?:evening|afternoon|morning)|(?:hours|minutes) (?:later|earlier|before|after(?:wards?)?)|moments later"
    r"|(?:later|earlier) in the day|shortly (?:after(?:wards)?|before)|at the same (?:hour|time|moment)|simultaneously"
    r"|by (?:evening|nightfall)|at \d{1,2}[:.]?\d\d ?(?:hours|hrs|am|pm))"
    rf"|(?P<after>(?:a|one) (?:day|night) (?:later|{AFTER})|(?:the|on the) (?:next|following) {PART}"
    rf"|next (?:day|morning|night)|the {PART} {AFTER})"
    rf"|(?P<before>(?:a|one) (?:day|night) (?:earlier|previously|{BEFORE})|the {PART} (?:earlier|{BEFORE})"
    rf"|the (?:previous|preceding) {PART})"
    rf"|(?P<count>two|three|four|five|six|seven|[2-7]) (?:days|nights) (?:(?P<back>earlier|previously|{BEFORE})"
    rf"|later|{AFTER})"
    r"|(?P<since>an?|one|two|three) days? after (?=an? (?:[\w-]+ ){0,2}(?:ambush|attack|bombing|raid|blast|assault)\b)"
    r"|on the (?P<nth>\d{1,2})(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
SEVERAL = Cued(
    r"\b(?:two|three|four|five|six|several|multiple|twin|separate|string of|series of|spate of)(?: \w+){0,3}? "
    r"(?:attacks|assaults|incidents|blasts|bombings|operations|explosions|raids|engagements|encounters|clashes|ambushes"
    r"|shootings|strikes|gun ?battles|killings|places|localities)\b",
    re.IGNORECASE,
)

EITHER = Cued(
    r"\bboth (?:the )?(?:attacks|assaults|incidents|blasts|bombings|raids|operations|camps|posts)\b", re.IGNORECASE
)


def refer(clauses: Iterable[Clause], known: When) -> tuple[Clause, DateMention] | None:
    """Give the day that the words tell by the last attack's day, with the clause that holds them."""
    for clause in clauses:
        match = REFERENCE.search(clause.text)
        when = shifted(match, known) if match else None
        if match and when:
            return clause, DateMention(when, match.start(), match.end())
    return None


def told_from_saying(clauses: Iterable[Clause]) -> tuple[Clause, DateMention] | None:
    """Give the day told by that of its telling in the same clause: "said on Thursday that two days earlier"."""
    for clause in clauses:
        said = next((d for d in clause.dates if d.told_by_anchor and (d.other or d.background)), None)
        match = REFERENCE.search(clause.text) if said else None
        when = shifted(match, said.when) if said and match and not match["same"] else None
        if match and when:
            return clause, DateMention(when, match.start(), match.end())
    return None


def share(clauses: Iterable[Clause]) -> bool:
    """Say whether the words announce several attacks, whose one stated day is that of each."""
    return any(SEVERAL.search(clause.text) or EITHER.search(clause.text) for clause in clauses)


def shifted(match: re.Match[str], known: When) -> When | None:
    """Give the day meant by words of REFERENCE, where the known one is a day."""
    if known.precision is not DatePrecision.DAY:
        return replace(known) if match.group("same") else None
    if match.group("nth"):
        return _nth(int(match.group("nth")), known.first)
    days = 1 if match.group("after") else -1 if match.group("before") else 0
    if count := match.group("count"):
        days = number_of(count) * (-1 if match.group("back") else 1)
    if since := match.group("since"):
        days = -(number_of(since) if since in {"two", "three"} else 1)
    return single(known.first + timedelta(days=days))


def _nth(day: int, known: date) -> When | None:
    """Give the day of that number in the known month."""
    try:
        return single(known.replace(day=day))
    except ValueError:
        return None
