"""Stances: words of claiming, denying and blaming.

Each says where its holder stands: before it ("the TTP claimed"), after it ("claimed by the TTP"), or behind "we".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

import msgspec

from sabaq.sources.prose.parties.denial_words import DENIES, DISOWNED
from sabaq.sources.prose.parties.stance_words import ACTIVE, BLAMES, DEED, DID, FIRST, PASSIVE, TALK, TOLD
from sabaq.sources.prose.text.cleaning import lower_same_length
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name


class Kind(StrEnum):
    """What somebody does about an attack."""

    CLAIM = "claim"
    DENIAL = "denial"
    BLAME = "blame"
    NOBODY = "nobody"  # "no group claimed", "neither confirmed nor denied"


class Side(StrEnum):
    """Where the group stands that a stance is about."""

    BEFORE = "before"
    AFTER = "after"
    WE = "we"


class Stance(msgspec.Struct, frozen=True):
    """One stance and where its words stand in the sentence."""

    kind: Kind
    side: Side
    start: int
    end: int
    told: bool  # in a speaker's mouth: "said it had done it"
    loose: bool = False  # tells of the attack as only who did it would: "said 12 soldiers were killed in Tank"


NONE = (
    r"\b(?:no|nil|zero|none|nobody|neither|nor|not|n't|yet|never(?! shy| slow| far| one to)"
    r"|without|unclear|whether|if|could|may|might|would|expected"
    r"|usually|often|routinely|regularly|frequently|typically|refus\w+"
    r"|hardly(?! had)|scarcely(?! had)|barely(?! had)|seldom|rarely|declin\w+|await\w*|short of|whoever|any)(?! only"
    r"| just| time)\b(?: [\w',-]+){0,6}? ?\Z"
)
NONE += r"|\b(?:will|shall) (?:\w+ )?\Z"
HABIT = lazily(
    r"\b(?:such|similar|several|many|previous|past|other|most|numerous|dozens of|scores of|a number of|a series"
    r" of|earlier)\b",
    I,
)
EARLIER = lazily(
    r"\b(?:claim\w*|responsib\w+ for|own\w*|behind)(?: (?:many|most|several|some|numerous|a number|dozens|scores|of))*"
    r" (?:similar|such|previous|past|earlier|other)\b",
    re.IGNORECASE,
)
RELATIVE = lazily(r"\b(?:which|that|who)(?: \w+){0,3} \Z", I)
NONE_BEFORE = lazily(NONE, I)
WHOSE = lazily(r", (?=whose (?:\w+ ){1,3}\Z)", I)  # "nor of the TTP, whose spokesman owned"
NOBODY_AFTER = lazily(
    r"\A(?: [\w'-]+){0,3}? ?(?:no ?body(?! else)|no[- ]one(?! else)"
    r"|no (?:\w+ ){0,3}?(?:group|outfit|organi[sz]ation|militant)"
    r"|none(?! other| else)"
    r"|any ?one"
    r"|any (?:\w+ ){0,2}?(?:group|outfit)|not (?:yet )?(?:claimed|known|established|determined)|unclaimed|unknown|nil"
    r"|unestablished|awaited|pending)\b", I,
)  # fmt: skip
AWAITED = lazily(r"(?: [\w'-]+){1,4}? (?:is|was|has been|had been) (?:\w+ ){0,2}?(?:awaited|expected|pending|due)\b")
RELATIVE_CLAIM = Cued(  # "the blast, which the Taliban claimed, "
    rf"{DEED}[^.;]{{0,60}}?,? (?:which|that) (?!no\b|nobody|none|neither"
    rf"|any)(?:the )?(?:[\w'()-]+ ){{0,4}}?[\w'()-]+(?:, (?:which|who|whose|an?) [^.;,]{{3,90}},)? (?:(?:later|then"
    rf"|has|had|have|also|soon|first) )*"
    r"(?P<verb>claimed|owned(?: up to)?|says? it (?:laid|planted|did|staged|carried out))\b"
    r"(?! (?:to|that|\d+|the lives|responsib\w+|for (?:the )?(?:king|state|god)))"
)
CURT = 45  # characters at most of "Taliban claimed."
NOT_SO = lazily(r"\b(?:not|never|yet to)(?: (?:yet|been|be|officially|formally|so far))* \w+\Z", I)  # "not claimed"
ASIDE = lazily(r", (?:which|whom|whose|who|an?) [^.;]{3,80}?,(?= )")  # "the SPA, which never was apart from the SRA,"
HARBOURS = lazily(r"\b(?:shelter|harbou?r|back|support|host|fund|train|arm)ing\b")  # what a government denies
UNDENIED = lazily(
    r"\b(?:will|shall|may|might|likely to|sure to|not|never|nor|n't|refus\w+ to|without|neither"
    r"|yet to)(?: \w+){0,2} ?\Z",
    I,
)
NOT_DENIED = lazily(  # "we do not confirm that they had any hand in it", "it rarely claims what it has not done"
    r"\bnot (?:\w+ )?(?:confirm|accept|believe|think|say|suggest)\w*(?: that)?(?: \w+){1,3} ?\Z"
    r"|\bwhat (?:it|they|he|we) (?:has |have |had )?\Z",
    I,
)
# the words are of somebody's losses or of talks, not of an attack
OTHERWISE = lazily(
    r"\A[^.;]{0,60}?\b(?:of its|of their|its|their|our|\w+'s)(?: \w+){0,3} (?:fighters?|m[ae]n|members?"
    r"|commanders?|leaders?|chief)"
    r"\b[^.;]{0,40}\b(?:was|were|been|being)\b|\A[^.;]{0,90}\b(?:mujahid\w+|fighters|militants|insurgents|sarmachars)"
    r" (?:were|was|had been|have been) (?:killed|martyred|slain|arrested|captured|hurt)\b|"
    r"\A[^.;]{0,60}?\b(?:tak\w+|receiv\w+|accept\w+|gett?ing|got) (?:any )?(?:\w+ )?(?:money|funds?|funding|arms"
    r"|weapons|support|help)\b"
    r"|\A[^.;,]{0,60}\b(?:ceasefire|truce|talks|negotiat\w+|surrender\w*"
    r"|split|extortion)\b",
    I,
)
NOT_OURS = lazily(
    r" (?:(?:was|were|had been|is) (?!(?:\w+ )?(?:in )?(?:revenge|retaliation|response|to avenge|carried out by"
    r" (?:its|their)"
    r"|its|their))|(?:had|has) (?:failed|been foiled|been staged))", I,
)  # fmt: skip

# tried on a sentence in lower case: where case is ignored, `re` enters every alternative of these long lists
CLAIM_PASSIVE, CLAIM_ACTIVE, CLAIM_TOLD, CLAIM_FIRST = Cued(PASSIVE), Cued(ACTIVE), Cued(TOLD), Cued(FIRST)
DENIAL, DENIED_BY, BLAME, RUMOURED = Cued(DENIES), Cued(DISOWNED), Cued(BLAMES), Cued(TALK)
NAUGHT = lazily(  # "had laid no bomb"
    r" (?:no(?! \w+ (?:lives|casualties|loss))|nothing|none|nobody)\b(?! (?:but|less|fewer|doubt|mercy|quarter))"
)
CLAIM_NOUN = Cued(
    r"(?<=[a-zA-Z)])'s? (?:\w+ )?\b(?:claim|boast|contention|assertion|admission"
    r"|insistence)s? (?:of (?:responsib\w+|being|killing|having|\d+|\w+ (?:dead|killed"
    r"|deaths))|to have|that (?:it|its|they|their)|for the|could|cannot|has|was|is|remains|came|arrived"
    r"|followed|appeared|went)\b"
)
CLAIM_MADE = Cued(r"(?<!\bno )(?<!\bany )\bclaims? of responsibility (?:[\w'-]+ ){0,3}?(?:by|from)\b")
TELLS = Cued(
    r"\b(?:says?|said|wrote|announc(?:es|ed)|stat(?:es|ed)|add(?:s|ed)|declar(?:es|ed)|report(?:s|ed)|post(?:s"
    r"|ed))\b[^.;]{0,120}?\b"
    r"(?:killed|wounded|hit|destroyed|blown up|eliminated|ambushed|attacked|targeted|bombed|torched|set on fire"
    r"|executed|captured"
    r"|seized|stormed|shot dead|struck|detonated)\b[^.;]{0,120}"
)  # fmt: skip
# what a group says of others, of its own losses, of what it wants or does not know is no claim
OTHERS_DID = lazily(
    r"\b(?:not|no|never|nothing|neither|nor|condemn\w*|will|would|shall|could|may|might|must|if|unless|until"
    r"|warn\w*|threat\w*"
    r"|vow\w*|cease-?fire|truce|talks|negotiat\w*|peace|regret\w*|mourn\w*|agenc(?:y|ies)|(?<!islamic )state|government"
    r"|death squads?|false"
    r"|drones?|air ?strikes?|jets|shelling by|by (?:the )?\w*(?:army|military|forces|police|troops|pakistan\w*"
    r"|afghan|american|us"
    r"|nato|unknown|others?|rivals?|enem\w+|indian?|israel\w*)|un-?islamic|cowardly|inhuman\w*|barbaric|tragic"
    r"|wrong|innocent"
    r"|civilians|women|children|students|(?:army|forces|troops|police|military|rangers|security forces) (?:had "
    r"|have |has )?"
    r"(?:killed|attacked|raided|shot|opened|fired|targeted|bombed|abducted|captured|seized|arrested))\b", I,
)  # fmt: skip
DEED_TOLD = Cued(rf"\b(?:{DID}|fell|died|blown up|blew up|lobbed|dropped)", I)
WE_BEFORE = lazily(r"\bwe(?: \w+){0,3} \Z|\bour \w+(?: \w+){0,2} \Z", I)
WE = lazily(r"\b(?:we|us|our|ours)\b", I)


def stances(sentence: str) -> tuple[Stance, ...]:
    """Give the stances of a sentence in order; of two that overlap the surer one stands."""
    found: list[Stance] = []
    for one in _all(lower_same_length(sentence)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return tuple(sorted((one for one in found if one.kind is not Kind.NOBODY), key=lambda one: one.start))


def of_nobody(sentence: str) -> bool:
    """Say whether a sentence says that nobody claimed, or somebody did not."""
    return any(one.kind is Kind.NOBODY for one in _all(lower_same_length(sentence)))


@lru_cache(maxsize=64)
def _all(sentence: str) -> tuple[Stance, ...]:
    """Give every stance of a sentence in lower case, as `_sought` yields them."""
    return tuple(_sought(sentence))


def _sought(sentence: str) -> Iterator[Stance]:
    """Yield every stance of a sentence in lower case, the surer first; those of nobody only keep others away."""
    for pattern, kind, side, told in (
        (CLAIM_NOUN, Kind.CLAIM, Side.BEFORE, False),
        (CLAIM_MADE, Kind.CLAIM, Side.AFTER, False),  # whoever dismisses it
        (DENIED_BY, Kind.DENIAL, Side.AFTER, True),
    ):
        for match in pattern.finditer(sentence):
            yield Stance(kind, side, *match.span(), told=told)
    denies = False
    for match in DENIAL.finditer(sentence):
        denies = True
        yield _denial(sentence, match)
    for pattern, side, told in (
        (CLAIM_PASSIVE, Side.AFTER, False),
        (CLAIM_FIRST, Side.WE, True),
        (CLAIM_ACTIVE, Side.BEFORE, False),
        (CLAIM_TOLD, Side.BEFORE, True),
    ):
        for match in pattern.finditer(sentence):
            if _of_nobody(sentence, *match.span(), clause=side is Side.WE):
                yield Stance(Kind.NOBODY, side, *match.span(), told=told)
            elif not (side is Side.BEFORE and NOT_OURS.match(sentence, match.end())):
                kind = Kind.DENIAL if told and NAUGHT.match(sentence, match.end()) else Kind.CLAIM
                yield Stance(kind, side, *match.span(), told=told)
    related = (match for match in RELATIVE_CLAIM.finditer(sentence) if not _of_nobody(sentence, *match.span()))
    yield from (Stance(Kind.CLAIM, Side.BEFORE, *match.span("verb"), told=False) for match in related)
    for match in () if RUMOURED.search(sentence) else BLAME.finditer(sentence):
        yield Stance(Kind.BLAME, Side.AFTER, *match.span(), told=True)
    for match in () if denies else TELLS.finditer(sentence):
        if not OTHERS_DID.search(match.group(0)) and not OTHERWISE.match(match.group(0)):
            yield Stance(Kind.CLAIM, Side.BEFORE, *match.span(), told=True, loose=True)


def _of_nobody(sentence: str, start: int, end: int, *, clause: bool = False) -> bool:
    """Say whether the words claim nothing: "no group claimed", "which often claims such attacks"."""
    before = ASIDE.sub("", sentence[:start])[-70:]
    before = re.split(r" (?:and|but) ", before)[-1] if clause else WHOSE.split(before)[-1]
    habit = RELATIVE.search(before) and HABIT.search(sentence, start, end + 25)
    after = AWAITED.match(sentence, end) or NOBODY_AFTER.match(sentence[end : end + 60])
    curt = start <= CURT or sentence[start:end] != "claimed"
    void = NOT_SO.search(sentence, start, end) or after or not curt
    return bool(habit or void or EARLIER.search(sentence, start, end) or NONE_BEFORE.search(before))


def _denial(sentence: str, match: re.Match[str]) -> Stance:
    """Give the denial, or nobody's where it is itself denied or is about losses or talks."""
    words = match.group(0).lower()
    before = sentence[max(0, match.start() - 40) : match.start()]
    harbours = HARBOURS.search(sentence, max(0, match.start() - 90), match.start())
    verb = words.startswith(("den", "dis", "rej", "ref")) or words.endswith(("denial", "disclaimer", "rebuttal"))
    void = verb and (
        harbours or UNDENIED.search(before) or OTHERWISE.match(sentence[match.start() : match.start() + 160])
    )
    plain = "responsib" not in words and (
        words.startswith(("not", "never", "did", "does", "do ", "was", "were", "had not", "nothing", "no ", "none"))
        or words.split(maxsplit=1)[0].endswith("n't")
    )
    first = WE.search(words) or WE_BEFORE.search(before)
    side = Side.WE if first else Side.AFTER if words.startswith("neither") else Side.BEFORE
    void = void or NOT_DENIED.search(before)
    return Stance(Kind.NOBODY if void else Kind.DENIAL, side, *match.span(), told=not plain)
