"""Casualties: the register of a picture, and its totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sabaq.fusion.consensus import DEFAULT
from sabaq.model.bulletins import (
    ANYBODY,
    Certainty,
    CorrectionRow,
    Corrections,
    GroupCount,
    Period,
    RegisterRow,
    spread,
    total,
)
from sabaq.model.evidence import Prop, Source, SourceKind
from sabaq.model.incident import Figure, Incident
from sabaq.sources.gazetteer import Gazetteer, Near
from sabaq.store.registers import Grouped, grouped_in, tellers_in
from sabaq.store.views import StoredView

APART = 0.5  # of a dispute, from which on origins differ
FIELDS = (
    "first", "last", "place", "district", "province", "country", "attack_type", "target", "actors", "killed", "wounded",
)  # fmt: skip


def register(view: StoredView, incidents: Iterable[Incident], gazetteer: Gazetteer) -> tuple[RegisterRow, ...]:
    """Give the incidents of a view as the public may read them, oldest first."""
    grouped = grouped_in(view, (Prop.KILLED.value, Prop.WOUNDED.value), DEFAULT)
    tellers = tellers_in(view)
    rows = [_row(each, grouped.get(each.id, ()), tellers.get(each.id, ()), gazetteer) for each in incidents]
    return tuple(sorted(rows, key=lambda row: (row.first is None, row.first or row.month, row.incident)))


def periods(rows: Sequence[RegisterRow]) -> tuple[Period, tuple[Period, ...]]:
    """Give the totals of all, and of each month; `rows` stand in order of day."""
    months = tuple(_period(month, list(its)) for month, its in groupby(rows, key=lambda row: row.month))
    return _period("", rows), months


def corrected(before: Iterable[RegisterRow], now: Iterable[RegisterRow], heir: dict[str, str]) -> Corrections:
    """Give what the later register tells otherwise; `heir` names the incident that one which is gone went into."""
    known, rows = {row.incident: row for row in before}, {row.incident: row for row in now}
    changes: list[CorrectionRow] = []
    for old in known.values():
        row = rows.get(old.incident)
        if row is None:
            changes.append(_change(old, "gone", old.incident, heir.get(old.incident, "")))
            continue
        told = ((name, _text(getattr(old, name)), _text(getattr(row, name))) for name in FIELDS)
        changes += [_change(old, name, was, is_) for name, was, is_ in told if was != is_]
    return Corrections(added=len(rows.keys() - known.keys()), rows=tuple(changes))


def _row(
    incident: Incident, grouped: Iterable[Grouped], tellers: Iterable[Source], gazetteer: Gazetteer
) -> RegisterRow:
    apart = incident.dispute >= APART or incident.findings > 0
    heard = Certainty.APART if apart else Certainty.AGREED
    return RegisterRow(
        incident=incident.id, first=incident.first, last=incident.last, precision=incident.date_precision or "",
        place=_place(incident, gazetteer), district=incident.district or "", province=incident.province or "",
        country=incident.country or "", radius_m=None if incident.radius_m is None else round(incident.radius_m),
        attack_type=incident.attack_type or "", target=incident.target or "", actors=incident.actor or "",
        killed=incident.killed, wounded=incident.wounded,
        groups=tuple(GroupCount(prop=each.prop, group=each.group, figure=each.figure) for each in grouped),
        sources=tuple(dict.fromkeys(_name(each) for each in tellers)), reports=incident.reports,
        origins=incident.origins,
        certainty=heard if incident.origins > 1 else Certainty.ONE,
    )  # fmt: skip


def _place(incident: Incident, gazetteer: Gazetteer) -> str:
    """Name a place only as the gazetteer does: what a report calls it may be somebody's house."""
    near = Near(country=incident.country, province=incident.province, district=incident.district)
    found = gazetteer.resolve(incident.place, near=near) if incident.place else None
    return found.name if found else ""


def _name(source: Source) -> str:
    return ANYBODY if source.kind is SourceKind.PUBLIC else source.name


def _period(month: str, rows: Sequence[RegisterRow]) -> Period:
    return Period(
        month=month, incidents=len(rows), killed=total(row.killed for row in rows),
        wounded=total(row.wounded for row in rows),
    )  # fmt: skip


def _change(row: RegisterRow, field: str, before: str, after: str) -> CorrectionRow:
    return CorrectionRow(incident=row.incident, field=field, before=before, after=after)


def _text(value: object) -> str:
    if isinstance(value, Figure):
        return spread(value)
    return "" if value is None else str(value)
