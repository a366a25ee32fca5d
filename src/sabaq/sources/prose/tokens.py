"""Tokens: a sentence becomes tagged words with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sabaq.sources.prose.cleaning import lower_same_length
from sabaq.sources.prose.lexicon import MARKS, Lexicon
from sabaq.sources.prose.numbers import Quantity, quantity

WORD = re.compile(
    r"\d{1,3}(?:,\d{2,3})+(?![\d,])|\d+(?:[.:/]\d+)+|\d+|[^\W\d_]+(?:'[^\W\d_]+)?(?:-(?=[^\W\d_])[^\W\d_]+)*"
    r"|[^\w\s]"
)
DATE_NEXT = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"]
)  # fmt: skip
NUMBER_START = re.compile(
    r"\d|an?$|at$|more$|over$|no$|not$|up|in$|above$|well$|about$|around$|near|almost$|some$|approx|rough|"
                          r"est|close$|few|less$|under$|as$|only$|just$|all$|the$|another$|exact|these$|both$"
                          r"|half$|between$|"
                          r"several|dozens|scores|many|numerous|hundreds|thousands|multiple|countless|tens"
                          r"|various|a|"
                          r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
                          r"|fifteen|sixteen|"
                          r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
                          r"|dozen|couple")  # fmt: skip


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
        text, start, end = found[at]
        number = _number(words, at)
        if number is not None:
            last = found[number.last - 1][2]
            tag = "N" if number.low is not None or number.high is not None else "V"
            tokens.append(Token(sentence[start:last], " ".join(words[at : number.last]), start, last, tag, number))
            at = number.last
            continue
        tag, width = _tag(words, at, lexicon)
        last = found[at + width - 1][2]
        tokens.append(Token(sentence[start:last], " ".join(words[at : at + width]), start, last, tag))
        at += width
    return tuple(tokens)


def _number(words: list[str], at: int) -> Quantity | None:
    """Give the quantity of people that may start here; dates, ages, measures and names of arms are none."""
    if not NUMBER_START.match(words[at]):
        return None
    number = quantity(words, at)
    if number is None:
        return None
    after = words[number.last] if number.last < len(words) else ""
    before = words[at - 1] if at else ""
    digit = words[number.last - 1][0].isdigit()
    if (
        after in DATE_NEXT
        or (digit and before in DATE_NEXT)
        or before in {"$", "€", "£", "rs", "us$", "#", "no", "section", "article"}
    ):
        return None
    if after == "-" and words[number.last + 1 : number.last + 2] not in (["plus"], []):
        return None  # "12-year-old", "5-star"
    if digit and before == "-" and at > 1 and words[at - 2].isalpha():
        return None  # "AK-47", "F-16"
    if digit and before == "." and at > 1:
        return None
    if after in {"%", "percent", "per", "pc", "am", "pm", "th", "st", "nd", "rd"} or (before == "in" and _year(number)):
        return None
    return number


def _year(number: Quantity) -> bool:
    """Say whether a number after "in" is a year."""
    return number.low is not None and 1900 <= number.low <= 2100


def _tag(words: list[str], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Give the tag and the width of what stands here."""
    word = words[at]
    for phrase, tag in lexicon.phrases.get(word, ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return tag, len(phrase)
    if word in lexicon.tags:
        return lexicon.tags[word], 1
    if word.endswith("'s") and word[:-2] in lexicon.tags:
        return "x", 1
    if not word[0].isalnum():
        return MARKS.get(word, ";"), 1
    head, _, last = word.rpartition("-")
    if head and lexicon.tags.get(last) in {"p", "P"}:
        return lexicon.tags[last], 1  # "security-personnel"
    return ("x" if word[0].isalpha() else "u"), 1
