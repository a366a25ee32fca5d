"""Headlines: the words that invented reports open with."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sabaq.sources.synthetic.incidents import TARGETS
from sabaq.sources.synthetic.lands import Ints, Words
from sabaq.sources.synthetic.reporters import TYPE_WORDS
from sabaq.sources.synthetic.tellings import MISSING, Told

DEADLY = (
    "{n} killed in {kind} in {place}",
    "{Kind} in {place} kills {n}",
    "{place}: {n} dead after {kind} on {target}",
    "At least {n} dead as {kind} hits {target} in {place}",
    "{n} lose their lives in {place} {kind}",
    "Death toll in {place} {kind} reaches {n}",
)
DEADLY_HURT = (
    "{n} killed, {w} injured in {kind} in {place}",
    "{Kind} in {place} leaves {n} dead and {w} wounded",
    "{Kind} on {target} in {place}: {n} dead, {w} hurt",
)
BLOODLESS = (
    "{Kind} in {place}, no deaths reported",
    "{place}: attack on {target}",
    "{Kind} reported near {place}",
)
FOILED = (
    "Security forces foil attack on {target} in {place}, militants killed: {a}",
    "Attack on {target} thwarted in {place}: spokesman",
    "Militants repulsed after attack on {target} near {place}",
    "Attackers neutralised in {place} as {kind} bid is foiled",
)
CLAIMED = ("{actor} claims {kind} in {place}", "{actor} says it killed {n} in {place}")
TARGET_WORDS = (  # the order of incidents.TARGETS
    "troops",
    "police",
    "residents",
    "a market",
    "worshippers",
    "a bus",
    "officials",
    "a school",
    "a pipeline",
    "a hospital",
)


def headlines(told: Told, places: Words, actors: Words, *, attackers: Ints, rng: np.random.Generator) -> Words:
    """Give each report with text its headline, the others None."""
    draw = rng.integers(0, 1 << 30, len(told.incident))
    texts = np.full(len(draw), None, dtype=object)
    rows = np.flatnonzero(told.with_text)
    texts[rows] = list(_written(told, rows, (places, actors, attackers, draw)))
    return texts


def _written(told: Told, rows: Ints, words: tuple[Words, Words, Ints, Ints]) -> Iterator[str]:
    places, actors, attackers, draw = words
    for row in rows:
        kind = TYPE_WORDS[told.kind[row]][1] if told.kind[row] != MISSING else "attack"
        killed, wounded = int(told.killed_low[row]), int(told.wounded[row])
        forms = _forms(told, row, killed=killed, wounded=wounded, named=actors[row] is not None)
        yield forms[draw[row] % len(forms)].format(
            n=killed,
            w=wounded,
            kind=kind,
            Kind=kind.capitalize(),
            place=places[row] or "the province",
            target=TARGET_WORDS[told.target[row]] if told.target[row] != MISSING else "a target",
            actor=actors[row],
            a=max(1, int(attackers[row])),
        )


def _forms(told: Told, row: int, *, killed: int, wounded: int, named: bool) -> tuple[str, ...]:
    if told.foiled[row]:
        return FOILED
    if killed < 1:
        return BLOODLESS
    forms = DEADLY + DEADLY_HURT if wounded > 0 else DEADLY
    return forms + CLAIMED if named and killed > 1 else forms


if len(TARGET_WORDS) != len(TARGETS):
    raise AssertionError("each target needs its word")
