"""Commands on uses: who did what, what is asked, rulings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, By, Folder, Json, Why, app, as_told, opened_workspace, when
from sabaq.model.uses import Duty, DutyKind, Item, Use, Verdict

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.oversight import Oversight

uses = typer.Typer(help="See who used sabaq for what, and rule on what nothing explains.", no_args_is_help=True)
app.add_typer(uses, name="audit")
DAYS = 90


@uses.command("acts")
def listed(
    *,
    days: Annotated[int, typer.Option(min=1, help="How far back.")] = DAYS,
    actor: Annotated[str, typer.Option(metavar="NAME", help="Only by one.")] = "",
    record: Annotated[str, typer.Option(metavar="ID", help="Only on one incident, report or file.")] = "",
    purpose: Annotated[str, typer.Option(metavar="PURPOSE", help="Only for one.")] = "",
    authority: Annotated[str, typer.Option(metavar="ID", help="Only under one.")] = "",
    refused: Annotated[bool, typer.Option("--refused", help="Only what was refused.")] = False,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List who did what, for which purpose, under which authority; what was refused too."""
    from sabaq.cli import said
    from sabaq.workspace.oversight import Wanted

    with opened_workspace(workspace) as opened:
        now = opened.guard.clock()
        wanted = Wanted(
            since=now - timedelta(days=days), until=now, actor=actor, record=record, purpose=purpose,
            authority=authority, refused=refused,
        )  # fmt: skip
        found = _oversight(opened, None).uses(wanted)
    said.tell(found, "\n".join(map(_use, found)) or "Nothing of the kind was done.", json=json)


@uses.command()
def queue(
    *,
    ruled: Annotated[bool, typer.Option("--ruled", help="Also what somebody ruled on.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List the days of work that a second reader should look at, those with most to explain first."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        oversight = _oversight(opened, None)
        items, tallies = oversight.items(ruled=ruled), oversight.tallies()
    lines = [line for item in items[:limit] for line in _item(item)]
    lines += [f"{len(items):,} in all. No item says that somebody did wrong; it asks."]
    lines += [f"{each.rule}: {each.items} ruled on, {each.misuse} misuse, {each.explained} explained, "
              f"{each.unclear} unclear" for each in tallies]  # fmt: skip
    said.tell({"total": len(items), "items": items[:limit], "rulings": tallies}, "\n".join(lines), json=json)


@uses.command()
def rule(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="The beginning of its id.", show_default=False)],
    *,
    verdict: Annotated[Verdict, typer.Option("--as", help="What you find.")],
    why: Why,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record what you find of an item; who is asked about may not."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _oversight(opened, by).rule(item, verdict, why)
    said.tell(found, "\n".join(_item(found)), json=json)


@uses.command()
def duty(
    kind: Annotated[DutyKind, typer.Argument(metavar="KIND", help="case, tasking, place or shift.")],
    *,
    why: Why,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="Whose it is.")] = "",
    unit: Annotated[str, typer.Option(metavar="UNIT", help="Or which unit's.")] = "",
    scope: Annotated[list[str] | None, typer.Option(metavar="ID-OR-PLACE", help="On what; repeatable.")] = None,
    starts: Annotated[str | None, typer.Option(metavar="MOMENT", help="Else now.")] = None,
    hours: Annotated[int, typer.Option(min=1, max=2160, help="For how long.")] = 24,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record what somebody is to do, which explains what they look at; nobody gives themselves a duty."""
    from sabaq.cli import said
    from sabaq.workspace.oversight import Given

    with opened_workspace(workspace) as opened:
        begins = opened.guard.clock() if starts is None else opened.moment(starts)
        given = Given(
            kind=kind,
            starts=begins,
            ends=begins + timedelta(hours=hours),
            actor=to,
            unit=unit,
            scope=tuple(scope or ()),
        )
        found = _oversight(opened, by).give(given, why)
    said.tell(found, f"{found.id}: {found.kind.value} of {to or unit} until {when(found.ends)}.", json=json)


@uses.command()
def duties(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List the duties that have not ended."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _oversight(opened, None).duties()
    lines = [_duty(each) for each in found]
    said.tell(found, "\n".join(lines) or "No duty is on record: nothing can be explained.", json=json)


@uses.command()
def canary(
    record: Annotated[str, typer.Argument(metavar="ID", help="Of an incident or a report.", show_default=False)],
    *,
    why: Why,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Name a record that nobody's work leads to; from now on whoever touches it is asked why."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _oversight(opened, by).set_canary(record, why)
    said.tell(found, f"{found.id}: whoever touches {found.record} is asked why.", json=json)


def _oversight(opened: Workspace, by: str | None) -> Oversight:
    from sabaq.workspace.oversight import oversight_of

    return oversight_of(as_told(opened, by))


def _use(use: Use) -> str:
    under = f" under {use.authority}" if use.authority else ""
    refused = "" if use.allowed else "  REFUSED"
    return f"{when(use.at)}  {use.actor or '(erased)'}: {use.operation} {use.what} for {use.purpose}{under}{refused}"


def _duty(duty: Duty) -> str:
    what = ", ".join(duty.scope) or "no record"
    told = f"{when(duty.starts)} to {when(duty.ends)}, by {duty.given_by}: {duty.why}"
    return f"{duty.id}  {duty.kind.value} of {duty.actor or duty.unit} ({what}), {told}"


def _item(item: Item) -> Iterator[str]:
    who = ", ".join(item.actors) if item.days == 1 else f"unit {item.unit}, a week"
    yield f"{item.id}  {item.day}  {who}: {len(item.acts)} acts"
    for reason in item.reasons:
        yield f"    {reason.rule.value}: {reason.words}"
    for each in item.rulings:
        same = " (of the same unit)" if each.unit and each.unit == item.unit else ""
        yield f"    {each.verdict.value}, says {each.by}{same}: {each.why}"
