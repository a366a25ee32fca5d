"""Telling: invented reports as evidence tables, without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import msgspec
import numpy as np
import pyarrow as pa

from sabaq import flow
from sabaq.fusion.codes import coded
from sabaq.fusion.likeness import Model, crowding, weighed
from sabaq.fusion.observations import Observation
from sabaq.store.evidence import CLAIM_TYPES, LINK_TYPES, REPORT_TYPES, SOURCE_TYPES

SPOTS = {  # name: (lat, lon, district, province)
    "Quetta": (30.18, 67.0, "Quetta", "Balochistan"),
    "Peshawar": (34.01, 71.57, "Peshawar", "Khyber Pakhtunkhwa"),
    "Zhob": (31.34, 69.45, "Zhob", "Balochistan"),
    "Kharan": (28.58, 65.42, "Kharan", "Balochistan"),
}
Claimed = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Told:
    """One report of one thing, as a test says it; `more` are claims beyond the usual ones."""

    id: str
    source: str
    origin: str | None = None  # None: the source's own
    kind: str = "press"
    grade: str = "C"
    published: str | None = "2023-03-02T10:00:00.000000Z"
    known: str | None = None  # None: when it was published
    date: str | tuple[str, str, str] | None = "2023-03-01"  # a day, or first, last, precision
    place: str | None = "Quetta"
    radius_m: float | None = 2000.0  # None: only names, no position
    actor: str | None = None
    attack: str | None = None
    target: str | None = None
    killed: int | tuple[int | None, int | None, int | None] | None = None
    wounded: int | None = None
    title: str | None = None
    more: Sequence[Claimed] = ()
    subject: str | None = None

    @property
    def named(self) -> str:
        """The id of the thing this report tells of."""
        return self.subject or f"s_{self.id}"

    def claims(self) -> Iterable[Claimed]:
        """Give the claims, as rows without ids."""
        if self.date is not None:
            first, last, unit = (self.date, self.date, "day") if isinstance(self.date, str) else self.date
            yield {"prop": "date", "first_day": first, "last_day": last, "date_precision": unit}
        if self.place is not None:
            lat, lon, district, province = SPOTS[self.place]
            names = {"place": self.place, "district": district, "province": province, "country": "PK"}
            yield {"prop": "place", **names} | (
                {} if self.radius_m is None else {"lat": lat, "lon": lon, "radius_m": self.radius_m}
            )
        for prop, word in (("actor", self.actor), ("attack_type", self.attack), ("target", self.target)):
            if word is not None:
                yield {"prop": prop, "value": word}
        for prop, number in (("killed", self.killed), ("wounded", self.wounded)):
            if number is not None:
                yield count(prop, number)
        if self.title is not None:
            yield {"prop": "title", "value": self.title}
        yield from self.more


def count(prop: str, number: object, *, group: str = "all", **more: object) -> dict[str, object]:
    """Give a claim that counts people: a number, or low, best and high."""
    low, best, high = number if isinstance(number, tuple) else (number, number, number)
    return {"prop": prop, "grp": group, "low": low, "best": best, "high": high} | more


def link(a: Told, b: Told, verdict: str, *, by: str = "analyst") -> dict[str, object]:
    """Give a judgement on two reports."""
    return {"id": f"l_{a.named}_{b.named}_{verdict}", "a": a.named, "b": b.named, "verdict": verdict, "decided_by": by}


def evidence(told: Sequence[Told], links: Sequence[Mapping[str, object]] = ()) -> dict[str, pa.Table]:
    """Give what a ledger that took the reports in this order would hand to the steps."""
    usual = {"grp": "all", "polarity": "asserts", "modality": "told", "framing": "news"}
    claims, reports, sources = [], [], {}
    for seq, one in enumerate(told, start=1):
        said = one.published or one.known
        fixed = {"report_seq": seq, "subject": one.named} | usual
        claims += [fixed | {"id": f"c_{one.id}_{at}"} | dict(row) for at, row in enumerate(one.claims())]
        moments = {"published_at": one.published, "known_at": one.known or said, "recorded_at": one.known or said}
        reports.append({"seq": seq, "id": f"r_{one.id}", "external_id": one.id, "source": one.source} | moments)
        sources[one.source] = {
            "id": one.source, "name": one.source, "kind": one.kind, "interest": "independent",
            "independence_group": one.origin or one.source, "reliability": f'{{"*": "{one.grade}"}}',
        }  # fmt: skip
    rows = {"claims": claims, "reports": reports, "sources": [sources[name] for name in sorted(sources)]}
    types = {"claims": CLAIM_TYPES, "reports": REPORT_TYPES, "sources": SOURCE_TYPES, "links": LINK_TYPES}
    rows["links"] = sorted((dict(each) for each in links), key=lambda each: str(each["id"]))
    return {name: pa.Table.from_pylist(rows[name], schema=pa.schema(types[name])) for name in types}


def fuse(*told: Told, links: Sequence[Mapping[str, object]] = ()) -> dict[str, pa.Table]:
    """Run all steps over the reports."""
    return flow.run(evidence(told, links))


def same_codes(one: pa.Table, two: pa.Table) -> bool:
    """Say whether codes are the same, nan too, which tells that nothing is told; a table's nan equals nothing."""
    mine, theirs = asdict(coded(one)), asdict(coded(two))
    return all(np.array_equal(mine[name], theirs[name], equal_nan=mine[name].dtype.kind == "f") for name in mine)


def together(tables: Mapping[str, pa.Table]) -> set[frozenset[str]]:
    """Give the incidents as sets of the ids that the reports came with."""
    found: dict[str, set[str]] = {}
    for row in tables["memberships"].select(["incident", "report"]).to_pylist():
        found.setdefault(row["incident"], set()).add(row["report"].removeprefix("r_"))
    return {frozenset(each) for each in found.values()}


def one_incident(tables: Mapping[str, pa.Table], *ids: str) -> bool:
    """Say whether some incident holds all these reports."""
    return any(set(ids) <= each for each in together(tables))


def voice(claim: str, **said: object) -> Observation:
    """Give one observation: a count of the dead by an independent press voice unless said otherwise."""
    usual: dict[str, object] = dict.fromkeys(Observation.__struct_fields__)
    usual |= {
        "incident": "i_1", "claim": claim, "subject": f"s_{claim}", "prop": "killed", "grp": "all",
        "polarity": "asserts", "modality": "told", "report": f"r_{claim}", "published": True, "kind": "press",
        "grade": "C", "source": f"Source {claim}", "origin": f"origin {claim}", "said_at": at(1),
    }  # fmt: skip
    number = said.pop("number", None)
    if number is not None:
        low, best, high = number if isinstance(number, tuple) else (number, number, number)
        usual |= {"low": low, "best": best, "high": high}
    usual |= said
    usual["known_at"] = said.get("known_at", usual["said_at"])
    return Observation(**usual)  # type: ignore[arg-type]


def at(day: int, hour: int = 12) -> str:
    """Give a moment of March 2023 as the ledger writes it."""
    return f"2023-03-{day:02}T{hour:02}:00:00.000000Z"


def field_bits(tables: Mapping[str, pa.Table]) -> dict[str, list[float]]:
    """Give the bits of every field for the pairs of `likeness`."""
    model = msgspec.json.decode(tables["model"]["model"][0].as_py(), type=Model)
    a, b = (tables["likeness"][name].to_numpy().astype(np.int64) for name in ("a", "b"))
    crowd = crowding(tables["crowds"])
    bits = weighed(coded(tables["codes"]), model, a, b, crowd=crowd)[1]
    return {field: values.tolist() for field, values in bits.items()}
