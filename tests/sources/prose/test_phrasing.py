"""Phrasing: sentences to learn from are whole, and the same every time."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from sabaq.sources.prose.text.leanings import Answer
from tests.house.project import ROOT

NAMES = ("Alpha", "Beta", "Gamma", "Delta")


@pytest.fixture(scope="module")
def phrasing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("phrasing", ROOT / "tools" / "phrasing.py")
    assert spec is not None
    assert spec.loader is not None
    tool = sys.modules["phrasing"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_every_group_of_a_composed_sentence_has_an_answer(phrasing: ModuleType):
    answers = {one.value for one in (Answer.NOTHING, Answer.DID, Answer.DENIES, Answer.CLAIMS)}
    told = set()
    for made in phrasing.phrased(NAMES):
        assert not set("{}@") & set(made.text), made.pattern
        assert {name for name in NAMES if name in made.text} == set(made.answers)
        told |= set(made.answers.values())
    assert told == answers


def test_the_same_sentences_are_composed_every_time(phrasing: ModuleType):
    assert list(phrasing.phrased(NAMES)) == list(phrasing.phrased(NAMES))


def test_no_pattern_gives_one_sentence_twice_with_the_same_groups(phrasing: ModuleType):
    made = [(one.pattern, one.text) for one in phrasing.phrased(NAMES)]
    assert len(set(made)) == len(made)
