"""The scorer of what extract writes: right answers score all, silence nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import agreement, extraction, labelled
from benchmarks.agreement import GROUPS, figure, pairs, score
from benchmarks.labelled import SPLITS, Line, Row, alike, alternatives, lines_of, organisation, rows_of, told_of

EVERY = [row for split in SPLITS for row in rows_of(lines_of(split))]


def answers(row: Row) -> Line:
    """The labels of a text, in the shape that extract writes."""
    said = [{"actor": name, "polarity": polarity, "by": name} for name, polarity in sorted(row.responsibility)]
    incidents = [_answer(label) for label in row.incidents]
    statistics = [{**one, "start": 0, "end": 0} for one in row.statistics]
    return {"incidents": incidents, "statistics": statistics, "responsibility": said}


def _answer(label: Line) -> dict[str, object]:
    place = label["place"]
    parts = {name: (alternatives(place[name]) or (None,))[0] for name in place} if place else {}
    told = {name: (alternatives(label[name]) or (None,))[0] for name in (*agreement.TERMS, "outcome_speaker")}
    organisations = [{"name": name, "role": "perpetrator"} for name in alternatives(label["perpetrator"])]
    return {
        **told,
        **{name: label[name] for name in ("killed", "wounded", "killed_by_group")},
        "place": parts.get("name"),
        "district": parts.get("district"),
        "province": parts.get("province"),
        "organisations": organisations,
        "responsibility": [],
        "is_background": False,
        "spans": [],
    }


def test_an_answer_that_repeats_the_labels_scores_everything():
    made = score(EVERY, {row.id: answers(row) for row in EVERY})
    wrong = {name: tally for name, tally in made.tallies.items() if not tally.wanted == tally.told == tally.right}
    assert wrong == {}
    assert made.misses == []


def test_silence_scores_nothing_and_is_right_where_no_news_is():
    made = score(EVERY, {})
    assert {tally.right + tally.told for tally in made.tallies.values()} == {0}
    assert all(tally.silent == tally.stated for tally in made.tallies.values())
    assert made.quiet == made.without_incident == made.without_figure > 0


def test_incidents_are_paired_by_what_they_say_and_not_by_their_order():
    row = next(row for row in EVERY if len(row.incidents) == 2)
    backwards = [_answer(label) for label in reversed(row.incidents)]
    for label, found in pairs(row.incidents, backwards, row.text):
        assert figure(label["killed"]) == figure(found["killed"])


def test_a_wrong_figure_is_a_miss_and_a_missing_one_is_not_told():
    row = next(row for row in EVERY if len(row.incidents) == 1 and figure(row.incidents[0]["killed"]))
    told = dict(answers(row))
    told["incidents"] = [{**_answer(row.incidents[0]), "killed": {"low": 999, "high": 999}}]
    tally = score([row], {row.id: told}).tallies["killed"]
    assert (tally.wanted, tally.told, tally.right, tally.silent) == (1, 1, 0, 0)
    told["incidents"] = [{**_answer(row.incidents[0]), "killed": None}]
    tally = score([row], {row.id: told}).tallies["killed"]
    assert (tally.wanted, tally.told, tally.right, tally.silent) == (1, 0, 0, 1)


def test_what_is_background_is_not_judged_as_news():
    row = next(row for row in EVERY if row.incidents)
    told = dict(answers(row))
    told["incidents"] = [{**_answer(label), "is_background": True} for label in row.incidents]
    assert score([row], {row.id: told}).tallies["killed"].told == 0


def test_the_commonest_label_and_zero_are_told_beside_a_field():
    made = score(EVERY, {})
    assert re.search(r"\(\d+\.\.\d+\), zero \d", extraction.baseline("killed", made.tallies["killed"]))
    assert re.search(r"\([A-Z]", extraction.baseline("province", made.tallies["province"]))


def test_an_interval_holds_its_share():
    low, high = extraction.wilson(7, 10)
    assert 0 < low < 0.7 < high < 1
    assert extraction.wilson(10, 10)[1] == 1
    assert extraction.share(0, 0).strip() == "-"


def test_names_are_one_up_to_spelling():
    assert alike("Pul-e Alam", "Pul-i-Alam")
    assert alike("South Waziristan", "Upper South Waziristan")
    assert not alike("Quetta", "Turbat")
    assert organisation("Baloch Liberation Army") == organisation("BLA") != organisation("BLF")
    assert organisation("PAFF") == organisation("People's Anti-Fascist Front") != organisation("Bajaur Taliban")


def test_the_extractor_is_asked_without_the_labels(monkeypatch: pytest.MonkeyPatch):
    seen: list[str] = []

    def spy(asked: Path, told: Path, **_: object) -> object:
        seen.extend(asked.read_text(encoding="utf-8").splitlines())
        told.write_text("", encoding="utf-8")
        return type("Done", (), {"rejected": ()})()

    monkeypatch.setattr(labelled, "extract_file", spy)
    assert told_of(lines_of("dev")) == {}
    assert {key for line in seen for key in json.loads(line)} == {
        "report_id", "source", "source_kind", "published", "text",
    }  # fmt: skip


def test_the_misses_of_held_texts_are_neither_printed_nor_browsed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    def never(_: object) -> dict[str, Line]:
        raise AssertionError("held texts were read")

    monkeypatch.setattr(extraction, "told_of", never)
    for words in (["held", "--errors"], ["held", "--browse", str(tmp_path / "page.html")]):
        with pytest.raises(SystemExit):
            extraction.main(words)
        assert "are not shown" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_misses_needs_nothing_else_and_no_text_can_break_out_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    hostile = '</script><script>alert(1)</script> Five killed in "Quetta" \u2028 \U0001f4a5'
    line = {**lines_of("dev")[0], "text": hostile}
    monkeypatch.setattr(extraction, "lines_of", lambda _: [line])
    monkeypatch.setattr(extraction, "told_of", lambda _: {})
    page = tmp_path / "page.html"
    assert extraction.main(["dev", "--texts-only", "--browse", str(page)]) == 0
    assert "silent" in capsys.readouterr().out
    html = page.read_text(encoding="utf-8")
    assert html.count("</script>") == 2
    assert not re.search(r"(?:src|href)=|https?://|url\(", html)
    inside = re.search(r'<script type="application/json" id="misses">(.*?)</script>', html, re.DOTALL)
    assert inside
    shown = json.loads(inside[1])["misses"]
    assert "".join(shown[0]["text"]) == hostile
    assert {"killed", "place"} <= {miss["field"] for miss in shown}


def test_every_group_that_is_judged_can_be_told():
    assert {group for row in EVERY for one in row.incidents for group in one["killed_by_group"]} <= set(GROUPS)
