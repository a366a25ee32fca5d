"""Pages and records of the web face, without a browser."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadConfig, BadRecord, Unavailable
from sabaq.model.incident import Facets, IncidentList, IncidentQuery, TimelineBin
from sabaq.server.questions import ORDERS, Question, question_of
from sabaq.store.base import Reading
from tests.server.hostile_picture import HOSTILE, hostile_views
from tests.server.invented_picture import InventedReading, InventedViews
from tests.server.visitors import Visitor

ALL_FILTERS = {
    "text": "bomb",
    "first": "2019-01-01",
    "last": "2022-12-31",
    "country": "PK",
    "province": "Western Province",
    "attack_type": "ied",
    "target": "police",
    "actor": "Hill Front",
    "min_killed": "1",
    "disputed": "1",
    "bbox": "60,20,75,38",
    "order": "deadliest",
    "as_of": "2023-06-01T12:00",
}


def busiest(views: InventedViews) -> str:
    return max(views.held, key=lambda one: one.reports).id


def test_the_first_screen_holds_list_timeline_and_map(client: Visitor) -> None:
    html = client.get("/").text
    assert "300 incidents" in html
    assert 'id="map"' in html
    assert 'id="bars"' in html
    assert html.count('class="row"') == 50


def test_a_swap_gets_only_what_changes_and_the_plain_address(client: Visitor) -> None:
    answer = client.get("/?text=drone&first=&last=&offset=", headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert answer.text.count("hx-swap-oob") == 3
    assert answer.headers["HX-Push-Url"] == "/?text=drone"
    assert answer.headers["Vary"] == "HX-Request"


def test_going_back_in_history_gets_a_whole_page(client: Visitor) -> None:
    answer = client.get("/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in answer.text


def test_every_filter_survives_the_way_to_an_address_and_back() -> None:
    question = question_of(ALL_FILTERS)
    assert (
        question_of(dict(pair.split("=") for pair in question.address()[2:].replace("+", " ").split("&"))) == question
    )
    assert question.query.bbox == (60.0, 20.0, 75.0, 38.0)
    assert question.as_of == datetime(2023, 6, 1, 12, tzinfo=UTC)


def test_every_filter_is_shown_in_the_form_and_as_a_chip(client: Visitor) -> None:
    html = client.get("/", params=ALL_FILTERS).text
    for name in ("text", "first", "last", "min_killed", "as_of", "bbox"):
        assert re.search(rf'id="{name}"[^>]*value="{re.escape(ALL_FILTERS[name])}"', html), name
    for name in ("country", "province", "attack_type", "target", "actor", "order"):
        assert f'<option value="{ALL_FILTERS[name]}" selected>' in html, name
    assert re.search(r'id="disputed"[^>]*checked', html)
    assert html.count('title="Drop this"') == 11


moments = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
queries = st.builds(
    IncidentQuery,
    text=st.none() | st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30),
    first=st.none() | st.dates(date(1950, 1, 1), date(2000, 1, 1)),
    last=st.none() | st.dates(date(2000, 1, 2), date(2100, 1, 1)),
    min_killed=st.none() | st.integers(0, 1_000_000),
    disputed=st.booleans(),
    order=st.sampled_from(ORDERS),
    limit=st.integers(1, 200),
)


@given(queries, st.none() | moments)
def test_any_question_reads_back_from_its_own_address(query: IncidentQuery, moment: datetime | None) -> None:
    question = Question(query=query, as_of=moment.replace(microsecond=0) if moment else None)
    assert question_of(dict(parse_qsl(question.address().partition("?")[2]))) == question


@pytest.mark.parametrize(
    ("given_address", "words"),
    [
        ("first=3", "wanted a day such as"),
        ("first=0203-01-01", "from 1900 on"),
        ("first=2024-02-02&last=2024-01-01", "exchange them"),
        ("min_killed=-1", "whole number"),
        ("min_killed=²", "whole number"),
        ("limit=0", "from 1 to 200"),
        ("limit=201", "from 1 to 200"),
        ("offset=99999999999", "whole number"),
        ("bbox=1,2,3", "west,south,east,north"),
        ("bbox=nan,0,1,1", "west,south,east,north"),
        ("bbox=70,0,60,1", "west before east"),
        ("order=best", "newest, oldest"),
        ("disputed=perhaps", "1 or 0"),
        ("as_of=yesterday", "wanted a moment"),
        ("text=" + "x" * 201, "at most 200"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/incidents", "/api/points", "/api/timeline", "/api/facets"])
def test_a_parameter_that_cannot_be_read_is_refused_in_plain_words(
    client: Visitor, path: str, given_address: str, words: str
) -> None:
    answer = client.get(f"{path}?{given_address}")
    assert answer.status_code == 422
    assert words in answer.text


def test_a_moment_may_carry_a_zone() -> None:
    assert question_of({"as_of": "2024-01-01T05:00:00 05:00"}).as_of == datetime(2024, 1, 1, tzinfo=UTC)
    assert question_of({"as_of": "2024-01-01"}).as_of == datetime(2024, 1, 1, 23, 59, 59, tzinfo=UTC)


def test_the_records_are_those_of_the_reading(client: Visitor, views: InventedViews) -> None:
    listed = client.get("/api/incidents", params={"order": "deadliest", "limit": 5}).json()
    assert listed["total"] == 300
    deaths = [one["killed"]["best"] or 0 for one in listed["incidents"]]
    assert deaths == sorted(deaths, reverse=True)
    points = client.get("/api/points").json()
    assert len({len(column) for column in points.values()}) == 1
    assert sum(period["incidents"] for period in client.get("/api/timeline").json()) == 300
    assert client.get("/api/facets").json()["countries"] == [["PK", 300]]
    assert client.get(f"/api/incidents/{busiest(views)}").json()["members"]
    assert client.get(f"/api/reports/r_{busiest(views)}_1").json()["claims"]
    assert client.get("/health").json() == {"status": "ok", "intake": None}


def test_the_incident_page_answers_who_when_and_how_sure(client: Visitor, views: InventedViews) -> None:
    html = client.get(f"/incidents/{busiest(views)}").text
    for words in (
        "Who said what",
        "Public Relations Office",
        "soldiers embraced martyrdom",
        "How the toll grew",
        "Why these reports are one incident",
        "weakest",
        "Before you trust this picture",
        "Responsibility",
        "claims it",
        "is blamed",
        "known at once",
        'rel="noreferrer',
    ):
        assert words in html, words


def test_a_claim_leads_to_its_words_in_the_report(client: Visitor, views: InventedViews) -> None:
    html = client.get(f"/incidents/{busiest(views)}").text
    link = re.search(r'href="(/reports/[^"]*claim=[^"]*)#chosen"', html)
    assert link
    report = client.get(link[1].replace("&amp;", "&")).text
    assert report.count('id="chosen"') == 1
    assert "<mark" in report


def test_urdu_text_runs_from_right_to_left(client: Visitor, views: InventedViews) -> None:
    html = client.get(f"/reports/r_{busiest(views)}_2").text
    assert 'class="raw" dir="auto" lang="ur"' in html
    assert "ہسپتال" in html


def test_as_of_redraws_the_page_and_says_so(client: Visitor, views: InventedViews) -> None:
    one = max(views.held, key=lambda one: one.known_first)
    now = client.get(f"/incidents/{one.id}")
    later = client.get(f"/incidents/{one.id}?as_of=2100-01-01T00:00")
    before = client.get(f"/incidents/{one.id}?as_of=2000-01-01T00:00")
    assert now.status_code == 200
    assert "As known on <strong>1 Jan 2100, 00:00 UTC" in later.text
    assert before.status_code == 404
    assert "as known on 1 Jan 2000" in before.text
    assert "as_of=2100-01-01T00:00" in re.findall(r'href="(/reports/[^"]*)"', later.text)[0]


@pytest.mark.parametrize("path", ["/nowhere", "/incidents/i_none", "/reports/r_none", "/static/none.js", "/incidents/"])
def test_a_missing_page_says_where_to_go(client: Visitor, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Back to the picture" in answer.text


@pytest.mark.parametrize("path", ["/api/incidents/i_none", "/api/reports/r_none", "/api/none", "/api/extra.geojson"])
def test_a_missing_record_is_told_as_json(client: Visitor, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "error" in answer.json()


def test_a_claim_of_another_report_is_refused(client: Visitor, views: InventedViews) -> None:
    answer = client.get(f"/reports/r_{busiest(views)}_1?claim=c_other")
    assert answer.status_code == 422


class BrokenViews(InventedViews):
    def now(self) -> Reading:
        raise RuntimeError("a secret path /home/x")


class BusyViews(InventedViews):
    def now(self) -> Reading:
        raise Unavailable("the ledger is busy; try again in a moment")


def test_a_fault_is_told_without_its_inside() -> None:
    answer = Visitor(BrokenViews()).get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "fault of its own" in answer.text
    assert answer.headers["Content-Security-Policy"]
    assert Visitor(BrokenViews()).get("/api/points").json()["error"]


class UnmadeViews(InventedViews):
    def now(self) -> Reading:
        raise BadConfig("there is no picture yet; make one with `sabaq run`")


def test_a_picture_not_made_yet_is_told_with_what_to_do() -> None:
    answer = Visitor(UnmadeViews()).get("/")
    assert answer.status_code == 409
    assert "make one with `sabaq run`" in answer.text


def test_what_is_not_available_is_told_as_such() -> None:
    answer = Visitor(BusyViews()).get("/")
    assert answer.status_code == 503
    assert "The ledger is busy" in answer.text


def test_an_empty_picture_says_how_to_begin() -> None:
    html = Visitor(InventedViews()).get("/").text
    assert "sabaq demo" in html
    assert "Nothing was known yet" in Visitor(InventedViews()).get("/?as_of=2020-01-01T00:00").text


def test_no_match_offers_to_clear_the_filters(client: Visitor) -> None:
    html = client.get("/?text=zzzz").text
    assert "No incident matches" in html
    assert "Clear filters" in html


def test_a_page_past_the_end_leads_back(client: Visitor) -> None:
    assert "Back to its start" in client.get("/?offset=5000").text


def test_extra_polygons_are_served_as_given() -> None:
    given_map = b'{"type":"FeatureCollection","features":[]}'
    client = Visitor(InventedViews(), extra_geojson=given_map)
    assert client.get("/api/extra.geojson").content == given_map
    assert 'data-extra="/api/extra.geojson"' in client.get("/").text


def test_hostile_words_are_inert_everywhere() -> None:
    views = hostile_views()
    client = Visitor(views)
    one = views.held[0].id
    paths = [
        "/",
        f"/incidents/{one}",
        f"/reports/r_{one}_0",
        f"/reports/r_{one}_3",
        f"/?text={HOSTILE[:190]}",
        f"/{HOSTILE}",
    ]
    for path in paths:
        html = client.get(path).text
        assert "<script>window" not in html, path
        assert "<img" not in html, path
        assert "49" not in re.sub(r"[\w/-]*49[\w/-]*", "", html), path
        assert 'href="javascript:' not in html, path


def test_twenty_thousand_incidents_are_answered(many_views: InventedViews) -> None:
    client = Visitor(many_views)
    began = time.process_time()
    assert "20,000 incidents" in client.get("/").text
    assert client.get("/api/incidents", params={"text": "drone", "order": "deadliest"}).json()["total"] > 1000
    points = client.get("/api/points")
    assert len(points.json()["ids"]) > 19_000
    assert len(points.content) < 3_000_000
    assert (
        time.process_time() - began < 20
    )  # the invented picture does the searching; the face itself takes milliseconds


def test_the_face_adds_little_to_what_a_reading_takes(views: InventedViews) -> None:
    reading = InventedReading(views.held)
    query = IncidentQuery()

    @dataclass(frozen=True)
    class ReadyReading(InventedReading):
        """A reading that has its answers ready."""

        listed: IncidentList = field(default_factory=lambda: reading.incidents(query))
        bins: tuple[TimelineBin, ...] = field(default_factory=lambda: reading.timeline(query))
        found: Facets = field(default_factory=lambda: reading.facets(query))

        def incidents(self, query: IncidentQuery) -> IncidentList:  # noqa: ARG002
            return self.listed

        def timeline(self, query: IncidentQuery) -> tuple[TimelineBin, ...]:  # noqa: ARG002
            return self.bins

        def facets(self, query: IncidentQuery) -> Facets:  # noqa: ARG002
            return self.found

    ready = ReadyReading(())

    class ReadyViews(InventedViews):
        def now(self) -> Reading:
            return ready

    client = Visitor(ReadyViews())
    client.get("/")
    began = time.process_time()
    for _ in range(10):
        assert client.get("/").status_code == 200
    assert (time.process_time() - began) / 10 < 0.15


def test_json_holds_no_bare_figures(client: Visitor) -> None:
    for one in json.loads(client.get("/api/incidents").content)["incidents"]:
        assert set(one["killed"]) == {"low", "best", "high"}
        assert one["origins"] >= 1


def test_bad_moments_are_bad_records() -> None:
    with pytest.raises(BadRecord, match="as_of"):
        question_of({"as_of": "0001-01-01T00:00"})
