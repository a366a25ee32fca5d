"""Avowals: claims that lie in who tells of the attack.

"Six soldiers fell, says the BLF, when its men stormed the post": nobody but who did it boasts of it. What a group says
of others, of its own losses or of talks is no claim, and a sentence in which somebody else speaks is left alone.
"""

from __future__ import annotations

import re

from sabaq.sources.prose.parties.actors import DOES, PATIENT
from sabaq.sources.prose.parties.stance_words import AUX, DID, INSIDERS, LOST, MEN
from sabaq.sources.prose.parties.stances import DEED_TOLD, OTHERS_DID, OTHERWISE
from sabaq.sources.prose.parties.voices import BANNED, Voices
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
SAID = (
    r"(?:says?|said|claims?|claimed|boasts?|boasted|reports?|reported|announces?|announced|insists?|insisted|writes?"
    r"|wrote|maintains?|maintained|states?|stated|declares?|declared|tweet(?:s|ed)|texted|messaged|e-?mailed"
    r"|phoned|posted|adds?|added|tells us|informs?)"
)
SAYS_BEFORE = lazily(
    rf"(?:[,\"'”’-] ?|\A)(?:{SAID}|according to|so|as per|per|in the words of) (?:a |the )?"
    rf"(?:(?:\w+ )?(?:spokes\w+|statement|message|website|channel|release|commander) (?:of|for|from|by) )?{BANNED}\Z",
    I,
)
MOUTH = r"(?:spokes\w+|website|channel|media (?:arm|wing|cell)|mouthpiece|statement|release|message|commander|bulletin)"
SAYS_AFTER = lazily(
    rf"\A(?:'s)?(?: \([\w-]+\))?(?: group)?(?: {MOUTH})?(?:,? (?:reached|contacted|speaking|in|on|by|through"
    rf"|via|from)"
    rf" [^,.;:]{{2,60}},?)? {SAID}\b",
    I,
)
ITS_MOUTH = lazily(rf"\b(?:its|their|the group's) (?:\w+ )?{MOUTH} (?:\w+ )?{SAID}\b|\bsay they did it\b", I)
CALLER = lazily(
    r"\b(?:caller|callers|man|person|somebody|someone|voice)\b[^.;]{0,70}\b(?:styl\w+|call\w+|introduc\w+|identif\w+"
    r"|nam\w+|claim\w+ to|speaking|phon\w+|who said he)\b[^.;]{0,70}\b(?:told|said|says|claimed|informed)\b",
    I,
)
OTHER_MOUTH = Cued(
    r"\b(?:police|officials?|officers?|ispr|ctd|army|military|government|residents|witnesses|administration"
    r"|authorities|"
    r"minister|governor|analysts?|forces|sources|levies)\b[^.;,]{0,30}\b(?:said|says?|told|reported|confirmed"
    r"|claimed)\b",
    I,
)
INSIDE = lazily(
    rf"\b(?:{INSIDERS}|brothers|comrades|lions|friends)(?: of [^,.;]{{2,40}}? and)?,? (?:of|from) {BANNED}\Z", I
)  # men called as only their own call them
DEFENDED = Cued(
    rf"\b(?:{MEN}|we|it|they)(?: [\w'-]+){{0,4}}? (?:repuls|repel|thwart|foil|push|beat|f[oe]ught|dr[io]ve|fend"
    rf"|block)\w*"
    r"(?: (?:back|off|away))?(?: [\w'-]+){0,3}? (?:advances?|onslaughts?|operations?|raids?|offensives?|assaults?"
    r"|attacks?|incursions?|attempts?)\b"
    r"|\b(?:beat|drove|push(?:ed)?|threw|forced|hurled) (?:them|it|the \w+) (?:back|off|away)\b"
    r"|\bthey (?:withdrew|fled|retreated|pulled back|turned back|ran) (?:with|leaving|after|carrying)\b"
    r"|\b(?:repuls|repell|thwart|foil|beaten|driven|push)\w*(?: (?:back|off))? by (?:its|their|our) "
    r"|\b(?:attack|raid|bomb|shell|storm|target|advanc|str[iu]|hit|operation)\w*(?: by the \w+)?"
    r"(?: (?:on|at|towards|against))? (?:our|its) (?:\w+ ){0,2}"
    r"(?:camps?|positions?|bases?|hide-?outs?|fronts?|m[ae]n|fighters|comrades|companions|bunkers|strongholds?)\b",
    I,
)  # a group beat off those who came against it
BY_FORCES = Cued(
    r"\b(?:killed|martyred|wounded|injured|shot|hit|bombed|shelled|abducted|arrested|attacked|carried out|conducted) by"
    r" (?:the )?(?:[\w-]+ ){0,2}?(?:army|military|forces|police|troops|jets|helicopters?|warplanes|soldiers|agencies)\b"
    r"|\b(?:operations?|raids?|bombardment|shelling|strikes?) by (?:the )?(?:[\w-]+ ){0,2}?(?:army|military|forces)\b"
    r"|\b(?:jets|helicopters?|warplanes|aircraft|gunships) (?:\w+ )?(?:bombed|shelled|struck|hit|attacked|fired)\b",
    I,
)  # what a group tells of those it fights
OWN_LOSS = Cued(  # what befell the group's own
    rf"\b(?:our|its|their) (?:\w+ )?{MEN} {LOST}|\b(?:companions|comrades|brothers|mujahid\w+|sarmachars) {LOST}"
    r"|\bpa(?:ys|id) (?:rich |glowing )?(?:homage|tribute)\b",
    I,
)
GOVERNING = frozenset({"Taliban", "Afghan Taliban"})  # who governs also tells of attacks that it suffers
OWN_MEN = lazily(
    r"\b(?:mujahid\w*|fighters?|(?:its|their|his) m[ae]n|puppets?|enem(?:y|ies)|foreign|invaders?|martyrdom"
    r"|it was they"
    r"|boasted)\b",
    I,
)
OWN_MOUTH = Cued(
    r"\b(?:spokes\w+|statement|communique|message|press note|press release|channel|radio|website|bulletin"
    r"|(?<!\bno )(?<!\bany )(?:group|outfit|organi[sz]ation))\b[^.;]{0,40}"
    r"\b(?:said|says|claim\w*|adds?|added|announced|stated|read|messaged|told|wrote|tweeted|confirmed)\b"
    r"|\b(?:said|says|according to|claimed)\b[^.;]{0,40}\b(?:spokes\w+|statement|group|channel|outfit"
    r"|organi[sz]ation)\b", I,
)  # fmt: skip
DOES_TO = lazily(rf"\A(?:'s)? {AUX}(?:(?:was|were|is|stood) (?:behind|responsible)\b|(?:\w+ )?{DID})", I)


def avowed(text: str, span: tuple[int, int], voices: Voices) -> tuple[OrganisationMention, int, int] | None:
    """Give the group that tells the attack of a sentence as its own, with the stretch that says so."""
    named = voices.between(*span)
    told = DEED_TOLD.search(text, *span)
    if (
        not told
        or not named
        or DEFENDED.search(text, *span)
        or OTHER_MOUTH.search(text, *span)
        or OTHERS_DID.search(text, *span)
    ):
        return None
    if len({one.organisation.parent or one.organisation.name for one in named}) > 1:
        inside = INSIDE.search(text, span[0], named[0].start)  # whose men they are; the others are those they attacked
        return (named[0], inside.start(), named[0].end) if inside else None
    governs = any(one.organisation.name in GOVERNING for one in named) and not OWN_MEN.search(text, *span)
    if governs or OTHERWISE.match(text[named[0].end : span[1]]):
        return None
    return next((found for one in named if (found := _in_its_mouth(text, span, one))), None)


def _in_its_mouth(
    text: str, span: tuple[int, int], one: OrganisationMention
) -> tuple[OrganisationMention, int, int] | None:
    """Give the group with the stretch that makes it the teller of its sentence."""
    after = text[one.end : min(span[1], one.end + 120)]
    caller = CALLER.search(text, span[0], one.start)
    inside = INSIDE.search(text, span[0], one.start)
    if inside:
        return one, inside.start(), one.end
    lead = (
        caller if caller and DOES_TO.match(after) else SAYS_BEFORE.search(text, max(span[0], one.start - 70), one.start)
    )
    if lead:
        return one, lead.start(), one.end
    spoken = SAYS_AFTER.match(after)
    mouth = ITS_MOUTH.search(text, one.end, span[1])
    if spoken or mouth:
        return one, one.start, one.end + spoken.end() if spoken else mouth.end() if mouth else one.end
    return None


def narrated(text: str, span: tuple[int, int], voices: Voices) -> list[tuple[OrganisationMention, int, int]]:
    """Give the groups whose own spokesman tells the attack: "BLF fighters hit a post, its spokesman said"."""
    if not OWN_MOUTH.search(text, *span) or DEFENDED.search(text, *span):
        return []
    made = []
    named = voices.between(*span)
    for mention in named:
        if any(apart(mention, other) for other in named):
            break  # one group may tell what another did
        done = DOES.match(text[mention.end : min(span[1], mention.end + 90)])
        if done and not PATIENT.search(text[max(span[0], mention.start - 70) : mention.start]):
            made.append((mention, mention.start, mention.end + done.end()))
    return made


def apart(one: OrganisationMention, other: OrganisationMention) -> bool:
    """Say whether two groups are neither one nor a part of each other."""
    a, b = one.organisation, other.organisation
    if {a.name, b.name} <= GOVERNING:
        return False  # one movement under its two names
    return a.name not in {b.name, b.parent} and b.name != a.parent
