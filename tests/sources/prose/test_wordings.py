"""Wordings: every entry of the grid is read in a plain sentence.

Each frame, wording and shape of people of `benchmarks/wording` stands once beside the plainest of the others.
"""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks.composing import plainly, wordings
from benchmarks.wordings import draws, judged
from sabaq.sources.gazetteer import Gazetteer

UNREAD = {"killed": 10, "wounded": 8}  # entries not read yet, at most
FLOORS = {
    "sum": 0.85,
    "tolls": 0.9,
    "digest": 0.85,
    "silent": 0.97,
    "responsibility": 0.9,
    "statistics": 0.95,
}  # of texts drawn at random, read rightly


@pytest.mark.parametrize("measure", ["killed", "wounded"])
def test_every_entry_of_the_grid_is_read_in_a_plain_sentence(measure: str):
    gazetteer = Gazetteer.shipped()
    verdicts = [judged(drawn, gazetteer) for drawn in plainly(measure)]
    wrong = {" + ".join(v.drawn.entries) for v in verdicts if not v.kinds_right}
    assert len(wrong) <= UNREAD[measure], sorted(wrong)


@pytest.mark.parametrize("measure", list(FLOORS))
def test_texts_drawn_from_the_grid_are_read_as_often_as_before(measure: str):
    gazetteer = Gazetteer.shipped()
    verdicts = [judged(drawn, gazetteer) for drawn in islice(draws(measure, seed=5), 200)]
    assert sum(v.right for v in verdicts) >= FLOORS[measure] * len(verdicts)


def test_a_wording_is_drawn_in_all_its_forms():
    assert ("done: claimed the {life} of", "claiming the {life} of {who}", False) in wordings("killed", "participle")
