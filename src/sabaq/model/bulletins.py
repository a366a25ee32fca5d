"""Bulletins: what the public is told, in rows and totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sabaq.model.incident import Figure

ANYBODY = "a member of the public"  # in the place of a name, which may be a private person's


class Certainty(StrEnum):
    """How far the figures of an incident are borne out."""

    ONE = "one_origin"  # nobody else tells of it independently
    AGREED = "origins_agree"
    APART = "origins_differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """How many of one group of people were killed or wounded."""

    prop: str  # killed | wounded
    group: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One incident of the casualty register: fields alone, and no words of any report."""

    incident: str
    first: date | None
    last: date | None
    precision: str
    place: str  # as the gazetteer spells it; empty where it knows no such place
    district: str
    province: str
    country: str
    radius_m: int | None
    attack_type: str
    target: str
    actors: str  # organisations said to be responsible, joined by semicolons
    killed: Figure
    wounded: Figure
    groups: tuple[GroupCount, ...]
    sources: tuple[str, ...]
    reports: int
    origins: int
    certainty: Certainty

    @property
    def month(self) -> str:
        """The month it is listed under, as YYYY-MM; empty where no day was told."""
        return f"{self.first:%Y-%m}" if self.first else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The people of many incidents: lows, bests and highs added up."""

    low: int
    best: int
    high: int
    unbounded: int = 0  # incidents for which no upper bound was told; they count in `high` with what was told
    untold: int = 0  # incidents without any figure; they count nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the register holds of one month, or of all."""

    month: str
    incidents: int
    killed: Total
    wounded: Total


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    """What somebody answered to a check, or what was corrected."""

    kind: str  # reply | correction
    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One statement on one incident, and what the others bear out."""

    incident: str
    statement: str
    speaker: str
    speaker_kind: str
    said_on: date
    about: str  # killed, wounded ..., outcome or responsibility
    group: str
    asserted: str
    borne: str
    verdict: str
    grade: str
    quote: str  # of an official word alone
    replies: tuple[ReplyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """How the statements of one kind of speaker fared."""

    speaker_kind: str
    counts: tuple[tuple[str, int], ...]  # verdict, statements; every verdict in fixed order


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRow:
    """A report that went out, and what of it is withheld."""

    publication: str
    title: str
    review: str  # that it tells; empty: none was named
    on: date
    paragraphs: int
    withheld: int
    authority: str
    until: str  # the day by which the withholding is to be looked at again
    late_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A review that an incident owes or has, and what of it the public has."""

    incident: str
    kind: str
    state: str  # due | overdue | open | done
    due: date | None
    lead: str = ""  # the office that answers for it; empty where nobody has begun
    done_on: date | None = None
    publication: str = ""  # empty: none of it is published


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """What became of recommendations or promises: claimed and verified side by side."""

    sort: str  # all | kind | addressee | sites
    what: str
    total: int
    accepted: int
    claimed: int
    verified: int
    works: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """One field of one incident that the last bulletin told otherwise."""

    incident: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A judgement of a person by which the register was corrected."""

    on: date
    ruling: str
    standing: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What changed since the bulletin before, and the judgements on record."""

    since: date | None = None  # None: this is the first
    added: int = 0
    rows: tuple[CorrectionRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """All that one bulletin tells, before it is put into words."""

    day: date  # of the newest act on record; what is due is judged by it
    publisher: str
    contact: str
    log: str  # the name of the log that vouches for it
    made_with: str
    register: tuple[RegisterRow, ...]
    whole: Period
    months: tuple[Period, ...]
    checks: tuple[CheckRow, ...]
    verdicts: tuple[Verdicts, ...]
    reviews: tuple[ReviewRow, ...]
    publications: tuple[PublicationRow, ...]
    boards: tuple[BoardRow, ...]
    decisions: tuple[DecisionRow, ...]
    threshold: int  # killed, from which on an incident owes its reviews
    corrections: Corrections = Corrections()


def total(figures: Iterable[Figure]) -> Total:
    """Add up the people of many incidents; a bound that was not told is the nearest that was."""
    low = best = high = unbounded = untold = 0
    for each in figures:
        told = [one for one in (each.low, each.best, each.high) if one is not None]
        if not told:
            untold += 1
            continue
        low += min(told)
        high += max(told)
        best += each.best if each.best is not None else min(told)
        unbounded += each.high is None
    return Total(low=low, best=best, high=high, unbounded=unbounded, untold=untold)


def spread(figure: Figure) -> str:
    """Give a figure as every language writes it: the best with its range, a plus where no upper bound was told."""
    low, best, high = figure.low, figure.best, figure.high
    if low is None and best is None and high is None:
        return ""
    least = low if low is not None else best if best is not None else 0
    if high is None and best in {None, least}:
        return f"{least:,}+" if low is not None else f"{least:,}"
    edge = f"{least:,}+" if high is None else f"{least:,}" if least == high else f"{least:,}–{high:,}"
    return edge if best is None or edge == f"{best:,}" else f"{best:,} ({edge})"


def joined(periods: Sequence[Period]) -> Period:
    """Give the totals of some periods together."""
    return Period(
        month="", incidents=sum(each.incidents for each in periods), killed=_sum(each.killed for each in periods),
        wounded=_sum(each.wounded for each in periods),
    )  # fmt: skip


def _sum(totals: Iterable[Total]) -> Total:
    held = list(totals)
    return Total(
        low=sum(each.low for each in held), best=sum(each.best for each in held), high=sum(each.high for each in held),
        unbounded=sum(each.unbounded for each in held), untold=sum(each.untold for each in held),
    )  # fmt: skip
