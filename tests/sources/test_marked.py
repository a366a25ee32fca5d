"""Markings: every way in brings them along, and an unknown one is refused."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from sabaq.errors import BadConfig
from sabaq.model.evidence import Marking, Rejected
from sabaq.sources import annotated
from sabaq.sources.base import Arrival, Reader
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.mapping import parse_mapping
from sabaq.sources.prose.documents import extract_lines
from sabaq.sources.prose.documents import reader as prose_reader
from sabaq.sources.tabular import reader as table_reader
from tests.sources.sheets import REGISTER, intake
from tests.sources.test_mapping import SOUND

TEXT = "Five people were killed in Quetta."


def told(folder: Path, reader: Reader, **more: object) -> Arrival | Rejected:
    path = folder / "one.jsonl"
    path.write_text(json.dumps({"id": "1", "source": "A daily", "text": TEXT} | more))
    (found,) = reader.read(path, intake())
    return found


@pytest.fixture(params=["prose", "annotated"])
def lines(request: pytest.FixtureRequest) -> Reader:
    if request.param == "prose":
        return prose_reader(Gazetteer.shipped(), REGISTER)
    return annotated.reader(REGISTER)


def test_a_document_brings_its_marking_and_is_clear_without_one(lines: Reader, tmp_path: Path):
    for marking in Marking:
        found = told(tmp_path, lines, marking=marking.value)
        assert isinstance(found, Arrival)
        assert found.report.marking is marking
    found = told(tmp_path, lines)
    assert isinstance(found, Arrival)
    assert found.report.marking is Marking.CLEAR


@pytest.mark.parametrize("wrong", ["RED", "tlp:red", "TLP:PURPLE", ""])
def test_an_unknown_marking_is_never_taken_for_clear(lines: Reader, tmp_path: Path, wrong: str):
    found = told(tmp_path, lines, marking=wrong)
    assert isinstance(found, Rejected)
    assert (found.column, "TLP:AMBER+STRICT" in found.wanted) == ("marking", True)


def test_what_extract_writes_keeps_the_marking(tmp_path: Path):
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": "1", "source": "A daily", "text": TEXT, "marking": "TLP:RED"}))
    (line,) = extract_lines(path, Gazetteer.shipped())
    found = told(tmp_path, annotated.reader(REGISTER), **json.loads(msgspec.json.encode(line)))
    assert isinstance(found, Arrival)
    assert found.report.marking is Marking.RED


def test_a_mapping_marks_every_row_of_its_table(tmp_path: Path):
    (tmp_path / "mine.toml").write_text('marking = "TLP:AMBER"\n' + SOUND)
    (tmp_path / "mine.csv").write_text("id\n1\n2\n")
    read = table_reader(None, register=REGISTER, map_file=tmp_path / "mine.toml")
    found = [each for each in read.read(tmp_path / "mine.csv", intake()) if isinstance(each, Arrival)]
    assert [each.report.marking for each in found] == [Marking.AMBER, Marking.AMBER]
    with pytest.raises(BadConfig, match="marking"):
        parse_mapping('marking = "AMBER"\n' + SOUND, origin="mine.toml")
