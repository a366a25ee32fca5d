"""Benchmark: text to claims on the development sets.

    python benchmarks/prose.py [FOLDER]      FOLDER holds the development sets

Prints, for each measure, recall, precision and 95 % Wilson intervals beside trivial baselines, and how many short
reports one CPU-second reads. The figures are of development sets: nothing here may be quoted as held out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import re
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer, LearnedPlace, Near, PlaceKind, distance_km, fold
from sabaq.sources.prose.extract import Document, extract

FOLDER = Path(__file__).parents[1].parent / "shared" / "data"
GROUPS = {"Taliban": "taliban", "TTP": "taliban", "Afghan Taliban": "taliban", "Haqqani Network": "haqqani",
          "Hizb-e-Islami": "hig", "IMU": "imu", "al-Qaeda": "aq"}  # fmt: skip
VAGUE_IS = 3  # the coders of the releases count "several" and "multiple" as three,
MANY_IS = 4  # "numerous" and "many" as four,
MANY = re.compile(r"\b(?:numerous|many)\b", re.IGNORECASE)
MORE_THAN = re.compile(r"\b(?:more than|over) (?:\d+|[a-z-]+)\b")  # and "more than 30" as 31
LEARNED_BEFORE = 2012


def wilson(hits: int, of: int) -> str:
    """Give a share with its 95 % interval (Wilson 1927)."""
    if not of:
        return "   -"
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{100 * p:5.1f} % ({100 * (middle - half):.0f}-{100 * (middle + half):.0f}), {hits}/{of}"


def figure(claims: Iterable[Claim], prop: Prop) -> int | None:
    """Give the sum over the document's incidents of what is news."""
    found = [
        c.low if c.low is not None else c.high
        for c in claims
        if c.prop is prop and c.group == "all" and c.framing is Framing.NEWS
    ]
    numbers = [n for n in found if n is not None]
    return sum(numbers) if numbers else None


def headlines(file: Path, gazetteer: Gazetteer, *, errors: bool) -> None:
    """Score killed and wounded on the headlines."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    for prop in (Prop.KILLED, Prop.WOUNDED):
        right = said = stated = 0
        for row in rows:
            claims = extract(Document(report=ReportId("r"), raw=row["text"], country="PK"), gazetteer=gazetteer)
            got, want = figure(claims, prop), row[prop.value]
            stated += want is not None
            said += got is not None
            right += got is not None and got == want
            if errors and got != want:
                print("   ", prop.value, "want", want, "got", got, "|", row["text"])
        print(f"headlines {prop.value:8} recall {wilson(right, stated)}   precision {wilson(right, said)}")


def releases(file: Path, gazetteer: Gazetteer, *, errors: bool) -> None:
    """Score the least number killed, the date and the province on the releases, and the always-zero baseline."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    killed = zero = day = dated = answered = where = placed = aimed = 0
    for row in rows:
        gold = row["gold"]
        claims = extract(Document(report=ReportId("r"), raw=row["text"], country="AF"), gazetteer=gazetteer)
        low = figure(claims, Prop.KILLED) or 0
        if not low and any(c.prop is Prop.KILLED and c.framing is Framing.NEWS and c.best is None for c in claims):
            low = MANY_IS if any(MANY.search(c.quote) for c in claims if c.prop is Prop.KILLED) else VAGUE_IS
        elif any(MORE_THAN.search(c.quote) for c in claims if c.prop is Prop.KILLED and c.group == "all"):
            low += 1
        killed += low == gold["min_killed"]
        zero += gold["min_killed"] == 0
        got = next((c.when.first for c in claims if c.prop is Prop.DATE and c.when and c.framing is Framing.NEWS), None)
        dated += got is not None
        day += got == date.fromisoformat(gold["start_date"])
        province = next(
            (c.where.province for c in claims if c.prop is Prop.PLACE and c.where and c.where.province), None
        )
        wanted = {fold(unit.name if (unit := gazetteer.unit(p, PlaceKind.PROVINCE)) else p) for p in gold["province"]}
        placed += bool(wanted - {"", "unknown"})
        answered += province is not None
        aim = next((c.value for c in claims if c.prop in {Prop.PARTY, Prop.ACTOR}), None)
        aimed += {GROUPS.get(aim, aim) if aim else ""} == {part for g in gold["target_group"] for part in g.split(";")}
        where += bool(province and fold(province) in wanted)
        if errors and (low != gold["min_killed"] or got != date.fromisoformat(gold["start_date"])):
            print("   ", gold["name"][:50], "| killed", gold["min_killed"], low, "| date", gold["start_date"], got)
        if (errors and province is not None and fold(province) not in wanted) or (errors and province is None):
            print("   ", gold["name"][:50], "| province", wanted, province)
    print(f"releases  min killed exact {wilson(killed, len(rows))}   always zero {wilson(zero, len(rows))}")
    print(f"releases  date exact       {wilson(day, len(rows))}   of answered {wilson(day, dated)}")
    print(f"releases  target group     {wilson(aimed, len(rows))}")
    print(f"releases  province exact   {wilson(where, placed)}   of answered {wilson(where, answered)}")


def places(file: Path, gazetteer: Gazetteer) -> None:
    """Score towns placed within 25 km, from names alone, with and without names learned from earlier events."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["where_prec"] in {"1", "2"}]
    told = [(int(row["year"]), _event(row)) for row in rows]
    later = [event for year, event in told if year >= LEARNED_BEFORE]
    grown = gazetteer.learned(event for year, event in told if year < LEARNED_BEFORE)
    for name, one in (("shipped", gazetteer), (f"learned before {LEARNED_BEFORE}", grown)):
        found = [(one.resolve(event.name, near=Near(country="PK")), event) for event in later]
        near = sum(1 for place, e in found if place and distance_km((place.lat, place.lon), (e.lat, e.lon)) <= 25)
        answered = sum(1 for place, _ in found if place)
        print(f"places    {name}: within 25 km {wilson(near, len(later))}   of answered {wilson(near, answered)}")


def _event(row: dict[str, str]) -> LearnedPlace:
    """Give an event's place as the list names it."""
    return LearnedPlace(
        name=row["where_coordinates"],
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        country="PK",
        province=row["adm_1"] or None,
        district=row["adm_2"] or None,
    )


def speed(file: Path, gazetteer: Gazetteer) -> None:
    """Print how many headlines and releases one CPU-second reads."""
    for name, texts in (
        (
            "headlines",
            [r["text"] for r in json.loads((file / "headlines_hand_even.json").read_text(encoding="utf-8"))] * 20,
        ),
        ("releases", [r["text"] for r in json.loads((file / "isaf_releases_even.json").read_text(encoding="utf-8"))]),
    ):
        start = time.process_time()
        for text in texts:
            extract(Document(report=ReportId("r"), raw=text), gazetteer=gazetteer)
        took = time.process_time() - start
        size = sum(map(len, texts)) / len(texts)
        print(f"speed     {len(texts) / took:7.0f} {name} of {size:.0f} characters per CPU-second")


def main() -> None:
    """Score the folder's sets."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    gazetteer = Gazetteer.shipped()
    headlines(given.folder / "headlines_hand_even.json", gazetteer, errors=given.errors)
    releases(given.folder / "isaf_releases_even.json", gazetteer, errors=given.errors)
    places(given.folder / "ged_pakistan_1989_2015.csv.gz", gazetteer)
    speed(given.folder, gazetteer)


if __name__ == "__main__":
    main()
