"""Cues: the words without which a pattern cannot match.

A long alternation costs tens of microseconds on a sentence that holds none of its words. Each pattern here knows the
beginnings of words of which every match must hold one (Cox 2012, "Regular Expression Matching with a Trigram Index");
one look at the words of a text tells which patterns are worth running, and most of them where.
"""

from __future__ import annotations

import functools
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from sabaq.sources.prose.cleaning import spaced
from sabaq.sources.prose.heads import (
    EDGE,
    EDGES,
    EMPTY,
    LONGEST,
    Strings,
    at_edge,
    heads_of,
    letters_of,
    shortest,
    shown_of,
)
from sabaq.sources.prose.words import listed

WIDEST = 64  # strings that one stretch may expand to before it counts as unknown

ALPHABET = 8.0  # letters that may well come next
COMMON = frozenset(listed("marks", "common"))  # words that most sentences hold


def cues_of(pattern: str, flags: int = 0) -> Strings | None:
    """Give beginnings of words of which every match holds at least one; None where there are none."""
    exact, needed = _read(parser.parse(pattern, flags))
    found = _better(needed, _usable(exact))
    return found and shortest(found)


def _usable(strings: Strings | None) -> Strings | None:
    """Give the words that strings begin with, if each of them says anything."""
    if not strings:
        return None
    shown = frozenset(map(shown_of, strings))
    begun = all(string[0] in {EDGE, " "} for string in strings if string)
    return shown if begun and all(len(s.strip()) > 1 or s.isdigit() for s in shown) else None


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """Give the set that texts hold more seldom."""
    if not one or not other:
        return one or other
    return one if _often(one) <= _often(other) else other


def _often(cues: Strings) -> float:
    """Give how often one of the strings may be met: the longer the seldomer, but for common words."""
    return sum(ALPHABET ** -(1 if cue.strip() in COMMON else len(cue)) for cue in cues)


def _read(nodes: Iterable[tuple[object, object]], before: Strings = EMPTY) -> tuple[Strings | None, Strings | None]:
    """Give all the strings a sequence may match, if they are few, and a set of which each match holds one."""
    exact: Strings | None = EMPTY
    run = before
    needed: Strings | None = None
    for kind, value in nodes:
        whole, inner = _node(kind, value, EDGES if all(one[-1:] in {EDGE, " "} for one in run) else EMPTY)
        needed = _better(needed, inner)
        if whole is not None and len(run) * len(whole) <= WIDEST:
            run = frozenset(a + b for a in run for b in whole)
        else:
            needed = _better(needed, _usable(run))
            run, exact = whole or EMPTY, None
    return (run if exact is not None else None), _better(needed, _usable(run))


def _node(kind: object, value: Any, before: Strings) -> tuple[Strings | None, Strings | None]:  # noqa: ANN401  what `re` hands out
    """Give the same for one node of a parsed pattern."""
    whole: Strings | None = None
    inner: Strings | None = None
    if kind is op.LITERAL:
        whole = frozenset({spaced(chr(value))})
    elif at_edge(kind, value):
        whole = EDGES
    elif kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        whole = EMPTY
    elif kind is op.SUBPATTERN:
        whole, inner = _read(value[-1], before)
    elif kind is op.BRANCH:
        read = [_read(branch, before) for branch in value[1]]
        whole, inner = _union(w for w, _ in read), _union(_better(i, _usable(w)) for w, i in read)
    elif kind is op.IN:
        letters = letters_of(value)
        whole = letters and frozenset(map(spaced, letters))
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        least, most, body = value
        once, inside = _read(body, before)
        whole = None if once is None or most > 1 else once if least else once | EMPTY
        inner = _better(inside, _usable(once)) if least else None
    return whole, inner


def _union(sets: Iterable[Strings | None]) -> Strings | None:
    """Give all the strings, or None where one set is unknown or there are too many."""
    made: set[str] = set()
    for one in sets:
        if one is None:
            return None
        made |= one
    return frozenset(made)


class Cued:
    """A pattern that is run only on texts that may hold a match; flags and syntax are those of `re`.

    It is tried at the words that begin as its matches do; one whose matches may begin anywhere is searched for in
    texts that hold one of its cues.
    """

    __slots__ = ("bit", "cues", "flags", "heads", "pattern", "source")
    known: ClassVar[list[Cued]] = []  # in the order of their bits
    pattern: re.Pattern[str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.source, self.flags = pattern, flags
        self.heads = heads_of(pattern, flags)
        self.cues = None if self.heads else cues_of(pattern, flags)
        self.bit = 1 << len(Cued.known)
        Cued.known.append(self)
        for cache in (_begun, _words, _bits, _beginnings):
            cache.cache_clear()

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Compile the pattern when it is first needed, which many never are."""
        if name != "pattern":
            raise AttributeError(name)
        self.pattern = re.compile(self.source, self.flags)
        return self.pattern

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match, as `re` does."""
        found, words = _begun(text)
        if not found & self.bit:
            return None
        if self.heads is None:
            return self.pattern.search(text, start, end)
        for at, bits in words:
            if bits & self.bit and at >= start and (match := self.pattern.match(text, at, end)):
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give all matches, as `re` does."""
        if not _begun(text)[0] & self.bit:
            return iter(())
        if self.heads is None:
            return self.pattern.finditer(text, start, end)
        return (match for _, match in each_in(text, (self,), start, end))


def each_in(
    text: str, family: Sequence[Cued], start: int = 0, end: int = sys.maxsize
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the matches of patterns with heads, none within another, each with the number of the first that fits."""
    first, mask = family[0].bit.bit_length() - 1, (1 << len(family)) - 1
    for at, bits in _begun(text)[1]:
        left = (bits >> first) & mask if at >= start else 0
        while left:
            number = (left & -left).bit_length() - 1
            left &= left - 1
            if match := family[number].pattern.match(text, at, end):
                yield number, match
                start = match.end()
                break


def those_in(text: str, family: Sequence[Cued]) -> Iterator[int]:
    """Yield the numbers of the patterns of a family that are worth running on a text, in their order."""
    left = (_begun(text)[0] >> (family[0].bit.bit_length() - 1)) & ((1 << len(family)) - 1)
    while left:
        number = (left & -left).bit_length() - 1
        left &= left - 1
        yield number


Words = tuple[int, list[tuple[int, int]]]


@functools.lru_cache(maxsize=256)
def _begun(text: str) -> Words:
    """Give the bits of the patterns that may match in a text, and where words begin as which of them do."""
    return _words(spaced(text))


@functools.lru_cache(maxsize=256)
def _words(sought: str) -> Words:
    """Give the same for a text in plain shape, which its lower case shares."""
    found, words, at = _beginnings()[1], [], 0
    ended = f"{sought} "
    for word in sought.split(" "):
        if word and (bits := _bits(ended[at : at + LONGEST])):
            words.append((at, bits))
            found |= bits
        at += len(word) + 1
    return found, words


@functools.lru_cache(maxsize=16384)
def _bits(beginning: str) -> int:
    """Give the bits of the patterns that have this beginning of a word among their heads or cues."""
    known, found = _beginnings()[0], 0
    for length in range(1, len(beginning) + 1):
        found |= known.get(beginning[:length], 0)
    return found


@functools.lru_cache(maxsize=1)
def _beginnings() -> tuple[dict[str, int], int]:
    """Give the bits of each head and cue, and the bits of the patterns without any."""
    bits: dict[str, int] = {}
    always = 0
    for one in Cued.known:
        begun = one.heads or one.cues
        always |= 0 if begun else one.bit
        for word in begun or ():
            bits[word] = bits.get(word, 0) | one.bit
    return bits, always
