"""Commands on authorities: apply, rule, contest, review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, By, Folder, Json, Why, app, as_told, opened_workspace, when
from sabaq.errors import BadConfig
from sabaq.model.warrants import Authority, Exceptional, Move

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.authorities import Chambers

chambers = typer.Typer(help="Ask for an authority, rule on one, contest one.", no_args_is_help=True)
app.add_typer(chambers, name="authority")
Name = Annotated[
    str, typer.Argument(metavar="AUTHORITY", help="Its reference, or the beginning of its id.", show_default=False)
]
DAYS = 30


@chambers.command()
def apply(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="Number of the order.", show_default=False)],
    *,
    basis: Annotated[str, typer.Option(metavar="TEXT", help="The law it rests on.")],
    issuer: Annotated[str, typer.Option(metavar="OFFICE", help="Which office gives it; never a person.")],
    scope: Annotated[str, typer.Option(metavar="TEXT", help="On what; never the name of a private person.")],
    why: Why,
    operations: Annotated[list[str], typer.Option("--allow", metavar="OPERATION", help="E.g. read; may be repeated.")],
    purpose: Annotated[str | None, typer.Option(metavar="PURPOSE", help="Else that of the settings.")] = None,
    about: Annotated[str, typer.Option(metavar="CLASS", help="Which class of subject.")] = "incident",
    offence: Annotated[str | None, typer.Option(metavar="LAW", help="Which one the court names.")] = None,
    judicial: Annotated[bool, typer.Option("--judicial", help="A court gave it; needs --offence.")] = False,
    starts: Annotated[str | None, typer.Option(metavar="MOMENT", help="Else now; a day: its beginning.")] = None,
    days: Annotated[int, typer.Option(min=1, max=90, help="For how long.")] = DAYS,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Apply for an authority; it opens nothing until somebody else approves it."""
    from sabaq.workspace.authorities import Application

    if judicial != (offence is not None):
        raise BadConfig("a judicial authority names the offence; give --judicial and --offence LAW, or neither")
    with opened_workspace(workspace) as opened:
        begins = _beginning(opened, starts)
        asked = Application(
            reference=reference, legal_basis=basis, issuer=issuer, scope=scope, operations=frozenset(operations),
            purpose=purpose or opened.capacity.purpose, subject_class=about, offence=offence, starts=begins,
            expires=begins + timedelta(days=days),
        )  # fmt: skip
        found = _chambers(opened, by).apply(asked, why)
    _tell(found, json=json, more=f"Somebody else approves it: sabaq authority approve {found.reference} --why TEXT")


@chambers.command()
def approve(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Approve an authority; who applied for it may not."""
    _rule(Move.APPROVE, name, why, by=by, workspace=workspace, json=json)


@chambers.command()
def refuse(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Refuse an authority, for good."""
    _rule(Move.REFUSE, name, why, by=by, workspace=workspace, json=json)


@chambers.command()
def challenge(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Contest an authority: from now it opens nothing, until the challenge is lifted."""
    _rule(Move.CHALLENGE, name, why, by=by, workspace=workspace, json=json)


@chambers.command()
def stay(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Put on record that an authority is suspended: it opens nothing, until the stay is lifted."""
    _rule(Move.STAY, name, why, by=by, workspace=workspace, json=json)


@chambers.command()
def quash(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Put on record that an authority is void, for good."""
    _rule(Move.QUASH, name, why, by=by, workspace=workspace, json=json)


@chambers.command()
def lift(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Lift every challenge and stay: the authority stands again as before; who applied for it may not."""
    _rule(Move.LIFT, name, why, by=by, workspace=workspace, json=json)


@chambers.command("list")
def listed(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List the authorities that were ever applied for, and where each stands."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found, now = opened.chambers().authorities(), opened.guard.clock()
    lines = [_line(each, now) for each in found] or ["Nobody has applied for an authority yet."]
    said.tell([_record(each) for each in found], "\n".join(lines), json=json)


@chambers.command()
def show(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Show an authority: what it allows, from when to when, and what was ruled on it."""
    with opened_workspace(workspace) as opened:
        found = opened.chambers().authority(name)
    _tell(found, json=json)


@chambers.command()
def acts(
    *,
    workspace: Folder = HERE,
    due: Annotated[bool, typer.Option("--due", help="Only those that nobody has reviewed.")] = False,
    json: Json = False,
) -> None:
    """List what was done on protected subjects and in emergencies; each is to be reviewed by somebody else."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found, now = opened.chambers().exceptional(due=due), opened.guard.clock()
    lines = [line for each in found for line in _exceptional(each, now)] or ["Nothing is to be reviewed."]
    said.tell([_judged(each, now) for each in found], "\n".join(lines), json=json)


@chambers.command()
def review(
    act: Annotated[str, typer.Argument(metavar="ACT", help="The beginning of its id.", show_default=False)],
    *,
    why: Why,
    justified: Annotated[bool | None, typer.Option("--justified/--not-justified", help="What you find.")] = None,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say whether an act on a protected subject or in an emergency was justified; who did it may not."""
    from sabaq.cli import said

    if justified is None:
        raise BadConfig("a review finds an act --justified or --not-justified; give one of them")
    with opened_workspace(workspace) as opened:
        found, now = _chambers(opened, by).review(act, justified=justified, why=why), opened.guard.clock()
    said.tell(_judged(found, now), "\n".join(_exceptional(found, now)), json=json)


def _rule(move: Move, name: str, why: str, *, by: str | None, workspace: Path, json: bool) -> None:
    with opened_workspace(workspace) as opened:
        found = _chambers(opened, by).rule(move, name, why)
    _tell(found, json=json)


def _chambers(opened: Workspace, by: str | None) -> Chambers:
    return as_told(opened, by).chambers()


def _beginning(opened: Workspace, starts: str | None) -> datetime:
    if starts is None:
        return opened.guard.clock()
    moment = opened.moment(starts)
    return moment.replace(hour=0, minute=0) if len(starts.strip()) == len("2024-03-10") else moment


def _record(authority: Authority) -> dict[str, object]:
    its = {field.name: getattr(authority, field.name) for field in fields(authority)}
    allows = sorted(authority.operations)
    return its | {"operations": allows, "status": authority.status, "approver": authority.approver}


def _tell(found: Authority, *, json: bool, more: str = "") -> None:
    from sabaq.cli import said

    said.tell(_record(found), "\n".join([*_told(found), *([more] if more else [])]), json=json)


def _told(found: Authority) -> Iterator[str]:
    kind = f"judicial, for {found.offence}" if found.judicial else "not judicial"
    yield f"{found.reference} ({found.id}): {found.status.value}"
    yield f"  allows {', '.join(sorted(found.operations))} for {found.purpose.value} on {found.scope}"
    yield f"  subject class {found.subject_class.value}; {kind}; by {found.issuer} under {found.legal_basis}"
    yield f"  from {when(found.starts)} to {when(found.expires)}; applied for by {found.applicant}"
    for each in found.rulings:
        yield f"  {when(each.at)}  {each.move.value} by {each.by}: {each.why}"


def _line(found: Authority, now: datetime) -> str:
    over = " (over)" if now >= found.expires else ""
    allows = f"{', '.join(sorted(found.operations))} for {found.purpose.value}"
    return f"{found.reference}  {found.status.value}{over}  {allows}  until {when(found.expires)}  {found.scope}"


def _judged(found: Exceptional, now: datetime) -> dict[str, object]:
    its = {field.name: getattr(found, field.name) for field in fields(found)}
    return its | {"overdue_days": found.overdue_by(now).days}


def _exceptional(found: Exceptional, now: datetime) -> Iterator[str]:
    why = "emergency" if found.break_glass else f"protected subject: {found.subject_class}"
    yield f"{found.act}  {when(found.at)}  {found.actor}: {found.operation} {found.what} for {found.purpose} ({why})"
    yield f"    {found.reason}"
    for each in found.reviews:
        yield f"    {'justified' if each.justified else 'not justified'}, says {each.by}: {each.why}"
    if not found.reviews:
        late = found.overdue_by(now)
        yield f"    OVERDUE by {late.days} days: nobody has reviewed it" if late else "    nobody has reviewed it yet"
