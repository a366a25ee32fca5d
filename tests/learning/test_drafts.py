"""Drafts of a review: each stance in its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sabaq.learning.drafts import draft
from tests.server.invented_files import file_of
from tests.server.invented_picture import incidents


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        ("claims", "Hill Front claimed it"),
        ("denies", "Hill Front denied it"),
        ("blamed", "Hill Front was blamed for it"),
        ("cleared", "Hill Front was cleared of it"),
    ],
)
def test_a_draft_says_how_each_stands_to_the_act(stance: str, words: str):
    (one,) = incidents(1)
    told = file_of(replace(one, reports=4))
    (first, *_) = told.responsibility
    drafted = draft(replace(told, responsibility=(replace(first, stance=stance),)), ())
    assert [each.text.partition(" on ")[0] for each in drafted if each.text.startswith("Hill Front")] == [words]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((7, 7, 7), "7 killed"),
        ((3, 4, 5), "3 to 5 killed, best 4"),
        ((148, 154, None), "at least 148 killed, best 154"),
        ((148, 148, None), "at least 148 killed"),
    ],
)
def test_a_draft_writes_a_toll_in_words(figures: tuple[int, int, int | None], words: str):
    (one,) = incidents(1)
    told = file_of(replace(one, reports=4))
    killed = next(value for value in told.values if value.prop == "killed" and value.group == "all")
    low, best, high = figures
    drafted = draft(replace(told, values=(replace(killed, low=low, best=best, high=high),)), ())
    assert [f" {words}, from " in each.text for each in drafted if each.text.startswith("By the rule")] == [True]
