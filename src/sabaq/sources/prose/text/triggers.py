"""Triggers: one pass finds every name and word that matters."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from itertools import pairwise

import ahocorasick_rs
import msgspec
from msgspec.structs import replace

from sabaq.sources.gazetteer import Gazetteer, fold
from sabaq.sources.prose.text.cleaning import Clean, clean, spaced
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import lexicon
from sabaq.sources.prose.text.spellings import spellings
from sabaq.sources.prose.text.words import listed

GLOTTAL = lazily(
    r"(?<![A-Za-z'])[A-Z][a-z]{0,9}(?:(?P<mark>')(?!s\b)[a-z]{1,6}\b|(?:-[a-z]{1,2})? (?P<before>')[A-Z][a-z]{1,7}\b)"
)  # "Panjwa'i", "Pul-e 'Alam"
GOES_ON = lazily(r" [A-Z][\w-]+(?:,| in) ")  # between the first word of a spot's name and where it lies
LONGEST = 30  # characters of a second group's name
CAREFUL = frozenset(listed("marks", "careful_places"))


class Signal(StrEnum):
    """What a found word is a sign of."""

    OUTCOME = "outcome"
    ATTACK = "attack"
    CLAIM = "claim"
    STATISTIC = "statistic"
    HURT = "hurt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named group and what it is."""

    name: str
    kind: str  # militant | lawful | state
    parent: str | None


class OrganisationMention(msgspec.Struct, frozen=True, gc=False):
    """Where the text names an organisation."""

    organisation: Organisation
    start: int
    end: int


class NameMention(msgspec.Struct, frozen=True, gc=False):
    """Where the text may name a place."""

    key: str
    start: int
    end: int
    careful: bool  # also an English word or a part of person names: needs "in" before or "district" after


class Triggers(msgspec.Struct, frozen=True):
    """Everything one pass found, in order."""

    signals: tuple[tuple[int, Signal], ...]
    organisations: tuple[OrganisationMention, ...]
    names: tuple[NameMention, ...]


NOTHING = Triggers((), (), ())


@dataclass(frozen=True, slots=True)
class Finder:
    """The automaton for one gazetteer."""

    automaton: ahocorasick_rs.AhoCorasick
    meanings: tuple[tuple[str, object], ...]

    def find(self, text: str) -> Triggers:
        """Give what the clean text holds."""
        signals: list[tuple[int, Signal]] = []
        organisations: list[OrganisationMention] = []
        names: list[NameMention] = []
        folded = f" {spaced(text)} "
        for pattern, start, stop in self.automaton.find_matches_as_indexes(folded):
            kind, meaning = self.meanings[pattern]
            end = stop - 1  # the text starts one blank late in `folded`
            if isinstance(meaning, tuple):
                signals.extend([(start, signal) for signal in meaning])
            elif isinstance(meaning, Organisation) and "(" in kind and "(" not in text[start:end]:
                organisations.extend(self._parted(text, start, end).organisations)
            elif folded[stop : stop + 1].isalnum():
                within = self._within(text, start, end)
                signals.extend(within.signals)
                organisations.extend(within.organisations)
                names.extend(within.names)
            elif isinstance(meaning, Organisation):
                if _spelt(text[start:end], kind):
                    organisations.append(OrganisationMention(meaning, start, end))
            elif not text[start].islower() and _spelt(text[start:end], kind):
                key = str(meaning)
                names.append(NameMention(key, start, end, key in CAREFUL or len(key) < 4))
        if "'" in text and GLOTTAL.search(text):
            names.extend(self._glottal(text))
            names.sort(key=lambda name: name.start)
        return Triggers(tuple(signals), tuple(organisations), tuple(names))

    def _parted(self, text: str, start: int, end: int) -> Triggers:
        """Give what stands on each side of a mark that no alias has there: "for the BLA, Jeeyand Baloch, said"."""
        cut = next((at for at in range(start, end) if not (text[at].isalnum() or text[at] in " -'.")), end)
        return self._beside(text, (start, end), cut)

    def _within(self, text: str, start: int, end: int) -> Triggers:
        """Give what stands in a match whose last word goes on: "LeJ a" in "the LeJ attacked"."""
        return self._beside(text, (start, end), max(text.rfind(" ", start, end), start))

    def _beside(self, text: str, span: tuple[int, int], cut: int) -> Triggers:
        """Give what a stretch holds on each side of a cut in it."""
        start, end = span
        if not start < cut < end:
            return NOTHING
        found = [_moved(self.find(text[first:last]), first) for first, last in ((start, cut), (cut, end + LONGEST))]
        return Triggers(
            tuple(signal for one in found for signal in one.signals if signal[0] < end),
            tuple(group for one in found for group in one.organisations if group.start < end),
            tuple(name for one in found for name in one.names if name.start < end),
        )

    def _glottal(self, text: str) -> Iterator[NameMention]:
        """Yield the place names that are only met when a glottal stop is left out: "Panjwa'i", "Musa Qal'ah"."""
        cuts = [m.start(m.lastgroup or 0) for m in GLOTTAL.finditer(text)]
        bare = "".join(text[first + 1 : last] for first, last in pairwise((-1, *cuts, len(text))))
        folded = f" {spaced(bare)} "
        gone = [cut - n for n, cut in enumerate(cuts)]  # where each mark stood in the bare text
        for pattern, start, stop in self.automaton.find_matches_as_indexes(folded):
            alias, meaning = self.meanings[pattern]
            end = stop - 1
            held = bisect_left(gone, end) - bisect_right(gone, start)
            if (
                isinstance(meaning, str)
                and held > 0
                and not folded[stop : stop + 1].isalnum()
                and _spelt(bare[start:end], alias)
            ):
                first = start + bisect_right(gone, start)
                yield NameMention(meaning, first, first + (end - start) + held, careful=False)


def _moved(found: Triggers, by: int) -> Triggers:
    """Give what was found in a stretch by where it stands in the whole text."""
    return Triggers(
        tuple((at + by, signal) for at, signal in found.signals),
        tuple(replace(one, start=one.start + by, end=one.end + by) for one in found.organisations),
        tuple(replace(one, start=one.start + by, end=one.end + by) for one in found.names),
    )


def _spelt(seen: str, alias: str) -> bool:
    """Say whether a short alias of capitals is written so in the text ("IS" is not "is", nor "LeT" "let")."""
    short = len(alias) <= 5 and alias.isascii() and sum(map(str.isupper, alias)) > 1
    return not short or seen in {alias, alias.upper()}


def organisations() -> Iterator[tuple[str, Organisation]]:
    """Yield every alias with the organisation it names."""
    file = resources.files("sabaq.sources.prose.text") / "organisations.tsv"
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, kind, parent, aliases = line.split("\t")
            organisation = Organisation(name=name, kind=kind, parent=parent or None)
            for alias in dict.fromkeys((name, *aliases.split("|"))):
                for spelling in spellings(alias):
                    yield spelling, organisation


@functools.lru_cache(maxsize=4)
def finder(gazetteer: Gazetteer) -> Finder:
    """Give the automaton over organisations, signals and every place name; a name of both is the organisation."""
    table: dict[str, tuple[str, object]] = {}
    for alias, organisation in organisations():
        table.setdefault(_pattern(alias), (alias, organisation))
    for place in gazetteer.places:
        for name in (place.name, *place.alternates):
            key = fold(name)
            if len(key) >= 2 and (len(key) > 2 or name.isupper()):
                table.setdefault(_pattern(name), (name, key))
    for word, signals in _signs().items():
        table.setdefault(f" {word}", ("", signals))
    automaton = ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Finder(automaton, tuple(table.values()))


def _signs() -> dict[str, tuple[Signal, ...]]:
    """Give what each beginning of a word is a sign of: of all that any other within it is a sign of, too."""
    listing: dict[str, set[Signal]] = {}
    for signal in Signal:
        for word in (*listed("beginnings", signal.value), *(lexicon().stems if signal is Signal.HURT else ())):
            listing.setdefault(word, set()).add(signal)
    within = [word for word, signs in listing.items() if " " not in word.strip() or signs != {Signal.HURT}]
    automaton = ahocorasick_rs.AhoCorasick([f" {word}" for word in within])
    made = {}
    for word, signs in listing.items():
        inner = automaton.find_matches_as_indexes(f" {word}", overlapping=True)
        made[word] = _in_order(frozenset(signs.union(*(listing[within[number]] for number, _, _ in inner))))
    return made


@functools.cache
def _in_order(signs: frozenset[Signal]) -> tuple[Signal, ...]:
    return tuple(signal for signal in Signal if signal in signs)


class Scanned(msgspec.Struct, frozen=True):
    """A document made clean, and what one pass over it found."""

    cleaned: Clean
    triggers: Triggers


def scan(raw: str, gazetteer: Gazetteer) -> Scanned:
    """Make a document clean and look through it once."""
    cleaned = clean(raw)
    found = finder(gazetteer).find(cleaned.text)
    if begun := [name for name, after in pairwise(found.names) if _begins_spot(cleaned.text, name, after, gazetteer)]:
        found = replace(found, names=tuple(name for name in found.names if name not in begun))
    return Scanned(cleaned, found)


def _begins_spot(text: str, name: NameMention, after: NameMention, gazetteer: Gazetteer) -> bool:
    """Say whether a name of a place at home is the first word of a spot abroad: "Buni Gari, Yobe State"."""
    if not GOES_ON.fullmatch(text, name.end, after.start):
        return False
    holders = gazetteer.by_name.get(after.key, ())
    here = {place.country for place in gazetteer.by_name.get(name.key, ())}
    return bool(holders) and all(place.abroad and place.country not in here for place in holders)


def _pattern(name: str) -> str:
    """Give the shape of a name in folded text: a blank before it, marks as blanks."""
    return " " + spaced(name.replace("’", "'"))
