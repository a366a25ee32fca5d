"""Shapes: those left out could not have matched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sabaq.sources.prose.people.shapes import SHAPES, possible

LETTERS = "".join(sorted({letter for _, needed, _ in SHAPES for one in needed for letter in one} | set("oxC,(tqu")))


@given(st.text(st.sampled_from(LETTERS), max_size=14))
def test_a_shape_that_matches_is_possible(letters: str):
    left = {shape for shape, _ in possible(frozenset(letters))}
    assert {shape for shape, _, _ in SHAPES if shape.search(letters)} <= left


def test_letters_of_nobody_hurt_leave_no_shape():
    assert possible(frozenset("xiA,;")) == ()
