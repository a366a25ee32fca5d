"""Log of a ledger: each act has its entry, and all can be checked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sabaq.errors import BadConfig, BadRecord, Refused
from sabaq.guard.audits import Audit, Pins
from sabaq.guard.notes import LOG, SecretKey
from sabaq.guard.permit import RefusedRequest
from sabaq.model.authority import Operation, Request
from sabaq.store.log_checks import audit_ledger
from sabaq.store.log_signed import SignedLog, name_key
from tests.ledgers import Held, link, report

A, B = report("a"), report("b")
KEY = SecretKey.make("a-log", LOG, bytes(range(32)))


def entries(kept: Held) -> list[dict[str, object]]:
    return [json.loads(str(leaf)) for (leaf,) in kept.rows("SELECT leaf FROM log_leaves ORDER BY seq")]


def audit(kept: Held, **given: object) -> Audit:
    return audit_ledger(kept.ledger.engine, Pins(**given), now=kept.clock.now)  # type: ignore[arg-type]


def signed(kept: Held) -> SignedLog:
    name_key(kept.ledger, KEY.public)
    return SignedLog(ledger=kept.ledger, key=KEY)


def test_a_new_ledger_begins_its_log(kept: Held):
    assert [(each["kind"], each["earlier"]) for each in entries(kept)] == [("begin", 0)]
    assert audit(kept).trouble == ()


def test_each_act_has_an_entry_with_the_rows_it_wrote(kept: Held):
    kept.add("one.csv", A, B, links=(link("l1", A, B),))
    begun, added, ended = entries(kept)[1:]
    assert sorted(begun["rows"]) == ["batches"]
    assert {name: its["n"] for name, its in added["rows"].items()} == {
        "claims": 2,
        "links": 1,
        "reports": 2,
        "sources": 1,
    }
    assert sorted(ended["rows"]) == ["batch_ends"]
    assert audit(kept).trouble == ()


def test_a_refusal_has_an_entry(kept: Held):
    with pytest.raises(RefusedRequest) as refused:
        kept.ledger.guard.permit(Request(actor="tester", operation=Operation.ADD, purpose="WATCH-PARTY"))
    kept.ledger.record_refusal(refused.value)
    assert entries(kept)[-1]["act"]["decision"] == "refused"
    assert (audit(kept).refused, audit(kept).trouble) == (1, ())


def test_a_write_that_fails_leaves_no_entry(kept: Held):
    before = entries(kept)
    with pytest.raises(BadRecord):
        kept.ledger.revoke_links(kept.grant(Operation.LINK), [link("l404", A, B).id], "no")
    assert entries(kept) == before


def test_no_entry_and_no_row_names_who_acted(kept: Held):
    kept.ledger.record_act(kept.grant(Operation.READ), "looked at a file of Northgate")
    told = str(kept.rows("SELECT * FROM acts")) + str(entries(kept))
    assert "tester" not in told
    assert "Northgate" not in told
    (act,) = kept.ledger.acts()
    assert act.personal is not None
    assert (act.personal.actor, act.personal.what, act.personal.reason) == (
        "tester", "a test", "looked at a file of Northgate",
    )  # fmt: skip


def administrator(kept: Held):
    asked = Request(actor="tester", operation=Operation.ERASE, purpose="ADMIN", what="an act")
    return kept.ledger.guard.permit(asked)


def test_an_erased_act_tells_nothing_and_stays_in_the_log(kept: Held):
    kept.ledger.record_act(kept.grant(Operation.READ), "a secret reason")
    (act,) = kept.ledger.acts()
    ((key,),) = kept.rows("SELECT key FROM act_keys")
    kept.ledger.erase(administrator(kept), act.act, "asked for")
    newest, erased = kept.ledger.acts()
    assert erased.personal is None
    assert newest.operation == "erase"
    assert newest.personal is not None
    assert newest.personal.reason.endswith("asked for")
    assert audit(kept).trouble == ()
    kept.ledger.engine.dispose()
    for each in kept.opened:
        each.close()
    assert not any(str(key).encode() in path.read_bytes() for path in kept.table_files("act_keys"))
    with pytest.raises(BadConfig, match="was erased before"):
        kept.ledger.erase(administrator(kept), act.act, "again")


def test_an_erasure_needs_leave(kept: Held):
    kept.ledger.record_act(kept.grant(Operation.READ), "read")
    (act,) = kept.ledger.acts()
    with pytest.raises(Refused):
        kept.ledger.erase(kept.grant(Operation.READ), act.act, "no leave")
    assert kept.ledger.acts()[-1].personal is not None


def test_a_checkpoint_covers_all_and_is_made_once(kept: Held):
    log = signed(kept)
    kept.add("one.csv", A)
    first = log.checkpoint()
    assert (first.size, log.checkpoint()) == (5, first)
    assert first.by(KEY.public)
    kept.add("two.csv", B)
    later = log.checkpoint()
    found = audit(kept, key=KEY.public, against=[first, later])
    assert (found.trouble, found.signed, found.compared) == ((), later.size, later.size)


def test_what_a_witness_gets_shows_that_the_log_only_grew(kept: Held):
    log = signed(kept)
    first = log.checkpoint()
    kept.add("one.csv", A)
    offered = log.offered(first.size)
    assert offered.grows_from(first)
    assert not offered.grows_from(replace(first, root=b"\0" * 32))
    with pytest.raises(BadConfig, match="it was cut or replaced"):
        log.offered(99)


def test_every_act_can_be_proved_by_its_id_or_number(kept: Held):
    log = signed(kept)
    kept.add("one.csv", A)
    for entry, act in kept.rows("SELECT seq, act FROM log_leaves WHERE act IS NOT NULL"):
        assert log.prove(str(act)) == log.prove(str(entry))
        assert log.prove(str(act)).wrong(KEY.public) is None
    with pytest.raises(BadConfig, match="there is no entry of act"):
        log.prove("nobody")


def test_a_checkpoint_of_another_log_is_not_kept(kept: Held):
    log = signed(kept)
    ours = log.checkpoint()
    other = replace(ours, root=b"\1" * 32, signatures=()).signed(KEY)
    with pytest.raises(BadConfig, match="is of another log"):
        log.keep(other, other.signatures[0])


def test_a_run_that_falls_silent_or_never_ends_is_an_alarm(kept: Held):
    log = signed(kept)
    log.beat("r1", "start")
    kept.clock.pass_(minutes=59)
    log.beat("r1", "beat")
    assert audit(kept).alarms == ()
    kept.clock.pass_(hours=3)
    assert "r1 gave its last sign of life" in audit(kept).alarms[0]
    log.beat("r1", "stop")
    found = audit(kept)
    assert found.trouble == ()
    assert len(found.alarms) == 1
    assert "was silent from 2024-03-10T12:59:00+00:00 to 2024-03-10T15:59:00+00:00" in found.alarms[0]


def test_entries_without_a_signature_are_an_alarm_after_an_hour(kept: Held):
    log = signed(kept)
    log.checkpoint()
    kept.add("one.csv", A)
    assert audit(kept).alarms == ()
    kept.clock.pass_(hours=2)
    assert "stand under no signed checkpoint" in audit(kept).alarms[0]
    log.checkpoint()
    assert audit(kept).alarms == ()


def test_a_clock_that_goes_back_is_found(kept: Held):
    kept.ledger.record_act(kept.grant(Operation.READ), "read")
    kept.clock.pass_(seconds=-1)
    kept.ledger.record_act(kept.grant(Operation.READ), "read")
    assert audit(kept).trouble == ()
    kept.clock.pass_(hours=-1)
    kept.ledger.record_act(kept.grant(Operation.READ), "read")
    assert "the clock went back" in audit(kept).trouble[0]


def test_a_log_whose_entries_were_removed_is_not_begun_anew(kept: Held):
    signed(kept).checkpoint()
    other = kept.raw()
    for table in ("log_leaves", "log_nodes"):
        other.execute(f"DROP TRIGGER {table}_no_delete" + (f" ON {table}" if kept.server else ""))
        other.execute(f"DELETE FROM {table}")
    reopened = type(kept.ledger).open(kept.path, kept.ledger.guard)
    assert kept.rows("SELECT count(*) FROM log_leaves") == [(0,)]
    assert any("only 0 are left: the log was cut" in each for each in audit(kept, key=KEY.public).trouble)
    reopened.close()
