"""Commands by which people correct the picture."""

from __future__ import annotations

from typing import Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace
from sabaq.errors import BadConfig
from sabaq.model.decisions import Ruling

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.")]
Later = Annotated[bool, typer.Option("--later", help="Leave the picture to the next run.")]
Thing = Annotated[str, typer.Argument(metavar="ID", help="A report, a subject or an incident.", show_default=False)]
Taken = Annotated[str, typer.Argument(metavar="DECISION", help="Its id.", show_default=False)]


@app.command()
def link(
    a: Thing,
    b: Thing,
    *,
    why: Why,
    workspace: Folder = HERE,
    same: Annotated[bool, typer.Option("--same", help="They are one incident.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are not.")] = False,
    later: Later = False,
    json: Json = False,
) -> None:
    """Decide that two reports or incidents are one incident, or that they are not."""
    from sabaq.cli import corrected

    if same == different:
        raise BadConfig("a link says --same or --different; give one of them")
    with opened_workspace(workspace) as opened:
        decided = opened.desk().link(a, b, Ruling.SAME if same else Ruling.DIFFERENT, why, later=later)
    corrected.decided(decided, json=json)


@app.command()
def unlink(decision: Taken, *, why: Why, workspace: Folder = HERE, later: Later = False, json: Json = False) -> None:
    """Take a link back: the picture is again what it would be without it."""
    from sabaq.cli import corrected

    with opened_workspace(workspace) as opened:
        decided = opened.desk().unlink(decision, why, later=later)
    corrected.decided(decided, json=json)


@app.command()
def retract(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A source, a file taken in, or a report.", show_default=False)
    ],
    *,
    why: Why,
    workspace: Folder = HERE,
    later: Later = False,
    json: Json = False,
) -> None:
    """Let what a source, a file or a report claims leave the picture; nothing is deleted."""
    from sabaq.cli import corrected

    with opened_workspace(workspace) as opened:
        decided = opened.desk().retract(name, why, later=later)
    corrected.decided(decided, json=json)


@app.command()
def unretract(decision: Taken, *, why: Why, workspace: Folder = HERE, later: Later = False, json: Json = False) -> None:
    """Take a retraction back: what it was about counts again."""
    from sabaq.cli import corrected

    with opened_workspace(workspace) as opened:
        decided = opened.desk().unretract(decision, why, later=later)
    corrected.decided(decided, json=json)


@app.command()
def decisions(
    *,
    workspace: Folder = HERE,
    imported: Annotated[bool, typer.Option("--imported", help="Also the judgements that came in files.")] = False,
    json: Json = False,
) -> None:
    """List the decisions: who, when, what and why, standing or taken back."""
    from sabaq.cli import corrected

    with opened_workspace(workspace) as opened:
        corrected.decisions(opened.desk().decisions(imported=imported), json=json)


@app.command()
def review(
    *,
    workspace: Folder = HERE,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 10,
    json: Json = False,
) -> None:
    """List where the picture could as well be drawn otherwise, by what a decision would change."""
    from sabaq.cli import corrected

    with opened_workspace(workspace) as opened:
        corrected.review(opened.desk().review(limit=limit), json=json)
