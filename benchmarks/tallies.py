"""Tallies: labelled statistics, drawn from tables of wordings.

How attacks and victims are counted, shared out or said to have risen, over which span, by whose word, with sentences
beside it whose numbers count nothing of the kind. The label is known from the slots.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.composing import WORDS, Drawn, Tally, options, tidied

SLOT = re.compile(r"\{(\w+)(?::(up|down))?\}")
PARTS = frozenset({"part", "one_of", "every"})
NAMED = frozenset({"metric", "event"})  # lists whose entries count as wordings, besides those of movement
SECTIONS = ("moved", "moved", "moved", "shared", "shared", "counted", "counted")


@dataclass(slots=True)
class Sheet:
    """A text being drawn, with what it states."""

    rng: random.Random
    period: str
    entries: list[str] = field(default_factory=list)
    tallies: set[Tally] = field(default_factory=set)

    def line(self, section: str, name: str) -> str:
        """Draw one sentence of a section."""
        pattern = self.rng.choice(options("statistics", section, name))
        self.entries.append(f"{section} {name}: {pattern}")
        return SLOT.sub(self._slot, pattern)

    def _slot(self, match: re.Match[str]) -> str:
        slot, way = match[1], match[2]
        if slot in {"n", "percent", "part", "amount", "one_of", "every", "changed"}:
            return self._number(slot, way)
        if slot in {"few", "some", "percent_said"}:
            low = self.rng.randint(3, 12)
            return {"few": WORDS[low], "some": str(low * 17), "percent_said": f"{low * 5} per cent"}[slot]
        if slot == "period":
            return self.period
        found = self.rng.choice(options("statistics", *((slot, way) if way else ("lists", slot))))
        if way or slot in NAMED:
            self.entries.append(f"{slot}: {found}")
        return found

    def _number(self, slot: str, way: str | None) -> str:
        if slot == "n":
            value = self.rng.choice((self.rng.randint(11, 19), self.rng.randint(20, 900), self.rng.randint(1000, 1800)))
            self.tallies.add((float(value), "count", way))
            return WORDS[value] if value < len(WORDS) and self.rng.random() < 1 / 4 else f"{value:,}"
        if slot == "percent" or (slot == "amount" and self.rng.random() < 1 / 2):
            value = self.rng.randint(3, 95)
            self.tallies.add((float(value), "percent", way))
            return f"{value}{self.rng.choice((' per cent', ' percent', 'pc', '%'))}"
        path = {"amount": ("amounts", "parts"), "part": ("amounts", "shares"), "changed": ("changed", way or "")}
        told, _, ratio = self.rng.choice(options("statistics", *path.get(slot, ("amounts", slot)))).partition(" = ")
        self.entries.append(f"{slot}: {told}")
        self.tallies.add((float(ratio), "ratio", way))
        return told


def tallied(rng: random.Random) -> Iterator[Drawn]:
    """Yield texts that state numbers over many attacks, or none, without end."""
    while True:
        sheet = Sheet(rng, rng.choice(options("statistics", "lists", "period")))
        if rng.random() < 1 / 8:
            lines = [sheet.line("noise", "alone")]
        else:
            section = rng.choice(SECTIONS)
            lines = [sheet.line("alone", section)]
            if section == "counted" and rng.random() < 2 / 3:
                lines.append(sheet.line("after", "on"))
        if rng.random() < 1 / 4:
            lines.append(sheet.line("noise", "beside"))
        text = re.sub(r"(?<=\. )[a-z]", lambda m: m.group().upper(), tidied(" ".join(lines)))
        yield Drawn(
            text=text, measure="statistics", figure=None, tallies=frozenset(sheet.tallies), entries=tuple(sheet.entries)
        )
