"""Sights: a narrower audience follows its own picture, and hears of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.model.authority import Role
from sabaq.model.checks import AnswerKind
from sabaq.model.ids import IncidentId
from sabaq.model.incident import IncidentFile, IncidentQuery
from sabaq.store import pictures
from sabaq.workspace import Workspace
from sabaq.workspace.checking import checking_of
from sabaq.workspace.live import Live
from sabaq.workspace.reception import Reception
from tests.living import small

PLACE = {"lat": 31.5, "lon": 74.3, "radius_m": 500.0, "name": "Lahore", "country": "PK"}
DAY = {"first": "2024-06-01", "last": "2024-06-01", "precision": "day"}


def line(name: str, marking: str) -> bytes:
    """A report of four killed in Lahore, as a program sends it."""
    claim = {"prop": "killed", "quote": "Four", "low": 4, "best": 4, "high": 4, "when": DAY, "where": PLACE}
    told = {"id": name, "source": f"The {name} post", "text": f"Four killed, says {name}.", "marking": marking}
    return json.dumps(told | {"claims": [claim]}).encode() + b"\n"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Workspace]:
    made = small(tmp_path)
    yield made.workspace
    made.workspace.close()


def count(of: Workspace) -> int:
    return of.now().incidents(IncidentQuery(limit=9)).total


def test_whoever_sees_less_hears_of_what_they_see_and_of_nothing_else(kept: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "MADE_A_SECOND", 1e9)  # a narrower picture is made anew at once
    reception = Reception(live=Live(workspace=kept))
    ana, rev = kept.acting("ana", {Role.ANALYST}), kept.acting("rev", {Role.REVIEWER})
    assert count(ana) == count(rev) == 2
    taken = reception.of(ana).take(line("open", "TLP:GREEN"))
    assert taken.became[0].incidents  # nothing is hidden from her
    assert count(ana) == count(rev) == 3
    reception.take(line("hidden", "TLP:RED"))
    heard, seen = reception.of(ana).changes(0)[0], reception.of(rev).changes(0)[0]
    reception.take(line("another", "TLP:RED"))
    assert reception.of(ana).changes(heard) == (heard, ())
    assert reception.of(rev).changes(seen)[1]
    assert (count(ana), count(rev)) == (3, 5)
    taken = reception.of(ana).take(line("later", "TLP:AMBER"))
    assert [(each.report, each.incidents) for each in taken.became] == [("later", ())]
    now, changed = reception.of(ana).changes(heard)
    assert (now != heard, changed) == (True, (None,))
    assert (count(ana), count(rev)) == (4, 6)


def test_a_narrower_picture_follows_a_run_at_once_and_a_stream_within_its_time(
    kept: Workspace, monkeypatch: pytest.MonkeyPatch
):
    ana = kept.acting("ana", {Role.ANALYST})
    reception = Reception(live=Live(workspace=kept))
    reception.take(line("hidden", "TLP:RED"))
    assert count(ana) == 2
    monkeypatch.setattr(pictures, "MADE_A_SECOND", 1e-3)
    reception.take(line("open", "TLP:GREEN"))
    assert (count(ana), count(kept)) == (2, 4)
    kept.run()
    assert count(ana) == 3


def test_whoever_may_read_nothing_is_refused_and_sees_no_empty_picture(kept: Workspace):
    nobody = kept.acting("nobody", set())
    assert nobody.sight().audience == frozenset()
    with pytest.raises(Refused):
        nobody.now()


def test_what_is_hidden_cannot_be_answered_and_is_not_told_from_what_is_not_there(kept: Workspace):
    taken = Reception(live=Live(workspace=kept)).take(line("hidden", "TLP:RED"))
    (incident,) = taken.became[0].incidents
    claim = next(claim for member in file_of(kept, incident).members for claim in member.claims).id
    given = {"by": "The office", "words": "It was otherwise."}
    ana, rev = (checking_of(kept.acting(role.value, {role})) for role in (Role.ANALYST, Role.OPERATOR))
    with pytest.raises(BadConfig, match="there is no claim"):
        ana.answer(AnswerKind.REPLY, claim, **given)
    assert rev.answer(AnswerKind.REPLY, claim, **given).claim == claim


def file_of(of: Workspace, incident: str) -> IncidentFile:
    found = of.now().incident(IncidentId(incident))
    assert found is not None
    return found
