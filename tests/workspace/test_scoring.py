"""Scoring: organisations are held to what the picture attributes to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from sabaq.workspace import Workspace
from sabaq.workspace.scoring import Scoring, deeds_in
from tests.deciding import HEADER

FIRST = date(2019, 1, 7)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Three years of attacks of two organisations, some by nobody who is named, and one by a state."""
    folder, rows = tmp_path_factory.mktemp("scoring"), []
    for week in range(160):
        for number, name in enumerate(("TTP", "BLA", "", "Government of Nowhere")):
            if week % (number + 2) == 0 and (name != "Government of Nowhere" or week == 10):
                day = FIRST + timedelta(weeks=week, days=number)
                where = f"{25 + 3 * number},67.0,Town{number},9,PK,{('raid', 'grenade')[number % 2]}"
                rows.append(
                    f"r{week}-{number},A wire,{day}T20:00:00+00:00,{day},{where},{name},2,2,"
                    f"Attack of week {week} in town {number}\n"
                )
    (folder / "attacks.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    made = Workspace.init(folder / "ws")
    made.add([folder / "attacks.csv"], mapping="generic", back_filled=True)
    made.run()
    yield made
    made.close()


def test_each_attack_counts_for_its_organisation_and_a_state_is_none(kept: Workspace):
    deeds, unattributed = deeds_in(kept.now())
    many = {name: sum(each.organisation == name for each in deeds) for name in {each.organisation for each in deeds}}
    assert many == {"TTP": 80, "BLA": 54}
    assert unattributed == 40 + 1
    assert all(each.is_complex == (each.organisation == "TTP") and each.killed == 2 for each in deeds)


def test_the_card_says_what_is_in_no_count(kept: Workspace):
    found = Scoring(workspace=kept).scorecard("TTP", FIRST + timedelta(weeks=80))
    assert (found.attacks, found.others, found.unattributed) == (80, 1, 41)
    assert {each.months for each in found.cells if each.change is None} >= {24}  # too little time
