"""Recurrences: what says one thing is suggested, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sabaq.learning.meanings import meaning, stem
from sabaq.learning.recurrences import likeness, suggestions
from sabaq.model.lessons import Pairing, Sort, Verdict
from sabaq.model.recommendations import Kind, Recommendation
from tests.learning.test_moves import issued

WALL = "The rear wall could be scaled; raise it and watch the back side."
FENCE = "Attackers climbed the boundary behind the barracks; higher fences and a lookout there are needed."
AMBULANCE = "Ambulances waited outside; paramedics must reach the injured sooner."


def told(name: str, text: str, year: int, made_by: str = "one", **more: object) -> Recommendation:
    day = date(year, 1, 1)
    return replace(
        issued(), id=name, reference=name, text=text, action=text, issued=day, made_by=made_by,
        respond_by=day + timedelta(days=56), **more,
    )  # fmt: skip


FOUND = (told("a", WALL, 2014), told("b", AMBULANCE, 2015, "two"), told("c", FENCE, 2023, "three"))


def test_one_finding_in_other_words_is_suggested_with_reasons_and_an_unlike_one_is_not():
    (first, *_) = suggestions(FOUND, ())
    assert (first.sort, first.earlier.id, first.later.id) == (Sort.RECURRENCE, "a", "c")
    assert any(reason.startswith("both about: ") and "perimeter" in reason for reason in first.reasons)
    assert {(each.earlier.id, each.later.id) for each in suggestions(FOUND, ())} == {("a", "c")}


@pytest.mark.parametrize("verdict", Verdict)
def test_what_was_ruled_on_is_not_asked_again(verdict: Verdict):
    ruled = Pairing(
        id="p", sort=Sort.RECURRENCE, earlier="a", later="c", verdict=verdict, by="x", why="y", reasons=(), score=1.0,
        place=1, made_with="test",
    )  # fmt: skip
    assert suggestions(FOUND, (ruled,)) == ()


def test_one_report_does_not_repeat_itself():
    assert suggestions((told("a", WALL, 2014), told("c", FENCE, 2014)), ()) == ()


def test_a_promise_under_another_name_is_suggested_as_that():
    old = told(
        "d", "Set up one directorate where all agencies put their intelligence together.", 2013, kind=Kind.PLEDGE
    )
    new = told(
        "e", "A national fusion centre will bring the intelligence of all agencies together.", 2025, kind=Kind.PLEDGE
    )
    (found,) = suggestions((old, new), ())
    assert (found.sort, found.earlier.id, found.later.id) == (Sort.REINCARNATION, "d", "e")


def test_a_text_is_most_like_itself_and_likeness_lies_between_nothing_and_one():
    texts = [WALL, FENCE, AMBULANCE, "…"]
    total = likeness(texts, texts).total
    assert total.min() >= 0
    assert total.max() <= 1 + 1e-9
    assert all(total[at].argmax() == at for at in range(3))


def test_codes_are_recognised_in_words_and_endings_do_not_matter():
    assert {"perimeter_climbable"} <= meaning(FENCE).factors
    assert "medical_shortfall" in meaning(AMBULANCE).factors
    assert stem("coordination") == stem("coordinated") == stem("coordinating")
