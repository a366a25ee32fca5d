"""Baselines: a number keeps what it is compared with, in the text's own words."""

from __future__ import annotations

import pytest

from sabaq.sources.prose.sums.statistics import statistics

CASES = [
    ("Militant attacks rose by 22 percent over the year before.", "over the year before"),
    ("Attacks were 41 percent higher than the five-year average.", "than the five-year average"),
    ("Total fatalities were 17 percent lower than in the second quarter.", "than in the second quarter"),
    ("There were 99 militant attacks in August, against 74 in July.", "against 74 in July"),
    ("The month saw 54 attacks, down from 67 in December.", "down from 67 in December"),
    ("Deaths in militant attacks fell from 60 in May to 25 in June.", "from 60 in May"),
    ("Casualties decreased by 12% compared to the same period in 2019.", "compared to the same period in 2019"),
    ("Militant attacks in Balochistan have tripled since 2020.", "since 2020"),
    ("There were 1,095 civilian deaths between August 2021 and May 2023.", "between August 2021 and May 2023"),
    ("Militant attacks in the province nearly tripled in 2024, the report said.", "in 2024"),
    ("Combat-related deaths jumped 73 per cent month on month.", "month on month"),
    ("Attacks rose 84 percent since the takeover and deaths did too.", "since the takeover"),
    ("The province accounted for 63 percent of all deaths.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_a_baseline_is_told_as_written(sentence: str, wanted: str | None):
    found = statistics(sentence, summed=True)
    assert wanted in {one.baseline for one in found}


def test_a_clause_that_sets_another_number_apart_lends_no_baseline():
    first, second = statistics("Attacks rose by 20 percent over 2022, while deaths fell by 5 percent.", summed=True)
    assert (first.baseline, second.baseline) == ("over 2022", None)
