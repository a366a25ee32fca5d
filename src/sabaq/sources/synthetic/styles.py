"""Styles: in which ways the invented reporters err."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from sabaq.errors import BadConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Shares and sizes of every kind of error; shares are of reports unless said otherwise."""

    reports_per_incident: tuple[float, ...]  # shares of incidents with 1, 2, ... reports
    wrong_day: float
    lagged_sources: float  # share of sources that date an event by the day they print it
    wrong_day_stated: float  # of wrong days, those that own to a coarser precision
    place_levels: tuple[float, float, float, float]  # exact, town, district, none
    unattributed: float
    falsely_attributed: float
    perturbed_counts: float
    source_bias: float  # standard deviation of a source's own log factor on every count
    missing_wounded: float
    missing_type: float
    missing_target: float
    with_text: float
    variant_names: float
    variants_by_source: bool  # a source always spells a name its own way


STYLES = {
    "a": Style(
        reports_per_incident=(0.24, 0.20, 0.16, 0.13, 0.10, 0.075, 0.055, 0.04),
        wrong_day=0.20,
        lagged_sources=0.0,
        wrong_day_stated=0.35,
        place_levels=(0.35, 0.40, 0.17, 0.08),
        unattributed=0.22,
        falsely_attributed=0.06,
        perturbed_counts=0.44,
        source_bias=0.0,
        missing_wounded=0.30,
        missing_type=0.12,
        missing_target=0.20,
        with_text=0.55,
        variant_names=0.35,
        variants_by_source=False,
    ),
    "b": Style(
        reports_per_incident=(0.33, 0.21, 0.13, 0.09, 0.07, 0.06, 0.06, 0.05),
        wrong_day=0.06,
        lagged_sources=0.25,
        wrong_day_stated=0.10,
        place_levels=(0.18, 0.37, 0.32, 0.13),
        unattributed=0.42,
        falsely_attributed=0.04,
        perturbed_counts=0.20,
        source_bias=0.35,
        missing_wounded=0.50,
        missing_type=0.05,
        missing_target=0.45,
        with_text=0.75,
        variant_names=0.60,
        variants_by_source=True,
    ),
}


def style_of(name: str) -> Style:
    """Give a style by name; an unknown one raises BadConfig."""
    if name not in STYLES:
        near = difflib.get_close_matches(name, STYLES, n=1, cutoff=0.0)
        raise BadConfig(f"there is no style {name!r}; known are {', '.join(STYLES)} (the nearest is {near[0]!r})")
    return STYLES[name]
