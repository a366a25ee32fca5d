"""Odd documents: extract answers or rejects, never crashes, never stalls."""

from __future__ import annotations

import io
import json
import sys
import time
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.cli import main
from sabaq.errors import BadRecord
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.lines import Extracted, extract_file

PLACES = Gazetteer.shipped()
REPORT = {"id": "good", "text": "Five people were killed in a blast in Quetta on Monday.", "published": "2024-05-30"}
LONG = 60_000  # characters of one hostile text
CPU_S = 12.0  # for one of them; ten times what it takes on an idle machine
HOSTILE = {
    "digits": "1234567890", "commas": ",", "figures": "5, ", "quotes": '"5 killed" ', "apostrophes": "'",
    "of whom": "5 killed of whom including ", "including": "including two ", "lists": "two soldiers, ",
    "deaths": "5 dead. ", "names": "TTP ", "claims": "The TTP claimed responsibility. ", "brackets": "(5) ",
    "places": "in Quetta, ", "days": "on Monday ", "dates": "5/5/24 ", "half numbers": "hundred and ",
    "percents": "84 percent increase in attacks ", "datelines": "QUETTA: 5 killed.\n\n", "numbered": "1. Five killed. ",
    "tags": "<b>5 killed</b>&amp;", "open tags": "<", "soft hyphens": "5\xad killed", "one word": "5killed",
    "dashes": "five-", "speakers": "police said that ", "hypotheses": "if the ", "wanted": "wanted for ",
    "right to left": "\u202e5 killed\u202c ", "urdu": "پشاور میں دھماکا ", "emoji": "💥 5 killed ",
    "updates": "Another 5 killed in Quetta. Two more died. ", "blanks": " ", "stops": ".",
    "unknown groups": "calling itself Army. ",
}  # fmt: skip


def extracted(folder: Path, *lines: object) -> tuple[Extracted, list[dict[str, object]]]:
    asked, out = folder / "in.jsonl", folder / "out.jsonl"
    asked.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = extract_file(asked, out, gazetteer=PLACES, zone=UTC)
    return done, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def assert_spans_fit(told: dict[str, object]) -> None:
    text = told["text"]
    assert isinstance(text, str)
    for claim in told["claims"]:  # type: ignore[attr-defined]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
    spans = [span for incident in told["incidents"] for span in incident["spans"]]  # type: ignore[attr-defined]
    for span in (*spans, *told["statistics"]):  # type: ignore[misc]
        assert 0 <= span["start"] < span["end"] <= len(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_takes_no_more_than_the_time_of_its_length(tmp_path: Path, name: str):
    unit = HOSTILE[name]
    start = time.process_time()
    done, [told] = extracted(tmp_path, {"text": f"5 killed {unit * (LONG // len(unit))}"})
    assert time.process_time() - start < CPU_S
    assert done.rejected == ()
    assert_spans_fit(told)


@pytest.mark.parametrize(
    "text",
    [
        "💥💥💥", "<html><body><p>5 killed</p></body></html>", "\u202e\u200f\u200e", "پشاور میں 5 افراد ہلاک",
        "\ufeff5 killed",
        "5 killed\u2028in Quetta\x85yesterday", "Ｆｉｖｅ killed", "5\u0301 killed", "५ killed", "a" * 100_000,
    ],
)  # fmt: skip
def test_odd_text_gives_one_line_whose_spans_fit(tmp_path: Path, text: str):
    done, [told] = extracted(tmp_path, {"id": 1, "text": text})
    assert (done.rejected, told["id"], told["text"]) == ((), 1, text)
    assert_spans_fit(told)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", None),
        ("{", "one JSON object"),
        ("null", "one JSON object"),
        ('"text"', "one JSON object"),
        ("[1]", "one JSON object"),
        ('{"text": null}', "own words"),
        ('{"text": " \\n"}', "own words"),
        ('{"text": ["five killed"]}', "one JSON object"),
        ('{"text": "five \\u0000 killed"}', "binary"),
        ('{"text": "five \\ud800 killed"}', "JSON object|Unicode"),
        ('{"text": "%s"}' % ("\\u0007" * 50), "binary"),
        ('{"text": "ok", "published": "soon"}', "write it as"),
        ('{"text": "ok", "published": "0001-01-01T00:00:00+14:00"}', "a day after"),
        ('{"text": "ok", "published": 5}', "one JSON object"),
        ('{"text": "%s"}' % ("five killed " * 900_000), "one report"),
        ('{"text": "ok", "source": %s}' % ('{"name":' * 2000 + "1" + "}" * 2000), "one JSON object"),
    ],
)
def test_a_bad_line_is_rejected_with_what_was_wanted_and_the_next_is_read(
    tmp_path: Path, line: str, wanted: str | None
):
    asked, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text(f"{json.dumps(REPORT)}\n{line}\n{json.dumps({**REPORT, 'id': 2})}\n", encoding="utf-8")
    done = extract_file(asked, out, gazetteer=PLACES, zone=UTC)
    assert [json.loads(told)["id"] for told in out.read_text(encoding="utf-8").splitlines()] == ["good", 2]
    assert len(done.rejected) == (wanted is not None)
    for one in done.rejected:
        assert one.row == 2
        assert len(str(one)) < 2_000
        assert any(words in one.wanted for words in str(wanted).split("|")), one


@pytest.mark.parametrize("source", [None, "A wire", {"name": "A wire", "kind": "wire", "x": [1]}, {}, {"name": 7}])
def test_a_source_may_be_a_name_or_an_object_and_comes_back_as_it_was(tmp_path: Path, source: object):
    done, [told] = extracted(tmp_path, {**REPORT, "source": source, "source_kind": "wire", "unknown": {"a": None}})
    assert done.rejected == ()
    assert (told["source"], told["source_kind"]) == (source, "wire")


def test_an_empty_file_gives_an_empty_file(tmp_path: Path):
    done, told = extracted(tmp_path)
    assert (done.documents, done.rejected, told) == (0, (), [])


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\x1f\x8bnot gzip", b"PK\x03\x04" + b"\0" * 99, b"[{}]"])
def test_a_file_of_another_kind_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes):
    (tmp_path / "in.jsonl").write_bytes(content)
    with pytest.raises(BadRecord):
        extract_file(tmp_path / "in.jsonl", tmp_path / "out.jsonl", gazetteer=PLACES, zone=UTC)
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_rejected_line_ends_the_command_with_one_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "in.jsonl").write_text(f"{json.dumps(REPORT)}\n{{\n", encoding="utf-8")
    said = io.StringIO()
    monkeypatch.setattr(
        sys, "argv", ["sabaq", "extract", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]
    )
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", said)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert said.getvalue().startswith("sabaq: in.jsonl, row 2: saw '{'")
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1


WORDS = st.sampled_from(
    ["5 killed", "five soldiers", "Quetta", "in Mastung", "the TTP", "BLA", "claimed responsibility", "denied",
     "on Monday", "last year", "84 percent", "attacks rose", "including", "of whom", ",", ".", ";", "\n\n", "(", ")",
     '"', "'", "\xad", "\u200b", "\u2028", "\u202e", "💥", "<b>", "&amp;", "&#x1F4A5;", "پشاور", "T TP",
     "foiled", "\ufeff", "İ", "ﷺ", "PESHAWAR (", ") -", "1.", "-", "wounded", "bodies", "another", "drill"]
)  # fmt: skip


@settings(max_examples=150)
@given(text=st.lists(st.one_of(WORDS, st.text(max_size=5)), min_size=1, max_size=50).map(" ".join))
def test_whatever_is_written_each_span_lies_in_its_text(tmp_path_factory: pytest.TempPathFactory, text: str):
    done, told = extracted(tmp_path_factory.getbasetemp(), {"id": 1, "text": text})
    assert done.documents + len(done.rejected) == 1
    for one in told:
        assert_spans_fit(one)
