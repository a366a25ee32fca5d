"""Tellings: who tells of which incident, and how wrongly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sabaq.sources.synthetic.incidents import GROUPS, TARGETS, Happened
from sabaq.sources.synthetic.lands import VARIANTS, Floats, Ints
from sabaq.sources.synthetic.reporters import HOSPITAL, MILITANT, OFFICIAL, REPORTERS, RESCUE
from sabaq.sources.synthetic.styles import Style

Flags = NDArray[np.bool_]
EXACT, TOWN, DISTRICT, NOWHERE = range(4)
MISSING = -1
ASKED = 8  # reporters who may tell of one incident
SELDOM = 0.6  # share of hospitals' and rescuers' reports that name nobody
CHUNK = 50_000  # incidents whose reporters are drawn at once; bounds memory to some 30 MB
ROLES = np.array([reporter.role for reporter in REPORTERS])
MINUTE = 1 / 1440  # of a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What reports say, one entry a report; -1 stands for nothing told."""

    incident: Ints
    origin: Ints  # the report whose words this one prints; its own number where it wrote them
    reporter: Ints
    published: Floats  # days since the first day began
    day: Ints
    precision: Ints  # 0 none, 1 day, 2 days, 3 week
    level: Ints  # EXACT..NOWHERE
    group: Ints
    kind: Ints
    other_word: Flags  # calls the kind of attack by another word
    target: Ints
    killed_low: Ints
    killed_high: Ints
    wounded: Ints
    foiled: Flags
    spelling: Ints  # 0..VARIANTS-1
    with_text: Flags


def tell(happened: Happened, style: Style, sizes: Ints, *, rng: np.random.Generator) -> Told:
    """Draw so many reports of each incident; beyond the eighth, the same reporters tell again, later."""
    reports = int(sizes.sum())
    incident = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(reports) - (np.cumsum(sizes) - sizes)[incident]
    reporter = _reporters(happened, rng)[incident, place % ASKED].astype(np.int64)
    hours = _delays(reporter, rng) * (1 + place // ASKED)
    origin = _origins(incident, reporter)
    copied = origin != np.arange(reports)
    hours[copied] = hours[origin[copied]] + rng.exponential(2.0, copied.sum())
    published = np.minimum(happened.moment[incident] + hours / 24, happened.days - MINUTE)
    day, precision = _days(happened, incident, published, reporter=reporter, style=style, rng=rng)
    counts = _counts(happened, incident, reporter, hours=hours, style=style, rng=rng)
    return Told(
        incident=incident,
        origin=origin,
        reporter=reporter,
        published=published,
        day=day,
        precision=precision,
        level=rng.choice(4, reports, p=style.place_levels),
        group=_groups(happened.group[incident], reporter, style, rng=rng),
        kind=np.where(rng.uniform(size=reports) < style.missing_type, MISSING, happened.kind[incident]),
        other_word=rng.uniform(size=reports) < 0.10,
        target=_targets(happened.target[incident], style, rng),
        killed_low=counts[0],
        killed_high=counts[1],
        wounded=counts[2],
        foiled=happened.foiled[incident] & (ROLES[reporter] == OFFICIAL),
        spelling=_spellings(incident, reporter, style, rng=rng),
        with_text=rng.uniform(size=reports) < style.with_text,
    )


def sizes_of(style: Style, reports: int, per_incident: float | None, *, rng: np.random.Generator) -> Ints:
    """Draw how many reports each incident has, until there are exactly so many reports in all."""
    shares = np.array(style.reports_per_incident) / sum(style.reports_per_incident)
    mean = per_incident or float(shares @ np.arange(1, len(shares) + 1))
    incidents = int(reports / mean * 1.1) + 60
    if per_incident is None:
        sizes = rng.choice(np.arange(1, len(shares) + 1), incidents, p=shares)
    else:
        sizes = 1 + rng.negative_binomial(2, 2 / (1 + per_incident), incidents)
    before = np.cumsum(sizes) - sizes
    kept: Ints = np.minimum(sizes, reports - before)[before < reports].astype(np.int64)
    return kept


def _reporters(happened: Happened, rng: np.random.Generator) -> NDArray[np.int16]:
    """Draw eight different reporters for each incident, in the order in which they are asked."""
    reach = np.log([reporter.reach for reporter in REPORTERS])
    militants = np.flatnonzero(ROLES == MILITANT)
    chosen = np.empty((len(happened.moment), ASKED), dtype=np.int16)
    for start in range(0, len(chosen), CHUNK):
        part = slice(start, start + CHUNK)
        keys = reach + rng.gumbel(size=(len(happened.moment[part]), len(REPORTERS)))  # Gumbel top-k sampling
        for number, militant in enumerate(militants):
            keys[happened.group[part] % len(militants) != number, militant] = -np.inf  # speaks for its own groups only
        chosen[part] = np.argsort(-keys, axis=1)[:, :ASKED]
    return chosen


def _delays(reporter: Ints, rng: np.random.Generator) -> Floats:
    median = np.array([one.hours for one in REPORTERS])
    return median[reporter] * rng.lognormal(0, 0.6, len(reporter))


def _origins(incident: Ints, reporter: Ints) -> Ints:
    """Give for each report the report it copies: the wire's on the same incident, else itself."""
    origin = np.arange(len(incident))
    wire_of = np.array([one.copies for one in REPORTERS])[reporter]
    for wire in np.unique(wire_of[wire_of >= 0]):
        row_of = np.full(incident.max() + 1, MISSING)
        by_wire = np.flatnonzero(reporter == wire)
        row_of[incident[by_wire]] = by_wire
        copying = (wire_of == wire) & (row_of[incident] >= 0)
        origin[copying] = row_of[incident[copying]]
    return origin


def _days(
    happened: Happened, incident: Ints, published: Floats, *, reporter: Ints, style: Style, rng: np.random.Generator
) -> tuple[Ints, Ints]:
    count = len(incident)
    true = np.floor(happened.moment[incident]).astype(np.int64)
    latest = np.floor(published).astype(np.int64)
    shift = rng.choice([1, 2, 3], count, p=[0.6, 0.27, 0.13]) * rng.choice([-1, 1], count)
    wrong = rng.uniform(size=count) < style.wrong_day
    day = np.where(wrong, true + shift, true)
    day = np.where(day > latest, true - np.abs(shift), day)
    lagging = rng.uniform(size=len(REPORTERS)) < style.lagged_sources
    day = np.where(lagging[reporter] & (latest - true <= 3), latest, day).clip(0, happened.days - 1)
    owns = rng.uniform(size=count)
    coarse = np.where(day != true, owns < style.wrong_day_stated, owns < 0.08)
    precise = rng.choice([0, 1], count, p=[0.6, 0.4])
    return day, np.where(coarse, rng.choice([2, 3], count, p=[0.75, 0.25]), precise)


def _groups(group: Ints, reporter: Ints, style: Style, *, rng: np.random.Generator) -> Ints:
    """Attribute: to nobody, to another group, or rightly."""
    silent = np.isin(ROLES[reporter], (HOSPITAL, RESCUE))  # they count the hurt and seldom name anybody
    share = silent.mean()
    rest = max(0.0, (style.unattributed - SELDOM * share) / (1 - share)) if share < 1 else 0.0
    unattributed = np.where(silent, SELDOM, rest)
    draw = rng.uniform(size=len(group))
    other = (group + rng.integers(1, GROUPS, len(group))) % GROUPS
    told = np.where(draw < unattributed + style.falsely_attributed, other, group)
    return np.where(draw < unattributed, MISSING, told)


def _targets(target: Ints, style: Style, rng: np.random.Generator) -> Ints:
    draw = rng.uniform(size=len(target))
    other = rng.integers(0, len(TARGETS), len(target))
    told = np.where(draw < style.missing_target + 0.10, other, target)
    return np.where(draw < style.missing_target, MISSING, told)


def _counts(
    happened: Happened, incident: Ints, reporter: Ints, *, hours: Floats, style: Style, rng: np.random.Generator
) -> tuple[Ints, Ints, Ints]:
    """Count: tolls grow as hours pass, parties shade them, some are told as "at least" or as a range."""
    count = len(incident)
    true, hurt = happened.killed[incident], happened.wounded[incident]
    role = ROLES[reporter]
    found = 1 - 0.55 * np.exp(-hours / 9)  # share of the dead that are known by then
    perturbed = rng.uniform(size=count) < style.perturbed_counts
    early = rng.binomial(true, found)
    astray = np.abs(true + rng.choice([-2, -1, 1, 2, 3], count, p=[0.15, 0.3, 0.3, 0.15, 0.1]))
    astray = np.where(astray == true, true + 1, astray)
    growing = (rng.uniform(size=count) < 0.6) & (early < true)
    killed = np.where(perturbed, np.where(growing, early, astray), true)
    killed = np.where((role == OFFICIAL) & happened.foiled[incident], 0, killed)
    boast = (role == MILITANT) & (happened.target[incident] < 2)
    killed = np.where(boast, np.ceil(killed * rng.uniform(1.3, 3, count) + 1), killed).astype(np.int64)
    factor = np.exp(rng.normal(0, style.source_bias, len(REPORTERS)))[reporter]
    killed = np.rint(killed * factor).astype(np.int64)
    wounded = np.where(perturbed, np.rint(hurt * rng.uniform(0.5, 1.4, count)), hurt).astype(np.int64)
    way = rng.uniform(size=count)
    low = np.where(way < 0.07, MISSING, killed)
    high = np.where((way < 0.07) | (way > 0.87), MISSING, killed)
    ranged = (way >= 0.07) & (way < 0.13)
    high = np.where(ranged, killed + rng.integers(1, 5, count), high)
    return low, high, np.where(rng.uniform(size=count) < style.missing_wounded, MISSING, wounded)


def _spellings(incident: Ints, reporter: Ints, style: Style, *, rng: np.random.Generator) -> Ints:
    drawn = rng.integers(1, VARIANTS, len(incident))
    if style.variants_by_source:
        drawn = 1 + reporter % (VARIANTS - 1)
        varies = (rng.uniform(size=len(REPORTERS)) < style.variant_names)[reporter]
    else:
        varies = rng.uniform(size=len(incident)) < style.variant_names
    return np.where(varies, drawn, 0)


__all__ = ["DISTRICT", "EXACT", "MISSING", "NOWHERE", "TOWN", "Told", "sizes_of", "tell"]
