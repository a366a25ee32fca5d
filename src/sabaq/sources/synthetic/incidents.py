"""Incidents: what truly happened in the invented world."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from sabaq.sources.synthetic.lands import Floats, Ints, Land, thrown

CHILDREN = 0.38  # further attacks that one sets off, on average (self-exciting; Mohler et al. 2011)
DECAY_DAYS = 6.0
NEAR = 8  # towns that an attack's children may fall on
GROUPS = 9
TYPES = ("armed_assault", "ied", "suicide_bombing", "vehicle_bomb", "raid", "grenade", "rocket_mortar", "drone",
         "abduction", "assassination", "arson")  # fmt: skip
TYPE_SHARES = np.array([0.30, 0.24, 0.06, 0.03, 0.07, 0.07, 0.06, 0.02, 0.05, 0.07, 0.03])
MEAN_KILLED = np.array([2.2, 2.0, 9.0, 7.0, 4.0, 0.8, 1.2, 2.0, 0.3, 1.1, 0.3])
WOUNDED_PER_KILLED = np.array([1.1, 2.0, 2.8, 2.6, 1.2, 4.0, 2.2, 1.0, 0.3, 0.4, 0.8])
TARGETS = ("security_forces", "police", "civilians", "market", "worship", "transport", "government", "school",
           "infrastructure", "hospital")  # fmt: skip
TARGET_SHARES = np.array([0.27, 0.22, 0.20, 0.06, 0.05, 0.07, 0.06, 0.02, 0.04, 0.01])


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """True incidents, one entry each, in no order of time."""

    days: int  # how long the world lasts
    moment: Floats  # days since the first day began
    town: Ints
    lat: Floats
    lon: Floats
    group: Ints
    kind: Ints  # index into TYPES
    target: Ints  # index into TARGETS
    killed: Ints
    wounded: Ints
    attackers_killed: Ints
    foiled: NDArray[np.bool_]  # officials will say so, whatever happened


def incidents(land: Land, count: int, *, days: int, rng: np.random.Generator) -> Happened:
    """Make true incidents of so many days, clustered in space and time as attacks are."""
    parents = max(1, round(count * (1 - CHILDREN)))
    moment, town = _background(land, parents, days=days, rng=rng)
    near = cKDTree(np.column_stack([land.lat, land.lon])).query(np.column_stack([land.lat, land.lon]), k=NEAR)[1]
    moments, towns = [moment], [town]
    while sum(map(len, moments)) < count:
        children = rng.poisson(CHILDREN, len(moments[-1]))
        after = np.repeat(moments[-1], children) + rng.exponential(DECAY_DAYS, children.sum())
        where = near[np.repeat(towns[-1], children), rng.geometric(0.45, children.sum()).clip(1, NEAR) - 1]
        inside = after < days
        moments.append(after[inside])
        towns.append(where[inside])
        if not len(moments[-1]):
            further, there = _background(land, max(1, (count - sum(map(len, moments))) // 2), days=days, rng=rng)
            moments.append(further)
            towns.append(there)
    moment, town = np.concatenate(moments)[:count], np.concatenate(towns)[:count]
    return _described(land, moment, town, days=days, rng=rng)


def _background(land: Land, count: int, *, days: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Draw attacks that no other set off: busy and quiet seasons differ from province to province."""
    town = rng.choice(len(land.weight), count, p=land.weight)
    phase = rng.uniform(0, 1, land.province.max() + 1)
    moment = rng.uniform(0, days, count)
    season = 1 + 0.7 * np.sin(2 * np.pi * (moment / 300 + phase[land.province[town]]))
    again = rng.uniform(0, 1.7, count) > season
    moment[again] = rng.uniform(0, days, again.sum())
    return moment, town.astype(np.int64)


def _described(land: Land, moment: Floats, town: Ints, *, days: int, rng: np.random.Generator) -> Happened:
    count = len(moment)
    home = rng.dirichlet(np.full(GROUPS, 0.45), land.province.max() + 1)  # who is strong in which province
    group = (rng.uniform(size=(count, 1)) > home.cumsum(1)[land.province[town]]).sum(1).clip(0, GROUPS - 1)
    kind = rng.choice(len(TYPES), count, p=TYPE_SHARES / TYPE_SHARES.sum())
    mean = MEAN_KILLED[kind]
    killed = rng.negative_binomial(0.8, 0.8 / (0.8 + mean))
    wounded = rng.negative_binomial(1.2, 1.2 / (1.2 + WOUNDED_PER_KILLED[kind] * (killed + 0.5)))
    spread = rng.gamma(1.5, 2500, count)  # metres from the town's middle
    lat, lon = thrown((land.lat[town], land.lon[town]), spread, rng.uniform(0, 2 * np.pi, count))
    hits_state = rng.choice(len(TARGETS), count, p=TARGET_SHARES / TARGET_SHARES.sum())
    return Happened(
        days=days,
        moment=moment,
        town=town,
        lat=lat,
        lon=lon,
        group=group.astype(np.int64),
        kind=kind.astype(np.int64),
        target=hits_state.astype(np.int64),
        killed=killed.astype(np.int64),
        wounded=wounded.astype(np.int64),
        attackers_killed=rng.poisson(np.where(np.isin(kind, (0, 2, 4)), 1.6, 0.1)).astype(np.int64),
        foiled=rng.uniform(size=count) < 0.13,
    )
