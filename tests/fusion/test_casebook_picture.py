"""The real cases: what the picture makes of them, now and then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sabaq.model.incident import IncidentFile, IncidentQuery
from sabaq.sources.casebook import case_files
from sabaq.workspace import View, Workspace

POLICE_LINES = "pk-peshawar-police-lines-2023"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "sabaq.toml").write_text('timezone = "Asia/Karachi"\n', encoding="utf-8")
    opened = Workspace.init(folder, clock=lambda: datetime(2026, 12, 31, tzinfo=UTC))
    opened.add(case_files())
    opened.run()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def files(workspace: Workspace) -> tuple[IncidentFile, ...]:
    return every(workspace.now())


def every(view: View) -> tuple[IncidentFile, ...]:
    listed = view.incidents(IncidentQuery(limit=100)).incidents
    return tuple(found for one in listed if (found := view.incident(one.id)))


def cases(found: IncidentFile) -> set[str]:
    return {member.report.external_id.partition("/")[0] for member in found.members}


def of(files: tuple[IncidentFile, ...], case: str, place: str = "") -> IncidentFile:
    chosen = [found for found in files if case in cases(found) and place in found.incident.title]
    assert len(chosen) == 1
    return chosen[0]


def rules(found: IncidentFile) -> set[str]:
    return {finding.rule.partition("@")[0] for finding in found.findings}


def test_seventeen_cases_become_eighteen_incidents(files: tuple[IncidentFile, ...]):
    assert len(files) == 18
    assert all(len(cases(found)) == 1 for found in files)
    held = [case for found in files for case in cases(found)]
    assert {case for case in held if held.count(case) == 2} == {"pk-zhob-2023"}
    assert of(files, "pk-zhob-2023", "Sui").incident.killed.best == 3


def test_thwarted_is_set_against_the_toll_where_guards_died(files: tuple[IncidentFile, ...]):
    for found in (of(files, "pk-zhob-2023", "Zhob"), of(files, "pk-mianwali-airbase-2023")):
        assert "outcome-against-toll" in rules(found), found.incident.title
        finding = next(each for each in found.findings if each.rule.startswith("outcome-against-toll"))
        quotes = {claim.id: claim.quote for member in found.members for claim in member.claims}
        assert all(quotes[claim] for claim in finding.claims)


def test_an_office_that_thwarts_and_mourns_in_one_statement_is_set_against_itself(files: tuple[IncidentFile, ...]):
    assert rules(of(files, "pk-mianwali-kundal-2023")) == {"outcome-against-own-toll"}


@pytest.mark.parametrize("case", ["gb-manchester-2017", "pk-hangu-2023"])
def test_where_nothing_contradicts_nothing_is_found(files: tuple[IncidentFile, ...], case: str):
    assert rules(of(files, case)) == set()


def test_a_chapter_claims_and_the_centre_denies(files: tuple[IncidentFile, ...]):
    found = of(files, POLICE_LINES)
    assert {"claimed-and-denied", "revised-down-by-same-source"} <= rules(found)
    own = {(one.organisation, one.stance) for one in found.responsibility if one.stance in {"claims", "denies"}}
    assert ("TTP", "denies") in own
    assert any("Mohmand" in organisation and stance == "claims" for organisation, stance in own)


def toll_then(workspace: Workspace, day: str) -> tuple[int | None, int | None]:
    killed = of(every(workspace.as_of(workspace.moment(day))), POLICE_LINES).incident.killed
    return (killed.low, killed.high)


def test_the_toll_of_the_first_days_is_what_was_known_then(workspace: Workspace):
    assert toll_then(workspace, "2023-01-31") == (83, 100)
    assert toll_then(workspace, "2023-02-04")[0] == 84


def test_before_anything_happened_nothing_is_known(workspace: Workspace):
    assert workspace.as_of(workspace.moment("2008-01-01")).incidents(IncidentQuery()).total == 0


def test_each_value_is_drawn_from_claims_of_its_own_incident(files: tuple[IncidentFile, ...]):
    for found in files:
        told = {claim.id: claim for member in found.members for claim in member.claims}
        for value in found.values:
            assert {told[claim].prop.value for claim in value.claims} == {value.prop}
            if value.low is not None and value.high is not None:
                assert value.best is not None
                assert value.low <= value.best <= value.high
            assert 0 <= value.dispute <= 1


def test_ties_span_each_incident_and_the_weakest_is_named(files: tuple[IncidentFile, ...]):
    for found in files:
        assert len(found.ties) == len(found.members) - 1
        if found.ties:
            assert found.weakest is not None
            assert found.weakest.bits == min(tie.bits for tie in found.ties)
            assert [tie.bits for tie in found.ties] == sorted((tie.bits for tie in found.ties), reverse=True)
        else:
            assert found.weakest is None


def test_the_curve_says_what_was_shown_at_its_moments(workspace: Workspace, files: tuple[IncidentFile, ...]):
    curve = [point for point in of(files, POLICE_LINES).curve if point.prop == "killed"]
    for point in (curve[0], curve[len(curve) // 2], curve[-1]):
        killed = of(every(workspace.as_of(point.known_at)), POLICE_LINES).incident.killed
        assert (killed.low, killed.best, killed.high) == (point.low, point.best, point.high)


def test_a_new_run_makes_the_very_same_picture(workspace: Workspace, files: tuple[IncidentFile, ...]):
    assert workspace.run().up_to_date
    assert not workspace.run(fresh=True).up_to_date
    assert every(workspace.now()) == files
