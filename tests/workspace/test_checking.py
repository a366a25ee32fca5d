"""Checking in a workspace: over the ledger, with answers, out to others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from typer.testing import CliRunner

from sabaq.cli import app
from sabaq.errors import BadConfig, Refused
from sabaq.model.authority import Role
from sabaq.model.checks import AnswerKind, CheckVerdict
from sabaq.model.incident import IncidentQuery
from sabaq.model.series import StatisticVerdict
from sabaq.sources.casebook import case_files, count_files
from sabaq.workspace import Workspace
from sabaq.workspace.checking import Asked, Checking, checking_of

CASE = "pk-mianwali-kundal-2023"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("checking")
    workspace = Workspace.init(folder)
    workspace.add([*(path for path in case_files() if path.stem == CASE), *count_files()])
    workspace.run()
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def checking(made: Workspace) -> Checking:
    return checking_of(made)


def the_incident(made: Workspace) -> str:
    (only,) = made.now().incidents(IncidentQuery()).incidents
    return only.id


def test_counts_and_stated_changes_make_no_incident_and_statements_are_checked(made: Workspace, checking: Checking):
    found = checking.incident(made.now(), the_incident(made))
    assert [each.verdict for each in found.checks if each.statement.claim.value == "thwarted"] == [
        CheckVerdict.CONTRADICTED
    ]
    assert checking.disputed(made.now(), limit=5)[0] == 1


def test_a_stated_change_is_recounted_with_the_version_of_what_was_counted(made: Workspace, checking: Checking):
    check = checking.statistic(made.now(), Asked(words="attacks up 83 percent from July to August 2023"))
    assert check.verdict is StatisticVerdict.AGREES
    assert check.recount is not None
    assert "published counts, the last of" in check.recount.version


def test_a_statistic_knows_only_what_was_known(made: Workspace, checking: Checking):
    then = made.as_of(datetime(2023, 8, 20, tzinfo=UTC))
    check = checking.statistic(then, Asked(words="attacks up 83 percent from July to August 2023"))
    assert check.verdict is StatisticVerdict.NO_COUNT


def test_an_answer_stands_beside_its_check_for_good_and_not_before_it_was_given(made: Workspace, checking: Checking):
    incident = the_incident(made)
    before = made.guard.clock()
    claim = checking.incident(made.now(), incident).checks[0].statement.claim.id
    given = checking.answer(AnswerKind.REPLY, claim, by="The office", words="It spoke of the aim.")
    now = checking.incident(made.now(), incident).checks[0]
    assert ("The office", "It spoke of the aim.") in [(each.by, each.words) for each in now.answers]
    then = checking.incident(made.as_of(before), incident).checks[0]
    assert given.id not in {each.id for each in then.answers}
    assert given.entered_by == made.capacity.actor
    for change in ("UPDATE answers SET words = 'x'", "DELETE FROM answers"):
        with pytest.raises(DatabaseError, match="append-only"), made.ledger.engine.begin() as connection:
            connection.execute(text(change))


@pytest.mark.parametrize(("claim", "by", "words"), [("c_none", "x", "y"), ("", "x", "y")])
def test_an_answer_to_nothing_is_refused_in_words(checking: Checking, claim: str, by: str, words: str):
    with pytest.raises(BadConfig, match="no claim"):
        checking.answer(AnswerKind.REPLY, claim, by=by, words=words)


def test_an_answer_without_words_or_office_is_refused(made: Workspace, checking: Checking):
    claim = checking.incident(made.now(), the_incident(made)).checks[0].statement.claim.id
    with pytest.raises(BadConfig, match="--words"):
        checking.answer(AnswerKind.REPLY, claim, by="x", words=" ")


def test_who_may_do_nothing_may_neither_answer_nor_publish(made: Workspace, checking: Checking, tmp_path: Path):
    incident = the_incident(made)
    claim = checking.incident(made.now(), incident).checks[0].statement.claim.id
    closed = checking_of(made.acting("nobody", frozenset[Role]()))
    with pytest.raises(Refused):
        closed.answer(AnswerKind.REPLY, claim, by="x", words="y")
    with pytest.raises(Refused):
        closed.publish(made.now(), [incident], tmp_path / "r.jsonld", publisher="x")
    assert not (tmp_path / "r.jsonld").exists()


def test_reviews_for_others_carry_claim_author_rating_citations_and_the_reply(
    made: Workspace, checking: Checking, tmp_path: Path
):
    incident = the_incident(made)
    check = next(
        each for each in checking.incident(made.now(), incident).checks if each.verdict is CheckVerdict.CONTRADICTED
    )
    checking.answer(AnswerKind.CORRECTION, check.statement.claim.id, by="The desk", words="Read anew.")
    out = tmp_path / "reviews.jsonld"
    count = checking.publish(made.now(), [incident], out, publisher="A desk")
    told = json.loads(out.read_bytes())
    assert told["@context"] == "https://schema.org"
    assert len(told["@graph"]) == count
    review = next(each for each in told["@graph"] if each["identifier"] == check.statement.claim.id)
    assert review["@type"] == "ClaimReview"
    assert review["author"]["name"] == "A desk"
    assert review["itemReviewed"]["author"]["name"] == check.statement.speaker
    assert review["itemReviewed"]["appearance"]["url"].startswith("https://")
    assert (review["reviewRating"]["alternateName"], review["reviewRating"]["ratingValue"]) == ("contradicted", 1)
    assert review["citation"][0]["text"] == "a head constable killed"
    assert "Read anew." in [each["text"] for each in review["comment"]]
    unresolved = [each for each in told["@graph"] if each["reviewRating"]["alternateName"] == "unresolved"]
    assert all("ratingValue" not in each["reviewRating"] for each in unresolved)


def test_the_commands_print_and_give_json(made: Workspace):
    def said(*words: str) -> str:
        result = CliRunner().invoke(app, [*words, "-w", str(made.folder)])
        assert result.exit_code == 0, result.output
        return result.stdout

    incident = the_incident(made)
    assert "contradicted, fair (own-words" in said("check", incident)
    assert json.loads(said("check", incident, "--json"))["incident"] == incident
    assert "1. The count changed: 54 in July 2023, 99" in said("check", "attacks up 83% from July to August 2023")
    assert json.loads(said("check", "attacks up 83% from July to August 2023", "--json"))["verdict"] == "agrees"
    assert "thwarted" in said("claims", "list")
    assert "attacks rose 83 percent" in said("claims", "statistics")


def test_no_count_and_no_stated_change_from_a_hidden_report_is_told(tmp_path: Path):
    lines = [
        {"id": month, "source": f"Counts of {marking}", "published": said, "text": f"{count} attacks, up 83 percent.",
         "marking": marking,
         "claims": [
             {"prop": "statistic", "quote": f"{count} attacks", "value": f"value={count}; unit=count; metric=attacks",
              "framing": "aggregate", "when": {"first": first, "last": last, "precision": "month"}},
             {"prop": "statistic", "quote": "up 83 percent", "framing": "aggregate",
              "value": "value=83; unit=percent; direction=up; metric=attacks; baseline=July 2023",
              "when": {"first": first, "last": last, "precision": "month"}},
         ]}
        for marking in ("TLP:CLEAR", "TLP:RED")
        for month, said, count, first, last in (
            (f"july {marking}", "2023-08-01", 54 + (marking == "TLP:RED"), "2023-07-01", "2023-07-31"),
            (f"august {marking}", "2023-09-02", 99 + (marking == "TLP:RED"), "2023-08-01", "2023-08-31"),
        )
    ]  # fmt: skip
    told = tmp_path / "counts.jsonl"
    told.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    kept = Workspace.init(tmp_path / "kept")
    kept.add([told])
    kept.run()
    words = Asked(words="attacks up 83 percent from July to August 2023")

    def seen(of: Workspace) -> str:
        checking, view = checking_of(of), of.now()
        return repr((checking.stated(view), checking.statistic(view, words), checking.stated_in(view)))

    assert "Counts of TLP:RED" in seen(kept)
    shown = seen(kept.acting("citizen", {Role.PUBLIC}).under(purpose="AUDIT"))
    assert "Counts of TLP:CLEAR" in shown
    assert "RED" not in shown
    kept.close()
