"""Names that people type, and the rows they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from sabaq.errors import BadConfig
from sabaq.model.decisions import Retracted
from sabaq.model.ids import IncidentId, ReportId, SubjectId
from sabaq.store import tables as t
from sabaq.store.audiences import Audience, batches_of, shown_to, sources_of
from sabaq.store.engines import explained, reading
from sabaq.store.evidence import newest_sources
from sabaq.store.ledger import Ledger
from sabaq.store.picture import Picture

SHORTEST = 6  # letters of an id that may stand for all of it
SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a judgement: the subjects that a name stands for, the one that leads them first."""

    name: str
    incident: IncidentId  # the one they are in; a judgement on an incident is one on all its members
    subjects: tuple[SubjectId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What can be retracted, by its id."""

    kind: Retracted
    id: str
    name: str


def party(ledger: Ledger, picture: Picture, text: str, *, audience: Audience = None) -> Party:
    """Give what the id of an incident, a subject or a report stands for in the picture, or say why it is not clear."""
    name = text.strip()
    if name.startswith("i_"):
        return _incident(picture, name)
    if name.startswith("s_"):
        return _subject(picture, name)
    return _report(ledger, picture, name, audience)


def target(ledger: Ledger, text: str, *, audience: Audience = None) -> Target:
    """Give the source, the file or the report that a name stands for, or say why it is not clear."""
    name = text.strip()
    with explained(ledger.path), reading(ledger.engine) as connection:
        known = newest_sources().where(sources_of(audience)).subquery().c
        sources = connection.execute(
            select(known.id, known.name).where(or_(known.id == name, func.lower(known.name) == name.lower()))
        ).all()
        batches = connection.execute(
            select(t.batches.c.id, t.batches.c.file).where(
                or_(_is(t.batches.c.id, name), t.batches.c.file == name), batches_of(audience)
            )
        ).all()
        r = t.reports.c
        reports = connection.execute(
            select(r.id, r.external_id)
            .where(or_(_is(r.id, name), r.external_id == name), shown_to(audience))
            .limit(SHOWN + 1)
        ).all()
    kinds = ((Retracted.SOURCE, sources), (Retracted.BATCH, batches), (Retracted.REPORT, reports))
    found = [Target(kind=kind, id=row[0], name=row[1]) for kind, rows in kinds for row in rows]
    if not found:
        raise BadConfig(f"{name!r} is no source, no file taken in and no report; give the name or the id of one")
    if len(found) > 1:
        listed = "; ".join(f"{each.kind.value} {each.id}" for each in found[:SHOWN])
        raise BadConfig(f"{name!r} may be one of several: {listed}; give one of these ids")
    return found[0]


def _incident(picture: Picture, name: str) -> Party:
    of = t.memberships.c
    with explained(picture.path), reading(picture.engine) as connection:
        forward = connection.scalar(select(t.forwards.c.incident).where(t.forwards.c.old == name))
        led = connection.scalar(select(of.incident).where(of.subject == f"s{name[1:]}"))
        known = connection.scalar(select(of.incident).where(of.incident == name).limit(1))
        query = select(of.incident).where(_is(of.incident, name)).distinct().limit(SHOWN + 1)
        near = connection.scalars(query.order_by(of.incident)).all()
        incident = known or led or forward or _only(near, name, "incident")
        members = connection.scalars(select(of.subject).where(of.incident == incident).order_by(of.subject)).all()
    first = f"s{incident[1:]}"
    ordered = sorted(members, key=lambda each: (each != first, each))
    return Party(
        name=incident, incident=IncidentId(incident), subjects=tuple(SubjectId(each) for each in ordered)
    )  # fmt: skip


def _subject(picture: Picture, name: str) -> Party:
    of = t.memberships.c
    with explained(picture.path), reading(picture.engine) as connection:
        near = connection.execute(
            select(of.subject, of.incident).where(_is(of.subject, name)).limit(SHOWN + 1).order_by(of.subject)
        ).all()
    subject = _only([row.subject for row in near], name, "subject")
    return Party(name=subject, incident=IncidentId(near[0].incident), subjects=(SubjectId(subject),))


def _report(ledger: Ledger, picture: Picture, name: str, audience: Audience) -> Party:
    r = t.reports.c
    with explained(ledger.path), reading(ledger.engine) as connection:
        query = select(r.id).where(or_(_is(r.id, name), r.external_id == name), shown_to(audience))
        found = connection.scalars(query.order_by(r.id).limit(SHOWN + 1)).all()
        report = ReportId(_only(found, name, "report"))
    of = t.memberships.c
    with explained(picture.path), reading(picture.engine) as connection:
        told = connection.execute(
            select(of.subject, of.incident).where(of.report == report).order_by(of.subject)
        ).all()  # fmt: skip
    if not told:
        raise BadConfig(
            f"report {name} is in no incident of the picture: it tells of none, or it is retracted, or it came after "
            "the last `sabaq run`"
        )
    if len(told) > 1:
        listed = "; ".join(f"{row.subject} (in {row.incident})" for row in told[:SHOWN])
        raise BadConfig(f"report {name} tells of {len(told)} things: {listed}; give the id of one of them")
    return Party(name=name, incident=IncidentId(told[0].incident), subjects=(SubjectId(told[0].subject),))


def _is(column: Any, name: str) -> ColumnElement[bool]:  # noqa: ANN401 (a column of ids)
    """Match an id, or the only one that begins so."""
    whole: ColumnElement[bool] = column == name
    return or_(whole, column.startswith(name, autoescape=True)) if len(name) >= SHORTEST and "_" in name else whole


def _only(found: Any, name: str, kind: str) -> str:  # noqa: ANN401 (a list of ids)
    if name in found:
        return name
    if not found:
        raise BadConfig(f"there is no {kind} {name!r} in the picture; `sabaq show incidents` lists what is there")
    if len(found) > 1:
        raise BadConfig(f"{kind} {name!r} may be one of several: {'; '.join(found[:SHOWN])}; give more of the id")
    return str(found[0])
