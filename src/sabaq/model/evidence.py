"""Evidence: sources, reports, claims, and rows not readable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from functools import lru_cache

from sabaq.errors import BadRecord
from sabaq.model.ids import BatchId, ClaimId, ReportId, SourceId, SubjectId, content_id
from sabaq.model.spacetime import When, Where


class SourceKind(StrEnum):
    """What a source is."""

    AGENCY = "agency"
    POLICE = "police"
    MILITARY = "military"
    HOSPITAL = "hospital"
    RESCUE = "rescue"
    PRESS = "press"
    WIRE = "wire"
    MILITANT = "militant"
    COURT = "court"
    NGO = "ngo"
    DATASET = "dataset"
    PUBLIC = "public"
    INQUIRY = "inquiry"


class Interest(StrEnum):
    """Whether a source has a stake in what it tells."""

    PARTY = "party"
    INDEPENDENT = "independent"
    PARTISAN = "partisan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who reports; sources that copy one another share an independence group."""

    id: SourceId
    name: str
    kind: SourceKind
    interest: Interest
    independence_group: str
    reliability: Mapping[str, str] = field(default_factory=dict)  # topic or "*" -> A..F (F: cannot be judged)

    def __post_init__(self) -> None:
        bad = {topic: grade for topic, grade in self.reliability.items() if grade not in set("ABCDEF")}
        if bad:
            raise BadRecord(f"source {self.name!r} has reliability {bad}; wanted one letter A to F for each topic")

    def reliability_for(self, topic: str) -> str:
        """Give the grade A..F for a topic (a prop's name), else the general one, else F."""
        return self.reliability.get(topic, self.reliability.get("*", "F"))


class Marking(StrEnum):
    """Traffic Light Protocol 2.0 (FIRST, 2022)."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"


def highest(markings: Iterable[Marking]) -> Marking:
    """Give the most sensitive of some markings; CLEAR where there is none."""
    order = list(Marking)
    return min(markings, key=order.index, default=Marking.CLEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document, or one row of a table, as it arrived."""

    id: ReportId
    source: SourceId
    external_id: str  # the id the input gave, else one made from its position
    raw: str  # the text that spans point into; for a row "column: value" lines
    published_at: datetime | None = None  # aware
    published_precision: str | None = None  # minute | day
    known_at: datetime | None = None  # when the organisation knew; None: when it is recorded
    back_filled: bool = False
    lang: str | None = None
    title: str | None = None
    url: str | None = None
    marking: Marking = Marking.CLEAR
    archive: str | None = None  # sha256 of the file it came in
    locator: str | None = None  # where in that file, e.g. "row 12"
    method: str = "import"
    batch: BatchId | None = None


class Prop(StrEnum):
    """What a claim is about."""

    DATE = "date"
    PLACE = "place"
    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ACTOR = "actor"  # said to have done it
    PARTY = "party"  # took part; `group` says as what
    TARGET = "target"
    ATTACK_TYPE = "attack_type"
    OUTCOME = "outcome"
    RESPONSIBILITY = "responsibility"  # claimed or denied by the speaker's own group, or blamed by another
    TITLE = "title"
    OCCASION = "occasion"  # what it happened around: a vote, a procession, a raid
    STATISTIC = "statistic"


COUNTS = frozenset({Prop.KILLED, Prop.WOUNDED, Prop.MISSING, Prop.ABDUCTED})


class Polarity(StrEnum):
    """Whether a claim says so or says not so."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Modality(StrEnum):
    """How the speaker stands to what is told."""

    OBSERVED = "observed"
    TOLD = "told"
    INFERRED = "inferred"
    OFFICIAL = "official_statement"
    GROUP = "group_statement"


class Framing(StrEnum):
    """Whether the words tell news of an incident or something else; only news counts in a picture."""

    NEWS = "news"
    BACKGROUND = "background"
    HYPOTHETICAL = "hypothetical"
    AGGREGATE = "aggregate"


@lru_cache(maxsize=256)  # the claims of one report come together
def subject_id(report: ReportId, label: str = "1") -> SubjectId:
    """Name one thing that one report tells of; a report of two attacks has subjects "1" and "2"."""
    return SubjectId(content_id("s", report, label))


def claim_id(report: ReportId, *parts: str | int | None) -> ClaimId:
    """Name an assertion by its content, so that the same words read twice are one claim."""
    told = ["" if part is None else part if isinstance(part, str) else str(part) for part in parts]
    return ClaimId(content_id("c", report, *told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion, the exact words that make it, and where they stand in the raw text."""

    id: ClaimId
    report: ReportId
    subject: SubjectId
    prop: Prop
    quote: str
    start: int  # code points into Report.raw
    end: int  # exclusive
    extractor: str  # name@version of the rule
    value: str | None = None  # closed term or name; for counts the words
    group: str = "all"  # who: all, civilians, police, security, attackers, side_a ...
    low: int | None = None
    best: int | None = None
    high: int | None = None  # None beside a low means "at least"
    unit: str | None = None
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.TOLD
    framing: Framing = Framing.NEWS
    speaker: str | None = None  # an office or organisation, never a private person
    when: When | None = None
    where: Where | None = None
    credibility: int | None = None  # 1..6

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.quote):
            raise BadRecord(f"span {self.start}..{self.end} does not fit a quote of {len(self.quote)} characters")
        for name, number in (("low", self.low), ("best", self.best), ("high", self.high)):
            if number is not None and number < 0:
                raise BadRecord(f"{self.prop.value} {name} is {number}; a count of people cannot be negative")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise BadRecord(f"{self.prop.value} low {self.low} is above high {self.high}")

    def matches(self, raw: str) -> bool:
        """Say whether the span still gives the quote."""
        return raw[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input row that could not be read; the others load."""

    file: str
    row: int | None  # 1 is the first data row; None: the file as a whole
    column: str | None
    seen: str
    wanted: str

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row is not None else self.file
        column = f", column {self.column}" if self.column else ""
        return f"{place}{column}: saw {self.seen}; wanted {self.wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One file taken in."""

    id: BatchId
    file: str  # its name, without folders
    archive: str  # sha256 of its bytes
    mapping: str  # name@version of the reading rule
    back_filled: bool


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """Give 23:59 of a day: by then a document dated to that day counts as known."""
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone)
