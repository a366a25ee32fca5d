"""Warning room: who was told, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sabaq.analysis.warnings import add_up
from sabaq.errors import BadConfig
from sabaq.learning.foretold import Foretold
from sabaq.learning.replays import Replay, replay, with_chance
from sabaq.model.authority import Operation
from sabaq.model.incident import Incident
from sabaq.model.outlook import Grain, Observation, Outcome, Passed, Problem, Step, Warned
from sabaq.store.outlooks import outcome_row, outlooks_version, step_row, warning_row
from sabaq.store.pictures import current_picture
from sabaq.workspace.authorities import reason_of
from sabaq.workspace.outlooks import OutlookRoom, opened_at, the_one
from sabaq.workspace.verbs import Workspace

SHUFFLES = 200
SEED = 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A warning before it is issued."""

    text: str
    lasts: timedelta
    place: Grain = Grain.NONE
    time: Grain = Grain.NONE
    mode: Grain = Grain.NONE
    actor: Grain = Grain.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How warnings have fared, all of them counted; nothing is left out because it came to nothing."""

    issued: int
    hits: int
    false_alarms: int
    unresolved: int  # said to be so, or run out with nobody saying anything
    standing: int
    missed: tuple[tuple[str, date, str], ...] | None  # problem, day and incident without a warning; None: no picture
    mean_lead_h: float | None  # of the hits: from issue to the day of the incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How far somebody has followed the warnings."""

    version: str  # of all that is on record
    shown: str  # of what they may see: it alone tells them that something changed


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRoom:
    """Warns, keeps what became of each warning, and goes through the hours again after something happened."""

    outlooks: OutlookRoom

    def issue(self, name: str, message: Message) -> Warned:
        """Warn the office that a problem names; below its threshold this is refused, for false alarms are counted."""
        found, text = self.outlooks.assess(name), reason_of(message.text)
        problem = found.problem
        if not found.crossed:
            raise BadConfig(
                f"the probability is {found.pooled:.3f} and the threshold {problem.threshold}; nothing is to be told "
                "yet. Put on record what was seen, or your own probability with its reason (`sabaq warnings think`)"
            )
        if not timedelta() < message.lasts <= problem.horizon:
            raise BadConfig(f"it would stand for {message.lasts}; wanted at most the horizon, {problem.horizon}")
        grant, now = self.outlooks.leave(f"problem {problem.id}"), self.outlooks.now()
        warned = Warned(
            id=self.outlooks.workspace.guard.fresh_id("w"), problem=problem.id, text=text, addressee=problem.addressee,
            probability=found.pooled, base_rate=problem.base_rate, threshold=problem.threshold,
            made_from=tuple(part.observation.id for part in found.sum.parts), place=message.place, time=message.time,
            mode=message.mode, actor=message.actor, issued_by=grant.actor, issued_at=now, expires=now + message.lasts,
        )  # fmt: skip
        self.outlooks.workspace.ledger.record(grant, Operation.WARN, f"warn {problem.addressee}", warning_row(warned))
        return warned

    def step(self, name: str, step: Step, what: str, at: datetime | None = None) -> Warned:
        """Put on record that a warning was delivered, read or acted on."""
        told, warned = reason_of(what), self.warning(name)
        grant, now = self.outlooks.leave(f"warning {warned.id}"), self.outlooks.now()
        passed = Passed(step=step, by=grant.actor, at=at or now, what=told)
        if not warned.issued_at <= passed.at <= now:
            raise BadConfig(
                f"{warned.id} was issued at {warned.issued_at.isoformat()}; wanted a moment after that and not in the "
                f"future, not {passed.at.isoformat()}"
            )
        row = step_row(self.outlooks.workspace.guard.fresh_id("s"), warned.id, passed)
        self.outlooks.workspace.ledger.record(grant, Operation.WARN, f"{step.value}: {told}", row)
        return replace(warned, passed=(*warned.passed, passed))

    def resolve(self, name: str, outcome: Outcome, why: str, *, incident: str = "") -> Warned:
        """Put on record what a warning turned out to be; a later word goes before an earlier one, and both stay."""
        reason, warned = reason_of(why), self.warning(name)
        if (outcome is Outcome.HIT) != bool(incident):
            raise BadConfig("a hit names its incident, and nothing else does; give --incident ID with a hit only")
        if incident:
            self.outlooks.workspace.one(self.outlooks.workspace.now(), incident)
        grant = self.outlooks.leave(f"warning {warned.id}")
        found = replace(warned, outcome=outcome, outcome_why=reason, incident=incident)
        row = outcome_row(self.outlooks.workspace.guard.fresh_id("r"), found, grant.actor)
        self.outlooks.workspace.ledger.record(grant, Operation.WARN, f"{outcome.value}: {reason}", row)
        return found

    def warnings(self) -> tuple[Warned, ...]:
        """Give every warning that was ever issued, newest first."""
        self.outlooks.workspace.permit(Operation.READ, "warnings")
        return self.outlooks.told()

    def listen(self, heard: Heard | None = None) -> Heard:
        """Give how things stand; what is shown differs from what was heard only where whoever asks may see a change."""
        version = outlooks_version(self.outlooks.workspace.ledger)
        if heard is not None and heard.version == version:
            return heard
        shown = repr((self.outlooks.problems(), self.warnings()))
        return Heard(version=version, shown=hashlib.sha256(shown.encode()).hexdigest())

    def warning(self, name: str) -> Warned:
        """Give a warning by its id, or by the beginning of it."""
        return the_one(name, self.warnings(), "warning")

    def tally(self) -> Tally:
        """Count what became of every warning, and what nobody warned of since each problem was opened."""
        told, now, ledger = self.warnings(), self.outlooks.now(), self.outlooks.workspace.ledger
        dates: dict[str, date] = {}
        missed: list[tuple[str, date, str]] = []
        has_picture = current_picture(ledger).state() is not None
        for problem in self.outlooks.every(ended=True) if has_picture else ():
            its = [each for each in told if each.problem == problem.id]
            opened = opened_at(problem).date()
            for day, incident in self.outlooks.attacks(problem.places):
                dates[incident] = day
                stood = any(each.issued_at.date() <= day <= each.expires.date() for each in its)
                if day >= opened and not stood:
                    missed.append((problem.id, day, incident))
        hits = [each for each in told if each.outcome is Outcome.HIT]
        leads = [_lead_h(each, dates[each.incident]) for each in hits if each.incident in dates]
        ended = [each for each in told if each.outcome is None and not each.stands(now)]
        return Tally(
            issued=len(told), hits=len(hits), false_alarms=sum(each.outcome is Outcome.FALSE_ALARM for each in told),
            unresolved=len(ended) + sum(each.outcome is Outcome.UNRESOLVED for each in told),
            standing=sum(each.stands(now) for each in told), missed=tuple(missed) if has_picture else None,
            mean_lead_h=sum(leads) / len(leads) if leads else None,
        )  # fmt: skip

    def replay(
        self, name: str, happened_at: datetime, *, back: timedelta | None = None, shuffles: int = SHUFFLES
    ) -> Replay:
        """Go through the time before something happened, hour by hour, by what each agency held then."""
        return self._replayed(self.outlooks.problem(name), happened_at, back=back, shuffles=shuffles)

    def before(self, incident: Incident) -> tuple[Foretold, ...]:
        """Give what was warned of before an incident, and who could have known, for each problem that covers it.

        Where its hour is not known the day's beginning is taken, so that nothing seen after it counts.
        """
        zone = self.outlooks.workspace.config.zone
        places = [each for each in (incident.place, incident.district, incident.province) if each]
        if incident.first is None:
            return ()
        happened = datetime.combine(incident.first, time(), tzinfo=zone).astimezone(UTC)
        told, found = self.warnings(), []
        for problem in self.outlooks.every(ended=True):
            if not any(problem.covers(each) for each in places):
                continue
            since = happened - 2 * problem.horizon
            seen = self.outlooks.observations(until=happened, since=since, problem=problem)
            stood = [each for each in told if each.problem == problem.id and _bears(each, incident.id, happened)]
            found.append(Foretold(
                problem=problem, opened_at=opened_at(problem), happened_at=happened, warned=tuple(reversed(stood)),
                replay=self._replayed(problem, happened) if seen else None,
            ))  # fmt: skip
        return tuple(found)

    def _replayed(
        self, problem: Problem, happened_at: datetime, *, back: timedelta | None = None, shuffles: int = SHUFFLES
    ) -> Replay:
        since = happened_at - (back or problem.horizon)
        seen = self.outlooks.observations(until=happened_at, since=since - problem.horizon)
        known = self.outlooks.learned(until=since)

        def draw(held: Sequence[Observation], at: datetime) -> float:
            return add_up(problem, held, at, known).probability

        here = [each for each in seen if problem.covers(each.place)]
        told = [each for each in self.warnings() if each.problem == problem.id]
        before = [each for each in told if since <= each.issued_at < happened_at]
        first = min(before, key=lambda each: each.issued_at, default=None)
        found = replay(here, happened_at, since=since, threshold=problem.threshold, draw=draw, warned=first)
        places = sorted({each.place for each in seen} | {problem.places[0]})
        if len(places) == 1:
            return found  # nothing was seen elsewhere: chance cannot be told
        return with_chance(found, seen, places, draw=draw, shuffles=shuffles, seed=SEED)


def warnings_of(workspace: Workspace) -> WarningRoom:
    """Give the place where a workspace warns."""
    return WarningRoom(outlooks=OutlookRoom(workspace=workspace))


def _bears(warned: Warned, incident: str, happened: datetime) -> bool:
    """Say whether a warning named an incident, or stood on its day."""
    stood = warned.issued_at < happened + timedelta(days=1) and happened < warned.expires
    return warned.incident == incident or stood


def _lead_h(warned: Warned, day: date) -> float:
    happened = datetime.combine(day, datetime.min.time(), warned.issued_at.tzinfo)
    return max((happened - warned.issued_at) / timedelta(hours=1), 0.0)
