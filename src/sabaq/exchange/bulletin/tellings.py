"""Tellings: rows of a bulletin in the words of a language."""

from __future__ import annotations

from dataclasses import dataclass

from sabaq.exchange.bulletin.words import Words
from sabaq.model.bulletins import CheckRow, CorrectionRow, PublicationRow, RegisterRow, Total, spread

KM = 1000
COUNTED = frozenset({"killed", "wounded", "missing", "abducted"})
CODED = {"attack_type": "attack", "target": "target", "country": "country"}  # fields whose words are on closed lists


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTold:
    """An incident of the register, cell by cell."""

    incident: str
    when: str
    where: str
    within: str
    killed: str
    killed_of: str
    wounded: str
    wounded_of: str
    how: str
    who: str
    sources: str
    told: str
    sure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTold:
    """A checked statement, cell by cell."""

    incident: str
    month: str  # of the register, where the incident stands
    statement: str
    said: str
    speaker: str
    kind: str
    when: str
    where: str
    asserted: str
    borne: str
    quote: str
    verdict: str
    grade: str
    replies: tuple[str, ...]


def row_told(row: RegisterRow, w: Words) -> RowTold:
    """Tell an incident of the register."""
    return RowTold(
        incident=row.incident, when=w.when(row), where=where(row, w), within=_within(row, w),
        killed=w.apart(spread(row.killed)) or w("untold"), killed_of=_groups(row, "killed", w),
        wounded=w.apart(spread(row.wounded)) or w("untold"), wounded_of=_groups(row, "wounded", w),
        how=w.joined((w.term("attack", row.attack_type), w.term("target", row.target))) or w("untold"),
        who=w.joined(map(w.apart, row.actors.split("; "))) or w("untold"),
        sources=w.joined(map(w.name, row.sources)),
        told=w("register.told", reports=row.reports, origins=row.origins),
        sure=w.term("certainty", row.certainty),
    )  # fmt: skip


def where(row: RegisterRow, w: Words) -> str:
    """Tell a place from its name outwards."""
    names = (w.apart(row.place), w.apart(row.district), w.apart(row.province))
    return w.joined((*names, w.term("country", row.country) if row.country else "")) or w("untold")


def check_told(row: CheckRow, of: RegisterRow, w: Words) -> CheckTold:
    """Tell a checked statement on an incident of the register."""
    return CheckTold(
        incident=row.incident, month=of.month, statement=row.statement, said=w.day(row.said_on),
        speaker=w.name(row.speaker), kind=w.term("speaker", row.speaker_kind), when=w.when(of), where=where(of, w),
        asserted=_asserted(row, w), borne=w.apart(row.borne) or w("untold"),
        quote=w("checks.quote", quote=row.quote) if row.quote else "", verdict=w.term("verdict", row.verdict),
        grade=w.term("grade", row.grade),
        replies=tuple(
            w("checks.reply", by=each.by, day=w.day(each.on), words=each.words) for each in row.replies
        ),
    )  # fmt: skip


def sum_told(key: str, people: Total, w: Words) -> str:
    """Tell the people of many incidents: the range first."""
    sentences = [w(key, low=people.low, best=people.best, high=people.high)]
    if people.unbounded:
        sentences.append(w("index.open", n=people.unbounded))
    if people.untold:
        sentences.append(w("index.untold", n=people.untold))
    return " ".join(sentences)


def cell(people: Total, w: Words) -> str:
    """Give the people of many incidents as a cell."""
    if people.untold and not people.high:
        return w("untold")
    edge = f"{people.low:,}–{people.high:,}" + ("+" if people.unbounded else "")
    return w.apart(f"{people.best:,} ({edge})")


def publication_told(row: PublicationRow, w: Words) -> str:
    """Tell what of a published report is withheld, under which authority, and until when."""
    if not row.withheld:
        return w("reviews.whole", paragraphs=row.paragraphs)
    told = w("reviews.withheld", withheld=row.withheld, paragraphs=row.paragraphs, authority=row.authority,
             until=row.until)  # fmt: skip
    return f"{told} {w('reviews.late', n=row.late_days)}" if row.late_days else told


def value_told(row: CorrectionRow, value: str, w: Words) -> str:
    """Tell what a field held before or holds now."""
    if not value:
        return w("untold")
    return w.term(CODED[row.field], value) if row.field in CODED else w.apart(value)


def _within(row: RegisterRow, w: Words) -> str:
    if row.radius_m is None:
        return ""
    if row.radius_m < KM:
        return w("register.within_m", m=max(10, round(row.radius_m, -1)))
    return w("register.within", km=round(row.radius_m / KM))


def _groups(row: RegisterRow, prop: str, w: Words) -> str:
    told = [f"{w.apart(spread(each.figure))} {w.term('group', each.group)}" for each in row.groups if each.prop == prop]
    return w.texts["register.of_them"].format(what=w.joined(told)) if told else ""


def _asserted(row: CheckRow, w: Words) -> str:
    if row.about in COUNTED:
        return f"{w.apart(row.asserted)} {w.term('group', row.group)} {w.term('about', row.about)}"
    if row.about == "responsibility":
        return w(f"stance.{row.group}", name=row.asserted)
    return w.term("outcome", row.asserted) if row.asserted else w.term("about", row.about)
