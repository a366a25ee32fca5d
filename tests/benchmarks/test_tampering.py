"""Tampering: every way to alter a ledger is noticed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from benchmarks import tampering
from benchmarks.forging import Forger
from benchmarks.tampering import ALONE, KEY, OUTSIDE, WITNESS, Scene, noticed, noticed_by_script, pins, soak
from sabaq.store import verify_log

ROUNDS = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return tampering.scene(tmp_path_factory.mktemp("scene"))


@pytest.mark.parametrize("holds", [ALONE, KEY, OUTSIDE, WITNESS])
def test_an_untouched_ledger_passes(made: Scene, holds: str):
    assert not noticed(made.ledger, pins(made, holds), made.clock.now)
    assert not noticed_by_script(made.ledger, pins(made, holds))


def test_no_alteration_passes_our_check_or_the_script(made: Scene):
    tried, passed = soak(made, ROUNDS * len(tampering.WAYS), seed=7, script_every=4)
    assert passed == []
    assert set(tried) == {way.__name__ for way, _ in tampering.WAYS} | {"by the script"}
    assert sum(tried.values()) > ROUNDS * len(tampering.WAYS)


@pytest.mark.parametrize("way", [tampering.cut_all_of_the_tail, tampering.put_an_older_copy_back])
def test_only_somebody_outside_notices_a_cut_that_takes_the_checkpoints_along(made: Scene, way: tampering.Way):
    copy = made.folder / "cut.sqlite"
    arguments = {"older": made.older, "folder": made.folder, "chance": random.Random(1)}
    with Forger.on(copy, made.ledger, **arguments) as forger:
        assert way(forger)
    assert not noticed(copy, pins(made, KEY), made.clock.now)
    assert noticed(copy, pins(made, OUTSIDE), made.clock.now)


def test_the_script_imports_nothing_but_what_python_brings():
    lines = Path(verify_log.__file__).read_text(encoding="utf-8").splitlines()
    imported = {line.split()[1].partition(".")[0] for line in lines if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names
