"""Likeness: bits of evidence that two mentions are one event."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.comparisons import FIELDS, SPACE, TIME, Features, field_levels, read_features, space_time_levels
from sabaq.store.base import Step

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]

JOINT = len(SPACE) * len(TIME)
ROUNDS = 60
STILL = 1e-4  # change of the coverage at which learning stops
ASKED = 8_000  # mentions whose candidates are learned from, evenly chosen
SMOOTH = 1.0  # pseudo-pairs a level
MOST_BITS = 9.0  # no field alone decides
ONE_DOCUMENT_BITS = -6.0  # a document tells an incident once
ONE_DATASET_BITS = -12.0  # so does a curated list, and its coders made sure of it
FIRST_COVERAGE = 0.1
SOURCE = list(FIELDS).index("source")


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """Weights learned without labels; the card that goes with every picture."""

    joint_bits: tuple[float, ...]  # per joint space-time level
    field_bits: dict[str, tuple[float, ...]]  # per field and level
    coverage: float  # chance that a source with reports of those days and places tells of a given incident
    asked: int  # mentions
    pairs: int
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Pairs seen from the mention that asks; those from one source compete, for it tells an incident once."""

    joint: Whole
    levels: Levels
    contest: Whole  # number of the contest (asking mention, source of the candidate)
    rivals: Floats  # per contest


def train(mentions: pa.Table, pairs: pa.Table) -> pa.Table:
    """Give the model learned by expectation-maximisation, without labels, as a one-row table.

    Fellegi and Sunter (1969) with one change that labels would otherwise have to make: among the candidates that
    one source offers for a mention at most one is right. In a riot week a report then cannot match fifty others of
    its town merely because they look alike, and the local rate of events enters by the number of rivals.
    """
    features = read_features(mentions)
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    seen = _candidates(features, a, b)
    model = _learn(seen) if len(seen.joint) else _untrained()
    return pa.table({"model": [msgspec.json.encode(model).decode()]})


def _candidates(features: Features, a: Whole, b: Whole) -> Candidates:
    size = len(features.source)
    asked = np.zeros(size, dtype=bool)
    asked[np.linspace(0, size - 1, min(ASKED, size)).astype(np.int64)] = True
    apart = features.source[a] != features.source[b]  # a source's own rows resemble each other by habit
    one, two = (asked[a] & apart), (asked[b] & apart)
    left, right = np.concatenate([a[one], b[two]]), np.concatenate([b[one], a[two]])
    key = left * (features.source.max(initial=0) + 2) + features.source[right] + 1
    _, contest, rivals = np.unique(key, return_inverse=True, return_counts=True)
    return Candidates(
        joint=space_time_levels(features, left, right).astype(np.int64),
        levels=field_levels(features, left, right),
        contest=contest,
        rivals=rivals.astype(np.float64),
    )


def _learn(seen: Candidates) -> Model:
    sizes = [len(names) for names in FIELDS.values()]
    chance = [_shares(seen.levels[:, at], np.ones(len(seen.joint)), size) for at, size in enumerate(sizes)]
    match = [_hoped(share) for share in chance]
    joint, coverage, rounds = _first_guess(), FIRST_COVERAGE, 0
    for rounds in range(1, ROUNDS + 1):  # noqa: B007 (the number of rounds is kept)
        bits = joint[seen.joint] + sum(
            _bits(match[at], chance[at])[seen.levels[:, at]] for at in range(len(sizes)) if at != SOURCE
        )
        likely = np.exp2(np.clip(bits, -40, 40)) * (coverage / seen.rivals)[seen.contest]
        none = 1 - coverage
        posterior = likely / (none + np.bincount(seen.contest, weights=likely)[seen.contest])
        match = [_shares(seen.levels[:, at], posterior, size) for at, size in enumerate(sizes)]
        chance = [_shares(seen.levels[:, at], 1 - posterior, size) for at, size in enumerate(sizes)]
        joint = _joint_bits(seen.joint, posterior)
        before, coverage = coverage, float(np.clip(posterior.sum() / len(seen.rivals), 1e-3, 0.999))
        if abs(coverage - before) < STILL:
            break
    return Model(
        joint_bits=tuple(joint.tolist()),
        field_bits={
            name: tuple(_bits(match[at], chance[at]).tolist()) for at, name in enumerate(FIELDS) if at != SOURCE
        },
        coverage=coverage,
        asked=len(np.unique(seen.contest)),
        pairs=len(seen.joint),
        rounds=rounds,
    )


def _untrained() -> Model:
    """Give weights for a ledger with nothing to learn from: what everybody would think."""
    even = [np.array([0.0, *np.ones(len(names) - 1)]) / (len(names) - 1) for names in FIELDS.values()]
    return Model(
        joint_bits=tuple(_first_guess().tolist()),
        field_bits={
            name: tuple(_bits(_hoped(even[at]), even[at]).tolist()) for at, name in enumerate(FIELDS) if at != SOURCE
        },
        coverage=FIRST_COVERAGE,
        asked=0,
        pairs=0,
        rounds=0,
    )


def _shares(level: npt.NDArray[np.uint8], weight: Floats, size: int) -> Floats:
    """Give how often each level occurs among pairs that both tell the field."""
    total = np.bincount(level.astype(np.int64), weights=weight, minlength=size)[:size] + SMOOTH
    total[0] = 0.0
    return np.asarray(total / total.sum(), dtype=np.float64)


def _hoped(chance: Floats) -> Floats:
    """Start with agreement (the first levels) more common than by chance, disagreement less."""
    guess = chance * np.array([0.0, *np.linspace(3.0, 0.3, len(chance) - 1)])
    return np.asarray(guess / guess.sum(), dtype=np.float64)


def _first_guess() -> Floats:
    """Start with the nearer in space and time the likelier."""
    space, time = np.divmod(np.arange(JOINT), len(TIME))
    near = np.array([1.0, 0.0, -2.0, -5.0, -1.5, -3.0, -6.0, -4.0])[space]
    soon = np.array([0.0, -0.5, -1.0, -2.0, -3.0, -1.5])[time]
    return np.asarray(near + soon, dtype=np.float64)


def _joint_bits(joint: Whole, posterior: Floats) -> Floats:
    match = np.bincount(joint, weights=posterior, minlength=JOINT) + 0.05
    chance = np.bincount(joint, weights=1 - posterior, minlength=JOINT) + SMOOTH
    return np.asarray(np.log2(match / match.sum()) - np.log2(chance / chance.sum()), dtype=np.float64)


def _bits(match: Floats, chance: Floats) -> Floats:
    bits = np.zeros(len(match))
    bits[1:] = np.clip(np.log2(match[1:] / chance[1:]), -MOST_BITS, MOST_BITS)
    return bits


def score(mentions: pa.Table, pairs: pa.Table, model: pa.Table) -> pa.Table:
    """Give each pair its bits by field and in sum: above zero speaks for one incident."""
    card = msgspec.json.decode(model["model"][0].as_py(), type=Model)
    features = read_features(mentions)
    a, b = pairs["a"].to_numpy(), pairs["b"].to_numpy()
    joint, levels = space_time_levels(features, a, b), field_levels(features, a, b)
    columns = {"space_time": np.asarray(card.joint_bits)[joint] + _prior_bits(features, card, a, b)}
    for at, name in enumerate(FIELDS):
        if at != SOURCE:
            columns[name] = np.asarray(card.field_bits[name])[levels[:, at]]
    columns["source"] = _source_bits(features, mentions, a, b)
    total = np.asarray(sum(columns.values()))
    packed = np.column_stack([joint, levels])
    table = {"a": a, "b": b, "bits": total}
    table |= {f"bits_{name}": columns[name].astype(np.float32) for name in ("space_time", *FIELDS)}
    return pa.table(table | {"levels": pa.FixedSizeListArray.from_arrays(packed.ravel(), packed.shape[1])})


def _prior_bits(features: Features, card: Model, a: Whole, b: Whole) -> Floats:
    """Give the prior log odds: the more rivals a candidate has from its own source, the less it is worth."""
    size = features.source.max(initial=0) + 2
    keys = np.concatenate([a * size + features.source[b] + 1, b * size + features.source[a] + 1])
    _, contest, rivals = np.unique(keys, return_inverse=True, return_counts=True)
    count = np.log2(rivals.astype(np.float64))[contest]
    odds = np.log2(card.coverage / (1 - card.coverage))
    return np.asarray(odds - (count[: len(a)] + count[len(a) :]) / 2, dtype=np.float64)


def _source_bits(features: Features, mentions: pa.Table, a: Whole, b: Whole) -> Floats:
    """Weigh what is known of sources, not learned: a document or a curated list tells an incident once."""
    same = features.source[a] == features.source[b]
    one_document = same & (features.published[a] == features.published[b])
    curated = np.asarray(mentions["kind"].to_numpy(zero_copy_only=False)) == "dataset"
    return np.select([same & curated[a], one_document], [ONE_DATASET_BITS, ONE_DOCUMENT_BITS], default=0.0)


MODEL = Step(name="likeness-model@1", writes="model", reads=("mentions", "pairs"), run=train)
LIKENESS = Step(name="likeness@1", writes="likeness", reads=("mentions", "pairs", "model"), run=score)
