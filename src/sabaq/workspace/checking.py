"""Checking: what was said, held against what others say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sabaq.analysis.entries import CURATED, read_entries, sources_to_compare
from sabaq.errors import BadConfig
from sabaq.exchange.reviews import write_reviews
from sabaq.learning.claimchecks import check_incident
from sabaq.learning.claimchecks_voices import Known
from sabaq.learning.statistics import check_statistic
from sabaq.learning.statistics_questions import read_question, read_window
from sabaq.learning.statistics_series import counted_series, published_series, stated_changes
from sabaq.model.authority import Operation
from sabaq.model.checks import Answer, AnswerKind, IncidentChecks
from sabaq.model.evidence import Prop
from sabaq.model.ids import ClaimId
from sabaq.model.incident import IncidentFile, IncidentQuery
from sabaq.model.series import Metric, Series, StatisticCheck
from sabaq.store.answers import answer_row, answers_in, is_held
from sabaq.store.base import Reading
from sabaq.store.evidence import Excerpt
from sabaq.store.files import whole_file
from sabaq.store.holders import versions_in
from sabaq.store.markings import marking_of_claims
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.views import View

STATISTICS = Excerpt(prop=Prop.STATISTIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A stated change as somebody asks about it; what is empty is read from the words."""

    words: str
    metric: Metric | None = None
    before: str = ""
    after: str = ""
    data: str = ""  # part of the name of the series to use
    said: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """Checks statements in a view of the picture; the view was asked for, and a check is picture, never truth."""

    workspace: Workspace
    known: Known  # the sources that speakers named in reports are

    def incident(self, view: View, incident: str) -> IncidentChecks:
        """Give the checks of all that was said about an incident and known at the view's moment."""
        return self.of(self.workspace.one(view, incident), self._moment(view))

    def of(self, file: IncidentFile, moment: datetime) -> IncidentChecks:
        """Give the checks of all that was said about an incident by a moment."""
        found = check_incident(file, moment=moment, zone=self.workspace.config.zone, known=self.known)
        held = answers_in(self.workspace.ledger, [each.statement.claim.id for each in found.checks], until=moment)
        checks = tuple(replace(each, answers=held.get(each.statement.claim.id, ())) for each in found.checks)
        return replace(found, checks=checks)

    def answer(self, kind: AnswerKind, claim: str, *, by: str, words: str, url: str | None = None) -> Answer:
        """Put a reply or a correction beside the check of a claim's statement, for good."""
        grant = self.workspace.permit(Operation.ADD, f"{kind.value} on {claim}")
        ledger, audience = self.workspace.ledger, self.workspace.sight().audience
        hidden = audience is not None and marking_of_claims(ledger, [claim]) not in audience
        if hidden or not is_held(ledger, claim):
            raise BadConfig(f"there is no claim {claim!r}; `sabaq check ID --json` gives the ids of statements")
        if not by.strip() or not words.strip():
            raise BadConfig("an answer needs who gives it (an office, --by) and what it says (--words)")
        now = self.workspace.guard.clock()
        made = Answer(
            id=self.workspace.guard.fresh_id("w", at=now), kind=kind, claim=ClaimId(claim), by=by.strip(),
            words=words.strip(), url=url, entered_by=grant.actor, recorded_at=now,
        )  # fmt: skip
        ledger.record(grant, Operation.ADD, f"{kind.value} of {made.by}", answer_row(made))
        return made

    def publish(self, view: View, incidents: Sequence[str], out: Path, *, publisher: str) -> int:
        """Write the checks of some incidents as ClaimReview, whole or not at all; return how many."""
        grant = self.workspace.permit(Operation.EXPORT, "claim reviews", marking=self.workspace.sight().marking)
        found = [self.incident(view, each) for each in incidents]
        with whole_file(out) as stream:
            count = write_reviews(found, stream, publisher=publisher)
        self.workspace.ledger.record_act(grant, f"{count} claim reviews")
        return count

    def disputed(self, view: View, *, limit: int, offset: int = 0) -> tuple[int, tuple[IncidentChecks, ...]]:
        """Give how many incidents are disputed, and the checks of some of them, the most disputed first."""
        query = IncidentQuery(disputed=True, order="disputed", limit=limit, offset=offset)
        found = view.incidents(query)
        return found.total, tuple(self.incident(view, each.id) for each in found.incidents)

    def statistic(self, view: View, asked: Asked) -> StatisticCheck:
        """Give the check of a change that somebody states, recounted from whatever the view holds."""
        said = (asked.said or self._moment(view)).astimezone(self.workspace.config.zone).date()
        question = read_question(
            asked.words, said_at=said, metric=asked.metric,
            before=read_window(asked.before) if asked.before else None,
            after=read_window(asked.after) if asked.after else None,
        )  # fmt: skip
        return check_statistic(question, self._series(view, view.evidence(STATISTICS)), prefer=asked.data)

    def stated(self, view: View) -> tuple[StatisticCheck, ...]:
        """Give the checks of the changes that reports state, oldest first."""
        told = view.evidence(STATISTICS)
        stated = tuple(stated_changes(told, zone=self.workspace.config.zone))
        series = self._series(view, told) if stated else ()
        return tuple(check_statistic(each, series) for each in stated)

    def stated_in(self, reading: Reading) -> tuple[StatisticCheck, ...]:
        """Give the same for a page; a reading that is no view of a workspace states nothing."""
        return self.stated(reading) if isinstance(reading, View) else ()

    def _series(self, view: View, told: Mapping[str, pa.Table]) -> tuple[Series, ...]:
        """Give all that counts attacks or people over time: published counts, and the events of curated data sets."""
        sources = told["sources"]
        curated = sources.filter(pc.equal(sources["kind"], CURATED))["id"].to_pylist()
        if not curated:
            return published_series(told)
        events = view.evidence(Excerpt(sources=curated))
        entries = read_entries(events, view.homes(), sources_to_compare(sources, events["reports"], ()))
        return (*published_series(told), *counted_series(entries, versions_in(view.ledger)))

    def _moment(self, view: View) -> datetime:
        return view.moment or self.workspace.guard.clock()


def checking_of(workspace: Workspace) -> Checking:
    """Give the place where statements are checked."""
    return Checking(workspace=workspace, known=workspace.register().known)
