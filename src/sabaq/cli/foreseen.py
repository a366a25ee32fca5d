"""Foreseen: forecasts and their record, with their spread."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sabaq.analysis.alerts import Watch
from sabaq.analysis.backtests import Backtest, Standing
from sabaq.analysis.effects import Change, Effect
from sabaq.analysis.forecasts import Tier
from sabaq.analysis.outlooks import Outlook, UnitOutlook
from sabaq.analysis.records import Score
from sabaq.analysis.scorecards import Cell, Scorecard
from sabaq.analysis.sensitive_dates import SIGHTING_DAYS, Occasion
from sabaq.workspace.forecasting import Forecast

ONSETS = "History alone does not foresee where it begins; a quiet unit's chance is little more than the base rate."


def forecast(found: Forecast, limit: int) -> Iterator[str]:
    """Tell a forecast, how such forecasts have done, and what it was made from."""
    yield from outlook(found.outlook, limit)
    if found.record is None:
        yield f"How such forecasts have done cannot be said: {found.unscored}."
    else:
        its = found.record
        yield (f"Record of {its.origins} origins from {its.first} to {its.last}, {its.units} units, today's picture "
               "cut at each:")  # fmt: skip
        yield from map(score, its.scores)
    made = found.vintage
    seen = ", ".join(made.markings) or "nothing marked"
    day = made.picture_made_at[:16].replace("T", " ")
    yield f"Made from the picture of {day} UTC: {made.incidents:,} incidents in {made.reports:,} reports ({seen})."


def score(its: Score) -> str:
    """Tell how one tier did, in one line."""
    against = "nothing to compare with"
    if its.ratio is not None:
        span = f" [{its.ratio_low:.3f}, {its.ratio_high:.3f}]" if its.ratio_low is not None else ""
        against = f"ratio {its.ratio:.3f}{span}, origins won {its.won}"
    held = "" if its.covered is None else f"; {its.covered:.0%} of active outcomes within 5 % to 95 %"
    return f"    {its.tier.value:14} CRPS {its.crps:.3f}, {against}{held}"


def outlook(found: Outlook, limit: int) -> Iterator[str]:
    """Tell what is expected of the units of which most is expected."""
    yield (f"{found.target.value.capitalize()} from {found.first} to {found.last}, {found.level.value}, by what was "
           f"known before {found.origin}.")  # fmt: skip
    yield "Each tier: middle (5 % to 95 %), chance of any."
    for unit in found.units[:limit]:
        yield from _unit(unit)
    if len(found.units) > limit:
        yield f"{len(found.units) - limit} more units; --limit shows them."
    if found.not_reported:
        some = ", ".join(found.not_reported[:5])
        yield f"Nothing is said of {len(found.not_reported)} units of which nobody told lately: {some}."
    yield ONSETS
    yield from map(occasion, found.occasions)


def _unit(unit: UnitOutlook) -> Iterator[str]:
    yield f"{unit.unit} ({unit.last_year:,.0f} in the last year{', quiet now' if unit.quiet else ''})"
    for tier, span in unit.tiers.items():
        yield f"    {tier.value:14} {span.middle:,.0f} ({span.low:,.0f} to {span.high:,.0f}), {span.any:.0%}"
    for each in unit.analogues:
        yield f"    like {each.unit} before {each.until}: {each.followed:,.0f} followed"
    if unit.drivers:
        yield f"    {'; '.join(unit.drivers)}"


def backtest(found: Backtest) -> Iterator[str]:
    """Tell how each tier did, beside each unit's own last year."""
    yield (f"{found.level.value}, {found.target.value}: {found.units} units, {len(found.origins)} origins from "
           f"{found.origins[0]} to {found.origins[-1]}; {found.draws} draws, {found.made_with}.")  # fmt: skip
    yield ("Today's picture or table was cut at each origin." if found.hindsight
           else "Each forecast was made from the picture as of its origin.")  # fmt: skip
    if found.silent:
        yield (f"{found.silent} periods have no incident anywhere; they were taken as quiet. Name those that nobody "
               "reported with --gap.")  # fmt: skip
    if found.not_reported:
        yield f"{found.not_reported} windows were left out, as nobody reported them or what came before."
    yield "Ratios are to conflictology (draws from the unit's own last year); below 1 is better. [95 % interval]"
    for each in found.standings:
        yield from standing(each)
    onset = next(each for each in found.standings if each.tier is Tier.POOL).onset_skill
    if onset is None or onset < 0.05:
        yield ONSETS
    if found.fallen_back:
        bins = ", ".join(map(str, found.fallen_back))
        yield f"In bins of activity {bins} the pool has been losing: there it is the unit's own year."


def standing(each: Standing) -> Iterator[str]:
    """Tell how one tier did, in two lines."""
    ratio, logs = each.ratio, each.log_ratio
    yield (f"{each.tier.value:14} CRPS {each.crps:.3f}, ratio {ratio.value:.3f} [{ratio.low:.3f}, {ratio.high:.3f}], "
           f"origins won {ratio.won} of {ratio.origins}; of logs {logs.value:.3f} [{logs.low:.3f}, {logs.high:.3f}]; "
           f"active units {each.active_ratio:.3f}")  # fmt: skip
    yield (
        f"{'':14} chance of any: Brier {each.brier:.4f}, skill after quiet {_skill(each.onset_skill)}, "
        f"after others {_skill(each.lasting_skill)}; "
        f"{'no' if each.covered is None else f'{each.covered:.0%} of'} active outcomes within the 90 % interval"
    )


def watch(found: Watch, limit: int) -> Iterator[str]:
    """Tell the rises, and what the budget for false ones became."""
    yield f"{len(found.alerts)} rises by {found.method.value}, {found.first} until {found.last}."
    yield (f"Allowed: {found.budget:g} false alarms a unit and year; alarms of any kind were {found.achieved:.2f} on "
           f"these days, and {found.calibrated:.2f} in the years before by the first thresholds.")  # fmt: skip
    if found.masked:
        yield f"The last {found.masked} periods are not judged: less than four fifths of their reports come in sooner."
    for each in found.alerts[:limit]:
        yield (f"{each.start}  {each.unit}: {each.counted:,.0f}, usual {each.usual:.1f}; "
               f"score {each.score:.1f} over {each.threshold:.1f}")  # fmt: skip
    yield "A rise is a reason to look, and says nothing of its cause."


def effect(found: Effect) -> Iterator[str]:
    """Tell first what could be found at all, then what was."""
    fall = f"a fall to {found.detectable_fall:.2f}" if found.detectable_fall else "no fall at all"
    yield f"{', '.join(found.units)}, {found.window} periods before and after {found.day}; {found.placebos} placebos."
    could = f"{fall}, a rise to {found.detectable_rise:.2f} of what is expected"
    yield f"What would be found four times of five: {could}."
    yield f"Came: {_change(found.change)}"
    yield f"One window earlier: {_change(found.earlier)}"
    if found.neighbours:
        yield f"Neighbours: {_change(found.neighbours)}"
    yield f"Finding: {found.finding.value}."
    yield from (f"  {reason}" for reason in found.reasons)
    yield "It is no proof of why: other things began on that day too."


def scorecard(found: Scorecard) -> Iterator[str]:
    """Tell each measure at each time, what was found first, and whether it came back."""
    yield (f"{found.organisation} from {found.day} on: {found.attacks:,} attacks on record, beside {found.others} "
           f"other organisations. {found.unattributed:,} attacks name none and are in no count.")  # fmt: skip
    yield "Each over what all others lead one to expect, with 95 % of placebos in brackets."
    yield "How many of its members were killed or arrested was done to it, and is no measure."
    for measure, some in groupby(found.cells, key=lambda each: each.measure):
        yield f"{measure.value}:"
        yield from map(_cell, some)
    for measure, low, back in found.rebounds:
        yield f"Rebound: {measure.value} were lower after {low} months, and after {back} no longer."
    yield "It is no proof of why: other things began on that day too."


def _cell(its: Cell) -> str:
    if its.change is None or its.finding is None:
        return f"    {its.months:2} months: cannot be measured: {'; '.join(its.reasons)}"
    change = its.change
    fall = f"a fall to {its.detectable_fall:.2f} would be found" if its.detectable_fall else "no fall would be found"
    return (f"    {its.months:2} months: {its.finding.value}; {change.after:,.0f} (before {change.before:,.0f}), "
            f"{change.ratio:.2f} [{change.low:.2f}, {change.high:.2f}] of {change.expected:,.1f}; {fall}")  # fmt: skip


def _change(each: Change) -> str:
    return (f"{each.after:,.0f}, expected {each.expected:,.1f} (before {each.before:,.0f}); ratio {each.ratio:.2f} "
            f"[{each.low:.2f}, {each.high:.2f}], {each.rank:.1%} of placebos as far.")  # fmt: skip


def occasion(each: Occasion) -> str:
    """Tell one sensitive date."""
    days = f"{each.first}" if each.first == each.last else f"{each.first} to {each.last}"
    doubt = f" (by rule; the moon may make it {SIGHTING_DAYS} day earlier or later)" if each.by_moon else ""
    return f"{days}: {each.name}{doubt}"


def _skill(value: float | None) -> str:
    return "not measurable" if value is None else f"{value:+.3f}"
