"""A bulletin in a real browser: from the disk, in both directions, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sabaq.workspace.bulletins import Imprint, press_room_of
from tests.deciding import workspace

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
PAGES = (
    "index", "ur/index", "ur/register-2024-03", "en/checks", "ur/reviews", "en/corrections", "ur/method", "proof/ur",
)  # fmt: skip


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulletin")
    made = workspace(folder)
    press_room_of(made).issue(folder / "out", Imprint(publisher="The ombudsman"), pdf=False)
    made.close()
    return folder / "out"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def test_every_page_opens_from_the_disk_asks_nobody_and_is_accessible(page: Page, bulletin: Path):
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    found = {}
    for name in PAGES:
        page.goto((bulletin / f"{name}.html").as_uri())
        found[name] = [each["id"] for each in Axe().run(page)["violations"]]
    assert {name: ids for name, ids in found.items() if ids} == {}
    assert [url for url in asked if not url.startswith(bulletin.as_uri())] == []
    assert complaints == []
    assert any(url.endswith("bulletin.css") for url in asked)


def test_urdu_runs_from_the_right_and_leads_to_the_same_page_in_english(page: Page, bulletin: Path):
    page.goto((bulletin / "ur" / "register-2024-03.html").as_uri())
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["ur", "rtl"]
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Bulletin Naskh\"', '\u06c1'))")
    when, where = (page.locator("thead th").nth(at).bounding_box() for at in (0, 1))
    assert when is not None
    assert where is not None
    assert when["x"] > where["x"]
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url((bulletin / "en" / "register-2024-03.html").as_uri())
    page.locator("#filter").fill("nowhere")
    assert page.locator("tbody tr:visible").count() == 0


def test_without_javascript_every_row_is_there(browser: Browser, bulletin: Path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((bulletin / "en" / "register-2024-03.html").as_uri())
    assert page.locator("tbody tr").count() == 1
    expect(page.locator(".filter")).to_be_hidden()
    context.close()
