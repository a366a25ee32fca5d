"""Every ledger that has to keep the promises, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledgers import Held, held


@pytest.fixture(params=["sqlite"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Held]:
    """An empty ledger of each kind."""
    assert request.param == "sqlite"
    opened = held(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()
