"""Heads: a long list of nouns is tried only where one begins.

A pattern of a thousand words costs microseconds at every word of a sentence. The first letters of all that it can match
are found in one Aho-Corasick pass; the pattern is tried at these places alone.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from typing import Any

import ahocorasick_rs

from sabaq.sources.prose.cleaning import spaced
from sabaq.sources.prose.cues import EMPTY, Strings, letter, valid

LONGEST = 6  # letters of a head; a longer one is hardly met more seldom
NONE: Strings = frozenset()


def heads_of(pattern: str) -> Strings:
    """Give strings with one of which every match begins, marks as blanks."""
    whole, begun = _sequence(parser.parse(pattern))
    found = whole | begun
    return frozenset(head for head in found if not any(head[:n] in found for n in range(1, len(head))))


def _sequence(nodes: Iterable[tuple[object, Any]]) -> tuple[Strings, Strings]:
    """Give the short strings that a sequence may match, and the beginnings of those that go on."""
    whole, begun = EMPTY, NONE
    for kind, value in nodes:
        short, long = _node(kind, value)
        begun |= {one + other for one in whole for other in long}
        whole = frozenset(one + other for one in whole for other in short)
        begun |= {one for one in whole if len(one) >= LONGEST}
        whole = frozenset(one for one in whole if len(one) < LONGEST)
        if not whole:
            break
    return whole, frozenset(one[:LONGEST] for one in begun)


def _node(kind: object, value: Any) -> tuple[Strings, Strings]:  # noqa: ANN401  what `re` hands out
    """Give the same for one node of a parsed pattern."""
    whole, begun = NONE, EMPTY
    if kind is op.LITERAL:
        whole, begun = frozenset({letter(value)}), NONE
    elif kind is op.IN and all(member is op.LITERAL for member, _ in value):
        whole, begun = frozenset(letter(code) for _, code in value), NONE
    elif kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        whole, begun = EMPTY, NONE
    elif kind is op.SUBPATTERN:
        whole, begun = _sequence(value[-1])
    elif kind is op.BRANCH:
        read = [_sequence(branch) for branch in value[1]]
        whole, begun = NONE.union(*(one for one, _ in read)), NONE.union(*(one for _, one in read))
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        least, most, body = value
        whole, begun = _sequence(body)
        if most > 1:
            whole, begun = NONE, whole | begun
        whole = whole if least else whole | EMPTY
    return whole, begun


class Headed:
    """A pattern of lower-case words that is tried only where one of them begins."""

    __slots__ = ("automaton", "pattern")

    def __init__(self, words: str) -> None:
        self.pattern = re.compile(rf"(?<![\w-])(?:{words})\b")
        self.automaton = ahocorasick_rs.AhoCorasick([f" {head}" for head in sorted(heads_of(words))])

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        """Give all matches in a text of lower case, as `re` does."""
        plain = f" {spaced(low)}"
        last = 0
        for at in sorted(at for _, at, _ in self.automaton.find_matches_as_indexes(valid(plain), overlapping=True)):
            if at >= last and (match := self.pattern.match(low, at)):
                last = match.end()
                yield match
