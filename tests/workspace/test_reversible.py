"""Reversible: the picture depends on what stands, not on how it came to stand."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.errors import BadConfig
from sabaq.model.authority import Operation
from sabaq.model.decisions import Decision, Retraction, Ruling, Standing
from sabaq.model.ids import LinkId, RetractionId
from sabaq.model.incident import Link, Verdict
from sabaq.store.naming import target
from sabaq.workspace import Workspace
from tests.deciding import ROWS, Clock, exported, workspace

NAMES = tuple(row.partition(",")[0] for row in ROWS)
WITHDRAWN = (*NAMES, "A wire", "A daily", "file1.csv")
BEFORE = datetime(2024, 7, 20, tzinfo=UTC)  # after the last report, before the first decision
numbers = count()

reports = st.sampled_from(NAMES)
acts = st.one_of(
    st.tuples(st.sampled_from(["same", "different"]), reports, reports),
    st.tuples(st.just("retract"), st.sampled_from(WITHDRAWN), st.none()),
    st.tuples(st.just("undo"), st.integers(0, 5), st.none()),
)

pytestmark = pytest.mark.usefixtures("ledger_server")
Acts = Sequence[tuple[str, object, object]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same two files, taken in by either order."""
    folder = tmp_path_factory.mktemp("ready")
    halves = (ROWS[:3], ROWS[3:])
    one, two = (workspace(folder / name, files) for name, files in (("one", halves), ("two", halves[::-1])))
    one.close()
    two.close()
    return one.folder, two.folder


@contextmanager
def copied(folder: Path) -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as fresh:
        shutil.copytree(folder, Path(fresh) / "workspace")
        opened = Workspace.open(Path(fresh) / "workspace", clock=Clock())
        try:
            yield opened
        finally:
            opened.close()


def act(of: Workspace, done: Acts) -> None:
    """Take these decisions, as far as they can be taken; the picture is made at the end."""
    desk, taken = of.desk(), []
    for what, a, b in done:
        try:
            match what:
                case "retract":
                    decided = desk.retract(str(a), "a test", later=True)
                case "undo" if isinstance(a, int) and a < len(taken):
                    undo(of, taken[a])
                    continue
                case "undo":
                    continue
                case _:
                    decided = desk.link(str(a), str(b), Ruling(what), "a test", later=True)
        except BadConfig:
            continue
        taken.append(decided.decision)
    of.run()


def undo(of: Workspace, decision: Decision) -> None:
    desk = of.desk()
    back = desk.unretract if decision.ruling is Ruling.RETRACT else desk.unlink
    back(decision.id, "a test", later=True)


def standing(of: Workspace) -> list[Decision]:
    return [each for each in of.desk().decisions() if each.standing is Standing.STANDING]


def record(of: Workspace, decisions: Sequence[Decision]) -> None:
    """Write decisions straight into the ledger, under other ids."""
    for each in decisions:
        name = f"z_{next(numbers)}"
        if each.ruling is Ruling.RETRACT:
            kind = target(of.ledger, str(each.target)).kind
            gone = Retraction(
                id=RetractionId(name), kind=kind, target=str(each.target), decided_by="another", why="again"
            )
            of.ledger.record_retraction(of.permit(Operation.RETRACT, "again"), gone)
            continue
        links = [
            Link(id=LinkId(f"{name}.{at}"), a=b, b=a, verdict=Verdict(each.ruling.value), decided_by="another", why="x")
            for at, (a, b) in enumerate(each.pairs)
        ]
        of.ledger.record_links(of.permit(Operation.LINK, "again"), links)
    of.run()


def sorted_lines(of: Workspace) -> dict[str, list[bytes]]:
    """Every export with its rows sorted: claims are listed as they arrived."""
    return {kind: sorted(rows.splitlines()) for kind, rows in exported(of).items()}


@settings(max_examples=6)
@given(done=st.lists(acts, min_size=1, max_size=7), order=st.randoms(use_true_random=False))
def test_the_picture_depends_only_on_what_was_told_and_what_stands(ready: tuple[Path, Path], done: Acts, order: object):
    with copied(ready[0]) as one, copied(ready[1]) as two:
        act(one, done)
        decisions = standing(one)
        order.shuffle(decisions)  # type: ignore[attr-defined]
        record(two, decisions)
        assert sorted_lines(one) == sorted_lines(two)


@settings(max_examples=6)
@given(done=st.lists(acts, min_size=1, max_size=7))
def test_taking_everything_back_gives_the_bytes_from_before(ready: tuple[Path, Path], done: Acts):
    with copied(ready[0]) as of:
        before, past = exported(of), exported(of, BEFORE)
        act(of, done)
        assert exported(of, BEFORE) == past, "a past moment knows nothing of later decisions"
        for decision in standing(of):
            undo(of, decision)
        of.run()
        assert exported(of) == before


@settings(max_examples=6)
@given(done=st.lists(acts, min_size=1, max_size=9))
def test_what_stands_as_different_is_never_one_incident(ready: tuple[Path, Path], done: Acts):
    with copied(ready[0]) as of:
        act(of, done)
        for decision in standing(of):
            homes = of.now().incidents_of([subject for pair in decision.pairs for subject in pair])
            for a, b in decision.pairs:
                if decision.ruling is Ruling.DIFFERENT and a in homes and b in homes:
                    assert homes[a] != homes[b]
