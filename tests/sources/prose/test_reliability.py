"""Reliability: what was measured is shipped, and graded from below."""

from __future__ import annotations

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
    assert rules - set(table()) - {"prose.abducted@1", "prose.missing@1"} == set()


def test_few_cases_earn_no_good_grade():
    assert Measured(rule="x", right=3, told=3).grade == "D"
    assert Measured(rule="x", right=300, told=300).grade == "A"
    assert wilson_low(0, 0) == 0
    assert grade_of("never measured") == "D"
    with pytest.raises(BadRecord):
        Measured(rule="x", right=4, told=3)


def test_the_page_shows_the_shipped_table():
    page = (Path(__file__).parents[3] / "docs" / "reference" / "reliability.md").read_text(encoding="utf-8")
    for rule, row in table().items():
        assert f"| `{rule}` | {row.right} | {row.told} |" in page
        assert f"{row.least:.2f} | {row.grade} |" in page
