"""Words and drawings of the web face: never bare, never out of bounds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.model.evidence import Claim, Framing, Polarity, Prop, Report, ReportId, Source
from sabaq.model.ids import ClaimId, SubjectId
from sabaq.model.incident import CurvePoint, Figure, ReportFile, TimelineBin
from sabaq.server import dossiers, drawings, wording
from tests.server.invented_files import SOURCES
from tests.server.invented_picture import incidents

counts = st.none() | st.integers(0, 5000)
NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)


@given(counts, counts, counts)
def test_a_figure_always_says_how_far_it_may_be_off(low: int | None, best: int | None, high: int | None) -> None:
    words = wording.figure(Figure(low=low, best=best, high=high), "killed")
    assert any(sign in words for sign in ("–", "at least", "at most", "no spread", "told"))
    assert "killed" in words


def test_figures_read_as_people_say_them() -> None:
    assert wording.figure(Figure(low=3, best=4, high=6), "killed") == "4 killed, 3–6"
    assert wording.figure(Figure(low=4, best=4, high=4), "killed") == "4 killed, no spread"
    assert wording.figure(Figure(low=4, best=5, high=None), "killed") == "5 killed, at least 4"
    assert wording.figure(Figure(low=None, best=None, high=None), "killed") == "killed not told"
    assert wording.figure(Figure(low=2, best=None, high=9), "killed") == "2–9 killed"


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (date(2024, 3, 4), date(2024, 3, 4), "day", "4 Mar 2024"),
        (date(2024, 3, 1), date(2024, 3, 31), "month", "some time in March 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "year", "some time in 2024"),
        (date(2024, 3, 4), date(2024, 3, 10), "week", "week of 4 Mar 2024"),
        (date(2024, 3, 4), date(2024, 3, 6), "days", "4–6 Mar 2024"),
        (date(2024, 2, 28), date(2024, 3, 2), "days", "28 Feb 2024 – 2 Mar 2024"),
        (None, None, None, "date not told"),
    ],
)
def test_a_date_is_never_finer_than_it_was_told(
    first: date | None, last: date | None, precision: str | None, words: str
) -> None:
    assert wording.dates(first, last, precision) == words


def test_one_origin_cannot_agree_with_itself() -> None:
    assert wording.dispute(0.0, 1) == "one origin, nothing to compare"
    assert wording.dispute(0.0, 2) == "agreed"
    assert wording.dispute(0.9, 2) == "deeply disputed"


def test_a_place_names_each_part_once() -> None:
    assert wording.place("Chaman Phatak, Quetta", "Quetta", None, "PK") == "Chaman Phatak, Quetta, PK"
    assert wording.place(None, None) == "place not told"


def test_only_web_addresses_become_links() -> None:
    assert wording.web_link("https://press.example/1")
    for other in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//press.example", "", None):
        assert wording.web_link(other) is None


def claim(raw: str, start: int, end: int, **said: object) -> Claim:
    return Claim(
        id=ClaimId(f"c_{start}_{end}"),
        report=ReportId("r_1"),
        subject=SubjectId("s_1"),
        prop=Prop.KILLED,
        quote=raw[start:end],
        start=start,
        end=end,
        extractor="invented@1",
        **said,  # type: ignore[arg-type]
    )


def report_file(raw: str, claims: tuple[Claim, ...]) -> ReportFile:
    source: Source = SOURCES[0]
    report = Report(id=ReportId("r_1"), source=source.id, external_id="1", raw=raw)
    return ReportFile(report=report, source=source, recorded_at=NOW, claims=claims, incidents=())


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6), st.integers(0, 5))
def test_marking_a_text_changes_none_of_its_words(raw: str, spans: list[tuple[int, int]], chosen: int) -> None:
    inside = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(raw)]
    claims = tuple(claim(raw, start, end) for start, end in inside)
    picked = claims[chosen % len(claims)] if claims else None
    cut = dossiers.pieces(report_file(raw, claims), picked.id if picked else None)
    assert "".join(piece.text for piece in cut) == raw
    assert "".join(piece.text for piece in cut if piece.chosen) == (picked.quote if picked else "")
    assert sum(piece.opens for piece in cut) == int(bool(picked and picked.quote))


def test_a_claim_is_told_as_it_was_made() -> None:
    raw = "at least 4 killed"
    assert wording.claimed(claim(raw, 0, 17, low=4, best=4)) == "at least 4"
    assert wording.claimed(claim(raw, 0, 17, low=4, best=4, high=4)) == "4"
    assert wording.claimed(claim(raw, 0, 17, low=4, best=5, high=9)) == "5 (4–9)"
    assert wording.claimed(claim(raw, 0, 17, best=5, polarity=Polarity.DENIES)) == "not: 5"
    assert wording.claimed(claim(raw, 0, 17)) == raw
    assert dossiers.framing_note(claim(raw, 0, 17, framing=Framing.HYPOTHETICAL)) == "hypothetical, not counted"


points = st.builds(
    CurvePoint,
    known_at=st.integers(0, 10**6).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    prop=st.just("killed"),
    low=counts,
    best=counts,
    high=counts,
    claim=st.just(ClaimId("c_1")),
)


@given(st.lists(points, min_size=1, max_size=12))
def test_a_toll_chart_stays_inside_its_frame(curve: list[CurvePoint]) -> None:
    chart = drawings.toll_chart("killed", curve)
    if chart is None:
        assert all(point.low is point.best is point.high is None for point in curve)
        return
    corners = [
        pair.split(",") for path in (chart.line, chart.band) for pair in path.strip("MZ ").replace("L", "").split()
    ]
    for x, y in corners:
        assert drawings.LEFT <= float(x) <= drawings.RIGHT
        assert drawings.TOP <= float(y) <= drawings.BOTTOM


bins = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)), max_size=120)


@given(bins, st.sampled_from([1, 7, 18, 365]))
def test_the_timeline_fills_its_width_and_no_more(told: list[tuple[int, int, int, int]], days: int) -> None:
    start = date(2001, 1, 1)
    periods = [
        TimelineBin(
            start=start + timedelta(days=place * days),
            end=start + timedelta(days=(place + 1) * days - 1),
            incidents=number,
            killed_low=low,
            killed_best=low + more,
            killed_high=low + more + most,
        )
        for place, (number, low, more, most) in enumerate(told)
    ]
    drawn = drawings.timeline(periods)
    if drawn is None:
        assert not periods
        return
    for bar in drawn.bars:
        assert 0 <= bar.x < bar.x + bar.width <= drawings.WIDTH
        assert 0 <= bar.rise <= drawings.RISE
        assert 0 <= bar.low <= bar.best <= bar.high <= drawings.FALL
        assert (bar.rise > 0) == (bar.period.incidents > 0)


def test_invented_incidents_are_the_same_every_time() -> None:
    assert incidents(5) == incidents(5)


def test_a_reading_shows_how_often_its_rule_was_right_and_a_coded_row_shows_none() -> None:
    assert wording.reading(claim("five", 0, 4)) is None
    grade, words = wording.reading(replace(claim("five", 0, 4), extractor="prose.killed@1")) or ("", "")
    assert grade in set("ABCD")
    assert re.search(r"in [\d,]+ of [\d,]+ cases of texts kept back \(\d+%\) and in [\d,]+ of .*; at least \d+%", words)
    assert wording.reading(replace(claim("five", 0, 4), extractor="prose.new@1")) == (
        "D",
        "how often this reading is right was never measured",
    )
