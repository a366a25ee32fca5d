"""Audiences: what of the ledger some people may see."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, not_, or_, select, true

from sabaq.model.decisions import Retracted
from sabaq.model.evidence import Marking
from sabaq.store import tables as t

Audience = frozenset[Marking] | None  # the markings of the reports that they may see; None: all of them


def shown_to(audience: Audience) -> ColumnElement[bool]:
    """Match the reports that an audience may see."""
    return true() if audience is None else t.reports.c.marking.in_(sorted(audience))


def sources_of(audience: Audience) -> ColumnElement[bool]:
    """Match the sources that sent something which an audience may see."""
    if audience is None:
        return true()
    return t.sources.c.id.in_(select(t.reports.c.source).where(shown_to(audience)))  # one scan, however many sources


def batches_of(audience: Audience) -> ColumnElement[bool]:
    """Match the files that brought something which an audience may see, or brought it again."""
    if audience is None:
        return true()
    r, again = t.reports.c, t.sightings.c
    brought = exists().where(r.batch == t.batches.c.id, shown_to(audience))
    seen_again = exists().where(again.batch == t.batches.c.id, r.seq == again.report_seq, shown_to(audience))
    return or_(brought.correlate(t.batches), seen_again.correlate(t.batches))


def hidden_decisions(connection: Connection, audience: Audience) -> frozenset[str]:
    """Give the ids of the decisions on any report that an audience may not see, or on nothing that it may."""
    if audience is None:
        return frozenset()
    c, r, of, told = t.links.c, t.retractions.c, t.reports.c, t.claims.c
    hidden = of.marking.not_in(sorted(audience))
    ends = (exists().where(told.subject == end, of.seq == told.report_seq, hidden) for end in (c.a, c.b))
    links = select(c.id).where(or_(*(each.correlate(t.links) for each in ends)))
    its = ((Retracted.REPORT, of.id), (Retracted.SOURCE, of.source), (Retracted.BATCH, of.batch))
    seen = ((kind, exists().where(column == r.target, shown_to(audience))) for kind, column in its)
    outside = (and_(r.kind == kind.value, not_(found.correlate(t.retractions))) for kind, found in seen)
    retractions = select(r.id).where(or_(*outside))
    found = {link.partition(".")[0] for link in connection.scalars(links)}  # one decision may be many links
    return frozenset(found | set(connection.scalars(retractions)))
