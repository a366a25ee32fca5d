"""Evidence: an invented world as the ledger would hand it."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from sabaq.model.spacetime import DatePrecision
from sabaq.sources.cells import widened
from sabaq.sources.mapping import terms
from sabaq.sources.pages import country
from sabaq.sources.register import Register
from sabaq.sources.synthetic import SyntheticWorld
from sabaq.store.evidence import CLAIM_TYPES, LINK_TYPES, REPORT_TYPES, SOURCE_TYPES

Columns = dict[str, pa.Array]
LONGEST_TITLE = 300  # as the generic mapping has it


def evidence_of(world: SyntheticWorld) -> dict[str, pa.Table]:
    """Give the four tables of evidence that the generic mapping would make of a world.

    The way through the workspace is the same for small worlds (a test compares them) and takes minutes for a
    million reports. Subjects are "s_" and the report's id.
    """
    reports = world.reports
    count = reports.num_rows
    names = reports["source"].combine_chunks().dictionary_encode()
    register = Register.load(None)
    known = [register.source(name) for name in names.dictionary.to_pylist()]
    ids = pa.array([source.id for source in known]).take(names.indices)
    moments = pc.strftime(pc.cast(_utc(reports["published"]), pa.timestamp("us")), "%Y-%m-%dT%H:%M:%S")
    table: Columns = {
        "seq": pa.array(range(1, count + 1), pa.int64()),
        "id": pc.binary_join_element_wise("r", reports["report_id"].combine_chunks(), "_"),
        "external_id": reports["report_id"].combine_chunks(),
        "source": ids,
        "title": pa.nulls(count, pa.string()),
        "published_at": moments,
        "known_at": moments,
        "recorded_at": moments,
    }
    subjects = pc.binary_join_element_wise("s", reports["report_id"].combine_chunks(), "_")
    sources = {source.id: source for source in known}
    ordered = [sources[name] for name in sorted(sources)]
    rows = [
        {"id": one.id, "name": one.name, "kind": one.kind.value, "interest": one.interest.value,
         "independence_group": one.independence_group, "reliability": "{}"}
        for one in ordered
    ]  # fmt: skip
    return {
        "claims": _claims(reports, subjects),
        "reports": pa.table(table, schema=pa.schema(REPORT_TYPES)),
        "sources": pa.Table.from_pylist(rows, schema=pa.schema(SOURCE_TYPES)),
        "links": pa.schema(LINK_TYPES).empty_table(),
    }


def _utc(published: pa.ChunkedArray) -> pa.Array:
    """Read "2023-01-02T05:59+05:00"."""
    told = published.combine_chunks()
    local = pc.strptime(pc.utf8_slice_codeunits(told, 0, 16), format="%Y-%m-%dT%H:%M", unit="s")
    offset = pc.cast(pc.utf8_slice_codeunits(told, 17, 19), pa.int64())
    return pc.subtract(pc.cast(local, pa.int64()), pc.multiply(offset, 3600)).cast(pa.timestamp("s"))


def _claims(reports: pa.Table, subjects: pa.Array) -> pa.Table:
    column = {name: reports[name].combine_chunks() for name in reports.column_names}
    told = pc.utf8_length(column["text"])
    fitting = pc.if_else(pc.less_equal(told, LONGEST_TITLE), column["text"], pa.scalar(None, pa.string()))
    made = [
        _made(subjects, "date", needed="date", values=_days(column)),
        _made(subjects, "place", needed="country", values=_places(column)),
        _made(subjects, "actor", needed="value", values={"value": column["actor"]}),
        *(
            _made(subjects, prop, needed="value", values={"value": _termed(column[prop], table)})
            for prop, table in (("target", "targets"), ("attack_type", "attack_types"))
        ),
        *(_made(subjects, prop, needed="told", values=_counts(column, prop)) for prop in ("killed", "wounded")),
        _made(subjects, "title", needed="value", values={"value": fitting}),
    ]
    return pa.concat_tables(made).sort_by([("report_seq", "ascending")])


def _made(subjects: pa.Array, prop: str, *, needed: str, values: Columns) -> pa.Table:
    """Give the claims of one kind; a row whose `needed` column is empty makes none."""
    count, there = len(subjects), pc.is_valid(values[needed])
    fixed = {"prop": prop, "grp": "all", "polarity": "asserts", "modality": "told", "framing": "news"}
    columns: Columns = {
        "id": pc.binary_join_element_wise("c", subjects, prop, "_"),
        "report_seq": pa.array(range(1, count + 1), pa.int64()),
        "subject": subjects,
    }
    columns |= {name: pa.repeat(pa.scalar(word), count) for name, word in fixed.items()}
    columns |= {name: values[name] for name in values if name in CLAIM_TYPES}
    full = [
        columns[name].cast(kind) if name in columns else pa.nulls(count, kind) for name, kind in CLAIM_TYPES.items()
    ]
    return pa.table(full, schema=pa.schema(CLAIM_TYPES)).filter(there)


def _days(column: Columns) -> Columns:
    """Give the first and last day that each stated date may stand for."""
    precision = pc.fill_null(column["date_precision"], "day")
    both = pc.binary_join_element_wise(column["date"], precision, "|").dictionary_encode()
    spans = []
    for told in both.dictionary.to_pylist():
        day, unit = told.split("|")
        first, last = widened(date.fromisoformat(day), DatePrecision(unit))
        spans.append((first.isoformat(), last.isoformat()))
    first, last = (pa.array([span[end] for span in spans], pa.string()).take(both.indices) for end in (0, 1))
    return {"date": first, "first_day": first, "last_day": last, "date_precision": precision}


def _places(column: Columns) -> Columns:
    names = column["country"].dictionary_encode()
    codes = pa.array([country(name) for name in names.dictionary.to_pylist()], pa.string()).take(names.indices)
    placed = pc.is_valid(column["lat"])
    radius = pc.if_else(placed, column["radius_m"], pa.scalar(None, pa.float64()))
    told = {name: column[name] for name in ("lat", "lon", "place", "district", "province")}
    return told | {"radius_m": radius, "country": codes}


def _termed(words: pa.Array, table: str) -> pa.Array:
    known = terms(table)
    names = words.dictionary_encode()
    told = [word.strip() for word in names.dictionary.to_pylist()]
    found = [known.get(word.casefold(), word if word in known.values() else "other") for word in told]
    return pa.array(found, pa.string()).take(names.indices)


def _counts(column: Columns, prop: str) -> Columns:
    low, high = column[f"{prop}_low"], column[f"{prop}_high"]
    exact = pc.if_else(pc.equal(low, high), low, pa.scalar(None, pa.int64()))
    return {"low": low, "best": exact, "high": high, "told": pc.coalesce(low, high)}
