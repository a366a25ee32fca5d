"""Delaying: where the hours went, from report to acting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from datetime import datetime, time, timedelta

from sabaq.analysis.delays import Delay, Stage, Took, delays
from sabaq.model.authority import Operation
from sabaq.model.outlook import Observation, Step, Warned
from sabaq.store.arrivals import Arrived, arrivals, loaded_later
from sabaq.workspace.warnings import WarningRoom

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """How long every step took, as far as whoever asks may see."""

    since: datetime  # recorded, held or issued from then on
    at: datetime
    delays: tuple[Delay, ...]
    loaded_later: int  # reports of lists that were loaded afterwards, which say nothing of the work here
    undated: int  # reports that do not say to the day when it happened, or when they came out


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayRoom:
    """Measures the way from what happened to what was done about it."""

    warnings: WarningRoom

    def hours(self, *, days: int | None = None) -> Hours:
        """Measure the steps of the reports, signs and warnings of the last days, or of all, that one may see."""
        workspace, now = self.warnings.outlooks.workspace, self.warnings.outlooks.now()
        since = now - days * DAY if days else datetime.fromtimestamp(0, now.tzinfo)
        sight = workspace.sight()
        workspace.permit(Operation.READ, "delays", marking=sight.marking)
        steps: list[Took] = []
        undated = 0
        for each in arrivals(workspace.ledger, sight.audience, since=since):
            undated += each.happened is None or each.published_at is None
            steps += self._reported(each, now)
        seen = self.warnings.outlooks.observations(until=now)
        for one in seen:
            steps += _held(one, now) if one.held_at >= since else ()
        held, titles = {one.id: one for one in seen}, {p.id: p.title for p in self.warnings.outlooks.every(ended=True)}
        for warned in self.warnings.warnings():
            if warned.issued_at < since:
                continue
            steps += _warned(warned, held, titles.get(warned.problem, ""), now)
        later = loaded_later(workspace.ledger, sight.audience, since=since)
        return Hours(since=since, at=now, delays=delays(steps), loaded_later=later, undated=undated)

    def _reported(self, its: Arrived, now: datetime) -> Iterator[Took]:
        def took(stage: Stage, start: datetime, end: datetime | None) -> Took:
            return Took(stage=stage, agency=its.source, kind=its.kind, start=start, end=end, until=now)

        if its.happened is not None and its.published_at is not None:
            day_over = datetime.combine(its.happened + DAY, time(), self.warnings.outlooks.workspace.config.zone)
            yield took(Stage.REPORTED, min(day_over, its.published_at), its.published_at)
        if its.published_at is not None:
            yield took(Stage.KNOWN, its.published_at, its.known_at)
        yield took(Stage.RECORDED, its.known_at, its.recorded_at)
        yield took(Stage.DRAWN, its.recorded_at, its.drawn_at)


def table(hours: Hours) -> str:
    """Write what was measured as CSV; an empty agency and type are all together, an empty figure is not reached yet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.name for field in fields(Delay)])
    for each in hours.delays:
        writer.writerow([f"{value:.2f}" if isinstance(value, float) else value for value in astuple(each)])
    return text.getvalue()


def _held(its: Observation, now: datetime) -> Iterator[Took]:
    first = min((each.at for each in its.shared), default=None)
    for stage, start, end in ((Stage.HELD, its.seen_at, its.held_at), (Stage.SHARED, its.held_at, first)):
        yield Took(stage=stage, agency=its.agency, kind=its.indicator.group, start=start, end=end, until=now)


def _warned(its: Warned, held: dict[str, Observation], title: str, now: datetime) -> Iterator[Took]:
    """Yield the steps of a warning; one that nobody put down is passed over where a later one was."""
    last = max((held[name].held_at for name in its.made_from if name in held), default=None)
    until, moments = min(now, its.expires), [its.issued_at]

    def took(stage: Stage, start: datetime, end: datetime | None) -> Took:
        return Took(stage=stage, agency=its.addressee, kind=title, start=start, end=end, until=until)

    if last is not None:
        yield took(Stage.WARNED, min(last, its.issued_at), its.issued_at)
    for stage, step in ((Stage.DELIVERED, Step.DELIVERED), (Stage.READ, Step.READ), (Stage.ACTED, Step.ACTED)):
        end = its.at(step)
        if end is None and any(its.at(each) for each in _after(step)):
            continue
        yield took(stage, moments[-1], end)
        if end is None:
            return
        moments.append(end)


def _after(step: Step) -> tuple[Step, ...]:
    steps = tuple(Step)
    return steps[steps.index(step) + 1 :]
