"""The inbox in a browser: it follows by itself, and nothing begun is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sabaq.model.authority import Role
from sabaq.model.evidence import Marking
from sabaq.model.outlook import Step
from sabaq.server import create_app
from sabaq.server.views import Takes
from sabaq.workspace import Workspace
from sabaq.workspace.live import Live
from sabaq.workspace.reception import Reception
from sabaq.workspace.study import study_of
from sabaq.workspace.warnings import Message, warnings_of
from tests.deciding import workspace
from tests.server.conftest import running
from tests.workspace.test_outlooks import ASKED, sign

PAGES = ("/warnings", "/delays", "/forecasts", "/calendar?first=2024-03-01&last=2024-04-30")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path)
    room = warnings_of(made)
    problem = room.outlooks.open(ASKED, "spring")
    room.outlooks.observe([sign("alert-exact", "Bureau"), sign("rehearsal", "Army", marking=Marking.RED)], "two desks")
    room.issue(problem.id, Message(text="Guard the mill", lasts=timedelta(days=7)))
    yield made
    made.close()


@pytest.fixture
def page(kept: Workspace, browser: Browser) -> Iterator[Page]:
    takes = Takes(desk=kept.desk(), study=study_of(kept), reception=Reception(live=Live(workspace=kept)))
    served = running(create_app(kept, takes=takes))
    opened = browser.new_page(base_url=next(served), viewport={"width": 360, "height": 800})
    yield opened
    opened.close()
    served.close()


@pytest.mark.browser
def test_the_inbox_follows_by_itself_and_what_somebody_began_to_write_is_kept(kept: Workspace, page: Page):
    room = warnings_of(kept)
    (warned,) = room.warnings()
    page.goto("/warnings")
    room.step(warned.id, Step.DELIVERED, "by wire to the duty desk")
    expect(page.get_by_text("by wire to the duty desk")).to_be_visible(timeout=10_000)
    field = page.get_by_label("To whom, or what was done")
    field.fill("the duty off")
    field.blur()
    room.step(warned.id, Step.READ, "somebody else")
    page.wait_for_timeout(1_500)
    assert field.input_value() == "the duty off"
    field.fill("")
    field.blur()
    expect(page.get_by_text("somebody else")).to_be_visible(timeout=10_000)
    for path in PAGES:
        page.goto(path)
        assert Axe().run(page)["violations"] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def test_nobody_is_told_of_a_change_that_they_may_not_see(kept: Workspace):
    whole, analyst = warnings_of(kept), warnings_of(kept.acting("ana", {Role.ANALYST}))
    before = (whole.listen(), analyst.listen())
    assert (whole.listen(before[0]), analyst.listen(before[1])) == before
    (warned,) = whole.warnings()  # rests on a red sign
    whole.step(warned.id, Step.READ, "the duty officer")
    after = (whole.listen(before[0]), analyst.listen(before[1]))
    assert after[0].shown != before[0].shown
    assert after[1].shown == before[1].shown
