"""Heads: the beginnings of words at which a pattern may match.

A pattern of a thousand words costs microseconds at every letter of a sentence. Where each of its matches begins with
the beginning of a word, and these beginnings can be listed, it is tried at such words alone.
"""

from __future__ import annotations

import functools
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from typing import Any

from sabaq.sources.prose.text.cleaning import spaced

Strings = frozenset[str]
LONGEST = 8  # letters of a head; a longer one is hardly met more seldom
WIDEST = 10  # characters of a class that still tells words apart: digits, a few letters
MANY = 1000  # heads of one sequence, which may be shorter then
NONE: Strings = frozenset()
DIGITS: Strings = frozenset("0123456789")
EMPTY: Strings = frozenset({""})
EDGE = "\b"  # stands for the edge of a word until what is beside it is known
EDGES = frozenset({EDGE})


def heads_of(pattern: str, flags: int = 0) -> Strings | None:
    """Give beginnings of words with one of which every match begins; None where one may begin with something else."""
    whole, begun = _sequence(parsed(pattern, flags))
    found = whole | begun
    heads = frozenset(map(shown_of, found))
    return shortest(heads) if all(s[:1] == EDGE for s in found) and all(s[:1].strip() for s in heads) else None


parsed = functools.lru_cache(maxsize=1)(parser.parse)  # for its heads, its cues and what `re` runs


def shown_of(string: str) -> str:
    """Give a string from its first word on, the edge of a word at its end as a blank."""
    shown = string.replace(EDGE, "")
    return (shown + " " if string[-1:] == EDGE and shown[-1:].strip() else shown).lstrip()[:LONGEST]


def shortest(heads: Strings) -> Strings:
    """Give the strings that begin with no other of them."""
    return frozenset(head for head in heads if not any(head[:n] in heads for n in range(1, len(head))))


def _sequence(nodes: Iterable[tuple[object, Any]]) -> tuple[Strings, Strings]:
    """Give the short strings that a sequence may match, and the beginnings of those that go on."""
    whole, begun = EMPTY, NONE
    for kind, value in joined(nodes):
        short, long = _node(kind, value)
        if len(whole) > 1 and len(whole) * (len(short) + len(long)) > MANY:
            return NONE, begun | whole
        begun |= {one + other for one in whole for other in long}
        whole = frozenset(one + other for one in whole for other in short)
        begun |= {one for one in whole if len(one) > LONGEST}
        whole = frozenset(one for one in whole if len(one) <= LONGEST)
        if not whole:
            break
    return whole, frozenset(one[: LONGEST + 1] for one in begun)


def _node(kind: object, value: Any) -> tuple[Strings, Strings]:  # noqa: ANN401  what `re` hands out
    """Give the same for one node of a parsed pattern."""
    whole, begun = NONE, EMPTY
    if kind is op.LITERAL:
        whole, begun = frozenset({value}), NONE
    elif kind is op.IN and (letters := letters_of(value)):
        whole, begun = frozenset(map(spaced, letters)), NONE
    elif at_edge(kind, value):
        whole, begun = EDGES, NONE
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


def joined(nodes: Iterable[tuple[object, Any]]) -> Iterator[tuple[object, Any]]:
    """Yield the nodes of a sequence, letters that stand together as one string in plain shape."""
    run = ""
    for kind, value in nodes:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if run:
            yield op.LITERAL, spaced(run)
            run = ""
        yield kind, value
    if run:
        yield op.LITERAL, spaced(run)


def letters_of(members: list[tuple[object, Any]]) -> Strings | None:
    """Give the characters of a class where it lists few."""
    if members == [(op.CATEGORY, op.CATEGORY_DIGIT)]:
        return DIGITS
    letters: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            letters.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < WIDEST:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(letters)


def at_edge(kind: object, value: Any) -> bool:  # noqa: ANN401  what `re` hands out
    r"""Say whether a node stands at the edge of a word: `\b`, or no letter before it, as in `(?<![\w-])`."""
    if kind is not op.ASSERT_NOT:
        return kind is op.AT and value is op.AT_BOUNDARY
    back, body = value
    return back < 0 and len(body) == 1 and body[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in body[0][1]
