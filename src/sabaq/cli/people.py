"""Commands on people: users, and tokens of programs."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace
from sabaq.errors import BadConfig
from sabaq.model.people import Token, User

if TYPE_CHECKING:
    from sabaq.workspace import Workspace
    from sabaq.workspace.people import People

people = typer.Typer(help="Say who may sign in to a team's server, and as what.", no_args_is_help=True)
programs = typer.Typer(help="Say which programs may ask a team's server, and for what.", no_args_is_help=True)
app.add_typer(people, name="users")
app.add_typer(programs, name="tokens")
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name at sign-in.", show_default=False)]
Roles = Annotated[
    list[str], typer.Option("--role", metavar="ROLE", help="analyst, reviewer, auditor, administrator, public.")
]


@people.command()
def add(
    name: Name,
    *,
    role: Roles,
    unit: Annotated[str, typer.Option(metavar="OFFICE", help="The office or desk.")] = "",
    subject: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the agency's own sign-in calls them.")
    ] = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Enrol somebody; `sabaq users password` gives them a password."""
    with opened_workspace(workspace) as opened:
        user = _people(opened).add(name, role, unit=unit, subject=subject)
    _tell(user, json=json)


@people.command()
def roles(
    name: Name,
    *,
    role: Roles,
    unit: Annotated[str | None, typer.Option(metavar="OFFICE", help="Another office or desk.")] = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Give somebody other roles, from their next request on; those before stay on record."""
    with opened_workspace(workspace) as opened:
        user = _people(opened).change(name, roles=role, unit=unit)
    _tell(user, json=json)


@people.command()
def disable(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Let somebody in no more; what they have open ends at once, and so do their tokens."""
    with opened_workspace(workspace) as opened:
        user = _people(opened).disable(name)
    _tell(user, json=json)


@people.command()
def enable(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Let somebody in again who was disabled."""
    with opened_workspace(workspace) as opened:
        user = _people(opened).enable(name)
    _tell(user, json=json)


@people.command()
def password(name: Name, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Give somebody another password: asked for twice, or read from the standard input; they are signed out."""
    with opened_workspace(workspace) as opened:
        user = _people(opened).set_password(name, _asked_for())
    _tell(user, json=json)


@people.command("list")
def listed(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List all who were ever enrolled, and as what they stand."""
    from sabaq.cli.said import tell

    with opened_workspace(workspace) as opened:
        found = _people(opened).users()
    tell(found, "\n".join(map(_line, found)) or "Nobody is enrolled: whoever opens this folder is the operator.",
         json=json)  # fmt: skip


@programs.command()
def issue(
    name: Name,
    *,
    allow: Annotated[list[str], typer.Option("--allow", metavar="OPERATION", help="E.g. read; may be repeated.")],
    label: Annotated[str, typer.Option(metavar="TEXT", help="Which program.")] = "",
    days: Annotated[int, typer.Option(min=1, max=366, help="For how long.")] = 90,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Give a program of a user a token, shown this once; it may no more than the user may."""
    from sabaq.cli.said import tell

    with opened_workspace(workspace) as opened:
        token, secret = _people(opened).issue(name, allow, label=label, days=days)
    told = f"{secret}\nThis is shown once. Token {token.id} ends {token.expires:%Y-%m-%d}."
    tell({"token": token, "secret": secret}, told, json=json)


@programs.command()
def revoke(
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, or the beginning.", show_default=False)],
    *,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")],
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Let a token open nothing any more."""
    from sabaq.cli.said import tell

    with opened_workspace(workspace) as opened:
        found = _people(opened).revoke(token, why)
    tell(found, f"Token {found.id} opens nothing any more.", json=json)


@programs.command("list")
def listed_tokens(*, workspace: Folder = HERE, json: Json = False) -> None:
    """List every token that was issued: for whom, for what, until when."""
    from sabaq.cli.said import tell

    with opened_workspace(workspace) as opened:
        found = _people(opened).tokens()
        names = {user.id: user.name for user in _people(opened).users()}
    tell(found, "\n".join(_token_line(each, names[each.user]) for each in found) or "No token was issued.", json=json)


def _people(opened: Workspace) -> People:
    from sabaq.workspace.people import People

    return People(workspace=opened)


def _asked_for() -> str:
    """Give a password that is typed twice unseen, or the line that comes in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first, second = (getpass.getpass(word) for word in ("Password: ", "Once more: "))
    if first != second:
        raise BadConfig("the two passwords differ; nothing was changed, try again")
    return first


def _tell(user: User, *, json: bool) -> None:
    from sabaq.cli.said import tell

    tell(user, _line(user), json=json)


def _line(user: User) -> str:
    way = "a password" if user.password_at else "the agency's sign-in" if user.subject else "no password yet"
    state = "disabled" if user.disabled else f"signs in by {way}"
    return f"{user.name}: {', '.join(sorted(user.roles))}{f' of {user.unit}' if user.unit else ''}; {state}"


def _token_line(token: Token, name: str) -> str:
    state = f"revoked {token.revoked_at:%Y-%m-%d}" if token.revoked_at else f"until {token.expires:%Y-%m-%d}"
    allowed = ", ".join(sorted(token.operations))
    return f"{token.id} for {name}{f' ({token.label})' if token.label else ''}: {allowed}; {state}"
