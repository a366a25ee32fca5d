"""Cues: the words without which a pattern cannot match.

A long alternation costs tens of microseconds on a sentence that holds none of its words. Each pattern here knows the
beginnings of words of which every match must hold one (Cox 2012, "Regular Expression Matching with a Trigram Index");
one look at the words of a text tells which patterns are worth running, and most of them where.
"""

from __future__ import annotations

import functools
import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as op  # type: ignore[import-not-found]
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Self

import ahocorasick_rs

from sabaq.sources.prose.cleaning import lower_same_length, spaced
from sabaq.sources.prose.heads import (
    EDGE,
    EDGES,
    EMPTY,
    Strings,
    at_edge,
    heads_of,
    joined,
    letters_of,
    parsed,
    shortest,
    shown_of,
)
from sabaq.sources.prose.words import listed

WIDEST = 64  # strings that one stretch may expand to before it counts as unknown

ALPHABET = 8.0  # letters that may well come next
COMMON = frozenset(listed("marks", "common"))  # words that most sentences hold
REMEMBERED = 512  # texts
SHORT = 10_000  # characters of a text that is soon looked through again
CASED = re.compile(r"(?<!\\)[A-Z](?!<)|\(\?-i")  # what tells capitals apart in a pattern
INSIDE = re.compile(r"\B\w")  # a place within a word
Words = tuple[list[int], list[int]]  # where words begin, and the bits of the patterns that may match at each


def cues_of(pattern: str, flags: int = 0) -> Strings | None:
    """Give beginnings of words of which every match holds at least one; None where there are none."""
    exact, needed = _read(parsed(pattern, flags))
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
    for kind, value in joined(nodes):
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
        whole = frozenset({value})
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


class _Begun(dict[str, tuple[int, Words, str]]):
    """The bits of the patterns that may match in a text, where its words begin as their heads do, its lower case."""

    def __missing__(self, text: str) -> tuple[int, Words, str]:
        sought = spaced(text)
        known = self.get(sought)
        self.keep(text, sought, known[:2] if known else _words(sought))
        return self[text]

    def keep(self, text: str, sought: str, found: tuple[int, Words]) -> None:
        """Remember what a text holds, by its plain shape too, which its lower case shares."""
        if len(self) >= REMEMBERED:
            self.clear()
        self[sought] = (*found, sought)
        self[text] = (*found, lower_same_length(text))


BEGUN = _Begun()


class Cued:
    """A pattern that is run only on texts that may hold a match; flags and syntax are those of `re`.

    It is tried at the words that begin as its matches do; one whose matches may begin anywhere is searched for in
    texts that hold one of its cues. Each has a bit of its own, so that one look tells of a whole family. A pattern that
    ignores case is tried on the text in lower case, as `re` would enter each of its alternatives; so are its matches.
    """

    __slots__ = ("bit", "cues", "heads", "low", "pattern", "source")
    known: ClassVar[list[Cued]] = []  # in the order of their bits

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.low = bool(flags & re.IGNORECASE) and not CASED.search(pattern)
        flags = int(flags) & ~(self.low and int(re.IGNORECASE))  # as an enum it would be slow to parse with
        self.source = pattern
        self.pattern: re.Pattern[str] = compiler.compile(parsed(pattern, flags), flags)
        self.heads = heads_of(pattern, flags)
        self.cues = None if self.heads else cues_of(pattern, flags)
        self.bit = 1 << len(Cued.known)
        Cued.known.append(self)
        BEGUN.clear()
        _beginnings.cache_clear()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match, as `re` does."""
        bits, words, low = BEGUN[text]
        bit = self.bit
        if not bits & bit:
            return None
        if self.low:
            text = low
        if self.heads is None:
            return self.pattern.search(text, start, end)
        for at, begun in zip(*_inside(words, start, end), strict=True):
            if begun & bit and (match := self.pattern.match(text, at, end)):
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give all matches, as `re` does."""
        bits, words, low = BEGUN[text]
        if not bits & self.bit:
            return NO_MATCHES
        if self.low:
            text = low
        return self.pattern.finditer(text, start, end) if self.heads is None else self._tried(words, text, start, end)

    def _tried(self, words: Words, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at some words."""
        bit = self.bit
        for at, begun in zip(*_inside(words, start, end), strict=True):
            if begun & bit and at >= start and (match := self.pattern.match(text, at, end)):
                yield match
                start = match.end()


def _inside(words: Words, start: int, end: int) -> Words:
    """Give the words that begin in a stretch, by halving: a long text is asked about many of its stretches."""
    if not start and end == sys.maxsize:
        return words
    starts, begun = words
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    return starts[first:last], begun[first:last]


NO_MATCHES: Iterator[re.Match[str]] = iter(())


class Family(tuple[Cued, ...]):
    """Patterns that are looked for together."""

    bits: int
    numbers: dict[int, int]  # by their bits

    def __new__(cls, patterns: Iterable[Cued]) -> Self:
        """Gather patterns and their bits."""
        made = super().__new__(cls, patterns)
        made.numbers = {one.bit: number for number, one in enumerate(made)}
        made.bits = functools.reduce(int.__or__, made.numbers, 0)
        return made

    def those_in(self, text: str) -> Sequence[int]:
        """Give the numbers of those that are worth running on a text, in their order."""
        held = BEGUN[text][0] & self.bits
        found: list[int] = []
        while held:
            bit = held & -held  # the lowest
            found.append(self.numbers[bit])
            held ^= bit
        return sorted(found)

    def each_in(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches of those with heads, none within another, each with the number of the first that fits."""
        _, words, low = BEGUN[text]
        start = 0
        here = [(number, self[number]) for number in self.those_in(text)]
        for at, begun in zip(*words, strict=True) if here else ():
            for number, one in here if begun & self.bits else ():
                seen = low if one.low else text
                if begun & one.bit and at >= start and (match := one.pattern.match(seen, at)):
                    yield number, match
                    start = match.end()


def stretch(text: str, start: int, end: int) -> str:
    """Give a stretch of a text, the beginnings of its words known from the whole where that is no book."""
    piece = text[start:end]
    cut = INSIDE.match(text, start) or INSIDE.match(text, end)
    if len(text) <= SHORT and piece not in BEGUN and not cut:
        starts, begun = _inside(BEGUN[text][1], start, end)
        bits = functools.reduce(int.__or__, begun, _beginnings()[2])
        BEGUN.keep(piece, spaced(piece), (bits, ([at - start for at in starts], begun)))
    return piece


def _words(sought: str) -> tuple[int, Words]:
    """Give the same for a text in plain shape."""
    automaton, bits_of, bits = _beginnings()
    found: dict[int, int] = {}
    for number, at, _ in automaton.find_matches_as_indexes(f" {sought} ", overlapping=True):
        found[at] = found.get(at, 0) | bits_of[number]
    starts = sorted(found)
    return functools.reduce(int.__or__, found.values(), bits), (starts, [found[at] for at in starts])


@functools.lru_cache(maxsize=1)
def _beginnings() -> tuple[ahocorasick_rs.AhoCorasick, tuple[int, ...], int]:
    """Give the automaton over all heads and cues, the bits of the patterns by each, and of those that have none."""
    known: dict[str, int] = {}
    anywhere = 0
    for one in Cued.known:
        for word in one.heads or one.cues or ():
            known[f" {word}"] = known.get(f" {word}", 0) | one.bit
        anywhere |= 0 if one.heads or one.cues else one.bit
    return ahocorasick_rs.AhoCorasick(list(known)), tuple(known.values()), anywhere
