"""Corrections by command: what is answered, as text and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.deciding import workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace(tmp_path)
    made.close()
    return made.folder


def test_a_link_says_what_was_decided_how_long_it_took_and_how_to_take_it_back(sabaq: Call, folder: Path):
    answer = sabaq("link", "p1", "p2", "--different", "--why", "two blasts", "-w", folder)
    assert answer.code == 0
    assert "A wire (p1) and A daily (p2): not one incident." in answer.out
    assert "The picture was made anew in " in answer.out
    decision = answer.out.partition(":")[0]
    assert f"To take it back: sabaq unlink {decision} --why TEXT" in answer.out
    listed = sabaq("decisions", "-w", folder).out
    assert f"{decision}  " in listed
    assert "because two blasts" in listed
    back = sabaq("unlink", decision, "--why", "one blast", "-w", folder)
    assert "not one incident, taken back." in back.out
    assert "by local-operator: one blast" in sabaq("decisions", "-w", folder).out


def test_a_retraction_and_its_undoing_are_told(sabaq: Call, folder: Path):
    answer = sabaq("retract", "A daily", "--why", "closed", "--later", "-w", folder)
    assert "source A daily: retracted." in answer.out
    assert "`sabaq run` makes it anew" in answer.out
    assert sabaq("run", "-w", folder, "--json").json["reports"] == 4  # type: ignore[index]
    decision = answer.out.partition(":")[0]
    again = sabaq("unretract", decision, "--why", "open", "-w", folder, "--json")
    assert again.keys() == {"decision", "drawn", "seconds", "incidents", "unmet"}
    assert sabaq("run", "-w", folder, "--json").json["reports"] == 6  # type: ignore[index]


def test_decisions_have_fixed_keys(sabaq: Call, folder: Path):
    assert sabaq("decisions", "-w", folder, "--json").json == []
    assert sabaq("decisions", "-w", folder).out == "Nobody has decided anything yet.\n"
    sabaq("link", "p1", "p2", "--different", "--why", "two blasts", "-w", folder)
    (told,) = sabaq("decisions", "-w", folder, "--json", "--imported").json  # type: ignore[misc]
    assert set(told) == {
        "id", "ruling", "by", "at", "why", "pairs", "reports", "target", "what", "standing", "undone",
    }  # fmt: skip
    assert (told["ruling"], told["standing"], told["undone"]) == ("different", "standing", None)


def test_the_queue_is_told_or_said_to_be_empty(sabaq: Call, folder: Path):
    assert sabaq("review", "-w", folder).out == "Nothing is in doubt.\n"
    assert sabaq("review", "-w", folder, "--json").json == {"total": 0, "doubts": []}


def test_why_ends_with_the_weakest_tie_and_how_to_part_it(sabaq: Call, folder: Path):
    listed = sabaq("show", "incidents", "-w", folder, "--order", "reports", "--json").json
    incident = listed["incidents"][0]["id"]  # type: ignore[index]
    weakest = sabaq("why", incident, "-w", folder, "--json").json["weakest"]  # type: ignore[index]
    told = sabaq("why", incident, "-w", folder).out
    assert told.endswith(f"sabaq link {weakest['a']} {weakest['b']} --different --why TEXT\n")
    assert "Weakest tie, without which the incident would fall in two" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("link", "p1", "p2", "--why", "x"), "--same or --different; give one of them"),
        (("link", "p1", "p2", "--same", "--different", "--why", "x"), "--same or --different; give one of them"),
        (("link", "p1", "p2", "--same", "--why", " "), "a decision needs a reason"),
        (("link", "p1", "p404", "--same", "--why", "x"), "there is no report 'p404'"),
        (("unlink", "l_404", "--why", "x"), "there is no decision 'l_404'"),
        (("retract", "nobody", "--why", "x"), "'nobody' is no source, no file taken in and no report"),
        (("unretract", "t_404", "--why", "x"), "there is no decision 't_404'"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(sabaq: Call, folder: Path, words: tuple[str, ...], told: str):
    answer = sabaq(*words, "-w", folder)
    assert answer.code == 2
    assert told in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("verb", ["link p1 p2 --same", "unlink l_1", "retract p1", "unretract t_1"])
def test_no_decision_is_taken_without_a_reason(sabaq: Call, folder: Path, verb: str):
    answer = sabaq(*verb.split(), "-w", folder)
    assert answer.code == 2
    assert "--why" in answer.err
