"""Texts: labelled reports, and what was read in them."""

from __future__ import annotations

import difflib
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from pathlib import Path

from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.lines import extract_file

FOLDER = Path(__file__).parent / "texts"
SPLITS = ("dev", "seen", "held")
GROUPS = ("attackers", "security", "civilians", "police", "children", "women")
ALIKE = 0.84  # spelling variants of one name ("Pul-e Alam", "Pul-i-Alam") are at least this alike

Claim = Mapping[str, object]
Figure = tuple[int | None, int | None]

# One key for each organisation the labels name; a name outside the table stands for itself.
ORGANISATIONS = {
    "TTP": ("Tehreek-e-Taliban Pakistan", "Tehrik-i-Taliban Pakistan", "Pakistani Taliban"),
    "TTP Mohmand": ("Mohmand Taliban", "Mohmand chapter", "TTP Mohmand chapter", "TTP (Mohmand)", "TTP-Mohmand"),
    "Tehreek-e-Taliban Punjab": ("TTP Punjab", "Punjabi Taliban"),
    "Taliban": ("Afghan Taliban", "Islamic Emirate", "Islamic Emirate of Afghanistan"),
    "BLA": ("Baloch Liberation Army", "Balochistan Liberation Army", "Majeed Brigade", "BLA Majeed Brigade"),
    "BLF": ("Baloch Liberation Front", "Balochistan Liberation Front"),
    "BRA": ("Baloch Republican Army",),
    "UBA": ("United Baloch Army",),
    "SRA": ("Sindhudesh Revolutionary Army",),
    "JuA": ("Jamaat-ul-Ahrar", "Jamaatul Ahrar"),
    "Hizb-ul-Ahrar": ("HuA", "Hizbul Ahrar"),
    "LeJ": ("Lashkar-e-Jhangvi",),
    "LeJ al-Alami": ("Lashkar-e-Jhangvi Al-Alami", "LeJA"),
    "TJP": ("Tehreek-e-Jihad Pakistan",),
    "ISKP": ("Islamic State Khorasan", "Islamic State Khorasan Province", "IS-K", "ISIS-K"),
    "Islamic State": ("IS", "ISIS", "Daesh", "Islamic State group"),
    "ISPP": ("Islamic State Pakistan Province", "Islamic State in Pakistan"),
    "Hafiz Gul Bahadur": ("HGB", "Hafiz Gul Bahadur group", "Gul Bahadur group"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled report."""

    id: str
    kind: str
    published: str
    text: str
    incidents: tuple[Mapping[str, object], ...]
    responsibility: frozenset[tuple[str, str]]
    statistics: tuple[Mapping[str, object], ...]


@dataclass(slots=True, kw_only=True)
class Found:
    """One incident as the extractor told it: for each field every distinct value it gave as news."""

    killed: set[Figure] = field(default_factory=set)
    wounded: set[Figure] = field(default_factory=set)
    groups: dict[str, set[Figure]] = field(default_factory=dict)
    date: set[str] = field(default_factory=set)
    places: list[Claim] = field(default_factory=list)
    attack_type: set[str] = field(default_factory=set)
    target: set[str] = field(default_factory=set)
    perpetrator: set[str] = field(default_factory=set)
    outcome_word: set[str] = field(default_factory=set)
    outcome_speaker: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Reading:
    """All that was read in one report."""

    incidents: list[Found] = field(default_factory=list)
    responsibility: set[tuple[str, str]] = field(default_factory=set)
    statistics: list[tuple[float, str, str | None]] = field(default_factory=list)


def fold(name: object) -> str:
    """Give the bare letters and digits of a name."""
    plain = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain)


KEYS = {fold(name): key for key, names in ORGANISATIONS.items() for name in (key, *names)}


def organisation(name: object) -> str:
    """Give the one key of an organisation."""
    return KEYS.get(fold(name), fold(name))


def alternatives(value: object) -> tuple[str, ...]:
    """Give what a label accepts: nothing, one name, or any of several."""
    if value is None:
        return ()
    return tuple(str(one) for one in value if one) if isinstance(value, list) else (str(value),)


def alike(a: object, b: object) -> bool:
    """Say whether two names are one up to spelling, or one holds the other's words ("Upper South Waziristan")."""
    first, second = fold(a), fold(b)
    if not first or not second:
        return False
    words, others = ({fold(word) for word in re.findall(r"\w+", str(name))} for name in (a, b))
    whole = words <= others or others <= words
    return whole or difflib.SequenceMatcher(None, first, second).ratio() >= ALIKE


def load(split: str) -> list[Row]:
    """Give the labelled reports of one split."""
    return [_row(json.loads(line)) for line in lines_of(split)]


def lines_of(split: str) -> list[str]:
    """Give the lines of every hand's file in one split."""
    files = sorted((FOLDER / split).glob("*.jsonl"))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _row(line: Mapping[str, object]) -> Row:
    labels = line["labels"]
    assert isinstance(labels, dict)
    return Row(
        id=str(line["report_id"]),
        kind=str(line["kind"]),
        published=str(line["published"]),
        text=str(line["text"]),
        incidents=tuple(labels["incidents"]),
        responsibility=frozenset((organisation(r["organisation"]), r["polarity"]) for r in labels["responsibility"]),
        statistics=tuple(labels["statistics"]),
    )


def read(split: str) -> dict[str, Reading]:
    """Run the extractor over one split and give what it read in each report; it sees no label."""
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder) / "asked.jsonl", Path(folder) / "told.jsonl"
        with asked.open("w", encoding="utf-8") as out:
            for line in lines_of(split):
                kept = {key: value for key, value in json.loads(line).items() if key not in {"labels", "kind"}}
                out.write(json.dumps(kept, ensure_ascii=False) + "\n")
        done = extract_file(asked, told, gazetteer=Gazetteer.shipped(), zone=UTC)
        if done.rejected:
            raise SystemExit(f"the extractor refused labelled texts: {done.rejected[0]}; mend the texts of {split}")
        with told.open(encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
    return {document["id"]: reading(document["claims"]) for document in documents}


def reading(claims: Iterable[Mapping[str, object]]) -> Reading:
    """Sort the claims of one report by incident; only news makes an incident."""
    whole = Reading()
    subjects: dict[object, Found] = {}
    for claim in claims:
        if claim["prop"] == "statistic":
            whole.statistics.append(_statistic(claim))
        elif claim["prop"] == "responsibility":
            if claim["modality"] == "group_statement":
                stance = "denies" if claim["polarity"] == "denies" else "claims"
                whole.responsibility.add((organisation(claim["value"]), stance))
        elif claim["framing"] == "news":
            _take(claim, subjects.setdefault(claim["subject"], Found()))
    whole.incidents = list(subjects.values())
    for found in whole.incidents:
        _roll_up(found)
    return whole


def _take(claim: Claim, found: Found) -> None:
    prop, value = str(claim["prop"]), str(claim["value"])
    if prop in {"killed", "wounded"}:
        figure = (_whole(claim["low"]), _whole(claim["high"]))
        group = str(claim["group"])
        if figure == (None, None):
            return
        if group == "all":
            getattr(found, prop).add(figure)
        elif prop == "killed":
            found.groups.setdefault(group, set()).add(figure)
    elif prop == "date":
        found.date.add(_when(claim["when"]))
    elif prop == "place":
        found.places.append(claim)
    elif prop == "actor":
        if claim["polarity"] == "asserts":
            found.perpetrator.add(organisation(value))
    elif prop == "outcome":
        found.outcome_word.add(value)
        if claim["speaker"]:
            found.outcome_speaker.add(str(claim["speaker"]))
    elif prop in {"attack_type", "target"}:
        getattr(found, prop).add(value)


def _roll_up(found: Found) -> None:
    """Count policemen among the forces too, as the labels do."""
    police, forces = found.groups.get("police", set()), found.groups.get("security", set())
    if len(police) == 1 and len(forces) <= 1:
        low, high = next(iter(police))
        more_low, more_high = next(iter(forces), (0, 0))
        total = None if high is None or more_high is None else high + more_high
        found.groups["security"] = {((low or 0) + (more_low or 0), total)}


def _whole(number: object) -> int | None:
    return None if number is None else int(str(number))


def _when(when: object) -> str:
    """Write a date as finely as it was told."""
    assert isinstance(when, dict)
    first = date.fromisoformat(when["first"])
    match when["precision"]:
        case "week":
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02d}"
        case "month":
            return f"{first:%Y-%m}"
        case "year":
            return f"{first:%Y}"
    return first.isoformat()


def _statistic(claim: Claim) -> tuple[float, str, str | None]:
    parts = dict(part.strip().split("=", 1) for part in str(claim["value"]).split(";") if "=" in part)
    unit = parts.get("unit", "")
    plain = unit if unit in {"percent", "ratio"} else "count"
    try:
        value = float(parts.get("value", "nan"))
    except ValueError:
        value = float("nan")
    return value, plain, parts.get("direction") or None
