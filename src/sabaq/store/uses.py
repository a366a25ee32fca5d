"""Uses on record: acts unsealed, duties, canaries, rulings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, Table, func, inspect, select

from sabaq.guard.log import leaf_hash
from sabaq.guard.sealing import Sealed, unseal
from sabaq.model.ids import ActId
from sabaq.model.uses import Canary, Context, Duty, DutyKind, Use, UseRuling, Verdict
from sabaq.store import log_tables as lt
from sabaq.store import tables as t
from sabaq.store.authorities import ERASED
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text
from sabaq.store.use_tables import canaries, duties, use_rulings

T = TypeVar("T", int, str)
Row = dict[str, object]
AT_ONCE = 500
DAY_LETTERS = len("2024-03-10")
LINES = "\n"


def uses_in(ledger: Ledger, *, since: datetime, until: datetime) -> tuple[Use, ...]:
    """Give the acts from one moment on and before another, in order; those whose key is destroyed name nobody."""
    c = t.acts.c
    query = select(t.acts, lt.leaves.c.seq, lt.keys.c.key).join(lt.leaves, lt.leaves.c.act == c.id)
    query = query.outerjoin(lt.keys, lt.keys.c.act == c.id).order_by(c.recorded_at, c.id)
    query = query.where(c.recorded_at >= to_text(since), c.recorded_at < to_text(until))
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(_use(row) for row in connection.execute(query).mappings())


def context_in(ledger: Ledger, uses: Sequence[Use], *, since: datetime) -> Context:
    """Give what is known beside some acts: the duties of that time, canaries, places of records, lots of each day."""
    records = sorted({use.record for use in uses if use.record})
    with explained(ledger.path), reading(ledger.engine) as connection:
        return Context(
            duties=tuple(_duties(connection, since)), canaries=tuple(_canaries(connection)),
            known_as=_known_as(connection, records), lots=_lots(connection, since),
        )  # fmt: skip


def duties_in(ledger: Ledger, *, since: datetime) -> tuple[Duty, ...]:
    """Give the duties that had not ended at a moment, oldest first."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(_duties(connection, since))


def canaries_in(ledger: Ledger) -> tuple[Canary, ...]:
    """Give the records that nobody's work leads to."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(_canaries(connection))


def use_rulings_in(ledger: Ledger) -> tuple[UseRuling, ...]:
    """Give what second readers found, oldest first."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        found = connection.execute(select(use_rulings).order_by(use_rulings.c.id)).mappings()
        return tuple(_ruling(row) for row in found)


def duty_row(duty: Duty) -> tuple[Table, Row]:
    """Give the row of a duty."""
    return duties, {
        "id": duty.id, "kind": duty.kind.value, "unit": duty.unit, "actor": duty.actor,
        "scope": LINES.join(duty.scope), "starts": to_text(duty.starts), "ends": to_text(duty.ends),
        "given_by": duty.given_by, "why": duty.why,
    }  # fmt: skip


def canary_row(canary: Canary) -> tuple[Table, Row]:
    """Give the row of a canary."""
    return canaries, {"id": canary.id, "record": canary.record, "set_by": canary.set_by, "why": canary.why}


def use_ruling_row(ruling: UseRuling) -> tuple[Table, Row]:
    """Give the row of what a second reader found."""
    return use_rulings, {
        "id": ruling.id, "item": ruling.item, "verdict": ruling.verdict.value, "decided_by": ruling.by,
        "unit": ruling.unit, "why": ruling.why, "rules": " ".join(ruling.rules), "place": ruling.place,
        "made_with": ruling.made_with,
    }  # fmt: skip


def _use(row: RowMapping) -> Use:
    told = unseal(Sealed(text=row["sealed"], key=row["key"])) if row["key"] else ERASED
    return Use(
        act=ActId(row["id"]), at=from_text(row["recorded_at"]), actor=told.actor, unit=row["unit"] or "",
        operation=row["operation"], purpose=row["purpose"], subject_class=row["subject_class"], what=told.what,
        allowed=row["decision"] == "allowed", authority=row["authority"], break_glass=bool(row["break_glass"]),
        reason=told.reason, marking=row["marking"] or "", entry=row["seq"],
    )  # fmt: skip


def _duties(connection: Connection, since: datetime) -> Iterator[Duty]:
    query = select(duties).where(duties.c.ends >= to_text(since)).order_by(duties.c.starts, duties.c.id)
    for row in connection.execute(query).mappings():
        yield Duty(
            id=row["id"], kind=DutyKind(row["kind"]), unit=row["unit"], actor=row["actor"],
            scope=tuple(each for each in row["scope"].split(LINES) if each), starts=from_text(row["starts"]),
            ends=from_text(row["ends"]), given_by=row["given_by"], why=row["why"],
            recorded_at=from_text(row["recorded_at"]),
        )  # fmt: skip


def _canaries(connection: Connection) -> Iterator[Canary]:
    for row in connection.execute(select(canaries).order_by(canaries.c.id)).mappings():
        yield Canary(
            id=row["id"], record=row["record"], set_by=row["set_by"], why=row["why"],
            recorded_at=from_text(row["recorded_at"]),
        )  # fmt: skip


def _ruling(row: RowMapping) -> UseRuling:
    return UseRuling(
        id=row["id"], item=row["item"], verdict=Verdict(row["verdict"]), by=row["decided_by"], unit=row["unit"],
        why=row["why"], at=from_text(row["recorded_at"]), rules=tuple(row["rules"].split()), place=row["place"],
        made_with=row["made_with"],
    )  # fmt: skip


def _known_as(connection: Connection, records: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Give for each record its own id, that of its incident, and the names of the places where this happened."""
    if not {t.incidents.name, t.memberships.name, t.forwards.name} <= set(inspect(connection).get_table_names()):
        return {}
    homes: dict[str, set[str]] = {record: {record} for record in records}
    for table, own in ((t.memberships, t.memberships.c.report), (t.forwards, t.forwards.c.old)):
        for some in _pieces(records):
            for record, incident in connection.execute(select(own, table.c.incident).where(own.in_(some))):
                homes[record].add(incident)
    c = t.incidents.c
    names: dict[str, frozenset[str]] = {}
    for some in _pieces(sorted({home for its in homes.values() for home in its})):
        for row in connection.execute(select(c.id, c.place, c.district, c.province, c.country).where(c.id.in_(some))):
            names[str(row.id)] = frozenset(str(each) for each in row if each)
    return {record: frozenset(its).union(*(names.get(home, ()) for home in its)) for record, its in homes.items()}


def _lots(connection: Connection, since: datetime) -> Mapping[date, bytes]:
    """Give for each day the hash of the first entry of an act after it, which nobody could know that day."""
    day = func.substr(t.acts.c.recorded_at, 1, DAY_LETTERS)
    query = select(day.label("day"), func.min(lt.leaves.c.seq).label("seq")).join(
        t.acts, lt.leaves.c.act == t.acts.c.id
    )
    query = query.where(t.acts.c.recorded_at >= to_text(since)).group_by("day").order_by("day")
    firsts = [(date.fromisoformat(row.day), int(row.seq)) for row in connection.execute(query)]
    leaves = {
        int(row.seq): leaf_hash(row.leaf.encode())
        for some in _pieces([seq for _, seq in firsts])
        for row in connection.execute(select(lt.leaves.c.seq, lt.leaves.c.leaf).where(lt.leaves.c.seq.in_(some)))
    }
    return {on: leaves[after] for (on, _), (_, after) in pairwise(firsts)}


def _pieces(of: Sequence[T]) -> Iterable[Sequence[T]]:
    return (of[first : first + AT_ONCE] for first in range(0, len(of), AT_ONCE))
