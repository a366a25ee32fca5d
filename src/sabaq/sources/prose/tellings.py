"""Tellings: claims, seen as the incidents a document tells.

    telling = tell(claims, named(scan(text, gazetteer)))

A view for readers and other programs; the claims stay the evidence. Each field takes the first claim that states it.
Police count among security, as the conventions have it, and stand apart as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from sabaq.model.evidence import Framing, Marking, Modality, Polarity, Prop
from sabaq.model.incident import Figure
from sabaq.model.spacetime import Where
from sabaq.model.terms import Group
from sabaq.sources.annotation import AnnotatedClaim
from sabaq.sources.prose.parties.named import Named
from sabaq.sources.prose.reliability import grade_of
from sabaq.sources.prose.text.cleaning import clean

NOWHERE = Where()
NAMING = frozenset({Prop.ACTOR, Prop.PARTY, Prop.RESPONSIBILITY})
SAID_OF_ANOTHER = frozenset({Prop.RESPONSIBILITY, Prop.ACTOR, Prop.DATE})  # the day is that of the claiming
FIELDS = {
    **{p: p.value for p in (Prop.DATE, Prop.PLACE, Prop.ATTACK_TYPE, Prop.TARGET, Prop.KILLED, Prop.WOUNDED)},
    Prop.ACTOR: "perpetrator", Prop.OUTCOME: "outcome_word", Prop.RESPONSIBILITY: "responsibility",
    Prop.PARTY: "organisations",
}  # fmt: skip
PLAIN_UNITS = frozenset({"percent", "ratio"})


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where the words stand that a field rests on."""

    field: str  # a key of the incident; a group's figure is killed_by_group.police
    start: int  # code points into the document's text
    end: int  # exclusive
    grade: str | None  # A to D, of the rule that read it


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation that claims the incident or denies it."""

    actor: str
    polarity: str  # claims | denies
    by: str | None  # who is quoted with it


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation and the part it is given in the incident."""

    name: str
    role: str  # perpetrator | target | claims | denies | blamed | mentioned


class ToldIncident(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a document tells of; what it does not tell is null or empty."""

    date: str | None  # as finely as stated: 2024-05-30, 2024-W22, 2024-05, 2024
    date_precision: str | None
    place: str | None
    district: str | None
    province: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_m: float | None
    attack_type: str | None
    target: str | None
    perpetrator: str | None  # the first named; all are among the organisations
    killed: Figure | None  # None: not said; all its numbers null: said without a number
    wounded: Figure | None
    killed_by_group: dict[str, Figure]
    outcome_word: str | None
    outcome_speaker: str | None
    responsibility: tuple[Stance, ...]
    organisations: tuple[Part, ...]
    is_background: bool  # not told as news: history, a hypothesis or a sum
    spans: tuple[Span, ...]


class ToldStatistic(msgspec.Struct, frozen=True, kw_only=True):
    """One aggregate number about attacks or victims."""

    value: float
    unit: str  # percent | ratio | count
    direction: str | None  # up | down
    metric: str | None
    baseline: str | None
    start: int
    end: int


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """All that one document tells."""

    incidents: tuple[ToldIncident, ...]
    statistics: tuple[ToldStatistic, ...]
    responsibility: tuple[Stance, ...]  # only where the document tells of no incident


class ToldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as `extract` writes it: what it tells, the claims behind that, and the document itself."""

    id: str | int  # as the input gave it
    incidents: tuple[ToldIncident, ...]
    statistics: tuple[ToldStatistic, ...]
    responsibility: tuple[Stance, ...]
    claims: tuple[AnnotatedClaim, ...]
    text: str
    published: str | None
    source: str | dict[str, object] | None
    source_kind: str | None
    title: str | None
    url: str | None
    lang: str | None
    marking: Marking


def tell(claims: Iterable[AnnotatedClaim], named: Iterable[Named] = ()) -> Telling:
    """Give the incidents and statistics that the claims of one document make up.

    An organisation that no claim speaks of is mentioned with the incident that the text tells of there.
    """
    subjects: dict[str, list[AnnotatedClaim]] = {}
    numbers: list[ToldStatistic] = []
    for claim in claims:
        if claim.prop is Prop.STATISTIC:
            numbers.append(_statistic(claim))
        else:
            subjects.setdefault(claim.subject, []).append(claim)
    told, homeless = _homed(subjects.values())
    incidents = tuple(_incident(*both) for both in zip(told, _beside(told, named), strict=True))
    return Telling(incidents=incidents, statistics=tuple(numbers), responsibility=_stances(homeless))


def _homed(told: Iterable[list[AnnotatedClaim]]) -> tuple[list[list[AnnotatedClaim]], list[AnnotatedClaim]]:
    """Give the incidents, and who claims or denies without one.

    What only says who claims or denies belongs to the news told before it, else to the first told after it.
    """
    kept: list[list[AnnotatedClaim]] = []
    news: list[list[AnnotatedClaim]] = []
    waiting: list[AnnotatedClaim] = []
    for claims in told:
        props = {claim.prop for claim in claims}
        fresh = claims[0].framing is Framing.NEWS
        if fresh and Prop.RESPONSIBILITY in props and not props - SAID_OF_ANOTHER:
            (news[-1] if news else waiting).extend(claim for claim in claims if claim.prop is not Prop.DATE)
            continue
        kept.append(claims)
        if fresh:
            news.append(claims)
    if not news and any(claim.prop is Prop.ACTOR and not _learned(claim) for claim in waiting):
        return [*kept, waiting], []  # a claim with nothing else told of what is claimed
    if not news:
        return kept, waiting
    news[0].extend(waiting)
    return kept, []


def _learned(claim: AnnotatedClaim) -> bool:
    """Say whether a model read it, not a rule."""
    return "learned" in claim.extractor


def _beside(told: Sequence[Sequence[AnnotatedClaim]], named: Iterable[Named]) -> list[list[Named]]:
    """Give for each incident the mentions that follow it more closely than any other, or lead up to the first."""
    beside: list[list[Named]] = [[] for _ in told]
    found = list(named)
    if not told or not found:
        return beside
    starts = sorted((claim.start, number) for number, claims in enumerate(told) for claim in claims)
    spoken = {at for claims in told for claim in claims if _role(claim) for at in range(claim.start, claim.end)}
    for one in found:
        if one.start not in spoken:
            after = bisect_right(starts, (one.start, len(told)))
            beside[starts[max(after - 1, 0)][1]].append(one)
    return beside


def _incident(claims: Sequence[AnnotatedClaim], mentioned: Sequence[Named]) -> ToldIncident:
    """Give one incident."""
    first: dict[Prop, AnnotatedClaim] = {}
    for claim in claims:
        if claim.group == Group.ALL and claim.polarity is Polarity.ASSERTS:
            first.setdefault(claim.prop, claim)
    when, where = first.get(Prop.DATE), first.get(Prop.PLACE)
    spot = (where.where if where else None) or NOWHERE
    outcome = first.get(Prop.OUTCOME)
    sides = [claim for claim in claims if claim.prop in NAMING]
    return ToldIncident(
        date=when.value if when else None,
        date_precision=when.when.precision.value if when and when.when else None,
        place=_spelt(where) if where else None,
        district=spot.district,
        province=spot.province,
        country=spot.country,
        lat=spot.lat,
        lon=spot.lon,
        radius_m=spot.radius_m,
        attack_type=_value(first, Prop.ATTACK_TYPE),
        target=_value(first, Prop.TARGET),
        perpetrator=_value(first, Prop.ACTOR),
        killed=_figure(first.get(Prop.KILLED)),
        wounded=_figure(first.get(Prop.WOUNDED)),
        killed_by_group=_groups(claims),
        outcome_word=outcome.value if outcome else None,
        outcome_speaker=outcome.speaker if outcome else None,
        responsibility=_stances(sides),
        organisations=_parts(sides, mentioned),
        is_background=claims[0].framing is not Framing.NEWS,
        spans=_spans(claims, first, mentioned),
    )


def _spelt(where: AnnotatedClaim) -> str | None:
    """Give a place's name as the text spells it, in the gazetteer's letters where only their case differs."""
    told = " ".join(clean(where.quote).text.split())
    known = where.value or told
    return known if told.lower() == known.lower() else told


def _value(first: dict[Prop, AnnotatedClaim], prop: Prop) -> str | None:
    return first[prop].value if prop in first else None


def _figure(claim: AnnotatedClaim | None) -> Figure | None:
    return Figure(low=claim.low, best=claim.best, high=claim.high) if claim else None


def _groups(claims: Sequence[AnnotatedClaim]) -> dict[str, Figure]:
    """Give the first figure of each group of the killed, police counted among security too."""
    told: dict[str, Figure] = {}
    for claim in claims:
        if claim.prop is Prop.KILLED and claim.group != Group.ALL:
            told.setdefault(claim.group, Figure(low=claim.low, best=claim.best, high=claim.high))
    if police := told.get(Group.POLICE):
        forces = told.get(Group.SECURITY)
        told[Group.SECURITY.value] = _sum(police, forces) if forces else police
    return told


def _sum(one: Figure, other: Figure) -> Figure:
    """Give both together; one without a number adds to the low end nothing, and leaves no high end."""
    return Figure(
        low=None if one.low is None and other.low is None else (one.low or 0) + (other.low or 0),
        best=None if one.best is None and other.best is None else (one.best or 0) + (other.best or 0),
        high=None if one.high is None or other.high is None else one.high + other.high,
    )


def _role(claim: AnnotatedClaim) -> str | None:
    """Give the part that a claim gives the organisation it names."""
    match claim.prop:
        case Prop.ACTOR:
            return "perpetrator" if claim.polarity is Polarity.ASSERTS else None
        case Prop.PARTY:
            return "target"
        case Prop.RESPONSIBILITY if claim.polarity is Polarity.DENIES:
            return "denies"
        case Prop.RESPONSIBILITY:
            return "claims" if claim.modality is Modality.GROUP else "blamed"
        case _:
            return None


def _stances(claims: Iterable[AnnotatedClaim]) -> tuple[Stance, ...]:
    """Give who claims and who denies, each once."""
    made: dict[tuple[str, str], Stance] = {}
    for claim in claims:
        role = _role(claim)
        if claim.value and role in {"claims", "denies"}:
            made.setdefault((claim.value, role), Stance(actor=claim.value, polarity=role, by=claim.speaker))
    return tuple(made.values())


def _parts(claims: Iterable[AnnotatedClaim], mentioned: Iterable[Named]) -> tuple[Part, ...]:
    """Give each organisation in each of its parts, once, and those of no part."""
    found = ((claim.value, _role(claim)) for claim in claims)
    parts = dict.fromkeys(Part(name=name, role=role) for name, role in found if name and role)
    known = {part.name for part in parts}
    others = dict.fromkeys(one.name for one in mentioned if one.name not in known)
    return (*parts, *(Part(name=name, role="mentioned") for name in others))


def _spans(
    claims: Sequence[AnnotatedClaim], first: dict[Prop, AnnotatedClaim], mentioned: Iterable[Named]
) -> tuple[Span, ...]:
    """Give where the words of each filled field stand."""
    told = ((_field(claim, first), claim) for claim in claims)
    spans = [Span(field=f, start=c.start, end=c.end, grade=grade_of(c.extractor)) for f, c in told if f]
    named = [Span(field="organisations", start=one.start, end=one.end, grade=None) for one in mentioned]
    return tuple(dict.fromkeys([*spans, *named]))


def _field(claim: AnnotatedClaim, first: dict[Prop, AnnotatedClaim]) -> str | None:
    """Give the field that a claim fills; None where another claim filled it."""
    if claim.prop is Prop.KILLED and claim.group != Group.ALL:
        return f"killed_by_group.{claim.group}"
    if claim.prop in FIELDS:
        several = claim.prop in {Prop.RESPONSIBILITY, Prop.PARTY}
        return FIELDS[claim.prop] if several or first.get(claim.prop) is claim else None
    return None


def _statistic(claim: AnnotatedClaim) -> ToldStatistic:
    """Give the number that a claim holds as "value=84; unit=percent; direction=up"."""
    parts = dict(part.split("=", 1) for part in (claim.value or "").split("; ") if "=" in part)
    unit = parts.get("unit", "")
    return ToldStatistic(
        value=float(parts.get("value", "nan")),
        unit=unit if unit in PLAIN_UNITS else "count",
        direction=parts.get("direction"),
        metric=parts.get("metric"),
        baseline=parts.get("baseline"),
        start=claim.start,
        end=claim.end,
    )
