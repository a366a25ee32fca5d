"""Rotas: who of an invented office works when, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

UNITS, PEOPLE, AREAS, DISTRICTS = 6, 8, 6, 30
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SWAPPED = 0.01  # shifts worked in another's place, nobody having written it down
STAYED = 0.02  # shifts begun two hours late, and ended so


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """Shifts of eight hours, five days of seven, changing weekly, and days on which everybody looks at everything."""

    plans: NDArray[np.bool_]  # person x day
    works_: NDArray[np.bool_]
    shift: NDArray[np.int64]  # 0, 1, 2: begins at 6, 14, 22
    swapped: NDArray[np.bool_]
    stayed: NDArray[np.bool_]
    busy_: NDArray[np.bool_]  # area x day

    def planned(self, person: int, day: int) -> bool:
        """Say whether somebody's rota has a shift on a day."""
        return bool(self.plans[person, day])

    def works(self, person: int, day: int) -> bool:
        """Say whether somebody comes in on a day."""
        return bool(self.works_[person, day])

    def planned_start(self, person: int, day: int) -> timedelta:
        """Give when the shift of the rota begins."""
        return (6 + 8 * int(self.shift[person, day])) * HOUR

    def starts(self, person: int, day: int) -> timedelta:
        """Give when somebody really begins."""
        late = 2 * HOUR if self.stayed[person, day] else timedelta(0)
        return self.planned_start(person, day) + (8 * HOUR if self.swapped[person, day] else late)

    def busy(self, place: int, day: int) -> bool:
        """Say whether an area has a day on which everybody looks at everything."""
        return bool(self.busy_[place, day])


def rota(days: int, rng: np.random.Generator) -> Rota:
    """Draw a rota of so many days."""
    shape = (UNITS * PEOPLE, days)
    free = rng.integers(0, 7, shape[0])[:, None]
    weekday = (np.arange(days)[None, :] - free) % 7
    plans = weekday >= 2
    week = np.arange(days) // 7
    shift = (rng.integers(0, 3, shape[0])[:, None] + week[None, :]) % 3
    return Rota(
        plans=plans, works_=plans & (rng.uniform(size=shape) > 0.04), shift=shift,
        swapped=rng.uniform(size=shape) < SWAPPED, stayed=rng.uniform(size=shape) < STAYED,
        busy_=rng.uniform(size=(AREAS, days)) < 0.02,
    )  # fmt: skip


def area(record: int) -> int:
    """Give the area in which a record's incident happened."""
    return (record * 7919) % DISTRICTS % AREAS


def district(record: int) -> str:
    """Give the district in which a record's incident happened."""
    return f"district {(record * 7919) % DISTRICTS}"
