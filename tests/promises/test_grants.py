"""Grants: every write needs one, and each leaves its act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from sabaq.errors import BadRecord, Refused
from sabaq.guard.permit import GRANT_LASTS, Guard, RefusedRequest
from sabaq.model.authority import Grant, Operation, Purpose, Request
from tests.ledgers import WIRE, Held, batch, first_word, link, report, retraction

A, B = report("a"), report("b")
WRITES: dict[str, Callable[[Held, Grant], object]] = {
    "begin": lambda kept, grant: kept.ledger.begin_batch(grant, batch("x.csv")),
    "append": lambda kept, grant: kept.ledger.append(
        grant, batch("one.csv"), sources=[WIRE], reports=[(B, [first_word(B)])], links=[]
    ),
    "end": lambda kept, grant: kept.ledger.end_batch(grant, batch("one.csv"), []),
    "link": lambda kept, grant: kept.ledger.record_links(grant, [link("l9", A, B)]),
    "revoke": lambda kept, grant: kept.ledger.revoke_links(grant, [link("l1", A, B).id], "no"),
    "retract": lambda kept, grant: kept.ledger.record_retraction(grant, retraction("t9", A)),
    "reinstate": lambda kept, grant: kept.ledger.reinstate(grant, retraction("t1", A).id, "no"),
    "act": lambda kept, grant: kept.ledger.record_act(grant, "read"),
}
FOR_LINKS, FOR_RETRACTIONS = {"link", "revoke"}, {"retract", "reinstate"}


def operation(write: str) -> Operation:
    if write in FOR_RETRACTIONS:
        return Operation.RETRACT
    return Operation.LINK if write in FOR_LINKS else Operation.ADD


@pytest.fixture
def begun(kept: Held) -> Held:
    kept.add("one.csv", A, end=False, links=(link("l1", A, B),))
    kept.ledger.record_retraction(kept.grant(Operation.RETRACT), retraction("t1", A))
    return kept


def without_acts(kept: Held) -> dict[str, object]:
    return {table: count for table, count in kept.counts().items() if table != "acts"}


@pytest.mark.parametrize("write", WRITES)
def test_a_grant_of_another_guard_is_worth_nothing(begun: Held, write: str):
    stranger = Guard(clock=begun.clock)
    grant = stranger.permit(Request(actor="tester", operation=operation(write), purpose="CT-PLOT"))
    before = without_acts(begun)
    with pytest.raises(Refused, match="not sealed by this guard"):
        WRITES[write](begun, grant)
    assert without_acts(begun) == before


@pytest.mark.parametrize("write", sorted(WRITES.keys() - {"act"}))
def test_a_grant_for_something_else_is_refused(begun: Held, write: str):
    before = without_acts(begun)
    with pytest.raises(Refused, match="is for read, not"):
        WRITES[write](begun, begun.grant(Operation.READ))
    assert without_acts(begun) == before


@pytest.mark.parametrize("write", WRITES)
def test_an_expired_grant_is_refused(begun: Held, write: str):
    grant = begun.grant(operation(write))
    begun.clock.pass_(hours=GRANT_LASTS.total_seconds() / 3600)
    with pytest.raises(Refused, match="expired at"):
        WRITES[write](begun, grant)


@pytest.mark.parametrize(
    "altered",
    [
        {"actor": "somebody else"},
        {"purpose": Purpose.ADMIN},
        {"operation": Operation.LINK},
        {"subject_class": "party"},
        {"what": "another file"},
        {"policy": "anything@9"},
        {"id": "g_other"},
        {"seal": b""},
        {"expires_at": "later"},
        {"granted_at": "earlier"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_altered_grant_is_refused(kept: Held, altered: dict[str, object]):
    grant = kept.grant()
    moments = {"expires_at": grant.expires_at + timedelta(days=9), "granted_at": grant.granted_at - timedelta(days=9)}
    changes = {name: moments.get(name, value) for name, value in altered.items()}
    with pytest.raises(Refused, match="not sealed"):
        kept.ledger.record_act(replace(grant, **changes), "read")  # type: ignore[arg-type]


@pytest.mark.parametrize("write", WRITES)
def test_every_write_leaves_one_act_that_its_rows_name(begun: Held, write: str):
    before = len(begun.ledger.acts())
    grant = begun.grant(operation(write))
    WRITES[write](begun, grant)
    act = begun.ledger.acts()[0]
    assert act.personal is not None
    assert (act.personal.actor, act.decision, act.recorded_at) == ("tester", "allowed", "2024-03-10T12:00:00.000000Z")
    assert begun.rows("SELECT grant_id FROM acts ORDER BY rowid")[before:] == [(grant.id,)]


def test_a_write_that_fails_after_its_act_leaves_no_act(begun: Held):
    before = begun.counts()
    with pytest.raises(BadRecord, match="there is no link l404"):
        begun.ledger.revoke_links(begun.grant(Operation.LINK), [link("l404", A, B).id], "no")
    assert begun.counts() == before


def test_an_unsealed_grant_leaves_a_refusal_on_record(kept: Held):
    forged = replace(kept.grant(), seal=b"forged")
    with pytest.raises(Refused):
        kept.ledger.begin_batch(forged, batch("one.csv"))
    (act,) = kept.ledger.acts()
    assert act.personal is not None
    assert (act.personal.actor, act.operation, act.decision) == ("tester", "add", "refused")
    assert "not sealed" in act.personal.reason
    assert kept.rows("SELECT grant_id FROM acts") == [(None,)]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"purpose": "WATCH-PARTY"}, "not on the closed list; it knows: CT-PLOT"),
        ({"subject_class": "party"}, "protected; opening it needs a judicial authority"),
        ({"operation": Operation.INIT}, "may not init for purpose CT-PLOT; purposes that allow it: ADMIN, EXERCISE"),
        ({"actor": "  "}, "nobody is named as acting"),
    ],
)
def test_what_is_not_allowed_is_refused_and_the_refusal_recorded(kept: Held, asked: dict[str, str], told: str):
    plain = {"actor": "tester", "operation": Operation.ADD, "purpose": "CT-PLOT", "what": "a file"}
    with pytest.raises(RefusedRequest) as refused:
        kept.ledger.guard.permit(Request(**(plain | asked)))  # type: ignore[arg-type]
    assert told in str(refused.value)
    kept.ledger.record_refusal(refused.value)
    (act,) = kept.ledger.acts()
    assert act.personal is not None
    assert (act.decision, act.personal.reason) == ("refused", str(refused.value))
    assert kept.rows("SELECT grant_id FROM acts") == [(None,)]
