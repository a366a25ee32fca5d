"""Leanings: learned answers where the rules are silent.

Each question has a linear model over plain features of a text: its words without their endings, and the families of
words that do the same work. The weights are shipped as a table that anybody can read, one line a feature;
`tools/learn_leanings.py` learns them. A model answers only above its floor, set where it was right often enough on
texts by hands it had not learned from.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from sabaq.sources.prose.text.lazily import lazily

Named = tuple[int, int, str]  # a name's span, and what stands for it among the words
Features = Mapping[str, Collection[str]]  # by where they stand: words, families of words and pairs of them

ROOM = "sabaq.sources.prose.text"
WEIGHTS, FAMILIES = "leanings.tsv", "families.toml"
ANSWERS, BIAS, FLOORS, MEASURED = "@answers", "@bias", "@floors", "@measured"
LONGEST = 1_000  # characters of a text; the models were learned from reports no longer than this
NUMBER = "@number"
WORD = lazily(r"[^\W\d_](?:[\w'’-]*\w)?|\d[\d,.]*|[\":;?()]")
MOST = 50.0  # log-odds beyond which nothing is surer
REMEMBERED = 8192  # words
KEPT = 4  # letters of a word from which no ending is taken
ENDINGS = (("ing", 4), ("ed", 3), ("es", 4), ("s", 3), ("e", 3), ("y", 3))  # letters to leave


class Question(StrEnum):
    """What a model is asked."""

    ROLE = "role"  # what a group is to the attack told in a sentence
    NEWS = "news"  # whether a short text tells news of an attack
    FATE = "fate"  # whether a word of death or wounds is about a number of people


class Answer(StrEnum):
    """What a model may answer."""

    NOTHING = "nothing"
    DID = "did"  # by blame or plain telling; who claims an attack did it too
    DENIES = "denies"
    CLAIMS = "claims"
    NEWS = "news"
    QUIET = "quiet"
    MET = "met"


POOLED = {Answer.DID: (Answer.DID, Answer.CLAIMS)}  # answers that count together against all others


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """One linear model: log-odds of each answer, and the floors above which it may be given."""

    answers: tuple[Answer, ...]
    bias: tuple[float, ...]
    weights: dict[str, dict[str, tuple[float, ...]]]  # by where a feature stands
    floors: dict[Answer, float]  # of the answers that are given at all, the closest first
    measured: dict[Answer, tuple[int, int]]  # how many were right, of how many told, each hand by a model without it

    def odds(self, features: Features) -> dict[Answer, float]:
        """Give the log-odds of each answer that has a floor, against the others; a feature met twice counts once."""
        rows = ((some, some.keys() & features[where]) for where, some in self.weights.items() if where in features)
        known = [some[feature] for some, met in rows for feature in met]
        sums = map(math.fsum, zip(self.bias, *known, strict=True))  # the same in any order
        weight = {answer: math.exp(min(score, MOST)) for answer, score in zip(self.answers, sums, strict=True)}
        whole = sum(weight.values())
        made = {}
        for answer in self.floors:
            part = sum(weight[one] for one in POOLED.get(answer, (answer,)))
            made[answer] = math.log(part / (whole - part)) if part < whole else MOST
        return made

    def sure(self, features: Features) -> Answer | None:
        """Give the first answer that is above its floor."""
        return self.above(self.odds(features))

    def above(self, odds: Mapping[Answer, float]) -> Answer | None:
        """Give the first answer whose log-odds are above its floor."""
        return next((answer for answer, floor in self.floors.items() if odds[answer] > floor), None)


@functools.cache
def leanings() -> dict[Question, Leaning]:
    """Give the shipped models, read once."""
    table: dict[str, dict[str, list[str]]] = {question: {} for question in Question}
    for line in (resources.files(ROOM) / WEIGHTS).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            question, feature, *columns = line.split("\t")
            table[question][feature] = columns
    return {question: _leaning(table[question]) for question in Question}


def _leaning(rows: dict[str, list[str]]) -> Leaning:
    """Give one model from its rows."""
    answers, bias, floors, measured = (rows.pop(name) for name in (ANSWERS, BIAS, FLOORS, MEASURED))
    counts = {Answer(name): found.split("/") for name, found in (one.split("=") for one in measured)}
    weight = functools.cache(float)  # one object for each of a few hundred numbers, which then stay near at hand
    weights: dict[str, dict[str, tuple[float, ...]]] = {}
    for name, columns in rows.items():
        where, feature = placed(name)
        weights.setdefault(where, {})[feature] = tuple(map(weight, columns))
    return Leaning(
        answers=tuple(map(Answer, answers)),
        bias=tuple(map(float, bias)),
        weights=weights,
        floors={Answer(name): float(floor) for name, floor in (one.split("=") for one in floors)},
        measured={answer: (int(right), int(told)) for answer, (right, told) in counts.items()},
    )


def placed(name: str) -> tuple[str, str]:
    """Give where a feature of the table stands, and what stands there: "CL:kill"; nowhere is empty."""
    where, mark, feature = name.partition(":")
    return (where, feature) if mark else ("", name)


def named(features: Features) -> frozenset[str]:
    """Give features as the table names them."""
    return frozenset(f"{where}:{one}" if where else one for where, some in features.items() for one in some)


@functools.cache
def families(*, wide: bool = False) -> dict[str, tuple[str, ...]]:
    """Give the families of each plain word, in capitals; the wide ones hold words that tell of groups' roles, too."""
    made: dict[str, list[str]] = {}
    listed = tomllib.loads((resources.files(ROOM) / FAMILIES).read_text(encoding="utf-8"))
    kept, added = listed["families"], listed["roles"] if wide else {}
    for family in dict.fromkeys((*kept, *added)):
        words = f"{kept.get(family, '')} {added.get(family, '')}".split()
        for word in dict.fromkeys(map(_bare, words)):
            made.setdefault(word, []).append(family.upper())
    return {word: tuple(found) for word, found in made.items()}


def families_of(words: Iterable[str], *, wide: bool = False) -> list[str]:
    """Give the families of plain words, in their order."""
    kinds = families(wide=wide)
    return [family for word in words if word in kinds for family in kinds[word]]


class _Plain(dict[str, str]):
    """Words as they are met, in lower case without their endings."""

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = made = NUMBER if word[0].isdigit() else _bare(word.lower().replace("’", "'"))
        return made


PLAIN = _Plain()


def plain(word: str) -> str:
    """Give a word of a text in lower case without its ending; any number is one word."""
    return PLAIN[word]


def _bare(word: str) -> str:
    """Give a lower-case word without its ending."""
    word = word[:-2] if word.endswith(("'s", "s'")) else word
    if len(word) <= KEPT or word.endswith("ss"):
        return word
    if word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    for ending, least in ENDINGS if len(word) > KEPT else ():
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > KEPT and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > KEPT else word


def words_of(text: str, span: tuple[int, int], named: Iterable[Named] = ()) -> list[str]:
    """Give the plain words of a stretch in their order; a name is one word, what it stands for."""
    made: list[str] = []
    at, end = span
    for first, last, shown in (*named, (end, end, "")):
        made.extend(map(PLAIN.__getitem__, WORD.findall(text, at, max(at, first))))
        if shown and first >= at:
            made.append(shown)
        at = max(at, last)
    return made
