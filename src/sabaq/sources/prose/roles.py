"""Roles: what a group is to an attack, as learned.

Asked of each group only where no rule tells of it anywhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from msgspec.structs import replace

from sabaq.model.evidence import Framing, Polarity
from sabaq.model.terms import AttackType
from sabaq.sources.prose.actors import HABITUAL, PATIENT, SUFFERS, Actor
from sabaq.sources.prose.avowals import GOVERNING, OWN_MEN
from sabaq.sources.prose.clauses import Clause, Reading
from sabaq.sources.prose.leanings import LONGEST, Answer, Features, Question, families, leanings, words_of
from sabaq.sources.prose.responsibilities import PRONOUN, Responsibility
from sabaq.sources.prose.stances import of_nobody
from sabaq.sources.prose.triggers import OrganisationMention
from sabaq.sources.prose.voices import OF_A_WHOLE, name_of

ONE, OTHER = "@one", "@other"
HEAD, LATER, LAST, ISSUER, ALONE = "head", "later", "last", "issuer", "alone"
SETTING = frozenset({HEAD, LATER, LAST, ISSUER, ALONE})  # features of the document around a sentence
REACH = 14  # words on either side of a name
NEAR = 3
NEXT = 5  # words whose families count as near
OFFICES = re.compile(
    r"\A(?:'s)? (?:\w+ )?(?:officials?|authorit(?:y|ies)|police|government|administration|officers?|ministr(?:y"
    r"|ies)|governor"
    r"|security|intelligence|regime|rule|troops|soldiers|guards)\b",
    re.IGNORECASE,
)  # of who governs
SPEAKING = re.compile(r"\b(?:we|our|ours|it (?:had|has|was|is|did|sent|says|said)|said it)\b", re.IGNORECASE)
STANCES = {Answer.CLAIMS: Polarity.ASSERTS, Answer.DENIES: Polarity.DENIES}

Asked = tuple[int, OrganisationMention, Features]


def with_roles(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses with what groups are to the attacks, where only the words round their names tell it."""
    if not reading.voices.mentions or len(reading.text) > LONGEST:
        return clauses
    told = {one.name for clause in clauses for one in clause.responsibilities}
    told |= {one.name for clause in clauses for one in clause.actors}
    made = list(clauses)
    for n, mention, features in groups_of(clauses, reading, told):
        made[n] = _answered(made[n], name_of(mention, reading.text, clauses[n].start)[0], features)
    return tuple(made)


def _akin(name: str, mention: OrganisationMention, other: str) -> bool:
    """Say whether a group is another, a part of it, or the whole that it is a part of."""
    group = mention.organisation
    return (
        {group.name, other} <= GOVERNING
        or other in {name, group.name, group.parent}
        or other.startswith(f"{group.name} ")
    )


def _answered(clause: Clause, name: str, features: Features) -> Clause:
    """Give a clause with the role of one group that the model is sure of."""
    answer = leanings()[Question.ROLE].sure(features)
    if answer is None or of_nobody(clause.sentence):
        return clause
    span = clause.start, clause.end
    if answer in STANCES and speaks_for_itself(name, clause.sentence):
        said = Responsibility(name, STANCES[answer], blamed=False, start=span[0], end=span[1], learned=True)
        framing = Framing.NEWS if clause.framing is Framing.HYPOTHETICAL else clause.framing
        return replace(clause, responsibilities=(*clause.responsibilities, said), framing=framing)
    how = clause.attack.value if clause.attack else None
    attacked = how != AttackType.OTHER.value and bool(how or clause.mentions)  # and no operation of the forces
    if answer is not Answer.DENIES and attacked and clause.framing is Framing.NEWS:
        return replace(clause, actors=(*clause.actors, Actor(name, *span, learned=True)))
    return clause


def speaks_for_itself(name: str, sentence: str) -> bool:
    """Say whether what a group says may be a claim or denial: who governs tells of attacks that it suffers, too."""
    return name not in GOVERNING or bool(OWN_MEN.search(sentence))


def groups_of(clauses: tuple[Clause, ...], reading: Reading, told: Collection[str] = ()) -> Iterator[Asked]:
    """Yield each untold group that a sentence names, or means by "it", with its clause's number and its features.

    Sums over many attacks are left out, and groups of whose habits it tells, to which something is done, or of which
    another is a part.
    """
    orders = [clause.order for clause in clauses]
    for order in dict.fromkeys(orders):
        first = orders.index(order)
        if clauses[first].framing is Framing.AGGREGATE:
            continue
        last = first + orders.count(order) - 1
        around: Features | None = None
        for mention in _named(reading, order):
            home = next((n for n in range(last, first, -1) if clauses[n].start <= mention.start), first)
            name = name_of(mention, reading.text, clauses[home].start)[0]
            if any(_akin(name, mention, one) for one in told):
                continue
            around = around or _around(reading, order)
            yield home, mention, _features(reading, order, mention) | around


def _named(reading: Reading, order: int) -> Iterator[OrganisationMention]:
    """Yield the groups of a sentence, each once."""
    sentence, voices, text = reading.segments.sentences[order], reading.voices, reading.text
    named = voices.between(sentence.start, sentence.end)
    for one in {m.organisation.name: m for m in reversed(named)}.values():
        before = text[max(sentence.start, one.start - 70) : one.start]
        after = text[one.end : min(sentence.end, one.end + 120)]
        suffers = PATIENT.search(before) or SUFFERS.match(after)
        office = one.organisation.name in GOVERNING and OFFICES.match(after)
        if not (office or suffers or HABITUAL.search(after) or OF_A_WHOLE.search(before)):
            yield one
    if not named and (PRONOUN.search(sentence.text) or SPEAKING.search(sentence.text)):
        last = voices.last(sentence.start)
        if last:
            yield last


def _features(reading: Reading, order: int, one: OrganisationMention) -> Features:
    """Give the words on each side of a group's name, and the families of the whole sentence."""
    name, voices = one.organisation.name, reading.voices
    span = (reading.segments.sentences[order].start, reading.segments.sentences[order].end)
    in_view = one.start >= span[0]
    named = [(m.start, m.end, ONE if m.organisation.name == name else OTHER) for m in voices.between(*span)]
    words = words_of(reading.text, span, named)
    at = next((n for n, (place, _) in enumerate(words) if place == one.start), -1) if in_view else -1
    line = [word for _, word in words]
    made = {"pronoun" if not in_view else "opens" if at == 0 else "inside"}
    made.update(f"S:{word}" for word in line if word in {OTHER, '"', "?"})
    made.update(f"S:{family}" for word in line for family in families().get(word, ()))
    made.update(_side("L", line[max(0, at - REACH) : max(at, 0)][::-1]))
    made.update(_side("R", line[at + 1 : at + 1 + REACH]))
    if any(issuer.organisation.name == name for issuer in voices.issuers):
        made.add(ISSUER)
    if voices.sole():
        made.add(ALONE)
    return frozenset(made)


def _side(side: str, line: list[str]) -> Iterator[str]:
    """Yield the features of the words on one side of a name, the nearest first."""
    kinds = families()
    yield from (f"{side}:{word}" for word in line)
    yield from (f"{side}{NEAR}:{word}" for word in line[:NEAR])
    yield from (f"{side}:{one}_{two}" for one, two in pairwise(line))
    yield from (f"{side}near:{family}" for word in line[:NEXT] for family in kinds.get(word, ()))
    met = [kinds[word][0] for word in line if word in kinds]
    yield from (f"{side}:{family}" for family in met)
    yield from (f"{side}first:{family}" for family in met[:1])
    yield from (f"{side}:{one}_{two}" for one, two in pairwise(met))
    yield from (f"{side}:{one}_{two}_{three}" for (one, two), (_, three) in pairwise(pairwise(met)))


def _around(reading: Reading, order: int) -> Features:
    """Give the families of the sentences before and after, and where in the document the sentence stands."""
    sentences = reading.segments.sentences
    made = {HEAD if order == 0 else LATER}
    if order == len(sentences) - 1:
        made.add(LAST)
    for side, n in (("P", order - 1), ("N", order + 1)):
        if 0 <= n < len(sentences):
            span = (sentences[n].start, sentences[n].end)
            named = [(m.start, m.end, OTHER) for m in reading.voices.between(*span)]
            words = words_of(reading.text, span, named)
            made.update(f"{side}:{family}" for _, word in words for family in families().get(word, ()))
    return frozenset(made)
