"""Verdicts: whether a whole document tells news at all."""

from __future__ import annotations

from dataclasses import replace

from sabaq.model.evidence import Framing
from sabaq.sources.prose.clauses import Clause, Reading
from sabaq.sources.prose.framing import FALSE, ordinary

MOST = 1_000  # people; a text that tells of more dead counts a war or a disaster


def settle(clauses: tuple[Clause, ...], reading: Reading) -> tuple[Clause, ...]:
    """Give the clauses framed by what the whole document is: a denial, a drill, an accident, or news."""
    if not clauses:
        return ()
    items = any(sentence.item for sentence in reading.segments.sentences)
    if not items and ordinary(reading.text):
        return _framed(clauses, Framing.BACKGROUND)
    owned = {clause.order for clause in clauses if clause.responsibilities}  # a group's denial is news of it
    sentences = enumerate(reading.segments.sentences)
    voided = {n for n, sentence in sentences if n not in owned and FALSE.search(sentence.text)}
    if voided and (items or any(_stands(clause) for clause in clauses if clause.order not in voided)):
        return tuple(_framed((c,), Framing.HYPOTHETICAL)[0] if c.order in voided else c for c in clauses)
    if voided:
        return _framed(clauses, Framing.HYPOTHETICAL)
    return tuple(_framed((c,), Framing.AGGREGATE)[0] if _countless(c) else c for c in clauses)


def _framed(clauses: tuple[Clause, ...], framing: Framing) -> tuple[Clause, ...]:
    return tuple(replace(clause, framing=framing) for clause in clauses)


def _stands(clause: Clause) -> bool:
    """Say whether a clause tells of people hurt in one place or on one day, whatever else the document denies."""
    hurt = any(m.low for m in clause.mentions)
    return clause.framing is Framing.NEWS and hurt and bool(clause.places or clause.dates)


def _countless(clause: Clause) -> bool:
    """Say whether a figure is too large for one attack."""
    return clause.framing is Framing.NEWS and any((m.low or 0) >= MOST for m in clause.mentions)
