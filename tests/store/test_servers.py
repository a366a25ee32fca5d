"""Servers: what goes wrong is told, and nothing is half-written."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from sabaq.errors import BadConfig, SabaqError, Unavailable
from sabaq.guard.permit import Guard
from sabaq.store.amendments import Amending
from sabaq.store.dialects import dialect_of
from sabaq.store.engines import ledger_place
from sabaq.store.intakes import Load
from sabaq.store.ledger import Ledger
from tests.ledgers import WIRE, Clock, Held, batch, first_word, held, report
from tests.servers import GUARDED, Server, binaries, private_server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that a test may stop."""
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL server on this machine; on Debian: apt install postgresql")
    with private_server(found) as started:
        started.do(f"CREATE ROLE {GUARDED} LOGIN PASSWORD 'geheim'", "CREATE ROLE looker LOGIN")
        started.do("CREATE DATABASE latin ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        yield started


@pytest.fixture
def kept(server: Server) -> Iterator[Held]:
    """A ledger of that server."""
    opened = held(server.place())
    yield opened
    opened.close()


def refused(place: URL, *, create: bool = True) -> SabaqError:
    with pytest.raises(SabaqError) as told:
        Ledger.open(place, Guard(clock=Clock()), create=create)
    assert "geheim" not in str(told.value), "no password is told"
    return told.value


@pytest.mark.parametrize(
    ("change", "kind", "telling"),
    [
        (lambda url: url.set(database="nowhere"), BadConfig, 'database "nowhere" does not exist; check the name'),
        (lambda url: url.set(username="nobody_here"), BadConfig, 'role "nobody_here" does not exist; check the role'),
        (lambda url: url.set(username=GUARDED, password="wrong"), BadConfig, "password authentication failed"),
        (lambda url: url.set(username=GUARDED), BadConfig, "the server wants a password: give it by PGPASSWORD"),
        (lambda url: url.set(database="latin"), BadConfig, "keeps its texts as SQL_ASCII; wanted UTF8"),
        (lambda url: url.set(query={"host": "/nowhere"}), Unavailable, "start the server, or check host and port"),
        (lambda url: url.update_query_dict({"options": "-csearch_path=none"}), BadConfig, "CREATE SCHEMA"),
        (lambda url: url.set(username="looker"), Unavailable, "the role lacks the right"),
        (lambda url: url.update_query_dict({"options": "-cdefault_transaction_read_only=on"}), None, ""),
    ],
    ids=["database", "role", "password", "no password", "encoding", "down", "schema", "rights", "read-only by habit"],
)  # fmt: skip
def test_a_ledger_that_cannot_be_opened_says_why(
    server: Server, change: Callable[[URL], URL], kind: type[SabaqError] | None, telling: str
):
    url = change(server.url)
    if kind is None:
        with pytest.raises(BadConfig, match="holds no ledger yet; make one with `sabaq init`"):
            Ledger.open(url, Guard(clock=Clock()))
        return
    told = refused(url)
    assert isinstance(told, kind)
    assert telling in str(told)


def test_another_programs_database_is_left_alone(server: Server):
    place = server.place()
    with psycopg.connect(place.render_as_string(hide_password=False), autocommit=True) as other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")
    assert "is a database, but not a ledger: it holds bookmarks" in str(refused(place))


def test_a_ledger_of_a_newer_program_is_left_alone(kept: Held):
    kept.raw().execute("UPDATE alembic_version SET version_num = '9999'")
    assert "9999, newer than this program's" in str(refused(kept.path))  # type: ignore[arg-type]


def test_a_role_that_may_only_read_reads_and_is_told_that_it_cannot_write(server: Server, kept: Held):
    kept.add("one.csv", report("a"))
    schema = kept.rows("SELECT current_schema()")[0][0]
    server.do(f"GRANT USAGE ON SCHEMA {schema} TO looker", f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO looker")
    looker = Ledger.open(kept.path.set(username="looker"), kept.ledger.guard)  # type: ignore[union-attr]
    assert looker.evidence()["reports"].num_rows == 1
    with pytest.raises(Unavailable, match="the role lacks the right; the owner of the ledger can grant it"):
        looker.begin_batch(kept.grant(), batch("two.csv"))
    looker.close()


@pytest.mark.parametrize("how", ["the connection", "the server"])
def test_a_write_that_loses_its_connection_leaves_nothing_and_can_be_repeated(server: Server, kept: Held, how: str):
    kept.add("one.csv", report("a"))
    before = kept.counts()
    other = kept.raw()

    def lose(pid: int) -> None:
        if how == "the connection":
            other.execute(f"SELECT pg_terminate_backend({pid})")
        else:
            server.stop(signal.SIGQUIT)
            server.start()

    def cut(open_: Amending) -> None:
        lose(open_.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())

    b = report("b")
    load = Load(sources=[WIRE], reports=[(b, [first_word(b)])])
    with pytest.raises(Unavailable, match="nothing of this step was written, unless the connection broke"):
        kept.ledger.take(kept.grant(), [(batch("two.csv"), load)], then=cut)
    other.close()
    assert kept.counts() == before
    kept.add("two.csv", b)
    assert kept.ids() == ["a", "b"]


@pytest.mark.parametrize("switch", ["off", "on"])
def test_a_server_that_may_forget_is_told_of(server: Server, kept: Held, switch: str):
    server.do(f"ALTER SYSTEM SET fsync = {switch}")
    server.stop()
    server.start()
    with kept.ledger.engine.connect() as connection:
        told = dialect_of(connection).damage(connection) or ""
    assert ("the server runs with fsync = off: a power cut may lose" in told) == (switch == "off")


@pytest.mark.parametrize("url", ["mysql://a/b", "ledger", "postgresql//a", "sqlite:///x"])
def test_an_address_that_is_no_servers_is_refused(tmp_path: Path, url: str):
    with pytest.raises(BadConfig, match="ledger_url is not an address that can be read; wanted file, or postgresql"):
        ledger_place(tmp_path, url)


def test_the_text_of_a_place_shows_no_password(tmp_path: Path):
    assert "secret" not in str(ledger_place(tmp_path, "postgres://role:secret@host/database"))
