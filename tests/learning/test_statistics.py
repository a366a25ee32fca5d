"""Statistic checks: recounted, weighed, and read out of words."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.checks import covered_by_chance, covered_by_habit
from sabaq.errors import BadConfig
from sabaq.learning.statistics import check_statistic
from sabaq.learning.statistics_intervals import by_chance, by_habit, dispersion_of, percent_change
from sabaq.learning.statistics_questions import read_question, read_window
from sabaq.learning.statistics_series import published_series, stated_changes
from sabaq.model.evidence import Claim, Report, Source
from sabaq.model.series import Metric, Series, StatisticCheck, StatisticVerdict, Tally, Window, month_of
from sabaq.sources.annotated import reader
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.casebook import count_files
from sabaq.sources.register import Register
from sabaq.store.moments import to_text
from tests.learning.casebook import NOW, ZONE

PICSS = "(PICSS): attacks"


def arrivals() -> list[Arrival]:
    intake = Intake(archive="", now=NOW, zone=ZONE, source_name=None, back_filled=None)
    read = [each for path in count_files() for each in reader(Register.load(None)).read(path, intake)]
    assert all(isinstance(each, Arrival) for each in read)
    return [each for each in read if isinstance(each, Arrival)]


@pytest.fixture(scope="module")
def evidence() -> dict[str, pa.Table]:
    """Give the shipped counts and changes in the shape in which a ledger gives its evidence."""
    told = list(enumerate(arrivals(), 1))
    sources = {each.source.id: each.source for _, each in told}
    return {
        "claims": pa.Table.from_pylist([_claim(seq, claim) for seq, each in told for claim in each.claims]),
        "reports": pa.Table.from_pylist([_report(seq, each.report) for seq, each in told]),
        "sources": pa.Table.from_pylist([_source(each) for each in sources.values()]),
    }


def _claim(seq: int, claim: Claim) -> dict[str, object]:
    when = claim.when
    return {
        "id": claim.id, "report_seq": seq, "prop": claim.prop.value, "value": claim.value, "speaker": claim.speaker,
        "polarity": claim.polarity.value, "first_day": when.first.isoformat() if when else None,
        "last_day": when.last.isoformat() if when else None,
    }  # fmt: skip


def _report(seq: int, report: Report) -> dict[str, object]:
    said = to_text(report.published_at) if report.published_at else None
    return {"seq": seq, "id": report.id, "source": report.source, "published_at": said, "known_at": said}


def _source(source: Source) -> dict[str, object]:
    return {"id": source.id, "name": source.name}


def asked(evidence: dict[str, pa.Table], words: str, said: date = date(2026, 1, 15)) -> StatisticCheck:
    return check_statistic(read_question(words, said_at=said), published_series(evidence), prefer="PICSS")


def test_july_to_august_2023_changed_by_more_than_chance_and_by_no_more_than_the_series_usually_does(
    evidence: dict[str, pa.Table],
):
    check = asked(evidence, "attacks rose 83 percent from July to August 2023")
    assert check.recount
    assert check.by_chance
    assert check.by_habit
    assert (check.recount.before, check.recount.after, check.verdict) == (54, 99, StatisticVerdict.AGREES)
    assert (round(check.by_chance.low), round(check.by_chance.high)) == (30, 160)
    assert (round(check.by_habit.low), check.by_habit.high) == (-23, pytest.approx(337, abs=3))
    assert check.habit_months == 25
    assert [each.split(":")[0] for each in check.sentences] == [
        "The count changed", "More than chance", "No more than this series usually jumps",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("attacks up 56 percent in 2021 compared with 2020", 188, 294),
        ("attacks up 70 percent in 2023 compared with 2022", 380, 645),
        ("attacks up 40 percent in 2024 compared with 2023", 645, 905),
        ("deaths up 81 percent in 2023 compared with 2022", 539, 976),
        ("attacks fell 23 percent from March to April 2025", 105, 81),
    ],
)
def test_what_was_published_is_recounted_to_a_point(evidence: dict[str, pa.Table], words: str, before: int, after: int):
    check = asked(evidence, words)
    assert check.recount
    assert (check.recount.before, check.recount.after) == (before, after)
    assert check.verdict is StatisticVerdict.AGREES


def test_a_restated_base_is_told(evidence: dict[str, pa.Table]):
    check = asked(evidence, "attacks up 27 percent in 2022 compared with 2021")
    assert check.verdict is StatisticVerdict.DIFFERS
    assert any("restated" in each for each in check.warnings)
    assert any("as first given, 294 and 376" in each for each in asked(
        evidence, "attacks up 28 percent in 2022 compared with 2021").warnings)  # fmt: skip


def test_a_change_since_august_2021_that_nothing_counts_names_what_is_held_instead(evidence: dict[str, pa.Table]):
    check = asked(evidence, "attacks rose 84 percent since August 2021", date(2023, 2, 15))
    assert check.verdict is StatisticVerdict.NO_COUNT
    told = " ".join(check.warnings)
    assert "as long a time before it" in told
    assert "165 to 250, +52 %" in told
    assert "87 to 89, +2 %" in told


def test_every_change_of_the_casebook_that_can_be_recounted_is_within_its_rounding(evidence: dict[str, pa.Table]):
    series = published_series(evidence)
    found = [check_statistic(each, series) for each in stated_changes(evidence, zone=ZONE)]
    differing = [each for each in found if each.verdict is StatisticVerdict.DIFFERS]
    assert len(found) == 14
    assert [each.asked.percent for each in found if each.verdict is StatisticVerdict.NO_COUNT] == [60]
    assert [each.asked.percent for each in differing] == [28]  # its base was restated from 376 to 380
    assert any("as first given" in each for each in differing[0].warnings)


def test_a_count_that_is_known_later_is_not_used_before(evidence: dict[str, pa.Table]):
    early = {**evidence, "reports": evidence["reports"]}
    march = Window(first=date(2023, 3, 1), last=date(2023, 3, 31))
    series = next(each for each in published_series(early) if each.name.endswith(PICSS))
    tally = series.tally(march)
    assert tally
    assert (tally.count, tally.earlier) == (39, (37,))


@pytest.mark.parametrize(
    ("words", "percent", "before", "after"),
    [
        ("attacks rose 83 percent from July to August 2023", 83, "2023-07", "2023-08"),
        ("a 22% fall in attacks in April 2025 compared to March 2025", -22, "2025-03", "2025-04"),
        ("deaths up 81 per cent in 2023 over 2022", 81, "2022", "2023"),
        ("attacks rose by 12.5% since October 2022", 12.5, "2022-07..2022-09", "2022-10..2022-12"),
        ("attacks rose 40 percent in 2024", 40, "2023", "2024"),
    ],
)
def test_windows_are_read_out_of_words(words: str, percent: float, before: str, after: str):
    found = read_question(words, said_at=date(2023, 1, 10) if "October" in words else date(2025, 12, 31))
    assert (found.percent, found.before, found.after) == (percent, read_window(before), read_window(after))


def test_words_without_times_say_what_is_wanted():
    with pytest.raises(BadConfig, match="--before and --after"):
        read_question("attacks are declining significantly", said_at=date(2023, 1, 1))


def test_windows_given_win_over_those_read():
    found = read_question(
        "up 9 % in 2021", said_at=date(2023, 1, 1), before=read_window("2020H1"), after=read_window("2020H2")
    )
    assert str(found.before) == "January 2020 to June 2020"


def series(counts: list[int], metric: Metric = Metric.ATTACKS) -> Series:
    start = month_of(date(2020, 1, 1))
    return Series(
        name="invented: attacks", metric=metric, version="1",
        published={start.moved(n): Tally(count=count) for n, count in enumerate(counts)},
    )  # fmt: skip


def test_a_small_base_and_a_choice_of_windows_are_warned_of():
    up_and_down = series([20, 10] * 15)
    question = read_question("attacks up 100 percent", said_at=date(2022, 1, 1), before=read_window("2021-02"),
                             after=read_window("2021-03"))  # fmt: skip
    told = " ".join(check_statistic(question, [up_and_down]).warnings)
    assert "Small base: 10 before" in told
    assert "The choice of windows decides" in told


COUNTS = st.integers(1, 400)


@given(COUNTS, COUNTS, st.floats(1, 9))
def test_intervals_hold_the_change_and_widen_with_habit(before: int, after: int, dispersion: float):
    change = percent_change(before, after)
    assert change is not None
    chance, habit = by_chance(before, after), by_habit(before, after, dispersion=dispersion)
    assert chance.low < change < chance.high
    assert habit.low < change < habit.high
    wider = by_habit(before, after, dispersion=dispersion + 1)
    assert wider.low <= habit.low
    assert wider.high >= habit.high


@given(COUNTS, COUNTS)
def test_turning_the_windows_round_turns_the_interval_round(before: int, after: int):
    there, back = by_chance(before, after), by_chance(after, before)
    assert (there.low / 100 + 1) * (back.high / 100 + 1) == pytest.approx(1)


def test_an_empty_window_has_an_interval_all_the_same():
    assert by_chance(0, 5).high == math.inf
    assert by_chance(5, 0).low == -100
    assert by_chance(0, 0).holds_zero


@given(st.lists(st.integers(0, 200), min_size=1, max_size=40))
def test_a_series_never_varies_less_than_chance(counts: list[int]):
    assert dispersion_of(counts) >= 1


def test_both_intervals_hold_the_true_change_as_often_as_they_say():
    chance = np.random.default_rng(3)
    for rise in (1.0, 1.8):
        assert 0.93 <= covered_by_chance(chance, mean=60, rise=rise, runs=2000) <= 0.97
    for mean, dispersion in ((80, 1.5), (80, 3.0), (80, 7.0), (20, 7.0)):
        assert 0.93 <= covered_by_habit(chance, mean=mean, dispersion=dispersion, rise=1.0, runs=4000) <= 0.975
        assert covered_by_habit(chance, mean=80, dispersion=dispersion, rise=1.8, runs=1000) >= 0.93  # it counts itself
