"""Meanings: words, stems and field concepts of a finding."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 3
GRAMS = (3, 4, 5)
ENDINGS = (
    "isations", "izations", "isation", "ization", "ational", "iveness", "fulness", "ousness", "ements", "ations",
    "ement", "ation", "ities", "ments", "ating", "ators", "ingly", "ition", "ment", "ness", "ance", "ence", "able",
    "ible", "ates", "ated", "ator", "ings", "ions", "tion", "sion", "ies", "ing", "ion", "ity", "ive", "ate", "ers",
    "ed", "es", "er", "ly", "al", "s", "e", "y",
)  # fmt: skip
STOP = frozenset(
    """
    the and for that with from this which shall should must will would their there they them into than then have has
    had was were been being are any all each every such other others its his her our your who whom whose what when
    where while also not nor but can could may might more most make made take taken give given set put use used need
    needs needed one two some only over under upon within without between among against before after during about
    through across out off per via own same both either new better proper properly clear clearly ensure ensured
    recommend recommends recommended recommendation whether how let get keep kept way ways time times be is it of to
    in on at by an as or if so do does did no
    """.split()  # noqa: SIM905 (a list of a hundred quoted words is harder to read)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A text as the detector sees it."""

    stems: Counter[str]
    concepts: Counter[str]
    grams: Counter[str]
    factors: frozenset[str]


def meaning(text: str) -> Meaning:
    """Give the stems, the concepts of the field, the character n-grams and the factor codes of a text."""
    plain = " ".join(text.casefold().split())
    words = [word for word in WORD.findall(plain) if len(word) >= SHORTEST and word not in STOP]
    said = {name: len(set(pattern.findall(plain))) for name, pattern in _concepts().items()}
    concepts = Counter({name: count for name, count in said.items() if count})
    factors = frozenset(_factors()[name] for name in concepts if name in _factors())
    padded = f" {' '.join(words)} "
    grams = Counter(padded[at : at + size] for size in GRAMS for at in range(len(padded) - size + 1))
    return Meaning(stems=Counter(map(stem, words)), concepts=concepts, grams=grams, factors=factors)


def stem(word: str) -> str:
    """Give a word without the ending that says how it is used; at least four letters stay."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@functools.cache
def _table() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(files("sabaq.learning").joinpath("thesaurus.toml").read_text(encoding="utf-8"))


@functools.cache
def _concepts() -> Mapping[str, re.Pattern[str]]:
    return {name: _pattern(group["words"]) for name, group in _table().items()}


@functools.cache
def _factors() -> Mapping[str, str]:
    return {name: str(group["factor"]) for name, group in _table().items() if "factor" in group}


def _pattern(words: object) -> re.Pattern[str]:
    told = [str(word) for word in words] if isinstance(words, list) else []
    written = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[ -]") for word in sorted(told, key=len)[::-1])
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")
