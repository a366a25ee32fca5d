"""Parameters: what an address may be asked with, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sabaq.model.authority import Purpose
from sabaq.server.questions import FURTHEST_ROW, LONGEST_WORDS, MOST_ROWS, ORDERS

Schema = Mapping[str, object]  # as JSON Schema has it
WORDS: Schema = {"type": "string", "maxLength": LONGEST_WORDS}
DAY: Schema = {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One name in the part of an address after the question mark; none of them has to be given."""

    name: str
    schema: Schema
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What is sent along: its kinds, and what it has to be."""

    kinds: tuple[str, ...]
    schema: Schema


def whole_number(name: str, told: str, *, least: int = 0, most: int) -> Parameter:
    """Give a parameter that is a whole number within bounds."""
    return Parameter(name=name, told=told, schema={"type": "integer", "minimum": least, "maximum": most})


AS_OF = Parameter(
    name="as_of", schema={"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]},
    told="The moment as of which the picture is shown; without a zone in UTC, and a day alone means its end.",
)  # fmt: skip
OFFSET = whole_number("offset", "How many rows to leave out first.", most=FURTHEST_ROW)
QUESTION = (
    Parameter(name="text", schema=WORDS, told="Words in titles and places."),
    Parameter(name="first", schema=DAY, told="From this day on."),
    Parameter(name="last", schema=DAY, told="Up to this day."),
    *(
        Parameter(name=name, schema=WORDS, told=f"Only with this {told}.")
        for name, told in (
            ("country", "country"), ("province", "province"), ("attack_type", "type of attack"),
            ("target", "kind of target"), ("actor", "actor"),
        )
    ),
    whole_number("min_killed", "With at least so many killed.", most=1_000_000),
    Parameter(
        name="disputed", schema={"type": "string", "enum": ["0", "1"]}, told="1: only what sources disagree about."
    ),
    Parameter(
        name="bbox", told="West, south, east and north in degrees.",
        schema={"type": "string", "examples": ["66,30,70,34"], "maxLength": LONGEST_WORDS},
    ),
    Parameter(name="order", schema={"type": "string", "enum": list(ORDERS)}, told="What comes first."),
    whole_number("limit", "How many rows at most.", least=1, most=MOST_ROWS),
    OFFSET,
    AS_OF,
)  # fmt: skip
PURPOSE = Parameter(
    name="purpose", schema={"type": "string", "enum": [each.value for each in Purpose]},
    told="What the reports are taken in for; else as the settings say.",
)  # fmt: skip
