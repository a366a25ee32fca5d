"""Migrations: they make the tables that the program means."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from sabaq.model.authority import Operation
from sabaq.store import migrations
from sabaq.store.engines import HEAD, migrate
from sabaq.store.ledger import Ledger
from sabaq.store.tables import APPEND_ONLY, TRUTH
from tests.ledgers import Held, report, retraction


def test_the_migrated_tables_are_those_of_the_program(kept: Held):
    with kept.ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, TRUTH) == []


def test_keys_indexes_and_order_of_columns_are_those_of_the_program(kept: Held):
    seen = inspect(kept.ledger.engine)
    for table in TRUTH.sorted_tables:
        assert [column["name"] for column in seen.get_columns(table.name)] == table.c.keys()
        nulls = {column["name"]: column["nullable"] for column in seen.get_columns(table.name)}
        assert nulls == {column.name: bool(column.nullable) for column in table.c}
        assert seen.get_pk_constraint(table.name)["constrained_columns"] == table.primary_key.columns.keys()
        pointing = {
            tuple(key["constrained_columns"]): key["referred_table"] for key in seen.get_foreign_keys(table.name)
        }
        meant = {tuple(key.column_keys): key.referred_table.name for key in table.foreign_key_constraints}
        assert pointing == meant


def test_every_table_of_truth_has_both_triggers(kept: Held):
    found = {row[0] for row in kept.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert found == {f"{table}_no_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")}


def test_the_program_knows_the_newest_revision():
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_current_head() == HEAD


def test_migrating_again_changes_nothing(kept: Held):
    before = kept.rows("SELECT name, sql FROM sqlite_master ORDER BY name")
    migrate(kept.ledger.engine, kept.path)
    assert kept.rows("SELECT name, sql FROM sqlite_master ORDER BY name") == before


def test_a_ledger_of_the_first_revision_is_brought_up_with_all_it_holds(kept: Held):
    kept.add("one.csv", report("a"))
    other = kept.raw()
    for table in ("reinstatements", "retractions"):
        other.execute(f"DROP TABLE {table}")
    other.execute("UPDATE alembic_version SET version_num = '0001'")
    reopened = Ledger.open(kept.path, kept.ledger.guard)
    assert reopened.evidence()["reports"]["external_id"].to_pylist() == ["a"]
    assert kept.rows("SELECT version_num FROM alembic_version") == [(HEAD,)]
    reopened.record_retraction(kept.grant(Operation.RETRACT), retraction("t1", report("a")))
    assert reopened.evidence()["reports"].num_rows == 0
    reopened.close()
