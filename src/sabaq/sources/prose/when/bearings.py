"""Bearings: whether a date is the deed's or another's.

A text dates many things beside the attack: when it was said, how long a count runs, when the dead were buried, which
earlier attack it followed.
"""

from __future__ import annotations

import re
from enum import StrEnum

from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name
WINDOW = 80  # characters before a date in which its verb is looked for
ON = r"(?:,? ?(?:on|late|early|later|earlier)(?: on| in)?| in [A-Z]\w+(?: on)?)* ?$"
SAYING = (
    r"(?:said|says|announced?|announces|stated|reported|confirm(?:s|ed)|revealed|disclosed|added|claimed"
    r"|told [\w' ]{2,30}?)"
)
TO_PRESS = (
    r"(?: (?:here|that|in (?:an?|its|his|her|their) (?:[\w-]+ ){0,3}?(?:statement|talk|conference|briefing|note"
    r"|release|message|bulletin|interview|post|update|tweet)|at (?:a|the) (?:[\w-]+ ){0,2}?(?:conference|briefing|talk)"
    r"|(?:to )?(?:the )?(?:reporters|journalists|newsmen|media(?:men)?|press)"
    r"|while (?:talking|speaking) to [\w ]{3,30}?))*"
)
STATUS = Cued(
    r"\b(?:(?:tolls?|figures?|count|position|situation|status) (?:as )?at|by|as of|as on|till|until"
    r"|up to|upto|prior to|updated|ending|valid)"
    r"(?: (?:\d{1,4}(?:[:.]\d\d)? ?(?:hrs|hours|am|pm)|\d{4}|late|early|mid|noon|midnight|the|on|evening of|night of"
    r"|morning of))* ?(?:on )?$",
    I,
)
CLAIMING = Cued(
    rf"\b(?:responsibility|credit|(?:issued|released) (?:a|its|their) \w+"
    r"|(?:statement|note|message|video|leaflet|pamphlet|communique|notification|email)s?\b[^.;]{0,40}? (?:appeared"
    r"|posted|issued|released|circulated|carried|published|surfaced|dated|sent(?: to [\w ]{2,25}?)?)"
    rf"|(?:\A|[,;:(] ?)(?:posted|dated|issued|published|uploaded|aired|circulated|signed)(?: [\w@-]+){{0,3}}){ON}"
    r"|\b(?:statement|note|message|release|communique|letter|bulletin) of (?:the )?$",
    I,
)
DYING = Cued(
    rf"\b(?:(?:died|succumbed)\b[^.;]{{0,20}} (?:wounds|injuries|hospital)\b[^.;]{{0,20}}"
    rf"|(?:wounded|injured|hurt)\b[^.;]{{0,60}} (?:died|succumbed|passed away)){ON}",
    I,
)
FORMERLY = Cued(
    r"\b(?:he|she|who|they)(?: also| reportedly| allegedly| had| has)* (?:led|directed|planned|plotted|organi[sz]ed"
    r"|oversaw|took part|participated|claimed|(?:was|were|is|been) (?:involved|behind|responsible|wanted|implicated))\b"
    r"[^.;]{0,60}$",
    I,
)
COUNTING = Cued(
    rf"\b(?:rose|risen|rises|climb(?:s|ed)|jump(?:s|ed)|increased|reache[sd]|went up) (?:further )?to "
    rf"(?:at least |about |over )?[\w,-]+(?: \w+)?{ON}",
    I,
)
MOURNING = Cued(
    r"\b(?:condemn(?:ed|s)|condoled?|funerals?|buried(?! (?:[\w-]+ ){0,3}?(?:device|mine|bomb|ied|explosive)s?\b)"
    r"|laid to rest|funeral prayers|coffins?|mourn(?:ed|ing|s)|vigils?|protested"
    r"|candles|sentenced|handed down|paid tribute|commemorat\w*)\b[^.;]{0,60}$",
    I,
)
DEED = Cued(
    r"\b(?:attack|blast|bomb|kill|explo|ambush|raid|shoot|shot|fir(?:ed|ing)|assault|struck|destruction"
    r"|burning|torching"
    r"|arson|abduct|kidnap|murder|massacre|slaying|slaughter|shelling|beheading|martyrdom|assassinat"
    r"|demolition|siege|storming|gunned|l(?:aid down|ost) (?:his|her|their) (?:li|own li))",
    I,
)
DEPLORED = Cued(  # now, so that the day is the deed's
    r"\b(?:condemns|deplores|denounces|decries|mourns|condoles|grieves|regrets|protests|notes|deplore|condemn) "
    r"(?:[\w-]+ ){0,3}?(?:the|this|yet another|an?|its|our|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d+) [^.;]{3,70}$",
    I,
)
AFTERMATH = Cued(  # what goes on after an attack
    r"\b(?:collected|recovered|pulled|dug|treating|treated|searched|searching|combed|resumed|buried|blocked|closed)\b"
    r"(?! by\b)[^.;]{0,60}(?<! of )$",
    I,
)
SAID = Cued(rf"\b(?:{SAYING}{TO_PRESS}|put (?:[\w-]+ ){{0,4}}?at [\w,-]+){ON}", I)
SAID_AFTER = lazily(
    rf"(?: (?:night|evening|morning|afternoon|formally|officially|also|again))* (?:{SAYING}|denied|distanced"
    r"|disowned|insisted|summoned|lodged|conveyed|expressed|visited|met|chaired|presided|attended|offered|inspected"
    r"|condoled|accepted responsibility|owned|vowed|urged|warned|called|asked|arrested|remanded|posted|signed"
    r"|(?:put|set|lent|affixed) (?:its|his|their) (?:name|signature|seal|stamp)|took (?:\w+ ){0,2}?(?:credit|ownership"
    r"|responsibility|blame)|avowed|admitted"
    r"|(?:recovered|found|buried|received|identified|discovered|handed over) (?:the )?(?:[\w-]+ ){0,3}?(?:bod(?:y|ies)"
    r"|corpses?|remains)|put (?:[\w-]+ ){0,4}?at (?:\d|\w+teen|\w+ty))\b",
    I,
)
MOURNED_AFTER = lazily(
    r",? ?(?:\w+ )?(?:condemn(?:ed|s)|condoled?|mourned|sentenced|handed down|visited|protested"
    r"|paid tribute|for the \d+|to (?:mark|mourn|bury|commemorate))\b",
    I,
)
FOLLOWING = Cued(
    r"\b(?:after|following|since|(?:responsible|blamed|wanted|sought) (?:for|in|over)|(?:connected|linked|tied) "
    r"(?:to|with)|in (?:response|reaction|retaliation|connection) (?:to|for|with)|avenge|over|about|like|unlike"
    r"|investigating|than) (?:the |last |a )?(?:\w+ )?$",
    I,
)
OWNED = lazily(r"(?: night| evening| morning| afternoon)?'s")
OPENS = lazily(r"(?:\A|[.;:\n] ?)(?:After|Following) \Z")  # a sentence
RECEIVED = Cued(  # whom a hospital took in after an attack
    r"\b(?:received|admitted|treated|brought|took in|arrived|bodies|patients)\b[^.;]{0,70}\b(?:after|following|from) $",
    I,
)
A_DEED = lazily(
    r"(?:'s)?,? (?:(?:night|evening|morning|afternoon)(?:'s)? )?(?:(?!(?:for|of|in|on|at|the|an?|by"
    r"|when|as|after|that|and|with"
    r"|from|to|was|were|had|two|three|four|five)\b)[\w-]+ ){0,3}?(?:attacks?|blasts?|bombings?|explosions?|ambush"
    r"|raids?|assaults?|shootings?|killings?|massacre|firing|incident|tragedy|carnage|occurrence|clash(?:es)?|strikes?"
    r"|siege|convoy|abductions?|kidnappings?|bloodshed|murders?|slaughter|onslaught|shelling|encounter"
    r"|assassination|storming|attempt)\b",
    I,
)
SINCE = Cued(r"\bsince (?:last )?$", I)


class Bearing(StrEnum):
    """What a date dates."""

    NAMED = "named"  # the deed's, by whose name it stands: "Monday's ambush"
    DEED = "deed"
    OTHER = "other"  # perhaps the saying of it, or an attack that it followed: gives way to the deed's
    NEITHER = "neither"


def bearing(text: str, start: int, end: int, *, spoken: bool = False) -> Bearing:
    """Give what a date dates; `spoken` are "today" and "yesterday"."""
    before = (text, max(0, start - WINDOW), start)
    after = text[end : end + 60]
    if A_DEED.match(after):  # "Monday's ambush", whoever speaks of it when
        named = Bearing.NAMED if OWNED.match(after) else Bearing.DEED
        other = FOLLOWING.search(*before) and not (RECEIVED.search(*before) or OPENS.search(*before))
        return Bearing.OTHER if other else named
    if DEPLORED.search(*before) and DEED.search(*before):
        return Bearing.DEED
    return _said_or_done(before, after, spoken=spoken)


def _said_or_done(before: tuple[str, int, int], after: str, *, spoken: bool) -> Bearing:
    """Give what a date dates that names no deed."""
    if FORMERLY.search(*before) or CLAIMING.search(*before) or COUNTING.search(*before) or MOURNED_AFTER.match(after):
        return Bearing.NEITHER
    if STATUS.search(*before):
        return Bearing.OTHER if spoken else Bearing.NEITHER
    if MOURNING.search(*before):
        return Bearing.OTHER if DEED.search(*before) else Bearing.NEITHER
    if SAID.search(*before) or SAID_AFTER.match(after):
        return Bearing.NEITHER if spoken else Bearing.OTHER
    later = SINCE.search(*before) or DYING.search(*before) or _goes_on(*before)
    return Bearing.OTHER if later else Bearing.DEED


def _goes_on(text: str, first: int, last: int) -> bool:
    """Say whether a date is that of what went on after an attack, with no deed told since."""
    match = AFTERMATH.search(text, first, last)
    return match is not None and not DEED.search(text, match.start(), last)
