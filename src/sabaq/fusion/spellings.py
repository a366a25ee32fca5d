"""Spellings: codes for names that come after the others.

The batch compares all names of a ledger at once (`names`); a late name is compared with those, by the same measure.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.names import (
    ALIKE,
    COMMON,
    SHORT,
    WORDS,
    distinct,
    fold,
    headline_words,
    initials,
    place_words,
    spelling_groups,
    triples,
)  # fmt: skip

Codes = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]

ASCII_WORD = re.compile(r"[a-z0-9]+")


@dataclass(slots=True)
class Spellings:
    """The codes of a kind of names; what sounds like no known name gets a code of its own."""

    codes: dict[str, int] = field(default_factory=dict)  # by folded name
    initials: dict[str, int] = field(default_factory=dict)
    next: int = 0
    seen: Counter[str] = field(default_factory=Counter)  # names that hold a letter triple
    holders: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, int] = field(default_factory=dict)  # as they were asked for; a code never changes

    @classmethod
    def learned(cls, *columns: pa.ChunkedArray) -> Spellings:
        """Give the codes that the batch gives to the names of these columns."""
        texts = [pc.list_flatten(each) if pa.types.is_list(each.type) else each for each in columns]
        names = sorted({fold(text) for each in texts for text in each.unique().to_pylist() if text is not None})
        known = cls()
        for name, code in zip(names, spelling_groups(names), strict=True):
            known.learn(name, code)
        return known

    def code(self, text: str | None) -> int:
        """Give the code of a name, a new one if need be; -1 for none."""
        if text is None:
            return -1
        if text not in self.texts:
            name = fold(text)
            if name not in self.codes:
                self.learn(name, self._found(name))
            self.texts[text] = self.codes[name]
        return self.texts[text]

    def _found(self, name: str) -> int:
        if name in self.initials:
            return self.initials[name]
        short = initials(name)
        if short in self.codes:
            return self.codes[short]
        mine = self._weights(name)
        met = Counter(other for triple in mine if self.seen[triple] <= COMMON for other in self.holders[triple])
        near = [(self._alike(mine, other), other) for other, shared in met.items() if shared > 1]
        best = max(near, default=(0.0, ""))
        return self.codes[best[1]] if best[0] >= ALIKE else self.next

    def _alike(self, mine: dict[str, float], other: str) -> float:
        theirs = self._weights(other)
        return sum(weight * theirs.get(triple, 0.0) for triple, weight in mine.items())

    def _weights(self, name: str) -> dict[str, float]:
        size = 1 + len(self.codes)
        weights = {triple: math.log(size / (1 + self.seen[triple])) + 1 for triple in triples(name)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {triple: weight / length for triple, weight in weights.items()}

    def learn(self, name: str, code: int) -> None:
        """Know a folded name by its code."""
        self.codes[name] = code
        self.next = max(self.next, code + 1)
        if short := initials(name):
            self.initials.setdefault(short, code)
        for triple in triples(name):
            self.seen[triple] += 1
            if self.seen[triple] <= COMMON:
                self.holders[triple].append(name)


@dataclass(slots=True)
class Words:
    """The codes of words, and of headlines' words how rare each is."""

    codes: dict[str, int]
    texts: int = 0
    seen: list[int] = field(default_factory=list)  # texts that hold the word with this code

    @classmethod
    def of_places(cls, column: pa.ChunkedArray) -> Words:
        """Give the codes that the batch gives to the words of place names."""
        names = [text for text in column.unique().to_pylist() if text is not None]
        return cls({word: at for at, word in enumerate(sorted({word for name in names for word in place_words(name)}))})

    @classmethod
    def of_headlines(cls, column: pa.ChunkedArray) -> Words:
        """Give the codes that the batch gives to the words of headlines."""
        texts = column.combine_chunks().dictionary_encode().dictionary
        row, words = headline_words(texts)
        size = len(words.dictionary)
        key = distinct(row * max(size, 1) + words.indices.to_numpy())
        seen = np.bincount(key % max(size, 1), minlength=size).tolist()
        return cls({word: at for at, word in enumerate(words.dictionary.to_pylist())}, len(texts), seen)

    def code(self, word: str) -> int:
        """Give the code of a word, a new one if need be."""
        return self.codes.setdefault(word, len(self.codes))

    def rarest(self, headline: str | None) -> tuple[Codes, Weights]:
        """Give the codes of the rarest words of a headline, and their weights, of length 1."""
        if headline is None:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
        told = {self.code(word) for word in longer_words(headline)}
        self.seen += [1] * (len(self.codes) - len(self.seen))
        rarity = {code: math.log((1 + self.texts) / (1 + self.seen[code])) + 1 for code in told}
        rarest = sorted(told, key=lambda code: (-rarity[code], code))[:WORDS]
        weight = np.array([rarity[code] for code in rarest], dtype=np.float32)
        weight /= np.maximum(np.sqrt((weight**2).sum()), np.float32(1e-9))
        return np.array(rarest, dtype=np.int32), weight


@dataclass(slots=True)
class Texts:
    """The codes of texts that are compared as they stand."""

    codes: dict[str, int]

    @classmethod
    def learned(cls, column: pa.ChunkedArray) -> Texts:
        """Give the codes that the batch gives to the texts of this column."""
        texts = column.combine_chunks().dictionary_encode().dictionary.to_pylist()
        return cls({text: at for at, text in enumerate(texts)})

    def code(self, text: str | None) -> int:
        """Give the code of a text, a new one if need be; -1 for none."""
        return -1 if text is None else self.codes.setdefault(text, len(self.codes))


def some(codes: Iterable[int], most: int) -> Sequence[int]:
    """Give the lowest distinct codes, as many as are compared."""
    return sorted(set(codes))[:most]


def longer_words(headline: str) -> list[str]:
    """Give the words that `headline_words` gives, of one headline: there a pattern costs more than the reading."""
    plain = unicodedata.normalize("NFKD", headline).lower()
    if not plain.isascii():
        kinds = ((c, unicodedata.category(c)[0]) for c in plain)
        plain = "".join(c if kind in "LN" else " " for c, kind in kinds if kind != "M")
    return [word for word in (plain.split() if not plain.isascii() else ASCII_WORD.findall(plain)) if len(word) > SHORT]
