"""Foreseeing: forecasts, backtests and sensitive dates."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sabaq.cli.verbs import HERE, AsOf, Folder, Json, app, opened_workspace
from sabaq.errors import BadConfig
from sabaq.model.authority import Role
from sabaq.model.counts import Level, Method, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sabaq.workspace.foresight import Foresight

At = Annotated[Level, typer.Option("--level", help="Units and periods.")]
Of = Annotated[Target, typer.Option("--target", help="What is counted.")]
Gap = Annotated[
    list[str] | None, typer.Option("--gap", metavar="FIRST..LAST", help="Days that nobody reported; repeatable.")
]
Seed = Annotated[int, typer.Option(min=0, help="Of the chance in it.")]


@app.command()
def forecast(
    *,
    level: At = Level.DISTRICT_28_DAYS,
    target: Of = Target.DEATHS,
    as_of: AsOf = None,
    gap: Gap = None,
    limit: Annotated[int, typer.Option(min=1, help="How many units.")] = 20,
    seed: Seed = 1,
    audience: Annotated[
        Role | None, typer.Option("--for", metavar="ROLE", help="From what this role may see, and kept for it.")
    ] = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say what three ways of forecasting expect of each unit's next window, each with its spread and its record."""
    from sabaq.cli import foreseen, said, shown
    from sabaq.workspace.forecasting import Forecasts

    with opened_workspace(workspace) as opened, shown.progress(json=json) as progress:
        acting = (
            opened if audience is None else opened.acting(f"for {audience.value}", {audience}).under(purpose="AUDIT")
        )
        moment = None if as_of is None else opened.moment(as_of)
        found = Forecasts(workspace=acting).make(
            level, target, moment=moment, gaps=_gaps(gap), seed=seed, progress=progress
        )
    said.tell(found, "\n".join(foreseen.forecast(found, limit)), json=json)


@app.command()
def backtest(
    *,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The first origin.", show_default=False)],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="The last origin.", show_default=False)],
    level: At = Level.DISTRICT_28_DAYS,
    target: Of = Target.DEATHS,
    every: Annotated[int, typer.Option(min=1, help="Periods between origins.")] = 4,
    table: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Counts by unit and period, in place of the picture.")
    ] = None,
    hindsight: Annotated[
        bool, typer.Option("--hindsight", help="Cut today's picture at each origin: faster, and corrections leak in.")
    ] = False,
    gap: Gap = None,
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every forecast beside what came.")] = None,
    card: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the model card.")] = None,
    draws: Annotated[int, typer.Option(min=10, max=10_000, help="Of each forecast.")] = 200,
    seed: Seed = 1,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Forecast from a row of past days by what was known on each, and score it by what came."""
    from sabaq.analysis.backtests import Asked
    from sabaq.analysis.cards import card as card_of
    from sabaq.cli import foreseen, said, shown
    from sabaq.store.files import whole_file
    from sabaq.workspace.foresight import write_cells

    asked = Asked(first=_day(since), last=_day(until), every=every, draws=draws, seed=seed)
    with _foresight(workspace) as place, shown.progress(json=json) as progress:
        final = place.table(table, level, target) if table else place.panel(level, target, gaps=_gaps(gap))
        cut = hindsight or table is not None
        found, cells = place.backtest(final, asked, hindsight=cut, gaps=_gaps(gap), progress=progress)
    if export:
        write_cells(cells, export)
    if card:
        with whole_file(card) as stream:
            stream.write(card_of(found).encode())
    said.tell(found, "\n".join(foreseen.backtest(found)), json=json)


@app.command()
def alarms(
    *,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day watched.", show_default=False)],
    level: At = Level.DISTRICT_WEEK,
    target: Of = Target.EVENTS,
    method: Annotated[Method, typer.Option(help="How a rise is weighed.")] = Method.TAIL,
    budget: Annotated[float, typer.Option(metavar="N", help="False alarms a unit and year that you can bear.")] = 1.0,
    gap: Gap = None,
    limit: Annotated[int, typer.Option(min=1, help="How many.")] = 20,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """List unusual rises, newest first, with thresholds that keep to a budget of false alarms."""
    from sabaq.cli import foreseen, said

    with _foresight(workspace) as place:
        panel = place.panel(level, target, gaps=_gaps(gap))
        found = place.watch(panel, method, budget=budget, first=_day(since))
    said.tell(found, "\n".join(foreseen.watch(found, limit)), json=json)


@app.command()
def effect(
    units: Annotated[list[str], typer.Argument(metavar="UNIT...", help="Where it applied.", show_default=False)],
    *,
    day: Annotated[str, typer.Option(metavar="DAY", help="From when on.", show_default=False)],
    level: At = Level.DISTRICT_WEEK,
    target: Of = Target.EVENTS,
    window: Annotated[int, typer.Option(min=2, help="Periods compared, before and after.")] = 26,
    other: Annotated[
        str | None, typer.Option("--also-as-of", metavar="MOMENT", help="Ask by what was known then as well.")
    ] = None,
    gap: Gap = None,
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say whether counts after a day are higher or lower than after placebo days, or that it cannot be told."""
    from sabaq.cli import foreseen, said

    with _foresight(workspace) as place:
        moment = None if other is None else place.workspace.moment(other)
        panel = place.panel(level, target, gaps=_gaps(gap))
        found = place.effect(panel, units, _day(day), window=window, other=moment, gaps=_gaps(gap))
    said.tell(found, "\n".join(foreseen.effect(found)), json=json)


@app.command()
def scorecard(
    organisation: Annotated[str, typer.Argument(metavar="NAME", help="As it is named here.", show_default=False)],
    *,
    day: Annotated[str, typer.Option(metavar="DAY", help="From when on.", show_default=False)],
    workspace: Folder = HERE,
    json: Json = False,
) -> None:
    """Say what an organisation can still do 3, 6, 12 and 24 months after a day, over what was to be expected."""
    from sabaq.cli import foreseen, said
    from sabaq.workspace.scoring import Scoring

    with opened_workspace(workspace) as opened:
        found = Scoring(workspace=opened).scorecard(organisation, _day(day))
    said.tell(found, "\n".join(foreseen.scorecard(found)), json=json)


@app.command()
def calendar(
    *,
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day.", show_default=False)],
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="The last day.", show_default=False)],
    json: Json = False,
) -> None:
    """List the sensitive dates of some days, by the Hijri rule and the national calendar."""
    from sabaq.analysis.sensitive_dates import occasions
    from sabaq.cli import foreseen, said

    found = occasions(_day(since), _day(until))
    said.tell(found, "\n".join(map(foreseen.occasion, found)) or "None falls on these days.", json=json)


@contextmanager
def _foresight(folder: Path) -> Iterator[Foresight]:
    from sabaq.workspace.foresight import Foresight

    with opened_workspace(folder) as opened:
        yield Foresight(workspace=opened)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadConfig(f"{text!r} is no day; wanted one such as 2015-06-30") from error


def _gaps(said: list[str] | None) -> tuple[tuple[date, date], ...]:
    found = []
    for each in said or ():
        first, dots, last = each.partition("..")
        if not dots or _day(last) < _day(first):
            raise BadConfig(f"{each!r} is no gap; wanted the first and the last day, such as 2015-06-30..2015-08-01")
        found.append((_day(first), _day(last)))
    return tuple(found)
