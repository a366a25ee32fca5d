"""Traits: the words around the name of a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sabaq.sources.prose.clauses import Reading
from sabaq.sources.prose.leanings import Features, families, words_of
from sabaq.sources.prose.triggers import OrganisationMention

ONE, OTHER = "@one", "@other"
GROUP = "\0"  # before a group's name, until it is known whether it is the one asked about
HEAD, LATER, LAST, ISSUER, ALONE = "head", "later", "last", "issuer", "alone"
SETTING = frozenset({HEAD, LATER, LAST, ISSUER, ALONE})  # features of the document around a sentence
REACH = 14  # words on either side of a name
NEAR = 3
NEXT = 5  # words whose families count as near
TURNS = frozenset({"but", "while", "wherea", "although", "though", "yet", "only", ";", OTHER})  # where a clause ends


@dataclass(frozen=True, slots=True)
class Lines:
    """The plain words of a document's sentences, each sentence worked out once."""

    reading: Reading
    known: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def about(self, order: int, name: str) -> list[tuple[int, str]]:
        """Give the words of a sentence and where they stand, as they are about one of the groups."""
        if order not in self.known:
            sentence = self.reading.segments.sentences[order]
            span = sentence.start, sentence.end
            named = [(m.start, m.end, f"{GROUP}{m.organisation.name}") for m in self.reading.voices.between(*span)]
            self.known[order] = words_of(self.reading.text, span, named)
        own = f"{GROUP}{name}"
        return [(at, word if word[0] != GROUP else ONE if word == own else OTHER) for at, word in self.known[order]]


def beside(lines: Lines, order: int, one: OrganisationMention) -> Features:
    """Give the words on each side of a group's name, those of its own clause, and the families of its sentence."""
    name, voices, kinds = one.organisation.name, lines.reading.voices, families(wide=True)
    in_view = one.start >= lines.reading.segments.sentences[order].start
    words = lines.about(order, name)
    at = next((n for n, (place, _) in enumerate(words) if place == one.start), -1) if in_view else -1
    line = [word for _, word in words]
    made = {"pronoun" if not in_view else "opens" if at == 0 else "inside"}
    made.update(f"S:{word}" for word in line if word in {OTHER, '"', "?"})
    made.update(f"S:{family}" for word in line for family in kinds.get(word, ()))
    before, after = line[: max(at, 0)][::-1], line[at + 1 :]
    made.update(_side("L", before[:REACH]))
    made.update(_side("R", after[:REACH]))
    if at >= 0:
        made.update(_clause("CL", before))
        made.update(_clause("CR", after))
    if any(issuer.organisation.name == name for issuer in voices.issuers):
        made.add(ISSUER)
    if voices.sole():
        made.add(ALONE)
    return frozenset(made)


def _side(side: str, line: list[str]) -> Iterator[str]:
    """Yield the features of the words on one side of a name, the nearest first."""
    kinds = families(wide=True)
    yield from (f"{side}:{word}" for word in line)
    yield from (f"{side}{NEAR}:{word}" for word in line[:NEAR])
    yield from (f"{side}:{one}_{two}" for one, two in pairwise(line))
    yield from (f"{side}near:{family}" for word in line[:NEXT] for family in kinds.get(word, ()))
    met = [kinds[word][0] for word in line if word in kinds]
    yield from (f"{side}:{family}" for family in met)
    yield from (f"{side}first:{family}" for family in met[:1])
    yield from (f"{side}:{one}_{two}" for one, two in pairwise(met))
    yield from (f"{side}:{one}_{two}_{three}" for (one, two), (_, three) in pairwise(pairwise(met)))


def _clause(side: str, line: list[str]) -> Iterator[str]:
    """Yield the features of the words on one side of a name as far as its clause or another group."""
    kinds = families(wide=True)
    last = next((n for n, word in enumerate(line) if word in TURNS), len(line))
    own = line[:last]
    yield from (f"{side}:{word}" for word in own)
    yield from (f"{side}:{family}" for word in own for family in kinds.get(word, ()))
    met = [kinds[word][0] for word in own if word in kinds]
    yield from (f"{side}first:{family}" for family in met[:1])
    yield from (f"{side}:{one}_{two}" for one, two in pairwise(met))


def around(lines: Lines, order: int, one: OrganisationMention) -> Features:
    """Give the words of the sentences around, and where in the document the sentence stands.

    Those beside it count by their families; those as far as another group is named count as about this one.
    """
    count, name, kinds = len(lines.reading.segments.sentences), one.organisation.name, families(wide=True)
    made = {HEAD if order == 0 else LATER}
    if order == count - 1:
        made.add(LAST)
    for side, n in (("P", order - 1), ("N", order + 1)):
        if 0 <= n < count:
            words = lines.about(n, name)
            made.update(f"{side}:{family}" for _, word in words for family in kinds.get(word, ()))
    for side, numbers in (("F", range(order + 1, count)), ("B", range(order - 1, -1, -1))):
        made.update(_about(side, lines, numbers, name))
    return frozenset(made)


def _about(side: str, lines: Lines, numbers: Sequence[int], name: str) -> Iterator[str]:
    """Yield the features of the sentences on one side that name no other group."""
    kinds = families(wide=True)
    for n in numbers:
        words = [word for _, word in lines.about(n, name)]
        if OTHER in words:
            return
        yield from (f"{side}:{word}" for word in words)
        yield from (f"{side}:{family}" for word in words for family in kinds.get(word, ()))
        yield from (f"{side}:{one}_{two}" for one, two in pairwise(words))
        met = [kinds[word][0] for word in words if word in kinds]
        yield from (f"{side}:{one}_{two}" for one, two in pairwise(met))
