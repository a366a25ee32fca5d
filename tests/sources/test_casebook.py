"""The shipped cases: true to their quotes, complete, and in our own words."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sabaq.model.evidence import Modality, Polarity, Prop, Source
from sabaq.sources.annotated import reader
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.casebook import case_files

KARACHI = timezone(timedelta(hours=5))
TOLD = ("killed", "wounded", "outcome", "responsibility")
GROUPS = {
    "all": "all",
    "civilian": "civilians",
    "police": "police",
    "security": "security",
    "attacker": "attackers",
    "hostage": "hostages",
}
# Speakers' words for an outcome that is none of the closed terms; those documents carry the words, not a claim.
OPEN_WORDS = {
    "pk-hangu-2023/s04",
    "pk-jaffar-express-2025/s06",
    "pk-kpo-2023/s08",
    "pk-kpo-2023/s17",
    "pk-kpo-2023/s18",
    "pk-peshawar-police-lines-2023/s06",
    "pk-quetta-station-2024/s12",
    "pk-zhob-2023/s04",
}
ONE_HOSPITAL_ONLY = {"pk-aps-2014/s02", "pk-kpo-2023/s05"}  # a part of the dead bounds them from below only
TWO_ACCOUNTS_AT_ONCE = {"Chief Minister, Khyber Pakhtunkhwa"}  # 104 dead in all, and 83 by the hospitals named
SHARED_WORDS = 6
REVISIONS = [
    ("pk-peshawar-police-lines-2023", "Lady Reading Hospital, Peshawar", Prop.KILLED, "all", [83, 88, 100]),
    ("pk-peshawar-police-lines-2023", "Peshawar Police", Prop.KILLED, "all", [84, 72]),
    ("pk-mastung-2023", "Assistant Commissioner, Mastung", Prop.KILLED, "all", [7, 15]),
    ("pk-mastung-2023", "Sandeman Provincial (Civil) Hospital, Quetta", Prop.KILLED, "all", [59, 60]),
    ("pk-kpo-2023", "Spokesperson, Government of Sindh", Prop.KILLED, "all", [2, 4]),
    ("pk-kpo-2023", "Spokesperson, Government of Sindh", Prop.WOUNDED, "all", [11, 14, 19]),
    ("pk-aps-2014", "Inter-Services Public Relations (ISPR)", Prop.KILLED, "all", [131, 141]),
    ("pk-jaffar-express-2025", "Inter-Services Public Relations (ISPR)", Prop.KILLED, "all", [25, 31]),
    ("pk-zhob-2023", "Inter-Services Public Relations (ISPR)", Prop.KILLED, "security", [4, 9]),
    ("lk-easter-2019", "Health Services, Sri Lanka", Prop.KILLED, "all", [280, 253, 250]),
    ("in-mumbai-2008", "Government of Maharashtra", Prop.KILLED, "all", [162, 174, 171]),
]


class NoRegister:
    """Every document of the casebook describes its source itself."""

    def source(self, name: str) -> Source:
        raise AssertionError(f"{name} was looked up")


def arrivals_of(path: Path) -> list[Arrival]:
    intake = Intake(archive="0" * 64, now=datetime(2026, 12, 31, tzinfo=UTC), zone=KARACHI)
    read = list(reader(NoRegister()).read(path, intake))
    assert [row for row in read if not isinstance(row, Arrival)] == []
    return [row for row in read if isinstance(row, Arrival)]


@pytest.fixture(scope="module")
def arrivals() -> dict[str, Arrival]:
    """Every document of the casebook by the id it was given."""
    return {arrival.report.external_id: arrival for path in case_files() for arrival in arrivals_of(path)}


@pytest.fixture(scope="module")
def told(arrivals: dict[str, Arrival]) -> dict[str, Arrival]:
    """The document of every statement; "case/s06+s07" is one document of two statements."""
    found = {}
    for name, arrival in arrivals.items():
        case, _, statements = name.partition("/")
        found |= {f"{case}/{statement}": arrival for statement in statements.split("+")}
    return found


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, dict[str, object]]:
    """Every statement on dead, wounded, outcome and responsibility of the case files, by case and number."""
    found = {}
    for path in sorted((shared / "casebook").glob("*.json")):
        case = json.loads(path.read_text())
        if case["kind"] == "attack":
            chosen = (statement for statement in case["statements"] if statement["proposition"] in TOLD)
            found |= {f"{case['case_id']}/{statement['id']}": statement for statement in chosen}
    if not found:
        pytest.skip("shared/casebook holds no case; this test compares with them")
    return found


def test_seventeen_cases_are_shipped():
    assert len(case_files()) == 17
    assert {path.suffix for path in case_files()} == {".jsonl"}


def test_every_quote_stands_where_its_claim_says(arrivals: dict[str, Arrival]):
    for name, arrival in arrivals.items():
        assert all(claim.matches(arrival.report.raw) for claim in arrival.claims), name


def test_every_document_says_when_and_where_by_itself(arrivals: dict[str, Arrival]):
    for name, arrival in arrivals.items():
        dates = [claim.when for claim in arrival.claims if claim.prop is Prop.DATE]
        places = [claim.where for claim in arrival.claims if claim.prop is Prop.PLACE]
        assert all(dates), name
        assert all(places), name
        assert places[0].lat is not None, name
        assert places[0].radius_m, name


def test_every_document_keeps_the_page_it_rests_on_and_is_short(arrivals: dict[str, Arrival]):
    for name, arrival in arrivals.items():
        assert re.match(r"https?://\S+$", arrival.report.url or ""), name
        assert len(arrival.report.raw) < 450, name


def test_one_name_is_one_source_in_every_case(arrivals: dict[str, Arrival]):
    by_name = defaultdict(list)
    for arrival in arrivals.values():
        by_name[arrival.source.name].append(arrival.source)
    assert {name for name, sources in by_name.items() if any(source != sources[0] for source in sources)} == set()


def test_only_groups_speak_for_groups(arrivals: dict[str, Arrival]):
    for name, arrival in arrivals.items():
        militant = arrival.source.kind.value == "militant"
        assert all((claim.modality is Modality.GROUP) == militant for claim in arrival.claims), name


def test_blame_is_told_and_a_denial_denies(told: dict[str, Arrival]):
    def stances(name: str) -> set[tuple[str | None, Polarity, Modality]]:
        claims = told[name].claims
        return {(c.value, c.polarity, c.modality) for c in claims if c.prop is Prop.RESPONSIBILITY}

    assert stances("pk-peshawar-police-lines-2023/s05") == {("TTP Mohmand chapter", Polarity.ASSERTS, Modality.GROUP)}
    assert stances("pk-peshawar-police-lines-2023/s07") == {("TTP", Polarity.DENIES, Modality.GROUP)}
    assert stances("pk-mastung-2023/s13") == {("RAW (India)", Polarity.ASSERTS, Modality.TOLD)}


def test_foiled_stands_beside_the_dead_of_the_same_attack(told: dict[str, Arrival]):
    first, later = told["pk-karachi-rangers-2026/s01"], told["pk-karachi-rangers-2026/s06"]
    assert [claim.value for claim in first.claims if claim.prop is Prop.OUTCOME] == ["foiled"]
    dead = {(claim.group, claim.low, claim.high) for claim in later.claims if claim.prop is Prop.KILLED}
    assert dead == {("security", 3, 3), ("attackers", 3, 3)}
    assert later.report.published_at == datetime(2026, 6, 28, 8, 43, tzinfo=KARACHI)


def test_a_day_s_total_of_two_attacks_is_not_the_toll_of_one(told: dict[str, Arrival]):
    claims = [claim for claim in told["pk-zhob-2023/s12"].claims if claim.prop is Prop.KILLED]
    assert {(claim.low, claim.framing.value) for claim in claims} == {(12, "aggregate"), (9, "news"), (3, "news")}
    nine, three = (next(c for c in claims if c.low == low) for low in (9, 3))
    assert nine.subject != three.subject


@pytest.mark.parametrize("revision", REVISIONS)
def test_one_speaker_s_changing_figures_are_all_kept(
    arrivals: dict[str, Arrival], revision: tuple[str, str, Prop, str, list[int]]
):
    case, speaker, prop, group, figures = revision
    assert figures == [
        claim.low
        for name, arrival in arrivals.items()
        if name.startswith(f"{case}/") and arrival.source.name == speaker
        for claim in arrival.claims
        if claim.prop is prop and claim.group == group
    ]


def test_every_statement_on_an_attack_is_told_from_the_page_it_was_read_on(
    told: dict[str, Arrival], facts: dict[str, dict[str, object]]
):
    read = {name: fact["url"] for name, fact in facts.items() if fact["evidence"] == "R"}
    assert {name: arrival.report.url for name, arrival in told.items()} == read


def test_every_figure_is_the_one_that_was_said(told: dict[str, Arrival], facts: dict[str, dict[str, object]]):
    for name, arrival in told.items():
        fact = facts[name]
        if fact["proposition"] not in ("killed", "wounded") or name in ONE_HOSPITAL_ONLY:
            continue
        value = fact["value"]
        figures = {(c.group, c.low, c.high) for c in arrival.claims if c.prop.value == fact["proposition"]}
        assert (GROUPS[value["category"]], value["min"], value["max"]) in figures, name


def test_every_outcome_and_responsibility_is_claimed_unless_no_term_fits(
    told: dict[str, Arrival], facts: dict[str, dict[str, object]]
):
    without = {
        name for name, fact in facts.items()
        if fact["proposition"] not in {claim.prop.value for claim in told[name].claims}
    }  # fmt: skip
    assert without == OPEN_WORDS


def test_no_statement_counts_as_known_before_it_was_made(told: dict[str, Arrival], facts: dict[str, dict[str, object]]):
    for name, arrival in told.items():
        stated = str(facts[name]["at"])
        published = arrival.report.published_at
        assert published is not None
        assert arrival.report.known_at == published
        if "T" in stated:
            assert published == datetime.fromisoformat(stated), name
        else:
            assert published.date().isoformat()[: len(stated)] >= stated[:7], name
            assert published.hour == 23, name


def test_what_one_office_said_at_once_is_one_document(told: dict[str, Arrival], facts: dict[str, dict[str, object]]):
    whole = defaultdict(set)
    for name, arrival in told.items():
        spoken = (arrival.source.name, arrival.report.url, facts[name]["at"], facts[name]["at_precision"])
        whole[spoken].add(arrival.report.external_id)
    assert {spoken[0] for spoken, reports in whole.items() if len(reports) > 1} == TWO_ACCOUNTS_AT_ONCE


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[at : at + SHARED_WORDS]) for at in range(len(words) - SHARED_WORDS + 1)}


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"own_words", "summary"} and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


def test_no_sentence_is_taken_over(arrivals: dict[str, Arrival], shared: Path):
    theirs: set[tuple[str, ...]] = set()
    for path in (shared / "casebook").glob("*.json"):
        for text in _texts(json.loads(path.read_text())):
            theirs |= _runs(text)
    for name, arrival in arrivals.items():
        assert not _runs(arrival.report.raw) & theirs, name
