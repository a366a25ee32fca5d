"""Likeness: bits of evidence that two mentions are one event."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.comparisons import (
    FIELDS,
    Features,
    field_levels,
    read_features,
    same_document,
    space_time_levels,
)
from sabaq.store.base import Step

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

Shares = tuple[float, ...]

JOINT = "space_time"
ROUNDS = 60
STILL = 1e-4  # change of the coverage at which learning stops
ASKED = 8_000  # mentions whose candidates are learned from, evenly chosen
LEAN_PAIRS = 60.0  # how many pairs of this ledger the shipped prior is worth
MOST_BITS = 9.0  # no field alone decides
MOST_JOINT_BITS = 14.0
ONE_DOCUMENT_BITS = -20.0  # a document tells an incident once
ONE_REPORT_BITS = -60.0  # a report's own subjects are apart by its own word
ONE_DATASET_BITS = -60.0  # a curated list holds an event once, and its coders made sure of it


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """Weights learned without labels; the card that goes with every picture."""

    joint_bits: Shares  # per joint space-time level
    field_bits: dict[str, Shares]  # per field and level
    coverage: float  # chance that a source with reports of those days and places tells of a given incident
    contests: int  # times that a mention met the reports of one other source
    pairs: int
    rounds: int


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """What ledgers of invented countries taught: where a small ledger starts, and what it leans on."""

    match: dict[str, Shares]  # how often each level occurs between reports of one incident
    chance: dict[str, Shares]  # and between reports of two incidents near in space and time
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs seen from the mention that asks; those from one source compete, for it tells an incident once."""

    levels: dict[str, Whole]  # per field, the level of each pair
    contest: Whole  # number of the contest (asking mention, source of the candidate)


@functools.cache
def shipped_prior() -> Prior:
    """Read the shipped prior once."""
    return msgspec.json.decode(resources.files("sabaq.fusion").joinpath("prior.json").read_bytes(), type=Prior)


def train(mentions: pa.Table, pairs: pa.Table) -> pa.Table:
    """Give the model learned by expectation-maximisation, without labels, as a one-row table.

    Fellegi and Sunter (1969) with one change that labels would otherwise have to make: among the candidates that
    one source offers for a mention at most one is right. In a riot week a report then cannot match fifty others of
    its town merely because they look alike, and the local rate of events enters by the number of rivals.
    """
    features = read_features(mentions)
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    model = learn(candidates(features, a, b), shipped_prior())[0]
    return pa.table({"model": [msgspec.json.encode(model).decode()]})


def candidates(features: Features, a: Whole, b: Whole) -> Candidates:
    """Give the pairs that teach: those of evenly chosen mentions with the reports of other sources."""
    size = len(features.source)
    asked = np.zeros(size, dtype=bool)
    asked[np.linspace(0, size - 1, min(ASKED, size)).astype(np.int64)] = True
    apart = features.source[a] != features.source[b]  # a source's own rows resemble each other by habit
    one, two = (asked[a] & apart), (asked[b] & apart)
    left, right = np.concatenate([a[one], b[two]]), np.concatenate([b[one], a[two]])
    key = left * (features.source.max(initial=0) + 2) + features.source[right] + 1
    return Candidates(
        levels=_levels(features, left, right), contest=pa.array(key).dictionary_encode().indices.to_numpy()
    )


def _levels(features: Features, a: Whole, b: Whole) -> dict[str, Whole]:
    levels = field_levels(features, a, b)
    named = {name: levels[:, at].astype(np.int64) for at, name in enumerate(FIELDS)}
    return {JOINT: space_time_levels(features, a, b).astype(np.int64)} | named


def learn(seen: Candidates, prior: Prior) -> tuple[Model, Prior]:
    """Give the weights, and what was learned in the form of a prior."""
    match, chance, coverage, rounds = prior.match, prior.chance, prior.coverage, 0
    contests = np.bincount(seen.contest) if len(seen.contest) else np.empty(0, dtype=np.int64)
    for rounds in range(1, ROUNDS + 1):  # noqa: B007 (the number of rounds is kept)
        posterior = _posterior(seen, _all_bits(match, chance), coverage=coverage, rivals=contests.astype(np.float64))
        match = _shares(seen, posterior, prior.match)
        chance = _shares(seen, 1 - posterior, prior.chance)
        found, tried = posterior.sum() + LEAN_PAIRS * prior.coverage, len(contests) + LEAN_PAIRS
        before, coverage = coverage, float(np.clip(found / tried, 1e-3, 0.999))
        if abs(coverage - before) < STILL:
            break
    bits = _all_bits(match, chance)
    model = Model(
        joint_bits=tuple(bits[JOINT].tolist()),
        field_bits={name: tuple(bits[name].tolist()) for name in FIELDS},
        coverage=coverage,
        contests=len(contests),
        pairs=len(seen.contest),
        rounds=rounds,
    )
    return model, Prior(match=match, chance=chance, coverage=coverage)


def _posterior(seen: Candidates, bits: dict[str, Floats], *, coverage: float, rivals: Floats) -> Floats:
    """Give each pair's chance of being the one match that its contest may have."""
    evidence = np.asarray(sum(bits[name][level] for name, level in seen.levels.items()))
    likely = np.exp2(np.clip(evidence, -40, 40)) * (coverage / rivals)[seen.contest]
    against = 1 - coverage + np.bincount(seen.contest, weights=likely, minlength=len(rivals))
    return np.asarray(likely / against[seen.contest])


def _shares(seen: Candidates, weight: Floats, prior: dict[str, Shares]) -> dict[str, Shares]:
    """Give how often each level occurs, leaning on what other ledgers showed as if seen in `LEAN_PAIRS` pairs."""
    shares = {}
    for name, lean in prior.items():
        base = np.asarray(lean)
        total = np.bincount(seen.levels[name], weights=weight, minlength=len(base)) + LEAN_PAIRS * base
        if name != JOINT:
            total[0] = 0.0  # not told on one side: no evidence
        shares[name] = tuple((total / total.sum()).tolist())
    return shares


def _all_bits(match: dict[str, Shares], chance: dict[str, Shares]) -> dict[str, Floats]:
    bits = {}
    for name, share in match.items():
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.log2(np.asarray(share)) - np.log2(np.asarray(chance[name]))
        most = MOST_JOINT_BITS if name == JOINT else MOST_BITS
        bits[name] = np.clip(np.nan_to_num(ratio, nan=0.0, posinf=most, neginf=-most), -most, most)
    return bits


def score(mentions: pa.Table, pairs: pa.Table, model: pa.Table) -> pa.Table:
    """Give each pair its bits by field and in sum: above zero speaks for one incident."""
    card = msgspec.json.decode(model["model"][0].as_py(), type=Model)
    features = read_features(mentions)
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    joint, levels = space_time_levels(features, a, b), field_levels(features, a, b)
    columns = {JOINT: np.asarray(card.joint_bits)[joint] + _prior_bits(features, card, a, b)}
    for at, name in enumerate(FIELDS):
        columns[name] = np.asarray(card.field_bits[name])[levels[:, at]]
    columns["source"] = _source_bits(columns["source"], features, mentions, a=a, b=b)
    total = np.asarray(sum(columns.values()))
    packed = np.column_stack([joint, levels])
    table = {"a": a, "b": b, "bits": total}
    table |= {f"bits_{name}": columns[name].astype(np.float32) for name in (JOINT, *FIELDS)}
    return pa.table(table | {"levels": pa.FixedSizeListArray.from_arrays(packed.ravel(), packed.shape[1])})


def _prior_bits(features: Features, card: Model, a: Whole, b: Whole) -> Floats:
    """Give the prior log odds: the more rivals a candidate has from its own source, the less it is worth."""
    size = features.source.max(initial=0) + 2
    keys = np.concatenate([a * size + features.source[b] + 1, b * size + features.source[a] + 1])
    contest = pa.array(keys).dictionary_encode().indices.to_numpy()
    count = np.log2(np.bincount(contest))[contest]
    odds = np.log2(card.coverage / (1 - card.coverage))
    return np.asarray(odds - (count[: len(a)] + count[len(a) :]) / 2, dtype=np.float64)


def _source_bits(learned: Floats, features: Features, mentions: pa.Table, *, a: Whole, b: Whole) -> Floats:
    """Add what is known of sources, not learned: a document or a curated list tells an incident once."""
    same = features.source[a] == features.source[b]
    curated = np.asarray(mentions["kind"].to_numpy(zero_copy_only=False)) == "dataset"
    report = mentions["report_seq"].to_numpy()
    once = [report[a] == report[b], same & curated[a], same_document(features, a, b), same]
    return np.select(once, [ONE_REPORT_BITS, ONE_DATASET_BITS, ONE_DOCUMENT_BITS, 0.0], default=learned)


MODEL = Step(name="likeness-model@1", writes="model", reads=("mentions", "pairs"), run=train)
LIKENESS = Step(name="likeness@1", writes="likeness", reads=("mentions", "pairs", "model"), run=score)
