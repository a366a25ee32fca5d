"""Commands on reviews of incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, By, Folder, Incident, Json, Why, app, as_told, opened_workspace
from sabaq.model.reviews import ReviewKind, Section

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.reviews import Reviews

reviews = typer.Typer(help="Reviews: an incident over the threshold opens its own; silence is overdue.",
                      no_args_is_help=True)  # fmt: skip
app.add_typer(reviews, name="reviews")
Name = Annotated[str, typer.Argument(metavar="REVIEW", help="The beginning of its id.", show_default=False)]


@reviews.command()
def due(
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List the reviews that incidents owe, the longest overdue first."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        room = _room(opened, None)
        found, now = room.duties(), opened.guard.clock()
    said.tell({"total": len(found), "duties": found[:limit]}, reviewed.duties(found, now, limit), json=json)


@reviews.command("list")
def listed(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List the reviews that were begun."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, None).every()
    said.tell(found, "\n".join(map(reviewed.line, found)) or "No review was begun.", json=json)


@reviews.command("open")
def begin(
    incident: Incident,
    *,
    lead: Annotated[str, typer.Option(metavar="OFFICE", help="Which office answers for it.")],
    independence: Annotated[str, typer.Option(metavar="TEXT", help="How independent it is of those reviewed.")],
    why: Why,
    kind: Annotated[ReviewKind, typer.Option("--kind", help="What sort of review.")] = ReviewKind.AFTER_ACTION,
    conflicts_with: Annotated[list[str] | None, typer.Option(metavar="REVIEW", help="One of the same incident that "
                                                             "says otherwise; repeatable.")] = None,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Begin a review; what the picture can already say is drafted, each sentence with its claims."""
    from sabaq.cli import reviewed, said
    from sabaq.workspace.reviews import Opened

    with opened_workspace(workspace) as opened:
        asked = Opened(
            incident=incident, kind=kind, lead=lead, independence=independence, why=why,
            conflicts_with=tuple(conflicts_with or ()),
        )  # fmt: skip
        found = _room(opened, by).open(asked)
    said.tell(found, reviewed.one(found, ()), json=json)


@reviews.command()
def show(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Show a review, with the words that blame or know better afterwards."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        room = _room(opened, None)
        found, remarks, against = room.one(name), room.remarks(name), room.against(room.one(name))
    told = {
        "review": found,
        "sentences": found.sentences(),
        "remarks": remarks,
        "against": [each.id for each in against],
    }
    said.tell(told, reviewed.one(found, remarks, against), json=json)


@reviews.command()
def write(
    name: Name,
    section: Annotated[Section, typer.Argument(metavar="expected|happened|why|control", help="Of which question.",
                                               show_default=False)],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="One sentence.", show_default=False)],
    *,
    claim: Annotated[list[str] | None, typer.Option(metavar="ID", help="On what it rests; repeatable.")] = None,
    replaces: Annotated[str, typer.Option(metavar="ID", help="Which sentence it takes the place of.")] = "",
    reporter: Annotated[str, typer.Option(metavar="NAME", help="Who reported it; kept apart from the ledger.")] = "",
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Add a sentence, or put one in the place of another; an empty one takes it away."""
    from sabaq.cli import reviewed, said
    from sabaq.workspace.reviews import Written

    with opened_workspace(workspace) as opened:
        room = _room(opened, by)
        written = Written(
            section=section, text=text, claims=tuple(claim or ()), replaces=replaces, reporter=reporter
        )  # fmt: skip
        found = room.write(name, written)
        remarks = room.remarks(found.id)
    said.tell(found, reviewed.one(found, remarks), json=json)


@reviews.command()
def code(
    name: Name,
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="Its id.", show_default=False)],
    codes: Annotated[str, typer.Argument(metavar="CODES", help="Factors, with spaces between.", show_default=False)],
    *,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record which factors you see in a sentence."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        room = _room(opened, by)
        found = room.code(name, sentence, codes)
        agreed = room.agreement(found.id)
    said.tell(found, reviewed.agreed(agreed), json=json)


@reviews.command()
def agreement(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Say how far the coders of a review agree beyond chance."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, None).agreement(name)
    said.tell(found, reviewed.agreed(found), json=json)


@reviews.command()
def done(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Close a review that answers all four questions."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).done(name, why)
    said.tell(found, reviewed.line(found), json=json)


@reviews.command()
def reopen(name: Name, *, why: Why, by: By = None, workspace: Folder = HERE, json: Json = False) -> None:
    """Open a review again."""
    from sabaq.cli import reviewed, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).reopen(name, why)
    said.tell(found, reviewed.line(found), json=json)


@reviews.command()
def reporter(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="As it stands beside the sentence.",
                                         show_default=False)],
    *,
    why: Why,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Say who reported something, so that they can be asked; that you looked stays on record."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).reporter(token, why)
    said.tell({"reporter": found}, found, json=json)


@reviews.command()
def forget(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="As it stands beside the sentence.",
                                         show_default=False)],
    *,
    why: Why,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:  # fmt: skip
    """Remove the name of a reporter for good; what was reported stays."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        _room(opened, by).forget(token, why)
    said.tell({"forgotten": token}, f"{token} stands for nobody now.", json=json)


def _room(opened: Workspace, by: str | None) -> Reviews:
    from sabaq.workspace.reviews import reviews_of

    return reviews_of(as_told(opened, by))
