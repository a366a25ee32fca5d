"""Cues: skipping a pattern never loses a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.sources.prose import extract
from sabaq.sources.prose.deeds.targetwords import WORDS
from sabaq.sources.prose.text.cues import BEGUN, Cued, Family, cues_of, stretch, worked_out
from sabaq.sources.prose.text.heads import MANY, heads_of
from sabaq.sources.prose.text.prepared import digest, prepared
from tests.sources.prose.sentences import SENTENCES
from tests.sources.prose.silences import SILENCES, VICTIMS

OURS = [text for text, _ in (*SENTENCES, *SILENCES, *VICTIMS)]
PIECES = sorted({word for text in OURS for word in text.split()} | {"2023", "5,000", "%"})
PATTERNS = [one for one in Cued.known if extract]  # importing the pipeline registers them all


def plain(one: Cued) -> re.Pattern[str]:
    """Give the pattern as `re` has it, where case is ignored by `re` itself."""
    return re.compile(one.source, one.pattern.flags | (re.IGNORECASE if one.low else 0))


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r"\bkills?\b|\bgunned down\b", {"kill ", "kills ", "gunned d"}),
        (r"\bblew (?:him|her)self up", {"blew him", "blew her"}),
        (r"\w+ (?:attacks?)? of", {"of", "attack o", "attacks "}),
        (r"x*(?<![\d.])\b\d{1,2}/\d{1,2}", set("0123456789")),
        (r"\d+ ?(?:%|per ?cent\b)", None),
        (r"\w+ \b(?:percent|per cent)", {"percent", "per cent"}),
        (r"(?:who|they)[\w ]*\b(?:been )?led\b", {"led ", "been led"}),
        (r"\bfc\b.{3,20}\bsaid\b", {"fc "}),
        (r"\A\W*(?:and,? )?earlier\b|\banother", None),
        (r", (?:while|whereas) ", {"while ", "whereas "}),
        (r"(?:a|b)c?", None),
        (r"x*attack\w{2}", None),
    ],
)
def test_cues_are_what_every_match_must_hold(pattern: str, cues: set[str] | None):
    assert cues_of(pattern) == cues


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_a_cued_pattern_finds_what_the_plain_one_finds(text: str):
    for one in PATTERNS:
        whole, cued = plain(one).search(text), one.search(text)
        assert (whole and whole.span()) == (cued and cued.span())
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in plain(one).finditer(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.integers(0, 80), st.integers(0, 80))
def test_a_stretch_of_a_known_text_is_searched_as_if_it_stood_alone(text: str, start: int, length: int):
    BEGUN.clear()
    piece = stretch(text, start, start + length)
    assert piece == text[start : start + length]
    for one in PATTERNS:
        assert [m.span() for m in one.finditer(piece)] == [m.span() for m in plain(one).finditer(piece)]


def test_no_pattern_is_run_on_every_text():
    assert [one.source[:80] for one in PATTERNS if not (one.heads or one.cues)] == []


def test_every_sentence_of_ours_is_searched_alike():
    for text in OURS:
        for one in PATTERNS:
            assert bool(one.search(text)) == bool(plain(one).search(text)), one.source


def test_flags_are_those_of_re():
    assert Cued(r"\bfoil", re.IGNORECASE).search("They FOILED it")
    assert not Cued(r"\bfoil").search("They FOILED it")
    assert Cued(r"\bfoil\w* (?-i:[A-Z])", re.IGNORECASE).search("They FOILED A plot")
    assert not Cued(r"\bfoil\w* (?-i:[A-Z])", re.IGNORECASE).search("They FOILED a plot")


def test_what_ignores_case_gives_its_matches_in_lower_case_at_the_same_place():
    match = Cued(r"\bfoiled\b", re.IGNORECASE).search("İt WAS Foiled")
    assert match
    assert (match.group(), match.start()) == ("foiled", 7)


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"\b(?:ca[rb]s?|trucks?)", {"car", "cab", "truck"}),
        (r"(?<![\w-])(?:traffic |border )*police\b", {"traffic ", "border ", "police "}),
        (r"\bcheck ?-?posts?", {"check po", "check  p", "checkpos"}),
        (r"(?<!army )\b(?:air )?bases?(?! camp)", {"air base", "base"}),
        (r"\bfc\b|\bied\b", {"fc ", "ied "}),
        (r"\b\d days? ago", {f"{n} day{end}" for n in range(10) for end in (" ag", "s a")}),
        (r"\b\w+ post", None),
        (r"post|\bcamp", None),
        (r", while", None),
    ],
)
def test_heads_are_what_every_match_begins_with(pattern: str, heads: set[str] | None):
    assert heads_of(pattern) == heads


def test_heads_of_long_numbers_are_cut_rather_than_counted_out():
    assert len(heads_of(r"\b\d{6}-\d{6}") or ()) in range(1, MANY + 1)


def test_every_noun_of_what_is_attacked_has_heads():
    assert all(one.heads for one in WORDS)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_a_family_finds_what_its_alternation_finds(text: str):
    low = text.lower()
    whole = re.compile("|".join(f"(?:{one.source})" for one in WORDS))
    assert [match.span() for _, match in WORDS.each_in(low)] == [match.span() for match in whole.finditer(low)]


def test_words_within_words_are_tried_in_the_order_of_the_text():
    text = "the army public school, an army school and a public school-bus"
    schools = Family([Cued(r"\b(?:army |public )*schools?\b"), Cued(r"\bpublic\b")])
    found = ["army public school", "army school", "public school"]
    assert [match.group() for _, match in schools.each_in(text)] == found


def test_only_the_compiled_pattern_is_made_when_it_is_asked_for():
    assert all(isinstance(one.pattern, re.Pattern) for one in PATTERNS)
    with pytest.raises(AttributeError, match="shape"):
        _ = PATTERNS[0].shape


def test_what_patterns_begin_with_is_prepared_for_all_that_are_shipped():
    due = {digest(one.source, one.flags): worked_out(one.source, one.flags) for one in PATTERNS}
    told = "run `python tools/prepare_cues.py`: patterns were changed"
    assert prepared() == due, told


def test_a_pattern_that_was_not_prepared_is_worked_out():
    one = Cued(r"\b(?:fres|unheard-o)f\w*", re.IGNORECASE)
    assert digest(one.source, one.flags) not in prepared()
    assert one.heads
    assert one.search("An UNHEARD-OFF blast")
