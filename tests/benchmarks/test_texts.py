"""The labelled texts agree with themselves, and the scorer with both."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks import text_rows, texts
from benchmarks.text_rows import Found, Reading, alike, alternatives, fold, load, organisation
from sabaq.model.terms import AttackType, Group, OutcomeWord, TargetClass

ROWS = {split: load(split) for split in text_rows.SPLITS}
EVERY = [row for rows in ROWS.values() for row in rows]
INCIDENTS = [(row, incident) for row in EVERY for incident in row.incidents]
SMALL = re.findall(
    r"\w+",
    "no a two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
)
TENS = {
    30: "thirty",
    36: "thirty-six",
    40: "forty",
    41: "forty-one",
    45: "forty-five",
    57: "fifty-seven",
    62: "sixty-two",
    80: "eighty",
    12: "dozen",
}
URDU = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HAPPENED = {
    "foiled": r"foil",
    "thwarted": r"thwart",
    "repulsed": r"repuls|repel",
    "neutralised": r"neutrali",
}


def numbers(text: str) -> set[int]:
    """Every number that stands in the text, in figures or in words."""
    plain = text.translate(URDU).lower()
    found = {int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*", plain) if figure.strip(",")}
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", plain)
    found |= {number for number, word in enumerate(SMALL) if word in words}
    for number, word in TENS.items():
        if word in words:
            found.add(number)
    for ten, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2):
        found |= {10 * ten + unit for unit in range(10) if (f"{word}-{SMALL[unit]}" if unit else word) in words}
    if {"an", "one", "couple", "hundred"} & set(words):
        found |= {1, 2}
    return found | {0, 1}


def reachable(text: str) -> set[int]:
    """Numbers of the text and what up to four of them come to."""
    near = sorted(number for number in numbers(text) if number <= 400)
    sums = set(near)
    for _ in range(3):
        sums |= {a + b for a in sums for b in near if a + b <= 400} | {a - b for a in sums for b in near if a > b}
    return sums


@pytest.mark.parametrize("split", [split for split in text_rows.SPLITS if ROWS[split]])
def test_each_split_holds_fifty_texts_or_more_of_all_kinds(split: str):
    kinds = Counter(row.kind for row in ROWS[split])
    assert len(kinds) == 8
    assert sum(kinds.values()) >= 50


def test_no_text_stands_twice():
    assert len({row.id for row in EVERY}) == len({fold(row.text) for row in EVERY}) == len(EVERY)


def test_every_text_is_short():
    assert [row.id for row in EVERY if not 5 <= len(row.text.split()) <= 150] == []


def test_labels_use_the_closed_terms():
    for row, incident in INCIDENTS:
        assert {*alternatives(incident["attack_type"])} <= {*AttackType}, row.id
        assert {*alternatives(incident["target"])} <= {*TargetClass}, row.id
        assert incident["outcome_word"] in {None, *OutcomeWord}, row.id
        assert set(incident["killed_by_group"]) <= set(Group), row.id


def test_every_place_stands_in_its_text():
    def stands(row: text_rows.Row, name: str) -> bool:
        return fold(name) in fold(row.text)

    missing = [
        (row.id, place["name"])
        for row, incident in INCIDENTS
        if (place := incident["place"]) and not any(stands(row, name) for name in alternatives(place["name"]))
    ]
    assert missing == []


def test_every_killed_or_wounded_figure_can_be_made_from_the_numbers_of_its_text():
    for row, incident in INCIDENTS:
        for prop in ("killed", "wounded"):
            for low, high in texts.figure(incident[prop]):
                assert {low, high} - {None} <= reachable(row.text), (row.id, prop, low, high)


def test_groups_are_never_more_than_all_the_killed():
    for row, incident in INCIDENTS:
        groups, whole = incident["killed_by_group"], incident["killed"]
        apart = sum(groups[name]["low"] for name in ("civilians", "security", "attackers") if name in groups)
        assert not apart or apart <= whole["low"], row.id
        assert groups.get("police", {"low": 0})["low"] <= groups.get("security", {"low": 0})["low"], row.id


def test_a_dated_incident_has_its_day_in_the_text():
    for row, incident in INCIDENTS:
        if not (told := incident["date"]) or len(told) != 10:
            continue
        day, published = date.fromisoformat(told), date.fromisoformat(row.published)
        assert day <= published, row.id
        named = WEEKDAYS[day.weekday()] in row.text
        written = {day.day, day.month} & numbers(re.sub(r"[./-]", " ", row.text))
        relative = re.search(
            r"yesterday|last night|overnight|today|day before|next day|day later|evening|tonight|this morning", row.text
        )
        assert named or written or relative, (row.id, told)
        if named and not written:
            assert published - day < timedelta(days=15), row.id


def test_an_outcome_word_stands_in_its_text():
    for row, incident in INCIDENTS:
        word = incident["outcome_word"]
        assert word is None or re.search(HAPPENED[word], row.text, re.IGNORECASE), row.id


def test_no_news_is_said_exactly_where_there_is_no_incident():
    for split in text_rows.SPLITS:
        for line in text_rows.lines_of(split):
            labels = json.loads(line)["labels"]
            assert labels["framing_no_news"] is not bool(labels["incidents"])


def test_an_answer_that_repeats_the_labels_scores_everything():
    score = texts.Score()
    for row in EVERY:
        texts.document(row, repeated(row), score)
    wrong = {name: tally for name, tally in score.tallies.items() if not tally.wanted == tally.told == tally.right}
    assert wrong == {}


def test_silence_scores_nothing_and_is_right_where_no_news_is():
    score = texts.Score()
    for row in EVERY:
        texts.document(row, Reading(), score)
    assert {tally.right + tally.told for tally in score.tallies.values()} == {0}
    assert all(hits == of > 0 for hits, of in texts.silence(EVERY, {}).values())


def test_incidents_are_paired_by_what_they_say_and_not_by_their_order():
    row = next(row for row in EVERY if len(row.incidents) == 2)
    backwards = repeated(row)
    backwards.incidents.reverse()
    assert all(texts.agreement(label, found) > 3 for label, found in texts.pairs(row, backwards) if label and found)


def test_names_are_one_up_to_spelling():
    assert alike("Pul-e Alam", "Pul-i-Alam")
    assert alike("South Waziristan", "Upper South Waziristan")
    assert not alike("Quetta", "Turbat")
    assert organisation("Baloch Liberation Army") == organisation("BLA") != organisation("BLF")


def test_the_extractor_is_asked_without_the_labels(monkeypatch: pytest.MonkeyPatch):
    seen: list[str] = []

    def spy(asked: Path, told: Path, **_: object) -> object:
        seen.extend(asked.read_text(encoding="utf-8").splitlines())
        told.write_text("", encoding="utf-8")
        return type("Done", (), {"rejected": ()})()

    monkeypatch.setattr(text_rows, "extract_file", spy)
    assert text_rows.read("dev") == {}
    assert {key for line in seen for key in json.loads(line)} == {
        "report_id",
        "source",
        "source_kind",
        "published",
        "text",
    }


def test_the_table_is_printed_and_the_misses_of_held_texts_are_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(texts, "read", lambda _: {})
    assert texts.main(["seen", "--errors"]) == 0
    assert "no figure" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        texts.main(["held", "--errors"])


def repeated(row: text_rows.Row) -> Reading:
    """The labels of a text, as if an extractor had told them."""
    statistics = [(float(s["value"]), s["unit"], s["direction"]) for s in row.statistics]
    found = [_found(incident) for incident in row.incidents]
    return Reading(incidents=found, responsibility=set(row.responsibility), statistics=statistics)


def _found(incident: dict[str, object]) -> Found:
    def one(name: str) -> set[str]:
        return set(alternatives(incident[name])[:1])

    place = incident["place"]
    parts = {name: (alternatives(place[name]) or (None,))[0] for name in place} if place else {}
    groups = {name: texts.figure(told) for name, told in incident["killed_by_group"].items()}
    return Found(
        killed=texts.figure(incident["killed"]),
        wounded=texts.figure(incident["wounded"]),
        groups={name: told for name, told in groups.items() if told},
        date=one("date"),
        places=[{"quote": parts["name"], "where": parts}] if place else [],
        attack_type=one("attack_type"),
        target=one("target"),
        perpetrator={organisation(name) for name in alternatives(incident["perpetrator"])},
        outcome_word=one("outcome_word"),
        outcome_speaker=one("outcome_speaker"),
    )
