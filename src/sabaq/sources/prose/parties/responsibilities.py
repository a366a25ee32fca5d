"""Responsibilities: which group claims, denies or is blamed."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from sabaq.model.evidence import Polarity
from sabaq.sources.prose.parties.avowals import CALLER, avowed, narrated
from sabaq.sources.prose.parties.holders import holders, others_say
from sabaq.sources.prose.parties.stance_words import DEED
from sabaq.sources.prose.parties.stances import Kind, Stance, stances
from sabaq.sources.prose.parties.voices import Voices, name_of
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.triggers import OrganisationMention

I = re.IGNORECASE  # noqa: E741  the usual short name
CLAUSE = lazily(r";|, (?:but|while|whereas|although|however(?!,)|and then)\b|\b(?:but|while|whereas|although)\b", I)
CENTRE = lazily(
    r"\bthe (?:centre|parent (?:group|organi[sz]ation|body))\b|\b(?:central|centre|main"
    r"|core)\b(?: \w+)? \b(?:spokes\w+|leadership|command|shura|group)\b",
    I,
)
ELLIPSIS = lazily(
    r"\A(?:for |of )?(?: ?the| both| all)? ?(?P<what>first|second|third|other|latter|former|rest|fourth)\b", I
)
ORDINALS = {
    "first": 1, "former": 1, "earlier": 1, "second": 2, "third": 3, "fourth": 4, "latter": -1, "last": -1, "later": -1,
}  # fmt: skip
LISTS = lazily(
    r"\W*(?:(?:of|for) )?(?:(?:[\w-]+ ){0,2}(?:operations|actions|attacks|acts|events)\b[^.;:]{0,40}|all (?:\w+ )?)", I
)
NUMBERED = lazily(r"\b(?:ser(?:ial)?|item|para|incident|attack)s?\.? (?:no\.? ?)?\(?(\d)\b", I)
SCOPE = lazily(
    rf"\b(?:{'|'.join(ORDINALS)})\b(?= (?:of|and|attack|blast|bombing|raid|one|incident|assault|ambush)|[.,;]|\Z)", I
)
EVERY = lazily(
    rf"\b(?:both|all (?:of )?(?:them|three|four|five|six|the(?:se)?|those)|these|each|the (?:two|three|twin|four"
    rf"|string of|series of)"
    rf"|twin|the (?:spate|wave) of)\b(?: (?:of|the))*(?: [\w-]+){{0,2}}? (?:{DEED}|actions?|acts|events|deeds|[.,;]"
    rf"|\Z)"
    rf"|\b(?:both|them all|all three|all of (?:it|this|that))\b"
    rf"|\b(?:two|three|four|five|six|seven|several)(?: [\w-]+)? (?:operations|actions|attacks|acts|deeds)\b",
    I,
)


class Responsibility(msgspec.Struct, frozen=True):
    """An organisation that claims, denies or is blamed."""

    name: str
    polarity: Polarity
    blamed: bool
    start: int  # in the clean text: the clause's telling words
    end: int
    which: tuple[int, ...] = ()  # attacks by their order in the text; 0 is all of them, -1 the last
    learned: bool = False  # by a model, not by a rule


SAME_SUBJECT = lazily(r"\W*(?:but|and|while|though|yet)(?: (?:also|has|have|had|then|later|flatly|strongly))* ?")


def responsibilities(text: str, span: tuple[int, int], voices: Voices) -> tuple[Responsibility, ...]:
    """Give the claims, denials and blames of one sentence."""
    if not voices.mentions:
        return ()
    sentence = text[span[0] : span[1]]
    cuts = [span[0], *(span[0] + m.start() for m in CLAUSE.finditer(sentence)), span[1]]
    found: list[Responsibility] = []
    for stance in stances(sentence):
        at = span[0] + stance.start
        n = bisect_right(cuts, at) - 1
        shared = n and SAME_SUBJECT.fullmatch(text, cuts[n], at)
        takers = holders(text, span, (cuts[n - 1 if shared else n], cuts[n + 1]), stance=stance, voices=voices)
        if shared and takers and not found:  # "said his men had struck the tankers but denied that they had"
            found.extend(_avowed(text, (span[0], cuts[n]), voices))
        found.extend(_said(text, span, stance, mention=one, voices=voices) for one in takers)
        if found and stance.kind is Kind.CLAIM:
            found.extend(_elliptic(text, span, span[0] + stance.end, voices=voices))
    if not found or (all(one.blamed for one in found) and CALLER.search(sentence)):
        own = _avowed(text, span, voices)
        found = [*own, *(one for one in found if one.name not in {claim.name for claim in own})]
    return tuple(dict.fromkeys(found))


def _avowed(text: str, span: tuple[int, int], voices: Voices) -> list[Responsibility]:
    """Give the claims that lie in a group's telling of an attack."""
    told = [] if others_say(text, span, voices) else narrated(text, span, voices)
    if not told and (by := avowed(text, span, voices)):
        told = [by]
    made = []
    every = (0,) if EVERY.match(text, span[0], span[1]) else ()  # "All of these operations were carried out by"
    for mention, first, last in told:
        name, start, end = name_of(mention, text, span[0])
        first, last = min(start, first), max(end, last)  # noqa: PLW2901  its name with its chapter
        made.append(Responsibility(name, Polarity.ASSERTS, blamed=False, start=first, end=last, which=every))
    return made


def _said(
    text: str, span: tuple[int, int], stance: Stance, *, mention: OrganisationMention, voices: Voices
) -> Responsibility:
    """Give what a stance makes of its holder."""
    start, end = span[0] + stance.start, span[0] + stance.end
    name, first, last = name_of(mention, text, span[0])
    if first < start and CENTRE.search(text, mention.end, start):
        name = mention.organisation.parent or mention.organisation.name
    after = voices.between(end, span[1])
    if not span[0] <= first < span[1]:
        first, last = start, end  # "it" or "we": the name stands in another sentence
    return Responsibility(
        name=name,
        polarity=Polarity.DENIES if stance.kind is Kind.DENIAL else Polarity.ASSERTS,
        blamed=stance.kind is Kind.BLAME,
        start=min(first, start),
        end=max(last, end),
        which=which(
            text[_from(text, span[0], start) : _to(text, end, min(span[1], next((m.start for m in after), span[1])))]
        ),
    )


def _from(text: str, first: int, start: int) -> int:
    """Give where the words that say which attacks are meant begin: "attacks of Monday, claimed by", "all are ours"."""
    lead = LISTS.match(text, first, start)
    return first if lead else start


def _to(text: str, end: int, last: int) -> int:
    """Give where the words that say which attacks are meant end: before "but made no mention of the second"."""
    turn = CLAUSE.search(text, end, last)
    return min(end + 60, turn.start() if turn else last)


def which(words: str) -> tuple[int, ...]:
    """Give which of several attacks are meant."""
    if EVERY.search(words) or LISTS.match(words):
        return (0,)
    numbers = (int(m.group(1)) for m in NUMBERED.finditer(words))
    return tuple(dict.fromkeys((*(ORDINALS[m.group(0).lower()] for m in SCOPE.finditer(words)), *numbers)))


def _elliptic(text: str, span: tuple[int, int], at: int, *, voices: Voices) -> list[Responsibility]:
    """Give the second claimant of "X claimed the first attack, Y the second"."""
    made = []
    for mention in voices.between(at, span[1]):
        match = ELLIPSIS.match(text[mention.end : mention.end + 20])
        if match and text[: mention.start].rstrip().endswith((",", "and", ";", "the")):
            which = ORDINALS.get(match.group("what").lower(), -1)
            made.append(
                Responsibility(
                    name=mention.organisation.name,
                    polarity=Polarity.ASSERTS,
                    blamed=False,
                    start=mention.start,
                    end=mention.end + match.end(),
                    which=(which,),
                )
            )
    return made
