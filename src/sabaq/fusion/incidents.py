"""Incidents: one row a thing that happened, for list and map."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.consensus import BY_SUM, BY_VOTE, DEFAULT
from sabaq.fusion.mentions import UNITS
from sabaq.store.base import Step

ATTACK = {
    "suicide_bombing": "Suicide bombing", "vehicle_bomb": "Vehicle bomb", "ied": "Bombing",
    "armed_assault": "Armed assault", "raid": "Raid", "grenade": "Grenade attack",
    "rocket_mortar": "Rocket or mortar fire", "drone": "Drone attack", "abduction": "Abduction",
    "assassination": "Assassination", "arson": "Arson",
}  # fmt: skip
Row = dict[str, object]


def summarise(  # noqa: PLR0917 (a step is given its tables in the order of `reads`)
    memberships: pa.Table, consensus: pa.Table, details: pa.Table, reports: pa.Table, sources: pa.Table
) -> pa.Table:
    """Give one row an incident with its agreed values, by the default policy."""
    rows = {row["incident"]: row for row in _counts(memberships, reports, sources).to_pylist()}
    values: dict[str, list[Row]] = {incident: [] for incident in rows}
    for value in consensus.filter(pc.equal(consensus["grp"], "all")).to_pylist():
        values[value["incident"]].append(value)
    found = {row["incident"]: row for row in details.select(["incident", "finding_count", "actor"]).to_pylist()}
    made = [summary(row, values[incident], found[incident]) for incident, row in rows.items()]
    return pa.Table.from_pylist(made, schema=SCHEMA)


def summary(counts: Row, values: Iterable[Row], detail: Row) -> Row:
    """Give the row of one incident: what was counted, the agreed values of all groups together, the detail's counts."""
    row, dispute = dict(counts), 0.0
    for value in values:
        prop, policy = value["prop"], value["policy"]
        if value["grp"] != "all":
            continue
        if prop in {"killed", "wounded"} and policy in {DEFAULT, BY_SUM}:
            row |= {f"{prop}_{end}": value[end] for end in ("low", "best", "high")}
        elif prop == "date":
            row |= {name: value[name] for name in ("first", "last", "date_precision")}
        elif prop == "place":
            row |= {name: value[name] for name in ("lat", "lon", "radius_m", *UNITS)}
        elif prop in {"attack_type", "target", "outcome"}:
            row[str(prop)] = value["value"]
        if policy in {DEFAULT, BY_VOTE, BY_SUM} and isinstance(told := value["dispute"], float):
            dispute = max(dispute, told)
    return _named(row | {"dispute": dispute, "findings": detail["finding_count"], "actor": detail["actor"]})


def _counts(memberships: pa.Table, reports: pa.Table, sources: pa.Table) -> pa.Table:
    """Count reports and independent origins; a curated list is coded from the outlets it cites, so it is no origin.

    Only where nothing else tells of an incident does the list itself count as one.
    """
    at = pc.index_in(memberships["report"], value_set=reports["id"])
    source = pc.index_in(reports["source"].take(at), value_set=sources["id"])
    curated = pc.equal(sources["kind"].take(source), "dataset")
    table = pa.table(
        {
            "incident": memberships["incident"],
            "report": memberships["report"],
            "known": reports["known_at"].take(at),
            "origin": pc.if_else(curated, None, sources["independence_group"].take(source)),
        }
    )
    counted = table.group_by("incident").aggregate(
        [("report", "count_distinct"), ("origin", "count_distinct"), ("known", "min"), ("known", "max")]
    )
    counted = counted.rename_columns(["incident", "reports", "origins", "known_first", "known_last"])
    return counted.set_column(2, "origins", pc.max_element_wise(counted["origins"], 1)).sort_by("incident")


def _named(row: Row) -> Row:
    kind = ATTACK.get(str(row.get("attack_type")), "Attack" if row.get("actor") else "Incident")
    spot = next((row[name] for name in UNITS if row.get(name)), None)
    title = f"{kind}, {spot}" if spot else f"{kind}, place not told"
    words = " ".join(str(row[name]) for name in (*UNITS, "actor", "attack_type", "target", "outcome") if row.get(name))
    return row | {"id": row["incident"], "title": title, "words": f"{title} {words}".casefold()}


SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "title", "first", "last", "date_precision")),
        *((name, pa.float64()) for name in ("lat", "lon", "radius_m")),
        *((name, pa.string()) for name in (*UNITS, "attack_type", "target", "actor", "outcome")),
        *((f"{prop}_{end}", pa.int64()) for prop in ("killed", "wounded") for end in ("low", "best", "high")),
        ("dispute", pa.float64()),
        *((name, pa.int64()) for name in ("reports", "origins", "findings")),
        *((name, pa.string()) for name in ("known_first", "known_last", "words")),
    ]
)
INCIDENTS = Step(
    name="incidents@1",
    writes="incidents",
    reads=("memberships", "consensus", "details", "reports", "sources"),
    run=summarise,
)
