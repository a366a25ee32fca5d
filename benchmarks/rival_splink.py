"""Rival: Splink on DuckDB, trained without labels."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import feather
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as library

from benchmarks.measures import parts, scored
from benchmarks.usage import Watch, as_json, cpu_seconds, peak_gib

USUAL_THRESHOLD = 0.95
SWEPT = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999)
U_PAIRS = 5e6
SEED = 1
NEAR_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """One way of using Splink."""

    comparisons: tuple[object, ...]
    blocking: tuple[object, ...]
    deterministic: tuple[object, ...]
    training: tuple[object, ...]
    guess: float | None = None  # recall of the deterministic rules, where it is not the ground's


def people(column: str) -> object:
    """Compare two counts of people."""
    return library.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            levels.ExactMatchLevel(column),
            levels.AbsoluteDifferenceLevel(column, 2),
            levels.PercentageDifferenceLevel(column, 0.4),
            levels.ElseLevel(),
        ],
    )


def named(column: str) -> object:
    """Compare two names: exactly (rare ones weigh more), or by Jaro-Winkler."""
    return library.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)


def words() -> tuple[object, ...]:
    """Give the comparisons that both set-ups share."""
    return (
        named("actor"), named("other"),
        library.ExactMatch("attack_type").configure(term_frequency_adjustments=True),
        library.ExactMatch("target").configure(term_frequency_adjustments=True),
        people("killed"), people("wounded"),
    )  # fmt: skip


DETERMINISTIC = (block_on("day", "place", "attack_type"), block_on("day", "district", "actor"))


def days(*apart: int) -> object:
    """Compare two days."""
    within = [levels.AbsoluteDifferenceLevel("day", each) for each in apart]
    return library.CustomComparison(
        output_column_name="day",
        comparison_levels=[levels.NullLevel("day"), levels.ExactMatchLevel("day"), *within, levels.ElseLevel()],
    )


def usual() -> SetUp:
    """Give the set-up somebody would write who knows the tool and the data: bins of days, districts, cells."""
    return SetUp(
        comparisons=(
            days(1, 2, 3),
            library.DistanceInKMAtThresholds("lat", "lon", [2, 10, 30]),
            library.ExactMatch("district").configure(term_frequency_adjustments=True),
            named("place"),
            *words(),
        ),
        blocking=(
            block_on("district", "day_bin"),
            block_on("cell", "day_bin"),
            block_on("place", "day_bin"),
            block_on("province", "actor", "day_bin"),
            block_on("day", "actor", "attack_type"),
            block_on("day", "attack_type", "killed", "wounded"),
        ),
        deterministic=DETERMINISTIC,
        training=(block_on("day", "cell"), block_on("actor", "attack_type", "killed", "wounded")),
    )  # fmt: skip


def joint() -> SetUp:
    """Give the best set-up we found for invented worlds: sliding days, one joint comparison of space."""
    km = "sqrt(pow(x_l - x_r, 2) + pow(y_l - y_r, 2) + pow(z_l - z_r, 2))"
    fine = "radius_km_l <= 10 and radius_km_r <= 10"
    near = f"abs(l.day - r.day) <= {NEAR_DAYS}"
    space = library.CustomComparison(
        output_column_name="space",
        comparison_levels=[
            levels.CustomLevel(
                "(lat_l is null or lat_r is null) and (district_l is null or district_r is null) "
                "and (place_l is null or place_r is null)"
            ).configure(is_null_level=True),
            levels.CustomLevel(f"{fine} and {km} <= 2", "within 2 km"),
            levels.CustomLevel("place_l = place_r", "same place name"),
            levels.CustomLevel(f"{fine} and {km} <= 8", "within 8 km"),
            levels.CustomLevel(f"{fine} and {km} <= 20", "within 20 km"),
            levels.CustomLevel(f"{km} <= greatest(radius_km_l, radius_km_r) and not ({fine})", "inside the wider"),
            levels.CustomLevel("district_l = district_r", "same district"),
            levels.CustomLevel(f"{km} <= radius_km_l + radius_km_r + 10", "beside"),
            levels.ElseLevel(),
        ],
    )
    return SetUp(
        comparisons=(days(1, 2), space, *words()),
        blocking=(
            {"blocking_rule": f"l.cells = r.cells and {near}", "arrays_to_explode": ["cells"]},
            f"l.district = r.district and {near}",
            f"l.place = r.place and {near}",
            block_on("day", "actor", "attack_type"),
        ),
        deterministic=DETERMINISTIC,
        training=(block_on("day", "attack_type"), block_on("day", "cell"), block_on("district", "actor", "killed")),
    )


def crowded() -> SetUp:
    """Give the best set-up we found where many events fall on one day in one city."""
    return SetUp(
        comparisons=(
            days(1, 2, 3),
            library.DistanceInKMAtThresholds("lat", "lon", [0.1, 1, 3, 10, 30]),
            named("actor"), named("other"), library.ExactMatch("attack_type"), people("killed"),
        ),
        blocking=(block_on("day", "district"),),
        deterministic=(block_on("day", "place", "actor"),),
        training=(block_on("day", "place"), block_on("actor", "other", "attack_type")),
        guess=0.4,
    )  # fmt: skip


SET_UPS = {"usual": usual, "joint": joint, "crowded": crowded}


def main(folder: Path, which: str, guess: float) -> dict[str, object]:
    """Link, write splink-WHICH.arrow (report, group), and say what it took; the truth is opened when all is done.

    For a set-up that is not the usual one the truth chooses the threshold; choosing is not timed, one clustering is.
    """
    setup = SET_UPS[which]()
    api = DuckDBAPI(connection=":memory:")
    rows = feather.read_table(folder / "rows.arrow", memory_map=False)
    watch = Watch()
    linker = Linker(api.register(rows), _settings(rows, setup))
    _train(linker, setup, guess)
    trained = watch.lap()
    threshold = USUAL_THRESHOLD if which == "usual" else min(SWEPT)
    predicted = linker.inference.predict(threshold_match_probability=threshold)
    scoring = watch.lap()
    swept: dict[str, float] = {}
    if which != "usual":
        swept, threshold = _sweep(folder, rows, predicted.as_pyarrow_table())
        watch.lap()
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=threshold
    ).as_pyarrow_table()
    clustering = watch.lap()
    used = {"cpu_s": 0.0, "wall_s": 0.0}
    for lap in (trained, scoring, clustering):
        used["cpu_s"], used["wall_s"] = used["cpu_s"] + lap.cpu_s, used["wall_s"] + lap.wall_s
    answer: dict[str, object] = {name: round(value, 3) for name, value in used.items()}
    answer |= {"peak_gib": round(peak_gib(), 3), "process_cpu_s": round(cpu_seconds(), 3), "threshold": threshold}
    laps = {"training": trained, "scoring": scoring, "clustering": clustering}
    answer["steps"] = {name: as_json(lap) for name, lap in laps.items()}
    groups = pa.table({"report": clusters["unique_id"], "group": clusters["cluster_id"]})
    feather.write_feather(groups, folder / f"splink-{which}.arrow")
    answer["swept"] = swept
    answer["blocking"] = _blocking(linker, folder)
    return answer


def _settings(rows: pa.Table, setup: SetUp) -> SettingsCreator:
    """Leave out comparisons of columns that nobody fills: they cannot be trained."""
    empty = {name for name in rows.column_names if rows[name].null_count == rows.num_rows}
    kept = [each for each in setup.comparisons if _column(each) not in empty]
    return SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="unique_id", comparisons=kept,
        blocking_rules_to_generate_predictions=list(setup.blocking), retain_matching_columns=False,
    )  # fmt: skip


def _column(comparison: object) -> str:
    return str(comparison.get_comparison("duckdb").output_column_name)


def _train(linker: Linker, setup: SetUp, guess: float) -> None:
    training = linker.training
    training.estimate_probability_two_random_records_match(list(setup.deterministic), recall=setup.guess or guess)
    training.estimate_u_using_random_sampling(max_pairs=U_PAIRS, seed=SEED)
    for rule in setup.training:
        training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)


def _truth(folder: Path, reports: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    truth = feather.read_table(folder / "truth.arrow")
    codes = truth["incident"].combine_chunks().dictionary_encode().indices.to_numpy()
    by_report = dict(zip(truth["report"].to_pylist(), codes.tolist(), strict=True))
    return np.array([by_report[report] for report in reports.to_pylist()], dtype=np.int64)


def _sweep(folder: Path, rows: pa.Table, predicted: pa.Table) -> tuple[dict[str, float], float]:
    """Give F1 at each threshold, and the best threshold."""
    truth = _truth(folder, rows["unique_id"])
    place = {report: at for at, report in enumerate(rows["unique_id"].to_pylist())}
    ends = [np.array([place[report] for report in predicted[f"unique_id_{end}"].to_pylist()]) for end in "lr"]
    sure = predicted["match_probability"].to_numpy()
    found: dict[str, float] = {}
    for threshold in SWEPT:
        kept = sure >= threshold
        graph = sparse.coo_array((np.ones(int(kept.sum())), (ends[0][kept], ends[1][kept])), shape=(len(truth),) * 2)
        found[str(threshold)] = scored(parts(connected_components(graph, directed=False)[1], truth))["f1"]
    best = max(SWEPT, key=lambda threshold: found[str(threshold)])
    return {name: round(value, 4) for name, value in found.items()}, best


def _blocking(linker: Linker, folder: Path) -> dict[str, float]:
    """Give how many pairs the rules let through and what share of the true ones is among them."""
    pairs = linker.inference.compute_blocked_pairs_for_predict().as_pyarrow_table()
    ends = [name for name in pairs.column_names if name.startswith("join_key")]
    truth = feather.read_table(folder / "truth.arrow")
    codes = truth["incident"].combine_chunks().dictionary_encode().indices
    size = np.bincount(codes.to_numpy()).astype(np.float64)
    one, two = (_coded(pairs[end], truth["report"], codes) for end in ends[:2])
    true = float((size * (size - 1) / 2).sum())
    held = int((one == two).sum())
    return {"pairs": pairs.num_rows, "true_pairs": true, "recall": held / true if true else 1.0}


def _coded(column: pa.ChunkedArray, reports: pa.ChunkedArray, codes: pa.Array) -> npt.NDArray[np.int64]:
    at = pc.index_in(column, value_set=reports.combine_chunks())
    return np.asarray(codes.take(at.combine_chunks()).to_numpy(), dtype=np.int64)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))))
