"""Verbs: the commands and their options."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq import __version__
from sabaq.errors import BadConfig, SabaqError
from sabaq.model.authority import Role

if TYPE_CHECKING:
    from sabaq.workspace import View, Workspace

app = typer.Typer(
    name="sabaq",
    help="Scattered reports in; one sourced picture, a timely warning, and a lesson that is verified, out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
showing = typer.Typer(help="Show the list of incidents, or one of them.", no_args_is_help=True)
app.add_typer(showing, name="show")
Folder = Annotated[Path, typer.Option("--workspace", "-w", metavar="DIR", help="The workspace's folder.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
AsOf = Annotated[str | None, typer.Option(metavar="MOMENT", help="As then: 2023-01-31, 2023-01-31T14:00+05:00.")]
Recorded = Annotated[bool, typer.Option("--recorded", help="With --as-of: by when sabaq recorded it, not when known.")]
Incident = Annotated[str, typer.Argument(metavar="ID", help="The incident.", show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so; asserted, in a workspace without a team.")
]
HERE = Path("sabaq-workspace")
STOPPED = 130
ASKED: ContextVar[dict[str, str | None]] = ContextVar("asked")  # in which capacity the verb is to act


def _version(asked: bool) -> None:  # noqa: FBT001 (an option's callback is called with its value)
    if asked:
        typer.echo(f"sabaq {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    *,
    authority: Annotated[
        str | None, typer.Option(metavar="AUTHORITY", help="On which the act relies, by its reference or id.")
    ] = None,
    purpose: Annotated[str | None, typer.Option(metavar="PURPOSE", help="What for; else as the settings say.")] = None,
    break_glass: Annotated[
        str | None, typer.Option(metavar="REASON", help="An emergency, and why; announced, recorded, reviewed.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,  # noqa: ARG001 (its callback has answered)
) -> None:
    """Scattered reports in; one sourced picture, a timely warning, and a lesson that is verified, out."""
    ASKED.set({"authority": authority, "purpose": purpose, "break_glass": break_glass})


@contextmanager
def opened_workspace(folder: Path) -> Iterator[Workspace]:
    """Give the workspace in a folder, in the capacity that was asked for, and close it."""
    from sabaq.workspace import Workspace

    workspace = Workspace.open(folder)
    try:
        acting = workspace.under(**ASKED.get())
        if (reason := acting.capacity.break_glass) is not None:
            who = acting.capacity.actor
            sys.stderr.write(f"sabaq: THE GLASS IS BROKEN by {who}: {reason}\nsabaq: this is on record, and is put up "
                             "for review by somebody else (`sabaq authority acts --due`)\n")  # fmt: skip
        yield acting
    finally:
        workspace.close()


def when(moment: datetime) -> str:
    """Give a moment to the minute."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def as_told(opened: Workspace, by: str | None) -> Workspace:
    """Give the workspace as whoever is named has it, or as the settings say."""
    return opened if by is None else opened.acting(by, {Role.OPERATOR})


@app.command()
def init(workspace: Folder = HERE, *, json: Json = False) -> None:
    """Make a workspace: a folder with an empty ledger and its settings."""
    from sabaq.cli import said
    from sabaq.workspace import Workspace

    made = Workspace.init(workspace)
    public = made.log().public()
    made.close()
    told = f"Workspace ready in {workspace}.\nIts log signs as {public}\nGive that line to those who check you."
    said.tell({"workspace": str(workspace), "log": public}, told, json=json)


@app.command()
def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.", show_default=False)
    ],
    *,
    workspace: Folder = HERE,
    mapping: Annotated[str | None, typer.Option("--as", metavar="MAPPING", help="E.g. ucdp-ged.")] = None,
    map_file: Annotated[Path | None, typer.Option("--map", metavar="FILE", help="Your own mapping, in TOML.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who reports it.")] = None,
    back_filled: Annotated[
        bool | None,
        typer.Option("--back-filled/--live", help="Known when published, or known only now; else as the mapping says."),
    ] = None,
    json: Json = False,
) -> None:
    """Take files in: reports, who sent them, and what they claim."""
    from sabaq.cli import shown

    with opened_workspace(workspace) as opened, shown.progress(json=json) as progress:
        added = opened.add(
            paths, mapping=mapping, map_file=map_file, source=source, back_filled=back_filled, progress=progress
        )
    shown.added(added, json=json)


@app.command()
def run(
    workspace: Folder = HERE,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make the picture anew even when nothing changed.")] = False,
    engine: Annotated[str, typer.Option(metavar="NAME", help="What computes: local or spark.")] = "local",
    master: Annotated[str | None, typer.Option(metavar="URL", help="Of Spark, e.g. spark://host:7077.")] = None,
    shared: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder that all of Spark's workers see.")
    ] = None,
    json: Json = False,
) -> None:
    """Make the picture: which reports tell of one incident, and what they agree on."""
    from sabaq.cli import shown
    from sabaq.workspace.engines import Computing

    computing = Computing(engine=engine, master=master, shared=shared)
    with opened_workspace(workspace) as opened, shown.progress(json=json) as progress:
        ran = opened.run(fresh=fresh, computing=computing, progress=progress)
    shown.ran(ran, json=json)


@showing.command("incidents")
def show_incidents(
    workspace: Folder = HERE,
    *,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Only incidents with these words.")] = None,
    country: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this country.")] = None,
    order: Annotated[str, typer.Option(help="newest, oldest, deadliest, disputed or reports.")] = "newest",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 20,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """List incidents: when, where, how many killed and wounded, from how many independent origins."""
    from sabaq.cli import shown
    from sabaq.model.incident import IncidentQuery

    with opened_workspace(workspace) as opened:
        view = view_at(opened, as_of, recorded=recorded)
        query = IncidentQuery(text=text, country=country, order=order, limit=limit)
        shown.incidents(view.incidents(query), as_of=view.moment, json=json)


@showing.command("incident")
def show_incident(
    incident: Incident,
    *,
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Show one incident: every value with its range, who said it, when, and in which words."""
    from sabaq.cli import shown

    with opened_workspace(workspace) as opened:
        shown.incident(opened.one(view_at(opened, as_of, recorded=recorded), incident), json=json)


@app.command()
def why(
    incident: Incident,
    *,
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Show why these reports are held to be one incident: the evidence of each tie, in bits."""
    from sabaq.cli import shown

    with opened_workspace(workspace) as opened:
        shown.why(opened.one(view_at(opened, as_of, recorded=recorded), incident), json=json)


@app.command()
def export(
    kind: Annotated[str, typer.Argument(metavar="incidents|members|claims|matches", help="What.", show_default=False)],
    *,
    workspace: Folder = HERE,
    form: Annotated[str | None, typer.Option("--format", help="csv, geojson, jsonl, parquet.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Else to the terminal.")] = None,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Write incidents, memberships, claims or matched entries to a file that other programs read."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        moment = _moment(opened, as_of, recorded=recorded)
        wanted = form or (out.name.rpartition(".")[2] if out and "." in out.name else "csv")
        rows = opened.export(kind, wanted, out=out, moment=moment, recorded=recorded, stdout=sys.stdout.buffer)
    if out is not None:
        said.tell({"kind": kind, "rows": rows, "file": str(out)}, f"{rows} {kind} written to {out}.", json=json)


@app.command()
def extract(
    documents: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Documents with a text.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT.jsonl", help="Where to.")],
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-w", metavar="DIR", help="Use the places this one has learned.")
    ] = None,
    json: Json = False,
) -> None:
    """Turn documents into incidents and claims, each with the exact words it rests on; nothing is stored."""
    from sabaq.cli import said
    from sabaq.sources.gazetteer import Gazetteer
    from sabaq.sources.prose.lines import extract_file

    if workspace is None:
        found = extract_file(documents, out, gazetteer=Gazetteer.shipped(), zone=UTC)
    else:
        with opened_workspace(workspace) as opened:
            found = opened.extract(documents, out)
    said.extracted(found, json=json)
    if found.rejected:
        raise typer.Exit(1)


@app.command()
def demo(
    workspace: Folder = Path("sabaq-demo"),
    *,
    reports: Annotated[int, typer.Option(min=100, max=1_000_000, help="How many invented reports.")] = 20_000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop when the picture is made.")] = False,
    json: Json = False,
) -> None:
    """Show everything on real cases retold and on an invented country whose truth is known."""
    from sabaq.cli.demo import demonstrate

    demonstrate(workspace, reports=reports, stay=not no_serve, json=json)


@app.command()
def doctor(workspace: Folder = HERE, *, json: Json = False) -> None:
    """Check the workspace: ledger, archive, unfinished imports, picture. Nothing is changed."""
    from sabaq.cli import shown

    with opened_workspace(workspace) as opened:
        health = opened.doctor()
    shown.health(health, json=json)
    if health.trouble:
        raise typer.Exit(1)


def _moment(opened: Workspace, as_of: str | None, *, recorded: bool) -> datetime | None:
    if as_of is None and recorded:
        raise BadConfig("--recorded says which clock --as-of uses; wanted --as-of MOMENT beside it")
    return None if as_of is None else opened.moment(as_of)


def view_at(opened: Workspace, as_of: str | None, *, recorded: bool) -> View:
    """Give today's view, or that of the moment that was asked for."""
    moment = _moment(opened, as_of, recorded=recorded)
    return opened.now() if moment is None else opened.as_of(moment, recorded=recorded)


def main() -> None:
    """Run the command line; an error is one line that says what to do, never a traceback."""
    try:
        _run()
    except BadConfig as error:
        _stop(str(error), 2)
    except SabaqError as error:
        _stop(str(error), 1)
    except KeyboardInterrupt:
        _stop("stopped. What was acknowledged is kept, nothing is half-written; the same command goes on", STOPPED)
    except BrokenPipeError:
        _silence()  # the reader left, e.g. `| head`
    except OSError as error:
        _silence()
        _stop(f"{error.filename or 'the system'}: {error.strerror or error}; check space and permissions", 1)


def _run() -> None:
    """Run a verb; what it printed has left this process, or an OSError says why not."""
    try:
        app(prog_name="sabaq")  # however it was started
    except SystemExit as end:
        if end.code == STOPPED:
            raise KeyboardInterrupt from None
        sys.stdout.flush()
        raise


def _silence() -> None:
    """Let what is still to be printed go nowhere, so that the interpreter does not complain of it when it ends."""
    with suppress(OSError):  # where the output is no file, there is nothing to silence
        out = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out)
        os.close(nowhere)


def _stop(message: str, code: int) -> None:
    from sabaq.cli.said import shown

    line = " ".join(message.splitlines())
    sys.stderr.write(f"sabaq: {shown(line)}\n")
    raise SystemExit(code)
