"""Parties: who did it, who says so, whom it was aimed at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sabaq.model.evidence import Claim, Framing, Modality, Polarity, Prop
from sabaq.model.terms import AttackType, Group, OutcomeWord
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.gathering.drafts import Draft, draft_of
from sabaq.sources.prose.gathering.manners import attack_of
from sabaq.sources.prose.gathering.references import share
from sabaq.sources.prose.gathering.tellers import teller
from sabaq.sources.prose.gathering.told import Told
from sabaq.sources.prose.parties.actors import Actor, pursued
from sabaq.sources.prose.parties.avowals import BY_FORCES, DEFENDED
from sabaq.sources.prose.parties.responsibilities import EVERY, Responsibility
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.stretches import starting_in
from sabaq.sources.prose.text.triggers import OrganisationMention

BASELESS = lazily(
    r"\b(?:claim|boast|contention|assertion) (?:that|to have|of (?:responsib\w+|having))\b[^.;]{0,120}\b(?:is|was"
    r"|as) (?:baseless|false|untrue|bogus|a lie)\b"
)
NAME = lazily(
    r"\b(?!(?:The|This|That|These|Those|Both|Neither|With|From|After|Police|Responsib\w+|Claim\w*"
    r"|Later)\b)[A-Z][\w'-]{2,}"
)
BOTH = lazily(r"\bboth\b", re.IGNORECASE)  # the two told last
LEARNED_STANCE, LEARNED_ACTOR = "responsibility_learned", "actor_learned"  # graded apart from the rules

Said = tuple[Responsibility, Clause]


def parties(told: Sequence[Told], reading: Reading) -> tuple[tuple[Draft, ...], ...]:
    """Give, for each thing told of, the claims about its parties and its outcome; of what is no news only stances."""
    news = [one for one in told if one.framing is Framing.NEWS]
    said: dict[int, list[Said]] = {id(one): [] for one in news}
    outcomes: dict[int, list[Draft]] = {id(one): [] for one in news}
    acted = [clause for one in news for clause in one.clauses if clause.actors]
    shared = tuple(actor for clause in acted if share((clause,)) for actor in clause.actors)
    mentions = (*reading.voices.mentions, *reading.triggers.organisations) if len(news) > 1 else ()
    groups = sorted(set(mentions), key=lambda mention: mention.start)
    for one in news:
        for clause in one.clauses:
            for stance in clause.responsibilities:
                for meant in _meant(stance.which, news, one, clause=clause, named=groups):
                    said[id(meant)].append((stance, clause))
        for every, draft in _outcomes(one, reading):
            for meant in news if every else (one,):
                outcomes[id(meant)].append(draft)
    issued = _issued(news, reading)
    for one in news:
        named = {stance.name for stance, _ in said[id(one)] if stance.polarity is Polarity.ASSERTS}
        if named <= {stance.name for stance in issued}:
            denied = {stance.name for stance, _ in said[id(one)] if stance.polarity is Polarity.DENIES}
            free = (stance for stance in issued if stance.name not in named | denied and _free(stance, one))
            said[id(one)].extend((stance, one.clauses[0]) for stance in free)
    return tuple(
        (*_once(outcomes[id(one)]), *_parties(one, reading, said=said[id(one)], shared=shared))
        if id(one) in said
        else tuple(_recalled(one, reading))
        for one in told
    )


def _recalled(one: Told, reading: Reading) -> Iterator[Draft]:
    """Yield who claimed or denied what is no news; who is said to have done that is not asked."""
    said = [(stance, clause) for clause in one.clauses for stance in clause.responsibilities]
    said = [(stance, clause) for stance, clause in said if not (stance.blamed or stance.learned)]
    for draft in _blame(one, reading, said=said, shared=()):
        if draft.prop is Prop.RESPONSIBILITY:
            yield draft


def _issued(news: list[Told], reading: Reading) -> tuple[Responsibility, ...]:
    """Give the claims that lie in groups' own statement of what happened; who only denies there claims nothing."""
    said = [s for one in news for c in one.clauses for s in c.responsibilities]
    denied = {s.name for s in said if s.polarity is Polarity.DENIES}
    items = any(sentence.item for sentence in reading.segments.sentences)
    owned = denied if items else {s.name for s in said if s.polarity is Polarity.ASSERTS}
    return tuple(
        Responsibility(one.organisation.name, Polarity.ASSERTS, blamed=False, start=one.start, end=one.end)
        for one in reading.voices.issuers
        if one.organisation.name not in denied - owned
    )


def _free(stance: Responsibility, one: Told) -> bool:
    """Say whether an attack is told that nobody else is said to have done, and none that its own men beat off."""
    others = any(DEFENDED.search(c.sentence) or BY_FORCES.search(c.sentence) for c in one.clauses)
    told = any(c.concrete for c in one.clauses)
    return told and not others and all(a.name == stance.name for c in one.clauses for a in c.actors)


def _meant(
    which: tuple[int, ...], news: list[Told], home: Told, *, clause: Clause, named: Sequence[OrganisationMention]
) -> list[Told]:
    """Give the attacks that a claim is about: "both", "the first", the one it names, else those it goes on to."""
    if 0 in which:
        n = news.index(home)
        return news[max(0, n - 1) : max(2, n + 1)] if BOTH.search(clause.text) else news
    chosen = [news[n - 1 if n > 0 else n] for n in which if n <= len(news)] or _named_again(clause, news, home, named)
    return chosen or [home, *(one for one in news if one is not home and _goes_on_to(one, clause))]


def _named_again(clause: Clause, news: list[Told], home: Told, named: Sequence[OrganisationMention]) -> list[Told]:
    """Give the attack of which a later clause names the spot or the thing hit, where it names none of its own's."""
    if len(news) < 2 or clause.mentions or clause.outcomes or home.clauses[0].order == clause.order:
        return []
    groups = [(m.start - clause.start, m.end - clause.start) for m in starting_in(named, clause.start, clause.end)]
    words = {
        match.group() for match in NAME.finditer(clause.text) if not any(a <= match.start() < b for a, b in groups)
    }
    met = {
        id(one): sum(
            any(re.search(rf"\b{re.escape(word)}\b", c.text) for c in one.clauses if c is not clause) for word in words
        )
        for one in news
    }
    best = [one for one in news if met[id(one)] == max(met.values())]
    return best if len(best) == 1 and met[id(home)] == 0 else []


def _goes_on_to(one: Told, clause: Clause) -> bool:
    """Say whether an attack is first told later in the sentence of a claim, and of no other group."""
    first = one.clauses[0]
    named = any(c.actors or c.responsibilities for c in one.clauses)
    return first.order == clause.order and first.start > clause.start and not named


def _parties(one: Told, reading: Reading, *, said: list[Said], shared: tuple[Actor, ...]) -> Iterator[Draft]:
    """Yield who claims, denies, is blamed or did it; of an operation by the forces, whom it was aimed at."""
    drafts = tuple(_blame(one, reading, said=said, shared=shared))
    if not (drafts or reading.triggers.organisations):
        return
    if _attacked(one, said):
        yield from drafts
    else:
        yield from (draft for draft in drafts if draft.prop is Prop.RESPONSIBILITY)
        yield from _aim(one, reading)


def _attacked(one: Told, said: list[Said]) -> bool:
    """Say whether an attack is told rather than an operation of the forces."""
    if any(actor.sure for clause in one.clauses for actor in clause.actors):
        return True
    if any(stance.polarity is Polarity.ASSERTS for stance, _ in said):
        return True
    how = attack_of(one, opinion=False)
    return how is None or how[1].value != AttackType.OTHER.value


def _aim(one: Told, reading: Reading) -> Iterator[Draft]:
    """Yield the group that an operation was aimed at, as the party that did not start it."""
    group = pursued(reading.triggers.organisations, [(c.start, c.end) for c in one.clauses])
    if group is not None:
        draft = draft_of(one, Prop.PARTY, group.name, span=(group.start, group.end))
        draft.group = Group.SIDE_B.value
        yield draft


def _blame(one: Told, reading: Reading, *, said: list[Said], shared: tuple[Actor, ...]) -> Iterator[Draft]:
    """Yield who claims, denies, is blamed, and who is plainly said to have done it."""
    named: set[str] = set()
    denied = {stance.name for stance, _ in said if stance.polarity is Polarity.DENIES}  # who is blamed and denies it
    for stance, clause in said:
        name = _known_as(stance.name, one, reading)
        rule = LEARNED_STANCE if stance.learned else None
        draft = draft_of(one, Prop.RESPONSIBILITY, name, span=(stance.start, stance.end), rule=rule)
        draft.polarity = stance.polarity
        draft.speaker = clause.speaker if stance.blamed else name
        draft.modality = Modality.TOLD if stance.blamed else Modality.GROUP
        yield draft
        believed = not (stance.name in denied if stance.blamed else BASELESS.search(clause.sentence))
        if stance.polarity is Polarity.ASSERTS and name not in named and believed:
            named.add(name)
            yield replace(draft, prop=Prop.ACTOR)
    foiled = any(clause.outcomes for clause in one.clauses)  # those held for it are who meant to do it
    told = tuple(
        actor for clause in one.clauses if not _denies(clause) for actor in clause.actors if actor.sure or foiled
    )
    for actor in told or (() if named else shared):  # "two attacks by the Taliban" names who did each
        name = _known_as(actor.name, one, reading)
        if name not in named:
            named.add(name)
            rule = LEARNED_ACTOR if actor.learned else None
            yield draft_of(one, Prop.ACTOR, name, span=(actor.start, actor.end), rule=rule)


def _denies(clause: Clause) -> bool:
    """Say whether a sentence is a denial; what it then says of a group is what is denied."""
    return any(stance.polarity is Polarity.DENIES for stance in clause.responsibilities)


def _known_as(name: str, one: Told, reading: Reading) -> str:
    """Give the group's name; in Pakistan the bare name means the TTP, as the other is called Afghan there."""
    country = one.place.country if one.place else reading.country
    if name != "Taliban" or country != "PK":
        return name
    afghan = any(mention.organisation.name == "Afghan Taliban" for mention in reading.voices.mentions)
    return "Afghan Taliban" if afghan else "TTP"


def _outcomes(one: Told, reading: Reading) -> Iterator[tuple[bool, Draft]]:
    """Yield each outcome word with its speaker, and whether it is said of every attack told of."""
    if not any(clause.outcomes for clause in one.clauses):
        return
    alone = len({word.value for clause in one.clauses for word in clause.outcomes}) == 1
    for clause in one.clauses:
        for word in clause.outcomes:
            if word.value == OutcomeWord.NEUTRALISED.value and not alone:
                continue  # "three were neutralised and the attack foiled"
            span = (clause.start + word.start, clause.start + word.end)
            draft = draft_of(one, Prop.OUTCOME, word.value, span=span)
            draft.speaker, draft.modality = teller(reading, span[0])
            yield bool(EVERY.search(clause.text[: word.start])), draft


def _once(drafts: list[Draft]) -> Iterator[Draft]:
    """Yield each outcome word once, the one with a speaker before the one without."""
    seen = set()
    for draft in sorted(drafts, key=lambda d: d.speaker is None):
        if draft.value not in seen:
            seen.add(draft.value)
            yield draft


def roles(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Give what each organisation is to one thing told of: perpetrator, target, claims, denies, blamed."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        role = _role(claim)
        if role and claim.value:
            found.setdefault(claim.value, set()).add(role)
    return {name: frozenset(one) for name, one in found.items()}


def _role(claim: Claim) -> str | None:
    """Give the role that one claim tells."""
    if claim.prop is Prop.ACTOR and claim.polarity is Polarity.ASSERTS:
        return "perpetrator"
    if claim.prop is Prop.PARTY and claim.group == Group.SIDE_B.value:
        return "target"
    if claim.prop is not Prop.RESPONSIBILITY:
        return None
    if claim.modality is not Modality.GROUP:
        return "blamed"
    return "denies" if claim.polarity is Polarity.DENIES else "claims"
