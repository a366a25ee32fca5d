"""Keeping: a restart goes on with what the process before it knew."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from sabaq.fusion.codes import Coded
from sabaq.fusion.live import Groups
from sabaq.workspace import Workspace, keeping
from sabaq.workspace.live import Live
from tests.living import HEADER, LATE, Followed, small, world

OTHER = "q{0},A daily,2024-06-02T09:00:00+00:00,2024-06-01,25.{0},66.{0},Town {0},PK,,1,1,Shots in town {0}"


def groups_of(live: Live) -> Groups:
    groups = live._groups
    assert groups is not None
    return groups


def restarted(followed: Followed, monkeypatch: pytest.MonkeyPatch, *, learning: bool) -> Live:
    """The live path of a new process, which may learn all anew or must not."""
    followed.live.finish()
    live = Live(workspace=followed.workspace)
    with monkeypatch.context() as patched:
        if not learning:
            patched.setattr(Live, "_learned", lambda *_words: pytest.fail("all was learned anew"))
        live.load()
    return live


def test_a_restart_knows_what_the_process_before_it_knew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeping, "REPORTS", 15)
    followed, late = world(tmp_path, reports=500, late=80, style="b")
    for row in late:
        followed.take(row)
    before, after = groups_of(followed.live), groups_of(restarted(followed, monkeypatch, learning=False))
    assert len(list((followed.workspace.folder / "live").glob("*.arrow"))) > 2
    assert (after.size, len(after.late) > 0) == (before.size, True)  # pieces, and reports since the last of them
    for column in fields(Coded):
        one, two = (getattr(each.told, column.name)[: each.size] for each in (before, after))
        np.testing.assert_array_equal(one, two, err_msg=column.name)
    np.testing.assert_array_equal(before.candidates[: before.size], after.candidates[: after.size])
    assert [before.incident(row) for row in range(before.size)] == [after.incident(row) for row in range(after.size)]
    for name, each in before.vocabulary.names.items():
        assert each.codes == after.vocabulary.names[name].codes
        assert each.seen == after.vocabulary.names[name].seen
    assert before.vocabulary.headline_words == after.vocabulary.headline_words
    followed.workspace.close()


def test_after_a_run_all_is_learned_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    followed = small(tmp_path)
    followed.take(LATE)
    followed.workspace.run()
    with pytest.raises(pytest.fail.Exception, match="learned anew"):
        restarted(followed, monkeypatch, learning=False)
    followed.workspace.close()


def test_a_damaged_piece_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    followed = small(tmp_path)
    followed.take(LATE)
    followed.live.finish()
    (piece,) = (followed.workspace.folder / "live").glob("*.arrow")
    piece.write_bytes(piece.read_bytes()[:-200])
    live = restarted(followed, monkeypatch, learning=True)
    assert groups_of(live).size == 3
    followed.workspace.close()


def test_a_retraction_since_the_last_piece_is_not_overlooked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    followed = small(tmp_path)
    took = followed.take(LATE)
    followed.workspace.desk().retract(took.became[0].id, "sent by mistake", later=True)
    live = restarted(followed, monkeypatch, learning=True)
    assert groups_of(live).size == 2
    assert sorted(followed.members()) == ["p1", "p2"]
    followed.workspace.close()


def test_a_picture_that_another_process_made_anew_is_noticed(tmp_path: Path):
    followed = small(tmp_path)
    followed.take(LATE)
    before = groups_of(followed.live)
    other = Workspace.open(followed.workspace.folder)
    assert not other.run().up_to_date
    other.close()
    followed.take(OTHER.format(1))
    assert groups_of(followed.live) is not before
    assert sorted(followed.members()) == ["p1", "p2", "p3", "q1"]
    followed.workspace.close()


def test_files_that_wait_together_are_one_act_and_each_has_its_answer(tmp_path: Path):
    followed = small(tmp_path)
    followed.live.mapping = "generic"
    followed.live.load()
    acts = len(followed.table("acts", "id"))
    paths = []
    for name, body in (("a.csv", HEADER + LATE), ("b.csv", "no,such,columns\n1,2,3\n"), ("c.csv", HEADER + LATE),
                       ("d.csv", HEADER + OTHER.format(2) + "\n")):  # fmt: skip
        paths.append(followed.folder / name)
        paths[-1].write_text(body, encoding="utf-8")
    first, unread, again, last = followed.live.take_all(paths)
    assert not isinstance(first, Exception)
    assert not isinstance(again, Exception)
    assert not isinstance(last, Exception)
    assert isinstance(unread, Exception)
    assert (first.reports, again.held_already, last.reports) == (1, True, 1)
    assert first.became == again.became
    assert len(followed.table("acts", "id")) == acts + 1
    assert sorted(followed.members()) == ["p1", "p2", "p3", "q2"]
    followed.workspace.close()
