"""Signs to add up: a problem and observations of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Table

from sabaq.model.outlook import Grain, Indicator, Observation, Opinion, Outcome, Passed, Problem, Sharing, Step, Warned
from sabaq.store.outlooks import (
    end_row,
    indicator_row,
    observation_rows,
    opinion_row,
    outcome_row,
    problem_row,
    step_row,
    warning_row,
)

Row = dict[str, object]
NOON = datetime(2024, 3, 10, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def indicator(group: str = "approach", *, weight: float = 1.0, half_life_h: float = 240.0) -> Indicator:
    return Indicator(
        key=f"{group}-sign", text="a sign", weight=weight, half_life_h=half_life_h, group=group, basis="a test"
    )


def problem(*, base_rate: float = 0.01, threshold: float = 0.2) -> Problem:
    return Problem(
        id="o_1", title="Attack on the mill", places=("Khar", "The mill"), horizon=30 * DAY, base_rate=base_rate,
        basis="a test", threshold=threshold, addressee="District office", opened_by="tester",
    )  # fmt: skip


def seen(
    name: str, at: datetime = NOON, *, agency: str = "Police", place: str = "Khar", origin: str = "",
    sign: Indicator | None = None, shared: tuple[Sharing, ...] = (), held: datetime | None = None,
) -> Observation:  # fmt: skip
    return Observation(
        id=f"b_{name}", indicator=sign or indicator(), agency=agency, place=place, seen_at=at, held_at=held or at,
        origin=origin or name, shared=shared,
    )  # fmt: skip


def warned(*, issued_at: datetime = NOON, passed: tuple[Passed, ...] = ()) -> Warned:
    return Warned(
        id="w_1", problem="o_1", text="Guard the mill", addressee="District office", probability=0.4, base_rate=0.01,
        threshold=0.2, made_from=("b_1",), place=Grain.EXACT, time=Grain.NONE, mode=Grain.NONE, actor=Grain.NONE,
        issued_by="tester", issued_at=issued_at, expires=issued_at + 7 * DAY, passed=passed,
        outcome=Outcome.UNRESOLVED, outcome_why="nothing was heard",
    )  # fmt: skip


def outlook_rows() -> tuple[tuple[Table, Row], ...]:
    """At least one row for every table of outlooks."""
    told = seen("1", shared=(Sharing(agency="Army", at=NOON + HOUR),))
    return (
        problem_row(problem()), indicator_row("k_1", indicator(), "tester"), *observation_rows(told),
        opinion_row("p_1", "o_1", Opinion(by="tester", probability=0.3, at=NOON, why="a feeling")),
        warning_row(warned()), step_row("s_1", "w_1", Passed(step=Step.READ, by="tester", at=NOON, what="the office")),
        outcome_row("r_1", warned(), "tester"), end_row("e_1", "o_1", "over", "tester"),
    )  # fmt: skip
