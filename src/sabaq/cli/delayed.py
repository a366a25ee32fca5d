"""Delayed: how long each step took, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sabaq.analysis.delays import Delay
from sabaq.workspace.delaying import Hours


def hours(found: Hours, limit: int) -> Iterator[str]:
    """Tell each step: of all together, then of the agencies and types with which most hours went."""
    yield "Hours at each step; those not taken yet are counted for as long as they have waited. Median, nine of ten."
    for stage, some in groupby(found.delays, key=lambda each: each.stage):
        every, *parts = some
        yield f"{stage.value}: {_figures(every)}"
        for each in sorted(parts, key=lambda part: -part.hours)[:limit]:
            yield f"    {each.agency}, {each.kind or 'no type'}: {_figures(each)}"
        if len(parts) > limit:
            yield f"    {len(parts) - limit} more; --limit shows them, --export writes all."
    if not found.delays:
        yield "Nothing to measure: no report, sign or warning is here."
    if found.loaded_later:
        yield (f"{found.loaded_later:,} reports of lists that were loaded afterwards are left out: when they came says "
               "nothing of the work here.")  # fmt: skip
    if found.undated:
        yield f"{found.undated:,} reports do not say to the day when it happened, or when they came out."


def _figures(its: Delay) -> str:
    waiting = f", {its.open:,} still open" if its.open else ""
    return f"{_told(its.median_h)}, {_told(its.p90_h)} ({its.done:,} taken{waiting}; {its.hours:,.0f} h in all)"


def _told(value: float | None) -> str:
    return "not reached" if value is None else f"{value:,.1f} h"
