"""Commands of a witness: a second party beside a log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.verbs import Json, app

witnessing = typer.Typer(help="Watch other people's logs: cosign what only grows.", no_args_is_help=True)
app.add_typer(witnessing, name="witness")
Home = Annotated[Path, typer.Argument(metavar="DIR", help="The witness's folder.", show_default=False)]


@witnessing.command("init")
def init_witness(
    folder: Home,
    *,
    log: Annotated[
        list[Path] | None, typer.Option("--log", metavar="FILE", help="The log.pub of a log to watch.")
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Else the folder's.")] = None,
    json: Json = False,
) -> None:
    """Make a witness, or let one watch another log."""
    from sabaq.cli import said
    from sabaq.workspace.verbs import utc_now
    from sabaq.workspace.witnesses import Witness

    witness = Witness.init(folder, name=name, clock=utc_now)
    watched = [witness.trust(each).name for each in log or []]
    told = f"Witness {witness.public}\nwatches {len(witness.logs())} logs. Give {folder / 'witness.pub'} to those "
    said.tell({"witness": str(witness.public), "added": watched}, told + "who check them.", json=json)


@witnessing.command()
def sign(
    folder: Home,
    request: Annotated[Path, typer.Argument(metavar="FILE", help="What `log checkpoint --from` wrote.")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where the cosigned checkpoint goes.")],
    json: Json = False,
) -> None:
    """Cosign a checkpoint that came as a file, if the log only grew since it was seen last."""
    from sabaq.cli import audited
    from sabaq.workspace.verbs import utc_now
    from sabaq.workspace.witnesses import Witness

    note = Witness.open(folder, clock=utc_now).cosigned(audited.text_of(request))
    audited.note(note, out, json=json)


@witnessing.command("serve")
def serve_witness(
    folder: Home,
    *,
    host: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free one.")] = 8322,
    json: Json = False,
) -> None:
    """Cosign over HTTP, until interrupted."""
    from sabaq.cli import said
    from sabaq.workspace.verbs import utc_now
    from sabaq.workspace.witnesses import Witness, serve

    witness = Witness.open(folder, clock=utc_now)
    serve(
        witness, host=host, port=port,
        on_ready=lambda url: said.tell({"url": url}, f"Witness at {url} (Ctrl-C stops it).", json=json),
    )  # fmt: skip
