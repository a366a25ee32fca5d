"""Bonds: people of whom no shape tells, and what befell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.model.evidence import Prop
from sabaq.sources.prose.people.bonds import bonds, bound
from sabaq.sources.prose.people.casualties import casualties, shapes_of
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.tokens import tokenise
from tests.sources.prose.test_claims import read

WORDS = (
    "three",
    "soldiers",
    "the",
    "killed",
    "dead",
    "wounded",
    "by",
    ",",
    "a",
    "boy",
    "and",
    "in",
    "bodies",
    "(",
    "5",
)


def told(sentence: str) -> set[tuple[str, str, int | None, bool]]:
    mentions = casualties(tokenise(sentence, lexicon()), lexicon())
    return {(m.prop.value, m.group.value, m.low, m.learned) for m in mentions if not m.part}


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        (
            "Two more pickets with gunshot wounds reached us, three policemen with bullet wounds among the last.",
            "wounded",
        ),
        ("Four guards with splinter wounds were flown to the capital from the border.", "wounded"),
        ("A third nurse is in hospital with bullet wounds.", "wounded"),
        ("One constable bringing bread for the picket was killed on his cart.", "killed"),
    ],
)
def test_people_of_whom_no_shape_tells_are_tied_to_a_word(sentence: str, fate: str):
    assert any(prop == fate and low for prop, _, low, _ in told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Two spokesmen said the dead had not been named.",
        "The commission heard forty witnesses on the deaths.",
        "Six officers attended the funeral of the dead.",
        "Ten guards were on duty; none was hurt.",
        "Five suspects were questioned about the murder.",
        "The group meant to kill four officers.",
        "Twelve of the wounded were in critical condition, a doctor in Kohat said.",
    ],
)
def test_people_who_only_stand_beside_a_death_are_not_dead(sentence: str):
    assert not {one for one in told(sentence) if one[2]}


def test_what_was_learned_has_a_rule_of_its_own():
    text = "A mine went off in Tank on Monday. One constable bringing bread for the picket was killed on his cart."
    claims = [c for c in read(text) if c.prop is Prop.KILLED]
    assert {c.extractor for c in claims} == {"prose.killed_learned@1"}
    assert {c.best for c in claims} == {1}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_nobody_is_tied_twice_nor_whom_a_shape_reads(words: list[str]):
    shaped = shapes_of(tokenise(" ".join(words), lexicon()), lexicon())
    found = [bond.people for bond in bound(shaped.phrases, shaped.free)]
    assert len(found) == len(set(found))
    assert all("_" not in shaped.free[slice(*bond.people)] for bond in bonds(shaped.phrases, shaped.free))
