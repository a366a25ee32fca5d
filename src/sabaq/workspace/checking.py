"""Checking: what was said, held against what others say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sabaq.learning.claimchecks import check_incident
from sabaq.model.checks import IncidentChecks
from sabaq.model.incident import IncidentQuery
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """Checks statements in a view of the picture; the view was asked for, and a check is picture, never truth."""

    workspace: Workspace

    def incident(self, view: View, incident: str) -> IncidentChecks:
        """Give the checks of all that was said about an incident and known at the view's moment."""
        return check_incident(
            self.workspace.one(view, incident),
            moment=self._moment(view),
            zone=self.workspace.config.zone,
            known=self.workspace.register().known,
        )

    def disputed(self, view: View, *, limit: int, offset: int = 0) -> tuple[int, tuple[IncidentChecks, ...]]:
        """Give how many incidents are disputed, and the checks of some of them, the most disputed first."""
        query = IncidentQuery(disputed=True, order="disputed", limit=limit, offset=offset)
        found = view.incidents(query)
        return found.total, tuple(self.incident(view, each.id) for each in found.incidents)

    def _moment(self, view: View) -> datetime:
        return view.moment or self.workspace.guard.clock()


def checking_of(workspace: Workspace) -> Checking:
    """Give the place where statements are checked."""
    return Checking(workspace=workspace)
