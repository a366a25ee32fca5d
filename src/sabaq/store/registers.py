"""Registers: what lists of all incidents need, read in bulk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from sabaq.model.evidence import Source
from sabaq.model.incident import Figure, Member
from sabaq.store import tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.views import StoredView

AT_ONCE = 500  # subjects whose reports are read in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """How many of one group of people, as one policy draws it."""

    incident: str
    prop: str
    group: str
    figure: Figure


def grouped_in(view: StoredView, props: Sequence[str], policy: str) -> dict[str, list[Grouped]]:
    """Give the figures of each incident that are of a part of its people, by incident."""
    c = t.consensus.c
    query = select(c.incident, c.prop, c.grp, c.low, c.best, c.high)
    query = query.where(c.prop.in_(props), c.grp != "all", c.policy == policy).order_by(c.incident, c.prop, c.grp)
    found: dict[str, list[Grouped]] = defaultdict(list)
    with explained(view.picture.path), reading(view.picture.engine) as connection:
        for row in connection.execute(query):
            figure = Figure(low=row.low, best=row.best, high=row.high)
            found[row.incident].append(Grouped(incident=row.incident, prop=row.prop, group=row.grp, figure=figure))
    return dict(found)


def tellers_in(view: StoredView) -> dict[str, list[Source]]:
    """Give the sources that tell of each incident, each once, by their ids."""
    of, r = t.memberships.c, t.reports.c
    with explained(view.picture.path), reading(view.picture.engine) as connection:
        told = connection.execute(select(of.incident, of.report).distinct()).all()
    with explained(view.ledger.path), reading(view.ledger.engine) as connection:
        sender = {row.id: row.source for row in connection.execute(select(r.id, r.source))}
    sources = view.ledger.sources()
    by_incident: dict[str, set[str]] = defaultdict(set)
    for incident, report in told:
        by_incident[incident].add(sender[report])
    return {incident: [sources[each] for each in sorted(its)] for incident, its in by_incident.items()}


def members_in(view: StoredView) -> Iterator[tuple[str, tuple[Member, ...]]]:
    """Yield each incident with the reports in it, in order of incident."""
    of = t.memberships.c
    query = select(of.incident, of.subject, of.weight).order_by(of.incident, of.subject)
    with explained(view.picture.path), reading(view.picture.engine) as connection:
        rows = [(row.incident, row.subject, row.weight) for row in connection.execute(query)]
    waiting: dict[str, dict[str, float]] = {}
    count = 0
    for incident, subject, weight in rows:
        if count >= AT_ONCE and incident not in waiting:
            yield from _members(view, waiting)
            waiting, count = {}, 0
        waiting.setdefault(incident, {})[subject] = weight
        count += 1
    yield from _members(view, waiting)


def _members(view: StoredView, wanted: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, tuple[Member, ...]]]:
    home = {subject: incident for incident, its in wanted.items() for subject in its}
    weights = {subject: weight for its in wanted.values() for subject, weight in its.items()}
    found: dict[str, list[Member]] = {incident: [] for incident in wanted}
    for member in view.members(weights):
        found[home[member.subject]].append(member)
    yield from ((incident, tuple(its)) for incident, its in found.items())
