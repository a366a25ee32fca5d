"""Cues: the words without which a pattern cannot match.

A long alternation costs tens of microseconds on a sentence that holds none of its words. Each pattern here knows the
beginnings of words of which every match must hold one (Cox 2012, "Regular Expression Matching with a Trigram Index");
one look at the words of a text tells which patterns are worth running, and most of them where.
"""

from __future__ import annotations

import functools
import re
import re._constants as op  # type: ignore[import-not-found]
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
    parsed,
    shortest,
    shown_of,
)
from sabaq.sources.prose.words import listed

WIDEST = 64  # strings that one stretch may expand to before it counts as unknown

ALPHABET = 8.0  # letters that may well come next
COMMON = frozenset(listed("marks", "common"))  # words that most sentences hold


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

    __slots__ = ("cues", "flags", "heads", "number", "pattern", "source")
    known: ClassVar[list[Cued]] = []  # in the order of their numbers
    pattern: re.Pattern[str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.source, self.flags = pattern, flags
        self.heads = heads_of(pattern, flags)
        self.cues = None if self.heads else cues_of(pattern, flags)
        self.number = len(Cued.known)
        Cued.known.append(self)
        for cache in (_begun, _words, _numbers, _beginnings):
            cache.cache_clear()

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Compile the pattern when it is first needed, which many never are."""
        if name != "pattern":
            raise AttributeError(name)
        self.pattern = re.compile(self.source, self.flags)
        return self.pattern

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match, as `re` does."""
        words = _begun(text).get(self.number)
        if words is None:
            return None
        if self.heads is None:
            return self.pattern.search(text, start, end)
        for at in words:
            if at >= start and (match := self.pattern.match(text, at, end)):
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give all matches, as `re` does."""
        words = _begun(text).get(self.number)
        if words is None:
            return NO_MATCHES
        return self.pattern.finditer(text, start, end) if self.heads is None else self._tried(words, text, start, end)

    def _tried(self, words: list[int], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at some words."""
        for at in words:
            if at >= start and (match := self.pattern.match(text, at, end)):
                yield match
                start = match.end()


NO_MATCHES: Iterator[re.Match[str]] = iter(())


def each_in(text: str, family: Sequence[Cued]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the matches of patterns with heads, none within another, each with the number of the first that fits."""
    words, start = _begun(text), 0
    for at, number in sorted((at, n) for n, one in enumerate(family) for at in words.get(one.number, ())):
        if at >= start and (match := family[number].pattern.match(text, at)):
            yield number, match
            start = match.end()


def those_in(text: str, family: Sequence[Cued]) -> Iterator[int]:
    """Yield the numbers of the patterns of a family that are worth running on a text, in their order."""
    words = _begun(text)
    return (number for number, one in enumerate(family) if one.number in words)


@functools.lru_cache(maxsize=256)
def _begun(text: str) -> dict[int, list[int]]:
    """Give, by the number of each pattern that may match in a text, where words begin as its heads or cues do."""
    return _words(spaced(text))


@functools.lru_cache(maxsize=256)
def _words(sought: str) -> dict[int, list[int]]:
    """Give the same for a text in plain shape, which its lower case shares."""
    found: dict[int, list[int]] = {}
    at, ended = 0, f"{sought} "
    for word in sought.split(" "):
        if word:
            for number in _numbers(ended[at : at + LONGEST]):
                if number in found:
                    found[number].append(at)
                else:
                    found[number] = [at]
        at += len(word) + 1
    return found


@functools.lru_cache(maxsize=16384)
def _numbers(beginning: str) -> tuple[int, ...]:
    """Give the numbers of the patterns that have this beginning of a word among their heads or cues."""
    known = _beginnings()
    found = {number for length in range(len(beginning) + 1) for number in known.get(beginning[:length], ())}
    return tuple(sorted(found))


@functools.lru_cache(maxsize=1)
def _beginnings() -> dict[str, list[int]]:
    """Give the numbers of the patterns by head and cue; those that have none may match at any word."""
    known: dict[str, list[int]] = {}
    for one in Cued.known:
        for word in one.heads or one.cues or ("",):
            known.setdefault(word, []).append(one.number)
    return known
