"""Api: the picture as JSON, one address for each reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sabaq.model.authority import Operation, Role
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Facets, IncidentFile, IncidentList, MapPoints, ReportFile, TimelineBin
from sabaq.server.addresses import ANYBODY, EVERYBODY, Address, Answer
from sabaq.server.pages import reading_for
from sabaq.server.parameters import AS_OF, QUESTION
from sabaq.server.questions import question_of
from sabaq.server.views import Sending
from sabaq.server.visitors import visitor_if_known, visitor_of
from sabaq.workspace.results import Pace


def json_answer(content: object, status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None) -> Response:
    """Give records as JSON."""
    return Response(msgspec.json.encode(content), status, headers, media_type="application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether the server answers, and whether the intake keeps up; None: there is none."""

    status: str = "ok"
    intake: Pace | None = None


class Api:
    """Answers with records for programs."""

    def __init__(self, extra_geojson: bytes | None, reception: Sending | None = None) -> None:
        self.reception = reception
        self.extra_geojson = extra_geojson

    def addresses(self) -> list[Address]:
        """Give the addresses of the records."""
        shown: tuple[tuple[str, Answer, object], ...] = (
            ("/api/incidents", self.incidents, IncidentList), ("/api/points", self.points, MapPoints),
            ("/api/timeline", self.timeline, tuple[TimelineBin, ...]), ("/api/facets", self.facets, Facets),
            ("/api/incidents/{id}", self.incident, IncidentFile), ("/api/reports/{id}", self.report, ReportFile),
        )  # fmt: skip
        return [
            *(
                Address(
                    path=path, answer=its, operation=Operation.READ, roles=EVERYBODY, gives=gives,
                    asks=(AS_OF,) if "{" in path else QUESTION,
                )
                for path, its, gives in shown
            ),
            Address(path="/api/extra.geojson", answer=self.extra, operation=None, roles=ANYBODY),
            Address(path="/health", answer=self.health, operation=None, roles=ANYBODY, gives=Health),
        ]  # fmt: skip

    def incidents(self, request: Request) -> Response:
        """Give one page of incidents."""
        question = question_of(request.query_params)
        return json_answer(reading_for(visitor_of(request).views, question).incidents(question.query))

    def points(self, request: Request) -> Response:
        """Give every placed incident as columns."""
        question = question_of(request.query_params)
        return json_answer(reading_for(visitor_of(request).views, question).points(question.query))

    def timeline(self, request: Request) -> Response:
        """Give the periods."""
        question = question_of(request.query_params)
        return json_answer(reading_for(visitor_of(request).views, question).timeline(question.query))

    def facets(self, request: Request) -> Response:
        """Give the values to narrow by."""
        question = question_of(request.query_params)
        return json_answer(reading_for(visitor_of(request).views, question).facets(question.query))

    def incident(self, request: Request) -> Response:
        """Give all on one incident."""
        question = question_of({"as_of": request.query_params.get("as_of", "")})
        file = reading_for(visitor_of(request).views, question).incident(IncidentId(request.path_params["id"]))
        return json_answer(file) if file else not_found("incident")

    def report(self, request: Request) -> Response:
        """Give one report with its claims."""
        question = question_of({"as_of": request.query_params.get("as_of", "")})
        file = reading_for(visitor_of(request).views, question).report(ReportId(request.path_params["id"]))
        return json_answer(file) if file else not_found("report")

    def extra(self, _request: Request) -> Response:
        """Give the extra polygons of the base map."""
        if self.extra_geojson is None:
            return not_found("extra map")
        return Response(self.extra_geojson, media_type="application/geo+json")

    def health(self, request: Request) -> Response:
        """Say that the server answers, and to the staff whether the intake keeps up: it counts what comes in."""
        visitor = visitor_if_known(request)
        is_staff = visitor is not None and visitor.roles - {Role.PUBLIC}
        return json_answer(Health(intake=self.reception.pace() if self.reception and is_staff else None))


def not_found(what: str) -> Response:
    """Say that there is nothing at an address."""
    return json_answer({"error": f"there is no {what} at this address"}, HTTPStatus.NOT_FOUND)
