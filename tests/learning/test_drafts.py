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
