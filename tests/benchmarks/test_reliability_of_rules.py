"""Reliability of rules: a claim that says what a label says is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.labelled import Line, Row, alternatives, lines_of, rows_of
from benchmarks.prose_reliability import FIELDS, judge, measure
from sabaq.model.evidence import Claim, Prop
from sabaq.model.ids import ReportId
from sabaq.model.spacetime import Where
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract

TOLD = Document(
    report=ReportId("r"), raw="Two policemen were killed in a blast in Quetta on Monday.", published=date(2024, 5, 30)
)
EVERY = [row for split in ("dev", "seen") for row in rows_of(lines_of(split))]
LABELS = [(row, label) for row in EVERY for label in row.incidents]


@pytest.fixture(scope="module")
def plain() -> Claim:
    """A claim of killed policemen, read from a text."""
    claims = extract(TOLD, gazetteer=Gazetteer.shipped())
    return next(claim for claim in claims if claim.prop is Prop.KILLED and claim.group == "police")


def test_every_answer_that_a_label_accepts_is_right(plain: Claim):
    wrong = [
        (row.id, prop, answer)
        for row, label in LABELS
        for prop, field in FIELDS.items()
        for answer in alternatives(label[field])
        if not judge(replace(plain, prop=prop, value=answer, group="all"), row)
    ]
    assert wrong == []


def test_a_place_is_right_by_the_finest_unit_that_both_state_and_abroad_by_its_name(plain: Claim):
    def lies(row: Row, place: Line) -> bool | None:
        named = {name: (alternatives(value) or (None,))[0] for name, value in place.items()}
        return judge(replace(plain, prop=Prop.PLACE, group="all", where=Where(**named)), row)

    placed = [(row, label["place"]) for row, label in LABELS if isinstance(label["place"], dict)]
    assert [row.id for row, place in placed if not lies(row, place)] == []
    abroad = next((row, place) for row, place in placed if place["name"] and not place["province"])
    assert not lies(abroad[0], {**abroad[1], "name": "Nowhere at all"})


def test_police_are_not_judged_where_the_label_counts_them_with_the_forces(plain: Claim):
    row = next(row for row in EVERY if len(row.incidents) == 1)
    told = {"low": 2, "high": 2}

    def judged(groups: Line) -> bool | None:
        return judge(plain, replace(row, incidents=[{**row.incidents[0], "killed_by_group": groups}]))

    assert judged({"security": told}) is None
    assert judged({"security": told, "police": told}) is True
    assert judged({"security": told, "police": {"low": 1, "high": 1}}) is False
    assert judged({"civilians": told}) is False


def test_a_rule_is_counted_apart_on_texts_kept_back_and_a_model_never_on_what_it_was_taught_with():
    kept = [("prose.a@1", True), ("prose.a@1", False), ("prose.a_learned@1", True)]
    rows = {row.rule: row for row in measure(kept, [("prose.a@1", True), ("prose.a_learned@1", True)])}
    first, model = rows["prose.a@1"], rows["prose.a_learned@1"]
    assert (first.right, first.told, first.mended_right, first.mended_told) == (1, 2, 1, 1)
    assert (model.right, model.told, model.mended_told) == (1, 1, 0)
