"""Truth only grows: no row is changed, removed or replaced."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import Table

from sabaq.guard.audits import Pins
from sabaq.guard.notes import LOG, SecretKey
from sabaq.model.authority import Operation, Request, Role
from sabaq.model.evidence import Rejected
from sabaq.model.ids import ActId, TokenId, UserId
from sabaq.model.people import Token, User
from sabaq.model.uses import Canary, Duty, DutyKind, UseRuling, Verdict
from sabaq.model.warrants import Move, Reviewed
from sabaq.store.authorities import application, review_of, ruling_on
from sabaq.store.log_checks import audit_ledger
from sabaq.store.log_signed import SignedLog, name_key
from sabaq.store.tables import TRUTH as META
from sabaq.store.users import password_row, token_end_row, token_row, user_rows
from sabaq.store.uses import canary_row, duty_row, use_ruling_row
from tests.analysis.signs import outlook_rows
from tests.learning.rows import lesson_rows
from tests.ledgers import NOON, TRUTH, Held, authority, batch, link, report, retraction, ruling

REFUSED = (sqlite3.IntegrityError, psycopg.IntegrityError)
LOGGED = ("log_leaves", "log_nodes", "log_checkpoints", "erasures", "publications")
KEPT = (*TRUTH, *LOGGED)


def keys_of(table: str) -> list[str]:
    return [column.name for column in META.tables[table].primary_key]


@pytest.fixture
def full(kept: Held) -> Held:
    """A ledger with at least one row in every table of truth."""
    a, b = report("a"), report("b")
    kept.add("one.csv", a, b, links=(link("l1", a, b),))
    kept.add("two.csv", a)
    grant, third = kept.grant(), batch("three.csv")
    kept.ledger.begin_batch(grant, third)
    bad = Rejected(file="three.csv", row=1, column="date", seen="x", wanted="a day")
    kept.ledger.end_batch(grant, third, [bad])
    kept.ledger.revoke_links(kept.grant(Operation.LINK), [link("l1", a, b).id], "two attacks after all")
    withdrawn = retraction("t1", a)
    kept.ledger.record_retraction(kept.grant(Operation.RETRACT), withdrawn)
    kept.ledger.reinstate(kept.grant(Operation.RETRACT), withdrawn.id, "it was right after all")
    asked = authority(kept.clock)
    kept.ledger.record(kept.grant(Operation.APPLY), Operation.APPLY, "", application(asked))
    said = ruling_on(asked, ruling(Move.CHALLENGE))
    kept.ledger.record(kept.grant(Operation.CONTEST), Operation.CONTEST, "", said)
    act = ActId(str(kept.rows("SELECT id FROM acts")[0][0]))
    judged = Reviewed(act=act, by="another", justified=False, why="no need", at=NOON)
    kept.ledger.record(kept.grant(Operation.READ), Operation.READ, "", review_of("v_1", judged))
    duty = Duty(
        id="d_1", kind=DutyKind.CASE, unit="", actor="ana", scope=("i_1",), starts=NOON, ends=NOON + timedelta(days=1),
        given_by="tester", why="hers", recorded_at=NOON,
    )  # fmt: skip
    trap = Canary(id="n_1", record="i_9", set_by="tester", why="nobody's", recorded_at=NOON)
    found = UseRuling(
        id="u_1", item="q_1", verdict=Verdict.UNCLEAR, by="another", unit="", why="ask her", at=NOON, rules=("lot",),
        place=1, made_with="test@1",
    )  # fmt: skip
    rows = duty_row(duty), canary_row(trap), use_ruling_row(found)
    kept.ledger.record(kept.grant(Operation.READ), Operation.READ, "", *rows)
    kept.ledger.record(kept.grant(Operation.READ), Operation.READ, "", *lesson_rows())
    kept.ledger.record(kept.grant(Operation.READ), Operation.READ, "", *outlook_rows())
    leave = Request(actor="tester", operation=Operation.ERASE, purpose="ADMIN", what="an act")
    kept.ledger.erase(kept.ledger.guard.permit(leave), "1", "asked for")
    kept.ledger.publish(kept.grant(Operation.PUBLISH), "p1", "{}", commits="0" * 64)
    key = SecretKey.make("a-log", LOG, bytes(32))
    name_key(kept.ledger, key.public)
    SignedLog(ledger=kept.ledger, key=key).checkpoint()
    kept.ledger.record(kept.grant(Operation.READ), Operation.READ, "", *rows_of_people())
    assert all(kept.counts().values()), kept.counts()
    return kept


def test_the_log_covers_every_table_that_acts_write_to(full: Held):
    found = audit_ledger(full.ledger.engine, Pins(), now=full.clock.now)
    assert found.trouble == ()
    leaves = " ".join(str(leaf) for (leaf,) in full.rows("SELECT leaf FROM log_leaves"))
    covered = {table for table in (*TRUTH, "erasures", "publications") if f'"{table}":{{"n":' in leaves}
    assert covered == {*TRUTH, "erasures", "publications"} - {"acts"}


def rows_of_people() -> list[tuple[Table, dict[str, object]]]:
    """A user with a password and a revoked token."""
    user = User(id=UserId("u_1"), name="desk-3", roles=frozenset({Role.ANALYST}))
    token = Token(id=TokenId("k_1"), user=user.id, label="", operations=frozenset({Operation.READ}), expires=NOON)
    rows = [*user_rows(user), password_row(user, "hash"), token_row(token, "mark")]
    return [*rows, token_end_row(token, "lost")]


def test_no_row_can_be_changed(full: Held):
    raw = full.raw()
    for table in KEPT:
        column = full.columns(table)[0]
        with pytest.raises(REFUSED, match=f"{table} is append-only"):
            raw.execute(f'UPDATE {table} SET "{column}" = "{column}"')


def test_no_row_can_be_removed(full: Held):
    raw = full.raw()
    before = full.counts()
    for table in KEPT:
        with pytest.raises(REFUSED, match=f"{table} is append-only"):
            raw.execute(f"DELETE FROM {table}")
    assert full.counts() == before


def test_no_row_can_be_replaced(full: Held):
    raw = full.raw()
    for table in KEPT:
        before = full.rows(f"SELECT * FROM {table}")
        key = keys_of(table)[0]
        replacing = {
            False: [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"],
            True: [
                f"TRUNCATE {table} CASCADE",
                f"MERGE INTO {table} AS a USING {table} AS b ON a.{key} = b.{key} WHEN MATCHED THEN DELETE",
                f"SET session_replication_role = replica; DELETE FROM {table}",
            ],
        }
        for statement in replacing[full.server]:
            with pytest.raises(REFUSED, match=r"is append-only"):
                raw.execute(statement)
        assert full.rows(f"SELECT * FROM {table}") == before


def test_no_insert_can_turn_into_an_update(full: Held):
    raw = full.raw()
    for table in KEPT:
        columns = [f'"{name}"' for name in full.columns(table)]
        keys = ", ".join(f'"{name}"' for name in keys_of(table))
        told = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns)} FROM {table} WHERE true"
        with pytest.raises(REFUSED, match="append-only"):
            raw.execute(f"{told} ON CONFLICT ({keys}) DO UPDATE SET {columns[-1]} = excluded.{columns[-1]}")


def test_the_ledgers_own_connections_keep_what_they_acknowledge(full: Held):
    wanted = {
        False: [("PRAGMA recursive_triggers", 1), ("PRAGMA foreign_keys", 1), ("PRAGMA synchronous", 2),
                ("PRAGMA journal_mode", "wal")],
        True: [("SHOW synchronous_commit", "on"), ("SHOW lock_timeout", "2min")],
    }  # fmt: skip
    with full.ledger.engine.connect() as connection:
        for asked, answer in wanted[full.server]:
            assert connection.exec_driver_sql(asked).scalar() == answer
