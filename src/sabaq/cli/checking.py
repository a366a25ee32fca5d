"""Checking: the verbs that hold statements against others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, AsOf, Folder, Json, Recorded, app, opened_workspace, view_at

if TYPE_CHECKING:
    from sabaq.model.checks import ClaimCheck, IncidentChecks

claims = typer.Typer(help="See what was said that others dispute, and put a reply beside it.", no_args_is_help=True)
app.add_typer(claims, name="claims")


@app.command()
def check(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="The id of an incident.", show_default=False)],
    *,
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Hold all that was said about an incident against what others say: verdict, grade, and the rule for each."""
    from sabaq.cli import said
    from sabaq.workspace.checking import checking_of

    with opened_workspace(workspace) as opened:
        found = checking_of(opened).incident(view_at(opened, as_of, recorded=recorded), what)
    said.tell(found, "\n".join(_lines(found)), json=json)


@claims.command("list")
def listed(
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many incidents.")] = 20,
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """List the statements that others contradict or contest, those on the most disputed incidents first."""
    from sabaq.cli import said
    from sabaq.model.checks import CheckVerdict
    from sabaq.workspace.checking import checking_of

    with opened_workspace(workspace) as opened:
        total, found = checking_of(opened).disputed(view_at(opened, as_of, recorded=recorded), limit=limit)
    apart = {CheckVerdict.CONTRADICTED, CheckVerdict.CONTESTED}
    lines = []
    for each in found:
        lines.append(f"{each.incident}  {each.title}")
        lines += [f"    {one.verdict.value} ({one.grade.value}): {one.sentence}" for one in each.checks
                  if one.verdict in apart]  # fmt: skip
    lines.append(f"{total:,} incidents are disputed. No verdict says that somebody lied.")
    said.tell({"total": total, "incidents": found}, "\n".join(lines), json=json)


def _lines(found: IncidentChecks) -> Iterator[str]:
    yield f"{found.title}: {len(found.checks)} statements, as of {found.as_of:%Y-%m-%d %H:%M} UTC"
    for each in found.checks:
        yield from _check(each)
    yield "The same rules hold for every speaker; no verdict says that somebody lied."


def _check(each: ClaimCheck) -> Iterator[str]:
    hour = "%Y-%m-%d" if each.statement.day_only else "%Y-%m-%d %H:%M UTC"
    yield f"{each.statement.said_at.strftime(hour)}  {each.sentence}"
    loosest = f"; read as widely as it can be: {each.loosest.value}" if each.loosest not in {None, each.verdict} else ""
    borne = f"; others bear {each.borne}" if each.borne else ""
    yield f"    {each.verdict.value}, {each.grade.value} ({each.rule}; {each.grade_rule}){borne}{loosest}"
    for answer in each.answers:
        yield f"    {answer.kind.value} of {answer.by}, {answer.recorded_at:%Y-%m-%d}: {answer.words}"
