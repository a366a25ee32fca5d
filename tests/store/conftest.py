"""A ledger, and a picture drawn by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledgers import Held, held


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Held]:
    """An empty ledger."""
    opened = held(tmp_path / "ledger.sqlite")
    yield opened
    opened.close()
