"""Citations: how data sets cite, and that nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.sources.citations import citations, names

ONE = '"Harbour News,1990-12-29,Two held, one dead: "grave" day"'


def told(cell: str) -> list[tuple[str, date | None, str]]:
    return [(one.outlet, one.published, one.title) for one in citations(cell)]


def test_a_quoted_citation_gives_outlet_day_and_headline():
    assert told(ONE) == [("Harbour News", date(1990, 12, 29), 'Two held, one dead: "grave" day')]


@pytest.mark.parametrize("between", [";", "; ", "", "\n"])
def test_quoted_citations_are_split_by_semicolons_or_by_adjacency(between: str):
    cell = between.join(['"A,2001-01-02,x; y"', '"B Wire,2001-01-03,z"', '"C,2001-01-04,"'])
    assert told(cell)[:2] == [("A", date(2001, 1, 2), "x; y"), ("B Wire", date(2001, 1, 3), "z")]
    assert len(citations(cell)) == 3


def test_a_day_that_does_not_exist_is_left_untold():
    assert told('"A,2001-02-31,x"') == [("A", None, "x")]


def test_numbered_blocks_of_headline_day_and_outlet_are_split():
    cell = "(1) Bomb kills two\n28 January 2010\nWire A\n\n(2) Datasheet of B\n\n(3)Two more die\n2010-01-29\nC News"
    assert told(cell) == [
        ("Wire A", date(2010, 1, 28), "Bomb kills two"),
        ("Datasheet of B", None, "Datasheet of B"),
        ("C News", date(2010, 1, 29), "Two more die"),
    ]


def test_a_monitors_dateline_gives_outlet_and_day():
    assert told("The Post website, Smalltown, in English 1135gmt 07 Jul 09") == [
        ("The Post website", date(2009, 7, 7), "The Post website, Smalltown, in English 1135gmt 07 Jul 09")
    ]


def test_short_references_in_a_row_are_split():
    assert [outlet for outlet, _, _ in told("Dawn website, Karachi, in English 29 Apr 08, AP 12/12. r 3/1")] == [
        "Dawn website",
        "AP",
        "r",
    ]


def test_a_bibliographic_reference_gives_its_parts():
    assert told('"Blast Kills Four," Some Paper, January 5, 2010.') == [
        ("Some Paper", date(2010, 1, 5), "Blast Kills Four")
    ]


def test_a_cell_that_does_not_parse_is_one_citation_with_the_whole_text():
    text = "see the yearbook, p. 12; also a letter"
    assert told(text) == [("see the yearbook", None, text)]


def test_a_long_opening_is_not_taken_for_an_outlet():
    assert told("Four suspected attackers shot dead in the hills near the border")[0][0] == "not named"


def test_a_list_of_outlets_gives_one_citation_each():
    assert [one.outlet for one in names("Dawn (Pakistan); Daily Times ;; X")] == ["Dawn (Pakistan)", "Daily Times", "X"]


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(['"', ",", ";", "2001-01-02", "A", "\n", "(1) ", " "])).map("".join)
)
def test_no_cell_is_lost_and_titles_stand_where_they_say(cell: str):
    found = citations(cell)
    assert bool(found) == bool(cell.strip())
    for one in found:
        assert one.text in cell
        assert one.text[one.start : one.start + len(one.title)] == one.title
    kept = sum(len("".join(filter(str.isalnum, one.text))) for one in found)
    assert kept >= len("".join(filter(str.isalpha, cell)))
