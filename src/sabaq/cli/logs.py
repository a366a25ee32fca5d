"""Commands of the log: sign, check, prove, erase."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace
from sabaq.errors import BadConfig

logging = typer.Typer(help="The log of every act: sign it, check it, hand it out.", no_args_is_help=True)
app.add_typer(logging, name="log")
Act = Annotated[str, typer.Argument(metavar="ACT", help="Its id, or the number of its entry.", show_default=False)]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where to.")]
Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The log.pub that you kept.")]
Against = Annotated[
    list[Path] | None, typer.Option("--against", metavar="FILE", help="A checkpoint or receipt that you kept.")
]
Witnesses = Annotated[
    list[Path] | None, typer.Option("--witness", metavar="FILE", help="The witness.pub whose line must be there.")
]


@logging.command()
def checkpoint(
    *,
    workspace: Folder = HERE,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Else to the terminal.")] = None,
    since: Annotated[
        int | None, typer.Option("--from", metavar="SIZE", help="As a request to a witness that has seen so many.")
    ] = None,
    witness: Annotated[str | None, typer.Option(metavar="URL", help="Have it cosigned there, and keep that.")] = None,
    add: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep one that came back cosigned.")] = None,
    json: Json = False,
) -> None:
    """Sign the log as it is: its size and root, to be kept by others."""
    from sabaq.cli import audited

    if sum(each is not None for each in (since, witness, add)) > 1:
        raise BadConfig("--from, --witness and --add are three ways to a witness; give one of them")
    with opened_workspace(workspace) as opened:
        log = opened.log()
        if witness is not None:
            note = str(log.cosigned_by(witness))
        elif add is not None:
            note = str(log.take_back(audited.text_of(add)))
        else:
            note = str(log.checkpoint() if since is None else log.offer(since))
    audited.note(note, out, json=json)


@logging.command()
def verify(
    copy: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A copy of a ledger, or an export; else the workspace.")
    ] = None,
    *,
    workspace: Folder = HERE,
    key: Key = None,
    against: Against = None,
    witness: Witnesses = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let alarms fail too.")] = False,
    json: Json = False,
) -> None:
    """Check that no entry and no row under it was altered, dropped or put in another order."""
    from sabaq.cli import audited
    from sabaq.guard.audits import Pins
    from sabaq.workspace.logs import read_checkpoints, read_key, verify_copy
    from sabaq.workspace.verbs import utc_now

    pins = Pins(
        key=read_key(key) if key else None, against=read_checkpoints(against or []),
        witnesses=[read_key(each) for each in witness or []],
    )  # fmt: skip
    if copy is not None:
        found = verify_copy(copy, pins, utc_now())
    else:
        with opened_workspace(workspace) as opened:
            found = opened.log().verify(pins)
    audited.audit(found, json=json)
    if found.trouble or (strict and found.alarms):
        raise typer.Exit(1)


@logging.command()
def acts(
    *,
    workspace: Folder = HERE,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many.")] = 20,
    json: Json = False,
) -> None:
    """List the newest acts: who did what, when and why; an erased one shows that it was done."""
    from sabaq.cli import audited

    with opened_workspace(workspace) as opened:
        audited.acts(opened.log().acts(limit=limit), json=json)


@logging.command()
def prove(act: Act, *, workspace: Folder = HERE, json: Json = False) -> None:
    """Show that an act's entry is in the log, and what the entry says."""
    from sabaq.cli import audited

    with opened_workspace(workspace) as opened:
        audited.proof(opened.log().prove(act), json=json)


@logging.command()
def receipt(act: Act, *, out: Out, workspace: Folder = HERE, json: Json = False) -> None:
    """Write a receipt: whoever holds it can later show that this act was entered."""
    from sabaq.cli import audited

    with opened_workspace(workspace) as opened:
        audited.note(str(opened.log().prove(act)), out, json=json)


@logging.command("export")
def export_log(*, out: Out, workspace: Folder = HERE, json: Json = False) -> None:
    """Write all entries and checkpoints to a file; nobody's name is in it."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        entries = opened.log().export(out)
    said.tell({"entries": entries, "file": str(out)}, f"{entries:,} entries written to {out}.", json=json)


@logging.command()
def script(*, out: Out = Path("verify_log.py"), json: Json = False) -> None:
    """Write the stand-alone checker: one file of plain Python that needs nothing of sabaq."""
    from sabaq.cli import audited, said

    audited.write_script(out)
    said.tell({"file": str(out)}, f"Written to {out}; read it, then: python3 {out} --help", json=json)


@app.command()
def erase(
    act: Act,
    *,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the erasure.")],
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Destroy the key to who did an act, on what and why; that it was done stays in the log."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        erased = opened.log().erase(act, why)
    told = f"Act {erased} no longer tells who did it, on what and why. Backups may still hold its key."
    said.tell({"erased": erased}, told, json=json)
