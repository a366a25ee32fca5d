"""Openings: the words with which another attack begins."""

from __future__ import annotations

import re

from sabaq.sources.prose.cues import Cued
from sabaq.sources.prose.segments import BEFORE_IT

OPENS = re.compile(
    r"\W*(?-i:[A-Z][\w' -]{2,25}: )?(?:and,? )?(?:(?:later|earlier),? (?:in )?the same (?:evening|night"
    r"|morning|day)|earlier|meanwhile"
    r"|separately|elsewhere|on the same day|hours (?:earlier|later|before)"
    r"|(?:in )?the same (?:evening|night|morning|day)|in the (?:evening|afternoon)"
    r"|(?:an?|\w+) (?:hours?|days?|minutes) later(?=,?(?: on \w+day,?)? (?:gunm[ae]n|militants"
    r"|attackers|armed men|motorcycl"
    r"|(?:unknown|unidentified) |another |a (?:second|suicide|roadside|car|bomb|mine|landmine|grenade|blast)|an (?:ied"
    r"|explosion|improvised))))\b"
    r"(?!,? (?:[\w'-]+ ){0,5}?(?:spokes\w+|statement|note|message|figures?|counts?|tolls?|reports?|claims?|video))",
    re.IGNORECASE,
)  # the clause of another attack
EARLIER = re.compile(rf", {BEFORE_IT}")
ANOTHER = Cued(
    r"\b(?:another|separate|second|different|similar|other) (?:\w+ ){0,2}(?:attack|incident|blast|explosion"
    r"|event|bombing|operation|ambush|raid|encounter|case|tragedy|assault|development)|"
    r"\b(?:unconnected|unrelated)\b|\b(?:separately(?! *[.;])|elsewhere(?! in the (?:camp|base|building"
    r"|compound|city|town|area|market|same)\b))\b",
    re.IGNORECASE,
)  # fmt: skip


def opens(text: str) -> bool:
    """Say whether a sentence begins as only the telling of another attack does: "The same day", "Meanwhile"."""
    return OPENS.match(text) is not None


def begins_another(text: str) -> bool:
    """Say whether a clause tells of another attack than the words before it."""
    return opens(text) or ANOTHER.search(text) is not None or EARLIER.match(text) is not None
