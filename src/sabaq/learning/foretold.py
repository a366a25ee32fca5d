"""Foretold: what a review says of warnings and lost hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sabaq.learning.replays import Lane, Replay
from sabaq.model.outlook import Problem, Step, Warned
from sabaq.model.reviews import Drafted, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """A problem that bears on an incident, the warnings of it before, and the hours before."""

    problem: Problem
    opened_at: datetime
    happened_at: datetime  # the beginning of the day where no hour is known
    warned: tuple[Warned, ...]  # that stood then, or that named the incident; oldest first
    replay: Replay | None  # None: no sign of it is on record


def sentences(every: Sequence[Foretold]) -> Iterator[Drafted]:
    """Yield what was issued, delivered, read and acted on, and where the hours went, each with its ids."""
    for told in every:
        for each in told.warned:
            yield Drafted(
                section=Section.CONTROL, rests_on=(each.id, told.problem.id, *each.made_from), text=_way(each)
            )
        if not told.warned and told.opened_at < told.happened_at:
            yield Drafted(
                section=Section.CONTROL, rests_on=(told.problem.id,),
                text=f"“{told.problem.title}” was watched from {_clock(told.opened_at)} on, and no warning of it stood "
                f"when it happened; {told.problem.addressee} was to be told from {told.problem.threshold:g} on.",
            )  # fmt: skip
        if told.replay is not None:
            yield from _hours(told, told.replay)


def _way(its: Warned) -> str:
    steps = "; ".join(_step(its, step) for step in Step)
    return (
        f"On {_clock(its.issued_at)} {its.addressee} was warned: “{its.text}” ({its.probability:.2f}, against a base "
        f"rate of {its.base_rate:.3f}; place {its.place.name.lower()}, time {its.time.name.lower()}). {steps}."
    )


def _step(its: Warned, step: Step) -> str:
    first = min((each for each in its.passed if each.step is step), key=lambda each: each.at, default=None)
    done = {Step.DELIVERED: "Delivered", Step.READ: "read", Step.ACTED: "acted on"}[step]
    return f"{done} {_clock(first.at)} ({first.what})" if first else f"{done}: not on record"


def _hours(told: Foretold, its: Replay) -> Iterator[Drafted]:
    together, first = its.together, its.first
    rests = (told.problem.id, *dict.fromkeys([*together.made_from, *(first.made_from if first else ())]))
    until = f"{_clock(its.happened_at)}, from {its.threshold:g} on"
    if together.crossed_at is None:
        most = max((probability for _, probability in together.steps), default=0.0)
        text = (
            f"With all that was held by {until}, “{told.problem.title}” came to {most:.3f} at most: no warning was due."
        )
        yield Drafted(section=Section.CONTROL, rests_on=rests, text=text)
        return
    alone = _alone(first) if first else "no agency by itself could at any time"
    text = f"Before {until}: all agencies together could have warned from {_clock(together.crossed_at)}; {alone}."
    for hours, why in ((its.unshared_h, "not sharing"), (its.unread_h, "not reading"), (its.unacted_h, "not acting")):
        text += f" {hours:,.0f} hours went to {why}." if hours else ""
    if its.by_chance is not None:
        text += f" The same signs dealt out over other places would have crossed in {its.by_chance:.0%} of tries."
    yield Drafted(section=Section.CONTROL, rests_on=rests, text=text)


def _alone(lane: Lane) -> str:
    return f"{lane.agency} by itself from {_clock(lane.crossed_at)}" if lane.crossed_at else "no agency by itself"


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}".rstrip()
