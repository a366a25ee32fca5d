"""The queue of doubts, read with the words of both sides."""

from __future__ import annotations

import msgspec
from sqlalchemy import func, or_, select

from sabaq.model.doubts import Change, Doubt, Queue, Side
from sabaq.model.evidence import Prop
from sabaq.model.ids import IncidentId, SubjectId
from sabaq.model.incident import Evidence, Member
from sabaq.store import tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.views import StoredView

QUOTES = 3  # of each side
TOLD_FIRST = (Prop.KILLED, Prop.WOUNDED, Prop.PLACE, Prop.DATE, Prop.ATTACK_TYPE)


def read_queue(view: StoredView, *, limit: int, offset: int = 0, incident: IncidentId | None = None) -> Queue:
    """Give the doubts that are worth most, of all incidents or of one."""
    c = t.doubts.c
    about = or_(c.incident == incident, c.other == incident) if incident else c.seq.is_not(None)
    with explained(view.picture.path), reading(view.picture.engine) as connection:
        total = connection.scalar(select(func.count()).select_from(t.doubts).where(about)) or 0
        query = select(t.doubts).where(about).order_by(c.seq).limit(limit).offset(offset)
        rows = connection.execute(query).mappings().all()
        named = {row[end] for row in rows for end in ("incident", "other")}
        known = select(t.incidents.c.id, t.incidents.c.title).where(t.incidents.c.id.in_(named))
        titles = {row.id: row.title for row in connection.execute(known)}
        its = {SubjectId(row[end]) for row in rows for end in ("a", "b")}
    homes = view.incidents_of(sorted(its))
    members = {member.subject: member for member in view.members(dict.fromkeys(its, 1.0))}

    def side(subject: SubjectId) -> Side:
        member, home = members[subject], homes[subject]
        report = member.report
        return Side(
            subject=member.subject, incident=home, incident_title=titles.get(home, ""), report=report.id,
            external_id=report.external_id, title=report.title, source=member.source.name,
            published_at=report.published_at, published_precision=report.published_precision, marking=report.marking,
            quotes=_quotes(member),
        )  # fmt: skip

    doubts = tuple(
        Doubt(
            change=Change(row["change"]), a=side(row["a"]), b=side(row["b"]), bits=row["bits"], chance=row["chance"],
            members=row["members"], killed=row["killed"], dispute=row["dispute"], worth=row["worth"],
            evidence=tuple(msgspec.json.decode(row["evidence"], type=list[Evidence])),
        )
        for row in rows
    )  # fmt: skip
    return Queue(total=total, doubts=doubts)


def _quotes(member: Member) -> tuple[tuple[str, str], ...]:
    """Give the words of its most telling claims, each once."""
    rank = {prop: place for place, prop in enumerate(TOLD_FIRST)}
    ordered = sorted(member.claims, key=lambda claim: (rank.get(claim.prop, len(rank)), claim.start, claim.id))
    said = {" ".join(claim.quote.split()): claim.prop.value for claim in reversed(ordered) if claim.quote.strip()}
    return tuple((prop, quote) for quote, prop in reversed(said.items()) if quote != member.report.title)[:QUOTES]
