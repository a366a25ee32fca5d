"""Consensus: values, sums, the curve and what is shown of an incident."""

from __future__ import annotations

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.fusion.consensus import detail, draw
from sabaq.fusion.observations import observe
from sabaq.fusion.tolls import POLICIES
from sabaq.model.incident import CurvePoint
from sabaq.store.moments import from_text
from tests.fusion.telling import Claimed, Told, at, count, evidence

some = settings(max_examples=25)


def one_matter(*told: Told) -> tuple[pa.Table, pa.Table, pa.Table, pa.Table]:
    """Give the tables that the last steps read, with all reports in one incident."""
    tables = evidence(told)
    subjects = [one.named for one in told]
    reports = [f"r_{one.id}" for one in told]
    memberships = pa.table({"subject": subjects, "report": reports, "incident": ["i_1"] * len(told)})
    return tables["claims"], memberships, tables["reports"], tables["sources"]


def values(*told: Told) -> dict[tuple[str, str, str], dict[str, object]]:
    return {(row["prop"], row["grp"], row["policy"]): row for row in draw(*one_matter(*told)).to_pylist()}


def curve(*told: Told) -> list[CurvePoint]:
    return msgspec.json.decode(detail(*one_matter(*told))["curve"][0].as_py(), type=list[CurvePoint])


def saying(name: str, *claims: Claimed, day: int = 2, **more: object) -> Told:
    return Told(id=name, source=name, published=at(day), more=claims, **more)  # type: ignore[arg-type]


def test_each_count_has_a_value_by_every_policy():
    found = values(saying("a", count("killed", 3)), saying("b", count("wounded", 4)))
    without_an_office = set(POLICIES) - {"latest-official"}
    assert {key[2] for key in found if key[0] == "killed"} == without_an_office
    assert {key[2] for key in found if key[0] == "wounded"} == without_an_office


def test_groups_of_people_are_summed_where_no_total_is_told():
    found = values(
        saying("a", count("killed", 3, group="civilians"), count("killed", 2, group="police")),
        saying("b", count("killed", 4, group="attackers")),
    )
    total = found["killed", "all", "sum-of-groups"]
    assert (total["low"], total["best"], total["high"]) == (9, 9, None)
    assert len(total["claims"]) == 3  # type: ignore[arg-type]


def test_a_total_told_is_never_replaced_by_a_sum():
    found = values(saying("a", count("killed", 3, group="civilians"), count("killed", 9)))
    assert ("killed", "all", "sum-of-groups") not in found
    assert found["killed", "all", "max-graded"]["best"] == 9


@pytest.mark.parametrize("part", ["children", "women", "hostages"])
def test_a_part_of_another_group_is_not_added_to_a_sum(part: str):
    found = values(saying("a", count("killed", 7, group="civilians"), count("killed", 3, group=part)))
    assert found["killed", "all", "sum-of-groups"]["best"] == 7


def test_a_denied_figure_is_no_figure():
    assert ("killed", "all", "max-graded") not in values(saying("a", count("killed", 9, polarity="denies")))


def test_every_value_cites_claims_of_its_own_matter():
    told = [saying("a", count("killed", 3), attack="ied"), saying("b", count("killed", 9), attack="raid")]
    claims, *rest = one_matter(*told)
    prop = dict(zip(claims["id"].to_pylist(), claims["prop"].to_pylist(), strict=True))
    for row in draw(claims, *rest).to_pylist():
        assert row["claims"]
        assert {prop[claim] for claim in row["claims"]} == {row["prop"]}


def test_the_curve_has_a_point_for_each_new_figure():
    points = curve(
        saying("a", count("killed", 12), day=2),
        saying("b", count("killed", 17), day=3),
        saying("c", attack="ied", day=4),
        saying("d", count("killed", 18), day=5),
    )
    assert [(point.known_at.day, point.low, point.best, point.claim) for point in points] == [
        (2, 12, 12, "c_a_2"), (3, 17, 17, "c_b_2"), (5, 18, 18, "c_d_2"),
    ]  # fmt: skip


def test_figures_known_at_one_moment_make_one_point():
    points = curve(saying("a", count("killed", 12)), saying("b", count("killed", 14)), saying("c", count("wounded", 1)))
    assert [(point.prop, point.low, point.high) for point in points] == [("killed", 12, 14), ("wounded", 1, 1)]


def test_the_curve_goes_by_when_it_was_known_and_not_by_when_it_was_said():
    late = Told(id="late", source="late", published=at(2), known=at(20), killed=30)
    points = curve(saying("a", count("killed", 12), day=3), late)
    assert [point.known_at.day for point in points] == [3, 20]
    assert points[0].high == 12


@st.composite
def stories(draw: st.DrawFn) -> list[Told]:
    size = draw(st.integers(1, 6))
    days = [draw(st.integers(2, 12)) for _ in range(size)]
    return [
        Told(
            id=f"n{n}", source=f"S{draw(st.integers(0, 3))}", published=at(days[n]),
            known=at(days[n] + draw(st.integers(0, 9))),
            kind=draw(st.sampled_from(["press", "police", "militant"])), killed=draw(st.integers(0, 60)),
        )
        for n in range(size)
    ]  # fmt: skip


@some
@given(stories())
def test_each_point_of_the_curve_is_what_was_agreed_at_that_moment(told: list[Told]):
    claims, memberships, reports, sources = one_matter(*told)
    for point in curve(*told):
        known = reports.filter(pc.less_equal(pc.cast(reports["known_at"], pa.string()), to_ledger(point)))
        shown = claims.filter(pc.is_in(claims["report_seq"], value_set=known["seq"].combine_chunks()))
        rows = draw(shown, memberships, known, sources).to_pylist()
        then = next(row for row in rows if (row["prop"], row["policy"]) == ("killed", "max-graded"))
        assert (then["low"], then["best"], then["high"]) == (point.low, point.best, point.high)


def to_ledger(point: CurvePoint) -> str:
    return at(point.known_at.day)


@some
@given(stories())
def test_the_last_point_of_the_curve_is_todays_value(told: list[Told]):
    last, today = curve(*told)[-1], values(*told)["killed", "all", "max-graded"]
    assert (last.low, last.best, last.high) == (today["low"], today["best"], today["high"])
    assert last.known_at == max(from_text(one.known or "") for one in told)


def test_observations_are_told_by_incident_and_in_order_of_knowing():
    told = [saying("b", count("killed", 2), day=5), saying("a", count("killed", 1), day=3)]
    found = dict(observe(*one_matter(*told)))
    assert list(found) == ["i_1"]
    assert [one.known_at for one in found["i_1"]] == sorted(one.known_at for one in found["i_1"])
    assert {one.origin for one in found["i_1"]} == {"a", "b"}
