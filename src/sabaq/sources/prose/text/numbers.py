"""Numbers: words and digits become low, best and high."""

from __future__ import annotations

import re

import msgspec

from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.words import listed

ONES = {word: n for n, word in enumerate(listed("numbers", "ones"))}
TENS = {word: 10 * n for n, word in enumerate(listed("numbers", "tens"), start=2)}
SCALES = {"hundred": 100, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000, "million": 10**6, "crore": 10**7}
COLLECTIVES = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "trio": 3}
JOINED = {"half-a-dozen": 6, "half-dozen": 6, "two-dozen": 24, "three-dozen": 36, "one-dozen": 12, "both": 2}
VAGUE = frozenset(listed("vague", "words"))
ARTICLES = frozenset({"a", "an"})
AT_LEAST = (
    ("at", "least"), ("more", "than"), ("over",), ("no", "fewer", "than"), ("no", "less", "than"), ("upwards",
        "of"),
    ("in", "excess", "of"), ("past",), ("beyond",), ("topped",), ("crossed",), ("surpassed",), ("exceeded",),
    ("surpassing",), ("topping",),
    ("passed",), ("not", "less", "than"), ("above",), ("well", "over"), ("not", "fewer", "than"),
    ("a", "minimum", "of"), ("minimum",), ("at", "the", "least"), ("at", "a", "minimum"), ("atleast",), ("exceeding",),
)  # fmt: skip
ABOUT = (("about",), ("around",), ("nearly",), ("almost",), ("some",), ("approximately",), ("roughly",), ("an",
    "estimated"),
         ("estimated",), ("close", "to"), ("nearly", "about"), ("approx",), ("approx", "."), ("roughly",), ("perhaps",),
         ("maybe",), ("circa",), ("somewhere", "around"))  # fmt: skip
AT_MOST = (("up", "to"), ("fewer", "than"), ("less", "than"), ("under",))
EXACT = (
    ("only",),
    ("just",),
    ("all",),
    ("the",),
    ("another",),
    ("a", "total", "of"),
    ("exactly",),
    ("as", "many", "as"),
    ("his",),
    ("her",),
    ("their",),
    ("its",),
    ("these",),
    ("those",),
)
PILES = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "lots"})
LARGEST = 10**9
DIGITS = lazily(r"\d{1,3}(?:,\d{2})*,\d{3}|\d{1,9}", re.ASCII)


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number as stated; None for low and high alike is a vague word."""

    first: int  # index of its first token
    last: int  # index after its last token
    low: int | None
    high: int | None
    approximate: bool = False
    additional: bool = False  # "another five", "two more": on top of what was told

    @property
    def best(self) -> int | None:
        """Give the number itself where one was stated."""
        return self.low if self.low is not None else self.high


def cardinal(words: list[str], start: int) -> tuple[int, int] | None:
    """Give the value and the index after the plain number that starts here, e.g. "two hundred and five"."""
    total = current = 0
    at, seen = start, False
    while at < len(words) and at - start < 9:
        word = words[at]
        step = _plain(word)
        if step is not None and (not seen or word.isalpha() or "-" in word):
            if seen and current % 100 and not (current % 100 >= 20 and step < 10):
                break
            current += step
        elif word in SCALES and seen:
            scale = SCALES[word]
            if scale == 100:
                current *= 100
            else:
                total, current = total + current * scale, 0
        elif word == "and" and seen and words[at - 1] in SCALES and at + 1 < len(words) and _small(words[at + 1]):
            pass
        else:
            break
        seen = True
        at += 1
    value = total + current
    return (value, at) if seen and value <= LARGEST else None


def _small(word: str) -> bool:
    """Say whether a word can follow "hundred and"."""
    return word in ONES or word in TENS or ("-" in word and _plain(word) is not None)


def _plain(word: str) -> int | None:
    """Give the value of one token: digits, a number word, or a hyphened pair such as "twenty-five"."""
    if word[0].isdigit():
        return int(word.replace(",", "")) if DIGITS.fullmatch(word) else None
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in TENS and ones in ONES:
        return TENS[tens] + ONES[ones]
    return None


def quantity(words: list[str], start: int) -> Quantity | None:
    """Give the quantity that starts at this token, its qualifier included."""
    mode, at = _qualifier(words, start)
    core = _core(words, at)
    if core is None:
        width = _vague(words, start) if at == start else 0
        return Quantity(start, start + width, None, None) if width else None
    low, high, after = core
    plus = _plus(words, after)
    if plus:
        return Quantity(start, after + plus, low, None)
    if mode == "most":
        return Quantity(start, after, None, high)
    additional = "another" in words[start:at]
    odd = words[after : after + 2] in (["-", "odd"], ["or", "so"])
    after, mode = (after + 2, mode or "about") if odd else (after, mode)
    top = None if mode == "least" else high
    return Quantity(start, after, low, top, approximate=mode == "about", additional=additional)


def _vague(words: list[str], start: int) -> int:
    """Give the width of "several", "dozens of", "a large number of", 0 for none."""
    if words[start] in VAGUE:
        return 1 + (words[start + 1 : start + 2] == ["of"] and words[start] in PILES)
    if words[start] in ARTICLES:
        width = next(
            (n for n in (1, 2) if words[start + n : start + n + 2] in (["number", "of"], ["handful", "of"])), 0
        )
        return width + 2 if width else 0
    return 0


def _qualifier(words: list[str], start: int) -> tuple[str, int]:
    """Give what stands before a number (least, about, most, exact or nothing) and where the number begins."""
    at, mode = start, ""
    while at - start <= 6 and at < len(words):
        for name, phrase in QUALIFIERS.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                mode, at = (mode or name), at + len(phrase)
                break
        else:
            break
    return mode, at


def _plus(words: list[str], after: int) -> int:
    """Give the width of "+", "-plus" or "or more" after a number, 0 for none."""
    if words[after : after + 1] == ["+"]:
        return 1
    return 2 if words[after : after + 2] in (["-", "plus"], ["or", "more"]) else 0


def _core(words: list[str], at: int) -> tuple[int, int, int] | None:
    """Give low, high and the index after a number, a range or a collective such as "half a dozen"."""
    word = words[at] if at < len(words) else ""
    if word == "between":
        return _between(words, at)
    if word in {"a", "an", "half", "both"} or word in COLLECTIVES or word in JOINED or "-" in word:
        whole = _collective(words, at)
        if whole or word in {"a", "an", "half", "both"}:
            return whole
    first = cardinal(words, at)
    if first is None:
        return None
    value, after = first
    link = words[after] if after < len(words) else ""
    if link == "dozen":
        return 12 * value, 12 * value, after + 1
    rising = link == "to" and at and words[at - 1] == "from"  # "rose from 17 to 19"
    second = cardinal(words, after + 1) if link in {"-", "to", "or"} and not rising else None
    if second and value < second[0] <= 10 * max(value, 1):
        return value, second[0], second[1]
    return value, value, after


def _between(words: list[str], at: int) -> tuple[int, int, int] | None:
    """Give "between five and six"."""
    first = cardinal(words, at + 1)
    second = cardinal(words, first[1] + 1) if first and words[first[1] : first[1] + 1] == ["and"] else None
    return (first[0], second[0], second[1]) if first and second and first[0] <= second[0] else None


def _collective(words: list[str], at: int) -> tuple[int, int, int] | None:
    """Give "a dozen", "half a dozen", "a couple of", "a hundred"."""
    if words[at : at + 3] == ["half", "a", "dozen"]:
        return 6, 6, at + 3
    one, _, other = words[at].partition("-")
    if one in ONES and other in ONES and ONES[one] < ONES[other]:
        return ONES[one], ONES[other], at + 1  # "five-six labourers"
    if words[at] in JOINED:
        return JOINED[words[at]], JOINED[words[at]], at + 1
    step = at + 1 if words[at] in ARTICLES else at
    word = words[step] if step < len(words) else ""
    if word in COLLECTIVES:
        value = COLLECTIVES[word]
        return value, value, step + 1 + (words[step + 1 : step + 2] == ["of"])
    if step > at and word in SCALES:
        return SCALES[word], SCALES[word], step + 1
    return None


def _by_first(*named: tuple[str, tuple[tuple[str, ...], ...]]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Give the phrases by their first word, each with what it says of a number; of one kind the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, phrases in named:
        for phrase in sorted(phrases, key=len, reverse=True):
            found.setdefault(phrase[0], []).append((name, phrase))
    return found


QUALIFIERS = _by_first(("least", AT_LEAST), ("about", ABOUT), ("most", AT_MOST), ("", EXACT))
