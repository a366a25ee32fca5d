"""Tolls: the mentions of one incident add up, or restate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from sabaq.model.evidence import Prop
from sabaq.model.terms import Group
from sabaq.sources.prose.gathering.clauses import Clause
from sabaq.sources.prose.gathering.stated import (
    OF_THEM,
    Stated,
    died_since,
    died_too,
    each_ward,
    found_again,
    noun,
    officer,
    taken_and_found,
    unclaimed,
    undenied,
)
from sabaq.sources.prose.people.groups import counted_as, kinds_in, last_named
from sabaq.sources.prose.people.kinds import listed_as
from sabaq.sources.prose.people.mentions import UNIFORMED
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.tokens import tokenise

MARTYRED = lazily(r"\b(?:shaheed|martyr\w*|shahada\w*)\b", re.IGNORECASE)  # said of no attacker
ENEMIES = lazily(r"\b(?:enem(?:y|ies)|apostates?|murtad\w*|puppets?|hirelings?|militia|to hell)\b", re.IGNORECASE)
CAUGHT = lazily(
    r"\b(?:(?:caught )?in (?:the )?cross-?fir\w+|caught in (?:the )?fir\w+|hit by (?:a )?stray|passing by)\b",
    re.IGNORECASE,
)
REST = Cued(
    r"\b(?:(?:the )?(?:rest|others?|remaining|remainder|accomplices?|companions?)\b(?: \w+){0,3}? "
    r"(?:escaped?|fled|flee|managed to (?:escape|flee|get away)|got away|made (?:good )?their escape"
    r"|ran away|slipped away))",
    re.IGNORECASE,
)  # of attackers alone: "six were found dead, while the rest escaped"
LEFT_BEHIND = lazily(  # "fled, leaving behind seven bodies"
    r"\b(?:fled|fleeing|retreat\w*|withdr[ae]w\w*|ran away|escaped?|beaten (?:back|off))\b[^.;]{0,60}?"
    r"\b(?:leaving|left) behind(?: the)? (?:\w+ )?bod\w+",
    re.IGNORECASE,
)
LISTED = lazily(r",? ?(?:and|along with|as well as)? ?(?:an?|another|one)? ?")
CRITICAL = lazily(
    r"(?: of (?:them|whom))?(?: \w+){0,2} (?:critical|serious|(?:still|remain(?:ed|s|ing)?)"
    r" (?:\w+ ){0,2}?(?:treat\w*|admitted|wards?|hospital|with us)|in (?:the )?(?:icu|intensive care)"
    r"|on (?:the )?ventilator|(?:fight|battl|struggl)ing for (?:(?:his|her|their) )?li\w+)\b",
    re.IGNORECASE,
)  # mostly of those already told hurt
LEFT_OUT = lazily(
    r"\b(?:besides|apart from|aside from|in addition to|over and above|on top of|excluding|not (?:including|counting)"
    r"|without counting)(?: \w+)?[ (,]*\Z",
    re.IGNORECASE,
)
OUT_OF = lazily(r"\b[Oo]f (?:the |all )?\Z")  # "of the 194 injured, 37 are still admitted"
BESIDE = 10  # characters between the items of one list
FARTHEST = 1_500  # characters between figures that one quote may hold


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A figure for people with the stretch of text that gives it, in offsets of the clean text."""

    prop: Prop
    group: Group
    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int
    speaker: str | None
    vague: bool = False
    learned: bool = False  # some of it by no shape


def tolls(clauses: Sequence[Clause], prop: Prop) -> tuple[Toll, ...]:
    """Give the figure for all people and one for each group, for one incident and one measure."""
    stated = [Stated(m, clause) for clause in clauses for m in clause.mentions if m.prop is prop]
    stated = [s for s in stated if not s.mention.inherits or _of_the_same(s, clauses)]
    stated = stated or (taken_and_found(clauses) if prop is Prop.KILLED else [])
    if not stated:
        return ()
    if len(stated) > 1:
        stated = [s for s in stated if not (s.mention.again and _told(s, stated))] or stated
        stated = undenied(_without_critical([s for s in stated if not found_again(s, stated)]))
        stated = unclaimed(stated)
        stated = each_ward(_counted_on(stated))
    stated = died_since(_recalled(stated, clauses), clauses)
    stated = [died_too(s, stated, clauses) for s in stated]
    stated = [_known(s, clauses) if s.mention.group is Group.ALL else s for s in stated]
    stated = [officer(s, clauses) for s in stated]
    stated = [_of_the_fled(s) for s in stated] if prop is Prop.KILLED else stated
    total = _total([s for s in stated if not s.mention.part], stated)
    return (*((total,) if total else ()), *_by_group(stated))


def _without_critical(stated: list[Stated]) -> list[Stated]:
    """Leave out those in danger of their lives, where others are told hurt, of whom they are a part."""
    grave = [s for s in stated if CRITICAL.search(s.text) or CRITICAL.match(s.rest)]
    rest = [s for s in stated if s not in grave]
    others = [s for s in rest if not any(_listed(s, g) or _listed(g, s) for g in grave)]
    most = max((g.mention.low or 0 for g in grave), default=0)
    return rest if others and _sum(rest) >= most else stated


def _listed(one: Stated, other: Stated) -> bool:
    """Say whether the one stands right before the other in a list."""
    between = one.clause.text[one.mention.end : other.mention.start]
    part = between == ", " and (one.mention.low or 0) >= (other.mention.low or 0)  # "12 wounded, four critical"
    if part or OUT_OF.search(one.clause.text, 0, one.mention.start):
        return False
    return one.clause is other.clause and bool(LISTED.fullmatch(one.clause.text, one.mention.end, other.mention.start))


def _told(one: Stated, stated: list[Stated]) -> bool:
    """Say whether those picked out again were counted before; "him" may be anybody told of."""
    group = one.mention.group
    others = [s for s in stated if not s.mention.again]
    alone = not any(s.clause is one.clause and 0 < s.start - one.end < BESIDE for s in stated)
    return any(
        (s.start < one.start or (alone and group is Group.ALL)) and group in {Group.ALL, s.mention.group}
        for s in others
    )


def _counted_on(stated: list[Stated]) -> list[Stated]:
    """Give "a fifth died later", "three more fell" the kind of those told before, if they are of one kind."""
    kept: list[Stated] = []
    kinds: set[Group] = set()
    for one in stated:
        mention = one.mention
        more = (
            mention.additional
            and mention.group is Group.ALL
            and not noun(one)
            and (mention.low == 1 or "more" in one.text.split())
        )
        if more and len(kinds) == 1:
            mention = replace(mention, group=next(iter(kinds)))
        if not mention.part:
            kinds.add(mention.group)
        kept.append(Stated(mention, one.clause))
    return kept


def _of_the_fled(one: Stated) -> Stated:
    """Give the dead whose fellows got away as attackers."""
    fled = REST.search(one.clause.sentence) or LEFT_BEHIND.search(one.clause.text, 0, one.mention.end)
    if one.mention.group is Group.ALL and one.mention.low and fled:
        return Stated(replace(one.mention, group=Group.ATTACKERS), one.clause)
    return one


def _of_the_same(one: Stated, clauses: Sequence[Clause]) -> bool:
    """Say whether the people counted before, of whom this is a part, met the same fate."""
    before = [c for c in clauses if c.start < one.clause.start and any(not m.part and m.low for m in c.mentions)]
    told = [m for m in before[-1].mentions if not m.part and not m.inherits] if before else []
    more = one.mention.additional
    return any(m.prop is one.mention.prop and (more or (m.low or 0) >= (one.mention.low or 0)) for m in told)


def _recalled(stated: list[Stated], clauses: Sequence[Clause]) -> list[Stated]:
    """Give "all three were killed" the kind of people counted as three before; leave it out where that was told."""
    kept: list[Stated] = []
    for one in stated:
        mention = one.mention
        if mention.recalls:
            if mention.group is Group.ALL:
                mention = replace(mention, group=_counted_before(one, clauses, guess=len(stated) > 1))
            same = {mention.group, Group.ALL}
            if any(s.mention.low == mention.low and not s.mention.part and s.mention.group in same for s in kept):
                continue
        kept.append(Stated(mention, one.clause))
    return kept


def _counted_before(one: Stated, clauses: Sequence[Clause], *, guess: bool) -> Group:
    """Give the kind of people that the text before counts by the same number, or as a list that adds up to it."""
    for clause in clauses:
        if clause.start > one.clause.start:
            break
        upto = one.mention.start if clause is one.clause else len(clause.text)
        tokens = tokenise(clause.text[:upto], lexicon())
        group = counted_as(tokens, one.mention.low, lexicon())
        if group is Group.ALL:
            group = listed_as(tokens, one.mention.low, lexicon())
        if group is not Group.ALL:
            return group
    before = next((c for c in reversed(clauses) if c.start < one.clause.start), None)
    kinds = kinds_in(tokenise(before.text, lexicon()), lexicon()) if before else set()
    return Group.ATTACKERS if guess and kinds == {Group.ATTACKERS} else Group.ALL


def _known(one: Stated, clauses: Sequence[Clause]) -> Stated:
    """Give "he died later", "one of them died" the kind of whom the clause before names last."""
    them = not one.mention.again and OF_THEM.match(one.clause.text, one.mention.start)
    if not (one.mention.again or them):
        return one
    before = next((c for c in reversed(clauses) if c.start < one.clause.start), None)
    if before is None or (one.mention.low != 1 and not them):
        return one
    group = last_named(tokenise(before.text, lexicon()), lexicon(), tags="pP" if them else "p")
    return Stated(replace(one.mention, group=group), one.clause)


def _total(stated: Sequence[Stated], everyone: Sequence[Stated]) -> Toll | None:
    """Give the whole: sentences that tell of other groups or "another" add up, others restate."""
    numbered = [s for s in stated if not s.mention.vague]
    if not numbered:
        return _figure(stated[:1], vague=True) if stated else None
    positive = [s for s in numbered if s.mention.low != 0 or s.mention.high != 0]
    if not positive:
        whole = [s for s in numbered if s.mention.group is Group.ALL]
        return _figure(whole[:1]) if whole else None
    if len(positive) == 1:
        return _figure(positive)
    kept: list[Stated] = []
    seen: set[Group] = set()
    parts = {s.mention.group for s in everyone if s.mention.part}
    kept_total = False  # "the toll rose to": attackers may be in it
    for sentence in _sentences(positive):
        groups = {s.mention.group for s in sentence if not _single(s)} or {s.mention.group for s in sentence}
        whole = [s for s in sentence if s.mention.total and (s.mention.group is Group.ALL or len(groups) == 1)]
        if whole:  # a stated toll is the sentence's whole, but for those it leaves out: "besides six attackers"
            sentence = [*whole[:1], *(s for s in sentence if s not in whole and _left_out(s, whole[0]))]  # noqa: PLW2901
        fallen = groups == {Group.ATTACKERS} and Group.ATTACKERS not in seen | parts and not kept_total
        one = seen == {Group.ATTACKERS} and all(_single(s) and noun(s) and not s.mention.definite for s in sentence)
        new = fallen or one or (Group.ALL not in seen | groups and not groups & seen)
        more = not whole and (
            all((s.mention.additional and not _beside_another(s)) or _caught(s) for s in sentence)
            or (new and not all(s.mention.definite for s in sentence))
            or _of_the_other_side(sentence, kept)
        )
        if not kept or (more and sentence[-1].end - kept[0].start <= FARTHEST):
            kept.extend(sentence)
        elif _sum(sentence) > _sum(kept):
            kept = list(sentence)
        else:
            continue  # says again, or in part, what is already told
        kept_total = kept_total or bool(whole and not MARTYRED.search(whole[0].text))
        seen |= groups | ({Group.ATTACKERS} if fallen else set())
    return _figure(kept)


def _beside_another(one: Stated) -> bool:
    """Say whether "another" goes with one person of another fate: "a guard died and another was hurt"."""
    here = one.mention
    before = (m for m in one.clause.mentions if m.start < here.start and m.prop is not here.prop)
    return one.text.lower().startswith("another") and any(m.low == m.high == 1 for m in before)


def _single(one: Stated) -> bool:
    """Say whether a mention is of one person of no stated kind, and so of no whole: "his driver"."""
    return one.mention.group is Group.ALL and one.mention.low == one.mention.high == 1


def _of_the_other_side(sentence: Sequence[Stated], kept: Sequence[Stated]) -> bool:
    """Say whether those martyred stand beside slain enemies: "eleven of the militia were slain. Two were martyred."."""
    honoured = [bool(MARTYRED.search(s.clause.text, s.mention.start)) for s in sentence]
    fallen = [s.mention.group is Group.ATTACKERS or ENEMIES.search(s.clause.text) for s in kept]
    return all(honoured) and all(fallen) and not any(MARTYRED.search(s.clause.text) for s in kept)


def _left_out(one: Stated, whole: Stated) -> bool:
    """Say whether a stated toll leaves somebody out: "37, besides six attackers", "the martyred number 16"."""
    fallen = one.mention.group is Group.ATTACKERS and MARTYRED.search(whole.text)
    return not one.mention.part and bool(fallen or LEFT_OUT.search(one.clause.text, 0, one.mention.start))


def _caught(one: Stated) -> bool:
    """Say whether a mention is of somebody who was not aimed at, told beside those who were."""
    mention = one.mention
    return mention.low == 1 and not mention.definite and bool(CAUGHT.search(one.clause.text, mention.start))


def _sentences(stated: Sequence[Stated]) -> list[list[Stated]]:
    """Give the mentions by clause, in order."""
    made: list[list[Stated]] = []
    for one in stated:
        if made and made[-1][-1].clause is one.clause:
            made[-1].append(one)
        else:
            made.append([one])
    return made


def _sum(stated: Sequence[Stated]) -> int:
    """Give the least number of people that the mentions together tell of."""
    return sum(s.mention.low if s.mention.low is not None else s.mention.high or 0 for s in stated)


def _figure(stated: Sequence[Stated], *, group: Group = Group.ALL, vague: bool = False) -> Toll:
    """Give the sum of mentions and the stretch that holds them."""
    first = stated[0].mention
    low = None if vague else _added(s.mention.low for s in stated)
    high = None if vague else _added(s.mention.high for s in stated)
    return Toll(
        prop=first.prop,
        group=group,
        low=low,
        best=None if vague else low if low is not None else high,
        high=high,
        start=min(s.start for s in stated),
        end=max(s.end for s in stated),
        speaker=next(filter(None, (s.clause.speaker for s in stated)), None),
        vague=vague,
        learned=any(s.mention.learned for s in stated),
    )


def _added(numbers: Iterable[int | None]) -> int | None:
    """Give the sum of numbers; none where one is not stated."""
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _mixed(group: Group, clause: Sequence[Stated]) -> bool:
    """Say whether those counted as one kind include others: "14 passengers, among them ten men of the navy"."""
    if group is not Group.CIVILIANS or any(s.mention.part for s in clause if s.mention.group is group):
        return False
    whole = [s for s in clause if not s.mention.part]
    return len(whole) == 1 and any(s.mention.part and s.mention.group in UNIFORMED for s in clause)


def _by_group(stated: Sequence[Stated]) -> list[Toll]:
    """Give for each stated group the largest figure that one clause gives it."""
    best: dict[Group, tuple[int, list[Stated]]] = {}
    for clause in _sentences([s for s in stated if not s.mention.vague and s.mention.group is not Group.ALL]):
        for group in dict.fromkeys(s.mention.group for s in clause):
            same = [s for s in clause if s.mention.group is group]
            same = [s for s in same if s.mention.total] or [s for s in same if not s.mention.part] or same
            if _mixed(group, clause):
                continue
            if group in best and all(s.mention.additional for s in same):
                same = [*best[group][1], *same]
            if group not in best or _sum(same) > best[group][0]:
                best[group] = (_sum(same), same)
    return [_figure(same, group=group) for group, (_, same) in best.items()]
