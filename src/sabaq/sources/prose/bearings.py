"""Bearings: whether a date is the deed's or another's.

A text dates many things beside the attack: when it was said, how long a count runs, when the dead were buried, which
earlier attack it followed.
"""

from __future__ import annotations

import re

I = re.IGNORECASE  # noqa: E741  the usual short name
WINDOW = 80  # characters before a date in which its verb is looked for
ON = r"(?:,? ?(?:on|late|early|later|earlier)(?: on| in)?| in [A-Z]\w+(?: on)?)* ?$"
SAYING = (
    r"(?:said|says|announced?|announces|stated|reported|confirm(?:s|ed)|revealed|disclosed|added|claimed"
    r"|told [\w' ]{2,30}?)"
)
STATUS = re.compile(
    r"\b(?:by|as of|as on|till|until|up to|upto|prior to|updated|ending|valid)"
    r"(?: (?:\d{1,4}(?:[:.]\d\d)? ?(?:hrs|hours|am|pm)|late|early|mid|noon|midnight|the|on|evening of|night of"
    r"|morning of))* ?(?:on )?$",
    I,
)
CLAIMING = re.compile(rf"\b(?:responsibility|credit|(?:issued|released) (?:a|its|their) \w+){ON}", I)
COUNTING = re.compile(
    rf"\b(?:rose|risen|rises|climb(?:s|ed)|jump(?:s|ed)|increased|reache[sd]|went up|up) (?:further )?to "
    rf"(?:at least |about |over )?[\w,-]+(?: \w+)?{ON}",
    I,
)
MOURNING = re.compile(
    r"\b(?:condemn(?:ed|s)|condoled?|buried|laid to rest|funerals?|coffins?|mourn\w*|vigils?|protest(?:ed|s)?|candles"
    r"|sentenced|handed down|paid tribute|visited|shut(?:ter)?-?down|commemorat\w*)\b(?P<between>[^.;]{0,60})$",
    I,
)
DEED = re.compile(r"\b(?:attack|blast|bomb|kill|explo|ambush|raid|shoot|shot|fired|assault|struck)", I)
SAID = re.compile(rf"\b{SAYING}(?: (?:here|that|in a statement|reporters|journalists))?{ON}", I)
SAID_AFTER = re.compile(rf"'?s? ?,? ?(?:night |evening |morning |afternoon )?(?:\w+ )?{SAYING}\b", I)
MOURNED_AFTER = re.compile(
    r",? ?(?:\w+ )?(?:condemn(?:ed|s)|condoled?|mourned|sentenced|handed down|visited|protested|vowed"
    r"|paid tribute|for the \d+|to (?:mark|mourn|bury|commemorate))\b",
    I,
)
FOLLOWING = re.compile(
    r"\b(?:after|following|since|behind|(?:responsible|blamed|wanted|sought) (?:for|in|over)|(?:connected|linked|tied) "
    r"(?:to|with)|in (?:response|reaction|retaliation|connection) (?:to|for|with)|avenge|over|about|like|unlike"
    r"|investigating|than) (?:the |last |a )?(?:\w+ )?$",
    I,
)
A_DEED = re.compile(
    r"(?:'s)?,? (?:night |evening |morning |afternoon )?(?:\w+ ){0,3}?(?:attacks?|blasts?|bombings?|explosions?|ambush"
    r"|raids?|assaults?|shootings?|killings?|massacre)\b",
    I,
)
SINCE = re.compile(r"\bsince (?:last )?$", I)


def bearing(text: str, start: int, end: int, *, spoken: bool = False) -> tuple[bool, bool]:
    """Say whether a date dates something else, and whether it gives way to another; `spoken`: "today", "yesterday"."""
    before = text[max(0, start - WINDOW) : start]
    if STATUS.search(before) or CLAIMING.search(before) or COUNTING.search(before):
        return True, False
    after = text[end : end + 60]
    if MOURNED_AFTER.match(after):
        return True, False
    if mourned := MOURNING.search(before):
        deed = bool(DEED.search(mourned.group("between")))
        return not deed, deed
    if SAID.search(before) or SAID_AFTER.match(after):
        return spoken, not spoken
    return False, bool(SINCE.search(before)) or bool(FOLLOWING.search(before) and A_DEED.match(after))
