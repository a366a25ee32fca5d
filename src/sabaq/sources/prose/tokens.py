"""Tokens: a sentence becomes tagged words with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sabaq.sources.prose.cleaning import lower_same_length
from sabaq.sources.prose.lexicon import MARKS, MASSES, Lexicon
from sabaq.sources.prose.numbers import COLLECTIVES, ONES, TENS, VAGUE, Quantity, quantity
from sabaq.sources.prose.words import listed

WORD = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d|\d{1,3}(?:,\d{2})*,\d{3}(?!\d)|\d+(?:[.:/]\d+)+|\d+"
    r"|[^\W\d_]+(?:'[^\W\d_]+)?(?:-(?=[^\W\d_])[^\W\d_]+)*|[^\w\s]"
)
DATE_NEXT = frozenset(listed("marks", "months"))
NUMBER_START = re.compile(
    r"\d|an?$|at$|in$|up|as$|no$|not$|all$|the$|est|few|few|half$|more$|over$|some$|only$|just$|less$|both$"
    r"|above$|well$"
    r"|about$|around$|near|almost$|approx|rough|close$|under$|another$|exact|these$|between$|"
    + "|".join(sorted({*VAGUE, *ONES, *TENS, *COLLECTIVES}, key=len, reverse=True))
)


MEASURES = frozenset({"%", "percent", "per", "pc", "am", "pm", "th", "st", "nd", "rd"})
SIGNS = frozenset({"$", "€", "£", "rs", "us$", "#", "section", "article"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark of a sentence."""

    text: str
    low: str
    start: int  # in the sentence
    end: int
    tag: str
    quantity: Quantity | None = None


def tokenise(sentence: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Give the tokens of a sentence; numbers and phrases are one token each."""
    found = [(m.group(0), m.start(), m.end()) for m in WORD.finditer(sentence)]
    words = [lower_same_length(text) for text, _, _ in found]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        start = found[at][1]
        number = _number(words, at, found)
        if number is not None:
            last = found[number.last - 1][2]
            tag = "N" if number.low is not None or number.high is not None else "V"
            tokens.append(Token(sentence[start:last], " ".join(words[at : number.last]), start, last, tag, number))
            at = number.last
            continue
        tag, width = _tag(words, at, lexicon)
        if words[at] in MASSES and tokens and tokens[-1].tag == "N":
            after = words[at + 1] if at + 1 < len(words) else "."
            tag = "P" if not after[0].isalpha() or lexicon.tags.get(after, "x") in "KDWSBACIi" else tag
        if words[at] == "member" and at and words[at - 1] == "-":
            tag = "x"  # "a five-member family"
        last = found[at + width - 1][2]
        tokens.append(Token(sentence[start:last], " ".join(words[at : at + width]), start, last, tag))
        at += width
    return tuple(tokens)


def _number(words: list[str], at: int, found: list[tuple[str, int, int]]) -> Quantity | None:
    """Give the quantity of people that may start here; dates, ages, measures and names of arms are none."""
    number = quantity(words, at) if _may_count(words[at]) else None
    if number is None:
        return None
    after = words[number.last] if number.last < len(words) else ""
    before = words[at - 1] if at else ""
    earlier = words[at - 2] if at > 1 else ""
    digit = words[number.last - 1][0].isdigit()
    other = (
        after in DATE_NEXT
        or after in MEASURES
        or before in SIGNS
        or (digit and before in DATE_NEXT)
        or (after == "-" and found[number.last][1] == found[number.last - 1][2])  # "12-year-old", "5-star"
        or (digit and before == "-" and earlier.isalpha())  # "AK-47"
        or (digit and before == "." and earlier != "")
        or (before == "in" and _year(number))
    )
    return None if other else number


@lru_cache(maxsize=8192)
def _may_count(word: str) -> bool:
    """Say whether a quantity may start with this word."""
    return bool(NUMBER_START.match(word))


def _year(number: Quantity) -> bool:
    """Say whether a number after "in" is a year."""
    return number.low is not None and 1900 <= number.low <= 2100


def _tag(words: list[str], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Give the tag and the width of what stands here."""
    word = words[at]
    for phrase, tag in lexicon.phrases.get(word, ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return tag, len(phrase)
    joined = word.replace("-", "")  # "passer-by" is entered in one
    known = word if word in lexicon.tags else joined if joined in lexicon.persons else None
    if known is not None:
        return lexicon.tags.get(known, "x"), 1
    if word.endswith("'s") and word[:-2] in lexicon.tags:
        return "x", 1
    if not word[0].isalnum():
        return MARKS.get(word, ";"), 1
    head, _, last = word.rpartition("-")
    if head and lexicon.tags.get(last) in {"p", "P"}:
        return lexicon.tags[last], 1  # "security-personnel"
    return ("x" if word[0].isalpha() else "u"), 1
