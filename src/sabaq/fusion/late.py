"""Late: a mention that comes after a run, coded like the rest."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.codes import PARTIES, SETS, Coded, coded, on_globe
from sabaq.fusion.mentions import DOERS, PUBLISHED_LAG_DAYS, UNITS
from sabaq.fusion.names import UNKNOWN, fold, place_words
from sabaq.fusion.placing import DEFAULT_KM, LEVELS, Learned, learned_places
from sabaq.fusion.rarities import MOST_BITS, RARE, worth
from sabaq.fusion.spellings import Spellings, Texts, Words, some
from sabaq.model.evidence import Claim, Framing, Polarity, Prop, Report, Source
from sabaq.store.moments import to_text

NAN = float("nan")
EPOCH = date(1970, 1, 1).toordinal()
LISTS = ("actors", "others", "types", "targets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one report tells of one thing: a row of the batch's mentions."""

    subject: str
    report: str
    seq: int
    known_at: str
    source: str
    origin: str
    curated: bool
    published: float  # days from 1970-01-01; nan: not told
    first: float
    last: float
    dated: bool
    where: tuple[float, float, float]  # latitude, longitude, radius in km
    units: tuple[str | None, ...]
    killed: tuple[float, float, float]
    wounded: tuple[float, float, float]
    lists: dict[str, tuple[str, ...]]
    occasion: str | None
    headline: str | None


def mentions_of(report: Report, claims: Sequence[Claim], source: Source, *, seq: int, known_at: str) -> list[Mention]:
    """Give one mention for each subject of a report that tells news, in order of subject."""
    by_subject: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.framing is Framing.NEWS and claim.polarity is Polarity.ASSERTS:
            by_subject.setdefault(claim.subject, []).append(claim)
    published = _day(date.fromisoformat(to_text(report.published_at)[:10])) if report.published_at else NAN
    mentions = []
    for subject, told in sorted(by_subject.items()):
        day, spot = _first(told, Prop.DATE), _first(told, Prop.PLACE)
        when, where = day.when if day else None, spot.where if spot else None
        titles, occasions = _first(told, Prop.TITLE), _first(told, Prop.OCCASION)
        mentions.append(
            Mention(
                subject=subject, report=report.id, seq=seq, known_at=known_at, source=source.id,
                origin=source.independence_group, curated=source.kind == "dataset", published=published,
                first=_day(when.first) if when else published - PUBLISHED_LAG_DAYS,
                last=_day(when.last) if when else published, dated=when is not None,
                where=(_km(where.lat), _km(where.lon), _km(where.radius_m, 1000.0)) if where else (NAN, NAN, NAN),
                units=(where.name, where.district, where.province, where.country) if where else (None,) * 4,
                killed=_count(told, Prop.KILLED), wounded=_count(told, Prop.WOUNDED), lists=_lists(told),
                occasion=occasions.value if occasions else None, headline=titles.value if titles else None,
            )
        )  # fmt: skip
    return mentions


def _first(told: Sequence[Claim], prop: Prop, group: str | None = None) -> Claim | None:
    return next((one for one in told if one.prop is prop and group in {None, one.group}), None)


def _day(day: date) -> float:
    return float(day.toordinal() - EPOCH)


def _km(number: float | None, unit: float = 1.0) -> float:
    return NAN if number is None else number / unit


def _count(told: Sequence[Claim], prop: Prop) -> tuple[float, float, float]:
    one = _first(told, prop, "all")
    if one is None:
        return (NAN, NAN, NAN)
    best = next((number for number in (one.best, one.low, one.high) if number is not None), NAN)
    low = best if one.low is None else one.low
    return (float(low), float(best), float(np.fmax(best, low)) if one.high is None else float(one.high))


def _lists(told: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {name: [] for name in LISTS}
    for one in told:
        if one.value is None:
            continue
        if one.prop is Prop.ACTOR or one.prop is Prop.PARTY:
            does = one.prop is Prop.ACTOR or any(role in DOERS for role in one.group.split("+"))
            found["actors" if does else "others"].append(one.value)
        elif one.prop is Prop.ATTACK_TYPE:
            found["types"].append(one.value)
        elif one.prop is Prop.TARGET:
            found["targets"].append(one.value)
    return {name: tuple(values) for name, values in found.items()}


def headline_code(headline: str | None) -> int:
    """Give 31 bits of a headline: it is only compared within one source and day, where two never meet by chance."""
    return -1 if headline is None else zlib.crc32(headline.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The names, words and places of a ledger with the codes that the batch gave them."""

    names: dict[str, Spellings]
    place_words: Words
    headline_words: Words
    occasions: Texts
    sources: Texts
    origins: Texts
    places: Learned
    worths: dict[str, npt.NDArray[np.float64]]  # by kind of name and code
    _vague: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def learned(cls, mentions: pa.Table, codes: pa.Table) -> Vocabulary:
        """Learn from what the batch coded."""
        told = coded(codes)
        parties = Spellings.learned(*(mentions[name] for name in PARTIES))
        return cls(
            names={name: Spellings.learned(mentions[name]) for name in (*UNITS, "types", "targets")}
            | dict.fromkeys(PARTIES, parties),
            place_words=Words.of_places(mentions["place"]),
            headline_words=Words.of_headlines(mentions["words"]),
            occasions=Texts.learned(mentions["occasion"]),
            sources=Texts.learned(mentions["source"]),
            origins=Texts.learned(mentions["origin"]),
            worths={name: worth(getattr(told, name)) for name in RARE},
            places=learned_places(mentions, {name: codes[name].to_numpy() for name in UNITS}),
        )

    def put(self, mention: Mention, told: Coded, row: int) -> None:
        """Write a mention's codes into a row."""
        units = [self.names[name].code(text) for name, text in zip(UNITS, mention.units, strict=True)]
        lat, lon, radius_km = self._placed(mention, units)
        told.xyz_km[row] = on_globe(np.radians(lat), np.radians(lon))
        told.radius_km[row] = 10.0 if np.isnan(radius_km) else radius_km
        told.middle_day[row] = (mention.first + mention.last) / 2
        told.half_days[row] = (mention.last - mention.first) / 2 + 0.5
        told.dated[row], told.published[row] = mention.dated, mention.published
        told.place[row], told.district[row], told.province[row], told.country[row] = units
        words = place_words(mention.units[0]) if mention.units[0] is not None else ()
        _lay(told.place_words, row, some(map(self.place_words.code, sorted(words)), SETS))
        for name in LISTS:
            _lay(getattr(told, name), row, some(map(self.names[name].code, mention.lists[name]), SETS))
        told.worth[row] = [self._worth(name, getattr(told, name)[row].tolist()) for name in RARE]
        told.unknown_actor[row] = bool(mention.lists["actors"]) and all(map(self._is_vague, mention.lists["actors"]))
        told.occasion[row] = self.occasions.code(mention.occasion)
        told.killed[row], told.wounded[row] = mention.killed, mention.wounded
        told.report[row], told.curated[row] = mention.seq, mention.curated
        told.source[row], told.origin[row] = self.sources.code(mention.source), self.origins.code(mention.origin)
        told.title[row] = headline_code(mention.headline)
        codes, weights = self.headline_words.rarest(mention.headline)
        _lay(told.words, row, codes.tolist())
        told.rarity[row] = 0.0
        told.rarity[row, : len(weights)] = weights
        told.silent[row] = not (
            (not np.isnan(lat) and not np.isnan(mention.first))
            or any(mention.lists[name] for name in ("actors", "types", "targets"))
            or not (np.isnan(mention.killed[1]) and np.isnan(mention.wounded[1]))
        )

    def _placed(self, mention: Mention, units: Sequence[int]) -> tuple[float, float, float]:
        lat, lon, radius_km = mention.where
        if not np.isnan(lat):
            usual = (DEFAULT_KM[level] for (level, _), code in zip(LEVELS, units, strict=False) if code >= 0)
            return lat, lon, next(usual, DEFAULT_KM["none"]) if np.isnan(radius_km) else radius_km
        return self.places.find(units) or (NAN, NAN, radius_km)

    def _worth(self, name: str, codes: Sequence[int]) -> float:
        """Give what `worth_of_rows` gives for one row."""
        known = self.worths[name]
        return max((known[code] if code < len(known) else MOST_BITS for code in codes if code >= 0), default=0.0)

    def _is_vague(self, name: str) -> bool:
        if name not in self._vague:
            self._vague[name] = UNKNOWN.search(fold(name)) is not None
        return self._vague[name]


def _lay(column: npt.NDArray[np.int32], row: int, codes: Iterable[int]) -> None:
    column[row] = -1
    for at, code in enumerate(codes):
        column[row, at] = code
