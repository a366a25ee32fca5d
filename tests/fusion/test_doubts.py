"""Doubts: what is asked, what is not, and in which order."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tests.fusion.telling import Told, fuse, link, together

DAYS = (  # a place, a kind of attack and how many died, in April
    (3, "Zhob", "raid", 5),
    (12, "Kharan", "ied", 1),
    (20, "Peshawar", "grenade", 0),
)
ONE = Told(id="a", source="A", date="2023-03-01", attack="ied", killed=12, actor="TTP", target="police")
APART = Told(
    id="b", source="B", date="2023-03-04", attack="raid", killed=30, actor="BLA", target="police",
    published="2023-03-06T10:00:00.000000Z",
)  # fmt: skip
TOGETHER = Told(
    id="b", source="B", date="2023-03-04", attack="ied", killed=30, actor="BLA",
    published="2023-03-06T10:00:00.000000Z",
)  # fmt: skip
FIRST = Told(id="a", source="A", date="2023-03-01", attack="ied", killed=12, actor="TTP")
CASES = {"join": (ONE, APART), "part": (FIRST, TOGETHER)}


def crowd() -> list[Told]:
    """Attacks that three sources tell of, so that likeness is learned from something."""
    return [
        Told(
            id=f"{day} {source}", source=source, date=f"2023-04-{day:02}", place=place, attack=attack, killed=dead,
            published=f"2023-04-{day + 1:02}T10:00:00.000000Z",
        )
        for day, place, attack, dead in DAYS
        for source in "ABC"
    ]  # fmt: skip


def about(tables: dict[str, pa.Table]) -> list[dict[str, object]]:
    return [row for row in tables["doubts"].to_pylist() if {row["a"], row["b"]} == {"s_a", "s_b"}]


@pytest.mark.parametrize("change", CASES)
def test_a_doubt_asks_for_what_the_picture_does_not_show(change: str):
    tables = fuse(*crowd(), *CASES[change])
    (row,) = about(tables)
    one = any({"a", "b"} <= each for each in together(tables))
    assert (row["change"], one) == (change, change == "part")
    assert (row["incident"] == row["other"]) is one
    assert row["evidence"] != "[]"


@pytest.mark.parametrize("change", CASES)
def test_a_doubt_is_worth_the_reports_and_the_dead_that_would_move(change: str):
    (row,) = about(fuse(*crowd(), *CASES[change]))
    assert (row["members"], row["killed"], row["dispute"]) == (1, 12, 0.545)
    assert row["worth"] == pytest.approx(13.545 * float(str(row["chance"])), abs=0.01)


@pytest.mark.parametrize("verdict", ["same", "different"])
@pytest.mark.parametrize("change", CASES)
def test_what_somebody_decided_is_not_asked_again(change: str, verdict: str):
    decided = link(*CASES[change], verdict)
    assert about(fuse(*crowd(), *CASES[change], links=[decided])) == []


def test_those_worth_most_come_first():
    worth = fuse(*crowd(), *CASES["join"])["doubts"]["worth"].to_pylist()
    assert worth == sorted(worth, reverse=True)


@pytest.mark.parametrize("change", CASES)
def test_the_order_of_reports_changes_no_doubt(change: str):
    told = [*crowd(), *CASES[change]]
    assert fuse(*told)["doubts"].equals(fuse(*reversed(told))["doubts"])


@pytest.mark.parametrize("told", [(), (Told(id="a", source="A"),)])
def test_nothing_is_in_doubt_where_there_is_nothing_to_compare(told: tuple[Told, ...]):
    assert fuse(*told)["doubts"].num_rows == 0
