"""Recurrence: does a finding lead to the one it says again.

    python -m benchmarks recurrence [--held]

Every later finding of a pair asks all other findings; counted is how often its earlier one is among the first ten.
TF-IDF over words stands beside it in the same run. A third of the pairs is held out: `--held` measures them too.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np

from sabaq.learning.recurrences import MADE_WITH, likeness

FINDINGS = Path(__file__).parent / "findings" / "findings.jsonl"
FIRST = 10
Z = 1.959964
DRAWS = 10_000


def main(arguments: list[str]) -> None:
    """Measure, and print a table."""
    rows = [json.loads(line) for line in FINDINGS.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    started = time.process_time()
    ours = likeness(texts, texts).total
    took = time.process_time() - started
    rival = tf_idf(texts)
    print(f"{MADE_WITH}: {len(rows)} findings, {took:.2f} CPU s; recall at {FIRST} of all others, 95 % by Wilson")
    for split in ("seen", "held") if "--held" in arguments else ("seen",):
        asked = [at for at, row in enumerate(rows) if row["split"] == split and "same_as" in row]
        found = {name: hits(rows, asked, scores) for name, scores in (("sabaq", ours), ("TF-IDF", rival))}
        for name, its in found.items():
            low, high = wilson(sum(its), len(its))
            print(f"{split:5} {name:7} {sum(its)}/{len(its)} = {np.mean(its):.3f} ({low:.3f} to {high:.3f})")
        low, high = gap(found["sabaq"], found["TF-IDF"])
        more = np.mean(found["sabaq"]) - np.mean(found["TF-IDF"])
        print(f"{split:5} difference {more:+.3f} ({low:+.3f} to {high:+.3f})")


def hits(rows: list[dict[str, str]], asked: list[int], scores: np.ndarray) -> list[bool]:
    """Say for each asked finding whether the one it repeats is among the first."""
    found = []
    for at in asked:
        row = scores[at].copy()
        row[at] = -1.0
        first = np.argsort(-row, kind="stable")[:FIRST]
        found.append(rows[at]["same_as"] in {rows[other]["id"] for other in first})
    return found


def tf_idf(texts: list[str]) -> np.ndarray:
    """Give the cosine of words weighed by log(n / df) + 1, as the usual libraries do it."""
    counts = [Counter(re.findall(r"\b\w\w+\b", text.lower())) for text in texts]
    terms = {term: at for at, term in enumerate(sorted({term for each in counts for term in each}))}
    made = np.zeros((len(texts), len(terms)))
    for row, each in enumerate(counts):
        for term, count in each.items():
            made[row, terms[term]] = count
    made *= np.log((1 + len(texts)) / (1 + (made > 0).sum(axis=0))) + 1
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return np.asarray(made @ made.T)


def wilson(hit: int, of: int) -> tuple[float, float]:
    """Give Wilson's interval (1927) of a share."""
    share, more = hit / of, Z * Z / of
    centre, spread = share + more / 2, Z * math.sqrt(share * (1 - share) / of + more / (4 * of))
    return (centre - spread) / (1 + more), (centre + spread) / (1 + more)


def gap(ours: list[bool], rival: list[bool]) -> tuple[float, float]:
    """Give the interval of the difference, by drawing pairs again."""
    differences = np.asarray(ours, dtype=float) - np.asarray(rival, dtype=float)
    drawn = np.random.default_rng(7).choice(differences, size=(DRAWS, len(differences))).mean(axis=1)
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


if __name__ == "__main__":
    main(sys.argv[1:])
