"""Extraction: one document becomes claims; no file in view.

    claims = extract(Document(report=..., raw=..., published=date(2023, 1, 31)), gazetteer=Gazetteer.shipped())

Every claim's quote stands in the raw text at its span. Values and speakers name groups, places and offices, never a
private person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sabaq.model.evidence import COUNTS, Claim, Framing, Modality, Polarity, Prop
from sabaq.model.ids import ReportId
from sabaq.model.spacetime import DatePrecision
from sabaq.model.terms import AttackType, Group, TargetClass
from sabaq.sources.annotation import to_claim
from sabaq.sources.gazetteer import Gazetteer, PlaceKind
from sabaq.sources.prose.actors import pursued
from sabaq.sources.prose.anchors import YEAR, anchor, release_day
from sabaq.sources.prose.clauses import Clause, Reading, is_opinion, read_clauses
from sabaq.sources.prose.cleaning import Clean, clean
from sabaq.sources.prose.dates import DateMention, find_dates
from sabaq.sources.prose.drafts import VERSION, Draft, draft_of, statistic_drafts
from sabaq.sources.prose.incidents import Told, gather
from sabaq.sources.prose.references import refer, share
from sabaq.sources.prose.segments import segment
from sabaq.sources.prose.tolls import tolls
from sabaq.sources.prose.triggers import Triggers, finder
from sabaq.sources.prose.whereabouts import place_drafts

SITUATION = re.compile(
    r"\b(?:sitrep|situation report|daily (?:report|summary|log|brief)|incident (?:log"
    r"|summary))\b",
    re.IGNORECASE,
)
FULL = frozenset({DatePrecision.DAY, DatePrecision.DAYS})
VICTIMS = {
    Group.POLICE: TargetClass.POLICE, Group.SECURITY: TargetClass.SECURITY_FORCES,
    Group.CIVILIANS: TargetClass.CIVILIANS,
    Group.WOMEN: TargetClass.CIVILIANS, Group.CHILDREN: TargetClass.CIVILIANS,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document to read; the file it came in does not matter."""

    report: ReportId
    raw: str
    published: date | None = None  # the civil day at the source
    country: str | None = None  # ISO 3166-1 alpha-2, where the source mostly reports from


def extract(document: Document, *, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Give every claim that the document makes, in the order of its incidents."""
    cleaned = clean(document.raw)
    segments = segment(cleaned.text)
    triggers = finder(gazetteer).find(cleaned.text)
    if not triggers.signals:
        return ()
    reading = Reading(
        text=cleaned.text,
        segments=segments,
        triggers=triggers,
        anchor=anchor(cleaned.text, segments, document.published),
        country=document.country or _country(triggers, gazetteer),
        gazetteer=gazetteer,
    )
    clauses = read_clauses(reading)
    told = gather(clauses, opinion=is_opinion(reading))
    filed = release_day(cleaned.text, segments, document.published)
    made: dict[str, Claim] = {}
    last = _listed_day(reading, clauses)
    shared = last is not None
    for number, incident in enumerate(told, start=1):
        dated = tuple(_when(incident, opinion=is_opinion(reading)))
        if not dated and last and incident.framing is Framing.NEWS:
            dated = _when_referred(incident, last, shared=shared)
        last = next((d for d in dated), last)
        shared = shared or share(incident.clauses[:1])
        for draft in (*dated, *_incident(incident, reading, filed=None if dated else filed)):
            claim = _claim(draft, str(number), cleaned, document.report)
            made.setdefault(claim.id, claim)
    for draft in statistic_drafts(clauses):
        claim = _claim(draft, str(len(told) + 1), cleaned, document.report)
        made.setdefault(claim.id, claim)
    return tuple(made.values())


def _claim(draft: Draft, label: str, cleaned: Clean, report: ReportId) -> Claim:
    """Give the claim with its span and quote in the raw text."""
    start, end = cleaned.raw_span(draft.start, draft.end)
    placed = replace(draft.claim, start=start, end=end, quote=cleaned.raw[start:end], subject=label)
    return to_claim(placed, report)


def _country(triggers: Triggers, gazetteer: Gazetteer) -> str | None:
    """Give the country that the document names first."""
    for name in triggers.names:
        for place in gazetteer.by_name.get(name.key, ()):
            if place.kind is PlaceKind.COUNTRY:
                return place.country
    return None


def _incident(told: Told, reading: Reading, *, filed: DateMention | None) -> Iterator[Draft]:
    """Yield the claims about one thing told of; an agency's release without another day means its own."""
    if filed and told.framing is Framing.NEWS:
        yield from _when_filed(told, filed)
    yield from place_drafts(told, reading)
    for prop in sorted(COUNTS):
        yield from _tolls(told, prop)
    if told.framing is Framing.NEWS:
        yield from _manner(told, opinion=is_opinion(reading))
        yield from _blame(told) if _attacked(told) else _aim(told, reading)


def _when(told: Told, *, opinion: bool) -> Iterator[Draft]:
    """Yield the date: the first full day beside the attack, else the first coarser date."""
    close, wide = [], []
    for clause in told.clauses:
        for d in clause.dates:
            if d.background:
                continue
            if clause.mentions or clause.attack:
                close.append((clause, d))
            elif clause.concrete or not (opinion or YEAR.search(clause.text, d.start, d.end)):
                wide.append((clause, d))  # a full date in a line that tells of no attack is a heading's
    dates = [d for d in (*close, *wide) if d[1].when.precision in FULL] or close or wide
    if dates:
        clause, stated = min(dates[:2], key=lambda d: d[1].loose)
        span = (clause.start + stated.start, clause.start + stated.end)
        draft = draft_of(told, Prop.DATE, _value_of(stated), span=span)
        yield replace(draft, claim=replace(draft.claim, when=stated.when))


def _when_referred(told: Told, last: Draft, *, shared: bool) -> tuple[Draft, ...]:
    """Give the day that is told by the last attack's, or that several attacks share."""
    known = last.claim.when
    meant = refer(told.clauses, known) if known else None
    if meant:
        clause, stated = meant
        draft = draft_of(
            told, Prop.DATE, _value_of(stated), span=(clause.start + stated.start, clause.start + stated.end)
        )
    elif shared and known:
        stated = DateMention(known, 0, 0)
        draft = draft_of(told, Prop.DATE, _value_of(stated), span=(last.start, last.end))
    else:
        return ()
    return (
        replace(draft, claim=replace(draft.claim, when=stated.when, extractor=f"prose.date_by_reference@{VERSION}")),
    )


def _listed_day(reading: Reading, clauses: tuple[Clause, ...]) -> Draft | None:
    """Give the day at the head of a situation report, which is that of every item without its own."""
    head = reading.segments.sentences[0] if reading.segments.sentences else None
    if head is None or not SITUATION.search(head.text) or any(c.start < head.end and c.concrete for c in clauses):
        return None
    stated = find_dates(head.text, reading.anchor)
    if not stated or stated[0].when.precision not in FULL:
        return None
    whole = draft_of(
        Told(framing=Framing.NEWS), Prop.DATE, None, span=(head.start + stated[0].start, head.start + stated[0].end)
    )
    return replace(whole, claim=replace(whole.claim, when=stated[0].when))


def _when_filed(told: Told, filed: DateMention) -> Iterator[Draft]:
    """Yield the release's own day as the date, under a rule of its own."""
    draft = draft_of(told, Prop.DATE, _value_of(filed), span=(filed.start, filed.end))
    yield replace(draft, claim=replace(draft.claim, when=filed.when, extractor=f"prose.date_of_release@{VERSION}"))


def _value_of(stated: DateMention) -> str:
    """Give a date to the precision it was stated in: 2024-05-30, 2024-W22, 2024-05, 2024."""
    first = stated.when.first
    match stated.when.precision:
        case DatePrecision.WEEK:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02d}"
        case DatePrecision.MONTH:
            return f"{first:%Y-%m}"
        case DatePrecision.YEAR:
            return f"{first:%Y}"
        case _:
            return first.isoformat()


def _tolls(told: Told, prop: Prop) -> Iterator[Draft]:
    """Yield the figures of one measure."""
    for toll in tolls(told.clauses, prop):
        draft = draft_of(told, prop, None, span=(toll.start, toll.end), speaker=toll.speaker)
        claim = replace(
            draft.claim, group=toll.group.value, low=toll.low, best=toll.best, high=toll.high, unit="people",
            value="stated without a number" if toll.vague else None,
        )  # fmt: skip
        yield replace(draft, claim=claim)


def _manner(told: Told, *, opinion: bool) -> Iterator[Draft]:
    """Yield how, against what, and with which outcome word."""
    for prop, name in ((Prop.ATTACK_TYPE, "attack"), (Prop.TARGET, "target")):
        for clause in told.clauses:
            word = clause.attack if name == "attack" else clause.target
            if word is not None and (clause.concrete or not opinion):
                yield draft_of(told, prop, word.value, span=(clause.start + word.start, clause.start + word.end))
                break
        else:
            if prop is Prop.TARGET:
                yield from _victims(told)
    seen = set()
    for clause in told.clauses:
        for word in clause.outcomes:
            if word.value not in seen:
                seen.add(word.value)
                span = (clause.start + word.start, clause.start + word.end)
                yield draft_of(told, Prop.OUTCOME, word.value, span=span, speaker=clause.speaker)


def _victims(told: Told) -> Iterator[Draft]:
    """Yield the target where only the victims tell it: people of one kind, hurt in an attack on them."""
    attacks = [clause.attack.value for clause in told.clauses if clause.attack]
    hurt = [
        (clause, m) for clause in told.clauses for m in clause.mentions if m.low != 0 and m.group is not Group.ATTACKERS
    ]
    kinds = {VICTIMS.get(m.group) for _, m in hurt if not m.part}
    if len(kinds) == 1 and attacks[:1] != [AttackType.OTHER.value] and (kind := kinds.pop()) is not None:
        clause, mention = hurt[0]
        draft = draft_of(told, Prop.TARGET, kind.value, span=(clause.start + mention.start, clause.start + mention.end))
        yield replace(draft, claim=replace(draft.claim, extractor=f"prose.target_of_victims@{VERSION}"))


def _attacked(told: Told) -> bool:
    """Say whether an attack is told rather than an operation of the forces."""
    how = next((clause.attack.value for clause in told.clauses if clause.attack), None)
    return how != AttackType.OTHER.value or any(c.actors or c.responsibilities for c in told.clauses)


def _aim(told: Told, reading: Reading) -> Iterator[Draft]:
    """Yield the group that an operation was aimed at, as the party that did not start it."""
    group = pursued(reading.triggers.organisations, [(c.start, c.end) for c in told.clauses])
    if group is not None:
        draft = draft_of(told, Prop.PARTY, group.name, span=(group.start, group.end))
        yield replace(draft, claim=replace(draft.claim, group=Group.SIDE_B.value))


def _blame(told: Told) -> Iterator[Draft]:
    """Yield who claims, denies, is blamed, and who is plainly said to have done it."""
    seen: set[tuple[str, str]] = set()
    for clause in told.clauses:
        for said in clause.responsibilities:
            key = (said.name, said.polarity.value)
            if key in seen:
                continue
            seen.add(key)
            draft = draft_of(told, Prop.RESPONSIBILITY, said.name, span=(said.start, said.end))
            by_group = not said.blamed
            claim = replace(
                draft.claim, polarity=said.polarity, speaker=said.name if by_group else clause.speaker,
                modality=Modality.GROUP if by_group else Modality.TOLD,
            )  # fmt: skip
            yield replace(draft, claim=claim)
            if said.polarity is Polarity.ASSERTS:
                yield replace(draft, claim=replace(claim, prop=Prop.ACTOR))
        for actor in clause.actors:
            if (actor.name, "actor") not in seen and (actor.name, Polarity.ASSERTS.value) not in seen:
                seen.add((actor.name, "actor"))
                yield draft_of(told, Prop.ACTOR, actor.name, span=(actor.start, actor.end))
