"""Entries: each source's telling of each incident, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from sabaq.model.evidence import Prop
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Figure
from sabaq.model.overlap import Entry

WORDS = {Prop.ATTACK_TYPE: "attack_type", Prop.TARGET: "target", Prop.ACTOR: "actor"}
COUNTS = {Prop.KILLED: "killed", Prop.WOUNDED: "wounded"}
PLACE = ("lat", "lon", "radius_m", "place", "district", "province", "country")
CURATED = "dataset"


def sources_to_compare(sources: pa.Table, reports: pa.Table, wanted: Collection[str]) -> dict[str, str]:
    """Give id and name of the sources named (by id or name), or else of all curated data sets that brought reports."""
    held = set(pc.unique(reports["source"]).to_pylist())
    rows = [row for row in sources.select(["id", "name", "kind"]).to_pylist() if row["id"] in held]
    if wanted:
        named = {name.casefold() for name in wanted}
        rows = [row for row in rows if {row["id"].casefold(), row["name"].casefold()} & named]
    else:
        rows = [row for row in rows if row["kind"] == CURATED]
    return {row["id"]: row["name"] for row in rows}


def read_entries(evidence: dict[str, pa.Table], homes: dict[str, str], sources: dict[str, str]) -> Iterator[Entry]:
    """Yield the first telling of each incident by each source, in order of incident and source.

    `homes` gives the incident of each subject.
    """
    reports = evidence["reports"]
    kept = reports.filter(pc.is_in(reports["source"], value_set=pa.array(list(sources), pa.string())))
    by_seq = {row["seq"]: row for row in kept.select(["seq", "id", "external_id", "source"]).to_pylist()}
    claims = evidence["claims"]
    news = claims.filter(
        pc.and_(
            pc.is_in(claims["report_seq"], value_set=kept["seq"].combine_chunks()),
            pc.and_(pc.equal(claims["framing"], "news"), pc.equal(claims["polarity"], "asserts")),
        )
    )
    told: dict[tuple[str, str], dict[str, object]] = {}
    first_subject: dict[tuple[str, str], str] = {}
    for claim in news.to_pylist():
        report = by_seq[claim["report_seq"]]
        home = homes.get(claim["subject"])
        if home is None:
            continue
        key = (home, report["source"])
        if first_subject.setdefault(key, claim["subject"]) != claim["subject"]:
            continue  # a source that tells an incident twice is taken at its first word
        row = told.setdefault(key, {"report": ReportId(report["id"]), "report_id": report["external_id"]})
        for name, value in _values(claim):
            row.setdefault(name, value)
    for incident, source in sorted(told):
        yield Entry(incident=IncidentId(incident), source=sources[source], **told[incident, source])  # type: ignore[arg-type]


def _values(claim: dict[str, object]) -> Iterator[tuple[str, object]]:
    prop = Prop(str(claim["prop"]))
    if prop in WORDS and claim["value"]:
        yield WORDS[prop], claim["value"]
    elif prop in COUNTS and claim["grp"] == "all":
        yield COUNTS[prop], Figure(low=_whole(claim["low"]), best=_whole(claim["best"]), high=_whole(claim["high"]))
    elif prop is Prop.PLACE:
        yield from ((name, claim[name]) for name in PLACE if claim[name] is not None)
    elif prop is Prop.DATE and claim["first_day"]:
        yield "first", date.fromisoformat(str(claim["first_day"]))
        yield "last", date.fromisoformat(str(claim["last_day"] or claim["first_day"]))


def _whole(number: object) -> int | None:
    return None if number is None else int(str(number))
