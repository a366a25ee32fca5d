"""Shown: what the verbs found, as text or JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from sabaq.cli.corrected import evidence
from sabaq.cli.said import SHOWN_REJECTIONS, Screen, tell, terminal
from sabaq.fusion.accuracy import Accuracy
from sabaq.model.incident import Figure, Incident, IncidentFile, IncidentList, Tie
from sabaq.workspace import Added, Health, Ran
from sabaq.workspace import Progress as Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstrated:
    """What the demo made, and how near it came to the invented country's truth."""

    workspace: str
    incidents: int
    reports: int
    invented: int
    accuracy: Accuracy


@contextmanager
def progress(*, json: bool) -> Iterator[Report | None]:
    """Give a progress call that draws a bar on a terminal, and is silent elsewhere."""
    if json or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Progress(*columns, console=Screen(stderr=True), transient=True) as bars:
        tasks = {}

        def step(what: str, done: int, total: int | None) -> None:
            key = "steps" if total else what
            if key not in tasks:
                tasks[key] = bars.add_task(what, total=total)
            bars.update(tasks[key], description=what, completed=done)

        yield step


def added(files: Sequence[Added], *, json: bool) -> None:
    """Say what became of each file, and name the rows that could not be read."""
    if json:
        tell(files, "", json=True)
        return
    for one in files:
        if one.held_already:
            terminal().print(f"{one.file}: taken in before; nothing changed.")
            continue
        terminal().print(f"{one.file} ({one.mapping}): {one.reports:,} reports, {one.claims:,} claims.")
        if one.rejected:
            terminal().print(f"  {len(one.rejected)} rows could not be read in full:")
        for rejection in one.rejected[:SHOWN_REJECTIONS]:
            terminal().print(f"  {rejection}")
        if len(one.rejected) > SHOWN_REJECTIONS:
            terminal().print(f"  and {len(one.rejected) - SHOWN_REJECTIONS} more; --json lists all.")


def ran(result: Ran, *, json: bool) -> None:
    """Say what a run made."""
    same = " Nothing had changed." if result.up_to_date else ""
    tell(result, f"{result.incidents:,} incidents from {result.reports:,} reports.{same}", json=json)


def incidents(found: IncidentList, *, as_of: datetime | None, json: bool) -> None:
    """Print one page of incidents, each figure with its range and the number of independent origins."""
    if json:
        tell(found, "", json=True)
        return
    if not found.incidents:
        terminal().print("No incident matches.")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("id", "date", "incident", "killed", "wounded", "origins", "dispute", "said of it"):
        table.add_column(name, no_wrap=name == "id", justify="right" if name in {"origins", "dispute"} else "left")
    for one in found.incidents:
        table.add_row(*(Text(cell) for cell in _cells(one)))
    terminal().print(table)
    then = f", as of {as_of.isoformat()}" if as_of else ""
    terminal().print(f"{len(found.incidents)} of {found.total:,} incidents{then}.")


def _cells(one: Incident) -> tuple[str, ...]:
    said = "; ".join(
        word for word in (one.outcome and f"“{one.outcome}”", one.findings and f"{one.findings} findings") if word
    )
    return (
        one.id, _day(one), one.title, figure(one.killed), figure(one.wounded), str(one.origins),
        f"{one.dispute:.2f}", said,
    )  # fmt: skip


def _day(one: Incident) -> str:
    if one.first is None:
        return "not told"
    return one.first.isoformat() if one.first == one.last else f"{one.first} to {one.last}"


def figure(number: Figure) -> str:
    """Give a count with its range: "5 (4-7)", "30+ (at least)", or that none was told."""
    if number.best is None:
        return "not told"
    if number.low == number.high == number.best:
        return str(number.best)
    return f"{number.best} ({number.low}{'+' if number.high is None else f'–{number.high}'})"


def incident(found: IncidentFile, *, json: bool) -> None:
    """Print one incident: its values, who said them in which words, what does not fit."""
    if json:
        tell(found, "", json=True)
        return
    out, one = terminal(), found.incident
    out.print(f"{one.title} · {_day(one)} · {one.id}")
    if found.as_of:
        out.print(f"As known on {found.as_of.isoformat()}.")
    out.print(f"{_many(one.reports, 'report')} from {_many(one.origins, 'independent origin')}.\n")
    for finding in found.findings:
        out.print(f"! {finding.sentence}")
    claims = {claim.id: (claim, member) for member in found.members for claim in member.claims}
    for value in found.values:
        told = value.value or figure(Figure(low=value.low, best=value.best, high=value.high))
        if value.prop in {"date", "place"}:
            told = claims[value.claims[0]][0].quote
        whom = "" if value.group == "all" else f" ({value.group})"
        out.print(
            f"\n{value.prop}{whom}: {told}  [{value.policy}; {value.origins} origins; dispute {value.dispute:.2f}]"
        )
        for each in value.claims:
            claim, member = claims[each]
            when = member.report.published_at or member.recorded_at
            out.print(f"    {when:%Y-%m-%d}  {claim.speaker or member.source.name}: “{_short(claim.quote)}”")
    for said in found.responsibility:
        out.print(f"\n{said.organisation}: {said.stance}, says {said.said_by} (source graded {said.grade})")


def why(found: IncidentFile, *, json: bool) -> None:
    """Print the ties of an incident, strongest first, and its weakest."""
    if json:
        tell({"incident": found.incident.id, "ties": found.ties, "weakest": found.weakest}, "", json=True)
        return
    names: dict[str, str] = {
        member.report.id: f"{member.source.name} ({member.report.external_id})" for member in found.members
    }
    if not found.ties:
        terminal().print("One report only: there is nothing to hold together.")
    for tie in found.ties:
        _tie(tie, names)
    if found.weakest:
        weak = found.weakest
        if len(found.ties) > 1:
            terminal().print("\nWeakest tie, without which the incident would fall in two:")
            _tie(weak, names)
        terminal().print("\nIf these two are not one incident:")
        terminal().print(f"    sabaq link {weak.a} {weak.b} --different --why TEXT")


def _tie(tie: Tie, names: dict[str, str]) -> None:
    out = terminal()
    out.print(f"\n{names[tie.report_a]}  =  {names[tie.report_b]}   {tie.bits:+.1f} bits by {tie.decided_by}")
    evidence(tie.evidence)


def health(found: Health, *, json: bool) -> None:
    """Say what the workspace holds and what is wrong with it."""
    held = found.held
    counts = f"{held.reports:,} reports and {held.claims:,} claims from {held.batches} files"
    first = f"{counts}; {held.rejected} rows rejected; {held.acts} acts on record."
    rest = [f"! {each}" for each in found.trouble] or ["All is well."]
    tell(found, "\n".join([first, *rest]), json=json)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _short(quote: str, most: int = 100) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def demonstrated(found: Demonstrated, *, json: bool) -> None:
    """Say what the demo made and how near it came to the truth it was not shown."""
    near = found.accuracy
    together = f"of pairs put together {near.pair_precision:.1%} belong together"
    found_of = f"of pairs that belong together {near.pair_recall:.1%} were found"
    scores = f"F1 {near.pair_f1:.3f}, B-cubed {near.b3_f1:.3f}"
    made = f"{found.incidents:,} incidents from {found.reports:,} reports."
    tell(found, f"{made}\nOn the {found.invented:,} invented ones {together}, {found_of} ({scores}).", json=json)
