"""Lessons: the weights that a ledger teaches of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from sabaq.fusion.likeness import CROWD_BITS, HOPELESS_BITS, PAIRS_AT_ONCE, Model, crowding
from sabaq.fusion.refits import refit
from sabaq.fusion.repeats import own_bits
from sabaq.fusion.shares import missing_bits
from sabaq.fusion.slides import plain, slid
from sabaq.store.base import Step

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int32]

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


def train(codes: pa.Table, pairs: pa.Table, crowds: pa.Table) -> pa.Table:
    """Give the model, learned without labels, as a one-row table; of the pairs only those of taught mentions count."""
    runs = [(run["a"].to_numpy(), run["b"].to_numpy()) for run in pairs.to_batches(PAIRS_AT_ONCE)]
    inside = taught(codes)
    inside = in_company(inside, inside & ~known(coded(codes)), runs)
    kept = [np.flatnonzero(inside.take(a) & inside.take(b)) for a, b in runs]
    found = [(a.take(at), b.take(at)) for (a, b), at in zip(runs, kept, strict=True)]
    a, b = (np.concatenate([np.empty(0, dtype=np.int64), *(run[end] for run in found)]) for end in (0, 1))
    order = np.lexsort((b, a))  # sums of learning then do not depend on how the pairs were found
    a, b = a[order], b[order]
    model = fit(codes, a, b, crowd=crowding(crowds), prior=shipped_prior())[0]
    return pa.table({"model": [json.encode(model).decode()]})


def fit(codes: pa.Table, a: Rows, b: Rows, *, crowd: Floats, prior: Prior) -> tuple[Model, Learned]:
    """Learn from contests, group by what they taught, and weigh again by the groups."""
    told = coded(codes)
    own = told.source[a] == told.source[b]  # alike by habit: they teach nothing but how often they match
    its_own, (a, b) = (a[own], b[own]), (a[~own], b[~own])
    asking = np.zeros(len(told.source), dtype=bool)
    asking[a] = asking[b] = True
    seen = _Seen.of(told, a, b, crowd=crowd)
    witness = {name: level for name, level in seen.levels.items() if name not in OVERLAPPING}
    sources = int(told.source.max(initial=0)) + 1
    asked = np.concatenate([a * sources + told.source[b], b * sources + told.source[a]])
    contest = pa.array(asked).dictionary_encode().indices.to_numpy().astype(np.int64)
    learned = learn(witness, contest, prior)
    rivals = np.log2(np.bincount(contest))[contest]
    odds = np.log2(learned.coverage / (1 - learned.coverage)) - (rivals[: len(a)] + rivals[len(a) :]) / 2
    usable = plain(told)
    rows, ends = np.unique(np.concatenate([a, b]), return_inverse=True)
    moved = slid(codes, asking, crowd=crowd, own=False)
    teaching = _Teaching(
        size=len(rows), a=ends[: len(a)], b=ends[len(a) :], seen=seen, odds=odds,
        plain=np.flatnonzero(usable[a] & usable[b]),
        unmatched=_Seen.of(moved.told, *moved.ends, crowd=moved.crowd),
        sources=sources_of(told, a, b), sights=sights(told, a, b),
        start={name: learned.bits(name) if name in witness else np.asarray(prior.weights[name]) for name in FIELDS},
        usual=float((odds - seen.crowded).mean()) if len(a) else 0.0,
    )  # fmt: skip
    drawn = teaching.drawn({name: learned.bits(name) for name in witness})
    model = Model(
        bits={name: tuple(np.round(each, 4).tolist()) for name, each in drawn.weights.items()},
        habits=packed(teaching.habits(drawn.bits)),
        base=drawn.base,
        coverage=learned.coverage,
        contests=learned.contests,
        pairs=len(a),
        rounds=learned.rounds,
    )
    return reweighed(model, own_bits(codes, model, *its_own, crowd=crowd)), learned


def reweighed(model: Model, own: float) -> Model:
    """Give a model by which "one source", the last thing to be said of two sources, weighs so many bits."""
    return replace(model, bits=model.bits | {"source": (*model.bits["source"][:-1], own)})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """How pairs compare."""

    levels: Mapping[str, Levels]
    crowded: Floats  # bits of the candidates of both
    rarer: Floats

    @classmethod
    def of(cls, told: Coded, a: Rows, b: Rows, *, crowd: Floats) -> _Seen:
        seen = {name: levels(told, a, b, name) for name in FIELDS}
        rarer = np.sum([surplus(told, a, b, field=name, level=seen[name]) for name in RARER], axis=0)
        return cls(levels=seen, crowded=CROWD_BITS * (crowd[a] + crowd[b]), rarer=rarer)

    def bits(self, weights: Mapping[str, Floats]) -> Floats:
        """Give what the fields say that have weights."""
        return np.asarray(self.rarer + np.sum([each[self.levels[name]] for name, each in weights.items()], axis=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What a lesson taught."""

    weights: Mapping[str, Floats]
    base: float
    bits: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teaching:
    """Pairs to learn from, and what the contests taught of them."""

    size: int  # mentions
    a: Rows  # numbered among these
    b: Rows
    seen: _Seen
    plain: Rows  # those whose reports tell day and place,
    unmatched: _Seen  # and what chance makes of such pairs
    sources: Ends
    sights: Sights
    odds: Floats  # before any evidence, as contests see them
    start: Mapping[str, Floats]
    usual: float

    def drawn(self, witness: Mapping[str, Floats]) -> _Drawn:
        """Draw what groups teach, round by round, from what the contests' witnesses say.

        Where a source tells an incident again and again, contests find too few matches, the groups come out too small
        and teach that matches are rare. So every pair is given what is missing of the share that the evidence tells.
        """
        base = self.usual
        evidence = self.seen.bits(witness)
        bits = self.odds + evidence + self.unmet(witness, evidence, base)
        met = 0
        for done in range(1, MOST_REFITS + 1):
            group = cluster(self.size, Pairs(self.a, self.b, bits))
            together = group[self.a] == group[self.b]
            before, met = met, int(together.sum())
            known = self.seen.crowded + self.seen.rarer
            learned, base = refit(self.seen.levels, known, together, start=self.start, base=self.usual)
            weights = forgiving(learned)
            evidence = self.seen.bits(weights)
            base += self.unmet(weights, evidence, base)
            bits = TEACHING_BITS + base + self.seen.crowded + evidence
            if done >= REFITS and met <= before * (1 + STILL):
                break
        return _Drawn(weights=weights, base=base, bits=bits)

    def unmet(self, weights: Mapping[str, Floats], evidence: Floats, base: float) -> float:
        """Give the bits that every pair lacks of the share that the evidence, as the weights tell it, speaks for."""
        prior, chance = self.seen.crowded + base, self.unmatched.crowded + base + self.unmatched.bits(weights)
        return missing_bits(evidence[self.plain], prior[self.plain], unmatched=chance)

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


def taught(codes: pa.Table) -> Flags:
    """Choose mentions to learn from: all of a small ledger, of a large one some regions' runs of days, kept whole."""
    told, size = coded(codes), codes.num_rows
    if size <= TAUGHT:
        return np.ones(size, dtype=bool)
    placed = known(told) & ~np.isnan(told.middle_day)
    region = np.floor(np.nan_to_num(told.xyz_km) / REGION_KM).astype(np.int64) @ np.array([1, 100, 10_000])
    order = np.lexsort((told.middle_day, region))
    order = order[placed[order]]
    chosen = np.zeros(size, dtype=bool)
    length = TAUGHT // RUNS
    for first in np.linspace(0, max(len(order) - length, 0), RUNS).astype(np.int64).tolist():
        run = order[first : first + length]
        run = run[region[run] == region[run[len(run) // 2]]]
        days = told.middle_day[run]
        there = (told.middle_day >= days.min()) & (told.middle_day <= days.max())
        there &= np.isin(told.country, told.country[run])
        chosen[run] = True
        of = int((there & placed).sum()) // len(run)  # in how many such runs those who know no place may belong
        chosen[np.flatnonzero(there & ~placed)[:: max(of, 1)]] = True
    return chosen


def known(told: Coded) -> Flags:
    """Say which mentions have a position, however wide."""
    return np.asarray(~np.isnan(told.xyz_km[:, 0]))


def in_company(inside: Flags, lost: Flags, runs: Sequence[tuple[Whole, Whole]]) -> Flags:
    """Give the mentions inside, and all that the lost among them (who know no place) are compared with.

    These are the likeliest of a whole country: if only those of one region were seen, the best of them would be taken
    for right. `runs` are the pairs.
    """
    found = inside.copy()
    for a, b in runs:
        asked = np.flatnonzero(lost.take(a) | lost.take(b))
        found[a.take(asked)] = found[b.take(asked)] = True
    return found


MODEL = Step(name="likeness-model@9", writes="model", reads=("codes", "pairs", "crowds"), run=train)
