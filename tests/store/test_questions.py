"""Questions: each filter keeps what it says, no more."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, update

from sabaq.errors import BadConfig
from sabaq.model.incident import IncidentQuery
from sabaq.store import tables as t
from sabaq.store.engines import reading
from sabaq.store.outlines import outlines_in
from sabaq.store.views import StoredView
from tests.store.drawn import PLAIN, draw, view

INCIDENTS: list[dict[str, object]] = [
    {
        "id": "i_1", "title": "Bomb, Quetta", "first": "2024-03-10", "last": "2024-03-12", "lat": 30.2, "lon": 67.0,
        "country": "PK", "province": "Balochistan", "attack_type": "ied", "target": "police", "actor": "BLA; TTP",
        "killed_low": 4, "killed_best": 5, "killed_high": 7, "dispute": 0.6, "reports": 3,
    },
    {
        "id": "i_2", "title": "Raid, Kabul 100%", "first": "2024-05-01", "last": "2024-05-01", "lat": 34.5, "lon": 69.2,
        "country": "AF", "attack_type": "raid", "target": "market", "actor": "ISKP", "killed_best": 40,
        "killed_low": 30, "findings": 1,
    },
    {"id": "i_3", "title": "Blast on a ship", "first": "2023-01-05", "last": "2023-01-05", "lat": -17.0, "lon": 179.5},
    {"id": "i_4", "title": "under_score", "first": "2023-01-06", "last": "2023-01-06", "lat": -17.0, "lon": -179.5,
     "killed_low": 0, "killed_best": 0, "killed_high": 0},
    {"id": "i_5", "title": "back\\slash and underxscore"},
]  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredView]:
    drawn = view(tmp_path_factory.mktemp("questions"), INCIDENTS)
    yield drawn
    drawn.picture.engine.dispose()


def numbers(found: object) -> str:
    return "".join(sorted(each.id[2:] for each in found.incidents))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (IncidentQuery(), "12345"),
        (IncidentQuery(text="quetta BOMB"), "1"),
        (IncidentQuery(text="100%"), "2"),
        (IncidentQuery(text="%"), "2"),
        (IncidentQuery(text="under_score"), "4"),
        (IncidentQuery(text="_"), "4"),
        (IncidentQuery(text="back\\slash"), "5"),
        (IncidentQuery(text="\\"), "5"),
        (IncidentQuery(text="' OR 1=1 --"), ""),
        (IncidentQuery(first=date(2024, 3, 12)), "12"),
        (IncidentQuery(last=date(2024, 3, 10)), "134"),
        (IncidentQuery(first=date(2024, 3, 11), last=date(2024, 3, 11)), "1"),
        (IncidentQuery(country="PK"), "1"),
        (IncidentQuery(province="Balochistan"), "1"),
        (IncidentQuery(attack_type="raid"), "2"),
        (IncidentQuery(target="police"), "1"),
        (IncidentQuery(actor="TTP"), "1"),
        (IncidentQuery(actor="BLA"), "1"),
        (IncidentQuery(actor="TT"), ""),
        (IncidentQuery(actor="%"), ""),
        (IncidentQuery(min_killed=5), "12"),
        (IncidentQuery(min_killed=6), "2"),
        (IncidentQuery(disputed=True), "12"),
        (IncidentQuery(bbox=(66.0, 30.0, 70.0, 35.0)), "12"),
        (IncidentQuery(bbox=(179.0, -20.0, -179.0, -10.0)), "34"),
        (IncidentQuery(bbox=(-180.0, -90.0, 180.0, 90.0)), "1234"),
    ],
)
def test_a_question_finds_exactly_what_it_asks_for(seen: StoredView, query: IncidentQuery, wanted: str):
    found = seen.incidents(query)
    assert (numbers(found), found.total) == (wanted, len(wanted))
    placed = [number for number in wanted if number != "5"]
    assert [each[2:] for each in seen.points(query).ids] == placed
    assert sum(each.incidents for each in seen.timeline(query)) == len(placed)


@pytest.mark.parametrize(
    ("order", "wanted"),
    [("newest", "21435"), ("oldest", "34125"), ("deadliest", "21435"), ("disputed", "12345"), ("reports", "12345")],
)
def test_every_order_puts_what_is_not_told_last(seen: StoredView, order: str, wanted: str):
    assert "".join(each.id[2:] for each in seen.incidents(IncidentQuery(order=order)).incidents) == wanted


def test_an_unknown_order_is_refused(seen: StoredView):
    with pytest.raises(BadConfig, match="'loudest' is unknown; wanted one of newest"):
        seen.incidents(IncidentQuery(order="loudest"))


def test_pages_follow_one_another_without_gap(seen: StoredView):
    pages = [seen.incidents(IncidentQuery(limit=2, offset=offset)) for offset in (0, 2, 4)]
    assert [each.id for found in pages for each in found.incidents] == ["i_2", "i_1", "i_4", "i_3", "i_5"]
    assert {found.total for found in pages} == {5}


def test_points_say_that_no_toll_was_told(seen: StoredView):
    points = seen.points(IncidentQuery())
    assert dict(zip(points.ids, points.killed, strict=True)) == {"i_1": 5, "i_2": 40, "i_3": -1, "i_4": 0}
    assert dict(zip(points.ids, points.disputed, strict=True)) == {"i_1": 1, "i_2": 1, "i_3": 0, "i_4": 0}


def test_facets_count_each_organisation_by_itself(seen: StoredView):
    facets = seen.facets(IncidentQuery())
    assert facets.actors == (("BLA", 1), ("ISKP", 1), ("TTP", 1))
    assert facets.countries == (("AF", 1), ("PK", 1))
    assert seen.facets(IncidentQuery(country="PK")).attack_types == (("ied", 1),)


@pytest.mark.skipif(os.name == "nt", reason="an open file keeps its folder on this system")
@settings(max_examples=30)
@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=30))
def test_the_timeline_covers_every_day_in_at_most_120_equal_periods(days: list[date]):
    incidents: list[dict[str, object]] = [
        {"id": f"i_{n}", "first": day.isoformat(), "last": day.isoformat(), "killed_best": 1}
        for n, day in enumerate(days)
    ]
    drawn = _anew(incidents)
    bins = drawn.timeline(IncidentQuery())
    drawn.picture.engine.dispose()
    assert len(bins) <= 120
    assert bins[0].start == min(days)
    assert bins[-1].end >= max(days)
    assert len({each.end - each.start for each in bins}) == 1
    assert all(b.start - a.end == timedelta(days=1) for a, b in pairwise(bins))
    for each in bins:
        assert each.incidents == each.killed_best == sum(each.start <= day <= each.end for day in days)


def _anew(incidents: list[dict[str, object]]) -> StoredView:
    with tempfile.TemporaryDirectory() as folder:  # an open file outlives its folder
        return view(Path(folder), incidents)


def test_an_answer_never_lags_behind_the_picture(tmp_path: Path):
    drawn = view(tmp_path, INCIDENTS)
    assert drawn.incidents(IncidentQuery()).total == 5
    with drawn.picture.engine.begin() as connection:  # as one report moves the picture: one incident goes, two change
        connection.execute(delete(t.incidents).where(t.incidents.c.id == "i_1"))
        connection.execute(update(t.incidents).where(t.incidents.c.id == "i_2").values(country="PK", killed_best=41))
        told = dict.fromkeys(t.incidents.c.keys()) | PLAIN
        more = {"id": "i_0", "title": "New", "words": "new bomb", "first": "2025-01-01", "last": "2025-01-01"}
        connection.execute(insert(t.incidents), [told | more])
        rows = [{"seq": number, "incident": each} for number, each in enumerate(("i_1", "i_2", "i_0"), 2)]
        connection.execute(insert(t.changes), rows)
    assert [each.id for each in drawn.incidents(IncidentQuery()).incidents] == ["i_0", "i_2", "i_4", "i_3", "i_5"]
    assert drawn.facets(IncidentQuery()).countries == (("PK", 1),)
    assert [each.killed.best for each in drawn.incidents(IncidentQuery(min_killed=41)).incidents] == [41]
    assert numbers(drawn.incidents(IncidentQuery(text="new BOMB"))) == "0"
    draw(drawn.picture, INCIDENTS[:2], {}, made_from="2")
    assert numbers(drawn.incidents(IncidentQuery())) == "12"
    drawn.picture.engine.dispose()


def test_whoever_still_reads_an_older_state_gets_its_answers_and_the_newer_ones_stay(tmp_path: Path):
    drawn = view(tmp_path, INCIDENTS, durable=True)
    with reading(drawn.picture.engine) as older:
        assert older.scalar(select(func.count()).select_from(t.incidents)) == 5
        draw(drawn.picture, INCIDENTS[:2], {}, made_from="2")
        assert numbers(drawn.incidents(IncidentQuery())) == "12"
        assert outlines_in(older).table["id"].to_pylist() == [str(each["id"]) for each in INCIDENTS]
        assert numbers(drawn.incidents(IncidentQuery())) == "12"
    drawn.picture.engine.dispose()


def test_the_deadly_are_those_by_the_best_figure_or_by_the_highest_where_none_is_best(tmp_path: Path):
    more = {"id": "i_6", "title": "Highest only", "killed_high": 9}
    drawn = view(tmp_path, [*INCIDENTS, more])
    assert [each.id for each in drawn.deadly(6)] == ["i_2", "i_6"]
    assert [each.title for each in drawn.deadly(10)] == ["Raid, Kabul 100%"]
    drawn.picture.engine.dispose()
