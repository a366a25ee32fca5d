"""Grades: the scales of both sides, and how good they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sabaq.learning.claimchecks_voices import PLAIN, STRONG, against, counts_other_side, in_sum, standing, support
from sabaq.model.checks import Bearing, CheckGrade, Counterpart, Statement
from sabaq.model.evidence import COUNTS, Interest, SourceKind

FIRM = 3.0  # points from which a side is called confirmed
DIFFERING = frozenset({Bearing.AGAINST, Bearing.FAINTLY_AGAINST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """What speaks for a statement and against it, in points."""

    beside: tuple[Counterpart, ...]
    own: float  # the speaker's own weight
    for_it: float
    against_it: float
    between: bool  # voices of weight stand above and below it

    @classmethod
    def of(cls, beside: Sequence[Counterpart], *, own: float) -> Scales:
        """Weigh both sides."""
        heavy = {each.higher for each in beside if each.higher is not None and _standing(each) >= PLAIN}
        return cls(
            beside=tuple(beside), own=own, between=heavy == {True, False},
            for_it=in_sum(each.points for each in beside if each.bearing in {Bearing.MEETS, Bearing.NEAR}),
            against_it=in_sum(each.points for each in beside if each.bearing in DIFFERING),
        )  # fmt: skip

    @property
    def contradicted(self) -> bool:
        """Say whether those who differ outweigh the speaker twice and everybody who agrees."""
        return self.against_it >= STRONG * max(PLAIN, self.own) and self.for_it < PLAIN and not self.between

    @property
    def agreed(self) -> bool:
        """Say whether nobody differs, or those who agree outweigh those who do."""
        if not self.for_it:
            return False
        outweighed = self.against_it < PLAIN and self.for_it > self.against_it and self.own + self.for_it >= STRONG
        return not self.against_it or outweighed


def grade_of(own: Statement, scales: Scales, *, against_it: bool = False) -> tuple[CheckGrade, str]:
    """Give the grade of the side that decides, and the rule."""
    if not against_it and without_support(own, scales.beside):
        return CheckGrade.DISCOUNTED, "party-alone"
    deciding = DIFFERING if against_it else {Bearing.MEETS, Bearing.NEAR}
    side = [each.points for each in scales.beside if each.bearing in deciding] + ([] if against_it else [scales.own])
    points = in_sum(side)
    other = not against_it and any(
        (each.bearing is not Bearing.MEETS and each.statement.claim.high is not None and _raw(each) >= PLAIN)
        or (each.higher and _raw(each) >= PLAIN)
        for each in scales.beside
    )
    if points >= FIRM and max(side) >= STRONG and len(side) > 1 and not other:
        return CheckGrade.CONFIRMED, "several-strong"
    return (CheckGrade.FAIR, "one-strong-or-two") if points >= STRONG else (CheckGrade.WEAK, "little-weight")


def without_support(own: Statement, beside: Sequence[Counterpart]) -> bool:
    """Say whether a party to the fight speaks of the other side, or a partisan, with no independent voice of weight."""
    partial = own.voice.interest is Interest.PARTISAN or (own.claim.prop in COUNTS and counts_other_side(own))
    backed = any(
        each.bearing in {Bearing.MEETS, Bearing.NEAR}
        and each.statement.voice.interest is Interest.INDEPENDENT
        and each.statement.voice.kind is not SourceKind.MILITANT
        and standing(each.statement.voice, each.statement.claim.prop) >= PLAIN
        for each in beside
    )
    return partial and not backed


def _standing(counterpart: Counterpart) -> float:
    return standing(counterpart.statement.voice, counterpart.statement.claim.prop)


def _raw(counterpart: Counterpart) -> float:
    if counterpart.statement.claim.prop not in COUNTS or counterpart.higher is None:
        return support(counterpart.statement)
    return against(counterpart.statement, higher=counterpart.higher)
