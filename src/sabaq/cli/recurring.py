"""Commands on recurrences, re-announced promises and sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.lessons import Name, lessons
from sabaq.cli.verbs import HERE, By, Folder, Json, Why, as_told, opened_workspace
from sabaq.model.lessons import SiteVerdict, Verdict

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.recurring import Recurring


@lessons.command()
def recurrences(
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
    ruled: Annotated[bool, typer.Option("--ruled", help="What people ruled on, instead.")] = False,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List findings that may say again what was found before, and promises under another name; people rule on them."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        room = _room(opened, None)
        if ruled:
            held = room.rulings()
            said.tell(held, learned.pairings(held), json=json)
            return
        found = room.suggestions()
    said.tell({"total": len(found), "suggestions": found[:limit]}, learned.suggested(found, limit), json=json)


@lessons.command()
def rule(
    later: Name,
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="The one it may repeat.", show_default=False)],
    *,
    verdict: Annotated[Verdict, typer.Option("--as", help="What you find.")],
    why: Why,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Confirm or reject that two say one thing; a confirmed recurrence opens again what was closed."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).rule(later, earlier, verdict, why)
    said.tell(found, learned.pairings((found,)), json=json)


@lessons.command()
def site(
    name: Annotated[str, typer.Argument(metavar="SITE", help="Its name.", show_default=False)],
    *,
    site_class: Annotated[str, typer.Option(metavar="WORD", help="Of which class it is, e.g. school.")],
    country: Annotated[str, typer.Option(metavar="NAME", help="Where.")] = "",
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put a site on record, so that what is found at others of its class is asked of it too."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).name_site(name, site_class, country)
    said.tell(found, f"{found.name} is a {found.site_class}.", json=json)


@lessons.command()
def checks(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List, for what was found at one site, every other site of its class; unseen counts as failing."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, None).checks()
    said.tell(found, learned.checks(found), json=json)


@lessons.command()
def check(
    name: Name,
    at: Annotated[str, typer.Argument(metavar="SITE", help="Which other site.", show_default=False)],
    *,
    verdict: Annotated[SiteVerdict, typer.Option("--as", help="What you saw: holds or fails.")],
    why: Why,
    by: By = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put on record whether what failed at one site holds at another."""
    from sabaq.cli import learned, said

    with opened_workspace(workspace) as opened:
        found = _room(opened, by).check(name, at, verdict, why)
    said.tell(found, learned.checks((found,)), json=json)


@lessons.command()
def since(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Count the incidents known since something was first asked for or promised; it says nothing of cause."""
    from sabaq.cli import said
    from sabaq.workspace.lessons import lessons_of

    with opened_workspace(workspace) as opened:
        one = lessons_of(opened).one(name)
        count = _room(opened, None).since(one)
    where = one.country or "all countries"
    told = f"{one.reference}: since {one.first_date} {count:,} incidents are known in {where}. That is no effect."
    said.tell({"reference": one.reference, "since": one.first_date, "incidents": count}, told, json=json)


def _room(opened: Workspace, by: str | None) -> Recurring:
    from sabaq.workspace.recurring import recurring_of

    return recurring_of(as_told(opened, by))
