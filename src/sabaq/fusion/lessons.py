"""Lessons: the weights that a ledger teaches of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from msgspec import json
from msgspec.structs import replace

from sabaq.fusion.clusters import Pairs, cluster
from sabaq.fusion.codes import Coded, coded
from sabaq.fusion.comparisons import FIELDS, RARER, SPACE, TOLD_DAYS, levels, surplus
from sabaq.fusion.contests import Learned, Prior, learn, shipped_prior
from sabaq.fusion.habits import Ends, Sights, habit_bits, learn_habits, packed, sights, sources_of
from sabaq.fusion.likeness import CROWD_BITS, HOPELESS_BITS, Model, crowding
from sabaq.fusion.refits import refit
from sabaq.fusion.repeats import OWN_SOURCE_BITS, own_bits
from sabaq.fusion.shares import missing_bits
from sabaq.store.base import Step

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]

OVERLAPPING = ("order", "area", "source")  # not for contests: they repeat what other fields tell
TAUGHT = 16_000  # mentions that are learned from
RUNS = 8  # pieces of the ledger they are taken from, each whole in its days and region
REGION_KM = 1500.0
REFITS = 3
MOST_REFITS = 8  # where groups still grow towards the share that the evidence tells
TEACHING_BITS = 1.5  # lent to every pair of the groups that teach; found like `LEAN_BITS`, and more than it
STILL = 0.01  # of the pairs in groups
HABIT_ROUNDS = 2
DAYS_BITS = 5.0  # days apart count at most this much; found on invented countries and on Kenyan reports
UNMET_BITS = 2.0  # groups that leave more of the share that the evidence tells unmet do not bear it out; found likewise


def train(codes: pa.Table, pairs: pa.Table, crowds: pa.Table) -> pa.Table:
    """Give the model, learned without labels, as a one-row table; of the pairs only those of taught mentions count."""
    told, inside = coded(codes), taught(codes)
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    kept = np.flatnonzero(inside[a] & inside[b])
    a, b = a[kept].astype(np.int64), b[kept].astype(np.int64)
    order = np.lexsort((b, a))  # sums of learning then do not depend on how the pairs were found
    a, b = a[order], b[order]
    own = told.source[a] == told.source[b]  # alike by habit: they teach nothing but how often they match
    crowd = crowding(crowds)
    lesson = fit(told, a[~own], b[~own], crowd=crowd, prior=shipped_prior())
    model = lesson.model
    if lesson.believed:
        model = reweighed(model, own_bits(codes, model, a[own], b[own], crowd=crowd))
    return pa.table({"model": [json.encode(model).decode()]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a ledger teaches of reports by different sources."""

    model: Model
    learned: Learned
    believed: bool  # the groups bear out the share of matches that the evidence tells


def fit(told: Coded, a: Rows, b: Rows, *, crowd: Floats, prior: Prior) -> Lesson:
    """Learn from contests, group by what they taught, and weigh again by the groups."""
    seen = {name: levels(told, a, b, name) for name in FIELDS}
    witness = {name: level for name, level in seen.items() if name not in OVERLAPPING}
    sources = int(told.source.max(initial=0)) + 1
    asked = np.concatenate([a * sources + told.source[b], b * sources + told.source[a]])
    contest = pa.array(asked).dictionary_encode().indices.to_numpy().astype(np.int64)
    learned = learn(witness, contest, prior)
    rivals = np.log2(np.bincount(contest))[contest]
    odds = np.log2(learned.coverage / (1 - learned.coverage)) - (rivals[: len(a)] + rivals[len(a) :]) / 2
    crowded = CROWD_BITS * (crowd[a] + crowd[b])
    teaching = _Teaching(
        size=len(told.source), a=a, b=b, levels=seen, crowded=crowded, odds=odds,
        sources=sources_of(told, a, b), sights=sights(told, a, b),
        rarer=np.sum([surplus(told, a, b, field=name, level=seen[name]) for name in RARER], axis=0),
        witness=np.sum([learned.bits(name)[level] for name, level in witness.items()], axis=0),
        start={name: learned.bits(name) if name in witness else np.asarray(prior.weights[name]) for name in FIELDS},
        usual=float((odds - crowded).mean()) if len(a) else 0.0,
    )  # fmt: skip
    drawn = teaching.drawn(raised=True)
    if not (believed := drawn.unmet <= UNMET_BITS):
        drawn = teaching.drawn(raised=False)
    model = Model(
        bits={name: tuple(np.round(each, 4).tolist()) for name, each in drawn.weights.items()},
        habits=packed(teaching.habits(drawn.bits)),
        base=drawn.base,
        coverage=learned.coverage,
        contests=learned.contests,
        pairs=len(a),
        rounds=learned.rounds,
    )
    return Lesson(model=reweighed(model, OWN_SOURCE_BITS), learned=learned, believed=believed)


def reweighed(model: Model, own: float) -> Model:
    """Give a model by which "one source", the last thing to be said of two sources, weighs so many bits."""
    return replace(model, bits=model.bits | {"source": (*model.bits["source"][:-1], own)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What a lesson taught."""

    weights: Mapping[str, Floats]
    base: float
    unmet: float  # bits by which matches still outnumber the groups
    bits: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teaching:
    """Pairs to learn from, and what the contests taught of them."""

    size: int  # mentions
    a: Rows
    b: Rows
    levels: Mapping[str, Levels]
    sources: Ends
    sights: Sights
    crowded: Floats  # bits of the candidates of both
    odds: Floats  # before any evidence, as contests see them
    rarer: Floats
    witness: Floats  # evidence as contests weigh it
    start: Mapping[str, Floats]
    usual: float

    def drawn(self, *, raised: bool) -> _Drawn:
        """Draw what groups teach, round by round.

        Where a source tells an incident again and again, contests find too few matches, the groups come out too small
        and teach that matches are rare. `raised` gives every pair what is missing of the share that the evidence tells.
        """
        base = self.usual
        unmet = missing_bits(self.witness, self.crowded + base)
        bits = self.odds + self.witness + unmet * raised
        met = 0
        for done in range(1, MOST_REFITS + 1):
            group = cluster(self.size, Pairs(self.a, self.b, bits))
            together = group[self.a] == group[self.b]
            before, met = met, int(together.sum())
            known = self.crowded + self.rarer
            learned, base = refit(self.levels, known, together, start=self.start, base=self.usual)
            weights = forgiving(learned)
            evidence = self.rarer.copy()
            for name, level in self.levels.items():
                evidence += weights[name][level]
            unmet = missing_bits(evidence, self.crowded + base)
            base += unmet * raised
            bits = TEACHING_BITS + base + self.crowded + evidence
            grows = raised and unmet <= UNMET_BITS and met > before * (1 + STILL)
            if done >= REFITS and not grows:
                break
        return _Drawn(weights=weights, base=base, unmet=unmet, bits=bits)

    def habits(self, bits: Floats) -> Floats:
        """Give what sources usually do, by the groups of these bits, of which pairs beyond hope are no part."""
        total = bits
        for _ in range(HABIT_ROUNDS):
            group = cluster(self.size, Pairs(self.a, self.b, total))
            together = group[self.a] == group[self.b]
            near = together | (bits > HOPELESS_BITS)
            habits = learn_habits(self.sights[:, :, near], self.sources[:, near], together[near])
            total = bits + habit_bits(habits, self.sights, self.sources)
        return habits


def forgiving(weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """Give weights by which days apart count at most `DAYS_BITS` less than the best of days.

    A report with a wrong day that is left out of its group teaches that reports of other days are left out, more so
    with every round. How often sources err in the day, groups therefore tell too low.
    """
    bound = dict(weights)
    for name, places in (("space_time", len(SPACE)), ("published", 1), ("order", 1)):
        told = weights[name][1:].reshape(places, -1)
        best = told[:, : TOLD_DAYS if name == "space_time" else None].max(axis=1, keepdims=True)
        bound[name] = np.concatenate([weights[name][:1], np.maximum(told, best - DAYS_BITS).ravel()])
    return bound


def taught(codes: pa.Table) -> npt.NDArray[np.bool_]:
    """Choose mentions to learn from: all of a small ledger, of a large one some regions' runs of days, kept whole."""
    told, size = coded(codes), codes.num_rows
    if size <= TAUGHT:
        return np.ones(size, dtype=bool)
    placed = ~np.isnan(told.xyz_km[:, 0]) & ~np.isnan(told.middle_day)
    region = np.floor(np.nan_to_num(told.xyz_km) / REGION_KM).astype(np.int64) @ np.array([1, 100, 10_000])
    order = np.lexsort((told.middle_day, region))
    order = order[placed[order]]
    chosen = np.zeros(size, dtype=bool)
    length = TAUGHT // RUNS
    for first in np.linspace(0, max(len(order) - length, 0), RUNS).astype(np.int64).tolist():
        run = order[first : first + length]
        run = run[region[run] == region[run[len(run) // 2]]]
        chosen[run] = True
        days = told.middle_day[run]
        near = ~placed & (told.middle_day >= days.min()) & (told.middle_day <= days.max())
        chosen |= near & np.isin(told.country, told.country[run])
    return chosen


MODEL = Step(name="likeness-model@7", writes="model", reads=("codes", "pairs", "crowds"), run=train)
