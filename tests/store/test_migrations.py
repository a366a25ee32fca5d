"""Migrations: they make the tables that the program means."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from sabaq.guard.sealing import Personal
from sabaq.model.authority import Operation
from sabaq.store import migrations
from sabaq.store.dialects import Place
from sabaq.store.engines import HEAD, migrate, open_engine, writing
from sabaq.store.tables import TRUTH
from tests.ledgers import Held, held, report, retraction

MOMENT = "2023-01-30T08:40:00.000000Z"
ACTS = "acts (actor, grant_id, operation, purpose, subject_class, decision, policy, reason, recorded_at, id, what)"
ACT = f"'an officer', NULL, 'add', 'CT-PLOT', 'incident', 'allowed', 'old@1', 'because', '{MOMENT}'"
OLD_ROWS = f"""INSERT INTO {ACTS} VALUES ({ACT}, '01A', 'one.csv'), ({ACT}, '01B', 'two.csv');
INSERT INTO batches (id, file, archive, mapping, back_filled, recorded_at, act_id)
VALUES ('b1', 'one.csv', 'a1', 'm@1', 0, '{MOMENT}', '01A');
INSERT INTO batch_ends (batch, reports, claims, rejected, recorded_at, act_id)
VALUES ('b1', 0, 0, 1, '{MOMENT}', '01B');
INSERT INTO rejections (seq, batch, file, "row", "column", seen, wanted, act_id)
VALUES (1, 'b1', 'one.csv', 1, 'date', 'x', 'a day', '01B')"""


def test_the_migrated_tables_are_those_of_the_program(kept: Held):
    with kept.ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differing = compare_metadata(context, TRUTH)
    numbering = ("rowid", "Identity(")  # a server numbers rows in a way of its own
    assert [each for each in differing if not any(word in str(each) for word in numbering)] == []


def test_every_table_without_a_number_of_its_own_has_one_in_either_database(kept: Held):
    for table in TRUTH.sorted_tables:
        if "seq" not in table.c:
            kept.rows(f"SELECT max(rowid) FROM {table.name}")


def test_keys_indexes_and_order_of_columns_are_those_of_the_program(kept: Held):
    seen = inspect(kept.ledger.engine)
    for table in TRUTH.sorted_tables:
        columns = [column for column in seen.get_columns(table.name) if column["name"] != "rowid"]
        assert [column["name"] for column in columns] == table.c.keys()
        nulls = {column["name"]: column["nullable"] for column in columns}
        assert nulls == {column.name: bool(column.nullable) for column in table.c}
        assert seen.get_pk_constraint(table.name)["constrained_columns"] == table.primary_key.columns.keys()
        pointing = {
            tuple(key["constrained_columns"]): key["referred_table"] for key in seen.get_foreign_keys(table.name)
        }
        meant = {tuple(key.column_keys): key.referred_table.name for key in table.foreign_key_constraints}
        assert pointing == meant


def test_every_table_of_truth_has_both_triggers(kept: Held):
    verbs = ("update", "delete", "truncate") if kept.server else ("update", "delete")
    meant = {f"{table.name}_no_{verb}" for table in TRUTH.sorted_tables for verb in verbs}
    # a key may be destroyed, so that nobody reads who acted
    assert meant - kept.triggers() == {f"act_keys_no_{verb}" for verb in verbs[1:]}
    assert kept.triggers() <= meant


def test_the_program_knows_the_newest_revision():
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_current_head() == HEAD


def test_migrating_again_changes_nothing(kept: Held):
    catalogue = {
        False: "SELECT name, sql FROM sqlite_master ORDER BY name",
        True: "SELECT relname, oid, xmin::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace "
        "ORDER BY 1",
    }[kept.server]
    before = kept.rows(catalogue)
    migrate(kept.ledger.engine, kept.path)
    assert kept.rows(catalogue) == before


def older(place: Place, revision: str) -> None:
    """Make a ledger of an earlier revision, made by that revision's own migrations, with two acts."""
    engine = open_engine(place)
    config = AlembicConfig()
    config.set_main_option("script_location", "sabaq.store:migrations")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in OLD_ROWS.split(";\n"):
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_an_older_ledger_is_brought_up_with_all_it_holds(new_place: Place, revision: str):
    older(new_place, revision)
    reopened = held(new_place)
    assert reopened.rows("SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert reopened.rows("SELECT id FROM batches") == [("b1",)]
    reopened.add("three.csv", report("a"))
    reopened.ledger.record_retraction(reopened.grant(Operation.RETRACT), retraction("t1", report("a")))
    assert reopened.ledger.evidence()["reports"].num_rows == 0
    told = reopened.ledger.acts()[-2:]
    assert [(act.act, act.personal) for act in told] == [
        ("01B", Personal(actor="an officer", what="two.csv", reason="because")),
        ("01A", Personal(actor="an officer", what="one.csv", reason="because")),
    ]
    for table in ("acts", "log_leaves"):
        with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError), match=f"{table} is append-only"):
            reopened.raw().execute(f"DELETE FROM {table}")
    reopened.close()


def test_earlier_acts_get_their_entries_and_the_log_says_so(new_place: Place):
    older(new_place, "0002")
    reopened = held(new_place)
    leaves = [json.loads(str(leaf)) for (leaf,) in reopened.rows("SELECT leaf FROM log_leaves ORDER BY seq")]
    assert [(leaf["kind"], leaf.get("earlier")) for leaf in leaves] == [
        ("begin", 2),
        ("earlier", None),
        ("earlier", None),
    ]
    assert [sorted(leaf["rows"]) for leaf in leaves[1:]] == [["batches"], ["batch_ends", "rejections"]]
    assert {leaf["time"] for leaf in leaves} == {"2024-03-10T12:00:00.000000Z"}
    assert leaves[1]["act"]["recorded_at"] == MOMENT
    reopened.close()


def test_no_page_of_a_migrated_file_holds_what_was_sealed(tmp_path: Path):
    path = tmp_path / "ledger.sqlite"
    older(path, "0002")
    held(path).close()
    left = [each.read_bytes() for each in tmp_path.iterdir()]
    assert [b"an officer" in each for each in left] == [False] * len(left)
