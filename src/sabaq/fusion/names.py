"""Names: spellings of one organisation or word get one code."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse
from scipy.sparse.csgraph import connected_components

Whole = npt.NDArray[np.int64]

ALIKE = 0.72  # cosine of letter triples above which two names are spellings of one
UNKNOWN = re.compile(r"\b(unknown|unidentified|unnamed|undetermined|gunmen|militants?|terrorists?)\b")
WORD = re.compile(r"[^\W_]+")
MOST_NAMES = 20_000  # beyond this, names are compared by their folded form only


def fold(name: str) -> str:
    """Give a name in lower case without accents, brackets' content or punctuation."""
    bare = re.sub(r"\([^)]*\)", " ", name)
    plain = unicodedata.normalize("NFKD", bare if bare.strip() else name).casefold()
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def name_codes(column: pa.ChunkedArray, most: int) -> tuple[Whole, npt.NDArray[np.bool_]]:
    """Give (n, most) codes of the names of each row (-1: none), and whether a row names only an unknown."""
    lists: list[list[str]] = column.to_pylist()
    folded = {name: fold(name) for name in {name for names in lists for name in names}}
    distinct = sorted(set(folded.values()))
    code_of = dict(zip(distinct, _group(distinct), strict=True))
    out = np.full((len(lists), most), -1, dtype=np.int64)
    unknown = np.zeros(len(lists), dtype=bool)
    for at, names in enumerate(lists):
        known = [folded[name] for name in names]
        for slot, code in enumerate(sorted({code_of[name] for name in known})[:most]):
            out[at, slot] = code
        unknown[at] = bool(known) and all(UNKNOWN.search(name) for name in known)
    return out, unknown


def spelling_codes(column: pa.ChunkedArray) -> Whole:
    """Give one code to all spellings of a name; -1 where there is none."""
    encoded = column.combine_chunks().dictionary_encode()
    folded = [fold(name) for name in encoded.dictionary.to_pylist()]
    distinct = sorted(set(folded))
    code_of = dict(zip(distinct, _group(distinct), strict=True))
    code = np.array([*(code_of[name] for name in folded), -1], dtype=np.int64)
    return np.asarray(code[encoded.indices.fill_null(len(folded)).to_numpy(zero_copy_only=False)])


def _group(names: list[str]) -> list[int]:
    """Give equal numbers to spellings of one name: letter triples weighed by rarity, or shared initials."""
    if not names or len(names) > MOST_NAMES:
        return list(range(len(names)))
    grams = [[f" {name} "[at : at + 3] for at in range(len(name))] for name in names]
    vectors = _weighed(grams)
    alike = (vectors @ vectors.T).tocoo()
    near = alike.data >= ALIKE
    graph = sparse.coo_array((np.ones(int(near.sum())), (alike.row[near], alike.col[near])), shape=alike.shape)
    groups = connected_components(graph, directed=False)[1]
    by_initials = {"".join(word[0] for word in name.split()): group for name, group in zip(names, groups, strict=True)
                   if len(name.split()) >= 3}  # fmt: skip
    return [int(by_initials.get(name, group)) for name, group in zip(names, groups, strict=True)]


def word_vectors(texts: list[str | None]) -> sparse.csr_array:
    """Give one row a text: words weighed by rarity, length 1; an empty row where there are none."""
    return _weighed([[word for word in fold(text).split() if len(word) > 2] if text else [] for text in texts])


def _weighed(lists: list[list[str]]) -> sparse.csr_array:
    seen = Counter(word for words in lists for word in set(words))
    place = {word: at for at, word in enumerate(sorted(seen))}
    rarity = np.log((1 + len(lists)) / (1 + np.array([seen[word] for word in place], dtype=np.float64))) + 1
    indptr = np.cumsum([0, *(len(set(words)) for words in lists)])
    indices = np.fromiter((place[word] for words in lists for word in sorted(set(words))), dtype=np.int64)
    matrix = sparse.csr_array((rarity[indices], indices, indptr), shape=(len(lists), max(len(place), 1)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.csr_array(sparse.diags_array(1 / lengths) @ matrix)
