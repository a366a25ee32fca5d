"""Views: what the web face asks of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sabaq.learning.claimchecks import check_incident
from sabaq.model.checks import IncidentChecks
from sabaq.model.decisions import Decision, Ruling
from sabaq.model.doubts import Queue
from sabaq.model.ids import IncidentId
from sabaq.model.incident import IncidentFile
from sabaq.model.series import StatisticCheck
from sabaq.store.base import Reading
from sabaq.workspace.oversight import AuditRoom
from sabaq.workspace.results import Pace, Took
from sabaq.workspace.study import Study


class Sending(Protocol):
    """Takes reports in, and tells what changes in the picture."""

    def take(self, body: bytes, *, purpose: str | None = None) -> Took:
        """Take JSON lines in; when this returns they are kept, and the picture shows them."""
        ...

    def pace(self) -> Pace:
        """Say whether the intake keeps up."""
        ...

    def changes(self, since: int) -> tuple[int, tuple[str | None, ...]]:
        """Give the number of the last change, and the incidents changed after `since`; None: all may have."""
        ...


class Views(Protocol):
    """Gives the picture, now or as of a moment."""

    def now(self) -> Reading:
        """Give the picture with all that is known."""
        ...

    def as_of(self, moment: datetime) -> Reading:
        """Give the picture as it stood at a moment."""
        ...


class Decided(Protocol):
    """What became of a decision, and of the picture by it."""

    @property
    def decision(self) -> Decision:
        """The decision itself."""
        ...

    @property
    def seconds(self) -> float | None:
        """How long it took to make the picture anew; None: the next run makes it."""
        ...

    @property
    def unmet(self) -> tuple[str, ...]:
        """The decisions that stand and that the picture cannot follow."""
        ...


class Desk(Protocol):
    """Takes decisions and takes them back, each with a reason."""

    def link(self, a: str, b: str, ruling: Ruling, why: str) -> Decided:
        """Hold two reports, subjects or incidents to be one incident, or not to be."""
        ...

    def unlink(self, link: str, why: str) -> Decided:
        """Take a judgement back."""
        ...

    def retract(self, name: str, why: str) -> Decided:
        """Let what a source, a file or a report claims leave the picture."""
        ...

    def unretract(self, retraction: str, why: str) -> Decided:
        """Take a retraction back."""
        ...

    def decision(self, name: str) -> Decision:
        """Give one decision by its id."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """Give every decision, newest first."""
        ...

    def review(self, *, limit: int = 20, offset: int = 0, incident: IncidentId | None = None) -> Queue:
        """Give the doubts that are worth most, of all incidents or of one."""
        ...


class Checks(Protocol):
    """Makes checks in the picture at hand."""

    def of(self, file: IncidentFile, moment: datetime) -> IncidentChecks:
        """Give the checks of all that was said about an incident by a moment."""
        ...

    def stated_in(self, reading: Reading) -> tuple[StatisticCheck, ...]:
        """Give the checks of the changes that reports state."""
        ...


class PlainChecks:
    """Checks with the days of UTC, no register of speakers, and no counts over time."""

    def of(self, file: IncidentFile, moment: datetime) -> IncidentChecks:
        """Give the checks of all that was said about an incident by a moment."""
        return check_incident(file, moment=moment, zone=UTC)

    def stated_in(self, reading: Reading) -> tuple[StatisticCheck, ...]:
        """Give none: nothing here counts over time."""
        del reading
        return ()


PLAIN = PlainChecks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes:
    """What the web face takes in, besides showing: decisions and rulings of people, reports of programs."""

    desk: Desk | None = None
    reception: Sending | None = None
    study: Study | None = None  # reviews and recommendations
    audit: AuditRoom | None = None
    key: str = ""  # what programs send where one person works alone
    checks: Checks = PLAIN


NOTHING = Takes()
