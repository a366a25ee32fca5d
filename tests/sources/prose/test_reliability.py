"""Reliability: what was measured is shipped, and graded from below."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sabaq.errors import BadRecord
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.reliability import Measured, grade_of, table, wilson_low
from tests.sources.prose.sentences import SENTENCES


def test_every_rule_that_speaks_has_been_measured():
    rules = {
        claim.extractor
        for text, _ in SENTENCES
        for claim in extract(
            Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30)), gazetteer=Gazetteer.shipped()
        )
    }
    plain = {re.sub(r"\.(?:background|vague|far)@", "@", rule) for rule in rules}
    assert plain - set(table()) - {"prose.abducted@1", "prose.missing@1"} == set()


def read_by(text: str) -> dict[str, str]:
    """The rule of each matter that a text tells of."""
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30))
    return {claim.prop.value: claim.extractor for claim in extract(document, gazetteer=Gazetteer.shipped())}


def test_weak_words_are_named_and_graded_apart():
    plain = read_by("Five people were killed in a blast in Quetta on Monday.")
    assert plain["killed"] == "prose.killed@1"
    assert read_by("Several people were killed in a blast in Quetta.")["killed"] == "prose.killed.vague@1"
    assert read_by("Last year, 12 soldiers were killed in Bannu.")["killed"] == "prose.killed.background@1"
    between = " ".join(["Traders kept their shops closed and asked the district to help them."] * 4)
    far = read_by(f"Five people were killed in a blast. {between} The blast took place in Quetta, officials said.")
    assert far["place"] == "prose.place.far@1"


def test_few_cases_earn_no_good_grade():
    assert Measured(rule="x", right=3, told=3).grade == "D"
    assert Measured(rule="x", right=300, told=300).grade == "A"
    assert wilson_low(0, 0) == 0
    assert grade_of("prose.never_measured@1") == "D"
    assert grade_of("assisted.model@1") == "D"
    assert grade_of("annotation@1") is grade_of("ucdp-ged@2") is None
    with pytest.raises(BadRecord, match="4 right of 3"):
        Measured(rule="x", right=4, told=3)
    with pytest.raises(BadRecord, match="4 right of 3"):
        Measured(rule="x", mended_right=4, mended_told=3)


def test_texts_that_a_rule_was_mended_by_neither_earn_an_a_nor_hide_what_was_kept_back():
    alone = Measured(rule="x", mended_right=5000, mended_told=5000)
    assert alone.least == pytest.approx(wilson_low(30, 30))
    assert alone.grade == "B"
    beside = Measured(rule="x", right=180, told=200, mended_right=5000, mended_told=5000)
    assert wilson_low(180, 200) < beside.least < 0.9
    few = Measured(rule="x", mended_right=8, mended_told=10)
    assert few.least == wilson_low(8, 10)


def test_the_page_shows_the_shipped_table():
    page = (Path(__file__).parents[3] / "docs" / "reference" / "reliability.md").read_text(encoding="utf-8")
    for rule, row in table().items():
        assert f"| `{rule}` | {row.right} | {row.told} |" in page
        assert f" | {row.mended_right} | {row.mended_told} |" in page
        assert f"{row.least:.2f} | {row.grade} |" in page
