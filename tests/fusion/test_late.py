"""Late: one mention coded and compared as the batch does all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq import flow
from sabaq.fusion.beside import Beside
from sabaq.fusion.codes import Coded
from sabaq.fusion.comparisons import FIELDS, levels
from sabaq.fusion.late import mentions_of
from sabaq.fusion.likeness import total_bits
from sabaq.fusion.live import Groups
from sabaq.fusion.names import headline_words
from sabaq.fusion.pairs import vague
from sabaq.fusion.spellings import Spellings, longer_words
from sabaq.fusion.unplaced import MOST
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.casebook import case_files
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.readers import choose
from sabaq.sources.register import Register
from sabaq.workspace import Workspace
from tests.living import world

Loaded = tuple[Groups, list[Arrival], pa.Table]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The groups of a ledger of invented and real reports, the same reports again, and the batch's pairs."""
    folder = tmp_path_factory.mktemp("loaded")
    followed, _ = world(folder, reports=700, late=1, style="b")
    workspace = followed.workspace
    workspace.add(case_files(), back_filled=False)
    workspace.run()
    followed.live.load()
    arrivals = [each for path in (folder / "first.csv", *case_files()) for each in read_again(path, workspace)]
    groups = followed.live._groups
    assert groups is not None
    yield groups, arrivals, pairs_of(workspace)
    workspace.close()


def read_again(path: Path, workspace: Workspace) -> Iterator[Arrival]:
    reader = choose(path, name=None, map_file=None, register=Register.load(), gazetteer=Gazetteer.shipped)
    intake = Intake(archive="0", now=datetime.now(UTC), zone=workspace.config.zone, back_filled=False)
    yield from (each for each in reader.read(path, intake) if isinstance(each, Arrival))


def pairs_of(workspace: Workspace) -> pa.Table:
    return flow.run(workspace.ledger.evidence(), upto="pairs")["pairs"]


def test_every_mention_gets_the_numbers_that_the_batch_gives_it(loaded: Loaded):
    groups, arrivals, _ = loaded
    size, met = groups.size, 0
    for arrival in arrivals:
        for mention in mentions_of(arrival.report, arrival.claims, arrival.source, seq=0, known_at=""):
            row = groups.row(mention.subject)
            if row < 0 or row >= size:
                continue
            met += 1
            late = groups.put(mention)
            for column in fields(Coded):
                values = getattr(groups.told, column.name)
                if column.name != "report":
                    np.testing.assert_allclose(values[late], values[row], rtol=1e-6, err_msg=column.name)
            del groups.late_rows[mention.subject]
    assert met > 700
    groups.size = size
    groups.late.clear()


def test_every_mention_meets_the_mentions_that_the_batch_compares_it_with(
    loaded: Loaded,
):
    groups, _, pairs = loaded
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    for row in range(0, groups.size, 3):
        wanted = np.concatenate([b[a == row], a[b == row]])
        assert groups.candidates[row] == len(wanted)
        found, loose = groups.nearby.of(groups.told, row), vague(groups.told, np.array([row]))[0]
        if loose:  # of the many that an unplaced report fits only the likeliest count
            assert len(found) <= MOST
        else:  # those without a place may have likelier ones
            sharp = [each[~vague(groups.told, each)] for each in (found, wanted)]
            assert set(sharp[0].tolist()) == set(sharp[1].tolist())
            assert set(wanted.tolist()) <= set(found.tolist())


def test_pairs_weigh_the_same_with_and_without_the_shortcut(loaded: Loaded):
    groups, _, pairs = loaded
    a, b = (pairs[end].to_numpy().astype(np.int64)[::5] for end in ("a", "b"))
    found = groups._weigh(a, b).total(groups.card, groups.crowd)
    np.testing.assert_allclose(found, total_bits(groups.told, groups.card, a, b, crowd=groups.crowd), atol=1e-9)


def test_values_are_looked_up_as_they_compare(loaded: Loaded):
    groups, _, _ = loaded
    known = Beside.of(groups.told, groups.size // 2)
    rng, there = np.random.default_rng(3), groups.size // 2
    for size in range(groups.size // 2, groups.size + 1, groups.size // 8):
        for row in range(there, size):
            known.put(groups.told, row)  # also values that were not there when others were compared
        there = size
        a, b = rng.integers(0, size, 40), rng.integers(0, size, 40)
        for field in FIELDS:
            for one in (a, np.full_like(a, size - 1)):
                found = known.compare(groups.told, one, b, field)
                assert found.tolist() == levels(groups.told, one, b, field).tolist(), field
        found = known.levels(groups.told, a, b)
        assert {name: each.tolist() for name, each in found.items()} == {
            name: levels(groups.told, a, b, name).tolist() for name in FIELDS
        }
    assert known.table.any()


def test_values_that_become_many_are_compared_as_few_are(loaded: Loaded, monkeypatch: pytest.MonkeyPatch):
    groups, _, _ = loaded
    monkeypatch.setattr("sabaq.fusion.beside.MOST_VALUES", 40)
    known, rng = Beside.of(groups.told, 4), np.random.default_rng(5)
    for row in range(4, min(groups.size, 300)):
        known.put(groups.told, row)
        if row % 20 == 0:
            a, b = rng.integers(0, row, 30), rng.integers(0, row, 30)
            for name, found in known.levels(groups.told, a, b).items():
                assert found.tolist() == levels(groups.told, a, b, name).tolist(), name
                assert found.tolist() == known.compare(groups.told, a, b, name).tolist(), name
    assert set((known.width > 0).tolist()) == {True, False}  # some widened, some given up


@given(st.text(max_size=40))
def test_a_headline_has_the_words_that_the_batch_finds_in_it(headline: str):
    if not headline.isprintable():
        return
    assert set(longer_words(headline)) == set(headline_words(pa.array([headline]))[1].dictionary.to_pylist())


def test_a_late_spelling_of_a_known_name_has_its_code():
    names = ["Balochistan Liberation Army", "Tehrik-i-Taliban Pakistan", "Islamic State Khorasan", "Jaish al-Adl"]
    known = Spellings.learned(pa.chunked_array([pa.array(names)]))
    codes = {name: known.code(name) for name in names}
    assert len(set(codes.values())) == 4
    assert known.code("Tehreek-e-Taliban Pakistan") == codes["Tehrik-i-Taliban Pakistan"]
    assert known.code("BLA") == codes["Balochistan Liberation Army"]
    new = known.code("Lashkar-e-Jhangvi")
    assert new not in codes.values()
    assert known.code("Lashkar-i-Jhangvi") == new
    assert known.code(None) == -1
