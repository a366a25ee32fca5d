"""Guarded views: reading what is marked leaves an act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from sabaq.analysis.entries import read_entries, sources_to_compare
from sabaq.analysis.overlaps import compare
from sabaq.errors import BadConfig
from sabaq.exchange.columns import ClaimRow, Kind, MemberRow, Row
from sabaq.model.doubts import Queue
from sabaq.model.evidence import Marking, highest
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import IncidentFile, ReportFile
from sabaq.model.overlap import Comparison, Entry
from sabaq.sources.prose.reliability import grade_of
from sabaq.store.doubts import read_queue
from sabaq.store.views import StoredView

SENSITIVE = frozenset({Marking.AMBER, Marking.AMBER_STRICT, Marking.RED})


@dataclass(frozen=True, slots=True, kw_only=True)
class View(StoredView):
    """The picture at a moment, behind the guard: what is marked sensitive leaves an act when it is read."""

    touch: Callable[[str, Marking], None]  # asks for what is marked sensitive, and leaves the act
    today: StoredView | None = None  # finds an incident by the id it has now

    @property
    def shown(self) -> str:
        """Say to a narrower audience what it sees, and as of when; empty for whoever may see all."""
        state = None if self.audience is None else self.picture.state()
        if self.audience is None or state is None:
            return ""
        markings = ", ".join(each.value for each in reversed(Marking) if each in self.audience)
        return f"Made on {state.made_at[:10]} at {state.made_at[11:16]} UTC from what is marked {markings}."

    def incident(self, incident: IncidentId) -> IncidentFile | None:
        """Give all that is held on an incident; an id of today's picture finds what it was at the moment."""
        found = StoredView.incident(self, incident)
        if found is None and self.today is not None:
            then = self.successor(self.today.subjects(incident))
            found = StoredView.incident(self, then) if then else None
        if found:
            self._touch(f"incident {incident}", highest(member.report.marking for member in found.members))
        return found

    def report(self, report: ReportId) -> ReportFile | None:
        """Give one report with its claims and where they went."""
        found = StoredView.report(self, report)
        if found:
            self._touch(f"report {report}", found.report.marking)
        return found

    def queue(self, *, limit: int, offset: int, incident: IncidentId | None) -> Queue:
        """Give doubts with the words of their reports, those worth most first."""
        found = read_queue(self, limit=limit, offset=offset, incident=incident)
        self._touch("review", highest(side.marking for doubt in found.doubts for side in (doubt.a, doubt.b)))
        return found

    def _touch(self, what: str, marking: Marking) -> None:
        if marking in SENSITIVE:
            self.touch(what, marking)

    def compare(self, wanted: Collection[str] = ()) -> Comparison:
        """Set sources side by side: those named, or else all curated data sets."""
        evidence = self.evidence()
        chosen = sources_to_compare(evidence["sources"], evidence["reports"], wanted)
        if len(chosen) < 2:
            found = ", ".join(sorted(chosen.values())) or "none"
            raise BadConfig(f"two sources or more can be compared; found {found}; `sabaq add` another data set, "
                            "or name sources as they stand in the reports")  # fmt: skip
        return compare(read_entries(evidence, self.homes(), chosen))

    def entries(self) -> Iterator[Entry]:
        """Yield each source's telling of each incident."""
        evidence = self.evidence()
        every = {row["id"]: row["name"] for row in evidence["sources"].select(["id", "name"]).to_pylist()}
        yield from read_entries(evidence, self.homes(), every)

    def rows(self, kind: Kind) -> Iterator[Row]:
        """Yield everything of one kind, in a fixed order."""
        match kind:
            case Kind.INCIDENTS:
                yield from self.every_incident()
            case Kind.MEMBERS:
                for report, incident, weight in self.memberships():
                    yield MemberRow(report_id=report, incident_id=incident, weight=weight)
            case Kind.CLAIMS:
                for report, claim in self.claims():
                    yield ClaimRow(report_id=report, claim=claim, reading_grade=grade_of(claim.extractor))
            case Kind.MATCHES:
                yield from self.entries()
