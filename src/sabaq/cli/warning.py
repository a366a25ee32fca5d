"""Commands on warnings: signs in, an office told, hours lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, Why, app, opened_workspace
from sabaq.errors import BadConfig
from sabaq.model.evidence import Marking, Rejected
from sabaq.model.outlook import Grain, Indicator, Outcome, Sharing, Sign, Step

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.warnings import WarningRoom

warnings = typer.Typer(help="Put on record what was seen, add it up, warn, and keep what became of it.",
                       no_args_is_help=True)  # fmt: skip
app.add_typer(warnings, name="warnings")
Of = Annotated[str, typer.Argument(metavar="ID", help="The beginning of its id.", show_default=False)]
Moment = Annotated[str | None, typer.Option("--at", metavar="MOMENT", help="When; else now.")]
Marked = Annotated[Marking, typer.Option("--marking", help="How far it may go.")]
GRAINS = "none, broad, narrow or exact"
THRESHOLD = 0.25  # a false alarm three times out of four, if the probabilities hold


@warnings.command()
def problem(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What might happen.", show_default=False)],
    *,
    place: Annotated[list[str], typer.Option(metavar="NAME", help="Where; repeatable.")],
    to: Annotated[str, typer.Option(metavar="OFFICE", help="Who has to be told.")],
    why: Why,
    threshold: Annotated[
        float | None, typer.Option(metavar="P", help=f"From which probability on; {THRESHOLD} without it.")
    ] = None,
    false_alarms: Annotated[
        float | None, typer.Option("--false-alarms-a-year", metavar="N", help="The threshold that keeps to so many.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="Within how many days.")] = 30,
    base_rate: Annotated[float | None, typer.Option(metavar="P", help="Else from the picture.")] = None,
    basis: Annotated[str, typer.Option(metavar="TEXT", help="Where a base rate comes from.")] = "",
    marking: Marked = Marking.CLEAR,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Open a problem: what might happen where, and from which probability on an office is to be told."""
    from sabaq.cli import said, warned
    from sabaq.workspace.budgets import within
    from sabaq.workspace.outlooks import Asked

    if threshold is not None and false_alarms is not None:
        raise BadConfig("--threshold and --false-alarms-a-year both set the threshold; give one of them")
    asked = Asked(
        title=title, places=tuple(place), horizon=timedelta(days=days), addressee=to,
        threshold=THRESHOLD if threshold is None else threshold,
        base_rate=base_rate, basis=basis, marking=marking,
    )  # fmt: skip
    with opened_workspace(workspace) as opened:
        outlooks = _room(opened).outlooks
        if false_alarms is None:
            found = outlooks.open(asked, why)
            said.tell(found, warned.problem(found), json=json)
            return
        asked, budget = within(outlooks, asked, allowed=false_alarms)
        found = outlooks.open(asked, f"{why} ({false_alarms:g} false alarms a year are allowed)")
    lines = [warned.problem(found), warned.budget(budget)]
    said.tell({"problem": found, "budget": budget}, "\n".join(lines), json=json)


@warnings.command()
def problems(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List the open problems."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.problems()
    said.tell(found, "\n".join(map(warned.problem, found)) or "No problem is open.", json=json)


@warnings.command()
def close(of: Of, *, why: Why, workspace: Folder = HERE, json: Json = False) -> None:
    """Say that a problem is over; its warnings stay."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.close(of, why)
    said.tell(found, f"{found.id} is over.", json=json)


@warnings.command()
def indicators(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List the signs that can be put on record, with what each is worth."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.indicators()
    said.tell(list(found.values()), "\n".join(warned.indicator(each) for _, each in sorted(found.items())), json=json)


@warnings.command()
def indicator(
    key: Annotated[str, typer.Argument(metavar="KEY", help="Its short name.", show_default=False)],
    *,
    text: Annotated[str, typer.Option(metavar="TEXT", help="What is seen, in a defender's words.")],
    weight: Annotated[float, typer.Option(help="Logarithm of the likelihood ratio: 0.7 doubles the odds.")],
    half_life: Annotated[float, typer.Option(metavar="HOURS", help="After which it is worth half.")],
    group: Annotated[str, typer.Option(metavar="NAME", help="Signs of one cause share it.")],
    basis: Annotated[str, typer.Option(metavar="TEXT", help="Where the weight comes from.")],
    why: Why,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say what a sign is worth here, from now on."""
    from sabaq.cli import said, warned

    given = Indicator(key=key, text=text, weight=weight, half_life_h=half_life, group=group, basis=basis)
    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.describe(given, why)
    said.tell(found, warned.indicator(found), json=json)


@warnings.command()
def saw(
    of: Annotated[str, typer.Argument(metavar="INDICATOR", help="Which sign.", show_default=False)],
    *,
    place: Annotated[str, typer.Option(metavar="NAME", help="Where.")],
    agency: Annotated[str, typer.Option(metavar="NAME", help="Who holds it.")],
    seen: Annotated[str | None, typer.Option(metavar="MOMENT", help="When it was seen; else now.")] = None,
    held: Annotated[str | None, typer.Option(metavar="MOMENT", help="Since when the agency knew; else then.")] = None,
    origin: Annotated[str, typer.Option(metavar="NAME", help="The first-hand source; else the agency.")] = "",
    shared: Annotated[list[str] | None, typer.Option(metavar="AGENCY=MOMENT", help="Who was told when.")] = None,
    marking: Marked = Marking.CLEAR,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What was seen, in words.")] = "",
    why: Why,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record that a sign was seen, by whom, and who else was told."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        room = _room(opened)
        then = opened.moment(seen) if seen else room.outlooks.now()
        sign = Sign(
            indicator=of, agency=agency, place=place, seen_at=then, held_at=opened.moment(held) if held else None,
            origin=origin, shared=tuple(_sharing(opened, each) for each in shared or ()), marking=marking, note=note,
        )  # fmt: skip
        (found,) = room.outlooks.observe([sign], why)
    said.tell(found, warned.observation(found), json=json)


@warnings.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="One sign a line.", show_default=False)],
    *,
    why: Why,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put many signs on record, one JSON object a line; a line that cannot be read is named, the others count."""
    from sabaq.cli import said
    from sabaq.sources.signs import signs_in

    read = list(signs_in(file))
    rejected = [each for each in read if isinstance(each, Rejected)]
    with opened_workspace(workspace) as opened:
        seen = _room(opened).outlooks.observe([each for each in read if isinstance(each, Sign)], why)
    lines = [f"{len(seen):,} signs on record, {len(rejected):,} lines not read.", *map(str, rejected[:20])]
    said.tell({"observations": seen, "rejected": rejected}, "\n".join(lines), json=json)


@warnings.command()
def share(
    of: Of,
    *,
    agency: Annotated[str, typer.Option(metavar="NAME", help="Who was told.")],
    at: Moment = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record that another agency was told of a sign."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.share(of, agency, opened.moment(at) if at else None)
    said.tell(found, warned.observation(found), json=json)


@warnings.command()
def withdraw(of: Of, *, why: Why, workspace: Folder = HERE, json: Json = False) -> None:
    """Say that a sign turned out to be none; it counts no more."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.withdraw(of, why)
    said.tell(found, f"{found.id} counts no more.", json=json)


@warnings.command()
def think(
    of: Of,
    probability: Annotated[float, typer.Argument(metavar="P", help="Yours.", show_default=False)],
    *,
    why: Why,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put your own probability beside what was added up; both are pooled."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.opine(of, probability, why)
    said.tell(found, f"{found.by} holds it to be {found.probability:.2f}: {found.why}", json=json)


@warnings.command()
def assess(of: Of, *, at: Moment = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Say what is known of a problem, what it adds up to, and from what."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        found = _room(opened).outlooks.assess(of, opened.moment(at) if at else None)
    said.tell(found, "\n".join(warned.assessment(found)), json=json)


@warnings.command()
def issue(
    of: Of,
    *,
    text: Annotated[str, typer.Option(metavar="TEXT", help="What is told.")],
    days: Annotated[float, typer.Option(min=0.01, help="How long it stands.")] = 7.0,
    place: Annotated[str, typer.Option(metavar="GRAIN", help=f"How exact: {GRAINS}.")] = "none",
    time: Annotated[str, typer.Option(metavar="GRAIN", help="Likewise.")] = "none",
    mode: Annotated[str, typer.Option(metavar="GRAIN", help="Likewise.")] = "none",
    actor: Annotated[str, typer.Option(metavar="GRAIN", help="Likewise.")] = "none",
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Warn the office that a problem names."""
    from sabaq.cli import said, warned
    from sabaq.workspace.warnings import Message

    message = Message(
        text=text, lasts=timedelta(days=days), place=_grain(place), time=_grain(time), mode=_grain(mode),
        actor=_grain(actor),
    )  # fmt: skip
    with opened_workspace(workspace) as opened:
        found = _room(opened).issue(of, message)
    said.tell(found, "\n".join(warned.warning(found)), json=json)


@warnings.command()
def passed(
    of: Of,
    step: Annotated[Step, typer.Argument(metavar="STEP", help="delivered, read or acted.", show_default=False)],
    *,
    what: Annotated[str, typer.Option(metavar="TEXT", help="To whom it came, or what was done.")],
    at: Moment = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record that a warning was delivered, read, or acted on."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        found = _room(opened).step(of, step, what, opened.moment(at) if at else None)
    said.tell(found, "\n".join(warned.warning(found)), json=json)


@warnings.command()
def resolve(
    of: Of,
    outcome: Annotated[Outcome, typer.Argument(metavar="OUTCOME", help="hit, false-alarm or unresolved.")],
    *,
    why: Why,
    incident: Annotated[str, typer.Option(metavar="ID", help="Of a hit.")] = "",
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say what a warning turned out to be."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        found = _room(opened).resolve(of, outcome, why, incident=incident)
    said.tell(found, "\n".join(warned.warning(found)), json=json)


@warnings.command("list")
def listed(
    *,
    to: Annotated[str, typer.Option(metavar="OFFICE", help="Only those to one office.")] = "",
    standing: Annotated[bool, typer.Option("--standing", help="Only those still to be heeded.")] = False,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List every warning that was ever issued, newest first, and how they have fared."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        room = _room(opened)
        now, tally = room.outlooks.now(), room.tally()
        found = [
            each for each in room.warnings()
            if to.casefold() in {"", each.addressee.casefold()} and (each.stands(now) or not standing)
        ]  # fmt: skip
    lines = [line for each in found for line in warned.warning(each)]
    said.tell({"warnings": found, "tally": tally}, "\n".join([*lines, *warned.tally(tally)]), json=json)


@app.command()
def replay(
    of: Of,
    at: Annotated[str, typer.Argument(metavar="MOMENT", help="When it happened, with the hour.", show_default=False)],
    *,
    days: Annotated[int | None, typer.Option(min=1, help="How far back; else the problem's horizon.")] = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Go through the hours before something happened: who could have known when, and where the hours went."""
    from sabaq.cli import said, warned

    with opened_workspace(workspace) as opened:
        back = timedelta(days=days) if days else None
        found = _room(opened).replay(of, opened.moment(at), back=back)
    said.tell(found, "\n".join(warned.replayed(found)), json=json)


def _room(opened: Workspace) -> WarningRoom:
    from sabaq.workspace.warnings import warnings_of

    return warnings_of(opened)


def _sharing(opened: Workspace, text: str) -> Sharing:
    agency, given, moment = text.rpartition("=")
    if not given:
        raise BadConfig(f"{text!r} does not say when; wanted AGENCY=MOMENT, such as Police=2024-03-10T14:05")
    return Sharing(agency=agency.strip(), at=opened.moment(moment))


def _grain(text: str) -> Grain:
    try:
        return Grain[text.strip().upper()]
    except KeyError:
        raise BadConfig(f"{text!r} is no grain; wanted {GRAINS}") from None
