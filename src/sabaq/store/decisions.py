"""Decisions as the ledger holds them, with who undid them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Table, and_, or_, select

from sabaq.errors import BadConfig
from sabaq.model.decisions import Decision, Retracted, Ruling, Standing, Undoing
from sabaq.model.ids import LinkId, ReportId, SubjectId
from sabaq.model.incident import Evidence
from sabaq.store import tables as t
from sabaq.store.audiences import Audience, hidden_decisions
from sabaq.store.engines import explained, reading
from sabaq.store.intakes import SOME
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text
from sabaq.store.naming import Target

MANY_PAIRS = 100  # asked for in one query
RULINGS = (Ruling.SAME.value, Ruling.DIFFERENT.value)


def stem(link: str) -> str:
    """Give the id of the decision that a link is part of: one decision on two incidents is many links."""
    return link.partition(".")[0]


def read_decisions(ledger: Ledger, *, imported: bool = False, audience: Audience = None) -> tuple[Decision, ...]:
    """Give every decision that people took here, newest first; with `imported` those that came in files as well.

    An `audience` is told of those that are wholly on what it may see.
    """
    with explained(ledger.path), reading(ledger.engine) as connection:
        query = select(t.links).where(t.links.c.verdict.in_(RULINGS)).order_by(t.links.c.id)
        if not imported:
            query = query.where(t.links.c.batch.is_(None))
        links = connection.execute(query).mappings().all()
        retracted = connection.execute(select(t.retractions)).mappings().all()
        hidden = hidden_decisions(connection, audience)
        found = [*_links(connection, links), *_retractions(connection, retracted)]
    shown = [each for each in found if each.id not in hidden]
    return tuple(sorted(shown, key=lambda each: (each.at, each.id), reverse=True))


def read_judgements(
    ledger: Ledger, pairs: Sequence[tuple[str, str]], ruling: Ruling, *, audience: Audience = None
) -> dict[frozenset[str], Decision]:
    """Give the standing decision with this ruling on each pair of subjects that has one."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return judgements(connection, pairs, ruling=ruling, hidden=hidden_decisions(connection, audience))


def find_decision(ledger: Ledger, text: str, *, audience: Audience = None) -> Decision:
    """Give the decision that an id, or the beginning of one, stands for; BadConfig where it is none or several.

    To an `audience` one on what it may not see is none.
    """
    name = stem(text.strip())
    with explained(ledger.path), reading(ledger.engine) as connection:
        near = t.links.c.id.startswith(name, autoescape=True), t.retractions.c.id.startswith(name, autoescape=True)
        links = connection.execute(select(t.links).where(near[0]).order_by(t.links.c.id)).mappings().all()
        retracted = connection.execute(select(t.retractions).where(near[1])).mappings().all()
        found = [*_links(connection, links), *_retractions(connection, retracted)] if len(name) > 2 else []
        hidden = hidden_decisions(connection, audience)
    shown = [each for each in found if each.id not in hidden]
    whole = [each for each in shown if each.id == name] or shown
    if len(whole) == 1:
        return whole[0]
    listed = "; ".join(each.id for each in whole[:5])
    told = f"{text!r} may be one of several decisions: {listed}" if whole else f"there is no decision {text!r}"
    raise BadConfig(f"{told}; `sabaq decisions` lists them with their ids")


def standing_retraction(ledger: Ledger, target: Target) -> Decision | None:
    """Give the retraction that stands on a source, a batch or a report itself, or None."""
    c = t.retractions.c
    with explained(ledger.path), reading(ledger.engine) as connection:
        query = select(t.retractions).where(c.kind == target.kind.value, c.target == target.id)
        found = _retractions(connection, connection.execute(query.order_by(c.id)).mappings().all())
    return next((each for each in found if each.undone is None), None)


def links_of(ledger: Ledger, decision: Decision) -> tuple[LinkId, ...]:
    """Give the links of a decision that nobody has revoked yet."""
    c, revoked = t.links.c, select(t.revocations.c.link)
    with explained(ledger.path), reading(ledger.engine) as connection:
        near = c.id.startswith(f"{decision.id}.", autoescape=True)
        query = select(c.id).where(or_(c.id == decision.id, near), c.id.not_in(revoked)).order_by(c.id)
        return tuple(LinkId(each) for each in connection.scalars(query))


def judgements(
    connection: Connection,
    pairs: Sequence[tuple[str, str]],
    *,
    ruling: Ruling = Ruling.SAME,
    until: str | None = None,
    clock: str = "known_at",
    hidden: Collection[str] = (),
) -> dict[frozenset[str], Decision]:
    """Give the decision by which each pair of subjects was held to be the same, or different, at a moment."""
    c, undone = t.links.c, select(t.revocations.c.link)
    if until is not None:
        undone = undone.where(t.revocations.c[clock] <= until)
    found: dict[frozenset[str], Decision] = {}
    for start in range(0, len(pairs), MANY_PAIRS):
        some = pairs[start : start + MANY_PAIRS]
        either = or_(*(or_(and_(c.a == a, c.b == b), and_(c.a == b, c.b == a)) for a, b in some))
        query = select(t.links).where(either, c.verdict == ruling.value, c.id.not_in(undone)).order_by(c.id)
        rows = connection.execute(query if until is None else query.where(c[clock] <= until)).mappings().all()
        for row in rows:
            if stem(row["id"]) in hidden:
                continue
            pair = (SubjectId(row["a"]), SubjectId(row["b"]))
            found.setdefault(frozenset(pair), _decision(dict(row) | {"id": stem(row["id"])}, pairs=(pair,)))
    return found


def as_evidence(judge: Decision, bits: float) -> str:
    """Give a judgement as the evidence of a tie, encoded as the picture holds it."""
    return msgspec.json.encode([Evidence(field="judgement", bits=bits, words=judge.why)]).decode()


def retraction_of(connection: Connection, report: RowMapping, *, until: str | None, clock: str) -> Decision | None:
    """Give the retraction by which a report did not count at a moment."""
    c, undone = t.retractions.c, select(t.reinstatements.c.retraction)
    if until is not None:
        undone = undone.where(t.reinstatements.c[clock] <= until)
    its = ((Retracted.REPORT, report["id"]), (Retracted.SOURCE, report["source"]), (Retracted.BATCH, report["batch"]))
    either = or_(*(and_(c.kind == kind.value, c.target == target) for kind, target in its))
    query = select(t.retractions).where(either, c.id.not_in(undone)).order_by(c.id).limit(1)
    rows = connection.execute(query if until is None else query.where(c[clock] <= until)).mappings().all()
    return next(iter(_retractions(connection, rows)), None)


def _links(connection: Connection, rows: Sequence[RowMapping]) -> list[Decision]:
    undone = _undoings(connection, t.revocations, "link")
    told = _named(connection, {row[end] for row in rows for end in ("a", "b")})
    found = []
    for name, group in groupby(rows, key=lambda row: stem(row["id"])):
        its = sorted(group, key=lambda row: (len(row["id"]), row["id"]))
        pairs = tuple((SubjectId(row["a"]), SubjectId(row["b"])) for row in its)
        reports = {told[end][0]: told[end][1] for pair in pairs for end in pair if end in told}
        joined = " and " if len(reports) == 2 else ", "
        what = joined.join(list(reports.values())[:4]) + (f" and {len(reports) - 4} more" if len(reports) > 4 else "")
        taken_back = undone.get(its[0]["id"]) if all(row["id"] in undone for row in its) else None
        first = dict(its[0]) | {"id": name}
        found.append(_decision(first, pairs=pairs, reports=tuple(reports), what=what, undone=taken_back))
    return found


def _decision(row: Any, **more: Any) -> Decision:  # noqa: ANN401 (a row; the fields that differ)
    usual: dict[str, Any] = {"pairs": (), "reports": (), "target": None, "what": ""}
    ruling = Ruling(row["verdict"]) if "verdict" in row else Ruling.RETRACT
    standing = Standing.TAKEN_BACK if more.get("undone") else Standing.STANDING
    return Decision(
        id=row["id"], ruling=ruling, by=row["decided_by"], at=from_text(row["known_at"]), why=row["why"],
        standing=standing, **usual | more,
    )  # fmt: skip


def _retractions(connection: Connection, rows: Sequence[RowMapping]) -> list[Decision]:
    undone = _undoings(connection, t.reinstatements, "retraction")
    return [
        _decision(
            row, target=row["target"], undone=undone.get(row["id"]),
            what=f"{row['kind']} {called(connection, Retracted(row['kind']), row['target'])}",
        )
        for row in rows
    ]  # fmt: skip


def called(connection: Connection, kind: Retracted, target: str) -> str:
    """Give the name that people know a source, a file or a report by."""
    match kind:
        case Retracted.SOURCE:
            name = select(t.sources.c.name).where(t.sources.c.id == target).order_by(t.sources.c.seq.desc()).limit(1)
        case Retracted.BATCH:
            name = select(t.batches.c.file).where(t.batches.c.id == target)
        case Retracted.REPORT:
            name = select(t.reports.c.external_id).where(t.reports.c.id == target)
    return connection.scalar(name) or target


def _undoings(connection: Connection, table: Table, of: str) -> dict[str, Undoing]:
    rows = connection.execute(select(table).order_by(table.c.id.desc())).mappings()
    return {row[of]: Undoing(by=row["decided_by"], at=from_text(row["known_at"]), why=row["why"]) for row in rows}


def _named(connection: Connection, subjects: set[str]) -> dict[str, tuple[ReportId, str]]:
    """Give for each subject its report, and that report's source and id as the input gave it."""
    names: dict[str, str] = {
        row.id: row.name for row in connection.execute(select(t.sources).order_by(t.sources.c.seq))
    }
    found: dict[str, tuple[ReportId, str]] = {}
    columns = (t.claims.c.subject, t.reports.c.id, t.reports.c.external_id, t.reports.c.source)
    asked = sorted(subjects)
    for start in range(0, len(asked), SOME):
        query = select(*columns).join(t.claims, t.claims.c.report_seq == t.reports.c.seq)
        some = t.claims.c.subject.in_(asked[start : start + SOME])
        for row in connection.execute(query.where(some).distinct()):
            found[row.subject] = (ReportId(row.id), f"{names.get(row.source, row.source)} ({row.external_id})")
    return found
