"""Partisans: documents in an armed group's own words.

A group's own release praises God or the fighters, calls those it attacks enemies, says "we" and signs. Nobody else
writes so, and no reporter or office speaks in it: what such a document tells as done, the group claims.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from sabaq.sources.prose.parties.actors import DOES, PATIENT
from sabaq.sources.prose.parties.avowals import GOVERNING
from sabaq.sources.prose.parties.stance_words import AUX, DID, HOME, MEN
from sabaq.sources.prose.parties.voices import BANNED, Voices
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
QUOTED = lazily(r"[\"“][^\"“”]{12,600}[\"”]")
GOD = r"(?:allah|god|the almighty|the lord)"
OWN = (
    r"(?:mujahid(?:s|een|in)?|mujahed[ei]+n|sarmachars?|fid[ae]i?y?e+n?s?|companions?|comrades|brothers|lions|knights"
    r"|freedom[- ]fighters?|martyrdom[- ]seekers?|istishhadis?|guerr?illas?|commandos|heroes)"
)
GRACE = (
    rf"\b(?:by|with|through|thanks to) (?:the )?(?:\w+ )?(?:grace|help|favou?r|permission|will|leave|mercy|blessings?"
    rf"|support|aid|assistance|bounty) (?:and \w+ )?of {GOD}\b|\b(?:all )?praise (?:be|is|belongs|and thanks)\b"
    rf"|\balhamd\w+|\ballahu? akbar\b|\bin the name of {GOD}\b|\bglad tidings\b|\binsha ?'?allah\b"
    rf"|\b{GOD} (?:accept|reward|grant|be praised|willing|has given|gave)\w*|\bto {GOD} belongs?\b"
)
MEN_OF_OURS = (
    rf"(?<!hizb-ul-)(?<!hizbul )\b(?:the|our|of our|these|two|three|four|five|six|brave) (?:brave |own )?{OWN}\b"
    rf"|(?:\A|(?<=[.!:;] ))\b{OWN}\b|\b(?:a|an|one) {OWN} (?:of|from)\b"
    r"|\b(?:soldiers?|lions|knights|army) of the (?:caliphate|khilafa\w*|islamic state)\b"
)
WE = (
    rf"\bour (?:own )?(?:[\w-]+ ){{0,2}}?(?:{MEN}|forces?|fronts?|column|troop|party|ranks|artillery|drones?|movement"
    rf"|organi[sz]ation|struggle|war|fight|path|jihad|homeland|martyrs|attacks|operations|prisoners)\b"
    rf"|\bwe {AUX}{DID}|\bours\b|\bwe (?:accept|claim|own|vow|promise|warn|salute|pay tribute"
    r"|will (?:continue|go on|not rest))\b"
)
ENEMY = (
    r"\benem(?:y|ies)\b|\binfidels?\b|\bkuffar\b|\bapostates?\b|\bmurtad\w*|\bcrusaders?\b|\bpuppets?\b"
    r"|\bhirelings?\b|\bmercenar\w+|\boccupiers?\b|\boccupying\b|\binvad(?:ers?|ing)\b|\btaghut\b|\bslave army\b"
    r"|\brafid\w+|\brawafid\w*|\bpolytheists?\b|\bstooges?\b|\blackeys\b|\bcolonial\b|\boppressors?\b"
    r"|\btyrants?\b|\bhypocrites?\b|\bidolat\w+|\bmartyrdom\b|\b\w+ militia\b"
)
GLOATING = r"\b(?:to|into|in) hell\b|\bhellfire\b|\bgraveyard\b|\bon the spot\b|\bbooty\b|\bghanimat\b|\bspoils\b"
SAFE = (
    rf"\b{HOME}|\bwithout (?:any )?loss to\b"
    r"|\bno (?:\w+ )?(?:harm|loss) (?:\w+ ){0,2}?(?:came|reached|inflicted|befell|suffered|done)\b"
)
OUTLET = (
    r"\b(?:umar media|hakkal|amaq|al-?emarah?|voice of jihad|al-?azaim|nashir|al-?kataib|az-?zallaqa|shahada"
    r"|sangar (?:media|publications?)|voice of khurasan)\b"
)
VOW = (
    r"\b(?:un)?till? (?:the )?(?:\w+ )?(?:freedom|independence|liberation|victory|homeland|motherland|last|occup\w+)\b"
    r"|\blegitimate targets?\b|\bwill (?:be|become|remain) (?:our|a|closed|targets?|next)\b"
    r"|\blet (?:the |every |all )?(?:\w+ ){1,3}(?:know|leave|stay|remember|take|withdraw|quit|go|stop|keep)\b"
    r"|\b(?:revenge|aveng\w+|retaliat\w+|reply|answer|punishment)\b"
)
PROMISED = (
    r"\b(?:videos?|footage|pictures?|photos?|names|details|particulars|film)\b[^.;]{0,60}"
    r" (?:will|shall|to) (?:soon |shortly )?(?:be (?:\w+ )?(?:released|published|issued|given|shown|shared"
    r"|made public)|come out|follow|appear)\b"
)
SIGNED = (
    r"(?:[.!?] |\n)\W*(?:[A-Z][\w.'-]+,? ){0,4}\b(?:central |chief |media |official )?(?:spokes\w+|bureau|command"
    r"|media (?:cell|wing|centre|center|office))\b[^.]{0,40}\W*\Z|(?:\A|[.:] )\bfrom [^.:]{0,40}spokes"
)
SIGNS = tuple(
    Cued(pattern, I) for pattern in (GRACE, MEN_OF_OURS, WE, ENEMY, GLOATING, SAFE, OUTLET, VOW, PROMISED, SIGNED)
)
# words of offices, reporters and those who suffer an attack
REPORTED = Cued(
    r"\b(?:khwarij|khawarij|kharji|terrorists?|terrorism|miscreants?|militants?|insurgents?|militancy|gunm[ae]n"
    r"|extremists?|assailants?|culprits?|perpetrators?|suspects?|banned|outlawed|proscribed|defunct|shadowy"
    r"|unidentified|unknown"
    r"|so-called|alleged\w*|reportedly|ispr|dpo|rescue 1122"
    r"|(?<!we )said|says|told|tells|claimed|claims|reported|reports(?! of \d)|according to|stated|states"
    r"|announced|confirmed"
    r"|(?<!we )condemn\w*"
    r"|denounc\w*|condol\w*|first information report|fir|hospital|ctd(?! (?:police|office|team|vehicle"
    r"|personnel))|no group|attributed|blamed)\b",
    I,
)
DISCLAIMS = Cued(  # what a group also says of attacks that it did not do
    r"\b(?:den(?:y|ies|ied|ial)|disown\w*|disavow\w*|reject\w*|condemn\w*|nothing to do|neither|distanc\w+"
    r"|no (?:hand|part|role|links?|connection|involvement)|not (?:ours|behind|involved|responsible|our|its|the work)"
    r"|truce|cease-?fire|talks|told)\b",
    I,
)
ISSUED_BEFORE = lazily(
    r"\A\W*(?:(?:press |daily |media |official |audio |video |voice |telephone |radio )*(?:operation|statement|message"
    r"|communique|release|note"
    r"|bulletin|announcement"
    r"|report|text|tweet)s?(?: no\.? ?\d+)?,? (?:issued |released |sent |put out |posted )?(?:from|by|of|for)"
    rf"(?: (?:a|the|its) (?:\w+ )?spokes\w+ (?:of|for))? |from )?{BANNED}(?:shura of [^.:\n(]{{3,60}}\()?\Z",
    I,
)
ISSUED_AFTER = lazily(
    r"\A\)?(?= ?\n)|\A(?:'s)?(?: \([\w-]+\))?,?(?: (?:daily|media|press|official|central|statement|bulletin"
    r"|message|communique"
    r"|release|note"
    r"|spokes\w+|report|update|summary|claims?|of|on|in|for|from|the|reported|by|its|our|operations?"
    r"|attacks?|cell|wing|channel|no\.?"
    r"|\d+|\w+day"
    r"|[A-Z]\w+)){0,9} ?:",
)
SIGNED_BEFORE = lazily(r"(?:\s[-~]{1,2}|\bsigned[:,]?|\bissued by|\n(?![A-Z][\w ]{2,20}:))(?: ?[^-.;\n]{0,60})? ?\Z", I)
SIGNED_AFTER = lazily(r"\A(?![^.;\n]{0,20}(?:\bno claim|unclaimed|not claimed|suspect|\?))[^.;\n]{0,50}\.?\s*\Z", I)
BUREAU = lazily(
    r"\b(?:ministr(?:y|ies)|directorate|department|office|police|courts?|embassy|authorities|governor|municipality)\b"
    r"[^.;]{0,40} of the \Z",
    I,
)
SENTENCE_BEFORE = lazily(r"[.!?] \Z")
CALIPHATE = "Islamic State"
HEAD = 100  # characters within which a document says whose statement it is
LEAST = 2  # signs of different kinds
LONGEST = 4_000  # characters; longer texts are articles
HOLDS = lazily(
    rf"(?:\b{OWN}|\b{MEN}|\bdrones?|\bspokes\w+|\bclaims?|\bstatement|\bbehalf|\bname|\bwilayat|\bprovince|\bbrigade)"
    rf"(?: [\w-]+)?(?: of| for| from)? {BANNED}\Z|\bwe,?(?: of)? {BANNED}\Z|\band (?:of )?{BANNED}\Z",
    I,
)
TAKES = lazily(
    r"\A(?:'s)?(?: \([\w-]+\))?,? (?:\w+ )?(?:accepts?|claims?|owns?|takes?|hereby|gives?|declares?|announces?"
    r"|informs?"
    r"|salutes?|warns?|vows?|promises?|congratulates?|assumes?|admits?|acknowledges?|praises?|regards?|considers?"
    r"|thanks?|wants?|wishes)\b|\A(?:'s)? ?(?:spokes\w+|media|press|central|statement)?[:.-]|\A\W*\Z",
    I,
)


def with_issuers(voices: Voices, *, own: bool) -> Voices:
    """Give the groups of a document with those in whose own words it is written; `own`: its source is such a group."""
    if not voices.mentions:
        return voices
    headed = _headed(voices.text, voices.mentions)
    issuers = _writing(voices.text, voices.mentions, own=own) or ((headed,) if headed else ())
    if len(issuers) == 1 and issuers[0].organisation.parent == CALIPHATE:
        voices = replace(voices, mentions=tuple(_as_issuer(one, issuers[0]) for one in voices.mentions))
    return replace(voices, issuers=issuers) if issuers else voices


def _as_issuer(one: OrganisationMention, issuer: OrganisationMention) -> OrganisationMention:
    """Give the caliphate that its province names in its own statement as the province."""
    whole = one.organisation.name == CALIPHATE
    return OrganisationMention(issuer.organisation, one.start, one.end) if whole else one


def _writing(text: str, groups: tuple[OrganisationMention, ...], *, own: bool) -> tuple[OrganisationMention, ...]:
    """Give the groups that a partisan document tells of as its own, each once."""
    if len(text) > LONGEST or not (partisan(text, least=0 if own else LEAST) or (own and not DISCLAIMS.search(text))):
        return ()
    governed = any(one.organisation.name not in GOVERNING for one in groups)
    found: dict[str, OrganisationMention] = {}
    for one in groups:
        if governed and one.organisation.name in GOVERNING:
            continue  # who governs tells of others' attacks too
        before, after = text[max(0, one.start - 70) : one.start], text[one.end : one.end + 120]
        if one.organisation.name in GOVERNING and BUREAU.search(before):
            continue  # an office of the state
        if after.startswith(" for "):
            continue  # a name that a spokesman goes by
        holds = HOLDS.search(before) or TAKES.match(after) or not before.strip()
        if (holds or DOES.match(after)) and not PATIENT.search(before):
            found.setdefault(one.organisation.name, one)
    return tuple(found.values())


def _headed(text: str, groups: tuple[OrganisationMention, ...]) -> OrganisationMention | None:
    """Give the group that issued the document: named at its head ("BLA statement: ..."), or signing it."""
    first, last = groups[0], groups[-1]
    after = text[first.end : first.end + HEAD]
    if first.start < HEAD and ISSUED_BEFORE.match(text[: first.start]) and ISSUED_AFTER.match(after):
        return first
    alone = SENTENCE_BEFORE.search(text[: last.start]) and not text[last.end :].strip(" .")
    signed = SIGNED_BEFORE.search(text[max(0, last.start - 70) : last.start]) and len(text) - last.end < HEAD
    return last if alone or (signed and SIGNED_AFTER.match(text[last.end :])) else None


def partisan(text: str, *, least: int = LEAST) -> bool:
    """Say whether a document is written as only an armed group writes: with so many signs, and none of a reporter."""
    own = QUOTED.sub(" ", text)
    return not REPORTED.search(own) and sum(sign.search(own) is not None for sign in SIGNS) >= least
