"""Checking: what was said, held against what others say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sabaq.analysis.entries import read_entries, sources_to_compare
from sabaq.learning.claimchecks import check_incident
from sabaq.learning.statistics import check_statistic
from sabaq.learning.statistics_questions import read_question, read_window
from sabaq.learning.statistics_series import counted_series, published_series, stated_changes
from sabaq.model.checks import IncidentChecks
from sabaq.model.incident import IncidentFile, IncidentQuery
from sabaq.model.series import Metric, Series, StatedChange, StatisticCheck
from sabaq.store.base import Reading
from sabaq.store.holders import versions_in
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.views import View


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

    def incident(self, view: View, incident: str) -> IncidentChecks:
        """Give the checks of all that was said about an incident and known at the view's moment."""
        return self.of(self.workspace.one(view, incident), self._moment(view))

    def of(self, file: IncidentFile, moment: datetime) -> IncidentChecks:
        """Give the checks of all that was said about an incident by a moment."""
        known = self.workspace.register().known
        return check_incident(file, moment=moment, zone=self.workspace.config.zone, known=known)

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
        return check_statistic(question, self.series(view), prefer=asked.data)

    def stated(self, view: View) -> tuple[StatisticCheck, ...]:
        """Give the checks of the changes that reports state, oldest first."""
        series = self.series(view)
        return tuple(check_statistic(each, series) for each in self._stated(view))

    def stated_in(self, reading: Reading) -> tuple[StatisticCheck, ...]:
        """Give the same for a page; a reading that is no view of a workspace states nothing."""
        return self.stated(reading) if isinstance(reading, View) else ()

    def series(self, view: View) -> tuple[Series, ...]:
        """Give all that counts attacks or people over time: published counts, and the events of curated data sets."""
        evidence = view.ledger.evidence(moment=view.moment, recorded=view.recorded)
        curated = sources_to_compare(evidence["sources"], evidence["reports"], ())
        entries = read_entries(evidence, view.homes(), curated) if curated else iter(())
        return (*published_series(evidence), *counted_series(entries, versions_in(view.ledger)))

    def _stated(self, view: View) -> Iterator[StatedChange]:
        evidence = view.ledger.evidence(moment=view.moment, recorded=view.recorded)
        zone = self.workspace.config.zone
        found = stated_changes(evidence, zone=zone)
        yield from (replace(each, words=" ".join(each.words.split())) for each in found)

    def _moment(self, view: View) -> datetime:
        return view.moment or self.workspace.guard.clock()


def checking_of(workspace: Workspace) -> Checking:
    """Give the place where statements are checked."""
    return Checking(workspace=workspace)
