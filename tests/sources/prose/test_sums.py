"""Sums: aggregate numbers are read whole, and the toll of one attack is none."""

from __future__ import annotations

from datetime import date

import pytest

from sabaq.model.evidence import Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from tests.sources.prose.sums import SUMS


def told(text: str) -> set[tuple[float, str, str | None]]:
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 12, 31))
    found = set()
    for claim in extract(document, gazetteer=Gazetteer.shipped()):
        if claim.prop is Prop.STATISTIC:
            parts = dict(part.split("=", 1) for part in str(claim.value).split("; "))
            found.add((float(parts["value"]), parts["unit"], parts.get("direction")))
    return found


@pytest.mark.parametrize(("text", "wanted"), SUMS, ids=[text[:60] for text, _ in SUMS])
def test_a_sum_is_read_with_its_unit_and_direction(text: str, wanted: set[tuple[float, str, str | None]]):
    assert told(text) == wanted
