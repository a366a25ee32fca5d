"""The web face in a real browser: links, keys, access, and no other host."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.server.invented_picture import InventedViews

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
SEVERE = {"serious", "critical"}


class Watch:
    """What a page asked for and complained of."""

    def __init__(self, page: Page, home: str) -> None:
        self.home = home
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        page.route("**/*", self.pass_on)
        page.on("request", self.note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)

    def note(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.strangers.append(request.url)

    def pass_on(self, route: Route) -> None:
        if route.request.url.startswith(self.home):
            route.continue_()
        else:
            route.abort()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield context.new_page()
    context.close()


def settled(page: Page) -> None:
    """Wait until the map has drawn its points."""
    expect(page.locator("#map")).to_have_attribute("data-drawn", re.compile(r"\d+"), timeout=30_000)
    expect(page.locator("#map-message")).to_be_hidden()


def busiest(views: InventedViews) -> str:
    return max(views.held, key=lambda one: one.reports).id


def test_every_page_stays_on_this_host_and_runs_without_a_complaint(
    page: Page, address: str, views: InventedViews
) -> None:
    watch = Watch(page, address)
    page.goto(address)
    settled(page)
    page.locator("#text").fill("drone")
    expect(page).to_have_url(re.compile("text=drone"))
    page.goto(f"{address}/incidents/{busiest(views)}")
    settled(page)
    page.locator("a.quote:visible").first.click()
    expect(page.locator("#chosen")).to_be_in_viewport()
    assert watch.strangers == []
    assert watch.complaints == []


def test_typing_narrows_list_map_and_timeline_at_once(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    page.locator("#text").fill("drone")
    expect(page).to_have_url(re.compile(r"/\?text=drone$"))
    expect(page.locator("#results-title")).not_to_have_text("300 incidents")
    told = int(page.locator("#results-title").inner_text().split()[0])
    settled(page)
    placed = int(page.locator("#map").get_attribute("data-drawn") or 0)
    assert 0 < placed <= told
    periods = page.locator("#timeline tbody td:nth-child(2)").all_text_contents()
    assert sum(int(text) for text in periods) == told


def test_the_back_button_undoes_a_filter(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#disputed").check()
    expect(page).to_have_url(re.compile("disputed=1"))
    expect(page.locator(".chips li")).to_have_count(2)
    page.go_back()
    expect(page.locator("#results-title")).to_have_text("300 incidents")
    expect(page.locator("#disputed")).not_to_be_checked()


def test_an_address_with_filters_opens_as_it_was_shared(page: Page, address: str) -> None:
    page.goto(f"{address}/?text=drone&first=2020-01-01&order=deadliest&min_killed=2")
    expect(page.locator("#text")).to_have_value("drone")
    expect(page.locator("#first")).to_have_value("2020-01-01")
    expect(page.locator("#order")).to_have_value("deadliest")
    expect(page.locator("#min_killed")).to_have_value("2")


def test_dropping_a_chip_empties_its_field(page: Page, address: str) -> None:
    page.goto(f"{address}/?first=2020-01-01&min_killed=2")
    page.locator(".chips a", has_text="at least 2 killed").click()
    expect(page).to_have_url(re.compile(r"/\?first=2020-01-01$"))
    expect(page.locator("#min_killed")).to_have_value("")
    expect(page.locator("#first")).to_have_value("2020-01-01")


def test_dragging_over_the_timeline_narrows_the_dates(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator("#bars").bounding_box()
    assert box
    middle = box["y"] + 30
    page.mouse.move(box["x"] + box["width"] * 0.4, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"first=20\d\d-\d\d-\d\d&last=20\d\d-\d\d-\d\d"))
    expect(page.locator("#results-title")).not_to_have_text("300 incidents")


def test_the_keys_move_open_search_clear_and_explain(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    rows = page.locator("#incidents a.row")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("raid/j")
    expect(page.locator("#text")).to_have_value("raid/j")
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_have_value("")
    expect(page).to_have_url(f"{address}/")
    expect(page.locator("#results-title")).to_have_text("300 incidents")
    page.keyboard.press("j")
    expect(rows.first).to_be_focused()
    title = page.locator("#incidents .row-title").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_pointing_at_a_row_shows_its_point_on_the_map(page: Page, address: str) -> None:
    page.goto(f"{address}/?bbox=60,20,80,40")
    settled(page)
    row = page.locator("#incidents li").first
    row.hover()
    expect(page.locator("#map")).to_have_attribute("data-picked", row.get_attribute("data-id") or "none")
    shapes = page.evaluate(
        "async () => (await window.sabaqMap.getSource('picked').getData()).features.map((f) => f.geometry.type)"
    )
    assert shapes == ["Polygon", "Point"]


def test_search_in_this_area_asks_for_what_the_map_shows(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    expect(page.locator("#search-here")).to_be_hidden()
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -600)
    page.locator("#search-here").click()
    expect(page).to_have_url(re.compile(r"bbox=[\d.,-]+"))
    expect(page.locator(".chips li").first).to_contain_text("area")


def test_clicking_a_point_opens_the_incident(page: Page, address: str, views: InventedViews) -> None:
    one = next(one for one in views.held if one.lon is not None)
    words = f"text={one.title.split()[0]}&first={one.first}&last={one.last}&province={one.province}"
    page.goto(f"{address}/?{words}")
    settled(page)
    place = page.evaluate(
        """async () => {
          const data = await window.sabaqMap.getSource('incidents').getData();
          const at = window.sabaqMap.project(data.features[0].geometry.coordinates);
          const box = document.getElementById('map').getBoundingClientRect();
          return [at.x + box.x, at.y + box.y];
        }"""
    )
    page.mouse.click(*place)
    expect(page).to_have_url(re.compile("/incidents/i_"))


def test_the_way_back_from_an_incident_keeps_the_filters(page: Page, address: str) -> None:
    page.goto(f"{address}/?text=drone&order=deadliest")
    page.locator("#incidents a.row").first.click()
    page.locator("#back").click()
    expect(page).to_have_url(f"{address}/?text=drone&order=deadliest")


def test_without_webgl_the_list_still_works(page: Page, address: str) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(address)
    expect(page.locator("#map-message")).to_contain_text("cannot draw the map")
    page.locator("#text").fill("drone")
    expect(page.locator("#results-title")).not_to_have_text("300 incidents")


def test_a_server_that_is_gone_is_told(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    page.route("**/*", lambda route: route.abort())
    page.locator("#disputed").check()
    expect(page.locator("#alert")).to_contain_text("does not answer")


def test_points_that_cannot_be_loaded_are_told(page: Page, address: str) -> None:
    page.route("**/api/points*", lambda route: route.fulfill(status=500))
    page.goto(address)
    expect(page.locator("#map-message")).to_contain_text("could not be loaded")
    expect(page.locator("#incidents li")).to_have_count(50)


def test_a_value_refused_is_told_in_the_list(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.getElementById('bbox').value = 'here'")
    page.locator("#disputed").check()
    expect(page.locator("#results")).to_contain_text("wanted west,south,east,north")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_no_serious_barrier_on_any_page(  # noqa: PLR0917 - the fixtures count
    browser: Browser, address: str, views: InventedViews, scheme: str, width: int
) -> None:
    one = busiest(views)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for path in (
        "/",
        "/?text=zzzz&as_of=2023-01-01T00:00",
        f"/incidents/{one}?as_of=2100-01-01T00:00",
        f"/reports/r_{one}_2",
        "/nowhere",
    ):
        page.goto(address + path)
        if path == "/":
            settled(page)
        for details in page.locator("details").all():
            details.evaluate("(one) => { one.open = true; }")
        for violation in Axe().run(page)["violations"]:
            if violation["impact"] in SEVERE:
                found[f"{path} {violation['id']}"] = [node["html"][:160] for node in violation["nodes"][:3]]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
    assert found == {}


def test_the_skip_link_leads_to_the_content(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_hostile_words_do_not_run(page: Page, hostile_address: str) -> None:
    watch = Watch(page, hostile_address)
    page.goto(hostile_address)
    settled(page)
    link = page.locator("#incidents a.row").first
    link.hover()
    link.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.bitten") is None
    page.locator("a.quote:visible").first.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.bitten") is None
    assert watch.strangers == []


def test_twenty_thousand_incidents_are_usable(page: Page, many_address: str) -> None:
    page.goto(many_address)
    expect(page.locator("#results-title")).to_have_text("20,000 incidents")
    settled(page)
    expect(page.locator(".cluster-count").first).to_be_visible()
    page.locator("#order").select_option("deadliest")
    page.locator("#attack_type").select_option("drone")
    expect(page).to_have_url(re.compile("attack_type=drone.*order=deadliest"))
    expect(page.locator("#incidents li")).to_have_count(50)
    page.locator("a[rel=next]").click()
    expect(page.locator("#incidents")).to_have_attribute("start", "51")
