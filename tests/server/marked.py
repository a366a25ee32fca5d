"""Marked reports, one of each marking, with a word in each that nothing else says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sabaq.learning.registers import Told as Advice
from sabaq.model.authority import Operation, Role
from sabaq.model.decisions import Ruling
from sabaq.model.evidence import Claim, Marking, Prop, Report, claim_id, subject_id
from sabaq.model.ids import ReportId, SourceId, content_id
from sabaq.model.reviews import ReviewKind
from sabaq.model.spacetime import DatePrecision, When, Where
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import lessons_of
from sabaq.workspace.reviews import Opened, reviews_of
from tests.deciding import Clock
from tests.ledgers import WIRE, batch
from tests.places import settled


@dataclass(frozen=True, slots=True)
class Told:
    """One report with claims, from a source and in a file of its own; the word stands wherever a text can."""

    word: str
    marking: Marking
    day: date
    lat: float

    @property
    def report(self) -> Report:
        raw = f"{self.word} says five were killed in {self.word}abad"
        return Report(
            id=ReportId(content_id("r", self.word)), source=SourceId(f"src_{self.word}"), external_id=f"x-{self.word}",
            raw=raw, title=f"Raid of {self.word}", url=f"https://{self.word}.example/", marking=self.marking,
        )  # fmt: skip

    @property
    def subject(self) -> str:
        return subject_id(self.report.id)

    @property
    def incident(self) -> str:
        return f"i{self.subject[1:]}"

    def claims(self) -> Iterable[Claim]:
        its, subject = self.report, subject_id(self.report.id)
        place = f"{self.word}abad"
        when = When(first=self.day, last=self.day, precision=DatePrecision.DAY)
        where = Where(lat=self.lat, lon=67.0, radius_m=400.0, name=place, country="PK", district=place)
        for prop, quote, counts in ((Prop.KILLED, "five", (5, 5, 5)), (Prop.PLACE, place, (None,) * 3)):
            start = its.raw.index(quote)
            yield Claim(
                id=claim_id(its.id, prop.value, quote), report=its.id, subject=subject, prop=prop, quote=quote,
                start=start, end=start + len(quote), extractor="test@1", low=counts[0], best=counts[1], high=counts[2],
                when=when, where=where,
            )  # fmt: skip

    def add(self, to: Workspace) -> None:
        grant, its = to.permit(Operation.ADD, f"{self.word}.csv"), batch(f"{self.word}.csv")
        source = replace(WIRE, id=self.report.source, name=f"The {self.word} post", independence_group=self.word)
        to.ledger.begin_batch(grant, its)
        to.ledger.append(grant, its, sources=[source], reports=[(self.report, tuple(self.claims()))], links=[])
        to.ledger.end_batch(grant, its, [])


ALONE = tuple(
    Told(word, marking, date(2024, 1 + month, 9), 25.0 + month)
    for month, (word, marking) in enumerate(
        {
            "alfaclear": Marking.CLEAR, "bravogreen": Marking.GREEN, "charlieamber": Marking.AMBER,
            "deltastrict": Marking.AMBER_STRICT, "echored": Marking.RED,
        }.items()
    )
)  # fmt: skip
MIXED = (
    Told("foxtrotclear", Marking.CLEAR, date(2024, 8, 9), 33.0),
    Told("golfclear", Marking.CLEAR, date(2024, 8, 9), 33.001),
    Told("hotelred", Marking.RED, date(2024, 8, 9), 33.002),
)
GONE = Told("indiared", Marking.RED, date(2024, 11, 9), 36.0)
EVERY = (*ALONE, *MIXED, GONE)
UNTRUE = "kilored"  # stands in the reasons of decisions on what is red


def marked_workspace(folder: Path) -> Workspace:
    """A workspace of all of them: three are one incident, by a decision that rests on a red one; one is retracted."""
    made = Workspace.init(settled(folder / "workspace"), clock=Clock())
    for each in EVERY:
        each.add(made)
    made.run()
    desk = made.desk()
    for one, other in (MIXED[::2], MIXED[1:]):
        if (
            made.now().incidents_of([one.subject])[one.subject]
            != made.now().incidents_of([other.subject])[other.subject]
        ):
            desk.link(one.report.id, other.report.id, Ruling.SAME, f"the {UNTRUE} says so", later=True)
    desk.link(ALONE[0].report.id, ALONE[4].report.id, Ruling.DIFFERENT, f"the {UNTRUE} says so", later=True)
    desk.link(ALONE[0].report.id, MIXED[0].report.id, Ruling.DIFFERENT, "months lie between them", later=True)
    desk.retract(GONE.report.id, f"the {UNTRUE} says so", later=True)
    made.run()
    for each in (ALONE[0], ALONE[4], MIXED[0]):
        reviewed(made, each)
    return made


def reviewed(of: Workspace, told: Told) -> None:
    """Let a reviewer begin a review of its incident, and recommend something by it."""
    incident = of.now().incidents_of([told.subject])[told.subject]
    asked = Opened(
        incident=incident, kind=ReviewKind.AFTER_ACTION, lead="Inspectorate", independence="full", why="many died"
    )
    review = reviews_of(of.acting("rev", {Role.REVIEWER})).open(asked)
    advice = Advice(
        reference=f"R/{told.word}", text=f"Guard {told.word}.", addressee="Police", made_by="Inquiry",
        issued="2024-01-01",
    )  # fmt: skip
    lessons_of(of).recommend(advice, "it was open", incident=incident, review=review.id)
