"""Cards: what a forecast is, how it did, and where it fails."""

from __future__ import annotations

from collections.abc import Iterator

from sabaq.analysis.backtests import Backtest, Standing
from sabaq.analysis.forecasts import EDGES, FIXED, Tier
from sabaq.analysis.scores import Ratio

NOMINAL = 0.9  # share of outcomes that the 90 % interval should hold
SLACK = 0.05  # by which it may miss without being named a failure


def card(found: Backtest) -> str:
    """Write the model card of a backtest as Markdown; every failure in it was measured in that backtest."""
    return "\n".join([*_what(found), *_record(found), *_mix(found), *_failures(found), *_limits()]) + "\n"


def _what(found: Backtest) -> Iterator[str]:
    yield f"# Model card: {found.target.value} by {found.level.value}"
    yield ""
    yield (f"{found.made_with}, {found.units} units, {len(found.origins)} origins from {found.origins[0]} to "
           f"{found.origins[-1]}, {found.draws} draws, seed {found.seed}. "
           + ("One picture or table of today was cut at each origin: later corrections leaked in."
              if found.hindsight else "Each origin knew the picture as of its own day.")
           + f" The design was fixed on {FIXED}, in the knowledge of some of the days before.")  # fmt: skip
    yield ""


def _record(found: Backtest) -> Iterator[str]:
    yield "## Record"
    yield ""
    names = ("tier", "CRPS", "ratio (95 %)", "of logs (95 %)", "active", "origins won", "Brier", "onset", "lasting")
    yield f"| {' | '.join(names)} | within 90 % |"
    yield "|---" * 10 + "|"
    for each in found.standings:
        cells = [
            each.tier.value, f"{each.crps:.3f}", _ratio(each.ratio), _ratio(each.log_ratio),
            f"{each.active_ratio:.3f}", f"{each.ratio.won} of {each.ratio.origins}", f"{each.brier:.4f}",
            _told(each.onset_skill), _told(each.lasting_skill), _share(each.covered),
        ]  # fmt: skip
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield ("Ratios are to conflictology, the draws from each unit's own last year. Intervals draw blocks of "
           "neighbouring origins again. Skill is over the base rate before the first origin.")  # fmt: skip
    yield ""


def _mix(found: Backtest) -> Iterator[str]:
    yield "## What the pool is mixed from"
    yield ""
    yield f"| expected in a window | {' | '.join(found.parts)} |"
    yield "|---" * (len(found.parts) + 1) + "|"
    bounds = ["0", *(f"{edge:g}" for edge in EDGES), ""]
    for low, high, row in zip(bounds, bounds[1:], found.weights, strict=False):
        yield f"| {low} {'to ' + high if high else 'or more'} | {' | '.join(f'{share:.2f}' for share in row)} |"
    yield ""
    yield f"The forest looks most at: {', '.join(f'{name} ({share:.0%})' for name, share in found.drivers)}."
    yield ""


def _failures(found: Backtest) -> Iterator[str]:
    pool = next(each for each in found.standings if each.tier is Tier.POOL)
    yield "## Known failures"
    yield ""
    yield from (f"- {each}" for each in _named(found, pool))
    for cell in found.worst:
        yield (f"- {cell.unit}, origin {cell.origin}, window {cell.window}: {cell.came:,.0f} came; the pool's 90 % "
               f"interval was {cell.quantiles[0]:,.0f} to {cell.quantiles[-1]:,.0f}.")  # fmt: skip
    yield ""


def _named(found: Backtest, pool: Standing) -> Iterator[str]:
    if pool.onset_skill is None:
        yield "No quiet unit became active on these days, so nothing is known of its skill for onsets."
    elif pool.onset_skill < 0.05:
        yield f"It does not foresee onsets: skill {pool.onset_skill:+.3f} over the base rate after quiet periods."
    if pool.ratio.high >= 1:
        yield "It is not certainly better than conflictology here: the interval of the ratio reaches 1."
    if pool.covered is not None and abs(pool.covered - NOMINAL) > SLACK:
        yield f"Its 90 % interval held {pool.covered:.0%} of the outcomes of active units."
    if found.fallen_back:
        bins = ", ".join(map(str, found.fallen_back))
        yield f"In bins of activity {bins} (from 0) it has been losing, and keeps to the unit's own year."
    if found.silent:
        yield f"{found.silent} periods without any incident were taken as quiet; some may not have been reported."


def _limits() -> Iterator[str]:
    yield "## Not for"
    yield ""
    yield ("It counts incidents by area. It says nothing about persons, and nothing about why; it is no ground for a "
           "strike or a detention, and fewer incidents than forecast are no proof that a measure worked.")  # fmt: skip


def _ratio(ratio: Ratio) -> str:
    return f"{ratio.value:.3f} ({ratio.low:.3f} to {ratio.high:.3f})"


def _told(skill: float | None) -> str:
    return "–" if skill is None else f"{skill:+.3f}"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"
