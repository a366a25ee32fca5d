"""Flow: the order of the steps from claims to the picture."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa

from sabaq.errors import BadConfig
from sabaq.fusion.codes import CODES
from sabaq.fusion.consensus import CONSENSUS, DETAIL
from sabaq.fusion.doubts import DOUBTS, FOUND
from sabaq.fusion.incidents import INCIDENTS
from sabaq.fusion.lessons import MODEL
from sabaq.fusion.likeness import CROWDS, LIKENESS
from sabaq.fusion.memberships import MEMBERSHIPS
from sabaq.fusion.mentions import MENTIONS
from sabaq.fusion.pieces import PAIRS
from sabaq.fusion.ties import TIES
from sabaq.store.base import Engine, Step
from sabaq.store.parts import HERE

TRUTH = frozenset({"claims", "reports", "sources", "links"})
STEPS = (
    MENTIONS, CODES, PAIRS, CROWDS, MODEL, LIKENESS, MEMBERSHIPS, TIES, CONSENSUS, DETAIL, INCIDENTS, FOUND, DOUBTS,
)  # fmt: skip


def check(steps: tuple[Step, ...]) -> None:
    """Raise BadConfig unless every step reads only truth or what an earlier step wrote."""
    written = set(TRUTH)
    for step in steps:
        missing = [name for name in step.reads if name not in written]
        if missing:
            raise BadConfig(f"step {step.name} reads {', '.join(missing)}, which no earlier step writes")
        if step.writes in written:
            raise BadConfig(f"step {step.name} writes {step.writes}, which is written already")
        written.add(step.writes)


def run(
    truth: dict[str, pa.Table],
    on_step: Callable[[str], None] | None = None,
    *,
    upto: str | None = None,
    engine: Engine = HERE,
) -> dict[str, pa.Table]:
    """Run the steps over the ledger's tables and return everything they wrote, truth included.

    With `upto` only those up to the one that writes that table.
    """
    check(STEPS)
    tables = dict(truth)
    for step in STEPS:
        if on_step:
            on_step(step.name)
        tables[step.writes] = engine.run(step, [tables[name] for name in step.reads])
        if step.writes == upto:
            break
    return tables


def made_with() -> str:
    """Name the steps and their versions, as written beside the picture."""
    return " ".join(step.name for step in STEPS)
