"""Every ledger that has to keep the promises, one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sabaq.store.dialects import Place
from tests.ledgers import Held, held


@pytest.fixture
def kept(new_place: Place) -> Iterator[Held]:
    """An empty ledger of each kind."""
    opened = held(new_place)
    yield opened
    opened.close()
