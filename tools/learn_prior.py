#!/usr/bin/env python3
"""Learns the shipped prior of fusion from invented countries.

Run it with the project's Python after a change to the compared fields: .venv/bin/python tools/learn_prior.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa

from sabaq.fusion.codes import encode
from sabaq.fusion.comparisons import FIELDS, SPACE, TIME
from sabaq.fusion.contests import Learned, Prior
from sabaq.fusion.lessons import OVERLAPPING, fit
from sabaq.fusion.likeness import Model, count_candidates, crowding
from sabaq.fusion.mentions import read_mentions
from sabaq.fusion.pieces import find_pairs
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace

OUT = Path(__file__).resolve().parents[1] / "src" / "sabaq" / "fusion" / "prior.json"
SEEDS = ((9001, "a"), (9002, "b"))  # never reported on
REPORTS = 20_000
DIGITS = 6


def hoped(size: int) -> tuple[float, ...]:
    """Start with agreement (the first levels) more common in matches than disagreement."""
    guess = np.array([0.0, *np.linspace(3.0, 0.3, size - 1)])
    return tuple((guess / guess.sum()).tolist())


def first_guess() -> Prior:
    """Give what everybody would think: the nearer and the more alike, the likelier."""
    near = np.array([8.0, 4.0, 1.0, 0.1, 4.0, 1.5, 0.2, 1.0])
    soon = np.array([8.0, 4.0, 3.0, 1.5, 0.7, 2.0])
    joint = np.concatenate([[0.0], np.outer(near, soon).ravel()])
    even = {name: (0.0, *[1 / (len(levels) - 1)] * (len(levels) - 1)) for name, levels in FIELDS.items()}
    return Prior(
        match={name: hoped(len(levels)) for name, levels in FIELDS.items()}
        | {"space_time": tuple((joint / joint.sum()).tolist())},
        chance=even | {"space_time": (0.0, *[1 / (len(SPACE) * len(TIME))] * (len(SPACE) * len(TIME)))},
        coverage=0.2,
        weights={name: (0.0,) * len(FIELDS[name]) for name in OVERLAPPING},
    )


def mentions_of(seed: int, style: str) -> pa.Table:
    """Take one invented world in, as a user would."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "world.csv"
        write_csv(generate(seed=seed, reports=REPORTS, style=style), table)
        workspace = Workspace.init(Path(folder) / "workspace")
        workspace.add((table,), mapping="generic")
        truth = workspace.ledger.evidence()
        workspace.close()
    return read_mentions(truth["claims"], truth["reports"], truth["sources"])


def taught(mentions: pa.Table) -> tuple[Model, Learned]:
    """Learn from one world, all of it."""
    codes = encode(mentions)
    pairs = find_pairs(codes)
    a, b = (pairs[name].to_numpy().astype(np.int64) for name in ("a", "b"))
    return fit(codes, a, b, crowd=crowding(count_candidates(codes, pairs)), prior=first_guess())


def main() -> int:
    """Write the mean of what each world taught."""
    models, learned = zip(*(taught(mentions_of(seed, style)) for seed, style in SEEDS), strict=True)
    mean = Prior(
        match={name: mix([one.match[name] for one in learned]) for name in learned[0].match},
        chance={name: mix([one.chance[name] for one in learned]) for name in learned[0].chance},
        coverage=round(float(np.mean([one.coverage for one in learned])), DIGITS),
        weights={name: mix([one.bits[name] for one in models]) for name in OVERLAPPING},
    )
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(mean), indent=1) + b"\n")
    return 0


def mix(shares: list[tuple[float, ...]]) -> tuple[float, ...]:
    """Give the mean of shares, rounded so that the file stays small."""
    return tuple(np.round(np.mean(shares, axis=0), DIGITS).tolist())


if __name__ == "__main__":
    sys.exit(main())
