"""Consensus: the agreed values of each incident, with claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import pyarrow as pa

from sabaq.fusion.observations import Observation, observe
from sabaq.fusion.runs import by_incident, deal_incidents
from sabaq.fusion.terms import Agreed, agree_day, agree_place, vote
from sabaq.fusion.tolls import POLICIES, agree, agree_all
from sabaq.fusion.trust import find, hold_responsible
from sabaq.model.evidence import COUNTS, Polarity, Prop
from sabaq.model.ids import ClaimId
from sabaq.model.incident import CurvePoint
from sabaq.store.base import Part, Parts, Step
from sabaq.store.moments import from_text

DEFAULT = POLICIES[0]
BY_VOTE = "most-independent-voices"
BY_SUM = "sum-of-groups"
DISJOINT = ("civilians", "police", "security", "attackers", "side_a", "side_b", "unknown")
VOTED = (Prop.ATTACK_TYPE, Prop.TARGET, Prop.OUTCOME, Prop.OCCASION)

SCHEMA = pa.schema(
    [
        ("incident", pa.string()), ("prop", pa.string()), ("grp", pa.string()), ("policy", pa.string()),
        ("value", pa.string()), ("low", pa.int64()), ("best", pa.int64()), ("high", pa.int64()),
        ("dispute", pa.float64()), ("origins", pa.int64()), ("claims", pa.list_(pa.string())),
        ("first", pa.string()), ("last", pa.string()), ("date_precision", pa.string()), ("lat", pa.float64()),
        ("lon", pa.float64()), ("radius_m", pa.float64()), ("place", pa.string()), ("district", pa.string()),
        ("province", pa.string()), ("country", pa.string()),
    ]
)  # fmt: skip
DETAILS = pa.schema(
    [("incident", pa.string()), ("curve", pa.string()), ("responsibility", pa.string()), ("findings", pa.string()),
     ("finding_count", pa.int64()), ("actor", pa.string())]
)  # fmt: skip


def draw(claims: pa.Table, memberships: pa.Table, reports: pa.Table, sources: pa.Table) -> pa.Table:
    """Give one row for each incident, property, group and policy."""
    rows: list[dict[str, object]] = []
    for incident, told in observe(claims, memberships, reports, sources):
        rows.extend(values_of(incident, told))
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def values_of(incident: str, told: Sequence[Observation]) -> list[dict[str, object]]:
    """Give the rows of one incident."""
    by_prop: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for one in told:
        if one.polarity == Polarity.ASSERTS:
            by_prop[one.prop, one.grp].append(one)
    rows = [
        {"incident": incident, "prop": prop, "grp": grp} | row
        for (prop, grp), its in sorted(by_prop.items())
        for row in _values(prop, its)
    ]
    return rows + [{"incident": incident} | row for row in _sums(by_prop)]


def _values(prop: str, told: Sequence[Observation]) -> list[dict[str, object]]:
    if prop in COUNTS:
        return [
            {"policy": toll.policy, "low": toll.low, "best": toll.best, "high": toll.high, "dispute": toll.dispute}
            | {"origins": toll.origins, "claims": list(toll.drawn_from), "value": None}
            for toll in agree_all(told)
        ]
    if prop == Prop.DATE:
        return [_row(agreed) for agreed in [agree_day(told)] if agreed]
    if prop == Prop.PLACE:
        return [_row(agreed) for agreed in [agree_place(told)] if agreed]
    if prop in VOTED:
        return [_row(agreed) for agreed in [vote([one for one in told if one.value], lambda one: one.value)] if agreed]
    return []


def _sums(by_prop: dict[tuple[str, str], list[Observation]]) -> list[dict[str, object]]:
    """Give a total where only groups of people were told: at least their sum, for others may be missing."""
    rows: list[dict[str, object]] = []
    for prop in (Prop.KILLED, Prop.WOUNDED):
        if (prop, "all") in by_prop:
            continue
        parts = [toll for grp in DISJOINT if (toll := agree(by_prop.get((prop, grp), ()), DEFAULT))]
        if parts:
            rows.append(
                {"prop": prop, "grp": "all", "policy": BY_SUM, "low": sum(part.low or 0 for part in parts)}
                | {"best": sum(part.best or 0 for part in parts), "high": None, "value": None}
                | {"dispute": max(part.dispute for part in parts), "origins": max(part.origins for part in parts)}
                | {"claims": [claim for part in parts for claim in part.drawn_from]}
            )
    return rows


def _row(agreed: Agreed) -> dict[str, object]:
    one = agreed.choice
    return {
        "policy": BY_VOTE, "value": one.value, "dispute": agreed.dispute, "origins": agreed.origins,
        "claims": list(agreed.drawn_from), "first": one.first_day, "last": one.last_day,
        "date_precision": one.date_precision, "lat": one.lat, "lon": one.lon, "radius_m": one.radius_m,
        "place": one.place, "district": one.district, "province": one.province, "country": one.country,
    }  # fmt: skip


def detail(claims: pa.Table, memberships: pa.Table, reports: pa.Table, sources: pa.Table) -> pa.Table:
    """Give each incident's curve, responsibility and findings, encoded as JSON."""
    rows = [detail_of(incident, told) for incident, told in observe(claims, memberships, reports, sources)]
    return pa.Table.from_pylist(rows, schema=DETAILS)


def detail_of(incident: str, told: Sequence[Observation]) -> dict[str, object]:
    """Give the row of one incident."""
    responsibility = hold_responsible(told)
    findings = find(told, responsibility)
    named = [one.organisation for one in responsibility if one.stance in {"claims", "blamed"}]
    return {
        "incident": incident,
        "curve": msgspec.json.encode(_curve(told)).decode(),
        "responsibility": msgspec.json.encode(responsibility).decode(),
        "findings": msgspec.json.encode(findings).decode(),
        "finding_count": len(findings),
        "actor": "; ".join(sorted(set(named), key=lambda name: (-named.count(name), name))[:4]) or None,
    }


def _curve(told: Sequence[Observation]) -> list[CurvePoint]:
    """Give what the default policy would have said each time a new figure became known."""
    points: list[CurvePoint] = []
    for prop in (Prop.KILLED, Prop.WOUNDED):
        counts = [one for one in told if one.prop == prop and one.grp == "all" and one.polarity == Polarity.ASSERTS]
        for upto, one in enumerate(counts, start=1):
            if upto < len(counts) and counts[upto].known_at == one.known_at:
                continue  # what became known at one moment is one point
            toll = agree(counts[:upto], DEFAULT)
            if toll is None:
                continue
            point = CurvePoint(
                known_at=from_text(one.known_at), prop=prop.value, low=toll.low, best=toll.best, high=toll.high,
                claim=ClaimId(one.claim),
            )  # fmt: skip
            points.append(point)
    return points


READS = ("claims", "memberships", "reports", "sources")


def _drawn(part: Part) -> pa.Table:
    return draw(*(part.tables[name] for name in READS))


def _detailed(part: Part) -> pa.Table:
    return detail(*(part.tables[name] for name in READS))


CONSENSUS = Step(
    name="consensus@1", writes="consensus", reads=READS, run=draw,
    parts=Parts(deal=deal_incidents, work=_drawn, schema=SCHEMA, gather=by_incident),
)  # fmt: skip
DETAIL = Step(
    name="details@1", writes="details", reads=READS, run=detail,
    parts=Parts(deal=deal_incidents, work=_detailed, schema=DETAILS, gather=by_incident),
)  # fmt: skip
