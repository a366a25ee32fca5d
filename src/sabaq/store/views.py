"""Views: a picture and its ledger, read together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
import pyarrow as pa
from sqlalchemy import Connection, RowMapping, Select, func, select

from sabaq.errors import BadRecord
from sabaq.model.evidence import Claim, Source
from sabaq.model.ids import ClaimId, IncidentId, ReportId, SubjectId
from sabaq.model.incident import (
    ConsensusValue,
    CurvePoint,
    Deadly,
    Evidence,
    Facets,
    Figure,
    Finding,
    Incident,
    IncidentFile,
    IncidentList,
    IncidentQuery,
    MapPoints,
    Member,
    ReportFile,
    Responsibility,
    Tie,
    TimelineBin,
)
from sabaq.store import questions
from sabaq.store import tables as t
from sabaq.store.audiences import Audience, hidden_decisions
from sabaq.store.decisions import as_evidence, judgements, retraction_of
from sabaq.store.engines import explained, reading
from sabaq.store.evidence import WHOLE, Excerpt, claim_rows, newest_sources, visible
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text
from sabaq.store.outlines import outlines_in
from sabaq.store.picture import Picture
from sabaq.store.prepared import stream
from sabaq.store.rows import claim_from, report_from, source_from


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredView:
    """Answers questions from a picture; the words behind each number come from the ledger."""

    ledger: Ledger
    picture: Picture
    moment: datetime | None = None
    recorded: bool = False  # the moment is one of recording, not of knowing
    audience: Audience = None

    def incidents(self, query: IncidentQuery) -> IncidentList:
        """Give one page of the incidents that the query asks for."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            total, ids = questions.page(outlines_in(connection), query)
            found = connection.execute(select(t.incidents).where(t.incidents.c.id.in_(ids))).mappings()
            rows = {row["id"]: row for row in found}
        return IncidentList(total=total, incidents=tuple(_incident(rows[each]) for each in ids))

    def points(self, query: IncidentQuery) -> MapPoints:
        """Give every placed incident of the query."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            return questions.points(outlines_in(connection), query)

    def timeline(self, query: IncidentQuery) -> tuple[TimelineBin, ...]:
        """Give at most 120 periods that cover the query's incidents."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            return questions.timeline(outlines_in(connection), query)

    def facets(self, query: IncidentQuery) -> Facets:
        """Give the values one can narrow the query by."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            return questions.facets(outlines_in(connection), query)

    def deadly(self, killed: int) -> tuple[Deadly, ...]:
        """Give the incidents of so many killed, by the best figure, or the highest where none is best."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            return questions.deadly(outlines_in(connection), killed)

    def incident(self, incident: IncidentId) -> IncidentFile | None:
        """Give all that is held on an incident; a forwarded id gives its successor."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            named = _successor(connection, incident)
            row = connection.execute(select(t.incidents).where(t.incidents.c.id == named)).mappings().first()
            if row is None:
                return None
            values = connection.execute(_of(t.consensus, named)).mappings().all()
            details = connection.execute(_of(t.details, named)).mappings().one()
            weights = {r.subject: r.weight for r in connection.execute(_of(t.memberships, named))}
            ties = connection.execute(_of(t.ties, named).order_by(t.ties.c.bits.desc())).mappings().all()
            made_with = connection.scalar(select(t.states.c.made_with)) or ""
        members = self.members(weights)
        reports = {member.subject: member.report.id for member in members}
        bound = tuple(_tie(tie, reports) for tie in self._with_judges(ties))
        return IncidentFile(
            incident=_incident(row),
            values=tuple(_value(value) for value in values),
            curve=tuple(msgspec.json.decode(details["curve"], type=list[CurvePoint])),
            responsibility=tuple(msgspec.json.decode(details["responsibility"], type=list[Responsibility])),
            findings=tuple(msgspec.json.decode(details["findings"], type=list[Finding])),
            members=members,
            ties=bound,
            weakest=min(bound, key=lambda tie: tie.bits, default=None),
            made_with=made_with,
            as_of=self.moment,
        )

    def report(self, report: ReportId) -> ReportFile | None:
        """Give one report that was there at the moment, with its claims and where they went, or who retracted it."""
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            query = self._visible(retracted=True).where(t.reports.c.id == report)
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            query = select(t.claims).where(t.claims.c.report_seq == row["seq"]).order_by(t.claims.c.span_start)
            claims = tuple(_claims(connection.execute(query).mappings(), row))
            source = self._sources(connection, {row["source"]})[row["source"]]
            counts = connection.execute(self._visible().where(t.reports.c.id == report)).first() is not None
            retracted = None if counts else retraction_of(connection, row, until=self._until, clock=self._clock)
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            members = select(t.memberships.c.incident).where(t.memberships.c.report == report).distinct()
            incidents = connection.scalars(members.order_by(t.memberships.c.incident)).all()
        return ReportFile(
            report=report_from(row),
            source=source,
            recorded_at=from_text(row["recorded_at"]),
            claims=claims,
            incidents=tuple(IncidentId(each) for each in incidents),
            retracted=retracted,
        )

    def subjects(self, incident: IncidentId) -> tuple[str, ...]:
        """Give the subjects that make up an incident."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            its = select(t.memberships.c.subject).where(t.memberships.c.incident == _successor(connection, incident))
            return tuple(connection.scalars(its.order_by(t.memberships.c.subject)))

    def incidents_of(self, subjects: Sequence[SubjectId]) -> dict[SubjectId, IncidentId]:
        """Give the incident of each subject that is in the picture, in the order asked."""
        of = t.memberships.c
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            found = connection.execute(select(of.subject, of.incident).where(of.subject.in_(subjects)))
            known = {row.subject: IncidentId(row.incident) for row in found}
        return {subject: known[subject] for subject in subjects if subject in known}

    def successor(self, subjects: tuple[str, ...]) -> IncidentId | None:
        """Give the incident that holds most of the subjects, or None."""
        its = t.memberships.c
        query = select(its.incident).where(its.subject.in_(subjects)).group_by(its.incident)
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            found = connection.scalar(query.order_by(func.count().desc(), its.incident).limit(1))
        return IncidentId(found) if found else None

    def responsibilities(self) -> Iterator[tuple[str, tuple[Responsibility, ...]]]:
        """Yield for each incident who is said to have done it, by whom."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            for incident, told in connection.execute(select(t.details.c.incident, t.details.c.responsibility)):
                yield incident, tuple(msgspec.json.decode(told, type=list[Responsibility]))

    def homes(self) -> dict[str, str]:
        """Give the incident of every subject."""
        of = t.memberships.c
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            return {row.subject: row.incident for row in connection.execute(select(of.subject, of.incident))}

    def every_incident(self) -> Iterator[Incident]:
        """Yield all incidents in order of id."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            for row in connection.execute(select(t.incidents).order_by(t.incidents.c.id)).mappings():
                yield _incident(row)

    def memberships(self) -> Iterator[tuple[str, str, float]]:
        """Yield external report id, incident id and weight, in order of incident."""
        with explained(self.picture.path), reading(self.picture.engine) as connection:
            rows = connection.execute(
                select(t.memberships.c.report, t.memberships.c.incident, t.memberships.c.weight).order_by(
                    t.memberships.c.incident, t.memberships.c.report
                )
            ).all()
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            named = {r.id: r.external_id for r in connection.execute(select(t.reports.c.id, t.reports.c.external_id))}
        for report, incident, weight in rows:
            yield named[report], incident, weight

    def claims(self) -> Iterator[tuple[str, Claim]]:
        """Yield external report id and claim for every claim that counted at the moment, in order of report."""
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            told = stream(connection, self._visible().order_by(t.reports.c.seq))
            said = stream(connection, claim_rows(self.moment, recorded=self.recorded, audience=self.audience))
            with told as reports, said as rows:
                each_report = reports.mappings()
                for seq, its_claims in groupby(rows.mappings(), key=itemgetter("report_seq")):
                    report = next(each for each in each_report if each["seq"] == seq)
                    for claim in _claims(its_claims, report):
                        yield report["external_id"], claim

    def evidence(self, excerpt: Excerpt = WHOLE) -> dict[str, pa.Table]:
        """Give what counted at the moment and may be seen, as Arrow tables."""
        return self.ledger.evidence(moment=self.moment, recorded=self.recorded, audience=self.audience, excerpt=excerpt)

    def members(self, weights: Mapping[str, float]) -> tuple[Member, ...]:
        """Give the reports behind subjects, each with the source that sent it and its claims."""
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            claims = connection.execute(
                select(t.claims).where(t.claims.c.subject.in_(list(weights))).order_by(t.claims.c.seq)
            ).mappings()
            by_subject: dict[str, list[RowMapping]] = {}
            for claim in claims:
                by_subject.setdefault(claim["subject"], []).append(claim)
            seqs = [rows[0]["report_seq"] for rows in by_subject.values()]
            reports = {
                row["seq"]: row
                for row in connection.execute(select(t.reports).where(t.reports.c.seq.in_(seqs))).mappings()
            }
            sources = self._sources(connection, {row["source"] for row in reports.values()})
        members = []
        for subject, rows in by_subject.items():
            row = reports[rows[0]["report_seq"]]
            members.append(
                Member(
                    subject=SubjectId(subject), weight=weights[subject], report=report_from(row),
                    source=sources[row["source"]], recorded_at=from_text(row["recorded_at"]),
                    claims=tuple(_claims(rows, row)),
                )
            )  # fmt: skip
        return tuple(sorted(members, key=lambda m: (m.report.published_at or m.recorded_at, m.report.id)))

    def _with_judges(self, ties: Sequence[RowMapping]) -> Iterator[dict[str, Any]]:
        """Yield the ties as rows; one that was judged names who judged it, and why stands as its evidence."""
        pairs = [(tie["a"], tie["b"]) for tie in ties if tie["decided_by"] == "judgement"]
        with explained(self.ledger.path), reading(self.ledger.engine) as connection:
            hidden = hidden_decisions(connection, self.audience) if pairs else frozenset()
            said = judgements(connection, pairs, until=self._until, clock=self._clock, hidden=hidden) if pairs else {}
        for tie in ties:
            judge = said.get(frozenset((tie["a"], tie["b"])))
            more = {} if judge is None else {"decided_by": judge.by, "evidence": as_evidence(judge, tie["bits"])}
            yield dict(tie) | more

    def _visible(self, *, retracted: bool = False) -> Select[Any]:
        return visible(
            until=self._until, clock=self._clock, recorded=self.recorded, retracted=retracted, audience=self.audience
        )

    @property
    def _until(self) -> str | None:
        return to_text(self.moment) if self.moment else None

    @property
    def _clock(self) -> str:
        return "recorded_at" if self.recorded else "known_at"

    def _sources(self, connection: Connection, ids: Set[str]) -> dict[str, Source]:
        rows = connection.execute(
            newest_sources(self._until if self.recorded else None).where(t.sources.c.id.in_(ids))
        ).mappings()
        return {row["id"]: source_from(row) for row in rows}


def _successor(connection: Connection, incident: str) -> str:
    """Give the incident that an id leads to: its own, where the member that named it is now, or where others went."""
    of = t.memberships.c
    if connection.scalar(select(of.incident).where(of.incident == incident).limit(1)):
        return incident
    named = connection.scalar(select(of.incident).where(of.subject == f"s{incident[1:]}"))
    return named or connection.scalar(select(t.forwards.c.incident).where(t.forwards.c.old == incident)) or incident


def _of(table: Any, incident: str) -> Any:  # noqa: ANN401 (any picture table that names an incident)
    return select(table).where(table.c.incident == incident)


def _claims(rows: Any, report: RowMapping) -> Iterator[Claim]:  # noqa: ANN401 (rows of the claims table)
    """Yield claims whose quotes still stand in the raw text; one that does not is damage, not a claim."""
    for row in rows:
        claim = claim_from(row, ReportId(report["id"]))
        if not claim.matches(report["raw"]):
            raise BadRecord(f"claim {claim.id} no longer matches its report {report['id']}; restore a backup")
        yield claim


def _incident(row: RowMapping) -> Incident:
    columns = {name: row[name] for name in Incident.__dataclass_fields__ if name not in {"killed", "wounded"}}
    columns |= {name: date.fromisoformat(row[name]) if row[name] else None for name in ("first", "last")}
    columns |= {name: from_text(row[name]) for name in ("known_first", "known_last")}
    killed, wounded = (
        Figure(low=row[f"{name}_low"], best=row[f"{name}_best"], high=row[f"{name}_high"])
        for name in ("killed", "wounded")
    )
    return Incident(**columns, killed=killed, wounded=wounded)


def _value(row: RowMapping) -> ConsensusValue:
    return ConsensusValue(
        prop=row["prop"], group=row["grp"], policy=row["policy"], value=row["value"], low=row["low"],
        best=row["best"], high=row["high"], dispute=row["dispute"], origins=row["origins"],
        claims=tuple(ClaimId(each) for each in msgspec.json.decode(row["claims"], type=list[str])),
    )  # fmt: skip


def _tie(row: Mapping[str, Any], reports: dict[SubjectId, ReportId]) -> Tie:
    return Tie(
        a=row["a"], b=row["b"], report_a=reports[row["a"]], report_b=reports[row["b"]], bits=row["bits"],
        evidence=tuple(msgspec.json.decode(row["evidence"], type=list[Evidence])), decided_by=row["decided_by"],
    )  # fmt: skip
