"""Comparing: the verb that sets data sets side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, AsOf, Folder, Json, Recorded, app, opened_workspace, view_at

if TYPE_CHECKING:
    from sabaq.model.overlap import Comparison, FieldDifference, Overlap

Sources = Annotated[
    list[str] | None, typer.Argument(metavar="SOURCE...", help="By name or id; else all curated data sets.")
]
UNITS = {"date": "days", "place": "km", "killed": "persons", "wounded": "persons"}
NEAR = {"date": "a day apart or less", "place": "within 25 km", "killed": "ranges meet", "wounded": "ranges meet"}


@app.command()
def compare(
    sources: Sources = None,
    *,
    workspace: Folder = HERE,
    as_of: AsOf = None,
    recorded: Recorded = False,
    json: Json = False,
) -> None:
    """Say how much of each other two data sets tell, and where they differ field by field."""
    from sabaq.cli import said

    with opened_workspace(workspace) as opened:
        found = view_at(opened, as_of, recorded=recorded).compare(sources or ())
    said.tell(found, "\n".join(_lines(found)), json=json)


def _lines(found: Comparison) -> list[str]:
    lines = [f"{found.incidents:,} incidents are told of by {len(found.shares)} sources."]
    for share in found.shares:
        days = f"{share.first} to {share.last}" if share.first else "no days told"
        lines.append(f"  {share.source}: {share.entries:,} ({share.alone:,} told by no other), {days}")
    for overlap in found.overlaps:
        lines += ["", *_overlap(overlap)]
    return lines


def _overlap(overlap: Overlap) -> list[str]:
    if overlap.one_covered is None or overlap.two_covered is None or not (overlap.first and overlap.last):
        return [f"{overlap.one} and {overlap.two} cover no days in common."]
    if overlap.first > overlap.last:
        return [f"{overlap.one} and {overlap.two} cover no days in common."]
    days = f"{overlap.first} to {overlap.last}"
    covered = (
        f"{overlap.one_covered:.0%} of {overlap.one_entries:,} and {overlap.two_covered:.0%} of {overlap.two_entries:,}"
    )
    head = f"{overlap.one} and {overlap.two}, {days}: {overlap.both:,} incidents in both, {covered}"
    return [head, *(_field(field) for field in overlap.fields if field.compared)]


def _field(field: FieldDifference) -> str:
    share = f"{field.same / field.compared:.0%} alike"
    near = f", {field.near / field.compared:.0%} {NEAR.get(field.field, 'share a word')}"
    more = f"; first more {field.first_more:,}, second more {field.second_more:,}" if field.field in UNITS else ""
    more = "" if field.field == "place" else more.replace("more", "later") if field.field == "date" else more
    median = f"; median {field.median:g} {UNITS[field.field]} apart" if field.median is not None else ""
    return f"  {field.field}: {field.compared:,} compared, {share}{near}{more}{median}"
