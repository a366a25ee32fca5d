"""Mapping: shipped ones are sound, faults of a user's are named."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, BadRecord
from sabaq.model.evidence import Prop
from sabaq.model.spacetime import DatePrecision
from sabaq.model.terms import AttackType, TargetClass
from sabaq.sources.base import Arrival
from sabaq.sources.mapping import mapping_file, mapping_names, parse_mapping, shipped_mapping, terms
from sabaq.sources.tabular import guess_mapping, reader
from tests.sources.sheets import PAKISTAN, REGISTER, intake, only, written

SOUND = """
name = "mine"
version = "1"
title = "Mine"
required = ["id"]
recognise = ["id"]
external_id = "id"
[source]
name = "Mine"
"""


def test_every_shipped_mapping_is_sound_and_named_as_its_file():
    assert mapping_names() == ("acled", "generic", "gtd", "maverick", "ucdp-ged")
    for name in mapping_names():
        assert shipped_mapping(name).name == name


def test_word_tables_lead_to_closed_terms_only():
    assert set(terms("attack_types").values()) <= set(AttackType)
    assert set(terms("targets").values()) <= set(TargetClass)
    assert terms("countries")["dr congo (zaire)"] == "CD"


def test_an_unknown_mapping_names_the_known_and_the_nearest():
    with pytest.raises(BadConfig, match=r"did you mean 'ucdp-ged'\? known are acled, generic"):
        reader("ucdp_ged", register=REGISTER)


def test_no_mapping_at_all_is_a_bad_call():
    with pytest.raises(BadConfig, match="no mapping was named"):
        reader(None, register=REGISTER)


def test_a_users_map_file_is_read(tmp_path: Path):
    path = written(tmp_path, SOUND, "mine.toml")
    assert reader(None, map_file=path, register=REGISTER).name == "mine@1"


def test_a_map_file_that_is_not_there_is_a_bad_setting(tmp_path: Path):
    with pytest.raises(BadConfig, match="could not be read"):
        mapping_file(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        ("[dates]\nfirst = 'd'\n", "unknown field `dates`"),
        ("[date]\nfrist = 'd'\n", r"unknown field `frist`.*\$\.date"),
        ("[date]\n", "either a first column or a year column"),
        ("[date]\nfirst = 'd'\nprecision = 'p'\nprecisions = { '1' = 'fortnight' }\n", "fortnight.*minute, hour"),
        ("[[claim]]\nprop = 'kiled'\nbest = 'k'\n", "claim 1: prop 'kiled' is none of date, place"),
        ("[[claim]]\nprop = 'killed'\nvalue = 'k'\n", "killed needs low, best or high"),
        ("[[claim]]\nprop = 'actor'\nbest = 'k'\n", "actor needs a value column"),
        ("[[claim]]\nprop = 'actor'\n", "actor needs a value column"),
        ("[[claim]]\nprop = 'target'\nvalue = 't'\notherwise = 'misc'\n", "misc is none of"),
        ("[[claim]]\nprop = 'target'\nvalue = 't'\nterms = 'goals'\n", "terms 'goals' is none of attack_types"),
        ("[article]\ncolumn = 's'\npattern = '('\n", "not a regular expression"),
        ("[article]\ncolumn = 's'\npattern = '(?P<title>.*)'\n", "lacks the group published"),
        ("[cited]\ncolumns = ['s']\nstyle = 'apa'\n", "cited.style is 'apa'"),
        ("nonsense", "not TOML"),
    ],
)
def test_a_fault_in_a_map_file_is_named(extra: str, words: str):
    with pytest.raises(BadConfig, match=words):
        parse_mapping(SOUND + extra, origin="mine.toml")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "mine"', 'name = "My Map"', "lower-case letters"),
        ('external_id = "id"', 'external_id = "no"', "must be listed in required"),
        ('version = "1"', "version = 1", r"Expected `str`, got `int` - at `\$\.version`"),
        ('title = "Mine"', 'title = "Mine"\nknown_from = "birth"', "known_from is 'birth'"),
        ('[source]\nname = "Mine"', "[source]\n", "source needs a name or a column"),
        ('[source]\nname = "Mine"', '[source]\nname = "Mine"\nkind = "paper"', "source kind 'paper'"),
    ],
)
def test_a_wrong_value_in_a_map_file_is_named(old: str, new: str, words: str):
    with pytest.raises(BadConfig, match=words):
        parse_mapping(SOUND.replace(old, new), origin="mine.toml")


def test_the_header_tells_which_mapping_fits(tmp_path: Path):
    header = ",".join(shipped_mapping("maverick").recognise)
    assert guess_mapping(written(tmp_path, header + "\n", "a.csv")) == "maverick"
    assert guess_mapping(written(tmp_path, "report_id;source;more\n", "b.csv")) == "generic"
    assert guess_mapping(written(tmp_path, "when,what\n", "c.csv")) is None
    both = shipped_mapping("gtd").recognise + shipped_mapping("acled").recognise
    assert guess_mapping(written(tmp_path, ",".join(dict.fromkeys(both)) + "\n", "d.csv")) is None


def test_a_file_that_is_no_table_says_so_instead_of_fitting_nothing(tmp_path: Path):
    with pytest.raises(BadRecord, match="is empty"):
        guess_mapping(written(tmp_path, "", "e.csv"))
    with pytest.raises(BadRecord, match="is a folder"):
        guess_mapping(tmp_path)


def test_a_column_misspelt_in_a_map_file_is_found(tmp_path: Path):
    told = written(tmp_path, SOUND + "[date]\nfirst = 'Dya'\n", "mine.toml")
    rows = written(tmp_path, "id,Day\n1,2024-05-06\n")
    with pytest.raises(BadRecord, match=r"no column 'Dya'.*nearest there is 'Day'"):
        list(reader(None, map_file=told, register=REGISTER).read(rows, intake()))


@pytest.mark.parametrize("optional", ["Dya", "*"])
def test_a_column_may_be_declared_optional(tmp_path: Path, optional: str):
    told = written(tmp_path, f'optional = ["{optional}"]\n{SOUND}[date]\nfirst = "Dya"\n', "mine.toml")
    rows = written(tmp_path, "id,Day\n1,2024-05-06\n")
    (found,) = reader(None, map_file=told, register=REGISTER).read(rows, intake())
    assert isinstance(found, Arrival)
    assert found.claims == ()


def test_formats_with_hours_and_without_days_keep_their_precision(tmp_path: Path):
    rules = "[published]\ncolumn = 'p'\nformats = ['%d/%m/%Y %H:%M']\n[date]\nfirst = 'd'\nformats = ['%B %Y', '%Y']\n"
    told = written(tmp_path, SOUND + rules, "mine.toml")
    rows = written(tmp_path, "id,p,d\n1,06/05/2024 14:30,April 2024\n2,,2023\n")
    first, second = reader(None, map_file=told, register=REGISTER).read(rows, intake())
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert first.report.published_at == datetime(2024, 5, 6, 14, 30, tzinfo=PAKISTAN)
    assert first.report.published_precision == "minute"
    for arrival, days, precision in ((first, 30, DatePrecision.MONTH), (second, 365, DatePrecision.YEAR)):
        when = only(arrival, Prop.DATE).when
        assert when is not None
        assert ((when.last - when.first).days + 1, when.precision) == (days, precision)
