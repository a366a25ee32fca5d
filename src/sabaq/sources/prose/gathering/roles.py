"""Roles: what a group is to an attack, as learned.

Given where no rule tells of a group anywhere in the document; and a rule's finding goes where it is clearly refuted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from sabaq.model.evidence import Framing, Polarity
from sabaq.model.terms import AttackType
from sabaq.sources.prose.gathering.clauses import Clause, Reading
from sabaq.sources.prose.gathering.traits import Lines, traits
from sabaq.sources.prose.parties.actors import HABITUAL, PATIENT, RUMOURED, SUFFERS, Actor
from sabaq.sources.prose.parties.avowals import DEFENDED, GOVERNING, OWN_LOSS, OWN_MEN
from sabaq.sources.prose.parties.holders import OTHER_SAYS, PRONOUN
from sabaq.sources.prose.parties.partisans import BUREAU
from sabaq.sources.prose.parties.responsibilities import Responsibility, which
from sabaq.sources.prose.parties.stances import DEED_TOLD, of_nobody
from sabaq.sources.prose.parties.voices import OF_A_WHOLE, name_of
from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.leanings import LONGEST, Answer, Features, Question, leanings
from sabaq.sources.prose.text.triggers import OrganisationMention

OFFICES = lazily(
    r"\A(?:'s)? (?:\w+ )?(?:officials?|authorit(?:y|ies)|police|government|administration|officers?|ministr(?:y"
    r"|ies)|governor"
    r"|security|intelligence|regime|rule|troops|soldiers|guards)\b",
    re.IGNORECASE,
)  # of who governs
SPEAKING = lazily(r"\b(?:we|our|ours|it (?:had|has|was|is|did|sent|says|said)|said it)\b", re.IGNORECASE)
FORCES = lazily(r"\bour (?:\w+ )?(?:soldiers|troops|jawans|personnel|police\w*|forces)\b", re.IGNORECASE)
WARNS = Cued(
    r"\b(?:announc|declar|launch|unveil|nam)\w* (?:the (?:\w+ )?of )?(?:its|their|an?|the) (?:[\w'-]+ ){0,3}?"
    r"(?:operation|offensive|campaign|set-?up|structure|appointments?|cease-?fire|truce|shura|leadership)\b"
    r"|\b(?:is|are) (?:\w+ )?(?:told|warned|advised)\b|\bwill (?:be|become) (?:\w+ )?(?:treated|regarded|considered"
    r"|reckoned|targets?)\b",
    re.IGNORECASE,
)
SILENT = Cued(
    r"\b(?:kept|keeps|stayed|remain(?:ed|s)|is|was|been) (?:\w+ )?(?:quiet|silent|mum)\b|\bsa(?:id|ys|ying) nothing\b"
    r"|\bnot (?:\w+ ){0,2}?(?:comment(?:ed)?|said|responded|reacted|spoken)\b|\bmade no (?:comment|statement|claim)\b",
    re.IGNORECASE,
)
STATE_SAYS = lazily(  # who is then meant by "it had foiled"
    r"\b(?:[Aa]rmy|[Pp]olice|[Mm]ilitary|[Ff]orces?|[Tt]roops|[Mm]inistry|[Gg]overnment|ISAF|NATO|ISPR"
    r"|CTD|[Oo]fficials?)"
    r" (?:\w+ ){0,2}?(?:said|says|announced|added|claimed) (?:that )?it\b"
)
ARGUES = lazily(r"\b[Ww]e (?:should|must|need|cannot|can|could|ought|have to|may)\b")  # as a writer to readers
CONDEMNS = lazily(
    r"(?:'s? [\w-]+)?,? (?:has |have |had |also |too |strongly |later ){0,3}(?:condemn|denounc|deplor"
    r"|regret|mourn)\w*\b",
    re.IGNORECASE,
)  # an attack of others
WISHES = Cued(  # what somebody is to do, and what befell men of the group
    r"\A\W*(?:let|may) (?:it|them|him|the|every|us)\b|\b(?:imperative|incumbent|wherever|refrain\w*)\b"
    r"|\b(?:operatives?|members?|commanders?|militants?|terrorists?) of [^.;,]{2,40}? (?:was|were) (?:held|arrested"
    r"|caught|detained|captured)\b",
    re.IGNORECASE,
)
UNCLAIMED = (DEFENDED, WARNS, SILENT, WISHES)  # no attack of the group's own is told
STANCES = {Answer.CLAIMS: Polarity.ASSERTS, Answer.DENIES: Polarity.DENIES}

SURE = 3.0  # log-odds above which a role counts although nothing else tells of an attack
REFUTED = {Answer.CLAIMS: -5.0, Answer.DID: -3.5}  # log-odds below which what a rule found goes

Asked = tuple[int, OrganisationMention, Features]


class Group(NamedTuple):
    """A group that a sentence names, and how likely each role is."""

    clause: int  # by its order among the clauses
    mention: OrganisationMention
    name: str
    odds: dict[Answer, float]


def with_roles(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses with what groups are to the attacks, where only the words round their names tell it.

    What the rules find of a group goes where the words round its name speak clearly against it.
    """
    if not reading.voices.mentions or len(reading.text) > LONGEST:
        return clauses
    model = leanings()[Question.ROLE]
    made, asked = list(clauses), list[Group]()
    denied = {one.name for clause in clauses for one in clause.responsibilities if one.polarity is Polarity.DENIES}
    for n, mention, features in groups_of(clauses, reading):
        name = name_of(mention, reading.text, clauses[n].start)[0]
        one = Group(n, mention, name, model.odds(features))
        asked.append(one)
        if one.name not in denied:
            made = [_undoubted(clause, one) if clause.order == clauses[n].order else clause for clause in made]
    said = {one.name for clause in made for one in clause.responsibilities if not one.blamed}
    did = said | {one.name for clause in made for one in clause.actors if one.sure}
    did |= {one.name for clause in made for one in clause.responsibilities}
    told = any((c.struck or c.mentions) and c.framing is Framing.NEWS and not WARNS.search(c.sentence) for c in made)
    for one in asked:
        akin = one.name not in did and any(_akin(one.name, one.mention, other) for other in said | did)
        if one.name not in said and not (akin and model.above(one.odds) is not Answer.DENIES):
            made[one.clause] = _answered(made[one.clause], one, stances=one.name in did, told=told)
    return tuple(made)


def _undoubted(clause: Clause, one: Group) -> Clause:
    """Give a clause without what its rules say of a group, where the model is sure that it is otherwise."""
    claims, did = (one.odds.get(answer, 0.0) > floor for answer, floor in REFUTED.items())
    if claims and did:
        return clause
    stands = {True: did, False: claims}
    said = tuple(
        r for r in clause.responsibilities if r.name != one.name or r.polarity is Polarity.DENIES or stands[r.blamed]
    )
    actors = tuple(a for a in clause.actors if a.name != one.name or did)
    same = len(said) == len(clause.responsibilities) and len(actors) == len(clause.actors)
    return clause if same else replace(clause, responsibilities=said, actors=actors)


def _akin(name: str, mention: OrganisationMention, other: str) -> bool:
    """Say whether a group is another, a part of it, or the whole that it is a part of."""
    group = mention.organisation
    return (
        {group.name, other} <= GOVERNING
        or other in {name, group.name, group.parent}
        or other.startswith(f"{group.name} ")
    )


def _answered(clause: Clause, one: Group, *, stances: bool, told: bool) -> Clause:
    """Give a clause with the role of one group that the model is sure of, or with its stance alone."""
    answer = leanings()[Question.ROLE].above(one.odds)
    if answer is None or _untold(clause, one, answer, told=told) or of_nobody(clause.sentence):
        return clause
    span = clause.start, clause.end
    blamed = any(said.blamed and said.name == one.name for said in clause.responsibilities)
    sentence = clause.sentence
    if answer in STANCES and (
        blamed
        or OWN_LOSS.search(sentence)
        or SILENT.search(sentence)
        or (answer is Answer.CLAIMS and any(p.search(sentence) for p in UNCLAIMED))
    ):
        return clause
    if answer in STANCES and speaks_for_itself(one.name, clause.sentence):
        said = Responsibility(
            one.name, STANCES[answer], blamed=False, start=span[0], end=span[1], learned=True, which=which(clause.text)
        )
        sure = one.odds[answer] > SURE and clause.framing is not Framing.AGGREGATE
        framing = Framing.NEWS if sure or clause.framing is Framing.HYPOTHETICAL else clause.framing
        actors = tuple(a for a in clause.actors if a.name != one.name) if answer is Answer.DENIES else clause.actors
        return replace(clause, responsibilities=(*clause.responsibilities, said), framing=framing, actors=actors)
    how = clause.attack.value if clause.attack else None
    met = how or clause.mentions or one.odds[Answer.DID] > SURE
    attacked = how != AttackType.OTHER.value and bool(met)  # and no operation of the forces
    attacked = attacked and not RUMOURED.search(clause.sentence)
    if not stances and answer is not Answer.DENIES and attacked and clause.framing is Framing.NEWS:
        return replace(clause, actors=(*clause.actors, Actor(one.name, *span, learned=True)))
    return clause


def _untold(clause: Clause, one: Group, answer: Answer, *, told: bool) -> bool:
    """Say whether a group would claim what nobody tells: its name alone, below a warning, claims nothing."""
    return answer is Answer.CLAIMS and not told and one.odds[answer] <= SURE and not DEED_TOLD.search(clause.sentence)


def speaks_for_itself(name: str, sentence: str) -> bool:
    """Say whether what a group says may be a claim or denial: who governs tells of attacks that it suffers, too."""
    return name not in GOVERNING or bool(OWN_MEN.search(sentence))


def groups_of(clauses: tuple[Clause, ...], reading: Reading) -> Iterator[Asked]:
    """Yield each group that a sentence names, or means by "it", with its clause's number and its features.

    Sums over many attacks are left out, and groups of whose habits it tells, to which something is done, or of which
    another is a part.
    """
    orders, lines = [clause.order for clause in clauses], Lines(reading)
    for order in dict.fromkeys(orders):
        first = orders.index(order)
        if clauses[first].framing is Framing.AGGREGATE:
            continue
        last = first + orders.count(order) - 1
        for mention in _named(reading, order):
            home = next((n for n in range(last, first, -1) if clauses[n].start <= mention.start), first)
            yield home, mention, traits(lines, order, mention)


def _named(reading: Reading, order: int) -> Iterator[OrganisationMention]:
    """Yield the groups of a sentence, each once."""
    sentence, voices, text = reading.segments.sentences[order], reading.voices, reading.text
    named = voices.between(sentence.start, sentence.end)
    for one in {m.organisation.name: m for m in reversed(named)}.values():
        before = text[max(sentence.start, one.start - 70) : one.start]
        after = text[one.end : min(sentence.end, one.end + 120)]
        suffers = PATIENT.search(before) or SUFFERS.match(after)
        office = one.organisation.name in GOVERNING and (OFFICES.match(after) or BUREAU.search(before))
        others = office or suffers or CONDEMNS.match(after)
        if not (others or HABITUAL.search(after) or OF_A_WHOLE.search(before)):
            yield one
    meant = PRONOUN.search(sentence.text) or SPEAKING.search(sentence.text)
    if STATE_SAYS.search(sentence.text) or ARGUES.search(sentence.text):
        return
    if not named and meant and not (FORCES.search(sentence.text) and OTHER_SAYS.search(text, 0, sentence.end)):
        last = voices.last(sentence.start)
        if last:
            yield last
