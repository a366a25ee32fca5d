"""Joining: which invented reports become one incident, and which stay apart."""

from __future__ import annotations

import numpy as np
import pytest

from sabaq.fusion.codes import coded, encode
from sabaq.fusion.comparisons import FIELDS, levels
from sabaq.fusion.mentions import read_mentions
from sabaq.fusion.pieces import find_pairs
from tests.fusion.telling import Told, at, count, evidence, field_bits, fuse, link, one_incident, together

BOMB = {
    "attack": "suicide_bombing", "target": "police", "actor": "Tehrik-i-Taliban Pakistan", "killed": 12, "wounded": 30,
}  # fmt: skip
GRENADE = {"attack": "grenade", "target": "transport", "actor": "Baloch Liberation Army", "killed": 1, "wounded": 3}
MONTH = ("2023-03-01", "2023-03-31", "month")


def test_two_reports_of_one_attack_become_one_incident():
    tables = fuse(
        Told(id="a", source="A", **BOMB, title="Suicide bomber strikes police lines in Quetta"),
        Told(id="b", source="B", **BOMB, title="Twelve die as bomber attacks Quetta police"),
    )
    assert together(tables) == {frozenset("ab")}
    assert tables["incidents"].num_rows == 1


def test_two_attacks_in_one_town_on_one_day_by_different_groups_stay_two():
    tables = fuse(
        *(Told(id=f"bomb {source}", source=source, **BOMB) for source in "ABC"),
        *(Told(id=f"grenade {source}", source=source, **GRENADE) for source in "ABC"),
    )
    assert together(tables) == {
        frozenset(f"{kind} {source}" for source in "ABC") for kind in ("bomb", "grenade")
    }  # fmt: skip


@pytest.mark.parametrize("day", ["2023-02-28", "2023-03-02"])
def test_a_report_dated_a_day_off_is_still_found(day: str):
    assert one_incident(fuse(Told(id="a", source="A", **BOMB), Told(id="b", source="B", **BOMB, date=day)), "a", "b")


def test_the_same_words_weeks_apart_are_two_attacks():
    tables = fuse(Told(id="a", source="A", **BOMB), Told(id="b", source="B", **BOMB, date="2023-03-20"))
    assert not one_incident(tables, "a", "b")


def test_the_same_words_of_two_far_towns_are_two_attacks():
    tables = fuse(Told(id="a", source="A", **BOMB), Told(id="b", source="B", **BOMB, place="Zhob"))
    assert not one_incident(tables, "a", "b")


def busy_month() -> list[Told]:
    days = (
        (3, "ied", "BLA", "police", 2),
        (12, "raid", "TTP", "security_forces", 5),
        (25, "arson", "ISKP", "worship", 1),
    )
    return [
        Told(
            id=f"{day} {source}", source=source, published=at(day + 1), date=f"2023-03-{day:02}", attack=attack,
            actor=actor, target=target, killed=killed,
        )
        for day, attack, actor, target, killed in days
        for source in "ABC"
    ]  # fmt: skip


def test_a_report_of_a_month_joins_no_two_days_of_it():
    vague = Told(id="month", source="M", published="2023-04-05T10:00:00.000000Z", date=MONTH, attack="ied")
    tables = fuse(*busy_month(), vague)
    held = [{name.split()[0] for name in each} - {"month"} for each in together(tables)]
    assert all(len(days) <= 1 for days in held)
    assert sorted(day for days in held for day in days) == ["12", "25", "3"]


def test_a_report_of_a_month_joins_the_day_it_agrees_with():
    vague = Told(
        id="month", source="M", published="2023-04-05T10:00:00.000000Z", date=MONTH, attack="raid", actor="TTP",
        target="security_forces", killed=5,
    )  # fmt: skip
    tables = fuse(*busy_month(), vague)
    assert one_incident(tables, "month", "12 A")
    assert not one_incident(tables, "month", "3 A")


def test_an_incident_keeps_its_day_when_a_month_joins_it():
    vague = Told(id="month", source="M", date=MONTH, **BOMB)
    row = fuse(Told(id="a", source="A", **BOMB), vague)["incidents"].to_pylist()
    assert [(each["first"], each["last"], each["reports"]) for each in row] == [("2023-03-01", "2023-03-01", 2)]


def test_reports_without_a_place_join_by_what_they_agree_in():
    country = ({"prop": "place", "country": "PK"},)
    tables = fuse(
        Told(id="a", source="A", **BOMB),
        Told(id="agrees", source="B", place=None, more=country, **BOMB),
        Told(id="other", source="C", place=None, more=country, **GRENADE),
    )
    assert one_incident(tables, "a", "agrees")
    assert not one_incident(tables, "a", "other")


def test_a_place_told_by_name_alone_is_found_by_where_others_put_it():
    tables = fuse(Told(id="a", source="A", **BOMB), Told(id="b", source="B", **BOMB, radius_m=None))
    assert one_incident(tables, "a", "b")
    shown = {row["id"]: (row["lat"], row["lon"]) for row in tables["incidents"].to_pylist()}
    assert set(shown.values()) == {(30.18, 67.0)}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tehrik-i-Taliban Pakistan", "Tehreek-i-Taliban Pakistan"),
        ("Tehrik-i-Taliban Pakistan", "TEHRIK-I-TALIBAN PAKISTAN (TTP)"),
        ("Baloch Liberation Army", "Baluch Liberation Army"),
        ("Baloch Liberation Army", "BLA"),
    ],
)
def test_spellings_of_one_organisation_agree(one: str, two: str):
    tables = fuse(*(Told(id=name, source=name, actor=name, attack="ied", killed=4) for name in (one, two)))
    assert one_incident(tables, one, two)
    assert field_bits(tables)["actor"][0] > 0


@pytest.mark.parametrize(("one", "two"), [("BLA", "TTP"), ("Baloch Liberation Army", "Tehrik-i-Taliban Pakistan")])
def test_two_organisations_speak_against_each_other(one: str, two: str):
    tables = fuse(*(Told(id=name, source=name, actor=name, attack="ied", killed=4) for name in (one, two)))
    assert field_bits(tables)["actor"][0] < 0


@pytest.mark.parametrize("other", [GRENADE, BOMB | {"date": "2023-03-02", "killed": 3, "wounded": 9}])
def test_a_curated_data_set_never_holds_an_event_twice(other: dict[str, object]):
    curated = {"source": "D", "kind": "dataset"}
    assert not one_incident(fuse(Told(id="a", **curated, **BOMB), Told(id="b", **curated, **other)), "a", "b")


def test_two_curated_data_sets_may_hold_one_event():
    tables = fuse(*(Told(id=name, source=name, kind="dataset", **BOMB) for name in "ab"))
    assert one_incident(tables, "a", "b")


def test_the_articles_that_a_list_cites_do_not_part_it_from_another_list():
    listed, other = (Told(id=name, source=name, kind="dataset", **BOMB) for name in "ab")
    bare = {"date": None, "place": None, "title": "Blast kills twelve"}
    cited = [Told(id=f"cited {n}", source=f"W{n}", published=None, known=at(1), **bare) for n in range(6)]
    tables = fuse(listed, other, *cited, links=[link(listed, article, "same", by="coders") for article in cited])
    assert one_incident(tables, "a", "b")


def test_one_source_telling_twice_weighs_less_than_two_sources():
    def bits(source: str) -> float:
        lines = {"title": "Twelve killed in Quetta"}
        tables = fuse(Told(id="a", source="A", **BOMB, **lines), Told(id="b", source=source, **BOMB, **lines))
        return float(tables["likeness"]["bits"][0].as_py())

    assert bits("A") < bits("B")


def test_a_coders_same_binds_what_no_evidence_would():
    one, two = Told(id="a", source="A"), Told(id="b", source="B", date="2023-06-01", place="Zhob")
    assert not one_incident(fuse(one, two), "a", "b")
    tables = fuse(one, two, links=[link(one, two, "same", by="coders")])
    assert one_incident(tables, "a", "b")
    assert tables["memberships"]["weight"].to_pylist() == [1.0, 1.0]


def test_a_human_different_holds_over_evidence_and_over_same():
    one, two, third = (Told(id=name, source=name, **BOMB) for name in "abc")
    apart = link(one, two, "different")
    assert one_incident(fuse(one, two, third), "a", "b", "c")
    for links in (
        [apart],
        [apart, link(one, two, "same")],
        [apart, link(one, third, "same"), link(two, third, "same")],
    ):
        tables = fuse(one, two, third, links=links)
        assert not one_incident(tables, "a", "b"), links
        assert len(together(tables)) == 2


def test_taking_a_judgement_back_gives_the_same_picture_as_before():
    one, two = (Told(id=name, source=name, **BOMB) for name in "ab")
    before = fuse(one, two)
    fuse(one, two, links=[link(one, two, "different")])
    after = fuse(one, two)
    assert all(after[name].equals(before[name]) for name in before)


@pytest.mark.parametrize("verdict", ["unsure", "part_of"])
def test_an_unsure_judgement_decides_nothing(verdict: str):
    one, two = (Told(id=name, source=name, **BOMB) for name in "ab")
    assert together(fuse(one, two, links=[link(one, two, verdict)])) == together(fuse(one, two))


def test_an_empty_ledger_gives_an_empty_picture():
    tables = fuse()
    assert {name: tables[name].num_rows for name in ("mentions", "pairs", "memberships", "ties", "incidents")} == {
        "mentions": 0, "pairs": 0, "memberships": 0, "ties": 0, "incidents": 0,
    }  # fmt: skip


def test_one_report_is_one_incident():
    tables = fuse(Told(id="a", source="A", **BOMB))
    assert together(tables) == {frozenset("a")}
    assert tables["ties"].num_rows == 0


def test_reports_with_nothing_told_make_no_incident():
    silent = [Told(id=name, source=name, date=None, place=None) for name in "ab"]
    assert together(fuse(*silent)) == set()
    assert together(fuse(*silent, Told(id="c", source="C", **BOMB))) == {frozenset("c")}


def test_a_report_that_tells_only_words_stands_alone():
    bare = Told(id="a", source="A", date=None, place=None, published=None, known=at(1), title="Explosion heard")
    tables = fuse(bare, Told(id="b", source="B", **BOMB))
    assert together(tables) == {frozenset("a"), frozenset("b")}


def test_background_is_in_no_picture():
    told = count("killed", 250, framing="background")
    tables = fuse(Told(id="a", source="A", **BOMB, more=(told,)), Told(id="b", source="B", **BOMB))
    assert tables["incidents"]["killed_high"].to_pylist() == [12]


def test_three_hundred_reports_of_one_place_and_day_are_all_kept():
    crowd = [Told(id=f"{n:03}", source=f"S{n % 30}", attack="ied", killed=n % 5) for n in range(300)]
    tables = fuse(*crowd)
    assert sum(len(each) for each in together(tables)) == 300
    assert tables["incidents"]["reports"].to_pylist() == [
        len(each) for each in sorted(together(tables), key=lambda its: f"i_{min(its)}")
    ]  # fmt: skip


def test_the_order_of_reports_changes_no_picture():
    told = [*busy_month(), *(Told(id=f"bomb {source}", source=source, **BOMB) for source in "AB")]
    one, two = fuse(*told), fuse(*reversed(told))
    for name in ("memberships", "consensus", "details", "incidents", "ties"):
        assert one[name].equals(two[name]), name


def test_a_position_is_filled_for_comparing_only():
    told = evidence([Told(id="a", source="A", **BOMB), Told(id="b", source="B", radius_m=None, **BOMB)])
    mentions = read_mentions(told["claims"], told["reports"], told["sources"])
    compared = coded(encode(mentions))
    assert compared.xyz_km[0] == pytest.approx(compared.xyz_km[1])
    assert compared.radius_km[1] >= compared.radius_km[0]
    assert mentions["lat"].to_pylist() == [30.18, None]
    assert [place["lat"] for place in told["claims"].to_pylist() if place["prop"] == "place"] == [30.18, None]


def test_pairs_are_of_two_rows_the_lower_first_and_never_twice():
    told = evidence(busy_month())
    pairs = find_pairs(encode(read_mentions(told["claims"], told["reports"], told["sources"])))
    both = list(zip(pairs["a"].to_pylist(), pairs["b"].to_pylist(), strict=True))
    assert all(a < b for a, b in both)
    assert both
    assert len(both) == len(set(both))


def test_the_others_opponent_is_known_by_name_and_not_by_chance():
    def parties(report: str, actor: str, other: str) -> Told:
        party = {"prop": "party", "grp": "victim", "value": other}
        return Told(id=report, source=report, actor=actor, more=[party])

    told = [
        parties("a", "Zagros Front", "Amber Guild"),
        parties("b", "Amber Guild", "Zagros Front"),
        parties("c", "Hill Wardens", "Coast Union"),
    ]
    tables = evidence(told)
    codes = coded(encode(read_mentions(tables["claims"], tables["reports"], tables["sources"])))
    ends = [np.array(each, dtype=np.int64) for each in ([0, 0, 1], [1, 2, 2])]
    words = [FIELDS["actor"][level] for level in levels(codes, *ends, "actor").tolist()]
    assert words == ["the other's opponent", "other actors", "other actors"]
