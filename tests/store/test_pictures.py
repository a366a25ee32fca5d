"""Pictures: rebuilt at will, made once, never half."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy.exc import IntegrityError

from sabaq.errors import Unavailable
from sabaq.model.ids import IncidentId
from sabaq.store.picture import Picture
from sabaq.store.pictures import ABANDONED_S, KEPT, Pictures, current_picture
from sabaq.store.views import StoredView
from tests.ledgers import NOON, Held, report
from tests.store.drawn import draw


def ids(*names: str) -> list[dict[str, object]]:
    return [{"id": f"i_{name}"} for name in names]


def forwarded(kept: Held) -> dict[str, str]:
    return dict(kept.rows("SELECT old, incident FROM picture_forwards"))  # type: ignore[arg-type]


def test_a_merge_leaves_a_way_from_the_old_id_to_the_new(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a", "b"), {"s_a": "i_a", "s_b": "i_b"})
    draw(picture, ids("a"), {"s_a": "i_a", "s_b": "i_a"})
    assert forwarded(kept) == {"i_b": "i_a"}
    found = StoredView(ledger=kept.ledger, picture=picture).subjects(IncidentId("i_b"))
    assert set(found) == {"s_a", "s_b"}


def test_ways_are_kept_over_several_merges(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a", "b", "c"), {"s_a": "i_a", "s_b": "i_b", "s_c": "i_c"})
    draw(picture, ids("a", "b"), {"s_a": "i_a", "s_b": "i_b", "s_c": "i_b"})
    draw(picture, ids("a"), {"s_a": "i_a", "s_b": "i_a", "s_c": "i_a"})
    assert forwarded(kept) == {"i_b": "i_a", "i_c": "i_a"}


def test_an_id_that_comes_back_leads_to_itself(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a", "b"), {"s_a": "i_a", "s_b": "i_b"})
    draw(picture, ids("a"), {"s_a": "i_a", "s_b": "i_a"})
    draw(picture, ids("a", "b"), {"s_a": "i_a", "s_b": "i_b"})
    assert forwarded(kept) == {}


def test_a_split_leads_to_where_the_naming_member_went(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a"), {"s_a": "i_a", "s_b": "i_a", "s_c": "i_a"})
    draw(picture, ids("b", "c"), {"s_a": "i_c", "s_b": "i_b", "s_c": "i_c"})
    assert forwarded(kept) == {"i_a": "i_c"}


@pytest.mark.parametrize("table", ["picture_states", "picture_incidents", "picture_forwards", "picture_details"])
def test_a_picture_that_lost_a_table_is_no_picture_and_can_be_made_again(kept: Held, table: str):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a"), {"s_a": "i_a"})
    kept.raw().execute(f"DROP TABLE {table}")
    assert picture.state() is None
    assert not picture.fits()
    draw(picture, ids("a"), {"s_a": "i_a"})
    assert picture.state() is not None


def test_a_picture_of_another_programs_columns_is_made_again(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a"), {"s_a": "i_a"})
    kept.raw().execute("ALTER TABLE picture_incidents RENAME COLUMN title TO headline")
    assert not picture.fits()
    draw(picture, ids("a"), {"s_a": "i_a"})
    assert picture.fits()


def test_a_picture_that_fails_in_the_making_leaves_the_old_one(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, ids("a"), {"s_a": "i_a"})
    before, acts = picture.state(), kept.counts()["acts"]
    with pytest.raises(IntegrityError, match=r"(?i)not.null"):
        draw(picture, [{"id": "i_b", "known_first": None}], {})
    assert picture.state() == before
    assert kept.counts()["acts"] == acts


@pytest.fixture
def made(kept: Held, tmp_path: Path) -> Callable[[], dict[str, pa.Table]]:
    """Makes the tables of a picture of one incident, and remembers how often."""
    tables: dict[str, pa.Table] = {}

    class Catcher(Picture):
        def replace(self, made: dict[str, pa.Table], **_more: object) -> None:
            tables.update(made)

    draw(Catcher(path=tmp_path / "none", engine=kept.ledger.engine), ids("a"), {"s_a": "i_a"})
    calls: list[int] = []

    def make() -> dict[str, pa.Table]:
        calls.append(1)
        return tables

    make.calls = calls  # type: ignore[attr-defined]
    return make


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(folder=tmp_path / "as-of")


def ask(pictures: Pictures, kept: Held, make: Callable[[], dict[str, pa.Table]], *, day: int = 1) -> Picture:
    return pictures.as_of(kept.ledger, NOON.replace(day=day), recorded=False, made_with="hand@1", make=make)


def names(pictures: Pictures) -> list[str]:
    return sorted(each.name for each in pictures.folder.iterdir())


def test_a_past_picture_is_made_once_until_something_new_counts(
    kept: Held, pictures: Pictures, made: Callable[[], dict[str, pa.Table]]
):
    first, second = ask(pictures, kept, made), ask(pictures, kept, made)
    assert first.path == second.path
    assert len(made.calls) == 1  # type: ignore[attr-defined]
    kept.add("one.csv", report("a", known_at=NOON.replace(day=1)))
    assert ask(pictures, kept, made).path != first.path
    assert len(made.calls) == 2  # type: ignore[attr-defined]
    pictures.close()


def test_an_empty_file_is_not_taken_for_a_picture(
    kept: Held, pictures: Pictures, made: Callable[[], dict[str, pa.Table]]
):
    path = ask(pictures, kept, made).path
    pictures.close()
    path.write_bytes(b"")
    assert ask(pictures, kept, made).state() is not None
    pictures.close()


def test_a_past_picture_lies_in_one_file(kept: Held, pictures: Pictures, made: Callable[[], dict[str, pa.Table]]):
    picture = ask(pictures, kept, made)
    assert picture.state() is not None
    assert names(pictures) == [picture.path.name]
    pictures.close()


def test_only_the_latest_pictures_are_kept_and_leftovers_go(
    kept: Held, pictures: Pictures, made: Callable[[], dict[str, pa.Table]]
):
    pictures.folder.mkdir()
    old, young = pictures.folder / "x.1.making", pictures.folder / "x.2.making"
    for each, age in ((old, ABANDONED_S + 60), (young, 0)):
        each.touch()
        then = each.stat().st_mtime - age
        os.utime(each, (then, then))
    for day in range(1, KEPT + 4):
        ask(pictures, kept, made, day=day)
    assert len([name for name in names(pictures) if name.endswith(".sqlite")]) == KEPT
    assert not old.exists()
    assert young.exists(), "another process may still be making it"
    pictures.close()


def test_a_picture_that_cannot_be_made_leaves_nothing(kept: Held, pictures: Pictures):
    def make() -> dict[str, pa.Table]:
        raise OSError(28, "No space left on device")

    with pytest.raises(Unavailable, match="No space left on device; free some space there"):
        ask(pictures, kept, make)
    assert names(pictures) == []


def test_threads_that_ask_for_one_moment_get_one_picture(
    kept: Held, pictures: Pictures, made: Callable[[], dict[str, pa.Table]]
):
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(ask(pictures, kept, made).state())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert len(made.calls) == 1  # type: ignore[attr-defined]
    pictures.close()


def test_no_incident_makes_an_empty_picture(kept: Held):
    picture = current_picture(kept.ledger)
    draw(picture, [], {})
    state = picture.state()
    assert state is not None
    assert state.incidents == 0
