"""Register: names as told find their source."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadConfig
from sabaq.model.evidence import Interest, SourceKind
from sabaq.sources.register import Register
from tests.sources.sheets import REGISTER, written


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Reuters News", "reuters"),
        ("REUTERS", "reuters"),
        ("Agence France Presse", "afp"),
        ("The News website, Islamabad, in English", "the-news-pk"),
        ("Associated Press of Pakistan news agency", "app"),
        ("Associated Press Newswires", "ap"),
        ("The Nation (All Africa)", "nation-ke"),
        ("The Standard (BBC Monitoring Africa)", "standard-ke"),
        ("BBC Monitoring South Asia", "bbc-monitoring"),
        ("BBC", "bbc"),
        ("SATP Pakistan datasheet", "satp"),
        ("ISPR", "ispr"),
        ("Umar Media", "ttp-media"),
        ("UCDP GED", "ucdp-ged"),
    ],
)
def test_a_name_as_told_finds_its_source(told: str, found: str):
    assert REGISTER.source(told).id == found


def test_an_unknown_name_cannot_be_judged_and_stands_alone():
    source = REGISTER.source("Gazette of Nowhere")
    assert (source.id, source.independence_group) == ("gazette-of-nowhere", "gazette-of-nowhere")
    assert source.kind is SourceKind.PRESS
    assert source.reliability_for("killed") == "F"


def test_a_hint_gives_an_unknown_source_its_kind():
    assert REGISTER.source("Valley Clinic", SourceKind.HOSPITAL).kind is SourceKind.HOSPITAL
    assert REGISTER.source("Voice of the Front", SourceKind.MILITANT).interest is Interest.PARTY


def test_a_reprint_and_its_original_are_one_source():
    assert REGISTER.source("Hill Paper (All Africa)") == REGISTER.source("Hill Paper")


def test_papers_that_print_one_wire_are_one_origin():
    groups = {REGISTER.source(name).independence_group for name in ("Velmara Wire Service", "Kardur Courier")}
    assert len(groups) == 1


def test_those_who_fight_are_parties_and_never_trusted_on_tolls():
    militants = [source for source in REGISTER.sources if source.kind is SourceKind.MILITANT]
    assert militants
    assert all(source.interest is Interest.PARTY for source in militants)
    assert all(source.reliability_for("killed") in "EF" for source in militants)


def test_the_users_table_wins_over_the_shipped_one(tmp_path: Path):
    path = written(
        tmp_path,
        '[[source]]\nid = "reuters"\nname = "Reuters"\nkind = "wire"\nreliability = { "*" = "A" }\n'
        '[[source]]\nid = "mine"\nname = "Dawn"\nkind = "press"\n',
        "sources.toml",
    )
    register = Register.load(path)
    assert register.source("reuters").reliability_for("killed") == "A"
    assert register.source("Dawn").id == "mine"
    assert register.source("AFP").id == "afp"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[source]]\nid = "x"\nname = "X"\nkind = "pres"\n', "pres"),
        ('[[source]]\nid = "x"\nname = "X"\n', "kind"),
        ('[[source]]\nid = "x"\nname = "X"\nkind = "press"\nrelability = {}\n', "relability"),
        ('[[source]]\nid = "x"\nname = "X"\nkind = "press"\nreliability = { killed = "G" }\n', "'G'.*A to F"),
        ('[[source]]\nid = "x"\nname = "X"\nkind = "press"\nreliability = { kiled = "B" }\n', "kiled"),
        ('[[source]]\nid = "X y"\nname = "X"\nkind = "press"\n', "lower-case"),
        ('[[source]]\nid = "x"\nname = "."\nkind = "press"\n', "empty"),
        ('[[source]]\nid = "x"\nname = "X"\nkind = "press"\npatterns = ["("]\n', "regular expression"),
        ('[[source]]\nid = "x"\nname = "X"\nkind = "press"\n' * 2, "twice"),
        ("[[source]\n", "not TOML.*line 1"),
    ],
)
def test_a_bad_table_says_which_source_and_what(tmp_path: Path, text: str, words: str):
    with pytest.raises(BadConfig, match=words):
        Register.load(written(tmp_path, text, "sources.toml"))


def test_a_table_that_cannot_be_read_is_a_bad_setting(tmp_path: Path):
    with pytest.raises(BadConfig, match="could not be read"):
        Register.load(tmp_path / "none.toml")


@given(st.text(max_size=80))
def test_any_name_gives_a_source_and_always_the_same(name: str):
    first = REGISTER.source(name)
    assert first.id
    assert Register.load().source(name) == first
