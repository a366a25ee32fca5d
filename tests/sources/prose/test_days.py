"""Days: each attack has the day that its report states, and no other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.when.dates import find_dates
from tests.sources.prose.dated import PUBLISHED, RELEASES, REPORTS, WORDS


def read(text: str, published: date | None) -> tuple[Claim, ...]:
    return extract(Document(report=ReportId("r"), raw=text, published=published), gazetteer=Gazetteer.shipped())


def stated(claims: tuple[Claim, ...]) -> list[str | None]:
    """Give the date of each thing told as news, in order."""
    dates: dict[str, str | None] = {}
    for claim in claims:
        if claim.framing is Framing.NEWS:
            dates.setdefault(claim.subject, None)
            if claim.prop is Prop.DATE:
                dates[claim.subject] = claim.value
    return list(dates.values())


def written(text: str) -> str | None:
    """Give the first date of some words as an attack's claim would write it."""
    found = find_dates(text, PUBLISHED)
    if not found:
        return None
    first = found[0].when.first
    match found[0].when.precision.value:
        case "month":
            return f"{first:%Y-%m}"
        case "week":
            return f"{first:%G-W%V}"
    return first.isoformat()


@pytest.mark.parametrize(("words", "wanted"), WORDS, ids=[words for words, _ in WORDS])
def test_words_name_their_day(words: str, wanted: str | None):
    assert written(words) == wanted


@pytest.mark.parametrize(("text", "wanted"), REPORTS, ids=[text[:60] for text, _ in REPORTS])
def test_an_attack_has_the_day_that_its_report_states(text: str, wanted: list[str | None]):
    assert stated(read(text, PUBLISHED)) == wanted


@pytest.mark.parametrize(("text", "wanted"), RELEASES, ids=[text[:40] for text, _ in RELEASES])
def test_a_release_takes_its_year_from_its_own_head_or_from_nowhere(text: str, wanted: str | None):
    assert next(iter(stated(read(text, None))), None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A bomb killed two policemen in Quetta at about 7:40 pm on Tuesday.", "2024-05-28T19:40:00+05:00"),
        ("Gunmen attacked a post in Bannu at 0330 hrs on 27 May, killing a soldier.", "2024-05-27T03:30:00+05:00"),
        ("272215 MAY fire raid on post in Bannu, 1 x soldier killed.", "2024-05-27T22:15:00+05:00"),
        ("270130Z MAY 24 fire raid on post in Bannu, 1 x soldier killed.", "2024-05-27T01:30:00+00:00"),
        ("A blast killed three in Kabul around 9 am on Monday.", "2024-05-27T09:00:00+04:30"),
        ("Gunmen killed two in Karachi on Tuesday night at 1:30 am.", None),
        ("Five were killed in a blast in Quetta on Tuesday, rescuers said by 10 pm.", None),
        ("A bomb killed two in Quetta on Tuesday.", None),
    ],
)
def test_a_clock_time_beside_the_day_gives_the_moment(text: str, wanted: str | None):
    [when] = [claim.when for claim in read(text, PUBLISHED) if claim.prop is Prop.DATE and claim.when]
    assert (when.at.isoformat() if when.at else None) == wanted


def test_last_of_a_month_s_name_said_in_that_month_is_last_year_s():
    assert written("Last May a mine killed ten.") == "2023-05"
    assert written("Last April a mine killed ten.") == "2024-04"


@given(st.dates(min_value=date(1990, 1, 8), max_value=date(2035, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_such_day_up_to_publication(published: date, back: int):
    meant = date.fromordinal(published.toordinal() - back)
    [found] = find_dates(f"Gunmen killed two men on {meant:%A}.", published)
    assert found.when.first == meant


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2035, 12, 31)))
def test_a_written_day_is_read_back(day: date):
    for text in (f"{day:%-d %B %Y}", f"{day:%B %-d, %Y}", f"{day:%-d %b %Y}", day.isoformat(), f"{day:%d/%m/%Y}"):
        [found] = find_dates(f"A bomb exploded on {text}.", None)
        assert found.when.first == found.when.last == day
