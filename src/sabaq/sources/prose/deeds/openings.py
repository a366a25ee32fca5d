"""Openings: the words with which another attack begins."""

from __future__ import annotations

import re

from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.segments import BEFORE_IT

OPENS = lazily(
    r"\W*(?-i:[A-Z][\w' -]{2,25}: )?(?:and,? )?(?:(?:later|earlier),? (?:in )?the same (?:evening|night"
    r"|morning|day)|earlier|meanwhile"
    r"|separately|elsewhere|on the (?:same|following|next) day|hours (?:earlier|later|before)"
    r"|(?:on |during )?the (?:previous|preceding) (?:day|night|evening)|the (?:day|night) before"
    r"|(?:a|one|two|three|four|five|six) days? (?:earlier|before)"
    r"|(?:in )?the same (?:evening|night|morning|day)|in the (?:evening|afternoon))\b"
    r"(?!,? (?:[\w'-]+,? ){0,6}?(?:spokes\w+|statement|note|message|figures?|counts?|tolls?|reports?|claims?"
    r"|video|(?:officials?|officers?|police|military|army|ministry|hospital|doctors?|rescue\w*) (?:\w+ )?(?:said|put"
    r"|reported)))",
    re.IGNORECASE,
)  # the clause of another attack
LATER = lazily(  # "Less than an hour later a device went off", "Two days later, on Tuesday, gunmen"
    r"\W*(?:(?:less than|about|some|within) )?(?:half an|\w+) (?:hours?|days?|minutes) later,?(?: on \w+day,?)? "
    r"(?:gunm[ae]n|militants|attackers|armed men|motorcycl\w+|(?:unknown|unidentified) \w+|another"
    r"|an? (?:second|suicide"
    r"|roadside|car|truck|bomb|mine|landmine|grenade|blast|remote\S*|parked|rocket|shell|ied|explosion|improvised))\b",
    re.IGNORECASE,
)
PURSUED = Cued(  # what befell those who came after an attack
    r"\b(?:went after|pursu\w+|chas\w+|reinforcements|racing to|rushing to"
    r"|responding to)\b[^.;]{0,80}\b(?:mines?|ied|bomb"
    r"|device|ambush\w*)\b"
    r"|\b(?:mines?|ied|bomb|device)\b[^.;]{0,60}\b(?:reinforcements|racing to|rushing to|responding to)\b",
    re.IGNORECASE,
)
EARLIER = lazily(rf", {BEFORE_IT}")
THE_OTHER = lazily(r",? the (?:other|second)\b")  # of two told together
ANOTHER = Cued(
    r"\b(?:another|separate|second|different|similar|other) (?:\w+ ){0,2}(?:attack|incident|blast|explosion"
    r"|event|bombing|operation|ambush|raid|encounter|case|tragedy|assault|development)|"
    r"\b(?:another|second) (?:\w+ ){0,2}(?:bomb|device|mine|ied)(?:,| (?:went off|exploded))?"
    r" (?:at|in|near|outside|on) (?!the\b|an?\b|\w+day\b)|"
    r"\b(?:unconnected|unrelated)\b|\balso (?:claimed|carried out|staged) an? (?:\w+ ){0,3}?"
    r"(?:attack|bombing|blast|raid|ambush|assault)\b"
    r"|\b(?:(?<!claimed )separately(?! *[.;])(?! (?:by|claimed)\b)|elsewhere(?! in the (?:camp|base|building"
    r"|compound|city|town|area|market|same)\b))\b",
    re.IGNORECASE,
)  # fmt: skip


def opens(text: str) -> bool:
    """Say whether a sentence begins as only the telling of another attack does: "The same day", "Meanwhile"."""
    return OPENS.match(text) is not None or LATER.match(text) is not None


def begins_another(text: str) -> bool:
    """Say whether a clause tells of another attack than the words before it."""
    after = PURSUED.search(text) or EARLIER.match(text)
    return opens(text) or ANOTHER.search(text) is not None or after is not None
