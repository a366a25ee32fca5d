"""Ledgers to test with: a clock that is set, and small evidence."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol, Self

import psycopg

from sabaq.guard.permit import Guard
from sabaq.model.authority import Grant, Operation, Purpose, Request, SubjectClass
from sabaq.model.decisions import Retracted, Retraction
from sabaq.model.evidence import Batch, Claim, Interest, Marking, Prop, Report, Source, SourceKind, claim_id, subject_id
from sabaq.model.ids import AuthorityId, BatchId, ReportId, RetractionId, SourceId, content_id
from sabaq.model.incident import Link, LinkId, Verdict
from sabaq.model.spacetime import DatePrecision, When, Where
from sabaq.model.warrants import Authority, Move, Said
from sabaq.store.dialects import Place
from sabaq.store.ledger import Ledger
from tests.servers import address

NOON = datetime(2024, 3, 10, 12, tzinfo=UTC)
WIRE = Source(
    id=SourceId("src_wire"), name="A wire", kind=SourceKind.WIRE, interest=Interest.INDEPENDENT,
    independence_group="wire", reliability={"*": "B", "killed": "A"},
)  # fmt: skip
TRUTH = (
    "acts", "sources", "batches", "batch_ends", "reports", "sightings", "claims", "rejections", "links", "revocations",
    "retractions", "reinstatements", "authorities", "authority_rulings", "act_reviews",
    "duties", "canaries", "use_rulings",
    "users", "user_changes", "user_passwords", "tokens", "token_ends",
    "recommendations", "recommendation_moves", "recommendation_evidence", "lesson_rulings", "lesson_sites",
    "site_checks", "reviews", "review_moves", "review_texts", "review_codes",
)  # fmt: skip


@dataclass(slots=True)
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **units: float) -> datetime:
        self.now += timedelta(**units)
        return self.now


class Raw(Protocol):
    """A connection past the program, of either driver."""

    def execute(self, query: str) -> Self: ...
    def fetchall(self) -> list[tuple[object, ...]]: ...
    def close(self) -> None: ...


@dataclass(slots=True)
class Held:
    """An open ledger with its clock."""

    ledger: Ledger
    clock: Clock
    path: Place
    opened: list[Raw] = field(default_factory=list)

    @property
    def server(self) -> bool:
        """Whether it is kept by a server."""
        return not isinstance(self.path, Path)

    def grant(self, operation: Operation = Operation.ADD) -> Grant:
        asked = Request(actor="tester", operation=operation, purpose="CT-PLOT", what="a test")
        return self.ledger.guard.permit(asked)

    def add(self, name: str, *reports: Report, end: bool = True, links: tuple[Link, ...] = ()) -> Batch:
        """Take reports in as one file called `name`, each with one claim on the whole of its first word."""
        grant, its = self.grant(), batch(name)
        self.ledger.begin_batch(grant, its)
        rows = [(each, (first_word(each),)) for each in reports]
        self.ledger.append(grant, its, sources=[WIRE], reports=rows, links=links)
        if end:
            self.ledger.end_batch(grant, its, [])
        return its

    def raw(self) -> Raw:
        """A connection of another program: to a file with the pragma that the triggers need, to a server as owner."""
        other: Raw
        if isinstance(self.path, Path):
            other = sqlite3.connect(self.path, isolation_level=None)  # type: ignore[assignment]
            other.execute("PRAGMA recursive_triggers=ON")
        else:
            other = psycopg.connect(address(self.path), autocommit=True)  # type: ignore[assignment]
        self.opened.append(other)
        return other

    def columns(self, table: str) -> list[str]:
        """The columns of a table in their order."""
        of_file = f"SELECT name FROM pragma_table_info('{table}')"
        of_server = (
            f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 "
            "AND NOT attisdropped ORDER BY attnum"
        )
        return [str(row[0]) for row in self.rows(of_server if self.server else of_file) if row[0] != "rowid"]

    def table_files(self, table: str) -> list[Path]:
        """The files that hold a table: all that lie beside a file, or the one on the server."""
        if isinstance(self.path, Path):
            return [each for each in self.path.parent.iterdir() if each.is_file()]
        ((folder, name),) = self.rows(f"SELECT current_setting('data_directory'), pg_relation_filepath('{table}')")
        self.raw().execute("CHECKPOINT")
        return [Path(str(folder)) / str(name)] if os.access(str(folder), os.R_OK) else []

    def triggers(self) -> set[object]:
        """The names of all triggers."""
        of_file = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        of_server = (
            "SELECT tgname FROM pg_trigger AS g JOIN pg_class AS c ON c.oid = g.tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
        )
        return {row[0] for row in self.rows(of_server if self.server else of_file)}

    def rows(self, query: str) -> list[tuple[object, ...]]:
        other = self.raw()
        found = other.execute(query).fetchall()
        other.close()  # a server takes only so many at a time
        return found

    def counts(self) -> dict[str, object]:
        """How many rows each table of truth has."""
        raw = self.raw()  # one for all: a server takes only so many
        return {table: raw.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in TRUTH}

    def ids(self, *, moment: datetime | None = None, recorded: bool = False) -> list[str]:
        """The external ids of the reports that count."""
        return self.ledger.evidence(moment=moment, recorded=recorded)["reports"]["external_id"].to_pylist()

    def close(self) -> None:
        for each in self.opened:
            each.close()
        self.opened.clear()
        self.ledger.close()


def held(place: Place) -> Held:
    clock = Clock()
    return Held(Ledger.open(place, Guard(clock=clock), create=True), clock, place)


def batch(name: str) -> Batch:
    return Batch(
        id=BatchId(content_id("b", name)), file=name, archive=content_id("a", name), mapping="test@1", back_filled=False
    )


def report(
    external: str,
    raw: str = "5 killed in Quetta",
    *,
    known_at: datetime | None = None,
    marking: Marking = Marking.CLEAR,
) -> Report:
    return Report(
        id=ReportId(content_id("r", external, raw)), source=WIRE.id, external_id=external, raw=raw,
        known_at=known_at, back_filled=known_at is not None, published_at=known_at, marking=marking,
        published_precision="minute" if known_at else None,
    )  # fmt: skip


def first_word(of: Report) -> Claim:
    """A claim that rests on the first word of a report."""
    word = of.raw.split(" ")[0]
    return Claim(
        id=claim_id(of.id, "killed", word), report=of.id, subject=subject_id(of.id), prop=Prop.KILLED, quote=word,
        start=0, end=len(word), extractor="test@1", low=5, best=5, high=7,
        when=When(first=date(2024, 3, 9), last=date(2024, 3, 9), precision=DatePrecision.DAY),
        where=Where(lat=30.2, lon=67.0, radius_m=500.0, name="Quetta", country="PK"),
    )  # fmt: skip


def link(name: str, a: Report, b: Report, *, known_at: datetime | None = None) -> Link:
    return Link(
        id=LinkId(name), a=subject_id(a.id), b=subject_id(b.id), verdict=Verdict.SAME, decided_by="tester",
        why="one and the same", known_at=known_at,
    )  # fmt: skip


def authority(clock: Clock, **changes: object) -> Authority:
    """An authority for reading what is marked red, applied for by one person, running for thirty days."""
    plain: dict[str, object] = {
        "id": AuthorityId("a_1"), "reference": "12/2024", "legal_basis": "Act, s. 5", "issuer": "Home Department",
        "purpose": Purpose.CT_PLOT, "subject_class": SubjectClass.INCIDENT, "scope": "the Quetta attack",
        "operations": frozenset({Operation.READ}), "starts": clock.now, "expires": clock.now + timedelta(days=30),
        "applicant": "tester", "applied_at": clock.now,
    }  # fmt: skip
    return Authority(**(plain | changes))  # type: ignore[arg-type]


def ruling(move: Move, by: str = "another") -> Said:
    return Said(id=f"g_{move.value}", move=move, by=by, why="it stands so", at=NOON)


def retraction(name: str, of: Report) -> Retraction:
    return Retraction(id=RetractionId(name), kind=Retracted.REPORT, target=of.id, decided_by="tester", why="a hoax")
