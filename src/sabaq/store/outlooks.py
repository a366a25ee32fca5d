"""Outlooks on record: problems, observations, warnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, Table, func, select

from sabaq.errors import BadConfig
from sabaq.model.evidence import Marking, highest
from sabaq.model.outlook import Grain, Indicator, Observation, Opinion, Outcome, Passed, Problem, Sharing, Step, Warned
from sabaq.store import outlook_tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger
from sabaq.store.moments import from_text, to_text

Row = dict[str, object]
LINES = "\n"
HOUR = timedelta(hours=1)


def problems_in(ledger: Ledger, *, ended: bool = False) -> tuple[Problem, ...]:
    """Give the problems, oldest first; with `ended` also those that are over."""
    query = select(t.problems).order_by(t.problems.c.id)
    if not ended:
        query = query.where(t.problems.c.id.not_in(select(t.outlook_ends.c.subject)))
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(
            Problem(
                id=row["id"], title=row["title"], places=tuple(row["places"].split(LINES)),
                horizon=row["horizon_h"] * HOUR, base_rate=row["base_rate"], basis=row["basis"],
                threshold=row["threshold"], addressee=row["addressee"], opened_by=row["opened_by"],
                marking=Marking(row["marking"]),
            )
            for row in connection.execute(query).mappings()
        )  # fmt: skip


def indicators_in(ledger: Ledger, *, until: datetime | None = None) -> dict[str, Indicator]:
    """Give what the workspace itself holds of each sign, the newest that was recorded until a moment."""
    query = select(t.indicators).order_by(t.indicators.c.id)
    if until is not None:
        query = query.where(t.indicators.c.recorded_at <= to_text(until))
    with explained(ledger.path), reading(ledger.engine) as connection:
        return {
            row["key"]: Indicator(
                key=row["key"], text=row["text"], weight=row["weight"], half_life_h=row["half_life_h"],
                group=row["cause"], basis=row["basis"],
            )
            for row in connection.execute(query).mappings()
        }  # fmt: skip


def observations_in(
    ledger: Ledger, known: Mapping[str, Indicator], *, since: datetime, until: datetime
) -> tuple[Observation, ...]:
    """Give what was held between two moments and was not withdrawn, oldest first; `known` explains each sign."""
    c = t.observations.c
    query = select(t.observations).where(c.held_at >= to_text(since), c.held_at <= to_text(until))
    query = query.where(c.id.not_in(select(t.outlook_ends.c.subject))).order_by(c.held_at, c.id)
    told = select(t.sharings).order_by(t.sharings.c.shared_at, t.sharings.c.id)
    with explained(ledger.path), reading(ledger.engine) as connection:
        shared = _grouped(connection, told, "observation")
        return tuple(
            Observation(
                id=row["id"], indicator=_named(known, row["indicator"]), agency=row["agency"], place=row["place"],
                seen_at=from_text(row["seen_at"]), held_at=from_text(row["held_at"]), origin=row["origin"],
                marking=Marking(row["marking"]), note=row["note"],
                shared=tuple(Sharing(agency=str(each["agency"]), at=from_text(str(each["shared_at"])))
                             for each in shared.get(row["id"], ())),
            )
            for row in connection.execute(query).mappings()
        )  # fmt: skip


def observation_markings(ledger: Ledger) -> dict[str, Marking]:
    """Give how far each observation may go, withdrawn or not."""
    with explained(ledger.path), reading(ledger.engine) as connection:
        rows = connection.execute(select(t.observations.c.id, t.observations.c.marking))
        return {str(name): Marking(marking) for name, marking in rows}


def outlooks_version(ledger: Ledger) -> str:
    """Give a text that changes whenever a problem, a warning, a step or an outcome was put on record."""
    tables = (t.problems, t.warnings, t.warning_steps, t.warning_outcomes, t.outlook_ends)
    with explained(ledger.path), reading(ledger.engine) as connection:
        return "-".join(str(connection.scalar(select(func.count()).select_from(its))) for its in tables)


def marking_of_outlooks(ledger: Ledger, ids: Collection[str]) -> Marking:
    """Give the highest marking of the problems and observations among some ids; a warning names what it rests on."""
    named = sorted(each for each in ids if each.startswith(("b_", "o_")))
    if not named:
        return Marking.CLEAR
    tables = (t.observations, t.problems)
    with explained(ledger.path), reading(ledger.engine) as connection:
        told = [
            Marking(marking)
            for its in tables
            for marking in connection.scalars(select(its.c.marking).where(its.c.id.in_(named)).distinct())
        ]
    return highest(told)


def opinions_in(ledger: Ledger, problem: str, *, until: datetime) -> tuple[Opinion, ...]:
    """Give what analysts held of a problem until a moment, oldest first."""
    c = t.opinions.c
    query = select(t.opinions).where(c.problem == problem, c.recorded_at <= to_text(until)).order_by(c.id)
    with explained(ledger.path), reading(ledger.engine) as connection:
        return tuple(
            Opinion(
                by=row["decided_by"], probability=row["probability"], at=from_text(row["recorded_at"]), why=row["why"]
            )
            for row in connection.execute(query).mappings()
        )


def warnings_in(ledger: Ledger) -> tuple[Warned, ...]:
    """Give every warning that was ever issued, newest first, with what became of it."""
    steps = select(t.warning_steps).order_by(t.warning_steps.c.taken_at, t.warning_steps.c.id)
    with explained(ledger.path), reading(ledger.engine) as connection:
        passed = _grouped(connection, steps, "warning")
        ends = _grouped(connection, select(t.warning_outcomes).order_by(t.warning_outcomes.c.id), "warning")
        query = select(t.warnings).order_by(t.warnings.c.issued_at.desc(), t.warnings.c.id.desc())
        return tuple(_warned(row, passed, ends) for row in map(dict, connection.execute(query).mappings()))


def problem_row(problem: Problem) -> tuple[Table, Row]:
    """Give the row of a problem."""
    return t.problems, {
        "id": problem.id, "title": problem.title, "places": LINES.join(problem.places),
        "horizon_h": problem.horizon / HOUR, "base_rate": problem.base_rate, "basis": problem.basis,
        "threshold": problem.threshold, "addressee": problem.addressee, "marking": problem.marking.value,
        "opened_by": problem.opened_by,
    }  # fmt: skip


def indicator_row(name: str, indicator: Indicator, by: str) -> tuple[Table, Row]:
    """Give the row of what a workspace holds of a sign."""
    return t.indicators, {
        "id": name, "key": indicator.key, "text": indicator.text, "weight": indicator.weight,
        "half_life_h": indicator.half_life_h, "cause": indicator.group, "basis": indicator.basis, "decided_by": by,
    }  # fmt: skip


def observation_rows(seen: Observation) -> list[tuple[Table, Row]]:
    """Give the row of an observation and one for each agency that was let in on it."""
    row: Row = {
        "id": seen.id, "indicator": seen.indicator.key, "agency": seen.agency, "place": seen.place,
        "seen_at": to_text(seen.seen_at), "held_at": to_text(seen.held_at), "origin": seen.origin,
        "marking": seen.marking.value, "note": seen.note,
    }  # fmt: skip
    told = enumerate(seen.shared, start=1)
    return [(t.observations, row), *(sharing_row(f"{seen.id}.{number}", seen.id, each) for number, each in told)]


def sharing_row(name: str, observation: str, shared: Sharing) -> tuple[Table, Row]:
    """Give the row of an agency that was let in on an observation."""
    return t.sharings, {
        "id": name, "observation": observation, "agency": shared.agency, "shared_at": to_text(shared.at),
    }  # fmt: skip


def opinion_row(name: str, problem: str, opinion: Opinion) -> tuple[Table, Row]:
    """Give the row of an analyst's own probability."""
    return t.opinions, {
        "id": name, "problem": problem, "decided_by": opinion.by, "probability": opinion.probability,
        "why": opinion.why,
    }  # fmt: skip


def warning_row(warned: Warned) -> tuple[Table, Row]:
    """Give the row of a warning as it was issued."""
    return t.warnings, {
        "id": warned.id, "problem": warned.problem, "text": warned.text, "addressee": warned.addressee,
        "probability": warned.probability, "base_rate": warned.base_rate, "threshold": warned.threshold,
        "made_from": LINES.join(warned.made_from), "place_grain": int(warned.place), "time_grain": int(warned.time),
        "mode_grain": int(warned.mode), "actor_grain": int(warned.actor), "issued_by": warned.issued_by,
        "issued_at": to_text(warned.issued_at), "expires": to_text(warned.expires),
    }  # fmt: skip


def step_row(name: str, warning: str, passed: Passed) -> tuple[Table, Row]:
    """Give the row of a step that a warning went."""
    return t.warning_steps, {
        "id": name, "warning": warning, "step": passed.step.value, "taken_by": passed.by,
        "taken_at": to_text(passed.at), "what": passed.what,
    }  # fmt: skip


def outcome_row(name: str, warned: Warned, by: str) -> tuple[Table, Row]:
    """Give the row of what a warning turned out to be."""
    if warned.outcome is None:
        raise BadConfig(f"{warned.id} has no outcome; wanted one of {', '.join(Outcome)}")
    return t.warning_outcomes, {
        "id": name, "warning": warned.id, "outcome": warned.outcome.value, "why": warned.outcome_why,
        "incident": warned.incident, "decided_by": by,
    }  # fmt: skip


def end_row(name: str, subject: str, why: str, by: str) -> tuple[Table, Row]:
    """Give the row that ends a problem or withdraws an observation."""
    return t.outlook_ends, {"id": name, "subject": subject, "why": why, "decided_by": by}


def _grouped(connection: Connection, query: Select[tuple[object, ...]], by: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[str(row[by])].append(dict(row))
    return found


def _warned(row: Mapping[str, object], passed: Mapping[str, Iterable[Row]], ends: Mapping[str, list[Row]]) -> Warned:
    text = {name: str(value) for name, value in row.items()}
    last: Row = ends.get(text["id"], [{}])[-1]
    return Warned(
        id=text["id"], problem=text["problem"], text=text["text"], addressee=text["addressee"],
        probability=float(text["probability"]), base_rate=float(text["base_rate"]), threshold=float(text["threshold"]),
        made_from=tuple(each for each in text["made_from"].split(LINES) if each), place=_grain(text, "place"),
        time=_grain(text, "time"), mode=_grain(text, "mode"), actor=_grain(text, "actor"),
        issued_by=text["issued_by"], issued_at=from_text(text["issued_at"]), expires=from_text(text["expires"]),
        passed=tuple(_passed(passed.get(text["id"], ()))), outcome=Outcome(str(last["outcome"])) if last else None,
        outcome_why=str(last.get("why", "")), incident=str(last.get("incident", "")),
    )  # fmt: skip


def _grain(text: Mapping[str, str], name: str) -> Grain:
    return Grain(int(text[f"{name}_grain"]))


def _passed(rows: Iterable[Row]) -> Iterator[Passed]:
    for row in rows:
        yield Passed(
            step=Step(str(row["step"])), by=str(row["taken_by"]), at=from_text(str(row["taken_at"])),
            what=str(row["what"]),
        )  # fmt: skip


def _named(known: Mapping[str, Indicator], key: str) -> Indicator:
    try:
        return known[key]
    except KeyError:
        raise BadConfig(f"an observation names the indicator {key!r}, which nobody has described; add it") from None
