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
FLATTERING = 30  # cases at most for which texts count that the rules were worked on with


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one rule said on labelled texts, and how much of it was right."""

    rule: str  # name@version, as claims carry it in `extractor`
    right: int = 0  # on texts that nobody has worked with
    told: int = 0
    mended_right: int = 0  # on those that the rules were mended by
    mended_told: int = 0

    def __post_init__(self) -> None:
        for right, told in ((self.right, self.told), (self.mended_right, self.mended_told)):
            if not 0 <= right <= told:
                raise BadRecord(f"rule {self.rule} has {right} right of {told}; measure it again")

    @property
    def least(self) -> float:
        """Give the lower bound of the share that is right (Wilson 1927).

        Texts that the rules were mended by flatter them: they count as a few cases, however many they are, as the
        data of an earlier study do under a power prior (Ibrahim and Chen 2000).
        """
        weight = min(1.0, FLATTERING / self.mended_told) if self.mended_told else 0.0
        return wilson_low(self.right + weight * self.mended_right, self.told + weight * self.mended_told)

    @property
    def grade(self) -> str:
        """Give A to D by the lower bound, so that a rule seldom seen is not praised."""
        return next((letter for bound, letter in GRADES if self.least >= bound), "D")


def wilson_low(hits: float, of: float) -> float:
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
    return {row["rule"]: Measured(**row) for row in rows}


def measured(extractor: str) -> Measured | None:
    """Give how often the rule that made a claim was right; None where no rule that reads text made it."""
    if not extractor.startswith(READ_BY):
        return None
    return table().get(extractor) or Measured(rule=extractor)


@functools.lru_cache(maxsize=1024)
def grade_of(extractor: str) -> str | None:
    """Give the grade of the rule that made a claim, D where it was never measured; None as for `measured`."""
    found = measured(extractor)
    return found.grade if found else None
