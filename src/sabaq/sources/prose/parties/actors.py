"""Actors: groups plainly said to have attacked, or fought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from sabaq.sources.prose.parties.stance_words import TALK
from sabaq.sources.prose.parties.voices import CHAPTER, Voices, militant, name_of
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
PEOPLE = (
    r"(?:militants?|fighters?|terrorists?|gunm[ae]n|insurgents?|(?:suicide |car |truck |motorcycle )?bombers?"
    r"|members?"
    r"|attackers?|commanders?|group|operatives?|separatists?|rebels?|sarmachars?|mujahideen|cadres?|snipers?"
    r"|commandos?|men"
    r"|assailants?|guerrillas?|squad|brigade|activists?|forces|raiders|infiltrators?|faction|khwarij|khawarij"
    r"|remnants|elements|columns?|militiam[ae]n|militias?)"
)
WHO = (
    r"(?:the|a|an|two|three|four|five|six|seven|eight|nine|ten|dozens of|scores of|hundreds of|some|several"
    r"|heavily|armed"
    r"|suspected|alleged|banned|outlawed|proscribed|defunct|unidentified|unknown|so-called"
    r"|indian(?:[- ](?:sponsored"
    r"|backed))?(?:[- ]prox(?:y|ies))?,?|\d+)"
)
BY = lazily(
    rf"\b(?:by|from)(?: {WHO}| {PEOPLE}| of| belonging| to| affiliated| linked| associated| with| militant|"
    rf" group)* \Z",
    I,
)
NOT_DONE_BY = lazily(
    r"\b(?:statement|claim\w*|den\w*|reject\w*|warn\w*|threat\w*|videos?|message|issued|releas\w+|condemn\w*"
    r"|announce\w*|call\w*"
    r"|note|posted|shared|refus\w*|own\w*|demand\w*|disown\w*|run|led|controlled|inspired|trained|used|backed"
    r"|propaganda"
    r"|support\w*|held|funded|letter|split|separat\w+|pledge\w*|leave|released|retak\w+|recaptur\w+|seized|freed"
    r"|rescued"
    r"|recovered|cleared|distanc\w+|word|reported|published|accepted|taken)(?: [\w-]+){0,4}\Z", I,
)  # fmt: skip
FROM_MEN = lazily(
    rf"\b{PEOPLE} from(?: \w+){{0,2}} \Z|\b(?:attack|fire|raid|assault|rocket|shell)\w* from(?: \w+){{0,2}} \Z", I
)
DEEDS = (
    r"(?:attack(?:s|ed|ing)?|carr(?:y|ies|ied) out|storm(?:s|ed)?|ambush(?:es|ed)?|open(?:s|ed) (?:fire|up)"
    r"|target(?:s|ed)|struck|strikes?|raid(?:s|ed)|fir(?:es|ed)|kill(?:s|ed)?|detonat\w+|abduct(?:s|ed)?"
    r"|kidnap(?:s|ped)?|bomb(?:s|ed)|behead(?:s|ed)?|shot|hijack(?:s|ed)|stage[sd]?|launch(?:es|ed)|overr[au]n|blew"
    r"|blow(?:s)?|rammed|exploded|set off|set fire|set ablaze|torch(?:es|ed)?|burn(?:s|t|ed)?|hurl(?:s|ed)?"
    r"|lob(?:s|bed)|threw|planted|gunned down|execut(?:es?|ed)|seized?|seizes|captured?|captures|took|takes"
    r"|assassinat\w+|murder(?:s|ed)|massacred?|tried to (?:enter|storm|attack|infiltrate|breach)"
    r"|attempt(?:s|ed) to (?:enter|storm|attack|infiltrate|breach)|hit(?:s)?|laid siege|besieged|blocked|drove"
    r"|entered|broke into|held|destroyed|ripped|assaulted|mounted|clash(?:es|ed)|shelled|dropped|downed|sniped"
    r"|flew|used|stopped|pulled|slaughtered|slit|wounded|injured|(?:fell|descended|set) (?:up)?on|set about|probed|cut"
    r"|hacked|slew|slays?|mow(?:s|ed) down|picked off|cut down|knifed|stabbed|dragged|sneaked into|disarmed|looted"
    r"|ransacked|managed (?:\w+ ){0,2}?to (?:attack|break|detonate|enter|force|get|hit|kill|plant|reach|shoot|slip"
    r"|sneak|storm"
    r"|strike)|left (?:a|the) (?:\w+ )?bomb)\b"
)
NOUNS = (
    r"(?:(?:suicide|gun|bomb|rocket|grenade|night|dawn|drone|mortar|sniper|mass|car|truck|roadside) )*(?:attacks?"
    r"|ambush(?:es)?"
    r"|raids?|bombings?|assaults?|bombs?|siege|onslaught|strikes?|blasts?|massacre|offensive|ied|(?:land)?mines?|fire"
    r"|rockets?|shelling)\b"
)
DOES = lazily(
    rf"\A(?:'s|['\"])?\)?(?: \([A-Z-]{{2,8}}\))?(?: {PEOPLE})?(?: armed with [\w -]{{1,40}}?| wearing [\w -]{{1,40}}?|"
    rf" dressed [\w -]{{1,40}}?"
    rf"|, (?!who were|killed|said)[^.;,]{{1,60}},)?(?: (?:have|had|has|also|again|frequently|then|later|reportedly"
    rf"|allegedly|who"
    rf"|jointly|simultaneously|first))*(?: on (?:a |the |\w+ )?\w+(?: \w+)?| in \w+(?: \w+)?)?"
    rf"(?: (?:crossed|came|arrived|entered|descended|emerged|approached)\b[^.;,]{{0,60}}? and(?: then)?)?"
    rf" {DEEDS}",
    I,
)
ATTACKS = lazily(
    rf"\A(?:'s)?(?: {PEOPLE}'?s?)?(?: (?:late|early|deadly|brazen|coordinated|fresh|major|recent|\w+day's?))*"
rf" {NOUNS}(?! (?:hideout|camp|den|base|suspects?|commander))", I)  # fmt: skip
BELONGS = lazily(
    r"\b(?P<who>attackers?|assailants?|gunm[ae]n|(?:suicide )?bombers?|raiders|killers?|hijackers|kidnappers"
    r"|culprits|suspects"
    r"|they|he|both|all|who)\b(?: \w+){0,3}?,? (?:were |was |who )?(?:belong(?:s|ed|ing)? to|affiliated (?:with"
    r"|to)|members? of"
    r"|linked (?:to|with)|associated with|loyal to)"
    rf"(?: {WHO}| {PEOPLE}| group| militant| outfit| organi[sz]ation)* \Z", I,
)  # fmt: skip
SAID_TO_BE = (
    r"(?:believed|thought|suspected|said|reported|understood|presumed|assumed|known|supposed|alleged|claiming|claimed)"
    r" (?:to (?:be|have been|belong to|come from)|of (?:being|belonging to))"
)
SUSPECT = lazily(
    rf"\b{PEOPLE},? (?:who (?:are|were) |was |were )?(?:\w+ )?{SAID_TO_BE}(?: {WHO}| {PEOPLE}| members?| of| from"
    rf"| linked to"
    rf"| belonging to)* \Z",
    I,
)
SUSPECTED = lazily(
    rf"\A(?:'s)?(?: {PEOPLE}| columns?| cells?| units?| elements?)?,? (?:is|are|was|were|has been"
    rf"|have been)? ?(?:\w+ )?"
    r"(?:suspected|believed responsible|main suspects?|prime suspects?)\b(?! of (?:\w+ ){0,2}(?:link|fund|support))"
    r"(?! (?:leader|commander|member|militant|hide))",
    I,
)
BID = lazily(
    r"\b(?:attempts?|bids?|tr(?:y|ies)|plans?|plots?|conspirac(?:y|ies)|schemes?|designs?|effort)(?: made| hatched"
    r"| prepared)?"
    rf" (?:by|of)(?: {WHO}| {PEOPLE}| of| belonging to| from)* \Z",
    I,
)
ASSAILANTS = lazily(
    r"\b(?:gunm[ae]n|(?:suicide )?bombers?|attackers?|assailants?|raiders?|killers?|hijackers?|kidnappers?|abductors?"
    rf"|shooters?|hit ?m[ae]n) (?:of|from|belonging to|loyal to) (?:{WHO} )?\Z",
    I,
)
FIELD = lazily(
    r"(?:\A|[.;|])\W*(?:(?:suspected|alleged|likely|probable|armed|militant) )?"
    r"(?:perpetrators?|attackers?|culprits?|suspects?|suspected|blamed|actors?|group|outfit|done by)\W*: ?\Z",
    I,
)  # of a form
DOERS = ("attacker", "assailant", "gunm", "bomber", "suicide", "raider", "killer", "hijack", "kidnap")
SUFFERS = lazily(
    r"\A[\w' ]{0,30}\b(?:killed|shot dead|shot|abducted|kidnapped|gunned down|dead|captured|seized|wounded"
    r"|injured|hit|held|burnt"
    r"|destroyed|executed)(?: (?:in|by|as|near|during|at(?! least)|on|when|while|after|along|inside|here)\b"
    r"|[.,;:]|\s*\Z)",
    I,
)
PATIENT = lazily(
    r"\b(?:kill(?:s|ed|ing)?|arrest\w*|detain\w*|captur\w*|against|target(?:s|ed|ing)?|eliminat\w*|anti"
    r"|search\w* for|pursuit of|nabbed|raid(?:s|ed)?(?: on)?|with|neutrali[sz]\w*|apprehend\w*|hunt\w* (?:for"
    r"|down)|attack(?:s|ed)? on"
    r"|bomb(?:s|ed)|str(?:uck|ikes?)(?: on)?|operations? (?:on|in)|fought|fighting|crush\w*|confront\w*|bans?"
    r"|(?:has|have|had|government|ministry|state) banned|hideouts? of"
    rf"|hideouts? used by|dead|deaths? of|kills?)(?: {WHO}| senior| key| most wanted| wanted| militant| hideout of"
    rf"| of)*[ -]\Z",
    I,
)
RUMOURED = Cued(TALK, I)
HABITUAL = lazily(
    r"\b(?:has|have|had) [^.;]{1,60}\b(?:before|in the past|for (?:years|decades)|over the years)(?=\W*\Z|[.;,])", I
)
UNSAID = lazily(r"\b(?:like|unlike|such as|including|former|ex|if|whether|not|no)[ -](?:the |a )?\Z", I)


DONE_LAST = lazily(
    r"\A,? (?:(?:up)?on|against|at|in) [^.;]{3,110}? (?:attack|assault|firing|fire|ambush|raid)s? (?:did|made"
    r"|carried out)\b"
    r"|\A,? (?:to be |as )?responsible (?:declared|held|named|called)\b"
    r"|\A,? (?:(?:is|are|was|were) )?(?:the )?(?:likely|probably|presumably)(?: (?:to blame|responsible"
    r"|behind it))?(?=\W*\Z|[.,;])",
    I,
)
CONDEMNED = lazily(rf"\b(?:condemn|denounc|deplor|mourn)\w*(?: [\w-]+){{0,4}}? {NOUNS}\Z", I)
ACCUSED = lazily(
    r"\A,? (?:which|whom|who|that) [^.;,]{3,60}? (?:(?:accus(?:es?|ed)|suspect(?:s|ed)?) of|blam(?:es?|ed) for"
    r"|h[eo]lds? (?:responsible|guilty)) (?!(?:\w+ )?(?:link|fund|support|shelter|harbour|behind\b))",
    I,
)
MEMBERS = lazily(
    rf"\b{PEOPLE},?(?: of| from| belonging to| linked (?:to|with)| affiliated (?:to|with))(?: {WHO})* \Z", I
)
CAUGHT = Cued(
    r"\b(?:arrest|detain|apprehend|nabbed|captur|overpower|rounded up)\w*|\b(?:in|into|under) (?:\w+ )?(?:custody"
    r"|arrest)\b"
    r"|\b(?:was|were|been) (?:held|caught|seized|taken alive)\b",
    I,
)


class Actor(msgspec.Struct, frozen=True):
    """An organisation said to have done it."""

    name: str
    start: int
    end: int
    sure: bool = True  # not only that those held or killed belong to it
    learned: bool = False  # by a model, not by a rule


def actors(text: str, span: tuple[int, int], voices: Voices) -> tuple[Actor, ...]:
    """Give the groups that a clause plainly says attacked."""
    found: list[Actor] = []
    for mention in voices.between(*span):
        before = text[max(span[0], mention.start - 70) : mention.start]
        after = text[mention.end : min(span[1], mention.end + 120)]
        chapter = CHAPTER.search(before)
        lead = before[: chapter.start()] if chapter else before
        by = _did(lead)
        if not by and (PATIENT.search(lead) or UNSAID.search(lead)):
            found.extend(_caught(text, span, mention, lead))
            continue
        met = SUFFERS.match(after)
        by = by or bool(
            FIELD.search(lead)
            or (SUSPECT.search(lead) and not met)
            or ASSAILANTS.search(lead)
            or (BID.search(lead) and after[:4] == " to ")
        )
        does = (DOES.match(after) and not met and not HABITUAL.search(after)) or (
            ATTACKS.match(after)
            or DONE_LAST.match(after)
            or ACCUSED.match(after)
            or (SUSPECTED.match(after) and not RUMOURED.search(text, *span))
        )
        if by or does:
            found.append(Actor(*name_of(mention, text, span[0])))
        elif owned := BELONGS.search(lead):
            doers = owned.group("who").lower().startswith(DOERS)
            found.append(Actor(*name_of(mention, text, span[0]), sure=doers))
        else:
            found.extend(_caught(text, span, mention, lead))
    return tuple(found)


def _caught(text: str, span: tuple[int, int], mention: OrganisationMention, lead: str) -> Iterator[Actor]:
    """Yield the group whose men a clause says were caught: of a foiled attack they are who meant to do it."""
    if MEMBERS.search(lead) and CAUGHT.search(text, *span):
        yield Actor(*name_of(mention, text, span[0]), sure=False)


def _did(lead: str) -> bool:
    """Say whether something was done by the group that the words lead to."""
    match = BY.search(lead)
    if match is None:
        return False
    told = lead[: match.start()].rstrip()
    if NOT_DONE_BY.search(told) and not CONDEMNED.search(told):
        return False
    return match.group(0).lower().startswith("by") or bool(FROM_MEN.search(lead))


def pursued(mentions: tuple[OrganisationMention, ...], spans: Sequence[tuple[int, int]]) -> Actor | None:
    """Give the first armed group named where an operation of the forces is told: the one it was aimed at."""
    for mention in militant(mentions):
        if any(start <= mention.start < end for start, end in spans):
            return Actor(mention.organisation.name, mention.start, mention.end)
    return None
