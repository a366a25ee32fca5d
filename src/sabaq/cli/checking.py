"""Checking: the verbs that hold statements against others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, AsOf, Folder, Json, Recorded, app, opened_workspace, view_at
from sabaq.model.series import Metric

if TYPE_CHECKING:
    from sabaq.model.checks import ClaimCheck, IncidentChecks
    from sabaq.model.series import StatisticCheck

INCIDENT = re.compile(r"i_\w+")

claims = typer.Typer(help="See what was said that others dispute, and put a reply beside it.", no_args_is_help=True)
app.add_typer(claims, name="claims")


@app.command()
def check(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="The id of an incident, or a stated change in words.")],
    *,
    metric: Annotated[Metric | None, typer.Option(help="What is counted, where the words leave it open.")] = None,
    before: Annotated[str, typer.Option(metavar="WINDOW", help="The earlier time, e.g. 2023-07.")] = "",
    after: Annotated[str, typer.Option(metavar="WINDOW", help="The later time, e.g. 2023-08.")] = "",
    data: Annotated[str, typer.Option(metavar="NAME", help="Count by this series; a part of its name will do.")] = "",
    said: Annotated[str | None, typer.Option(metavar="DAY", help="When it was said; else today.")] = None,
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Hold what was said about an incident against what others say, or recount a change that somebody states."""
    from sabaq.cli import said as telling
    from sabaq.workspace.checking import Asked, checking_of

    with opened_workspace(workspace) as opened:
        view, checking = view_at(opened, as_of, recorded=recorded), checking_of(opened)
        if INCIDENT.fullmatch(what):
            found = checking.incident(view, what)
            telling.tell(found, "\n".join(_lines(found)), json=json)
            return
        asked = Asked(
            words=what, metric=metric, before=before, after=after, data=data, said=opened.moment(said) if said else None
        )
        recount = checking.statistic(view, asked)
    telling.tell(recount, "\n".join(_recount(recount)), json=json)


@claims.command()
def answer(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a checked statement.", show_default=False)],
    *,
    by: Annotated[str, typer.Option(metavar="OFFICE", help="Who answers.")],
    words: Annotated[str, typer.Option(metavar="TEXT", help="What the answer says.")],
    correction: Annotated[bool, typer.Option("--correction", help="It corrects what sabaq read or said.")] = False,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it can be read.")] = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Put the speaker's reply, or a correction, beside the check of a statement; it stays there for good."""
    from sabaq.cli import said
    from sabaq.model.checks import AnswerKind
    from sabaq.workspace.checking import checking_of

    kind = AnswerKind.CORRECTION if correction else AnswerKind.REPLY
    with opened_workspace(workspace) as opened:
        made = checking_of(opened).answer(kind, claim, by=by, words=words, url=url)
    said.tell(made, f"{made.id}: the {kind.value} of {made.by} stands beside the check.", json=json)


@claims.command()
def publish(
    incidents: Annotated[list[str], typer.Argument(metavar="ID...", help="Incidents.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where the JSON-LD goes.")],
    publisher: Annotated[str, typer.Option(metavar="NAME", help="Who publishes.")],
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Write the checks of incidents as ClaimReview, which search engines and fact-checkers read."""
    from sabaq.cli import said
    from sabaq.workspace.checking import checking_of

    with opened_workspace(workspace) as opened:
        count = checking_of(opened).publish(
            view_at(opened, as_of, recorded=recorded), incidents, out, publisher=publisher
        )
    said.tell({"file": str(out), "reviews": count}, f"{count} claim reviews written to {out}.", json=json)


@claims.command()
def statistics(*, workspace: Folder = HERE, as_of: AsOf = None, recorded: Recorded = False, json: Json = False) -> None:
    """List the changes that reports state in percent, each recounted."""
    from sabaq.cli import said
    from sabaq.workspace.checking import checking_of

    with opened_workspace(workspace) as opened:
        found = checking_of(opened).stated(view_at(opened, as_of, recorded=recorded))
    lines = [line for each in found for line in (*_recount(each), "")]
    said.tell(found, "\n".join(lines) or "No report states a change whose times can be told.", json=json)


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
    yield f"    {each.statement.claim.id}"
    yield f"    {each.verdict.value}, {each.grade.value} ({each.rule}; {each.grade_rule}){borne}{loosest}"
    for answer in each.answers:
        yield f"    {answer.kind.value} of {answer.by}, {answer.recorded_at:%Y-%m-%d}: {answer.words}"


def _recount(found: StatisticCheck) -> Iterator[str]:
    by = f", {found.asked.said_by}" if found.asked.said_by else ""
    yield f"{found.asked.words}{by}: {found.verdict.value.replace('_', ' ')}"
    for number, sentence in enumerate(found.sentences, 1):
        yield f"  {number}. {sentence}" if len(found.sentences) > 1 else f"  {sentence}"
    yield from (f"  {warning}" for warning in found.warnings)
    if found.recount:
        yield f"  Counted from: {found.recount.series} ({found.recount.version})."
