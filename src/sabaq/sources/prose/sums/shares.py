"""Shares: fractions and multiples as words tell them.

"A third of the victims", "one in ten", "doubled", "three times as many"; values are ratios: 0.3333, 0.1, 2, 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sabaq.sources.prose.text.cues import Cued
from sabaq.sources.prose.text.lazily import lazily

I = re.IGNORECASE  # noqa: E741  the usual short name
SMALL = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        start=1,
    )
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORD = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(SMALL)[:9])}))?|{'|'.join(SMALL)})"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,2})?)"
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "tenth": 10}  # fmt: skip
CHANGES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
RATIO = Cued(
    r"\b(?:(?P<change>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing)(?! (?:up|back|as|over(?: in| with"
    r"|[.,;]))\b)\b"
    r"|(?:to|nearly|almost|more than|would|could|will|did) (?P<verb>doubl|tripl|trebl|quadrupl|halv)e\b"
    rf"|(?P<noun>doubl|tripl|trebl)e(?= (?:the (?:[\w']+ ){{0,2}}?(?:number|figure|toll|count|total|rate|level"
    rf"|tally)|that of"
    r"|those of"
    r"|what|last year))"
    rf"|(?P<fold>{NUMBER}|{WORD})[- ]?fold\b"
    r"|every (?P<nth>second|third|fourth|fifth|tenth)(?= (?:victim|attack|bomb|casualty|death|fatality|person"
    r" killed))"
    rf"|(?P<mixed>{WORD}|\d) and a half times(?= (?:as|more|higher|the|that|last|what))"
    rf"|(?:(?P<often>twice|thrice)|(?P<many>{NUMBER}|{WORD}) times)(?= (?:as (?:many|much|high|deadly)|more|higher"
    rf"|greater|(?:of )?the (?:[\w']+ ){{0,2}}?(?:number|figure|toll|count|total|average|rate|level|tally|year"
    r"|month)"
    r"|that of|those of|last year|what it))"
    rf"|(?:of )?(?:every|each) (?P<every>{NUMBER}|{WORD}) (?P<what>[\w' -]{{3,60}}?)(?:, [^,;.]{{5,40}})?(?:,"
    rf"|(?<= killed)|(?<=\d)) (?P<some>{WORD}) (?=were|was|wore|died|fell|took|came|had|happened|occurred|are|is"
    r"|belonged|went)"
    r"|(?:half|(?:(?P<top>one|two|three|four)[- ]|an? )"
    r"(?P<piece>half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth)s?)"
    r"(?! (?:an hour|a (?:dozen|century|decade|day|km|mile|kilo)|hour|day|year|month(?! on)|attack|incident|blast"
    r"|bomb|time"
    r"|session|brother|floor|person|man|woman|soldier|victim|of (?:\d|a |an |january|february|march|april|may|june"
    r"|july|august|september|october|november|december|the (?:year|month|decade|century|day|town|city|village)))"
    r"|-|\w))",
    I,
)
SO_MANY = Cued(
    rf"\b(?P<count>{NUMBER}|{WORD})(?: (?:victim|attack|death|fatalit(?:y|ie)|casualt(?:y|ie)|bombing"
    rf"|killing|incident)s?)?"
    r" (?:out of (?:every |each )?|in (?:every |each )?|of every )"
    r"(?P<base>three|four|five|six|seven|eight|nine|ten|twelve|twenty|[3-9]|10|12|20|100)(?= |,|\.|;|$)",
    I,
)
MANY = lazily(
    r" (?:\w+ )?(?:attacks|incidents|people|districts|months|years|days|bombings|blasts|provinces|areas)\b", I
)


class Share(msgspec.Struct, frozen=True):
    """A ratio in words."""

    value: float
    kind: str  # change | multiple | share | fraction
    start: int
    end: int


def shares(sentence: str) -> Iterator[Share]:
    """Yield the ratios that a sentence tells in words."""
    for match in RATIO.finditer(sentence):
        if share := _share(match):
            yield share
    for match in SO_MANY.finditer(sentence):
        if share := _of_so_many(match, number(match["count"]), number(match["base"])):
            yield share


def _share(match: re.Match[str]) -> Share | None:
    """Give the ratio of one match."""
    change = match["change"] or match["verb"] or match["noun"]
    if change:
        return Share(CHANGES[change.lower()], "change", *match.span())
    many = match["fold"] or match["many"] or {"twice": "two", "thrice": "three"}.get((match["often"] or "").lower())
    if many:
        return Share(number(many), "multiple", *match.span()) if number(many) > 1 else None
    if match["nth"]:
        return Share(round(1 / (PARTS.get(match["nth"].lower()) or 2), 4), "share", *match.span())
    if match["mixed"]:
        return Share(number(match["mixed"]) + 0.5, "multiple", *match.span())
    if match["every"]:
        return _ratio(match, number(match["some"]), number(match["every"]))
    below = PARTS[(match["piece"] or "half").lower()]
    above = SMALL[match["top"].lower()] if match["top"] else 1
    return Share(round(above / below, 4), "fraction", *match.span()) if above < below else None


def _of_so_many(match: re.Match[str], some: float, base: float) -> Share | None:
    """Give "four in ten"; "two in five attacks" may be two people."""
    words = match.group(0).lower().split()
    plain = words[-2] == "in" and some > 1 and base != 10
    return None if plain and MANY.match(match.string, match.end()) else _ratio(match, some, base)


def _ratio(match: re.Match[str], some: float, base: float) -> Share | None:
    """Give a part of a whole."""
    return Share(round(some / base, 4), "share", *match.span()) if 0 < some < base else None


def number(words: str) -> float:
    """Give a number in digits or small words; 0 where it is none."""
    plain = words.lower().replace(",", "")
    if plain[0].isdigit():
        return float(plain)
    if plain in SMALL:
        return float(SMALL[plain])
    tens, _, ones = plain.replace(" ", "-").partition("-")
    return float(TENS.get(tens, 0) + SMALL.get(ones, 0))
