"""Guard: how long a decision takes, alone and with its act.

python3 dev.py bench guard [--runs N]
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sabaq.guard.permit import Guard
from sabaq.guard.policy import Policy, shipped
from sabaq.model.authority import Operation, Purpose, Request, Role, SubjectClass
from sabaq.model.evidence import Marking
from sabaq.model.ids import AuthorityId
from sabaq.model.warrants import Authority, Move, Said
from sabaq.store.ledger import Ledger

LIMIT_MS = 1.0


def main(words: list[str] | None = None) -> int:
    """Print the median and the slowest hundredth of each kind of decision."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2000)
    runs = parser.parse_args(words).runs
    now = datetime.now(UTC)
    began = time.perf_counter()
    Policy.parse(shipped().texts)
    print(f"rules read and checked in {1000 * (time.perf_counter() - began):.1f} ms, once; {shipped().version}")
    guard = Guard(clock=lambda: now)
    plain = Request(actor="ana", operation=Operation.READ, purpose="CT-PLOT", roles=frozenset({Role.ANALYST}))
    held, another = order(now), itertools.count()
    court = replace(plain, authority=held.id, subject_class="party", subject=held.scope, marking=Marking.RED)
    grant = guard.permit(plain)
    worst = [
        show("a plain read", lambda: guard.permit(replace(plain, actor=f"ana{next(another)}")), runs),
        show("the same again", lambda: guard.permit(plain), runs),
        show("under a court's order", lambda: guard.permit(court, held), runs),
        show("checked again", lambda: guard.check(grant, Operation.READ), runs),
    ]
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder) / "ledger.sqlite", guard, create=True)
        show("asked, and its act written", lambda: ledger.record_act(guard.permit(plain)), min(runs, 200))
        ledger.close()
    good = max(worst) <= LIMIT_MS
    print(f"every decision's median is {'at most' if good else 'above'} {LIMIT_MS} ms")
    return 0 if good else 1


def order(now: datetime) -> Authority:
    """Give a court's order that is in force."""
    said = Said(id="g_1", move=Move.APPROVE, by="rev", why="checked", at=now)
    return Authority(
        id=AuthorityId("a_1"), reference="1", legal_basis="act", issuer="court", purpose=Purpose.CT_PLOT,
        subject_class=SubjectClass.PARTY, scope="the office", operations=frozenset({Operation.READ}), starts=now,
        expires=now + timedelta(days=9), applicant="ana", judicial=True, offence="act, s. 11", rulings=(said,),
    )  # fmt: skip


def show(what: str, call: Callable[[], object], runs: int) -> float:
    """Print how long a call takes; give the median in ms."""
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    median = statistics.median(took)
    print(f"{what}: median {median:.3f} ms, 99th of 100 {took[int(len(took) * 0.99) - 1]:.3f} ms, {runs} runs")
    return median


if __name__ == "__main__":
    raise SystemExit(main())
