"""Register: who reports, how far trusted, who copies whom."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Self

import msgspec

from sabaq.errors import BadConfig
from sabaq.model.evidence import Interest, Prop, Source, SourceKind
from sabaq.model.ids import SourceId, content_id

SHIPPED = "sources.toml"
MOST_CHARACTERS = 300  # of a name; what is longer is no name, and would keep the patterns busy
_SUFFIX = re.compile(
    r"\s*(?:\((?:all ?africa|bbc monitoring[^)]*|online|website|web)\)|,.*\bin (?:english|urdu|pashto|dari|arabic)\b.*|"
    r"\b(?:website|web site|news agency|tv channel|newspaper|online)\b.*)\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\W_]+")
_GENERAL = {"*"} | {prop.value for prop in Prop}


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One [[source]] of the file."""

    id: str
    name: str
    kind: SourceKind
    interest: Interest = Interest.INDEPENDENT
    reliability: dict[str, str] = {}
    group: str | None = None  # independence group; None: its own
    aliases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()  # regular expressions over the name as told, upper and lower case alike


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    source: tuple[_Entry, ...] = ()


def plain(name: str) -> str:
    """Give a name without case, accents, punctuation and a leading article."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _WORD.sub(" ", kept).strip().removeprefix("the ")


def _without_carrier(name: str) -> str:
    """Give a name without words on how its text came here: a reprint service, a language, "website"."""
    return _SUFFIX.sub("", name) or name


def _slug(name: str) -> str:
    """Give the id of a source the register does not know."""
    slug = re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
    if len(slug) >= 3 and len(slug) <= 60:
        return slug
    return f"{slug[:40]}-{content_id('n', plain(name) or name)[2:10]}".lstrip("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The graded table of sources: names as told go in, sources come out."""

    sources: tuple[Source, ...]
    _names: dict[str, Source]
    _patterns: tuple[tuple[re.Pattern[str], Source], ...]
    _told: dict[tuple[str, SourceKind | None], Source]  # answers given, for files of a million rows

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the shipped table and, before it, the user's: where both know an id or a name, the user's wins."""
        shipped = resources.files("sabaq.sources").joinpath(SHIPPED).read_text(encoding="utf-8")
        entries = list(_entries(shipped, SHIPPED))
        if path is not None:
            try:
                own = _entries(path.read_text(encoding="utf-8"), path.name)
            except (OSError, UnicodeDecodeError) as problem:
                raise BadConfig(
                    f"the source table {path} could not be read ({problem}); wanted TOML in UTF-8"
                ) from None
            replaced = {entry.id for entry in own}
            entries = [*own, *(entry for entry in entries if entry.id not in replaced)]
        return cls._of(entries)

    @classmethod
    def _of(cls, entries: list[_Entry]) -> Self:
        names: dict[str, Source] = {}
        patterns: list[tuple[re.Pattern[str], Source]] = []
        sources = []
        for entry in entries:
            source = _source(entry)
            sources.append(source)
            for name in (entry.id, entry.name, *entry.aliases):
                names.setdefault(plain(name), source)
            patterns += [(re.compile(pattern, re.IGNORECASE), source) for pattern in entry.patterns]
        return cls(sources=tuple(sources), _names=names, _patterns=tuple(patterns), _told={})

    def known(self, name: str) -> Source | None:
        """Give the registered source that a name as told means, or None."""
        found = self._names.get(plain(name))
        if found is not None:
            return found
        for pattern, source in self._patterns:
            if pattern.search(name):
                return source
        return self._names.get(plain(_without_carrier(name)))

    def source(self, name: str, kind_hint: SourceKind | None = None) -> Source:
        """Give the source a name means; an unknown one is press of its own that cannot be judged (F)."""
        name = name[:MOST_CHARACTERS]
        key = (name, kind_hint)
        if (answered := self._told.get(key)) is not None:
            return answered
        source = self.known(name) or self._stranger(name, kind_hint)
        self._told[key] = source
        return source

    def _stranger(self, name: str, kind_hint: SourceKind | None) -> Source:
        own = " ".join(_without_carrier(name).split())
        slug = _slug(own)
        return Source(
            id=SourceId(slug),
            name=own or "not named",
            kind=kind_hint or SourceKind.PRESS,
            interest=Interest.PARTY if kind_hint is SourceKind.MILITANT else Interest.INDEPENDENT,
            independence_group=slug,
            reliability={"*": "F"},
        )


def _source(entry: _Entry) -> Source:
    return Source(
        id=SourceId(entry.id),
        name=entry.name,
        kind=entry.kind,
        interest=entry.interest,
        independence_group=entry.group or entry.id,
        reliability=dict(entry.reliability) or {"*": "F"},
    )


def _entries(text: str, origin: str) -> tuple[_Entry, ...]:
    try:
        entries = msgspec.convert(tomllib.loads(text), _File).source
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise BadConfig(f"{origin} is not TOML: {problem}") from None
    except msgspec.ValidationError as problem:
        raise BadConfig(
            f"{origin}: {problem}; each [[source]] has id, name, kind and may have interest, reliability, "
            "group, aliases, patterns"
        ) from None
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        for fault in _faults(entry, seen):
            raise BadConfig(f"{origin}, source {number} ({entry.id!r}): {fault}")
        seen.add(entry.id)
    return entries


def _faults(entry: _Entry, seen: set[str]) -> list[str]:
    faults = []
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", entry.id):
        faults.append("its id must be lower-case letters, digits and hyphens")
    if entry.id in seen:
        faults.append("this id stands twice; join the two or rename one")
    if not plain(entry.name):
        faults.append("its name is empty")
    for topic, grade in entry.reliability.items():
        if grade not in tuple("ABCDEF"):
            faults.append(f"reliability of {topic!r} is {grade!r}; wanted one letter A to F")
        if topic not in _GENERAL:
            faults.append(f"reliability topic {topic!r} is none of *, {', '.join(sorted(_GENERAL - {'*'}))}")
    for pattern in entry.patterns:
        try:
            re.compile(pattern)
        except re.error as problem:
            faults.append(f"pattern {pattern!r} is not a regular expression ({problem})")
    return faults
