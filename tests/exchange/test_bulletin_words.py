"""Words of a bulletin: two languages that say the same, and all that is coded has a word."""

from __future__ import annotations

import string
from datetime import date

import pytest

from sabaq.exchange.bulletin.words import LANGUAGES, Words, words
from sabaq.model.bulletins import Certainty
from sabaq.model.checks import CheckGrade, CheckVerdict
from sabaq.model.decisions import Ruling
from sabaq.model.evidence import COUNTS, Prop, SourceKind
from sabaq.model.recommendations import Kind
from sabaq.model.reviews import ReviewKind, ReviewState
from sabaq.model.terms import AttackType, Group, OutcomeWord, TargetClass
from sabaq.workspace.casualties import FIELDS

CODED = {
    "attack": AttackType, "target": TargetClass, "group": Group, "outcome": OutcomeWord, "speaker": SourceKind,
    "verdict": CheckVerdict, "grade": CheckGrade, "review": ReviewKind, "state": ReviewState, "kind": Kind,
    "certainty": Certainty, "ruling": Ruling, "field": (*FIELDS, "gone"),
    "about": (*COUNTS, Prop.OUTCOME, Prop.RESPONSIBILITY), "stance": ("claims", "denies", "blames", "clears"),
}  # fmt: skip
HERE = [words(code) for code in LANGUAGES]


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_both_languages_say_the_same_things_with_the_same_blanks():
    first, *others = HERE
    for other in others:
        assert {key: blanks(text) for key, text in other.texts.items()} == {
            key: blanks(text) for key, text in first.texts.items()
        }
        assert {key: [len(row) for row in rows] for key, rows in other.lists.items()} == {
            key: [len(row) for row in rows] for key, rows in first.lists.items()
        }
        assert [row[1] for row in other.lists["method.standards"]] == [
            row[1] for row in first.lists["method.standards"]
        ]


@pytest.mark.parametrize("w", HERE, ids=LANGUAGES)
def test_every_coded_word_is_told_in_the_language(w: Words):
    missing = [f"{of}.{word}" for of, some in CODED.items() for word in some if f"{of}.{word}" not in w.texts]
    assert missing == []


def test_no_sentence_was_left_untranslated():
    first, other = (words(code).texts for code in ("en", "ur"))
    assert [key for key in first if first[key] == other[key] and blanks(first[key]) == []] == []


def test_values_keep_their_own_direction_where_lines_run_from_the_right():
    w = words("ur")
    assert w("register.told", reports=1200, origins=3) == "\u20661,200\u2069 رپورٹیں، \u20663\u2069 آزاد ذرائع"
    assert w.name("A wire") == "\u2068A wire\u2069"
    assert words("en").name("A wire") == "A wire"
    assert w.day(date(2024, 5, 1)) == "1 مئی 2024"
