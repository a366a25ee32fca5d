"""Replays: what could have been known when, and by whom.

Hour by hour, from only what each agency held at the time. How a probability is drawn from what is held comes in as a
function, the very one that warnings are made with; so hindsight cannot leak in, and no second rule can differ from it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sabaq.model.outlook import Observation, Step, Warned

HOUR = timedelta(hours=1)
TOGETHER = ""  # all agencies, as if each had told the others at once
Drawn = Callable[[Sequence[Observation], datetime], float]  # what is held at a moment: the probability


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One agency through the days before, or all of them together."""

    agency: str
    steps: tuple[tuple[datetime, float], ...]  # the probability from each moment on
    crossed_at: datetime | None  # when what it held first reached the threshold
    made_from: tuple[str, ...] = ()  # ids of what it held then


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """Who could have known when, before something happened, and where the hours went."""

    happened_at: datetime
    since: datetime
    threshold: float
    lanes: tuple[Lane, ...]  # the agencies by name
    together: Lane
    unshared_h: float | None  # from when all together could have known until one did, was warned, or it happened
    unread_h: float | None  # from delivery until it was read, or it happened
    unacted_h: float | None  # from reading until something was done, or it happened
    shuffles: int
    by_chance: float | None  # share of shuffles of the same observations over places in which all together cross

    @property
    def every(self) -> tuple[Lane, ...]:
        """The agencies by name, and all of them together last."""
        return (*self.lanes, self.together)

    @property
    def first(self) -> Lane | None:
        """The agency that could have known first by itself; None: none could."""
        crossed = [lane for lane in self.lanes if lane.crossed_at is not None]
        return min(crossed, key=lambda lane: (lane.crossed_at or self.happened_at, lane.agency), default=None)


def replay(
    seen: Iterable[Observation], happened_at: datetime, *, since: datetime, threshold: float, draw: Drawn,
    warned: Warned | None = None,
) -> Replay:  # fmt: skip
    """Go through the hours from `since` until something happened."""
    held = [each for each in seen if each.held_at < happened_at]
    agencies = sorted({each.agency for each in held} | {one.agency for each in held for one in each.shared})
    *lanes, together = (
        _lane(each, held, since=since, until=happened_at, threshold=threshold, draw=draw)
        for each in (*agencies, TOGETHER)
    )
    told = warned if warned is not None and warned.issued_at < happened_at else None
    ends = [happened_at, *(lane.crossed_at for lane in lanes if lane.crossed_at)]
    if told is not None:
        ends.append(told.issued_at)
    delivered, read = (told.at(Step.DELIVERED), told.at(Step.READ)) if told else (None, None)
    acted = told.at(Step.ACTED) if told else None
    return Replay(
        happened_at=happened_at, since=since, threshold=threshold, lanes=tuple(lanes), together=together,
        unshared_h=_hours(together.crossed_at, min(ends)),
        unread_h=_hours(delivered, min(read or happened_at, happened_at)),
        unacted_h=_hours(read, min(acted or happened_at, happened_at)), shuffles=0, by_chance=None,
    )  # fmt: skip


def with_chance(
    found: Replay, seen: Sequence[Observation], elsewhere: Sequence[str], *, draw: Drawn, shuffles: int, seed: int
) -> Replay:
    """Say how often the same observations, dealt out over other places too, would have looked like this.

    Each first-hand source is dealt a place as a whole, with all that repeats it; `elsewhere` names the places.
    """
    told = [each for each in seen if each.held_at < found.happened_at]
    dealer, crossed = random.Random(seed), 0  # noqa: S311 (chance, not secrecy)
    origins = sorted({each.origin for each in told})
    for _ in range(shuffles):
        places = {origin: dealer.choice(elsewhere) for origin in origins}
        dealt = [replace(each, place=places[each.origin]) for each in told]
        lane = _lane(TOGETHER, dealt, since=found.since, until=found.happened_at, threshold=found.threshold, draw=draw)
        crossed += lane.crossed_at is not None
    return replace(found, shuffles=shuffles, by_chance=crossed / shuffles if shuffles else None)


def _lane(
    agency: str, held: Sequence[Observation], *, since: datetime, until: datetime, threshold: float, draw: Drawn
) -> Lane:
    """Draw what an agency could have concluded at each moment at which that may have changed upwards."""
    known = [(at, each) for each in held if (at := each.known_to(agency)) is not None and at < until]
    known.sort(key=lambda one: (one[0], one[1].id))
    steps: list[tuple[datetime, float]] = []
    crossed: datetime | None = None
    made_from: tuple[str, ...] = ()
    for moment in _moments(known, since, until):
        its = [each for at, each in known if at <= moment]
        probability = draw(its, moment)
        steps.append((moment, probability))
        if crossed is None and probability >= threshold:
            crossed, made_from = moment, tuple(each.id for each in its)
    return Lane(agency=agency, steps=tuple(steps), crossed_at=crossed, made_from=made_from)


def _moments(known: Sequence[tuple[datetime, Observation]], since: datetime, until: datetime) -> list[datetime]:
    """Give each moment at which something became known; each hour besides where what reassures fades."""
    moments = {since, *(max(at, since) for at, _ in known)}
    if any(each.indicator.weight < 0 for _, each in known):
        hours = int((until - since) / HOUR)
        moments |= {since + HOUR * number for number in range(hours + 1)}
    return sorted(each for each in moments if each < until)


def _hours(start: datetime | None, end: datetime) -> float | None:
    return None if start is None else max((end - start) / HOUR, 0.0)
