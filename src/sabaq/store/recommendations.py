"""Recommendations on record, with their moves and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, Table, select
from sqlalchemy.exc import IntegrityError

from sabaq.errors import BadConfig
from sabaq.model.authority import Grant
from sabaq.model.lessons import Pairing, Site, SiteCheck, SiteVerdict, Sort, Verdict
from sabaq.model.recommendations import (
    ActionStrength,
    Cause,
    Effect,
    Evidence,
    EvidenceStrength,
    Kind,
    Move,
    Recommendation,
    State,
)
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.lesson_tables import (
    lesson_rulings,
    lesson_sites,
    recommendation_evidence,
    recommendation_moves,
    recommendations,
    site_checks,
)
from sabaq.store.moments import from_text

Row = dict[str, object]
TableRow = tuple[Table, Row]
T = TypeVar("T")
LINES = "\n"


def recommendations_in(ledger: Ledger) -> tuple[Recommendation, ...]:
    """Give all that is recommended or promised, oldest first, with all that became of each."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        moves = _by(connection, recommendation_moves, "step", _move)
        shown = _by(connection, recommendation_evidence, "id", _evidence)
        pairings = _pairings(connection)
        query = select(recommendations).order_by(recommendations.c.issued, recommendations.c.id)
        found = [
            replace(
                _recommendation(row),
                moves=tuple(moves.get(row["id"], ())),
                evidence=tuple(shown.get(row["id"], ())),
            )
            for row in connection.execute(query).mappings()
        ]
    return tuple(_with_first_dates(found, pairings))


def pairings_in(ledger: Ledger) -> tuple[Pairing, ...]:
    """Give what people found of pairs that were suggested, oldest first."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(_pairings(connection))


def sites_in(ledger: Ledger) -> tuple[Site, ...]:
    """Give the sites that were named, by name."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        rows = connection.execute(select(lesson_sites).order_by(lesson_sites.c.name)).mappings()
        return tuple(
            Site(id=row["id"], name=row["name"], site_class=row["site_class"], country=row["country"],
                 named_by=row["named_by"])
            for row in rows
        )  # fmt: skip


def site_checks_in(ledger: Ledger) -> tuple[SiteCheck, ...]:
    """Give what was seen at other sites of a class, oldest first."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        rows = connection.execute(select(site_checks).order_by(site_checks.c.id)).mappings()
        return tuple(
            SiteCheck(id=row["id"], recommendation=row["recommendation"], site=row["site"],
                      verdict=SiteVerdict(row["verdict"]), by=row["decided_by"], why=row["why"],
                      recorded_at=from_text(row["recorded_at"]))
            for row in rows
        )  # fmt: skip


def record_once(ledger: Ledger, grant: Grant, reason: str, rows: Iterable[TableRow]) -> None:
    """Add rows under one act; where somebody else was first with the same step or reference, say so."""
    try:
        ledger.record(grant, grant.operation, reason, *rows)
    except IntegrityError as clash:
        raise BadConfig(
            "somebody else put the same step or the same reference on record first; look again, then repeat it"
        ) from clash


def recommendation_row(one: Recommendation) -> TableRow:
    """Give the row of a recommendation or a promise."""
    return recommendations, {
        "id": one.id, "kind": one.kind.value, "reference": one.reference, "text": one.text, "action": one.action,
        "addressee": one.addressee, "made_by": one.made_by, "issued": one.issued.isoformat(),
        "strength": one.strength.value, "test": one.test, "respond_by": one.respond_by.isoformat(),
        "due": _day(one.due), "site": one.site, "site_class": one.site_class, "country": one.country,
        "mode": one.mode, "factors": " ".join(one.factors), "incident": one.incident, "review": one.review,
        "told_in": one.told_in,
    }  # fmt: skip


def move_row(recommendation: str, move: Move) -> TableRow:
    """Give the row of a move."""
    return recommendation_moves, {
        "id": move.id, "recommendation": recommendation, "step": move.step, "before": move.before.value,
        "state": move.state.value, "moved_by": move.by, "recorded_by": move.recorded_by, "unit": move.unit,
        "why": move.why, "happened": move.happened.isoformat(), "evidence": " ".join(move.evidence),
        "effect": move.effect.value if move.effect else "", "cause": move.cause.value if move.cause else "",
        "other": move.other, "told_in": move.told_in,
    }  # fmt: skip


def evidence_row(evidence: Evidence) -> TableRow:
    """Give the row of some evidence."""
    return recommendation_evidence, {
        "id": evidence.id, "recommendation": evidence.recommendation, "strength": evidence.strength.value,
        "sha256": evidence.sha256, "what": evidence.what, "author": evidence.author,
        "submitted_by": evidence.submitted_by, "expires": _day(evidence.expires), "told_in": evidence.told_in,
    }  # fmt: skip


def pairing_row(pairing: Pairing) -> TableRow:
    """Give the row of what somebody found of a pair, and of what was suggested."""
    return lesson_rulings, {
        "id": pairing.id, "kind": pairing.sort.value, "earlier": pairing.earlier, "later": pairing.later,
        "verdict": pairing.verdict.value, "decided_by": pairing.by, "why": pairing.why,
        "reasons": LINES.join(pairing.reasons), "made_with": pairing.made_with, "score": pairing.score,
        "place": pairing.place,
    }  # fmt: skip


def site_row(site: Site) -> TableRow:
    """Give the row of a named site."""
    return lesson_sites, {
        "id": site.id, "name": site.name, "site_class": site.site_class, "country": site.country,
        "named_by": site.named_by,
    }  # fmt: skip


def site_check_row(check: SiteCheck) -> TableRow:
    """Give the row of what was seen at a site."""
    return site_checks, {
        "id": check.id, "recommendation": check.recommendation, "site": check.site, "verdict": check.verdict.value,
        "decided_by": check.by, "why": check.why,
    }  # fmt: skip


def _by(connection: Connection, table: Table, order: str, read: Callable[[RowMapping], T]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in connection.execute(select(table).order_by(table.c[order])).mappings():
        found.setdefault(row["recommendation"], []).append(read(row))
    return found


def _recommendation(row: RowMapping) -> Recommendation:
    return Recommendation(
        id=row["id"], kind=Kind(row["kind"]), reference=row["reference"], text=row["text"], action=row["action"],
        addressee=row["addressee"], made_by=row["made_by"], issued=date.fromisoformat(row["issued"]),
        strength=ActionStrength(row["strength"]), test=row["test"], respond_by=date.fromisoformat(row["respond_by"]),
        due=_read_day(row["due"]), site=row["site"], site_class=row["site_class"], country=row["country"],
        mode=row["mode"], factors=tuple(row["factors"].split()), incident=row["incident"], review=row["review"],
        told_in=row["told_in"], recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip


def _move(row: RowMapping) -> Move:
    return Move(
        id=row["id"], step=row["step"], before=State(row["before"]), state=State(row["state"]), by=row["moved_by"],
        recorded_by=row["recorded_by"], unit=row["unit"], why=row["why"],
        happened=date.fromisoformat(row["happened"]), evidence=tuple(row["evidence"].split()),
        effect=Effect(row["effect"]) if row["effect"] else None, cause=Cause(row["cause"]) if row["cause"] else None,
        other=row["other"], told_in=row["told_in"], recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip


def _evidence(row: RowMapping) -> Evidence:
    return Evidence(
        id=row["id"], recommendation=row["recommendation"], strength=EvidenceStrength(row["strength"]),
        sha256=row["sha256"], what=row["what"], author=row["author"], submitted_by=row["submitted_by"],
        expires=_read_day(row["expires"]), told_in=row["told_in"], recorded_at=from_text(row["recorded_at"]),
    )  # fmt: skip


def _pairings(connection: Connection) -> list[Pairing]:
    rows = connection.execute(select(lesson_rulings).order_by(lesson_rulings.c.id)).mappings()
    return [
        Pairing(
            id=row["id"], sort=Sort(row["kind"]), earlier=row["earlier"], later=row["later"],
            verdict=Verdict(row["verdict"]), by=row["decided_by"], why=row["why"],
            reasons=tuple(row["reasons"].split(LINES)), made_with=row["made_with"], score=row["score"],
            place=row["place"], recorded_at=from_text(row["recorded_at"]),
        )
        for row in rows
    ]  # fmt: skip


def _with_first_dates(found: Sequence[Recommendation], pairings: Sequence[Pairing]) -> Iterable[Recommendation]:
    """Yield each with the day on which it was first promised, along the shapes that people confirmed."""
    first = {each.id: each.issued for each in found}
    latest = {(each.sort, each.earlier, each.later): each for each in pairings}
    same = [each for each in latest.values() if each.sort is Sort.REINCARNATION and each.verdict is Verdict.CONFIRMED]
    for _ in same:  # as many times as a chain can be long
        for each in same:
            if {each.earlier, each.later} <= first.keys():
                first[each.later] = min(first[each.later], first[each.earlier])
    for one in found:
        yield replace(one, first_promised=first[one.id]) if first[one.id] < one.issued else one


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
