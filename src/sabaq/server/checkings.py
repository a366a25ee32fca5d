"""Checkings: statements on a line of time, and their checks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from sabaq.learning.claimchecks_words import described
from sabaq.model.authority import Operation
from sabaq.model.checks import CheckVerdict, ClaimCheck
from sabaq.model.incident import IncidentFile, IncidentQuery
from sabaq.server import wording
from sabaq.server.addresses import EVERYBODY, Address, Answer
from sabaq.server.drawings import TICKS_HOURS, Mark, hours
from sabaq.server.questions import Question, moment_text, question_of
from sabaq.server.rendering import page
from sabaq.server.views import Checks
from sabaq.server.visitors import visitor_of
from sabaq.store.base import Reading

LEFT, RIGHT = 210.0, 700.0
LANE = 20.0  # height of a speaker's line
TOP = 14.0
MOST_LANES = 24
NAME_LETTERS = 30  # of a speaker's name that fit beside the line
INCIDENTS_A_PAGE = 10
DISPUTED = (CheckVerdict.CONTRADICTED, CheckVerdict.CONTESTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement on its speaker's line."""

    x: float
    verdict: str
    label: str  # what was said, when, and the verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One speaker's line."""

    speaker: str
    name: str  # short enough to stand beside the line
    y: float
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTimeline:
    """Who said what when: a line a speaker, a mark a statement, early hours drawn wider."""

    lanes: tuple[Lane, ...]
    across: tuple[Mark, ...]
    height: float
    left: float
    right: float
    left_out: int  # speakers beyond those drawn
    summary: str


def statement_timeline(checks: Sequence[ClaimCheck]) -> StatementTimeline | None:
    """Draw the statements of an incident; None when there are none."""
    if not checks:
        return None
    start = min(each.statement.said_at for each in checks)
    span = max(hours(start, max(each.statement.said_at for each in checks)), 1.0) * 1.05

    def x(hour: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * math.log1p(hour) / math.log1p(span), 1)

    by_speaker: dict[str, list[ClaimCheck]] = {}
    for each in checks:
        by_speaker.setdefault(each.statement.speaker, []).append(each)
    drawn = list(by_speaker.items())[:MOST_LANES]
    lanes = tuple(
        Lane(
            speaker=speaker, name=_short(speaker), y=TOP + LANE * number,
            said=tuple(
                Said(x=x(hours(start, each.statement.said_at)), verdict=each.verdict.value, label=_label(each))
                for each in sorted(its, key=lambda each: each.verdict in DISPUTED)  # drawn last, so over the others
            ),
        )
        for number, (speaker, its) in enumerate(drawn)
    )  # fmt: skip
    disputed = sum(each.verdict in DISPUTED for each in checks)
    return StatementTimeline(
        lanes=lanes, height=TOP + LANE * len(lanes) + 14, left=LEFT, right=RIGHT,
        left_out=len(by_speaker) - len(drawn),
        across=tuple(
            Mark(at=x(hour), label=label) for hour, label in TICKS_HOURS if hour < span and x(hour) > LEFT + 20
        ),
        summary=f"{wording.counted(len(checks), 'statement')} of {wording.counted(len(by_speaker), 'speaker')}; "
        f"{disputed} contradicted or contested",
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= NAME_LETTERS else f"{name[: NAME_LETTERS - 1]}…"


def _label(check: ClaimCheck) -> str:
    said = check.statement
    when = wording.published(said.said_at, "day" if said.day_only else "minute")
    return f"{said.speaker}, {when}: {described(said)}; {wording.term(check.verdict.value)}"


def checks_of(request: Request) -> Checks:
    """Give what makes checks in the picture that is served."""
    checks: Checks = request.app.state.checks
    return checks


def context_of(request: Request, file: IncidentFile, question: Question) -> dict[str, object]:
    """Give what the part of an incident's page on its statements shows."""
    found = checks_of(request).of(file, question.as_of or datetime.now(UTC))
    return {"checks": found.checks, "statements": statement_timeline(found.checks), "described": described}


class Checkings:
    """Answers with the pages of what others dispute, and of stated changes."""

    def addresses(self) -> list[Address]:
        """Give the addresses of both pages."""
        shown: dict[str, Answer] = {"/claims": self.claims, "/statistics": self.statistics}
        return [
            Address(path=path, answer=its, operation=Operation.READ, roles=EVERYBODY) for path, its in shown.items()
        ]

    def statistics(self, request: Request) -> Response:
        """Show the changes that reports state, each recounted."""
        question, reading = _asked(request)
        context: dict[str, object] = {
            "question": question, "changes": checks_of(request).stated_in(reading),
            "as_of_text": moment_text(question.as_of),
        }  # fmt: skip
        return page(request, "statistics.html", context)

    def claims(self, request: Request) -> Response:
        """Show the statements that others contradict or contest, those on the most disputed incidents first."""
        question, reading = _asked(request)
        offset = question.query.offset
        listed = reading.incidents(
            IncidentQuery(disputed=True, order="disputed", limit=INCIDENTS_A_PAGE, offset=offset)
        )
        files = [file for each in listed.incidents if (file := reading.incident(each.id))]
        moment = question.as_of or datetime.now(UTC)
        incidents = [
            (file, [each for each in checks_of(request).of(file, moment).checks if each.verdict in DISPUTED])
            for file in files
        ]
        context: dict[str, object] = {
            "question": question,
            "total": listed.total,
            "incidents": incidents,
            "offset": offset,
            "next": offset + INCIDENTS_A_PAGE if offset + INCIDENTS_A_PAGE < listed.total else None,
            "as_of_text": moment_text(question.as_of),
        }
        return page(request, "claims.html", context)


def _asked(request: Request) -> tuple[Question, Reading]:
    """Give the moment and the place in the list that are asked for, and the picture of that moment."""
    asked = request.query_params
    question = question_of({name: asked.get(name, "") for name in ("as_of", "offset")})
    views = visitor_of(request).views
    return question, views.now() if question.as_of is None else views.as_of(question.as_of)
