"""Cues: skipping a pattern never loses a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.sources.prose import extract
from sabaq.sources.prose.cues import Cued, cues_of
from sabaq.sources.prose.heads import Headed, heads_of
from sabaq.sources.prose.targetwords import TARGET_WORDS
from tests.sources.prose.sentences import SENTENCES
from tests.sources.prose.silences import SILENCES, VICTIMS

OURS = [text for text, _ in (*SENTENCES, *SILENCES, *VICTIMS)]
PIECES = sorted({word for text in OURS for word in text.split()} | {"2023", "5,000", "%"})
PATTERNS = [one for one in Cued.known if extract]  # importing the pipeline registers them all


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r"\b(?:kills?|gunned down)\b", {" kill ", " kills ", " gunned down "}),
        (r"\bblew (?:him|her)self up", {" blew himself up", " blew herself up"}),
        (r"\w+ (?:attacks?)? of", {"  of", " attack of", " attacks of"}),
        (r"\d{1,2}/\d{1,2}", set("0123456789")),
        (r"\d\b ?(?:%|per ?cent\b)", {" % ", "percent ", "per cent "}),
        (r"(?:who|they)[\w ]*(?:been )?led\b", {"led "}),
        (r"\bfc\b.{3,20}\bsaid\b", {" fc "}),
        (r"(?:q[1-4]|h[12])\b", {"q1 ", "q2 ", "q3 ", "q4 ", "h1 ", "h2 "}),
        (r"(?:a|b)c?", None),
        (r"(?:re)+port[ed]", {"porte", "portd"}),
        (r"x*attack\w{2}", {"attack"}),
    ],
)
def test_cues_are_what_every_match_must_hold(pattern: str, cues: set[str] | None):
    assert cues_of(pattern) == cues


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_a_cued_pattern_finds_what_the_plain_one_finds(text: str):
    for one in PATTERNS:
        plain, cued = one.pattern.search(text), one.search(text)
        assert (plain and plain.span()) == (cued and cued.span())
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in one.pattern.finditer(text)]


def test_every_sentence_of_ours_is_searched_alike():
    for text in OURS:
        for one in PATTERNS:
            assert bool(one.search(text)) == bool(one.pattern.search(text)), one.pattern.pattern


def test_flags_are_those_of_re():
    assert Cued(r"\bfoil", re.IGNORECASE).search("They FOILED it")


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"ca[rb]s?|trucks?", {"car", "cab", "truck"}),
        (r"(?:traffic |border )*police\b", {"traffi", "border", "police"}),
        (r"check ?-?posts?", {"check ", "checkp"}),
        (r"(?:air )?bases?(?! camp)", {"air ba", "base"}),
        (r"\w+ post", {""}),
    ],
)
def test_heads_are_what_every_match_begins_with(pattern: str, heads: set[str]):
    assert heads_of(pattern) == heads


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_a_headed_pattern_finds_what_the_plain_one_finds(text: str):
    low = text.lower()
    found = [m.span() for m in TARGET_WORDS.finditer(low)]
    assert found == [m.span() for m in TARGET_WORDS.pattern.finditer(low)]


def test_heads_within_heads_are_tried_in_the_order_of_the_text():
    text = "the army public school, an army school and a public school-bus"
    headed = Headed("(?:army |public )*schools?|public")
    assert [m.group() for m in headed.finditer(text)] == ["army public school", "army school", "public school"]
