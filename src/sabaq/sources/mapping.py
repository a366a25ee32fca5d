"""Mapping: how one kind of table becomes claims."""

from __future__ import annotations

import difflib
import re
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

from sabaq.errors import BadConfig
from sabaq.model.evidence import COUNTS, Marking, Prop, SourceKind
from sabaq.model.spacetime import DatePrecision
from sabaq.model.terms import AttackType, TargetClass

KNOWN_FROM = ("published", "date")
CLOSED: dict[Prop, frozenset[str]] = {
    Prop.ATTACK_TYPE: frozenset(AttackType),
    Prop.TARGET: frozenset(TargetClass),
}
CITED_STYLES = ("articles", "names")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


class SourceRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who speaks in a row: always the same source, or the one a column names."""

    name: str | None = None
    column: str | None = None
    kind: str | None = None
    kind_column: str | None = None
    kinds: dict[str, str] = {}  # cell of kind_column -> SourceKind, for sources the register does not know


class PublishedRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the document came out."""

    column: str
    formats: tuple[str, ...] = ("iso",)


class ArticleRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cell that holds the citation of the row's own document."""

    column: str
    pattern: str  # regular expression with the groups published (ISO day) and title


class DateRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When it happened: one or two columns, or year, month and day apart."""

    first: str | None = None
    last: str | None = None
    year: str | None = None
    month: str | None = None  # 0 or empty: unknown
    day: str | None = None
    formats: tuple[str, ...] = ("iso",)
    precision: str | None = None  # a column
    precisions: dict[str, str] = {}  # its cells -> DatePrecision


class PlaceRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where it happened."""

    lat: str | None = None
    lon: str | None = None
    radius: str | None = None  # a column of metres
    precision: str | None = None  # a column of codes
    radii_m: dict[str, float] = {}  # its codes -> metres
    names: tuple[str, ...] = ()  # columns, the first filled one names the place
    district: str | None = None
    province: str | None = None
    country: str | None = None


class ClaimRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of assertion that a row may make."""

    prop: str
    group: str = "all"
    value: str | None = None  # a column of words
    low: str | None = None  # columns of numbers
    best: str | None = None
    high: str | None = None
    unit: str | None = None
    values: dict[str, str] = {}  # cell -> closed term
    terms: str | None = None  # a shipped table of such words
    otherwise: str | None = None  # term for a word in neither; None: the word stays as told
    nothing: tuple[str, ...] = ()  # cells that make no claim; a trailing * means "starts with"
    split: str | None = None  # delimiter of several words in one cell
    when: dict[str, tuple[str, ...]] = {}  # column -> cells for which the claim is made
    roles: dict[str, str] = {}  # role -> column holding 1 where it applies; the role becomes the group
    each: tuple[str, ...] = ()  # "{n}" in column names stands for each of these
    longest: int | None = None  # characters; a longer cell makes no claim


class CitedRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Columns that cite what others published; each citation is a report of its own."""

    columns: tuple[str, ...]
    style: str = "articles"


class Mapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The reading rule for one kind of table."""

    name: str
    version: str
    title: str
    licence: str | None = None
    cite: str | None = None
    lang: str | None = None
    marking: Marking = Marking.CLEAR  # of every report of such a table
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()  # columns a map file names that a table may lack; "*" stands for all
    recognise: tuple[str, ...]  # a header with all of these is taken for this kind
    skip_tags: bool = False
    ignore: tuple[str, ...] = ()  # columns never read, not even into the raw text
    empty: tuple[str, ...] = ()  # cells that mean "nothing told", beside the empty one
    lenient: bool = False  # a row whose own bounds contradict each other loads without the bounds, and is listed
    back_filled: bool = False
    known_from: str = "published"  # published | date
    external_id: str
    source: SourceRule
    published: PublishedRule | None = None
    article: ArticleRule | None = None
    date: DateRule | None = None
    place: PlaceRule | None = None
    claim: tuple[ClaimRule, ...] = ()
    cited: CitedRule | None = None


def mapping_names() -> tuple[str, ...]:
    """Give the names of the mappings that come with sabaq."""
    files = resources.files("sabaq.sources").joinpath("mappings").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@cache
def shipped_mapping(name: str) -> Mapping:
    """Give a mapping that comes with sabaq; an unknown name raises BadConfig with the nearest one."""
    known = mapping_names()
    if name not in known:
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise BadConfig(f"there is no mapping {name!r}; {hint}known are {', '.join(known)}; or give your own map file")
    text = resources.files("sabaq.sources").joinpath("mappings", f"{name}.toml").read_text(encoding="utf-8")
    return parse_mapping(text, origin=f"{name}.toml")


def mapping_file(path: Path) -> Mapping:
    """Read a mapping from a user's file."""
    try:
        return parse_mapping(path.read_text(encoding="utf-8"), origin=path.name)
    except (OSError, UnicodeDecodeError) as problem:
        raise BadConfig(f"the map file {path} could not be read ({problem}); wanted a TOML file in UTF-8") from None


def parse_mapping(text: str, *, origin: str) -> Mapping:
    """Turn TOML into a Mapping; whatever is wrong raises BadConfig naming the key."""
    try:
        mapping = msgspec.convert(tomllib.loads(text), Mapping)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise BadConfig(f"{origin} is not TOML: {problem}") from None
    except msgspec.ValidationError as problem:
        raise BadConfig(f"{origin}: {problem}; the keys are listed in docs/reference/mappings.md") from None
    for fault in _faults(mapping):
        raise BadConfig(f"{origin}: {fault}; see docs/reference/mappings.md")
    claims = tuple(one for rule in mapping.claim for one in _for_each(rule))
    return msgspec.structs.replace(mapping, claim=claims)


def named_columns(mapping: Mapping) -> tuple[str, ...]:
    """Give every column that a mapping reads by name, in the order of its file."""
    found: list[str | None] = [mapping.external_id, mapping.source.column, mapping.source.kind_column]
    if mapping.published is not None:
        found.append(mapping.published.column)
    if mapping.article is not None:
        found.append(mapping.article.column)
    if (when := mapping.date) is not None:
        found += [when.first, when.last, when.year, when.month, when.day, when.precision]
    if (place := mapping.place) is not None:
        found += [place.lat, place.lon, place.radius, place.precision, *place.names]
        found += [place.district, place.province, place.country]
    for rule in mapping.claim:
        found += [rule.value, rule.low, rule.best, rule.high, *rule.when, *rule.roles.values()]
    if mapping.cited is not None:
        found += mapping.cited.columns
    return tuple(dict.fromkeys(column for column in found if column is not None))


def _for_each(rule: ClaimRule) -> tuple[ClaimRule, ...]:
    if not rule.each:
        return (rule,)
    return tuple(_with_number(rule, n) for n in rule.each)


def _with_number(rule: ClaimRule, n: str) -> ClaimRule:
    def named(column: str | None) -> str | None:
        return None if column is None else column.replace("{n}", n)

    return msgspec.structs.replace(
        rule,
        each=(),
        value=named(rule.value),
        low=named(rule.low),
        best=named(rule.best),
        high=named(rule.high),
        when={column.replace("{n}", n): cells for column, cells in rule.when.items()},
        roles={role: column.replace("{n}", n) for role, column in rule.roles.items()},
    )


def _faults(mapping: Mapping) -> list[str]:
    """List what is wrong beyond the types."""
    faults = []
    if not _NAME.fullmatch(mapping.name):
        faults.append(f"name {mapping.name!r} must be lower-case letters, digits and hyphens")
    if mapping.known_from not in KNOWN_FROM:
        faults.append(f"known_from is {mapping.known_from!r}; wanted one of {', '.join(KNOWN_FROM)}")
    if mapping.external_id not in mapping.required:
        faults.append(f"the external_id column {mapping.external_id!r} must be listed in required")
    if mapping.cited is not None and mapping.cited.style not in CITED_STYLES:
        faults.append(f"cited.style is {mapping.cited.style!r}; wanted one of {', '.join(CITED_STYLES)}")
    if mapping.article is not None:
        faults += _pattern_faults(mapping.article.pattern)
    faults += _source_faults(mapping.source)
    if mapping.date is not None:
        wrong = sorted(set(mapping.date.precisions.values()) - set(DatePrecision))
        faults += [f"date.precisions gives {word!r}; wanted one of {', '.join(DatePrecision)}" for word in wrong]
        if (mapping.date.first is None) == (mapping.date.year is None):
            faults.append("date needs either a first column or a year column")
    for number, rule in enumerate(mapping.claim, 1):
        faults += [f"claim {number}: {fault}" for fault in _claim_faults(rule)]
    return faults


def _pattern_faults(pattern: str) -> list[str]:
    try:
        groups = set(re.compile(pattern).groupindex)
    except re.error as problem:
        return [f"article.pattern is not a regular expression ({problem})"]
    missing = {"published", "title"} - groups
    return [f"article.pattern lacks the group {', '.join(sorted(missing))}"] if missing else []


def _source_faults(rule: SourceRule) -> list[str]:
    faults = []
    if rule.name is None and rule.column is None:
        faults.append("source needs a name or a column")
    kinds = [kind for kind in (rule.kind, *rule.kinds.values()) if kind is not None]
    wrong = sorted(set(kinds) - set(SourceKind))
    return faults + [f"source kind {kind!r} is none of {', '.join(SourceKind)}" for kind in wrong]


def _claim_faults(rule: ClaimRule) -> list[str]:
    if rule.prop not in set(Prop):
        return [f"prop {rule.prop!r} is none of {', '.join(Prop)}"]
    faults = []
    counted = any((rule.low, rule.best, rule.high))
    if counted != (rule.prop in COUNTS):
        faults.append(f"{rule.prop} needs {'low, best or high columns' if not counted else 'a value column'}")
    elif not counted and rule.value is None:
        faults.append(f"{rule.prop} needs a value column")
    closed = CLOSED.get(Prop(rule.prop))
    given = {term for term in (*rule.values.values(), rule.otherwise) if term is not None}
    if closed is not None and given - closed:
        faults.append(f"{', '.join(sorted(given - closed))} is none of {', '.join(sorted(closed))}")
    if rule.terms is not None and rule.terms not in term_tables():
        faults.append(f"terms {rule.terms!r} is none of {', '.join(term_tables())}")
    return faults


def term_tables() -> tuple[str, ...]:
    """Give the names of the shipped tables of words."""
    files = resources.files("sabaq.sources").joinpath("terms").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@cache
def terms(name: str) -> dict[str, str]:
    """Give one shipped table of words: told word, case-folded, to closed term."""
    text = resources.files("sabaq.sources").joinpath("terms", f"{name}.toml").read_text(encoding="utf-8")
    return {word.casefold(): term for term, words in tomllib.loads(text).items() for word in words}
