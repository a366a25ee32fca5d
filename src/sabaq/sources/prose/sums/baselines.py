"""Baselines: what a number is compared with, or counted in."""

from __future__ import annotations

import re

from sabaq.sources.prose.sums.metrics import NAMED_MONTH, SPAN
from sabaq.sources.prose.sums.shares import NUMBER, WORD
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name
YEAR = r"(?:(?:19|20)\d\d(?:[-/]\d\d)?)"
MONTH = rf"(?:\d{{1,2}} )?{NAMED_MONTH}(?:,? {YEAR})?"
EARLIER = r"(?:before|earlier|ago|previously)"
WHEN = (
    r"(?:(?:the |those of the |that of the |its |their )?"
    rf"(?:(?:same|corresponding|comparable|previous|preceding|prior|last|first|second|third|fourth|whole of) "
    rf"(?:(?!(?:of|in|to)\b)[\w-]+ ){{0,3}}?(?:{SPAN}|period|time|days|one)\b(?: (?:of|in) (?:the )?(?:last |previous"
    rf" |preceding )?(?:{YEAR}|{MONTH}|{SPAN}))?(?: {EARLIER})?"
    rf"|(?:[\w-]+ ){{0,2}}?{SPAN} {EARLIER}|(?:[\w-]+ ){{0,2}}average|(?:early |late |mid-?)?(?:{MONTH}|{YEAR})"
    rf"|(?:last|the previous|the preceding) {SPAN})|a (?:decade|year|month|week) (?:ago|earlier|before))\b"
)
SOME = r"(?:(?:just|only|about|nearly|some|over|more than|at least|a (?:low|high) of) )?"
COUNTED = rf"{SOME}(?!{YEAR}\b)(?:{NUMBER}|{WORD})(?: [a-z-]+){{0,2}}?"
TO = r"(?:(?:compared|in comparison) (?:to|with)|(?:as )?against|versus|vs\.?|than|over|(?:up |down )?from|on)"
COMPARED = lazily(
    rf"\b{TO} (?:{COUNTED} )?(?:(?:(?:that|those|the (?:figures?|number|level|rate|total)) (?:of|in|for)|in|during"
    rf"|for|of) )?{WHEN}|\b(?:compared (?:to|with)|as against|against|versus|(?:up|down) from|from) "
    rf"{COUNTED}(?=[.,;:)]| (?:and|to|in|the)\b|$)|\b(?:figure|number|total|that|those) (?:of|in|for) {WHEN}"
    rf"|\b(?:month|quarter|week|year)[- ]on[- ](?:month|quarter|week|year)\b",
    I,
)
SINCE = lazily(
    rf"\bsince (?:{MONTH}|{YEAR})\b|\b(?:since|following|after) (?!(?:which|that|a|an)\b)[^.;,:]{{3,40}}?"
    r"(?=[.;,:]|$| \d| (?:and|has|have|had|was|were|while|when|but|reached|accounts?)\b)",
    I,
)
WITHIN = lazily(
    rf"\bbetween (?:{MONTH}|{YEAR}) and (?:{MONTH}|{YEAR})|\bfrom (?:{MONTH}|{YEAR}) to (?:{MONTH}|{YEAR})"
    rf"|\b(?:in|during|over|throughout|of|for) {WHEN}|\b(?:in|during|over) the (?:past|last|first) (?:[\w-]+ )?{SPAN}",
    I,
)
CUT = lazily(r"[;:]| (?:while|whereas|but|yet|although|though)\b", I)


def baseline(sentence: str, start: int, end: int) -> str | None:
    """Give what the number at start..end is compared with, else the span it is counted in, in the text's words."""
    first = max((m.end() for m in CUT.finditer(sentence, 0, start)), default=0)
    cut = CUT.search(sentence, end)
    last = cut.start() if cut else len(sentence)
    for pattern in (COMPARED, SINCE, WITHIN):
        found = pattern.search(sentence, end, last) or pattern.search(sentence, first, start)
        if found:
            return found.group().strip()
    return None
