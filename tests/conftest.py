"""What any test may ask for: shared data, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sabaq.store.dialects import Place
from tests import places
from tests.servers import Server, server_to_test_with

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# No deadline: on a loaded two-core machine a slow example says nothing about the code.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the project; it is not part of the project, so strangers skip."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder shared/ beside the project; these tests read real data that is not shipped")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's browser."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine; on Debian: apt install chromium")
    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this run's own, or the one that is named for tests."""
    with server_to_test_with() as server:
        if server is None:
            pytest.skip("no PostgreSQL server on this machine; on Debian: apt install postgresql")
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_server(request: pytest.FixtureRequest) -> Iterator[Server | None]:
    """The server that keeps the ledgers of a test, which is run with a file (None) as well."""
    server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    with places.kept_by(server):
        yield server


@pytest.fixture
def new_place(ledger_server: Server | None, tmp_path: Path) -> Place:
    """Where a new ledger may be kept: a file, then a server."""
    return ledger_server.place() if ledger_server else tmp_path / "ledger.sqlite"
