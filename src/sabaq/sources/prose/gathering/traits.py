"""Traits: the words around the name of a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sabaq.sources.prose.gathering.clauses import Reading
from sabaq.sources.prose.text.leanings import Features, families, families_of, words_of
from sabaq.sources.prose.text.triggers import OrganisationMention

ONE, OTHER = "@one", "@other"
GROUP = "\0"  # before a group, until it is known whether it is the one asked about
HEAD, LATER, LAST, ISSUER, ALONE = "head", "later", "last", "issuer", "alone"
SETTING = frozenset({HEAD, LATER, LAST, ISSUER, ALONE})  # features of the document around a sentence
MARKED = frozenset({OTHER, '"', "?"})
REACH = 14  # words on either side of a name
NEAR = 3
NEXT = 5  # words whose families count as near
TURNS = frozenset({"but", "while", "wherea", "although", "though", "yet", "only", ";", OTHER})  # where a clause ends


@dataclass(frozen=True, slots=True)
class Lines:
    """The plain words of a document's sentences, each sentence worked out once."""

    reading: Reading
    known: dict[int, list[str]] = field(default_factory=dict)

    def words(self, order: int) -> list[str]:
        """Give the words of a sentence, groups as `_shown` gives them."""
        if order not in self.known:
            sentence = self.reading.segments.sentences[order]
            span = sentence.start, sentence.end
            named = [(m.start, m.end, _shown(m)) for m in self.reading.voices.between(*span)]
            self.known[order] = words_of(self.reading.text, span, named)
        return self.known[order]

    def about(self, order: int, name: str) -> list[str]:
        """Give the words of a sentence as they are about one of the groups."""
        own = f"{GROUP}{name}"
        return [word if word[0] != GROUP else ONE if word.endswith(own) else OTHER for word in self.words(order)]


def _shown(one: OrganisationMention) -> str:
    """Give where a group is named and its name as one word."""
    return f"{GROUP}{one.start}{GROUP}{one.organisation.name}"


def traits(lines: Lines, order: int, one: OrganisationMention) -> Features:
    """Give what stands around a group's name: on each side, in its own clause, in its sentence and in the document.

    Sentences beside it count by their families; those as far as another group is named count as about this one.
    """
    sentences, name = lines.reading.segments.sentences, one.organisation.name
    line, words, shown = lines.about(order, name), lines.words(order), _shown(one)
    at = words.index(shown) if shown in words else -1
    before, after = line[: max(at, 0)][::-1], line[at + 1 :]
    made = {
        "": [_stand(at, before=one.start < sentences[order].start), *_setting(lines, order, name)],
        "S": [*(word for word in line if word in MARKED), *families_of(line, wide=True)],
        **_side("L", before[:REACH]),
        **_side("R", after[:REACH]),
    }
    if at >= 0:
        made |= _clause("CL", before) | _clause("CR", after)
    for side, n in (("P", order - 1), ("N", order + 1)):
        if 0 <= n < len(sentences):
            made[side] = families_of(lines.about(n, name), wide=True)
    made["F"] = list(_about(lines, range(order + 1, len(sentences)), name))
    made["B"] = list(_about(lines, range(order - 1, -1, -1), name))
    return made


def _stand(at: int, *, before: bool) -> str:
    """Give how a group stands in a sentence: named before it, as its first word, or further on."""
    return "pronoun" if before else "opens" if at == 0 else "inside"


def _setting(lines: Lines, order: int, name: str) -> Iterator[str]:
    """Yield where in the document a sentence stands, and what else of the document is about a group."""
    yield HEAD if order == 0 else LATER
    if order == len(lines.reading.segments.sentences) - 1:
        yield LAST
    if any(issuer.organisation.name == name for issuer in lines.reading.voices.issuers):
        yield ISSUER
    if lines.reading.voices.sole():
        yield ALONE


def _side(side: str, line: list[str]) -> dict[str, list[str]]:
    """Give the features of the words on one side of a name, the nearest first."""
    met = _met(line)
    threes = (f"{one}_{two}_{three}" for one, two, three in zip(met, met[1:], met[2:], strict=False))
    return {
        side: [*line, *_pairs(line), *met, *_pairs(met), *threes],
        f"{side}{NEAR}": line[:NEAR],
        f"{side}near": families_of(line[:NEXT], wide=True),
        f"{side}first": met[:1],
    }


def _clause(side: str, line: list[str]) -> dict[str, list[str]]:
    """Give the features of the words on one side of a name as far as its clause or another group."""
    own = line[: next((n for n, word in enumerate(line) if word in TURNS), len(line))]
    met = _met(own)
    return {side: [*own, *families_of(own, wide=True), *_pairs(met)], f"{side}first": met[:1]}


def _about(lines: Lines, numbers: Sequence[int], name: str) -> Iterator[str]:
    """Yield the features of sentences as far as one names another group."""
    for n in numbers:
        words = lines.about(n, name)
        if OTHER in words:
            return
        yield from (*words, *families_of(words, wide=True), *_pairs(words), *_pairs(_met(words)))


def _met(words: list[str]) -> list[str]:
    """Give the first family of each word that is of any."""
    kinds = families(wide=True)
    return [kinds[word][0] for word in words if word in kinds]


def _pairs(words: list[str]) -> list[str]:
    """Give each word with the next."""
    return [f"{one}_{two}" for one, two in pairwise(words)]
