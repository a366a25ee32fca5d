"""Warning pages: what adds up, who was told, the hours before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

import httpx
import pytest

from sabaq.cli.demo import foretell
from sabaq.model.outlook import Sign, Step
from sabaq.sources.signs import foretold, signs_in
from sabaq.workspace import Workspace
from sabaq.workspace.study import study_of
from sabaq.workspace.warnings import Message, warnings_of
from tests.deciding import workspace
from tests.server.visitors import Visitor
from tests.workspace.test_outlooks import ASKED, MESSAGE, sign

TRICK = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = workspace(tmp_path_factory.mktemp("warned"))
    foretell(made)
    room = warnings_of(made)
    problem = room.outlooks.open(ASKED, "spring")
    room.outlooks.observe([sign("alert-exact", "Bureau", note=TRICK), sign("rehearsal", "Army")], "from two desks")
    room.issue(problem.id, Message(text=TRICK, lasts=MESSAGE.lasts))
    yield made
    made.close()


@pytest.fixture(scope="module")
def visitor(kept: Workspace) -> Visitor:
    return Visitor(kept, desk=kept.desk(), study=study_of(kept))


def problem(kept: Workspace, title: str) -> str:
    return warnings_of(kept).outlooks.problem(title).id


def test_the_shipped_signs_can_all_be_read_and_name_their_pages():
    read = [each for path in foretold() for each in signs_in(path)]
    assert len(read) == 15
    assert all(isinstance(each, Sign) and "http" in each.note for each in read)


def test_the_inbox_shows_what_stands_and_takes_the_step_that_it_went(kept: Workspace, visitor: Visitor):
    page = visitor.get("/warnings").text
    assert "1 issued, 0 hits" in page
    assert TRICK not in page
    (token, *_) = re.findall(r'name="token" value="([^"]+)"', page)
    (address,) = re.findall(r'action="(/warnings/[^"]+/pass)"', page)

    def sent(**fields: str) -> httpx.Response:
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": "http://localhost:8420"}
        return visitor.post(address, urlencode({"token": token, **fields}).encode(), headers=headers)

    assert sent(step="read", what="the duty officer").status_code == 303
    (warned,) = warnings_of(kept).warnings()
    assert warned.at(Step.READ) is not None
    assert "the duty officer" in visitor.get("/warnings").text
    assert sent(step="burnt", what="x").status_code == 422
    assert sent(step="read", what=" ").status_code == 409


def test_a_problem_shows_its_signs_and_the_hours_before_as_lanes(kept: Workspace, visitor: Visitor):
    home = f"/problems/{problem(kept, 'Attack on churches')}"
    assert "No sign is on record within the horizon" in visitor.get(home).text
    page = visitor.get(f"{home}?happened_at=2019-04-21T03:15").text
    assert "State Intelligence Service" in page
    lanes = re.findall(r'<polyline class="line" points="([^"]+)"', page)
    assert len(lanes) == page.count('<tr><th scope="row">') == 8
    assert all(170 <= float(point.split(",")[0]) <= 470 for lane in lanes for point in lane.split())
    found = warnings_of(kept).replay(problem(kept, "Attack on churches"), datetime(2019, 4, 21, 3, 15, tzinfo=UTC))
    assert found.together.crossed_at is not None
    assert f"{found.unshared_h:,.1f} hours" in page


def test_a_problem_that_is_not_there_and_a_moment_that_is_none_are_explained(kept: Workspace, visitor: Visitor):
    assert visitor.get("/problems/o_none").status_code == 409
    assert visitor.get(f"/problems/{problem(kept, 'Attack on hotels')}?happened_at=soon").status_code == 422


def test_the_hours_are_shown_by_step_and_given_as_a_table(visitor: Visitor):
    page = visitor.get("/delays?days=90").text
    assert "Sign seen to held" in page
    assert "Last sign held to warned" in page
    assert "State Intelligence Service" not in page  # its signs are years old
    table = visitor.get("/delays.csv?days=36500")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.startswith("stage,agency,kind,done,open,median_h,p90_h,hours\n")
    assert "sign seen to held,State Intelligence Service" in table.text
    assert visitor.get("/delays?days=0").status_code == 422


def test_one_broad_alert_sixteen_weeks_before_the_school_attack_was_by_itself_not_enough(kept: Workspace):
    happened = datetime(2014, 12, 16, 6, tzinfo=UTC)
    found = warnings_of(kept).replay(problem(kept, "Attack on army-run schools"), happened)
    assert {lane.agency for lane in found.lanes} >= {"National Counter Terrorism Authority", "Provincial Police"}
    assert found.together.crossed_at is None
    most = max(probability for _, probability in found.together.steps)
    assert 0.05 < most < found.threshold  # several times the base rate, and still below the threshold
