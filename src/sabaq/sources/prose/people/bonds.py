"""Bonds: what befell counted people, where no shape tells.

No list of shapes foresees every sentence. Where a number of people serves no shape, a linear model says whether a word
of death or wounds in the same sentence is about them, by the words between, their order and what stands beside either.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from sabaq.sources.prose.people.mentions import Phrases
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.leanings import Answer, Features, Question, leanings, plain
from sabaq.sources.prose.text.tokens import Token

PEOPLE = lazily(r"N(?:[xo]{0,4}[pP]|fx{0,2}[pP]|o(?!u)|(?!u))|(?<!N)p")
WORDS = frozenset("KkDdeWwSJ")  # of death and wounds, as letters.py gives them
SPOKEN = frozenset("xiAtCG")  # letters of the words between that are looked at
BACK = frozenset({"their", "his", "her", "whose"})
STOPS = frozenset(";()")  # marks that seldom stand between
REACH = 18  # words between people and what befell them
JOINT = lazily(r"[KDd]C[A]{0,2}[WJ]|[WJ]C[A]{0,2}[KDd]")  # "dead and wounded", whose number is of both
ASIDE = lazily(r"[I(][xAf]{0,3}\Z")  # what follows is a part of others
DEAD_TOO = lazily(r"[^NVpP;]{0,20}?(?P<all>N?)A{0,2}D")  # after wounds: "with bullet wounds, both already dead"
SAYS = frozenset(
    {"said", "says", "told", "tells", "added", "reported", "reports", "confirmed", "stated", "wrote", "puts"}
)
BESIDE = lazily(r"[xitf]{0,5}")  # between a speaker and what tells that he speaks
PICKED = lazily(r"fx?[DKWd]")  # "two of the dead": a part of those told elsewhere


class Bond(NamedTuple):
    """People, a word that may tell what befell them, and what speaks for it."""

    people: tuple[int, int]  # tokens
    word: int
    features: Features


def bound(phrases: Phrases, free: str) -> Iterator[Bond]:
    """Yield the people whose fate the model is sure of, each once; `free` has "_" where a word serves a shape."""
    model = leanings()[Question.FATE]
    floor = model.floors.get(Answer.MET, math.inf)
    judged = [(model.odds(bond.features).get(Answer.MET, -math.inf), bond) for bond in bonds(phrases, free)]
    told: set[tuple[int, int]] = set()
    for odds, bond in sorted(judged, key=lambda one: -one[0]):
        if odds > floor and bond.people not in told:
            told.add(bond.people)
            yield bond


def bonds(phrases: Phrases, free: str) -> Iterator[Bond]:
    """Yield every pair of free people and a free word of death or wounds near them."""
    if WORDS.isdisjoint(free):
        return
    joint = {n for match in JOINT.finditer(phrases.tags) for n in range(*match.span())}
    words = [n for n, tag in enumerate(free) if tag in WORDS and n not in joint and not _aside(phrases, n)]
    if not words:
        return
    for match in PEOPLE.finditer(free):
        if ASIDE.search(free, 0, match.start()) or PICKED.match(free, match.end()) or _speaks(phrases, match.span()):
            continue
        for at in words:
            if 0 <= max(match.start() - at - 1, at - match.end()) <= REACH:
                yield Bond(match.span(), at, features_of(phrases, match.span(), at))


def dead_too(phrases: Phrases, at: int) -> bool:
    """Say whether those told to have wounds before this word are told dead after it."""
    match = DEAD_TOO.match(phrases.tags, at)
    return match is not None and (not match["all"] or phrases.words[match.start("all")].startswith(("both", "all")))


def _speaks(phrases: Phrases, people: tuple[int, int]) -> bool:
    """Say whether an uncounted person only tells of others: "a doctor in Kohat said"."""
    if phrases.tokens[people[0]].quantity is not None:
        return False
    beside = BESIDE.match(phrases.tags, people[1])
    return beside is not None and not SAYS.isdisjoint(phrases.words[slice(people[1], beside.end() + 1)])


def _aside(phrases: Phrases, at: int) -> bool:
    """Say whether a word is a purpose ("to kill"), not meant ("'killed'"), or points back ("their bodies")."""
    before = phrases.tokens[at - 1].low if at else ""
    meant = before == "to" and phrases.tags[at] in "kw" and not phrases.tokens[at].low.endswith("ing")
    quoted = phrases.tags[at - 1 : at] == phrases.tags[at + 1 : at + 2] == "q"
    return (
        meant
        or quoted
        or (phrases.tags[at] == "J" and dead_too(phrases, at + 1))
        or (before in BACK and phrases.tags[at] in "de")
    )


def features_of(phrases: Phrases, people: tuple[int, int], at: int) -> Features:
    """Give what speaks for or against a bond: order, the words between and beside, the kind of people."""
    tokens, tags = phrases.tokens, phrases.tags
    first, last = people
    start, end = (at + 1, first) if first > at else (last, at)
    between, order = tags[start:end], "after" if first > at else "before"
    noun = next((t.low for t in reversed(tokens[first:last]) if t.tag in "pP"), None)
    kind = phrases.lexicon.persons.get(noun, "all") if noun else "none"
    verb = tags[at]
    met = [
        verb, _plain(tokens[at]), f"{verb}:{kind}", f"{verb}:{_squeezed(between)}",
        f"{verb}:gap:{min(len(between), 12) // 3}", f"{verb}:next:{_word(tokens, at + 1)}",
        f"{verb}:last:{_word(tokens, at - 1)}", f"follows:{_word(tokens, last)}", f"leads:{_word(tokens, first - 1)}",
        f"{verb}:beside:{tags[last : last + 1]}", f"{verb}:lead:{tags[first - 1 : first]}",
    ]  # fmt: skip
    met.extend(f"has:{tag}" for tag in between)
    met.extend(f"says:{_plain(t)}" for t in tokens[start:end] if t.tag in SPOKEN)
    signs = {"crosses": STOPS, "another word": WORDS, "other people": frozenset("NVpP")}
    met.extend(sign for sign, letters in signs.items() if not letters.isdisjoint(between))
    if tokens[first].quantity is None:
        met.extend((f"{verb}:uncounted", f"article:{tokens[first - 1].low if first else ''}"))
    return {order: met, "kind": [kind], "shape": [tags[last - 1]], "gap": [str(min(len(between), 12) // 2)]}


def _squeezed(between: str) -> str:
    """Give the letters between without plain words and names, each run as one."""
    return re.sub(r"(.)\1+", r"\1", between.replace("x", ""))[:6]


def _plain(token: Token) -> str:
    """Give the last word of a token without its ending."""
    return plain(token.low.rpartition(" ")[2])


def _word(tokens: tuple[Token, ...], at: int) -> str:
    """Give the word at a place; of a number or a name its letter."""
    if not 0 <= at < len(tokens):
        return ""
    token = tokens[at]
    return token.tag if token.quantity or (token.tag == "x" and token.text[0].isupper()) else _plain(token)
