"""Warned: problems, signs, warnings and replays as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sabaq.cli.verbs import when

if TYPE_CHECKING:
    from sabaq.learning.replays import Lane, Replay
    from sabaq.model.outlook import Indicator, Observation, Problem, Warned
    from sabaq.workspace.budgets import Budget
    from sabaq.workspace.outlooks import Assessment
    from sabaq.workspace.warnings import Tally


def problem(its: Problem) -> str:
    """Say what might happen, and who is told from when on."""
    days = its.horizon.days
    return (
        f"{its.id}  {its.title} ({', '.join(its.places)}), within {days} days: base rate {its.base_rate:.3f} "
        f"({its.basis}); from {its.threshold:g} on {its.addressee} is told"
    )


def budget(its: Budget) -> str:
    """Say what the record makes of a budget of false alarms."""
    return (
        f"Threshold {its.threshold:.3f}: {its.achieved:.2f} false alarms a year on the record, {its.allowed:g} are "
        f"allowed; {its.windows} windows without an attack, {its.years:.1f} years together. It was chosen on that very "
        "record, so expect somewhat more."
    )


def indicator(its: Indicator) -> str:
    """Say what a sign is worth."""
    return (
        f"{its.key}: {its.text}. Weight {its.weight:+.1f}, half after {its.half_life_h:g} h, group {its.group} "
        f"({its.basis})"
    )


def observation(its: Observation) -> str:
    """Say what was seen, by whom, and who was told."""
    told = "".join(f"; {each.agency} since {when(each.at)}" for each in its.shared)
    since = f"{its.agency} since {when(its.held_at)}"
    return f"{its.id}  {its.indicator.key} at {its.place}, seen {when(its.seen_at)}; held by {since}{told}"


def assessment(found: Assessment) -> Iterator[str]:
    """Say what is known of a problem, and what it adds up to."""
    its, total = found.problem, found.sum
    beside = f"base rate {total.base_rate:.3f}, threshold {its.threshold:g}"
    yield f"{its.title}, as held {when(total.at)}: {found.pooled:.3f} ({beside})"
    for part in total.parts:
        seen = part.observation
        less = f" of {part.alone:+.2f} alone" if abs(part.alone - part.added) > 0.005 else ""
        told = f"{seen.indicator.key}: {seen.agency}, {when(seen.seen_at)} {seen.note}".rstrip()
        yield f"    {part.added:+.2f}{less}  {told}"
    if total.repeated:
        yield f"    {total.repeated} only repeat the first-hand source of another, and add nothing"
    for each in found.opinions:
        yield f"    {each.by} holds it to be {each.probability:.2f}: {each.why}"
    for warned in found.standing:
        yield f"    {warned.addressee} was told {when(warned.issued_at)} ({warned.id}), until {when(warned.expires)}"
    if found.crossed and not found.standing:
        yield f"Over the threshold, and nobody was told: `sabaq warnings issue {its.id} --text ...`"


def warning(its: Warned) -> Iterator[str]:
    """Say what was told to whom, and what became of it."""
    yield (
        f"{its.id}  {when(its.issued_at)} to {its.addressee}, until {when(its.expires)}: {its.text} "
        f"({its.probability:.2f}; base rate {its.base_rate:.3f})"
    )
    exact = ", ".join(
        f"{name} {grain.name.lower()}"
        for name, grain in (("place", its.place), ("time", its.time), ("mode", its.mode), ("actor", its.actor))
    )
    yield f"    how exact: {exact}"
    for each in its.passed:
        yield f"    {each.step.value} {when(each.at)}: {each.what} ({each.by})"
    if its.outcome is not None:
        yield f"    {its.outcome.value}{f' {its.incident}' if its.incident else ''}: {its.outcome_why}"


def tally(found: Tally) -> Iterator[str]:
    """Say how warnings have fared, those that came to nothing included."""
    lead = f"; hits came {found.mean_lead_h:.0f} h before, on average" if found.mean_lead_h is not None else ""
    yield (
        f"{found.issued} warnings: {found.hits} hits, {found.false_alarms} false alarms, "
        f"{found.unresolved} unresolved, {found.standing} standing{lead}."
    )
    if found.missed is None:
        yield "What nobody warned of cannot be told before there is a picture: `sabaq run`."
        return
    yield f"Missed: {len(found.missed)}."
    for name, day, incident in found.missed[:20]:
        yield f"    {day}  {incident}: no warning of {name} stood"


def replayed(found: Replay) -> Iterator[str]:
    """Say who could have known when, and where the hours went."""
    yield f"It happened {when(found.happened_at)}. From {when(found.since)} on, threshold {found.threshold:g}:"
    for lane in found.every:
        yield f"    {_lane(lane, found)}"
    for hours, words in (
        (found.unshared_h, "until one agency could have known, a warning went out, or it happened: not sharing"),
        (found.unread_h, "from delivery until it was read: not reading"),
        (found.unacted_h, "from reading until something was done: not acting"),
    ):
        if hours is not None:
            yield f"    {hours:,.1f} h {words}"
    if found.by_chance is not None:
        yield (
            f"    The same signs dealt out over other places crossed in {found.by_chance:.0%} of {found.shuffles} "
            "tries: the more often, the less a crossing means."
        )
    else:
        yield "    No sign from anywhere else is on record, so that it cannot be said how much of this is chance."


def _lane(lane: Lane, found: Replay) -> str:
    name = lane.agency or "all together"
    if lane.crossed_at is None:
        return f"{name}: never; {max((each for _, each in lane.steps), default=0.0):.3f} at most"
    hours = (found.happened_at - lane.crossed_at).total_seconds() / 3600
    return f"{name}: from {when(lane.crossed_at)} on, {hours:,.1f} h before, with {len(lane.made_from)} signs"
