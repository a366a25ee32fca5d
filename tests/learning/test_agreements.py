"""Agreement: the published example, and sets that overlap."""

from __future__ import annotations

import pytest

from sabaq.learning.agreements import agreement, krippendorff, masi, nominal
from sabaq.model.reviews import Coding

# Four observers, twelve units; K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), nominal: 0.743.
UNITS = [
    [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
    [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
]  # fmt: skip


def test_alpha_is_that_of_the_published_example():
    assert krippendorff(UNITS, nominal) == pytest.approx(0.743, abs=5e-4)


def test_who_agrees_on_all_has_one_and_who_answers_by_chance_about_nothing():
    assert krippendorff([[1, 1], [2, 2], [3, 3]], nominal) == 1
    assert krippendorff([[1, 1]], nominal) is None
    assert krippendorff([[1, 2], [2, 1]], nominal) == pytest.approx(-0.5)


def test_sets_that_overlap_agree_in_part():
    a, b, c = frozenset("ab"), frozenset("a"), frozenset("bc")
    assert (masi(a, a), masi(frozenset(), frozenset())) == (0, 0)
    assert masi(a, b) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(a, c) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(b, c) == 1


def test_the_newest_coding_of_each_coder_counts():
    def coding(number: int, sentence: str, coder: str, *codes: str) -> Coding:
        return Coding(id=str(number), sentence=sentence, coder=coder, codes=frozenset(codes))

    first = [coding(1, "s1", "a", "no_cctv"), coding(2, "s1", "b", "insider"), coding(3, "s2", "a", "insider")]
    first.append(coding(4, "s2", "b", "insider"))
    low = agreement(first)
    high = agreement([*first, coding(5, "s1", "b", "no_cctv")])
    assert low.alpha is not None
    assert low.alpha < 1
    assert (high.alpha, high.coders, high.sentences) == (1, 2, 2)
