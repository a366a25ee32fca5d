"""Labelled: reports with labels, and what extract told of them."""

from __future__ import annotations

import difflib
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from pathlib import Path

from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.lines import extract_file
from sabaq.sources.prose.text.triggers import organisations
from sabaq.workspace import Workspace

FOLDER = Path(__file__).parent / "texts"
SPLITS = ("dev", "seen", "held")
ALIKE = 0.84  # spelling variants of one name ("Pul-e Alam", "Pul-i-Alam") are at least this alike
IN_BRACKETS = re.compile(r" \([\w-]+\)\Z")
UNSEEN = frozenset({"labels", "kind"})  # keys that the extractor is not shown

Line = Mapping[str, object]

# One key for organisations the labels name.
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
    "LeJ": ("Lashkar-e-Jhangvi", "Lashkar-i-Jhangvi"),
    "LeJ al-Alami": ("Lashkar-e-Jhangvi Al-Alami", "LeJA"),
    "TJP": ("Tehreek-e-Jihad Pakistan",),
    "ISKP": (
        *("Islamic State Khorasan", "Islamic State Khorasan Province", "Islamic State's Khorasan branch"),
        *("IS-K", "ISIS-K", "ISIL-K"),
    ),
    "Islamic State Sinai Province": ("Wilayat Sinai",),
    "Jundallah": ("Jundullah",),
    "National Resistance Front": ("NRF",),
    "Afghanistan Freedom Front": ("AFF",),
    "Islamic State": ("IS", "ISIS", "Daesh", "Islamic State group"),
    "ISPP": ("Islamic State Pakistan Province", "Islamic State in Pakistan"),
    "TTP Bajaur": ("Bajaur chapter", "TTP Bajaur chapter", "TTP (Bajaur)", "Bajaur Taliban"),
    "BRAS": ("Baloch Raji Aajoi Sangar",),
    "BRG": ("Baloch Republican Guards",),
    "Al-Shabaab": ("Shabaab", "Shabab", "Al-Shabab", "Harakat al-Shabaab al-Mujahideen"),
    "Boko Haram": ("JAS", "Jama'atu Ahlis Sunna Lidda'awati wal-Jihad"),
    "ISWAP": ("Islamic State West Africa Province", "Islamic State in West Africa Province"),
    "JNIM": ("Jama'at Nusrat al-Islam wal-Muslimin", "Group for the Support of Islam and Muslims"),
    "LTTE": ("Tamil Tigers", "Tigers", "Liberation Tigers of Tamil Eelam"),
    "ELN": ("National Liberation Army", "Ejército de Liberación Nacional"),
    "NPA": ("New People's Army",),
    "CPI (Maoist)": ("Maoists", "Maoist", "Maoist rebels", "CPI-Maoist", "Communist Party of India (Maoist)"),
    "JeM": ("Jaish-e-Mohammad", "Jaish-e-Mohammed", "Jaish-e-Muhammad"),
    "LeT": ("Lashkar-e-Taiba", "Lashkar-e-Tayyaba"),
    "TRF": ("The Resistance Front", "Resistance Front"),
    "AQAP": ("Al-Qaeda in the Arabian Peninsula",),
    "FARC dissidents": ("FARC", "FARC dissident", "Dissident FARC", "Dissident FARC column"),
    "ADF": ("Allied Democratic Forces",),
    "ASG": ("Abu Sayyaf", "Abu Sayyaf Group"),
    "Hafiz Gul Bahadur": ("HGB", "Hafiz Gul Bahadur group", "Gul Bahadur group"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled report."""

    id: str
    kind: str
    published: str
    text: str
    incidents: tuple[Line, ...]
    responsibility: frozenset[tuple[str, str]]
    statistics: tuple[Line, ...]


def fold(name: object) -> str:
    """Give the bare letters and digits of a name."""
    plain = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain)


KEYS = {fold(name): key for key, names in ORGANISATIONS.items() for name in (key, *names)}


@cache
def _shipped() -> dict[str, str]:
    """Give the name under which the program lists an organisation, by the letters of each of its names."""
    return {fold(alias): fold(organisation.name) for alias, organisation in organisations()}


def organisation(name: object) -> str:
    """Give the one key of an organisation, by the table above or else by the program's own list of aliases."""
    letters = fold(name)
    if letters not in KEYS and letters not in _shipped():
        letters = fold(IN_BRACKETS.sub("", str(name)))  # "The Resistance Front (TRF)"
    listed = _shipped().get(letters, letters)
    return KEYS.get(letters) or KEYS.get(listed) or listed


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


def lines_of(split: str) -> list[Line]:
    """Give the lines of every hand's file in one split."""
    files = sorted((FOLDER / split).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Give the labelled reports of some lines."""
    return [_row(line) for line in lines]


def _row(line: Line) -> Row:
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


def told_of(lines: Iterable[Line], *, workspace: Workspace | None = None) -> dict[str, Line]:
    """Give by id what extract writes of some documents; labels are taken out before it sees them."""
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder) / "asked.jsonl", Path(folder) / "told.jsonl"
        shown = ({key: value for key, value in line.items() if key not in UNSEEN} for line in lines)
        asked.write_text("".join(json.dumps(line) + "\n" for line in shown), encoding="utf-8")
        if workspace:
            done = workspace.extract(asked, told)
        else:
            done = extract_file(asked, told, gazetteer=Gazetteer.shipped(), zone=UTC)
        if done.rejected:
            raise SystemExit(f"extract refused a text of the benchmark: {done.rejected[0]}; mend that text")
        written = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    return {str(line["id"]): line for line in written}


def news(told: Line) -> list[Line]:
    """Give the incidents that a document tells as news."""
    incidents = told.get("incidents", ())
    assert isinstance(incidents, list | tuple)
    return [incident for incident in incidents if not incident["is_background"]]
