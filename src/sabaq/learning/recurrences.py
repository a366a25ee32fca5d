"""Recurrences: findings that say again what was found before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from sabaq.learning.meanings import Meaning, meaning
from sabaq.model.lessons import Pairing, Sort, Suggestion
from sabaq.model.recommendations import ASKED, Recommendation, plain

MADE_WITH = "recurrences@1"
K1, B = 1.2, 0.6  # of BM25 (Robertson and Zaragoza 2009)
FEWEST = 60  # texts; fewer are weighed as though so many were there, lest in two of them every shared word be common
WEIGHTS = {"stems": 1.0, "concepts": 2.0, "grams": 1.0, "factors": 0.3}
SITE, MODE, OWN_FACTOR = 0.10, 0.05, 0.08  # added to the likeness of texts where these are the same
ENOUGH = 0.15  # of a text's likeness to itself, below which nothing is suggested; nine in ten pairs lie above
ENOUGH_PROMISE = 0.3
CANDIDATES = 60  # whose texts are most alike; what else is the same only moves these up
MOST_EACH = 10
TOLD_WORDS = 6
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like each of some texts is to each of others, 0..1, by each way of seeing and by all."""

    total: Matrix
    parts: Mapping[str, Matrix]


def likeness(queries: Sequence[str], texts: Sequence[str]) -> Likeness:
    """Weigh words, field concepts, character n-grams and factor codes; each by BM25 over its likeness to itself."""
    asked, held = [meaning(text) for text in queries], [meaning(text) for text in texts]
    parts = {
        name: _scaled([read(each) for each in asked], [read(each) for each in held]) for name, read in READ.items()
    }
    whole = sum(WEIGHTS.values())
    total = sum((parts[name] * (weight / whole) for name, weight in WEIGHTS.items()), np.zeros((len(asked), len(held))))
    return Likeness(total=total, parts=parts)


def suggestions(some: Sequence[Recommendation], ruled: Iterable[Pairing]) -> tuple[Suggestion, ...]:
    """Give the pairs that may say one thing, most alike first; what somebody ruled on is not asked again."""
    told = {(each.sort, frozenset((each.earlier, each.later))) for each in ruled}
    if len(some) < 2:
        return ()
    texts = [f"{one.text} {one.action}" if one.action != one.text else one.text for one in some]
    alike, told_by = likeness(texts, texts), [meaning(text) for text in texts]
    found = []
    for later_at, later in enumerate(some):
        rows = []
        for earlier_at in np.argsort(-alike.total[later_at], kind="stable")[:CANDIDATES]:
            earlier = some[earlier_at]
            sort = _sort(earlier, later)
            if sort is None or (sort, frozenset((earlier.id, later.id))) in told:
                continue
            extra = _same(earlier, later)
            score = min(float(alike.total[later_at, earlier_at]) + sum(value for value, _ in extra), 1.0)
            if score >= (ENOUGH if sort is Sort.RECURRENCE else ENOUGH_PROMISE):
                reasons = _reasons(told_by[later_at], told_by[earlier_at], [words for _, words in extra])
                rows.append(Suggestion(sort=sort, earlier=earlier, later=later, score=round(score, 4), reasons=reasons))
        found += sorted(rows, key=lambda each: -each.score)[:MOST_EACH]
    return tuple(sorted(found, key=lambda each: (-each.score, each.later.id, each.earlier.id)))


def _sort(earlier: Recommendation, later: Recommendation) -> Sort | None:
    """Say what two can be: an earlier and a later one; of two promises, one under another name."""
    if (earlier.issued, earlier.id) >= (later.issued, later.id):
        return None
    if not {earlier.kind, later.kind} & ASKED:
        return Sort.REINCARNATION
    if earlier.issued == later.issued and plain(earlier.made_by) == plain(later.made_by):
        return None  # one report does not repeat itself
    return Sort.RECURRENCE


def _same(earlier: Recommendation, later: Recommendation) -> list[tuple[float, str]]:
    found = []
    if later.site_class and plain(later.site_class) == plain(earlier.site_class):
        found.append((SITE, f"both at a {later.site_class}"))
    if later.site and plain(later.site) == plain(earlier.site):
        found.append((SITE, f"both at {later.site}"))
    if later.mode and plain(later.mode) == plain(earlier.mode):
        found.append((MODE, f"both against {later.mode}"))
    if both := sorted(set(later.factors) & set(earlier.factors)):
        found.append((OWN_FACTOR * len(both), f"both coded {', '.join(both)}"))
    return found


def _reasons(one: Meaning, other: Meaning, extra: Iterable[str]) -> tuple[str, ...]:
    words = [word for word, _ in (one.stems & other.stems).most_common(TOLD_WORDS)]
    concepts = [name.replace("_", " ") for name, _ in (one.concepts & other.concepts).most_common(TOLD_WORDS)]
    codes = sorted(one.factors & other.factors)
    told = (("same words: ", words), ("both about: ", concepts), ("both read as: ", codes))
    return (*(label + ", ".join(its) for label, its in told if its), *extra)


READ: Mapping[str, Callable[[Meaning], Counter[str]]] = {
    "stems": lambda one: one.stems,
    "concepts": lambda one: one.concepts,
    "grams": lambda one: one.grams,
    "factors": lambda one: Counter(one.factors),
}


def _scaled(asked: Sequence[Counter[str]], held: Sequence[Counter[str]]) -> Matrix:
    """Give BM25 of each asked for each held, over what the asked would reach against itself."""
    terms = {term: at for at, term in enumerate(sorted({term for each in (*asked, *held) for term in each}))}
    if not terms:
        return np.zeros((len(asked), len(held)))
    queries, texts = _counts(asked, terms), _counts(held, terms)
    inverse = _inverse(texts)
    average = max(texts.sum() / max(texts.shape[0], 1), 1e-9)
    wanted = queries.sign() * inverse
    scores = (wanted @ _saturated(texts, average).T).toarray()
    own = np.asarray((wanted * _saturated(queries, average)).sum(axis=1)).ravel()
    return np.asarray(np.clip(scores / np.maximum(own, 1e-9)[:, None], 0.0, 1.0))


def _counts(some: Sequence[Counter[str]], terms: Mapping[str, int]) -> csr_array:
    rows = [row for row, each in enumerate(some) for _ in each]
    columns = [terms[term] for each in some for term in each]
    values = [float(count) for each in some for count in each.values()]
    return csr_array((values, (rows, columns)), shape=(len(some), len(terms)))


def _inverse(texts: csr_array) -> Matrix:
    held = np.asarray((texts > 0).sum(axis=0)).ravel()
    return np.asarray(np.log1p((max(texts.shape[0], FEWEST) - held + 0.5) / (held + 0.5)))[None, :]


def _saturated(texts: csr_array, average: float) -> csr_array:
    lengths = np.asarray(texts.sum(axis=1)).ravel()
    made = texts.copy()
    norm = np.repeat(K1 * (1 - B + B * lengths / average), np.diff(texts.indptr))
    made.data = texts.data * (K1 + 1) / (texts.data + norm)
    return made
