"""Commands that publish a report, with what is withheld."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sabaq.cli.logs import Key, logging
from sabaq.cli.verbs import HERE, Folder, Json, app, opened_workspace

Out = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where to.")]


@app.command()
def publish(
    report: Annotated[Path, typer.Argument(metavar="FILE", help="A text, blank lines between its paragraphs.")],
    *,
    out: Out,
    withhold: Annotated[str, typer.Option("--withhold", metavar="N,N-N", help="Paragraphs not to be shown.")] = "",
    authority: Annotated[str, typer.Option(metavar="ID", help="On record, under which they are withheld.")] = "",
    outside: Annotated[bool, typer.Option("--outside", help="It is on record elsewhere; its name is printed.")] = False,
    until: Annotated[str, typer.Option(metavar="DATE", help="By when that is reviewed.")] = "",
    review: Annotated[str, typer.Option(metavar="ID", help="The review that it tells; bulletins show it as out.")] = "",
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Publish a report: what is withheld shows as counted blanks, and is committed to in the log."""
    from sabaq.cli import said
    from sabaq.workspace.publishing import Press, Withholding, numbers

    terms = Withholding(paragraphs=numbers(withhold), authority=authority, until=until, outside=outside)
    with opened_workspace(workspace) as opened:
        made = Press(log=opened.log()).publish(report, out, terms, review=review)
    told = f"{made.paragraphs} paragraphs, {made.withheld} of them withheld, written to {out}.\n{made.publication}"
    said.tell(made, told, json=json)


@app.command()
def reveal(
    publication: Annotated[str, typer.Argument(metavar="PUBLICATION", help="Its id.", show_default=False)],
    paragraph: Annotated[int, typer.Argument(metavar="N", min=1, help="Which.", show_default=False)],
    *,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the act.")],
    out: Out,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Open a withheld paragraph: write it with its salt, so that anyone can check that it is the one."""
    from sabaq.cli import said
    from sabaq.workspace.publishing import Press

    with opened_workspace(workspace) as opened:
        found = Press(log=opened.log()).reveal(publication, paragraph, out, why)
    said.tell(found, f"Paragraph {found.n} written to {out}:\n{found.text}", json=json)


@logging.command("verify-publication")
def verify_publication(
    publication: Annotated[Path, typer.Argument(metavar="FILE", help="What was published.", show_default=False)],
    *,
    key: Key = None,
    opening: Annotated[
        list[Path] | None, typer.Option("--opening", metavar="FILE", help="A paragraph opened later.")
    ] = None,
    json: Json = False,
) -> None:
    """Check a publication: what was withheld existed then, how much, under which authority, until when."""
    from sabaq.cli import audited
    from sabaq.guard import redact
    from sabaq.workspace.logs import read_key
    from sabaq.workspace.publishing import read_opening
    from sabaq.workspace.verbs import utc_now

    found = redact.check(
        audited.text_of(publication), key=read_key(key) if key else None,
        openings=[read_opening(each) for each in opening or []], today=utc_now().date(),
    )  # fmt: skip
    audited.publication(found, pinned=key is not None, json=json)
    if found.trouble:
        raise typer.Exit(1)
