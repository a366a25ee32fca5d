"""Agency: headlines, an agency's releases, and towns to place.

The development halves of three sets by other hands; nothing here may be quoted as held out.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.labelled import Line, news, told_of
from sabaq.model.spacetime import distance_km
from sabaq.sources.gazetteer import Gazetteer, PlaceKind, fold
from sabaq.workspace import Workspace

GROUPS = {"Taliban": "taliban", "TTP": "taliban", "Afghan Taliban": "taliban", "Haqqani Network": "haqqani",
          "Hizb-e-Islami": "hig", "IMU": "imu", "al-Qaeda": "aq"}  # fmt: skip
VAGUE_IS = 3  # the coders of the releases count "several" and "multiple" as three,
MANY_IS = 4  # "numerous" and "many" as four,
MANY = re.compile(r"\b(?:numerous|many)\b", re.IGNORECASE)
MORE_THAN = re.compile(r"\b(?:more than|over) (?:\d+|[a-z-]+)\b")  # and "more than 30" as 31
LEARNED_BEFORE = 2012
NEAR_KM = 25.0
PLACED_M = 100_000  # a circle no wider than this is an answer; a whole province or country is none
Share = Callable[[float, float], str]


def main(folder: Path, share: Share, *, errors: bool) -> None:
    """Score the sets that are in the folder."""
    for name, scored in (
        ("headlines_hand_even.json", headlines),
        ("isaf_releases_even.json", releases),
        ("ged_pakistan_1989_2015.csv.gz", towns),
    ):
        if (folder / name).exists():
            scored(folder / name, share, errors=errors)
        else:
            print(f"{name} is not in {folder}; its measures are left out")


def headlines(file: Path, share: Share, *, errors: bool) -> None:
    """Score killed and wounded on the headlines; "precision" counts figures told where none is stated as wrong."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    told = told_of({"id": number, "text": row["text"]} for number, row in enumerate(rows))
    for name in ("killed", "wounded"):
        got = [total(told[str(number)], name) for number in range(len(rows))]
        stated = sum(row[name] is not None for row in rows)
        right = sum(row[name] is not None and row[name] == one for row, one in zip(rows, got, strict=True))
        zero = sum(row[name] == 0 for row in rows)
        answered = sum(one is not None for one in got)
        print(f"headlines {name:8} recall {share(right, stated)}   precision {share(right, answered)}   "
              f"always zero {share(zero, stated)}   silent on {len(rows) - answered} of {len(rows)}")  # fmt: skip
        for row, one in zip(rows, got, strict=True):
            if errors and one != row[name]:
                print("   ", name, "wanted", row[name], "told", one, "|", row["text"])


def total(told: Line, name: str) -> int | None:
    """Give the sum of a figure's least numbers over the incidents that are news."""
    figures = [one[name] for one in news(told) if isinstance(one[name], Mapping)]
    ends = [f["low"] if f["low"] is not None else f["high"] for f in figures]  # type: ignore[index]
    known = [end for end in ends if end is not None]
    return sum(known) if known else None


def releases(file: Path, share: Share, *, errors: bool) -> None:
    """Score the least number killed, the date, the province and the group aimed at, beside trivial answers."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    told = told_of({"id": number, "text": row["text"]} for number, row in enumerate(rows))
    shipped = Gazetteer.shipped()
    right = dict.fromkeys(("min killed", "date", "province", "target group"), 0)
    answered = dict(right)
    for number, row in enumerate(rows):
        gold, found = row["gold"], told[str(number)]
        wanted = {
            "min killed": gold["min_killed"],
            "date": gold["start_date"],
            "province": {_province(name, shipped) for name in gold["province"]} - {"", "unknown"},
            "target group": {part for group in gold["target_group"] for part in group.split(";")},
        }
        got = {
            "min killed": _as_coded(found, row["text"]),
            "date": _first(found, "date"),
            "province": fold(_first(found, "province") or ""),
            "target group": _aim(found),
        }
        for name, value in got.items():
            good = value in wanted[name] if name == "province" else value == wanted[name]
            right[name] += good
            answered[name] += bool(value)
            if errors and not good:
                print("   ", gold["name"][:50], "|", name, "wanted", wanted[name], "told", value)
    zero = sum(row["gold"]["min_killed"] == 0 for row in rows)
    print(f"releases  min killed exact {share(right['min killed'], len(rows))}   always zero {share(zero, len(rows))}")
    for name in ("date", "province", "target group"):
        print(f"releases  {name + ' exact':18} {share(right[name], len(rows))}   "
              f"of answered {share(right[name], answered[name])}")  # fmt: skip


def _province(name: str, gazetteer: Gazetteer) -> str:
    unit = gazetteer.unit(name, PlaceKind.PROVINCE)
    return fold(unit.name if unit else name)


def _as_coded(found: Line, text: str) -> int:
    """Give the least number killed as the coders of the releases write it."""
    least = total(found, "killed") or 0
    spans = [s for one in news(found) for s in one["spans"] if s["field"] == "killed"]  # type: ignore[attr-defined]
    quotes = [text[span["start"] : span["end"]] for span in spans]
    if not least and any(isinstance(one["killed"], Mapping) and one["killed"]["best"] is None for one in news(found)):
        return MANY_IS if any(map(MANY.search, quotes)) else VAGUE_IS
    return least + any(map(MORE_THAN.search, quotes)) if least else 0


def _first(found: Line, field: str) -> str | None:
    return next((str(one[field]) for one in news(found) if one[field]), None)


def _aim(found: Line) -> set[str]:
    """Give the group that the first incident gives a part, as the coders of the releases call it."""
    parts = [o for one in news(found) for o in one["organisations"] if o["role"] in {"target", "perpetrator"}]  # type: ignore[attr-defined]
    return {GROUPS.get(part["name"], part["name"]) for part in parts[:1]} or {""}


def towns(file: Path, share: Share, *, errors: bool) -> None:
    """Score towns placed within 25 km, told in one sentence, by the shipped places and with those learned before."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        head, *rows = list(csv.reader(stream))
    at = {name: number for number, name in enumerate(head)}
    events = [row for row in rows if row[at["where_prec"]] in {"1", "2"}]
    later = [row for row in events if int(row[at["year"]]) >= LEARNED_BEFORE]
    sentence = "Militants attacked a convoy in {}, Pakistan, killing three people."
    asked = [{"id": n, "text": sentence.format(row[at["where_coordinates"]])} for n, row in enumerate(later)]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "before.csv"
        with table.open("w", encoding="utf-8", newline="") as out:
            earlier = [row for row in rows if row[at["year"]].isdigit() and int(row[at["year"]]) < LEARNED_BEFORE]
            csv.writer(out).writerows([head, *earlier])
        workspace = Workspace.init(Path(folder) / "workspace")
        try:
            workspace.add([table], mapping="ucdp-ged")
            answers = {"shipped": told_of(asked), f"before {LEARNED_BEFORE}": told_of(asked, workspace=workspace)}
        finally:
            workspace.close()
    for name, told in answers.items():
        near = placed = 0
        for number, row in enumerate(later):
            truth = (float(row[at["latitude"]]), float(row[at["longitude"]]))
            found = [one for one in news(told[str(number)]) if one["lat"] is not None]
            if not found or float(str(found[0]["radius_m"])) > PLACED_M:
                continue
            spot = (float(str(found[0]["lat"])), float(str(found[0]["lon"])))
            placed += 1
            good = distance_km(truth, spot) <= NEAR_KM
            near += good
            if errors and not good:
                print("   ", row[at["where_coordinates"]], "told", spot)
        print(f"towns     {name:12} within 25 km {share(near, len(later))}   of answered {share(near, placed)}")
