"""Overlaps: two sources set side by side."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sabaq.analysis.entries import read_entries, sources_to_compare
from sabaq.analysis.overlaps import compare
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Figure
from sabaq.model.overlap import Entry, FieldDifference
from tests.fusion.telling import Told, count, evidence

WORDS = st.sampled_from([None, "ied", "raid", "Suicide bombing"])
NUMBERS = st.none() | st.integers(0, 50)


def exactly(number: int | None) -> Figure:
    return Figure(low=number, best=number, high=number)


def entry(source: str, incident: str, *, day: int = 1, killed: int | None = None, **more: object) -> Entry:
    return Entry(
        incident=IncidentId(incident), source=source, report=ReportId(f"r_{source}_{incident}"), report_id=incident,
        first=date(2020, 1, day), last=date(2020, 1, day), killed=exactly(killed), **more,
    )  # fmt: skip


def field(name: str, *entries: Entry) -> FieldDifference:
    return next(each for each in compare(entries).overlaps[0].fields if each.field == name)


def test_shares_and_coverage_are_counted_over_the_days_that_both_cover():
    told = [*(entry("A", f"i{day}", day=day) for day in range(1, 11)), entry("B", "i5", day=5), entry("B", "i9", day=9)]
    told.append(entry("B", "j7", day=7))
    found = compare(told)
    assert [(share.source, share.entries, share.alone) for share in found.shares] == [("A", 10, 8), ("B", 3, 1)]
    overlap = found.overlaps[0]
    assert (overlap.first, overlap.last) == (date(2020, 1, 5), date(2020, 1, 9))
    assert (overlap.one_entries, overlap.two_entries, overlap.both) == (5, 3, 2)
    assert overlap.one_covered == 0.4
    assert found.incidents == 11


def test_days_differ_by_the_gap_between_their_nearest_ends():
    days = field("date", entry("A", "i", day=4), entry("B", "i", day=1), entry("A", "j", day=2), entry("B", "j", day=2))
    assert (days.compared, days.same, days.near, days.first_more, days.second_more) == (2, 1, 1, 1, 0)
    assert days.median == 1.5


def test_places_differ_by_kilometres():
    here, there = {"lat": 30.18, "lon": 67.0}, {"lat": 30.28, "lon": 67.0}
    place = field("place", entry("A", "i", **here), entry("B", "i", **there))
    assert (place.same, place.near, place.median) == (0, 1, 11.1)


def test_tolls_that_nobody_told_are_not_compared():
    tolls = field(
        "killed", entry("A", "i", killed=4), entry("B", "i"), entry("A", "j", killed=4), entry("B", "j", killed=9)
    )
    assert (tolls.compared, tolls.same, tolls.near, tolls.second_more, tolls.median) == (1, 0, 0, 1, 5.0)


def test_ranges_that_meet_are_near_though_not_the_same():
    one = Entry(**(_as_dict(entry("A", "i")) | {"killed": Figure(low=3, best=5, high=8)}))
    two = Entry(**(_as_dict(entry("B", "i")) | {"killed": Figure(low=7, best=7, high=None)}))
    assert (field("killed", one, two).same, field("killed", one, two).near) == (0, 1)


def _as_dict(one: Entry) -> dict[str, object]:
    return {name: getattr(one, name) for name in Entry.__slots__}


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 6), NUMBERS, WORDS), max_size=20))
def test_the_order_of_two_sources_changes_no_agreement(rows: list[tuple[str, int, int | None, str | None]]):
    told = {(s, n): entry(s, f"i{n}", day=n + 1, killed=k, attack_type=w) for s, n, k, w in rows}
    swapped = [Entry(**(_as_dict(each) | {"source": "B" if each.source == "A" else "A"})) for each in told.values()]
    for mine, theirs in zip(compare(told.values()).overlaps, compare(swapped).overlaps, strict=True):
        assert mine.both == theirs.both
        assert [(f.field, f.compared, f.same, f.near, f.median) for f in mine.fields] == [
            (f.field, f.compared, f.same, f.near, f.median) for f in theirs.fields
        ]


def test_a_source_is_taken_at_its_first_word_on_an_incident():
    told = [Told(id="a", source="A", killed=3, kind="dataset"), Told(id="b", source="A", killed=9, kind="dataset")]
    old = count("killed", 99, framing="background")
    tables = evidence([*told, Told(id="c", source="B", killed=(3, 4, 6), kind="dataset", more=(old,))])
    sources = sources_to_compare(tables["sources"], tables["reports"], ())
    found = list(read_entries(tables, {"s_a": "i1", "s_b": "i1", "s_c": "i1"}, sources))
    assert [(each.source, each.killed) for each in found] == [
        ("A", exactly(3)), ("B", Figure(low=3, best=4, high=6)),
    ]  # fmt: skip


def test_only_curated_lists_are_compared_unless_others_are_named():
    tables = evidence([Told(id="a", source="A", kind="dataset"), Told(id="b", source="Wire")])
    assert list(sources_to_compare(tables["sources"], tables["reports"], ()).values()) == ["A"]
    named = sources_to_compare(tables["sources"], tables["reports"], ("wire", "a"))
    assert sorted(named.values()) == ["A", "Wire"]
