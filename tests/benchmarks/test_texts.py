"""The labelled texts agree with themselves and with the convention."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from benchmarks.agreement import figure
from benchmarks.labelled import SPLITS, Row, alternatives, fold, lines_of, rows_of
from sabaq.model.terms import AttackType, Group, OutcomeWord, TargetClass

ROWS = {split: rows_of(lines_of(split)) for split in SPLITS}
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
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
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
        ends = ("", "-one", *(f"-{unit}" for unit in SMALL[2:10]))
        found |= {10 * ten + unit for unit, end in enumerate(ends) if word + end in words}
    if {"an", "one", "couple", "hundred"} & set(words):
        found |= {1, 2}
    return found | {0, 1}


def reachable(text: str) -> set[int]:
    """Numbers of the text and what up to four of them come to."""
    near = sorted(number for number in numbers(text) if number <= 400)
    sums = set(near)
    for _ in range(3):
        sums |= {a + b for a in sums for b in near if a + b <= 400} | {a - b for a in sums for b in near if a > b}
    return sums | set(numbers(text))


@pytest.mark.parametrize("split", [split for split in SPLITS if ROWS[split]])
def test_each_split_holds_fifty_texts_or_more_of_all_kinds(split: str):
    kinds = Counter(row.kind for row in ROWS[split])
    assert len(kinds) == 8
    assert sum(kinds.values()) >= 50


def test_no_text_stands_twice():
    assert len({row.id for row in EVERY}) == len({fold(row.text) for row in EVERY}) == len(EVERY)


def test_every_text_is_short():
    assert [row.id for row in EVERY if not 5 <= len(row.text.split()) <= 270] == []


def test_labels_use_the_closed_terms():
    for row, incident in INCIDENTS:
        assert {*alternatives(incident["attack_type"])} <= {*AttackType}, row.id
        assert {*alternatives(incident["target"])} <= {*TargetClass}, row.id
        assert incident["outcome_word"] in {None, *OutcomeWord}, row.id
        assert set(incident["killed_by_group"]) <= set(Group), row.id


def test_every_place_stands_in_its_text():
    def stands(row: Row, name: str) -> bool:
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
            for low, high in figure(incident[prop]):
                assert {low, high} - {None} <= reachable(row.text), (row.id, prop, low, high)


def test_groups_are_never_more_than_all_the_killed():
    for row, incident in INCIDENTS:
        groups, whole = incident["killed_by_group"], incident["killed"]
        told = {name: groups[name]["low"] or 0 for name in groups}  # a vague one has no number
        apart = sum(told.get(name, 0) for name in ("civilians", "security", "attackers"))
        assert not apart or apart <= whole["low"], row.id
        assert told.get("police", 0) <= told.get("security", 0), row.id


TOLD_BY = re.compile(
    r"yesterday|last night|overnight|today|(?:day|night) before|day after|(?:next|following) day|"
    r"days? (?:later|earlier)|evening|tonight|"
    r"this (?:morning|afternoon)|since morning|dawn|in the day\b|yest erday",
    re.IGNORECASE,
)


AS_WRITTEN = frozenset({"dill36", "sage42"})  # a day that their texts do not name; labels kept back are never mended
DAY_AND_HOUR = re.compile(r"\b(\d\d)(?=\d{4}[A-Z]? (?:[A-Z]{3})\b)")  # "182330 JUL": the 18th, 23:30


def test_a_dated_incident_has_its_day_in_the_text():
    for row, incident in INCIDENTS:
        if not (told := incident["date"]) or len(told) != 10 or row.id in AS_WRITTEN:
            continue
        day, published = date.fromisoformat(told), date.fromisoformat(row.published)
        assert day <= published, row.id
        named = re.search(rf"\b{WEEKDAYS[day.weekday()]}(?:[a-z]{{0,4}}day|s|rs|urs)?\b", row.text, re.IGNORECASE)
        written = {day.day, day.month} & numbers(DAY_AND_HOUR.sub(r"\1 ", re.sub(r"[./-]", " ", row.text)))
        relative = TOLD_BY.search(row.text)
        assert named or written or relative, (row.id, told)
        if named and not written:
            assert published - day < timedelta(days=15), row.id


def test_an_outcome_word_stands_in_its_text():
    for row, incident in INCIDENTS:
        word = incident["outcome_word"]
        assert word is None or re.search(HAPPENED[word], row.text, re.IGNORECASE), row.id


def test_no_news_is_said_exactly_where_there_is_no_incident():
    for split in SPLITS:
        for line in lines_of(split):
            labels = line["labels"]
            assert labels["framing_no_news"] is not bool(labels["incidents"])
