"""Outlook room: what was seen, and what it adds up to."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from sabaq.analysis.indicators import shipped
from sabaq.analysis.warnings import Dependence, Resolved, Sum, add_up, learn, pooled
from sabaq.errors import BadConfig
from sabaq.model.authority import Grant, Operation
from sabaq.model.evidence import Marking, highest
from sabaq.model.ids import ulid_moment
from sabaq.model.incident import IncidentQuery
from sabaq.model.outlook import (
    Indicator,
    Observation,
    Opinion,
    Problem,
    Sharing,
    Sign,
    Warned,
)
from sabaq.store.audiences import Audience
from sabaq.store.outlooks import (
    end_row,
    indicator_row,
    indicators_in,
    observation_markings,
    observation_rows,
    observations_in,
    opinion_row,
    opinions_in,
    problem_row,
    problems_in,
    sharing_row,
    warnings_in,
)
from sabaq.store.pictures import current_picture
from sabaq.workspace.authorities import reason_of
from sabaq.workspace.verbs import Workspace

YEAR = timedelta(days=365.25)
Named = TypeVar("Named", Problem, Observation, Warned)
MOST = 500  # incidents looked through for a base rate or for what nobody warned of, newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A problem before it is on record."""

    title: str
    places: tuple[str, ...]
    horizon: timedelta
    threshold: float
    addressee: str
    base_rate: float | None = None  # None: from the incidents of the picture
    basis: str = ""
    marking: Marking = Marking.CLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What is known of a problem at a moment, and what it amounts to."""

    problem: Problem
    sum: Sum
    opinions: tuple[Opinion, ...]
    pooled: float  # with the analysts' own probabilities
    crossed: bool
    standing: tuple[Warned, ...]  # warnings of it that are still to be heeded


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookRoom:
    """Takes what was seen and adds it up; nothing on record is changed."""

    workspace: Workspace

    def open(self, asked: Asked, why: str) -> Problem:
        """Put on record what might happen where, and from which probability on an office is to be told."""
        reason = reason_of(why)
        grant = self.leave(f"problem {asked.title}")
        rate, basis = self.rated(asked)
        problem = Problem(
            id=self.workspace.guard.fresh_id("o"),
            title=" ".join(asked.title.split()), places=asked.places, horizon=asked.horizon,
            base_rate=rate, basis=basis or "as given", threshold=asked.threshold, addressee=asked.addressee.strip(),
            opened_by=grant.actor, marking=asked.marking,
        )  # fmt: skip
        self.workspace.ledger.record(grant, Operation.WARN, f"open problem: {reason}", problem_row(problem))
        return problem

    def rated(self, asked: Asked) -> tuple[float, str]:
        """Give the base rate that is asked for, or else that of the incidents of the picture, and what it rests on."""
        return (asked.base_rate, asked.basis) if asked.base_rate else self.base_rate(asked.places, asked.horizon)

    def close(self, name: str, why: str) -> Problem:
        """Put on record that a problem is over."""
        reason, problem = reason_of(why), self.problem(name)
        grant = self.leave(f"problem {problem.id}")
        row = end_row(self.workspace.guard.fresh_id("e"), problem.id, reason, grant.actor)
        self.workspace.ledger.record(grant, Operation.WARN, f"close problem: {reason}", row)
        return problem

    def problems(self) -> tuple[Problem, ...]:
        """Give the problems that are open to whoever asks, oldest first."""
        self.workspace.permit(Operation.READ, "problems")
        return self.every()

    def every(self, *, ended: bool = False) -> tuple[Problem, ...]:
        """Give the problems that whoever asks may see, with `ended` also those that are over."""
        return self._shown(self.workspace.sight().audience, ended=ended)

    def _shown(self, audience: Audience, *, ended: bool) -> tuple[Problem, ...]:
        return tuple(each for each in problems_in(self.workspace.ledger, ended=ended) if sees(audience, each.marking))

    def told(self, *, problem: str = "") -> tuple[Warned, ...]:
        """Give the warnings, of one problem or of all, that rest on nothing hidden, newest first."""
        audience = self.workspace.sight().audience
        of = {each.id for each in self._shown(audience, ended=True)} if not problem else {problem}
        markings = observation_markings(self.workspace.ledger)
        issued = (each for each in warnings_in(self.workspace.ledger) if each.problem in of)
        return tuple(each for each in issued if sees(audience, *(markings[name] for name in each.made_from)))

    def problem(self, name: str) -> Problem:
        """Give an open problem by its id, or by the beginning of its id or title."""
        return the_one(name, self.problems(), "problem")

    def indicators(self, *, until: datetime | None = None) -> dict[str, Indicator]:
        """Give every sign: the shipped ones, and over them what the workspace itself held at a moment, or holds now."""
        held = indicators_in(self.workspace.ledger)
        then = held if until is None else indicators_in(self.workspace.ledger, until=until)
        return {**held, **shipped(), **then}

    def describe(self, indicator: Indicator, why: str) -> Indicator:
        """Put on record what a sign is worth here, in the place of what it was worth before."""
        reason = reason_of(why)
        grant = self.leave(f"indicator {indicator.key}")
        row = indicator_row(self.workspace.guard.fresh_id("k"), indicator, grant.actor)
        self.workspace.ledger.record(grant, Operation.WARN, f"describe indicator: {reason}", row)
        return indicator

    def observe(self, signs: Iterable[Sign], why: str) -> tuple[Observation, ...]:
        """Put on record that signs were seen: all of them, or none."""
        reason, known = reason_of(why), self.indicators()
        grant = self.leave("observations")
        seen = tuple(self._observation(sign, known) for sign in signs)
        rows = [row for each in seen for row in observation_rows(each)]
        self.workspace.ledger.record(grant, Operation.WARN, f"{len(seen)} observations: {reason}", *rows)
        return seen

    def share(self, name: str, agency: str, at: datetime | None = None) -> Observation:
        """Put on record that another agency was let in on an observation."""
        seen = self.observation(name)
        grant = self.leave(f"observation {seen.id}")
        shared = Sharing(agency=agency.strip(), at=at or self.now())
        found = replace(seen, shared=(*seen.shared, shared))
        row = sharing_row(self.workspace.guard.fresh_id("h"), seen.id, shared)
        self.workspace.ledger.record(grant, Operation.WARN, f"shared with {agency}", row)
        return found

    def withdraw(self, name: str, why: str) -> Observation:
        """Put on record that an observation turned out to be none; it counts no more."""
        reason, seen = reason_of(why), self.observation(name)
        grant = self.leave(f"observation {seen.id}")
        row = end_row(self.workspace.guard.fresh_id("e"), seen.id, reason, grant.actor)
        self.workspace.ledger.record(grant, Operation.WARN, f"withdraw observation: {reason}", row)
        return seen

    def observation(self, name: str) -> Observation:
        """Give an observation by its id, or by the beginning of it."""
        return the_one(name, self.observations(until=self.now()), "observation")

    def observations(
        self, *, until: datetime, since: datetime | None = None, problem: Problem | None = None
    ) -> tuple[Observation, ...]:
        """Give what was held between two moments, of one problem or of all, as far as whoever asks may see it."""
        first = since or datetime.fromtimestamp(0, until.tzinfo)
        found = observations_in(self.workspace.ledger, self.indicators(until=until), since=first, until=until)
        audience = self.workspace.sight().audience
        bearing = (each for each in found if problem is None or problem.covers(each.place))
        found = tuple(each for each in bearing if sees(audience, each.marking))
        what = f"observations of {problem.id}" if problem else "observations"
        self.workspace.permit(Operation.READ, what, marking=highest(each.marking for each in found))
        return found

    def opine(self, name: str, probability: float, why: str) -> Opinion:
        """Put on record an analyst's own probability."""
        reason, problem = reason_of(why), self.problem(name)
        grant = self.leave(f"problem {problem.id}")
        opinion = Opinion(by=grant.actor, probability=probability, at=self.now(), why=reason)
        row = opinion_row(self.workspace.guard.fresh_id("p"), problem.id, opinion)
        self.workspace.ledger.record(grant, Operation.WARN, "own probability", row)
        return opinion

    def assess(self, name: str, at: datetime | None = None) -> Assessment:
        """Say what is known of a problem, by a moment, and what it amounts to."""
        problem, now = self.problem(name), at or self.now()
        seen = self.observations(until=now, since=now - 2 * problem.horizon, problem=problem)
        found = add_up(problem, seen, now, self.learned(until=now))
        told = opinions_in(self.workspace.ledger, problem.id, until=now)
        opinions = tuple(each for each in told if each.at >= now - problem.horizon)
        together = pooled(found, opinions)
        standing = tuple(each for each in self.told(problem=problem.id) if each.stands(now))
        return Assessment(
            problem=problem, sum=found, opinions=opinions, pooled=together, crossed=together >= problem.threshold,
            standing=standing,
        )  # fmt: skip

    def learned(self, *, until: datetime) -> Dependence:
        """Give what the record of all problems until a moment teaches about signs; a short one teaches nothing."""
        cases = []
        ledger = self.workspace.ledger
        if current_picture(ledger).state() is None:
            return Dependence()
        every = self.observations(until=until)
        for problem in self.every(ended=True):
            days = {day for day, _ in self.attacks(problem.places)}
            seen = [each for each in every if problem.covers(each.place)]
            start = opened_at(problem)
            while (end := start + problem.horizon) <= until:
                held = tuple(each for each in seen if each.held_at <= start <= each.seen_at + problem.horizon)
                came = any(start.date() <= day < end.date() for day in days)
                cases.append(Resolved(at=start, base_rate=problem.base_rate, seen=held, happened=came))
                start = end
        return learn(cases)

    def base_rate(self, places: tuple[str, ...], horizon: timedelta) -> tuple[float, str]:
        """Give how probable an attack in some places is within a horizon, by how many there were, and say from what.

        Jeffreys' estimate of a Poisson rate, (n + 1/2) / years, over the years that the picture covers.
        """
        days = [day for day, _ in self.attacks(places)]
        listed = self.workspace.now().incidents(IncidentQuery(order="oldest", limit=1)).incidents
        first = listed[0].first if listed else None
        if first is None:
            raise BadConfig("the picture dates no incident, so that it shows no base rate; give --base-rate")
        years = max((self.now().date() - first).days, 1) / (YEAR / timedelta(days=1))
        rate = (len(days) + 0.5) / years
        probability = 1.0 - math.exp(-rate * (horizon / YEAR))
        return probability, f"{len(days)} incident{'s' * (len(days) != 1)} there in {years:.1f} years of the picture"

    def attacks(self, places: tuple[str, ...]) -> tuple[tuple[date, str], ...]:
        """Give day and id of each incident of the picture in some places, newest first."""
        view, names = self.workspace.now(), {each.casefold().strip() for each in places}
        found: dict[str, date] = {}
        for name in sorted(names):
            for each in view.incidents(IncidentQuery(text=name, limit=MOST)).incidents:
                told = {text.casefold() for text in (each.place, each.district, each.province) if text}
                if each.first is not None and told & names:
                    found[each.id] = each.first
        return tuple(sorted(((day, its) for its, day in found.items()), reverse=True))

    def _observation(self, sign: Sign, known: dict[str, Indicator]) -> Observation:
        if sign.indicator not in known:
            raise BadConfig(
                f"there is no indicator {sign.indicator!r}; `sabaq warnings indicators` lists them, and "
                "`sabaq warnings indicator` describes a new one"
            )
        held, now, agency = sign.held_at or sign.seen_at, self.now(), sign.agency.strip()
        if held > now:
            raise BadConfig(f"{sign.agency} would know from {held.isoformat()} on, which is to come; mend the moment")
        return Observation(
            id=self.workspace.guard.fresh_id("b"),
            indicator=known[sign.indicator], agency=agency, place=sign.place.strip(),
            seen_at=sign.seen_at, held_at=held, origin=sign.origin.strip() or agency,
            shared=sign.shared, marking=sign.marking, note=" ".join(sign.note.split()),
        )  # fmt: skip

    def leave(self, what: str) -> Grant:
        """Ask for leave to put something on record here."""
        return self.workspace.permit(Operation.WARN, what)

    def now(self) -> datetime:
        """Give the present moment."""
        return self.workspace.guard.clock()


def sees(audience: Audience, *markings: Marking) -> bool:
    """Say whether an audience may see what has these markings."""
    return audience is None or audience.issuperset(markings)


def opened_at(problem: Problem) -> datetime:
    """Give when a problem was put on record, as its id says."""
    return ulid_moment(problem.id.partition("_")[2])


def the_one(name: str, among: Iterable[Named], what: str) -> Named:
    """Give the one whose id, or title, begins so; raise BadConfig where that is none, or several."""
    wanted = name.casefold().strip()
    found = [each for each in among if wanted and any(text.casefold().startswith(wanted) for text in _names(each))]
    if len(found) != 1:
        told = ", ".join(each.id for each in found[:5]) or "none"
        raise BadConfig(f"{name!r} is to name one {what}; it fits {told}. Give more of the id")
    return found[0]


def _names(of: Problem | Observation | Warned) -> tuple[str, ...]:
    return (of.id, of.title) if isinstance(of, Problem) else (of.id,)
