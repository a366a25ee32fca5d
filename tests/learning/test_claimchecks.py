"""Claim checks: by hand, by rule, and whoever speaks."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.learning.claimchecks import COOLING, check_incident
from sabaq.learning.claimchecks_rules import GRADE_RULES, POINTS, VERDICT_RULES
from sabaq.model.checks import CheckGrade, CheckVerdict, ClaimCheck
from sabaq.model.evidence import (
    Claim,
    Interest,
    Modality,
    Polarity,
    Prop,
    Report,
    Source,
    SourceKind,
    claim_id,
    subject_id,
)
from sabaq.model.ids import ReportId, SourceId
from sabaq.model.incident import Member
from tests.house.project import ROOT
from tests.learning.casebook import NOW, ZONE, cases, incident_of

TABLE = tomllib.loads((Path(__file__).parent / "hand_table.toml").read_text(encoding="utf-8"))
NOON = datetime(2023, 1, 1, 12, tzinfo=UTC)


class Row(NamedTuple):
    document: str
    about: str  # prop, group of people, and what tells two of one kind apart
    verdict: str
    grade: str
    why: str
    outcome: str = ""


def checks_of(name: str) -> list[tuple[str, ClaimCheck]]:
    incident = cases()[name]
    document = {member.report.id: member.report.external_id.partition("/")[2] for member in incident.members}
    found = check_incident(incident, moment=NOW, zone=ZONE)
    return [(document[each.statement.claim.report], each) for each in found.checks]


def is_about(row: Row, check: ClaimCheck) -> bool:
    claim = check.statement.claim
    told = f"{claim.prop.value} {claim.group} {claim.best}" if claim.low is not None or claim.best is not None else (
        f"{claim.prop.value} {claim.value}"
    )  # fmt: skip
    return f"{told} ".startswith(f"{row.about} ")


@pytest.mark.parametrize("name", TABLE)
def test_every_statement_of_a_case_is_found_as_a_reader_finds_it(name: str):
    rest = checks_of(name)
    for row in (Row(*each) for each in TABLE[name]["rows"]):
        document, check = next(each for each in rest if each[0] == row.document and is_about(row, each[1]))
        rest.remove((document, check))
        found = (check.verdict.value, check.grade.value, check.borne if row.outcome else "")
        assert found == (row.verdict, row.grade, row.outcome), (row, check.sentence, check.rule)
    assert not rest


def test_the_reference_page_gives_every_rule_in_the_words_of_the_program():
    page = " ".join((ROOT / "docs" / "reference" / "claim-checks.md").read_text(encoding="utf-8").split())
    for name, words in (VERDICT_RULES | GRADE_RULES).items():
        assert f"| `{name}` | {words} |" in page
    assert all(words in page for words in POINTS)


def test_every_verdict_and_grade_cites_a_rule_and_every_rule_of_the_book_is_written_down():
    for name in cases():
        for _, check in checks_of(name):
            assert check.rule in VERDICT_RULES
            assert check.grade_rule in GRADE_RULES
            assert check.sentence.endswith(".")


def said(
    by: Source, prop: Prop, count: int | None = None, *, value: str | None = None, hours: float = 0, day: bool = False,
    group: str = "all", at_least: bool = False, document: str = "",
) -> Member:  # fmt: skip
    """Give a report that says one thing, some hours after noon."""
    report = ReportId(f"r {by.name} {prop} {count} {value} {hours} {group} {document}")
    words = value or str(count)
    claim = Claim(
        id=claim_id(report, prop, group, words), report=report, subject=subject_id(report), prop=prop, quote=words,
        start=0, end=len(words), extractor="test@1", value=value, group=group, low=count, best=count,
        high=None if at_least else count, speaker=by.name,
        modality=Modality.GROUP if by.kind is SourceKind.MILITANT else Modality.TOLD,
    )  # fmt: skip
    return Member(
        subject=subject_id(report), weight=1.0, source=by, recorded_at=NOON, claims=(claim,),
        report=Report(
            id=report, source=by.id, external_id=document or "1", raw=words, published_at=NOON + timedelta(hours=hours),
            published_precision="day" if day else "minute",
        ),
    )  # fmt: skip


def source(name: str, kind: SourceKind, grade: str, interest: Interest = Interest.INDEPENDENT) -> Source:
    return Source(
        id=SourceId(name), name=name, kind=kind, interest=interest, independence_group=name,
        reliability={"*": grade},
    )  # fmt: skip


OFFICE = source("press office", SourceKind.AGENCY, "C", Interest.PARTY)
HOSPITAL = source("hospital", SourceKind.HOSPITAL, "B")
PAPER = source("paper", SourceKind.PRESS, "C")
GROUP = source("armed group", SourceKind.MILITANT, "E", Interest.PARTY)


def checked(*members: Member, moment: datetime = NOW) -> dict[str, ClaimCheck]:
    """Give the checks by speaker; of a speaker's several the last."""
    found = check_incident(incident_of(members), moment=moment, zone=ZONE)
    return {each.statement.speaker: each for each in found.checks}


def test_thwarted_while_a_hospital_counts_four_dead_is_contradicted_at_the_perimeter_or_inside():
    found = checked(said(OFFICE, Prop.OUTCOME, value="thwarted"), said(HOSPITAL, Prop.KILLED, 4, hours=3))
    check = found["press office"]
    assert (check.verdict, check.grade) == (CheckVerdict.CONTRADICTED, CheckGrade.FAIR)
    assert (check.asserted, check.borne, check.loosest) == ("O0-O1", "O2-O3", CheckVerdict.CONSISTENT)
    assert "hospital" in check.sentence


def test_a_second_statement_by_the_same_office_makes_the_first_one_revised():
    first = said(OFFICE, Prop.OUTCOME, value="thwarted")
    second = said(OFFICE, Prop.KILLED, 4, hours=5)
    found = check_incident(
        incident_of((first, said(HOSPITAL, Prop.KILLED, 4, hours=3), second)), moment=NOW, zone=ZONE
    ).checks
    assert found[0].verdict is CheckVerdict.REVISED
    assert found[0].rule == "own-later-word"


def test_nothing_is_called_contradicted_before_a_day_has_passed():
    members = said(OFFICE, Prop.OUTCOME, value="foiled"), said(HOSPITAL, Prop.KILLED, 4, hours=3)
    ends = NOON + timedelta(hours=3) + COOLING
    early = checked(*members, moment=ends - timedelta(seconds=1))["press office"]
    assert (early.verdict, early.rule, early.cools_until) == (CheckVerdict.UNRESOLVED, "cooling", ends)
    assert checked(*members, moment=ends)["press office"].verdict is CheckVerdict.CONTRADICTED


@pytest.mark.parametrize("later", [17, 40])
def test_a_toll_that_grows_as_the_wounded_die_contradicts_nobody(later: int):
    found = checked(said(OFFICE, Prop.KILLED, 12), said(HOSPITAL, Prop.KILLED, later, hours=20))
    assert found["press office"].verdict in {CheckVerdict.CONSISTENT, CheckVerdict.UNRESOLVED}


def test_twelve_and_forty_at_one_hour_do_not_go_together():
    found = checked(said(OFFICE, Prop.KILLED, 12), said(HOSPITAL, Prop.KILLED, 40, hours=0.5))
    assert found["press office"].verdict is CheckVerdict.CONTRADICTED


def test_militants_never_lift_a_count_of_victims():
    alone = checked(said(OFFICE, Prop.KILLED, 3, group="security"))["press office"]
    beside = checked(
        said(OFFICE, Prop.KILLED, 3, group="security"), said(GROUP, Prop.KILLED, 50, group="security", hours=0.5)
    )
    assert (beside["press office"].verdict, beside["press office"].grade) == (alone.verdict, alone.grade)
    assert beside["armed group"].grade is CheckGrade.DISCOUNTED


def test_two_papers_that_carry_one_speaker_are_one_voice():
    copy = replace(said(PAPER, Prop.KILLED, 9, hours=30), source=source("second paper", SourceKind.PRESS, "C"))
    spoken = [
        replace(each, claims=tuple(replace(claim, speaker="a nurse") for claim in each.claims))
        for each in (said(PAPER, Prop.KILLED, 9, hours=20), copy)
    ]
    found = checked(said(OFFICE, Prop.KILLED, 2, hours=19.9), *spoken)
    assert len(found["press office"].counterparts) == 1


def test_the_kind_of_speaker_changes_weights_but_never_the_rules():
    for kind in (SourceKind.AGENCY, SourceKind.NGO, SourceKind.PRESS, SourceKind.POLICE):
        critic = source("critic", kind, "C")
        found = checked(
            said(critic, Prop.KILLED, 90, hours=100),
            said(HOSPITAL, Prop.KILLED, 20, hours=110),
            said(PAPER, Prop.KILLED, 20, hours=120),
        )
        assert found["critic"].verdict is CheckVerdict.CONTRADICTED


def test_a_denial_of_a_count_is_not_checked_as_if_it_asserted_it():
    denial = said(OFFICE, Prop.KILLED, 30)
    denied = replace(denial, claims=tuple(replace(claim, polarity=Polarity.DENIES) for claim in denial.claims))
    assert checked(denied, said(HOSPITAL, Prop.KILLED, 4))["press office"].verdict is CheckVerdict.NOT_CHECKABLE


VOICES = st.sampled_from([OFFICE, HOSPITAL, PAPER, GROUP])
SAYINGS = st.builds(
    said, VOICES, st.sampled_from([Prop.KILLED, Prop.WOUNDED]), st.integers(0, 60),
    hours=st.integers(0, 900).map(float), day=st.booleans(), at_least=st.booleans(),
    group=st.sampled_from(["all", "police", "security", "attackers"]), document=st.integers(0, 99).map(str),
)  # fmt: skip


@given(st.lists(SAYINGS, max_size=7, unique_by=lambda each: each.report.id), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_check(members: list[Member], chance: random.Random):
    shuffled = chance.sample(members, len(members))
    one, other = (check_incident(incident_of(tuple(each)), moment=NOW, zone=ZONE) for each in (members, shuffled))
    assert one.checks == other.checks
    assert len(one.checks) == len(members)


@given(st.lists(SAYINGS, max_size=6, unique_by=lambda each: each.report.id), st.integers(0, 60))
def test_without_an_independent_voice_nothing_is_confirmed(members: list[Member], count: int):
    parties = [each for each in members if each.source.interest is Interest.PARTY]
    found = check_incident(incident_of((*parties, said(OFFICE, Prop.KILLED, count))), moment=NOW, zone=ZONE)
    revised = CheckVerdict.REVISED
    assert all(each.grade is not CheckGrade.CONFIRMED for each in found.checks if each.verdict is not revised)
