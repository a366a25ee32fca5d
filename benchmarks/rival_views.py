"""Rival: draws of views-baseline, made in its own environment."""

from __future__ import annotations

import json
import sys

import numpy as np
import pandas as pd
from views_baseline.model.models.distributional.conflictology import ConflictologyModel
from views_baseline.model.models.distributional.mixture import MixtureBaseline

DRAWS, SEED, MONTHS, KEPT = 1000, 1, 12, 200


def main() -> None:
    """Read months and origins as JSON, write the draws of both baselines by origin, unit and month."""
    asked = json.load(sys.stdin)
    columns = ["month_id", "country_id", "deaths"]
    frame = pd.DataFrame(asked["rows"], columns=columns).set_index(columns[:2])
    found: dict[str, list[list[object]]] = {}
    for origin in asked["origins"]:
        parts = {"train": (asked["first"], origin), "test": (origin + 1, origin + asked["ahead"])}
        known = frame[frame.index.get_level_values(0) <= origin]
        models = {
            "conflictology": ConflictologyModel(["deaths"], MONTHS, parts, "cm", DRAWS, SEED),
            "mixture": MixtureBaseline(["deaths"], MONTHS, 0.05, DRAWS, parts, "cm", SEED),
        }
        for name, model in models.items():
            made = model.fit(known).predict(known, 0, asked["ahead"])["deaths"]
            values = made.values if hasattr(made, "values") else made.y_pred
            draws = np.sort(np.asarray(values).reshape(-1, DRAWS), axis=1)[:, DRAWS // KEPT // 2 :: DRAWS // KEPT]
            for unit, month, row in zip(made.index.unit, made.index.time, draws, strict=True):
                found.setdefault(name, []).append([int(origin), int(unit), int(month), row.tolist()])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
