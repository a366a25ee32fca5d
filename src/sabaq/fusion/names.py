"""Names: spellings of one organisation or word get one code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse
from scipy.sparse.csgraph import connected_components

Whole = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

ALIKE = 0.72  # cosine of letter triples above which two names are spellings of one
COMMON = 60  # letter triples in more names than this do not propose pairs, they only weigh
UNKNOWN = re.compile(r"\b(unknown|unidentified|unnamed|undetermined|gunmen|militants?|terrorists?)\b")
WORD = re.compile(r"[^\W_]+")
BRACKETED = re.compile(r"\([^)]*\)")
LINKING = frozenset({"i", "e", "ul", "al", "of", "the"})  # spelt, joined or left out at will
WORDS = 16  # rarest words of a headline that are compared
SHORT = 2  # words up to this length say little


def fold(name: str) -> str:
    """Give a name in lower case without accents, brackets' content or punctuation."""
    bare = BRACKETED.sub(" ", name) if "(" in name else name
    plain = (bare if bare.strip() else name).casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = WORD.findall(plain)
    return " ".join(word for at, word in enumerate(words) if word not in LINKING or at in {0, len(words) - 1})


def distinct(keys: Whole) -> Whole:
    """Give the distinct keys in order; on long arrays a sort does it in half the time of a hash."""
    ordered = np.sort(keys)
    return np.asarray(ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))])


def name_codes(columns: Sequence[pa.ChunkedArray], most: int) -> list[tuple[Codes, Flags]]:
    """Give of each column (n, up to `most`) codes of the names of its rows (-1: none), and which name only unknowns.

    The columns are coded together: a name has one code in all of them.
    """
    lists = [column.combine_chunks() for column in columns]
    encoded = pa.chunked_array([each.flatten() for each in lists]).combine_chunks().dictionary_encode()
    names = [fold(name) for name in encoded.dictionary.to_pylist()]
    code = np.array(spelling_groups(names), dtype=np.int64)
    vague = np.array([UNKNOWN.search(name) is not None for name in names], dtype=bool)
    ends = np.cumsum([len(each.flatten()) for each in lists])[:-1]
    parts = np.split(encoded.indices.to_numpy(), ends)
    return [_named(each, at, code, vague, most=most) for each, at in zip(lists, parts, strict=True)]


def _named(lists: pa.ListArray, at: Whole, code: Whole, vague: Flags, *, most: int) -> tuple[Codes, Flags]:
    """Lay out the codes of lists whose names stand `at` these places of a dictionary."""
    row = np.repeat(np.arange(len(lists)), np.diff(lists.offsets.to_numpy()))
    known = np.ones(len(lists), dtype=bool)
    known[row] = False
    known[row[~vague[at]]] = True
    return _rows_of(len(lists), row, code[at], most), ~known


def _rows_of(size: int, row: Whole, code: Whole, most: int) -> Codes:
    """Lay distinct codes out as (size, width), lowest first, -1 where there is none."""
    span = int(code.max(initial=0)) + 1
    key = distinct(row * span + code)
    row, code = key // span, key % span
    slot = _places(row, size)
    kept = slot < most
    out = np.full((size, int(slot[kept].max(initial=0)) + 1), -1, dtype=np.int32)
    out[row[kept], slot[kept]] = code[kept]
    return out


class Folded(NamedTuple):
    """A column of names, each distinct one folded once."""

    at: Whole  # of each row: the place of its name; one past the last: none
    names: list[str]

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> Folded:
        """Fold the names of a column."""
        encoded = column.combine_chunks().dictionary_encode()
        names = [fold(name) for name in encoded.dictionary.to_pylist()]
        return cls(encoded.indices.fill_null(len(names)).to_numpy(), names)


def _places(row: Whole, size: int) -> Whole:
    """Give for each of the things that stand in order of row which one of its row it is."""
    count = np.bincount(row, minlength=size)
    return np.asarray(np.arange(len(row)) - (np.cumsum(count) - count).take(row))


def _ranks(order: Whole) -> Whole:
    """Give the place of each thing in an order of all."""
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return rank


def spelling_codes(folded: Folded) -> Codes:
    """Give one code to all spellings of a name; -1 where there is none."""
    return np.array([*spelling_groups(folded.names), -1], dtype=np.int32).take(folded.at)


def word_codes(folded: Folded, most: int) -> Codes:
    """Give (n, up to `most`) codes of the longer words of each row's name, -1 for none."""
    lists = pc.split_pattern(pa.array(folded.names, pa.string()), " ")
    row, words = _long_words(lists)
    order = pc.array_sort_indices(words.dictionary).to_numpy()
    code = _ranks(order).take(words.indices.to_numpy())
    return _rows_of(len(folded.names) + 1, row, code, most).take(folded.at, axis=0)


def rare_words(encoded: pa.DictionaryArray) -> tuple[Codes, npt.NDArray[np.float32]]:
    """Give (n, up to `WORDS`) codes of each headline's rarest words (-1: none) and their weights, of length 1 a row."""
    texts = encoded.dictionary
    row, found_words = headline_words(texts)
    word = found_words.indices.to_numpy().astype(np.int64)
    size = int(word.max(initial=0)) + 1
    key = distinct(row * size + word)
    row, word = key // size, key % size
    rarity = np.log((1 + len(texts)) / (1 + np.bincount(word, minlength=size))) + 1
    rarest = np.argsort(-rarity, kind="stable")
    key = np.sort(row * size + _ranks(rarest).take(word))
    row = key // size
    place = key - row * size
    slot = _places(row, len(texts))
    some = np.flatnonzero(slot < WORDS)
    row, word, slot = row.take(some), rarest.take(place.take(some)), slot.take(some)
    width = int(slot.max(initial=0)) + 1
    found = np.full((len(texts) + 1, width), -1, dtype=np.int32)
    weight = np.zeros((len(texts) + 1, width), dtype=np.float32)
    found[row, slot], weight[row, slot] = word, rarity[word]
    weight /= np.maximum(np.sqrt((weight**2).sum(axis=1, keepdims=True)), 1e-9)
    at = encoded.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    return found.take(at, axis=0), weight.take(at, axis=0)


def headline_words(texts: pa.Array) -> tuple[Whole, pa.DictionaryArray]:
    """Give every longer word of the texts, folded, with the position of its text."""
    plain = pc.replace_substring_regex(pc.utf8_lower(pc.utf8_normalize(texts, "NFKD")), r"\p{M}+", "")
    return _long_words(pc.split_pattern_regex(plain, r"[^\p{L}\p{N}]+"))


def _long_words(lists: pa.ListArray) -> tuple[Whole, pa.DictionaryArray]:
    """Give every longer word of the lists with the position of its list."""
    row = np.repeat(np.arange(len(lists)), np.diff(lists.offsets.to_numpy()))
    flat = lists.flatten()
    long = np.asarray(pc.greater(pc.utf8_length(flat), SHORT).to_numpy(zero_copy_only=False), dtype=bool)
    return row[long], flat.filter(pa.array(long)).dictionary_encode()


def place_words(text: str) -> set[str]:
    """Give the longer words of a name."""
    return {word for word in fold(text).split() if len(word) > SHORT}


def triples(name: str) -> list[str]:
    """Give the letter triples by which spellings of a name are known."""
    return sorted({f" {name} "[at : at + 3] for at in range(len(name))})


def initials(name: str) -> str:
    """Give the letters that may stand for a folded name of three words or more; else nothing."""
    return "".join(word[0] for word in name.split()) if name.count(" ") > 1 else ""


def spelling_groups(names: Sequence[str]) -> list[int]:
    """Give equal numbers to spellings of one name: letter triples weighed by rarity, or shared initials."""
    known = sorted(set(names))
    place = {name: at for at, name in enumerate(known)}
    vectors = _vectors(known)
    one, two = _proposed(vectors)
    near = np.asarray(vectors[one].multiply(vectors[two]).sum(axis=1)).ravel() >= ALIKE
    graph = sparse.coo_array((np.ones(int(near.sum())), (one[near], two[near])), shape=(len(known),) * 2)
    groups = connected_components(graph, directed=False)[1] if known else []
    short = {letters: int(group) for name, group in zip(known, groups, strict=True) if (letters := initials(name))}
    return [short.get(name, int(groups[place[name]])) for name in names]


def _proposed(vectors: sparse.csr_array) -> tuple[Whole, Whole]:
    """Give pairs of rows that share two columns held by few rows each."""
    by_gram = vectors.tocsc()
    size = vectors.shape[0]
    keys = [np.empty(0, dtype=np.int64)]
    for start, stop in zip(by_gram.indptr[:-1].tolist(), by_gram.indptr[1:].tolist(), strict=True):
        if 1 < stop - start <= COMMON:
            rows = by_gram.indices[start:stop].astype(np.int64)
            left, right = np.triu_indices(len(rows), k=1)
            keys.append(rows[left] * size + rows[right])  # rows of a column stand in order
    met = np.sort(np.concatenate(keys))
    found = distinct(met)
    twice = np.searchsorted(met, found, side="right") - np.searchsorted(met, found) > 1
    found = found[twice]
    return found // max(size, 1), found % max(size, 1)


def _vectors(names: Sequence[str]) -> sparse.csr_array:
    """Give a row a name: its `triples`, weighed by rarity, of length 1; without any, an empty row."""
    size, count = len(names), np.array([len(name) for name in names], dtype=np.int64)
    letters = np.frombuffer("".join(f" {name} " for name in names).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    row = np.repeat(np.arange(size), count)
    at = np.arange(len(row)) + 2 * row  # two spaces a name
    first, second, third = (letters.astype(np.int64).take(at + by) for by in range(3))
    found = pa.array((first << 42) | (second << 21) | third).dictionary_encode()  # no letter has more than 21 bits
    width = max(len(found.dictionary), 1)
    key = distinct(row * width + found.indices.to_numpy())
    row, triple = key // width, key % width
    rarity = np.log((1 + size) / (1 + np.bincount(triple, minlength=width))) + 1
    weight = rarity.take(triple)
    lengths = np.sqrt(np.bincount(row, weights=weight * weight, minlength=size))
    indptr = np.searchsorted(row, np.arange(size + 1))
    return sparse.csr_array((weight / lengths.take(row), triple, indptr), shape=(size, width))
