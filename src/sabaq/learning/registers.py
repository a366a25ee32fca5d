"""Registers: recommendations kept elsewhere, by mapping."""

from __future__ import annotations

import tomllib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from importlib.resources import files
from pathlib import Path

from sabaq.errors import BadConfig, BadRecord
from sabaq.model.factors import factors_of
from sabaq.model.recommendations import (
    BY_CLOCK,
    ONWARD,
    RESPOND_WITHIN,
    ActionStrength,
    Kind,
    Recommendation,
    State,
)

MOST_DAY = 10
KEYS = {"name", "columns", "states", "defaults"}
OWN = "own"  # the columns are called as the fields are
IMPLIED = "implied by what the register says it became"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One row of a register, in the words of this program; an empty text was not given."""

    reference: str
    text: str
    addressee: str
    made_by: str
    issued: str
    kind: str = Kind.RECOMMENDATION.value
    action: str = ""
    strength: str = ActionStrength.UNRATED.value
    test: str = ""
    respond_by: str = ""
    due: str = ""
    site: str = ""
    site_class: str = ""
    country: str = ""
    mode: str = ""
    factors: str = ""
    told_in: str = ""
    state: str = ""  # as the register has it now
    state_on: str = ""
    state_by: str = ""  # who says so; else the addressee
    why: str = ""
    evidence: str = ""  # what was shown
    evidence_by: str = ""
    evidence_strength: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """How the columns and the words of a register are read."""

    name: str
    columns: Mapping[str, str]  # field -> column
    states: Mapping[str, State] = field(default_factory=dict)  # the register's word, in small letters -> ours
    defaults: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Register:
        """Read a mapping file, or raise BadConfig that names the key."""
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadConfig(f"{path} cannot be read as a mapping: {error}; mend it") from error
        known = {each.name for each in fields(Told)}
        columns, defaults = _texts(given, "columns"), _texts(given, "defaults")
        if wrong := sorted((given.keys() - KEYS) | (columns.keys() - known) | (defaults.keys() - known)):
            raise BadConfig(f"{path} sets {wrong[0]!r}; wanted [columns] and [defaults] of: {', '.join(sorted(known))}")
        states = {word.casefold().strip(): _state(word) for word in _texts(given, "states").values()}
        named = {key.casefold().strip(): states[word.casefold().strip()] for key, word in
                 _texts(given, "states").items()}  # fmt: skip
        return cls(name=str(given.get("name", path.stem)), columns=columns, states=named, defaults=defaults)

    @staticmethod
    def casebook() -> Path:
        """Give the shipped register: what inquiries on real attacks asked for, and what was promised after them.

        Retold in our own words from public pages, each named; states stand as these told them last.
        """
        return Path(str(files("sabaq.learning") / "casebook" / "register.jsonl"))

    @classmethod
    def own(cls) -> Register:
        """Give the mapping of a table whose columns are called as the fields are."""
        return cls(name=OWN, columns={each.name: each.name for each in fields(Told)})

    def told(self, cells: Mapping[str, str]) -> Told:
        """Read one row; BadRecord where a field that is needed is empty."""
        found = dict(self.defaults)
        found |= {name: cells[column].strip() for name, column in self.columns.items() if cells.get(column, "").strip()}
        needed = ("reference", "text", "addressee", "made_by", "issued")
        if empty := [name for name in needed if not found.get(name)]:
            raise BadRecord(f"{empty[0]} is empty; wanted it in column {self.columns.get(empty[0], empty[0])!r} or in "
                            "[defaults]")  # fmt: skip
        if word := found.get("state", ""):
            state = self.states.get(word.casefold()) or _state(word)
            found["state"] = state.value
        return Told(**found)


def recommendation_of(told: Told, name: str) -> Recommendation:
    """Give the recommendation that a row tells of, as it was issued; BadRecord where a term is unknown."""
    issued = day_of(told.issued)
    try:
        return Recommendation(
            id=name, kind=Kind(told.kind), reference=told.reference, text=told.text, action=told.action or told.text,
            addressee=told.addressee, made_by=told.made_by, issued=issued, strength=ActionStrength(told.strength),
            test=told.test, respond_by=day_of(told.respond_by) if told.respond_by else issued + RESPOND_WITHIN,
            due=day_of(told.due) if told.due else None, site=told.site, site_class=told.site_class,
            country=told.country, mode=told.mode, factors=factors_of(told.factors),
            told_in=told.told_in,
        )  # fmt: skip
    except (ValueError, BadConfig) as error:
        raise BadRecord(f"{told.reference}: {error}; see the terms of a register in the docs") from error


def path_to(start: State, end: State) -> tuple[State, ...]:
    """Give the fewest legal steps from one state to another, the first step first; empty: there are none."""
    waiting: deque[tuple[State, ...]] = deque([()])
    seen = {start}
    while waiting:
        path = waiting.popleft()
        at = path[-1] if path else start
        if at is end:
            return path
        for following in ONWARD[at]:
            if following not in seen:
                seen.add(following)
                waiting.append((*path, following))
    return ()


def day_of(text: str) -> date:
    """Read a day; a year or a month alone means its first day, as the register tells no more."""
    padded = text.strip()[:MOST_DAY] + {4: "-01-01", 7: "-01"}.get(len(text.strip()), "")
    try:
        return date.fromisoformat(padded)
    except ValueError:
        raise BadRecord(f"{text!r} is no day; wanted YYYY-MM-DD, YYYY-MM or YYYY") from None


def _state(word: str) -> State:
    try:
        state = State(word.casefold().strip())
    except ValueError:
        state = State.NO_RESPONSE
    if state in BY_CLOCK:
        known = ", ".join(each.value for each in State if each not in BY_CLOCK)
        raise BadRecord(f"state {word!r} is not known; name it under [states], as one of: {known}")
    return state


def _texts(given: Mapping[str, object], key: str) -> dict[str, str]:
    table = given.get(key, {})
    if not isinstance(table, dict) or not all(isinstance(each, str) for each in table.values()):
        raise BadConfig(f"[{key}] is to hold texts, as in: {key} = {{ text = \"Recommendation\" }}")  # fmt: skip
    return dict(table)
