"""Contests: weights learned where at most one match is right."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import msgspec
import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Shares = tuple[float, ...]

ROUNDS = 60
STILL = 1e-3  # change of the coverage at which learning stops
LEAN_PAIRS = 60.0  # how many pairs of this ledger the shipped prior is worth
MOST_BITS = 14.0  # no field alone decides


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """What ledgers of invented countries taught: where a small ledger starts, and what it leans on."""

    match: dict[str, Shares]  # how often each level occurs between reports of one incident
    chance: dict[str, Shares]  # and between reports of two incidents near in space and time
    coverage: float
    weights: dict[str, Shares]  # bits of the fields that overlap others and are learned from groups only


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the contests of one ledger taught."""

    match: dict[str, Shares]
    chance: dict[str, Shares]
    coverage: float
    contests: int  # times that a mention met the reports of one other source
    rounds: int

    def bits(self, field: str) -> Floats:
        """Give the evidence of each level of a field."""
        return _bits(self.match[field], self.chance[field])


@functools.cache
def shipped_prior() -> Prior:
    """Read the shipped prior once."""
    return msgspec.json.decode(resources.files("sabaq.fusion").joinpath("prior.json").read_bytes(), type=Prior)


def learn(levels: dict[str, Levels], contest: Rows, prior: Prior) -> Learned:
    """Learn from pairs by expectation-maximisation and without labels.

    `contest` has two entries a pair, first those of all pairs seen from one mention, then from the other.

    Fellegi and Sunter (1969) with one change that labels would otherwise have to make: of the candidates that one
    source offers for a mention (a contest) at most one is right. In a riot week a report then cannot match fifty
    others of its town merely because they look alike, and the local rate of events enters by the number of rivals.
    """
    match, chance = ({name: shares[name] for name in levels} for shares in (prior.match, prior.chance))
    coverage, rounds = prior.coverage, 0
    rivals = np.bincount(contest).astype(np.float64)
    told = {name: level.astype(np.int64) for name, level in levels.items() if level.any()}
    seen = {name: 2.0 * np.bincount(level, minlength=len(prior.match[name])) for name, level in told.items()}
    for rounds in range(1, ROUNDS + 1):  # noqa: B007 (the number of rounds is kept)
        evidence = np.zeros(len(contest) // 2)
        for name, level in told.items():
            evidence += _bits(match[name], chance[name])[level]
        likely = np.tile(np.exp2(np.clip(evidence, -40, 40)), 2) * (coverage / rivals)[contest]
        against = 1 - coverage + np.bincount(contest, weights=likely, minlength=len(rivals))
        posterior = likely / against[contest]
        weight = posterior[: len(evidence)] + posterior[len(evidence) :]
        met = {name: np.bincount(level, weights=weight, minlength=len(seen[name])) for name, level in told.items()}
        match = match | {name: _shares(np.asarray(count), prior.match[name]) for name, count in met.items()}
        chance = chance | {name: _shares(np.asarray(seen[name] - n), prior.chance[name]) for name, n in met.items()}
        found, tried = posterior.sum() + LEAN_PAIRS * prior.coverage, len(rivals) + LEAN_PAIRS
        before, coverage = coverage, float(np.clip(found / tried, 1e-3, 0.999))
        if abs(coverage - before) < STILL:
            break
    return Learned(match=match, chance=chance, coverage=coverage, contests=len(rivals), rounds=rounds)


def _shares(count: npt.NDArray[np.floating], prior: Shares) -> Shares:
    """Give how often each level occurs, leaning on what other ledgers showed as if seen in `LEAN_PAIRS` pairs."""
    total = np.maximum(count, 0.0) + LEAN_PAIRS * np.asarray(prior)
    total[0] = 0.0  # not told on one side: no evidence
    return tuple((total / total.sum()).tolist())


def _bits(match: Shares, chance: Shares) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(np.asarray(match)) - np.log2(np.asarray(chance))
    bits = np.nan_to_num(ratio, nan=0.0, posinf=MOST_BITS, neginf=-MOST_BITS)
    return np.asarray(np.clip(bits, -MOST_BITS, MOST_BITS), dtype=np.float64)
