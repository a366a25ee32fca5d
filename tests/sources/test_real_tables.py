"""Real tables: nothing of the published files is lost."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from sabaq.model.evidence import Prop, Rejected
from sabaq.sources.base import Arrival
from sabaq.sources.tabular import guess_mapping, reader
from tests.sources.sheets import REGISTER, intake


def source_rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["id"])


@pytest.mark.parametrize(
    ("file", "mapping", "rows", "listed_below"),
    [("ged_pakistan_1989_2015.csv.gz", "ucdp-ged", 5572, 0.05), ("maverick_kenya.csv.gz", "maverick", 2225, 0.01)],
)
def test_every_row_of_a_published_file_becomes_its_own_report(  # noqa: PLR0917
    shared: Path, file: str, mapping: str, rows: int, listed_below: float
):
    path = shared / "data" / file
    assert guess_mapping(path) == mapping
    found = list(reader(mapping, register=REGISTER).read(path, intake()))
    arrivals = [one for one in found if isinstance(one, Arrival)]
    own = [one for one in arrivals if one.report.method != "citation"]
    assert [one.report.external_id for one in own] == [row["id"] for row in source_rows(path)]
    assert len(own) == rows
    assert len({one.report.id for one in arrivals}) == len(arrivals)
    assert len([one for one in found if isinstance(one, Rejected)]) < listed_below * rows
    for one in arrivals:
        assert one.claims
        assert all(claim.matches(one.report.raw) for claim in one.claims)


def test_coded_tolls_come_through_as_they_are(shared: Path):
    path = shared / "data" / "ged_pakistan_1989_2015.csv.gz"
    told = {
        one.report.external_id: claim.best
        for one in reader("ucdp-ged", register=REGISTER).read(path, intake())
        if isinstance(one, Arrival)
        for claim in one.claims
        if claim.prop is Prop.KILLED and claim.group == "all"
    }
    assert told == {row["id"]: int(row["best"]) for row in source_rows(path)}


def test_every_cited_article_is_counted(shared: Path):
    path = shared / "data" / "ged_pakistan_1989_2015.csv.gz"
    cited: dict[str, int] = {}
    for one in reader("ucdp-ged", register=REGISTER).read(path, intake()):
        if isinstance(one, Arrival) and one.links:
            row = one.report.external_id.split("/")[0]
            cited[row] = cited.get(row, 0) + 1
    for row in source_rows(path):
        if int(row["number_of_sources"]) > 0:
            assert cited[row["id"]] == int(row["number_of_sources"])
        assert cited[row["id"]] >= 1
