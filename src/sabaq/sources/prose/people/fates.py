"""Fates: whether a verb tells that people were really hurt."""

from __future__ import annotations

import re

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.people import grammar
from sabaq.sources.prose.people.bonds import dead_too
from sabaq.sources.prose.people.groups import LIVES, force, group_of, singular_of
from sabaq.sources.prose.people.mentions import Phrases
from sabaq.sources.prose.text.tokens import Token

MEASURES = {
    **dict.fromkeys("KkDdcLeTUFZ", Prop.KILLED), **dict.fromkeys("WwSJghY", Prop.WOUNDED),
    **dict.fromkeys("Bb", Prop.ABDUCTED), "M": Prop.MISSING,
}  # fmt: skip
HEARSAY = frozenset({"reported", "said", "believed", "thought", "feared", "known", "confirmed", "claimed"})
FIGHTERS = frozenset({Group.ATTACKERS, Group.SECURITY, Group.POLICE})  # of whom alone "fell" means death
STRIKES = frozenset(
    {"blast", "attack", "bombing", "explosion", "bomb", "ambush", "raid", "firing", "shooting", "assault", "sniper"}
)
EXPLODING = frozenset(
    {"blast", "bombing", "explosion", "bomb", "shell", "mine", "landmine", "grenade", "rocket", "missile", "device"}
)
MEN = frozenset({"man", "member", "officer", "comrade"})
FALLEN_IN = frozenset(
    {"in", "during", "when", "while", "before", "at", "as", "near", "after", "with", "by", "until", "to"}
)
FALLEN = frozenset({"", ";", ",", "t", "C"})  # what may follow "fell" where it means death
LOSING = frozenset({"we", "force", "unit", "garrison"})  # who loses men and is of no stated kind
PUTS = frozenset({"put", "puts", "placed", "places", "gave", "gives", "taking", "takes", "bringing", "brings"})
MODALS = frozenset({"could", "might", "would", "should", "would-be", "can", "cannot"})  # of what never was
PASSIVE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
CARE, STAYING = frozenset({"admitted", "referred"}), frozenset({"in", "at", "with", "there", "here", "under"})
HAVING = frozenset({"has", "have", "had"})
LEAVING, PUT = frozenset({"left", "leaving"}), frozenset({"at", "to", "as"})
BUILT = frozenset({"taken out", "were lost", "was lost", "have been lost", "had been lost"})  # of things, too


TELLING = {  # shapes that are meant only with one of these words at their first or last token, their verb or after it
    grammar.FEWER: ("first", LEAVING),
    grammar.INJURIES_TO: ("after", frozenset({"to", "among"})),
    grammar.NOW: ("now", frozenset({"now", "currently"})),
    grammar.AMONG_THEM: ("first", frozenset({"among", "amongst"})),
    grammar.BEARING: ("last", frozenset({"with"})),
}


def meant(shape: re.Pattern[str], match: re.Match[str], at: int, phrases: Phrases) -> bool:
    """Say whether the verb tells of something done: "to kill" is a purpose, a fall need not be a death."""
    tokens, verb = phrases.tokens, phrases.tags[at]
    people = tokens[slice(*match.span("list"))]
    if verb in "kwb" and at and tokens[at - 1].low == "to" and not tokens[at].low.endswith("ing"):
        return tokens[at - 2].low in HEARSAY if at > 1 else False
    named = verb == "W" and phrases.words[at - 1] == "the"  # "he asked that the injured be flown out"
    if shape is grammar.PASSIVE and (named or not MODALS.isdisjoint(phrases.words[match.end("list") : at])):
        return False
    if verb == "F":
        fighting = tokens[at + 1 : at + 2] and tokens[at + 1].low == "fighting"
        more = "".join(token.tag for token in people) == "No"  # "where three more fell"
        fighters = any(group_of((token,), phrases.lexicon) in FIGHTERS for token in people if token.tag in "pP")
        return (more or fighters or group_of(people, phrases.lexicon) in FIGHTERS) and bool(
            fighting or _fell(at, phrases, alone=people[-1].tag == "p")
        )
    if verb == "U":
        bombers = any("bomber" in token.low for token in people)
        counted = any(token.tag == "N" for token in people)
        return group_of(people, phrases.lexicon) is Group.ATTACKERS and not bombers and counted
    if verb in "KD" and tokens[at].low in BUILT:
        return any(token.tag in "pP" for token in people)
    return _meant_so(shape, match, at, phrases)


def _fell(at: int, phrases: Phrases, *, alone: bool) -> bool:
    """Say whether what follows a fall leaves it a death: not "fell from a roof", "fell and broke his arm"."""
    after = phrases.tags[at + 1 : at + 2]
    if after == "i":
        return phrases.words[at + 1] in FALLEN_IN
    return after in FALLEN and not (alone and after == "C")


def claimed(match: re.Match[str], at: int, phrases: Phrases) -> bool:
    """Say whether a blast claims people who are only counted: "Sibi blast claims five"."""
    after = phrases.tags[match.end() : match.end() + 1]
    if any(t.tag in "pP" for t in phrases.tokens[slice(*match.span("list"))]):
        return after != "A" and (_by_a_strike(at, phrases) or (at > 0 and phrases.words[at - 1] in STRIKES))
    return at > 0 and phrases.tokens[at - 1].low in STRIKES and match.group("list") == "N" and after in {"", ";", "i"}


def _by_a_strike(at: int, phrases: Phrases) -> bool:
    """Say whether what claims people is a strike, and no person: "the blast at the tea shop claimed five customers"."""
    strike = next((n for n in range(at - 1, max(-1, at - 9), -1) if phrases.words[n] in EXPLODING), None)
    return strike is not None and set(phrases.tags[strike:at]) <= set("xiftuAH")


def _meant_so(shape: re.Pattern[str], match: re.Match[str], at: int, phrases: Phrases) -> bool:
    """Say whether the words of one shape are those that it was made for."""
    tokens, verb = phrases.tokens, phrases.tags[at]
    people = tokens[slice(*match.span("list"))]
    if shape is grammar.ACTIVE:
        done_to = verb in "KWB" and at and tokens[at - 1].low in PASSIVE and phrases.tags[match.start("list")] != "N"
        return not done_to and (verb != "L" or _lost(people, at, phrases))  # not "martyred repelling a raider"
    if shape is grammar.BODIES_OF or shape is grammar.WHOM:
        return verb != "d" or tokens[at].low.endswith("bodies")
    named = shape is grammar.REGISTER and any(t.text[0].isupper() for t in tokens[at + 1 : match.start("list")])
    if named or (shape is grammar.BEARING and dead_too(phrases, match.end("verb"))):
        return False  # "killed in Phase 5,"; "two with bullet wounds arrived, both already dead"
    if shape in TELLING:
        first, last = match.span()
        spot, words = TELLING[shape]
        spots = {"first": first, "verb": at, "after": at + 1, "last": last - 1, "now": match.start("list") - 1}
        return tokens[spots[spot]].low in words
    if shape is grammar.ADMITTED:
        return _in_care(at, phrases, counted={token.tag for token in people} <= {"N", "x"})
    return shape is not grammar.PUT_AT or _put(match.start("list") - 1, at, tokens)


def _in_care(at: int, phrases: Phrases, *, counted: bool) -> bool:
    """Say whether people are in a hospital's care: "24 are admitted", not "two have admitted to the killing"."""
    words, after = phrases.words, phrases.words[at + 1 : at + 2]
    if words[at] not in CARE or (counted and words[at] == "referred"):
        return False
    if after and after[0] in {"to", "for"}:
        where = phrases.tokens[at + 2 : at + 3]
        moved = bool(where) and (where[0].text[0].isupper() or where[0].low in {"further", "treatment", "intensive"})
        return moved and not PASSIVE.isdisjoint(words[max(0, at - 2) : at])
    staying = not after or after[0] in STAYING or phrases.tags[at + 1] in ",;(tC"
    return words[at] == "admitted" and staying and (words[at - 1] not in HAVING or not after)


def _put(first: int, at: int, tokens: tuple[Token, ...]) -> bool:
    """Say whether the dead are put at a number, right beside it or by somebody told to."""
    near = first == at + 1 or any(token.low in PUTS for token in tokens[:at])
    return near and tokens[first].low in PUT


def _lost(people: tuple[Token, ...], at: int, phrases: Phrases) -> bool:
    """Say whether an army loses men; others lose kin, and long ago."""
    if group_of(people, phrases.lexicon) in FIGHTERS or any(word.low in LIVES for word in people):
        return True
    last = next((token for token in reversed(people) if token.tag in "pPN"), people[-1])
    men = last.tag == "N" or singular_of(last) in MEN
    return men and loser(at, phrases) is not None


def loser(at: int, phrases: Phrases) -> Group | None:
    """Give the force that stands before "lost three men"; all for "we"."""
    if phrases.tokens[at - 1].low in LOSING:
        return Group.ALL
    before = phrases.tokens[max(0, at - 4) : at]
    if phrases.words[at] == "losing" and before and before[-1].tag in ",C":  # "fighters overran it, losing nine"
        first = next((n for n, tag in enumerate(phrases.tags[:at]) if tag in "pP"), 0)
        before = phrases.tokens[max(0, first - 3) : first + 1]
    if before and before[-1].tag in ",C":  # "troops kill four, lose one man"
        first = next((n for n in range(at) if phrases.tags[n] in "kK"), 1)
        before = phrases.tokens[max(0, first - 3) : first]
    for token in reversed(before):
        if token.tag not in "xpPA":
            break
        if token.low == "forces" and phrases.lexicon.persons.get(before[-2].low if len(before) > 1 else "") is None:
            return Group.SECURITY
        if (group := force(token, phrases.lexicon)) is not None:
            return group
        if phrases.lexicon.persons.get(token.low) == Group.ATTACKERS.value:
            return Group.ATTACKERS
    return None
