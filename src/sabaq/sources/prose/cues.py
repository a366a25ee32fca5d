"""Cues: the letters without which a pattern cannot match.

A long alternation costs tens of microseconds on a sentence that holds none of its words. Each pattern here knows a set
of strings of which every match must hold one (Cox 2012, "Regular Expression Matching with a Trigram Index"); one
Aho-Corasick pass over a text tells which patterns are worth running.
"""

from __future__ import annotations

import functools
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

import ahocorasick_rs

from sabaq.sources.prose.cleaning import spaced
from sabaq.sources.prose.words import listed

WIDEST = 64  # strings that one stretch may expand to before it counts as unknown

Strings = frozenset[str]
EMPTY: Strings = frozenset({""})
DIGITS: Strings = frozenset("0123456789")
EDGE = "\b"  # stands for the edge of a word until what is beside it is known
EDGES = frozenset({EDGE})
ALPHABET = 8.0  # letters that may well come next
COMMON = frozenset(listed("marks", "common"))  # words that most sentences hold


def plain(text: str) -> str:
    """Give the shape in which cues are sought: lower case, every mark a blank, a blank at both ends."""
    shown = " % ".join(map(spaced, text.split("%"))) if "%" in text else spaced(text)
    return f" {shown} "


@functools.cache
def letter(code: int) -> str:
    """Give a character as it stands in plain text."""
    return plain(chr(code))[1:-1]


def valid(text: str) -> str:
    """Give a text without half surrogates, which the automata refuse, as long as it was."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def cues_of(pattern: str, flags: int = 0) -> Strings | None:
    """Give plain strings of which every match holds at least one; None where there are none."""
    exact, needed = _read(parser.parse(pattern, flags))
    found = _better(needed, _usable(exact))
    return found and frozenset(cue for cue in found if not any(cue != other and other in cue for other in found))


def _usable(strings: Strings | None) -> Strings | None:
    """Give the strings, the edges of words as blanks, if each of them says anything."""
    if not strings:
        return None
    shown = frozenset(map(_shown, strings))
    return shown if all(len(s.strip()) > 1 or s.isdigit() or "%" in s for s in shown) else None


def _shown(string: str) -> str:
    """Give a string as it stands in plain text: beside a word's edge at either end is a blank."""
    inner = string.strip(EDGE)
    if not inner:
        return ""
    before = " " if string[0] == EDGE and inner[0] != " " else ""
    after = " " if string[-1] == EDGE and inner[-1] != " " else ""
    return before + inner.replace(EDGE, "") + after


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """Give the set that texts hold more seldom."""
    if not one or not other:
        return one or other
    return one if _often(one) <= _often(other) else other


def _often(cues: Strings) -> float:
    """Give how often one of the strings may be met: the longer the seldomer, but for common words."""
    return sum(ALPHABET ** -(1 if cue.strip() in COMMON else len(cue)) for cue in cues)


def _read(nodes: Iterable[tuple[object, object]]) -> tuple[Strings | None, Strings | None]:
    """Give all the strings a sequence may match, if they are few, and a set of which each match holds one."""
    exact: Strings | None = EMPTY
    run: Strings = EMPTY
    needed: Strings | None = None
    for kind, value in nodes:
        whole, inner = _node(kind, value)
        needed = _better(needed, inner)
        if whole is not None and len(run) * len(whole) <= WIDEST:
            run = frozenset(a + b for a in run for b in whole)
        else:
            needed = _better(needed, _usable(run))
            run, exact = whole or EMPTY, None
    return (run if exact is not None else None), _better(needed, _usable(run))


def _node(kind: object, value: Any) -> tuple[Strings | None, Strings | None]:  # noqa: ANN401  what `re` hands out
    """Give the same for one node of a parsed pattern."""
    whole: Strings | None = None
    inner: Strings | None = None
    if kind is op.LITERAL:
        whole = frozenset({letter(value)})
    elif kind is op.AT and value is op.AT_BOUNDARY:
        whole = EDGES
    elif kind in {op.AT, op.ASSERT, op.ASSERT_NOT}:
        whole = EMPTY
    elif kind is op.SUBPATTERN:
        whole, inner = _read(value[-1])
    elif kind is op.BRANCH:
        read = [_read(branch) for branch in value[1]]
        whole, inner = _union(w for w, _ in read), _union(_better(i, _usable(w)) for w, i in read)
    elif kind is op.IN:
        whole = _class(value)
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        least, most, body = value
        once, inside = _read(body)
        whole = None if once is None or most > 1 else once if least else once | EMPTY
        inner = _better(inside, _usable(once)) if least else None
    return whole, inner


def _class(members: list[tuple[object, Any]]) -> Strings | None:
    """Give the characters of a class where it lists them."""
    if members == [(op.CATEGORY, op.CATEGORY_DIGIT)]:
        return DIGITS
    letters: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            letters.add(letter(value))
        elif kind is op.RANGE and value[1] - value[0] < WIDEST:
            letters.update(map(letter, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(letters)


def _union(sets: Iterable[Strings | None]) -> Strings | None:
    """Give all the strings, or None where one set is unknown or there are too many."""
    made: set[str] = set()
    for one in sets:
        if one is None:
            return None
        made |= one
    return frozenset(made)


class Cued:
    """A pattern that is run only on texts that hold one of its cues; flags and syntax are those of `re`."""

    __slots__ = ("bit", "pattern")
    known: ClassVar[list[Cued]] = []  # in the order of their bits

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.bit = 1 << len(Cued.known)
        Cued.known.append(self)
        _automaton.cache_clear()
        _present.cache_clear()
        _standing.cache_clear()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match, as `re` does."""
        return self.pattern.search(text, start, end) if _present(text) & self.bit else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give all matches, as `re` does."""
        return self.pattern.finditer(text, start, end) if _present(text) & self.bit else iter(())


def those_in(text: str, family: Sequence[Cued]) -> Iterator[int]:
    """Yield the numbers of the patterns of a family that are worth running on a text, in their order."""
    left = (_present(text) >> (family[0].bit.bit_length() - 1)) & ((1 << len(family)) - 1)
    while left:
        number = (left & -left).bit_length() - 1
        left &= left - 1
        yield number


@functools.lru_cache(maxsize=256)
def _present(text: str) -> int:
    """Give the bits of the patterns whose cues stand in a text."""
    return _standing(plain(text))


@functools.lru_cache(maxsize=256)
def _standing(sought: str) -> int:
    """Give the same for a text in plain shape, which its lower case shares."""
    automaton, bits, found = _automaton()
    for index in {hit[0] for hit in automaton.find_matches_as_indexes(valid(sought), overlapping=True)}:
        found |= bits[index]
    return found


@functools.lru_cache(maxsize=1)
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[int, ...], int]:
    """Give the automaton over all cues, the bits of each cue, and the bits of patterns without any."""
    bits: dict[str, int] = {}
    always = 0
    for one in Cued.known:
        cues = cues_of(one.pattern.pattern, one.pattern.flags)
        always |= 0 if cues else one.bit
        for cue in cues or ():
            bits[cue] = bits.get(cue, 0) | one.bit
    return ahocorasick_rs.AhoCorasick(list(bits)), tuple(bits.values()), always
