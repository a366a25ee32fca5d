"""Observations: claims beside who made them, per incident."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

GRADES = "ABCDEF"
OFFICIAL = frozenset({"agency", "police", "military", "hospital", "rescue", "court", "inquiry"})


class Observation(msgspec.Struct, frozen=True, gc=False):
    """One news claim of one incident, flat, with what is known of its source; a ledger has millions."""

    incident: str
    claim: str
    subject: str
    prop: str
    grp: str
    value: str | None
    low: int | None
    best: int | None
    high: int | None
    polarity: str
    modality: str
    speaker: str | None
    first_day: str | None
    last_day: str | None
    date_precision: str | None
    lat: float | None
    lon: float | None
    radius_m: float | None
    place: str | None
    district: str | None
    province: str | None
    country: str | None
    report: str
    known_at: str
    said_at: str  # published, else known
    published: bool
    source: str
    kind: str
    origin: str
    grade: str  # A..F for this topic

    @property
    def weight(self) -> float:
        """How much a single voice counts: A 1.0 falling to E 0.2; unjudged F as C minus."""
        return 0.5 if self.grade == "F" else 1.0 - 0.2 * GRADES.index(self.grade)


def observe(
    claims: pa.Table, memberships: pa.Table, reports: pa.Table, sources: pa.Table
) -> Iterator[tuple[str, list[Observation]]]:
    """Yield each incident's id with its news observations, earliest known first; incidents in order of id."""
    news = claims.filter(pc.equal(claims["framing"], "news"))
    at = pc.index_in(news["subject"], value_set=memberships["subject"])
    news = news.append_column("incident", memberships["incident"].take(at))
    news = news.filter(pc.is_valid(news["incident"]))
    told = reports.take(pa.array(np.searchsorted(reports["seq"].to_numpy(), news["report_seq"].to_numpy())))
    said = pc.coalesce(told["published_at"], told["known_at"])
    who = sources.take(pc.index_in(told["source"], value_set=sources["id"]))
    grades = _Grades()
    columns = [
        *(news[name].to_pylist() for name in ("incident", "id", "subject", "prop", "grp", "value", "low", "best")),
        *(news[name].to_pylist() for name in ("high", "polarity", "modality", "speaker", "first_day", "last_day")),
        *(news[name].to_pylist() for name in ("date_precision", "lat", "lon", "radius_m", "place", "district")),
        *(news[name].to_pylist() for name in ("province", "country")),
        *(column.to_pylist() for column in (told["id"], told["known_at"], said, pc.is_valid(told["published_at"]))),
        *(column.to_pylist() for column in (who["name"], who["kind"], who["independence_group"])),
        [grades.of(text, prop) for text, prop in zip(who["reliability"].to_pylist(), news["prop"].to_pylist(),
                                                     strict=True)],
    ]  # fmt: skip
    rows = [Observation(*row) for row in zip(*columns, strict=True)]
    rows.sort(key=attrgetter("incident", "known_at", "said_at", "claim"))
    for incident, group in groupby(rows, key=attrgetter("incident")):
        yield incident, list(group)


class _Grades:
    """Looks a source's grade for a topic up; the few tables are decoded once."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, str]] = {}

    def of(self, text: str, topic: str) -> str:
        if text not in self._tables:
            self._tables[text] = msgspec.json.decode(text, type=dict[str, str])
        table = self._tables[text]
        return table.get(topic, table.get("*", "F"))
