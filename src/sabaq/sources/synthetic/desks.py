"""Desks: an invented office's acts and duties, being made."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from sabaq.model.uses import Duty, DutyKind
from sabaq.sources.synthetic.rotas import DAY, PEOPLE, Rota

FIRST = datetime(2025, 1, 6, tzinfo=UTC)  # a Monday
LEAD = 60  # days before the first, of which there are records already


@dataclass(slots=True)
class Desk:
    """An office while it is being made."""

    rng: np.random.Generator
    rota: Rota
    days: int
    records: int
    places: list[list[int]]  # the records of each area, oldest first
    acts: list[tuple[datetime, dict[str, object], str]] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)

    def recent(self, place: int, day: int, within: int = 14) -> list[int]:
        """Give the records of a unit's area that are not older than some days."""
        first, last = (max(0, round((each + LEAD) * self.records / (self.days + LEAD))) for each in (day - within, day))
        its = self.places[place]
        return its[bisect_left(its, first) : bisect_left(its, last)]

    def do(self, person: int, at: datetime, record: int, episode: str = "", **more: object) -> None:
        """Let somebody open a record."""
        plain: dict[str, object] = {
            "actor": f"person-{person:02d}", "unit": f"unit-{person // PEOPLE}", "operation": "read",
            "purpose": "CT-PLOT", "subject_class": "incident", "what": f"incident i_{record:05d}", "allowed": True,
            "reason": f"incident i_{record:05d}",
        }  # fmt: skip
        self.acts.append((at, plain | more, episode))

    def give(self, kind: DutyKind, *, scope: tuple[str, ...], starts: datetime, ends: datetime, **more: object) -> None:
        """Put a duty on record."""
        plain: dict[str, object] = {
            "id": f"d_{len(self.duties):06d}", "kind": kind, "unit": "", "actor": "", "scope": scope, "starts": starts,
            "ends": ends, "given_by": "a superior", "why": "given", "recorded_at": starts,
        }  # fmt: skip
        self.duties.append(Duty(**(plain | more)))  # type: ignore[arg-type]

    def moment(self, person: int, day: int) -> datetime:
        """Give a moment of somebody's shift."""
        return FIRST + day * DAY + self.rota.starts(person, day) + timedelta(minutes=int(self.rng.integers(2, 476)))
