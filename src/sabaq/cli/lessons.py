"""Commands on recommendations and promises."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, By, Folder, Json, Why, app, as_told, opened_workspace
from sabaq.model.recommendations import ActionStrength, Cause, Effect, EvidenceStrength, Kind, State

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.lessons import Lessons, Listed

lessons = typer.Typer(help="Recommendations and promises: who is to do what, and what became of it.",
                      no_args_is_help=True)  # fmt: skip
app.add_typer(lessons, name="lessons")
Name = Annotated[str, typer.Argument(metavar="NAME", help="Its reference, or the beginning of its id.",
                                     show_default=False)]  # fmt: skip
ToldIn = Annotated[str, typer.Option("--told-in", metavar="TEXT", help="The document or address where it is said.")]
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], metavar="DAY", help="Else today.")]
Site = Annotated[str, typer.Option("--site", metavar="NAME", help="At which site it was found.")]
SiteClass = Annotated[str, typer.Option("--site-class", metavar="WORD", help="Of which class that site is.")]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only of these kinds; repeatable.")]
Addressee = Annotated[str, typer.Option("--to", metavar="OFFICE", help="Only to one office.")]
Text = Annotated[str, typer.Option("--text", metavar="WORDS", help="Only with these words.")]


@lessons.command()
def recommend(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be done, word for word.",
                                        show_default=False)],
    *,
    to: Annotated[str, typer.Option("--to", metavar="OFFICE", help="Who is to do it.")],
    why: Why,
    kind: Annotated[Kind, typer.Option("--kind", help="What it is.")] = Kind.RECOMMENDATION,
    made_by: Annotated[str, typer.Option(metavar="OFFICE", help="Who asks for it or promised it; else you.")] = "",
    reference: Annotated[str, typer.Option(metavar="TEXT", help="By which people know it.")] = "",
    action: Annotated[str, typer.Option(metavar="TEXT", help="The one action, in short.")] = "",
    test: Annotated[str, typer.Option(metavar="TEXT", help="By what one sees that it is done.")] = "",
    strength: Annotated[ActionStrength, typer.Option(help="How little it depends on people remembering.")] =
    ActionStrength.UNRATED,
    due: On = None,
    on: On = None,
    site: Site = "",
    site_class: SiteClass = "",
    factors: Annotated[str, typer.Option(metavar="CODES", help="What failed, as codes.")] = "",
    told_in: ToldIn = "",
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Put on record what one office is to do, or what it promised."""
    from sabaq.cli import learned, said
    from sabaq.learning.registers import Told

    with opened_workspace(workspace) as opened:
        room = _room(opened, by)
        told = Told(
            reference=reference, text=text, addressee=to, made_by=made_by or room.capacity.actor, kind=kind.value,
            issued=(_day(on) or room.today()).isoformat(), action=action, strength=strength.value, test=test,
            due=_text(due), site=site, site_class=site_class, factors=factors, told_in=told_in,
        )  # fmt: skip
        found = room.recommend(told, why)
        lines = learned.one(found, room.today())
    said.tell(found, lines, json=json)


@lessons.command("import")
def take(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, XLSX or JSON lines.", show_default=False)],
    *,
    mapping: Annotated[Path | None, typer.Option("--map", metavar="FILE", help="What its columns and words mean, in "
                                                                               "TOML; else they are called as ours.")]
    = None,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Take a register of recommendations or promises in."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).take(path, mapping)
    said.tell(found, learned.taken(found), json=json)
    if found.rejected and not found.recommendations:
        raise typer.Exit(1)


@lessons.command("list")
def listed(
    *,
    kind: Kinds = None,
    to: Addressee = "",
    state: Annotated[State | None, typer.Option(help="Only those that stand there.")] = None,
    text: Text = "",
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List recommendations and promises with where they stand; claimed and verified are counted together."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        room, wanted = _room(opened, None), _listed(kind, to, text, state)
        found, today = room.every(wanted), room.today()
        lines = [learned.line(each, today) for each in found]
        lines.append(str(room.rates(wanted)[0]))
    said.tell(found, "\n".join(lines), json=json)


@lessons.command()
def show(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Show one with every move and all evidence."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        room = _room(opened, None)
        found = room.one(name)
        lines = learned.one(found, room.today())
    said.tell(found, lines, json=json)


@lessons.command()
def move(
    name: Name,
    state: Annotated[State, typer.Argument(metavar="STATE", help="Where to.", show_default=False)],
    *,
    why: Why,
    by: By = None,
    of: Annotated[str, typer.Option("--of", metavar="OFFICE", help="Whose step it is, where you only put it down.")]
    = "",
    on: On = None,
    evidence: Annotated[list[str] | None, typer.Option(metavar="ID", help="Else all that is there; repeatable.")]
    = None,
    effect: Annotated[Effect | None, typer.Option(help="What a test of the effect found.")] = None,
    cause: Annotated[Cause | None, typer.Option(help="Why it is open again.")] = None,
    other: Annotated[str, typer.Option(metavar="TEXT", help="What takes its place; the ruling, the audit item.")] = "",
    told_in: ToldIn = "",
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Put a step on record; who has an interest in a judgement cannot make it."""
    from sabaq.cli import learned, said
    from sabaq.workspace.lessons import Step

    with opened_workspace(workspace) as opened:
        room = _room(opened, by)
        step = Step(
            state=state, why=why, by=of, on=_day(on), evidence=tuple(evidence or ()), effect=effect, cause=cause,
            other=other, told_in=told_in,
        )  # fmt: skip
        found = room.move(name, step)
        lines = learned.one(found, room.today())
    said.tell(found, lines, json=json)


@lessons.command()
def evidence(
    name: Name,
    what: Annotated[str, typer.Argument(metavar="TEXT", help="What it shows.", show_default=False)],
    *,
    strength: Annotated[EvidenceStrength, typer.Option(help="A seen by an outsider, B an outsider's document, C the "
                                                            "addressee's record, D words.")],
    author: Annotated[str, typer.Option(metavar="NAME", help="Who made it; else you.")] = "",
    file: Annotated[Path | None, typer.Option(metavar="FILE", help="Kept in the archive.")] = None,
    expires: On = None,
    on: On = None,
    told_in: ToldIn = "",
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Put evidence on record that something is done."""
    from sabaq.cli import learned, said
    from sabaq.workspace.lessons import Shown

    with opened_workspace(workspace) as opened:
        room = _room(opened, by)
        shown = Shown(
            what=what, strength=strength, author=author, file=file, expires=_day(expires), on=_day(on), told_in=told_in
        )
        found = room.show(name, shown)
        lines = learned.one(found, room.today())
    said.tell(found, lines, json=json)


@lessons.command()
def rates(
    *, kind: Kinds = None, to: Addressee = "", text: Text = "", workspace: Folder = HERE, json: Json = False
) -> None:
    """Count what was claimed and what was verified, always together, and how long it took."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        room, wanted = _room(opened, None), _listed(kind, to, text, None)
        found, took = room.rates(wanted), room.closures(wanted)
    said.tell({"rates": found, "closures": took}, learned.rates(found, took), json=json)


@lessons.command()
def overdue(
    *, kind: Kinds = None, to: Addressee = "", text: Text = "", workspace: Folder = HERE, json: Json = False
) -> None:
    """List what should have happened by now, the longest overdue first."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, None).overdue(_listed(kind, to, text, None))
    said.tell(found, learned.overdue(found), json=json)


def _room(opened: Workspace, by: str | None) -> Lessons:
    from sabaq.workspace.lessons import lessons_of

    return lessons_of(as_told(opened, by))


def _listed(kinds: list[Kind] | None, to: str, text: str, state: State | None) -> Listed:
    from sabaq.workspace.lessons import Listed

    return Listed(kinds=frozenset(kinds or ()), addressee=to, words=text, state=state)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _text(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
