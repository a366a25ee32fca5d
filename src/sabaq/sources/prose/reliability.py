"""Reliability: how often each rule was right when measured."""

from __future__ import annotations

import functools
import math
import tomllib
from dataclasses import dataclass
from importlib import resources

from sabaq.errors import BadRecord

GRADES = ((0.9, "A"), (0.8, "B"), (0.6, "C"))  # by the lower bound; below the last, or not measured: D
READ_BY = ("prose.", "assisted.")  # the extractors that read text; tables and people are graded by their source
Z = 1.96  # of a two-sided interval of 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one rule said on the labelled development sets, and how much of it was right."""

    rule: str  # name@version, as claims carry it in `extractor`
    right: int
    told: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.told:
            raise BadRecord(f"rule {self.rule} has {self.right} right of {self.told}; measure it again")

    @property
    def least(self) -> float:
        """Give the lower bound of the share that is right (Wilson 1927)."""
        return wilson_low(self.right, self.told)

    @property
    def grade(self) -> str:
        """Give A to D by the lower bound, so that a rule seldom seen is not praised."""
        return next((letter for bound, letter in GRADES if self.least >= bound), "D")


def wilson_low(hits: int, of: int) -> float:
    """Give the lower bound of a share at 95 % (Wilson 1927); 0 where nothing was measured."""
    if not of:
        return 0.0
    share, square = hits / of, Z * Z / of
    half = Z * math.sqrt(share * (1 - share) / of + square / (4 * of))
    return max(0.0, (share + square / 2 - half) / (1 + square))


@functools.cache
def table() -> dict[str, Measured]:
    """Give the shipped measurements by rule."""
    file = resources.files("sabaq.sources.prose") / "reliability.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    return {row["name"]: Measured(rule=row["name"], right=row["right"], told=row["told"]) for row in rows}


def measured(extractor: str) -> Measured | None:
    """Give how often the rule that made a claim was right; None where no rule that reads text made it."""
    if not extractor.startswith(READ_BY):
        return None
    return table().get(extractor) or Measured(rule=extractor, right=0, told=0)


@functools.lru_cache(maxsize=1024)
def grade_of(extractor: str) -> str | None:
    """Give the grade of the rule that made a claim, D where it was never measured; None as for `measured`."""
    found = measured(extractor)
    return found.grade if found else None
