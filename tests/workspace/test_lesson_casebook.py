"""The shipped register: taken in whole, honest, and found again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sabaq.learning.registers import Register
from sabaq.model.factors import Factor
from sabaq.model.lessons import Sort, Verdict
from sabaq.model.recommendations import State
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import lessons_of
from sabaq.workspace.recurring import recurring_of
from tests.deciding import workspace

SHARED = Path(__file__).parents[2].parent / "shared" / "casebook"
SHARED_WORDS = 6


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made = workspace(tmp_path_factory.mktemp("casebook"), run=False)
    found = lessons_of(made).take(Register.casebook())
    assert found.rejected == ()
    yield made
    made.close()


def test_every_row_is_taken_in_once_and_names_its_page_and_known_codes(kept: Workspace):
    every = lessons_of(kept).every()
    rows = Register.casebook().read_text(encoding="utf-8").splitlines()
    assert len(every) == len(rows)
    assert all(one.told_in.startswith("http") for one in every)
    assert {code for one in every for code in one.factors} <= set(Factor)
    assert lessons_of(kept).take(Register.casebook()).recommendations == 0


def test_more_is_claimed_than_verified_and_what_is_verified_was_shown(kept: Workspace):
    rates = lessons_of(kept).rates()[0]
    assert rates.claimed > rates.verified > 0
    verified = [one for one in lessons_of(kept).every() if one.state is State.VERIFIED_DONE]
    assert all(one.evidence and one.moves[-1].by != one.addressee for one in verified)


def test_the_back_wall_is_asked_about_again_and_the_directorate_keeps_its_first_date(kept: Workspace):
    asked = {(each.sort, each.earlier.reference, each.later.reference) for each in recurring_of(kept).suggestions()}
    assert (Sort.RECURRENCE, "APS-F1", "KPO-F1") in asked
    assert (Sort.REINCARNATION, "JID-2013", "JID-2025") in asked
    recurring_of(kept).rule("JID-2025", "JID-2013", Verdict.CONFIRMED, "the same body under another name")
    assert lessons_of(kept).one("JID-2025").first_date == date(2013, 10, 29)


def test_the_register_is_in_our_own_words(kept: Workspace):
    if not SHARED.is_dir():
        pytest.skip("the cases it was retold from are not beside the project")
    theirs = " ".join(path.read_text(encoding="utf-8") for path in SHARED.glob("*.json"))
    told = _runs(" ".join(json.dumps(value) for value in _texts(json.loads(f"[{','.join(_objects(theirs))}]"))))
    ours = [one.text for one in lessons_of(kept).every()]
    assert [text for text in ours if _runs(text) & told] == []


def _objects(theirs: str) -> list[str]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while (start := theirs.find("{", at)) >= 0:
        _, at = decoder.raw_decode(theirs, start)
        found.append(theirs[start:at])
    return found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(each)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()
    return {tuple(words[at : at + SHARED_WORDS]) for at in range(len(words) - SHARED_WORDS + 1)}
