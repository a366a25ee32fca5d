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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, ClassVar, Self

import ahocorasick_rs

from sabaq.sources.prose.text.cleaning import lower_same_length, spaced
from sabaq.sources.prose.text.heads import (
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
from sabaq.sources.prose.text.prepared import Found, digest, prepared
from sabaq.sources.prose.text.words import listed

WIDEST = 64  # strings that one stretch may expand to before it counts as unknown

ALPHABET = 8.0  # letters that may well come next
COMMON = frozenset(listed("marks", "common"))  # words that most sentences hold
REMEMBERED = 512  # texts
SHORT = 10_000  # characters of a text that is soon looked through again
CASED = re.compile(r"(?<!\\)[A-Z](?!<)|\(\?-i")  # what tells capitals apart in a pattern
INSIDE = re.compile(r"\B\w")  # a place within a word
WHERE = itemgetter(1)  # of what the automaton finds
Places = dict["Cued", list[int]]  # where each pattern may match, or has its cues
Held = tuple[Places, int, int, str]  # those of a whole text, the stretch of it that is meant, and its lower case


def cues_of(pattern: str, flags: int = 0) -> Strings | None:
    """Give beginnings of words of which every match holds at least one; None where there are none."""
    exact, needed = _read(parsed(pattern, flags))
    found = _better(needed, _usable(exact))
    return found and shortest(found)


def worked_out(pattern: str, flags: int) -> Found:
    """Give the heads of a pattern and, where it has none, its cues."""
    heads = heads_of(pattern, flags)
    return heads, None if heads else cues_of(pattern, flags)


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


class _Begun(dict[str, "Held"]):
    """What texts hold: their own look-through or, of a stretch, that of the whole it was cut from."""

    def __missing__(self, text: str) -> Held:
        return self.keep(text, (_places(spaced(text)), 0, len(text), lower_same_length(text)))

    def keep(self, text: str, held: Held) -> Held:
        """Remember what a text holds, and so does its lower case."""
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = self[held[-1]] = held
        return held


BEGUN = _Begun()


class Cued:
    """A pattern that is run only on texts that may hold a match; flags and syntax are those of `re`.

    It is tried at the words that begin as its matches do; one whose matches may begin anywhere is searched for in
    texts that hold one of its cues. One look at a text tells where each may match. A pattern that ignores case is tried
    on the text in lower case, as `re` would enter each of its alternatives; so are its matches. It is compiled when it
    is tried first: most texts need few of them.
    """

    __slots__ = ("compiled", "cues", "flags", "heads", "low", "source")
    known: ClassVar[list[Cued]] = []

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.low = bool(flags & re.IGNORECASE) and not CASED.search(pattern)
        self.flags = int(flags) & ~(self.low and int(re.IGNORECASE))  # as an enum it would be slow to parse with
        self.source = pattern
        self.compiled: re.Pattern[str] | None = None
        self.heads, self.cues = prepared().get(digest(pattern, self.flags)) or worked_out(pattern, self.flags)
        Cued.known.append(self)
        BEGUN.clear()
        _beginnings.cache_clear()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self.compiled is None:
            self.compiled = compiler.compile(parsed(self.source, self.flags), self.flags)
        return self.compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match, as `re` does."""
        places, first, last, low = BEGUN[text]
        here = places.get(self)
        if here is None:
            return None
        if self.low:
            text = low
        if self.heads is None:
            return self.pattern.search(text, start, end) if self._held(here, first, last) else None
        match_at = (self.compiled or self.pattern).match
        for at in _inside(here, first + start, min(first + end, last)):
            if match := match_at(text, at - first, end):
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give all matches, as `re` does."""
        places, first, last, low = BEGUN[text]
        here = places.get(self)
        if here is None:
            return NO_MATCHES
        if self.low:
            text = low
        if self.heads is None:
            return self.pattern.finditer(text, start, end) if self._held(here, first, last) else NO_MATCHES
        return self._tried(_inside(here, first + start, min(first + end, last)), first, text, end)

    def _tried(self, places: list[int], first: int, text: str, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at some words, none within another."""
        start, match_at = first, self.pattern.match
        for at in places:
            if at >= start and (match := match_at(text, at - first, end)):
                yield match
                start = first + match.end()

    def _held(self, cues: list[int], first: int, last: int) -> bool:
        """Say whether one of the cues stands in a stretch; always where there are none to look for."""
        return self.cues is None or bool(_inside(cues, first, last))


def _inside(places: list[int], start: int, end: int) -> list[int]:
    """Give the places in a stretch, by halving: a long text is asked about many of its stretches."""
    if places and (places[0] < start or places[-1] >= end):
        return places[bisect_left(places, start) : bisect_left(places, end)]
    return places


NO_MATCHES: Iterator[re.Match[str]] = iter(())


class Family(tuple[Cued, ...]):
    """Patterns that are looked for together."""

    numbers: dict[Cued, int]

    def __new__(cls, patterns: Iterable[Cued]) -> Self:
        """Gather patterns in their order."""
        made = super().__new__(cls, patterns)
        made.numbers = {one: number for number, one in enumerate(made)}
        return made

    def those_in(self, text: str) -> Sequence[int]:
        """Give the numbers of those that are worth running on a text, in their order."""
        return sorted(map(self.numbers.__getitem__, self.numbers.keys() & BEGUN[text][0].keys()))

    def each_in(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches of those with heads, none within another, each with the number of the first that fits."""
        places, first, last, low = BEGUN[text]
        start = 0
        for at, number in sorted((at, n) for n in self.those_in(text) for at in _inside(places[self[n]], first, last)):
            one = self[number]
            if at - first >= start and (match := one.pattern.match(low if one.low else text, at - first)):
                yield number, match
                start = match.end()


def stretch(text: str, start: int, end: int) -> str:
    """Give a stretch of a text, the beginnings of its words known from the whole where that is no book."""
    piece = text[start:end]
    if piece not in BEGUN and len(text) <= SHORT and not (INSIDE.match(text, start) or INSIDE.match(text, end)):
        places, first, _, low = BEGUN[text]
        BEGUN.keep(piece, (places, first + start, first + start + len(piece), low[start:end]))
    return piece


def _places(sought: str) -> Places:
    """Give where the patterns may match in a text in plain shape, or have their cues, in order."""
    automaton, patterns, anywhere = _beginnings()
    found = defaultdict[Cued, list[int]](list, {one: [] for one in anywhere})
    for number, at, _ in sorted(automaton.find_matches_as_indexes(f" {sought} ", overlapping=True), key=WHERE):
        for one in patterns[number]:
            found[one].append(at)
    return found


@functools.lru_cache(maxsize=1)
def _beginnings() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[Cued, ...], ...], tuple[Cued, ...]]:
    """Give the automaton over all heads and cues, the patterns by each, and those that have none."""
    known: dict[str, list[Cued]] = {}
    for one in Cued.known:
        for word in one.heads or one.cues or ():
            known.setdefault(f" {word}", []).append(one)
    anywhere = tuple(one for one in Cued.known if not (one.heads or one.cues))
    return ahocorasick_rs.AhoCorasick(list(known)), tuple(map(tuple, known.values())), anywhere
