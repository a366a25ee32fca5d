"""Words: what a bulletin says, language by language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from sabaq.model.bulletins import ANYBODY, RegisterRow

LANGUAGES = ("en", "ur")
FIRST_STRONG, LEFT_TO_RIGHT, END = "\u2068", "\u2066", "\u2069"  # Unicode's isolates; numbers have no strong letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All sentences and terms of one language, by key."""

    code: str
    direction: str  # ltr | rtl
    native: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[tuple[str, ...], ...]]

    def __call__(self, key: str, **values: object) -> str:
        """Give a sentence with its values in place."""
        return self.texts[key].format(**{name: self.apart(value) for name, value in values.items()})

    def apart(self, value: object) -> str:
        """Give a value as it stands in a sentence; where lines run from the right, it keeps its own direction."""
        text = f"{value:,}" if isinstance(value, int) else str(value)
        if self.direction == "ltr" or not text:
            return text
        lettered = any(each.isalpha() for each in text)
        return f"{FIRST_STRONG if lettered else LEFT_TO_RIGHT}{text}{END}"

    def term(self, of: str, word: str) -> str:
        """Give a term of a closed list; a word that is on none of them stands as it came."""
        return self.texts.get(f"{of}.{word}") or self.apart(word.replace("_", " "))

    def joined(self, parts: Iterable[str]) -> str:
        """Give what there is of some parts, each once, with this language's comma."""
        return self.texts["joiner"].join(dict.fromkeys(filter(None, parts)))

    def name(self, of: str) -> str:
        """Give the name of a source or a speaker."""
        return self.texts["anybody.name"] if of == ANYBODY else self.apart(of)

    def day(self, day: date | None) -> str:
        """Give a day."""
        if day is None:
            return self.texts["undated"]
        return self.texts["day"].format(day=day.day, month=self.lists["months"][day.month - 1][0], year=day.year)

    def month(self, month: str) -> str:
        """Give a month that is written as YYYY-MM; empty: of what no day was told."""
        if not month:
            return self.texts["undated"]
        number = int(month[5:]) - 1
        return self.texts["month"].format(month=self.lists["months"][number][0], year=month[:4])

    def when(self, row: RegisterRow) -> str:
        """Give the days of an incident, no finer than they were told."""
        if row.first is None or row.last is None:
            return self.day(row.first)
        match row.precision:
            case "year":
                return self.texts["rough"].format(when=row.first.year)
            case "month":
                return self.texts["rough"].format(when=self.month(row.month))
            case "week" if row.last - row.first < timedelta(days=7):
                return self.texts["week"].format(day=self.day(row.first))
        if row.first == row.last:
            return self.day(row.first)
        return self.texts["days"].format(first=self.day(row.first), last=self.day(row.last))


@cache
def words(code: str) -> Words:
    """Give the words of a language."""
    read = tomllib.loads(files("sabaq.exchange.bulletin").joinpath("words", f"{code}.toml").read_text("utf-8"))
    flat = dict(_flat(read))
    texts = {key: text for key, text in flat.items() if isinstance(text, str)}
    lists = {key: tuple(map(_row, rows)) for key, rows in flat.items() if isinstance(rows, list)}
    return Words(code=code, direction=texts["direction"], native=texts["native"], texts=texts, lists=lists)


def _flat(table: Mapping[str, object], before: str = "") -> Iterable[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _row(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
