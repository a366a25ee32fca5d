"""Pages: the picture, an incident, a report."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from sabaq.errors import BadRecord
from sabaq.model.authority import Operation
from sabaq.model.ids import IncidentId, ReportId
from sabaq.model.incident import Facets, Incident
from sabaq.model.reviews import Duty
from sabaq.server import drawings, wording
from sabaq.server.addresses import EVERYBODY, Address, Answer
from sabaq.server.checkings import context_of
from sabaq.server.dossiers import dossier, pieces
from sabaq.server.drawings import DoubtDrawing, doubt_drawings
from sabaq.server.notices import notice_of
from sabaq.server.questions import ORDERS, Question, moment_text, question_of
from sabaq.server.rendering import is_swap, page
from sabaq.server.views import Views
from sabaq.server.visitors import visitor_of
from sabaq.store.base import Reading
from sabaq.workspace import View

FACETS = (
    ("country", "Country", "countries"),
    ("province", "Province", "provinces"),
    ("attack_type", "Attack", "attack_types"),
    ("target", "Target", "targets"),
    ("actor", "Actor", "actors"),
)
DOUBTS_SHOWN = 5


def reading_for(views: Views, question: Question) -> Reading:
    """Give the picture of the moment that a question names."""
    return views.now() if question.as_of is None else views.as_of(question.as_of)


def choices(facets: Facets, question: Question) -> list[dict[str, object]]:
    """Give the narrowing fields with their values and counts; the chosen value is always among them."""
    fields = []
    for name, label, column in FACETS:
        options: list[tuple[str, int | None]] = list(getattr(facets, column))
        chosen = getattr(question.query, name)
        if chosen and chosen not in {value for value, _ in options}:
            options.insert(0, (chosen, None))
        fields.append({"name": name, "label": label, "chosen": chosen, "options": options})
    return fields


def chips(question: Question) -> list[tuple[str, str]]:
    """Give every narrowing in words with the address that drops it."""
    query = question.query
    box = "{:.1f}°–{:.1f}° E, {:.1f}°–{:.1f}° N"
    said: list[tuple[str, object]] = [
        ("text", query.text and f"words: {query.text}"),
        ("first", query.first and f"from {wording.day(query.first)}"),
        ("last", query.last and f"to {wording.day(query.last)}"),
        *(
            (name, (value := getattr(query, name)) and f"{label.lower()}: {wording.term(value)}")
            for name, label, _ in FACETS
        ),
        ("min_killed", f"at least {query.min_killed} killed" if query.min_killed is not None else None),
        ("disputed", "disputed only" if query.disputed else None),
        ("bbox", query.bbox and f"area {box.format(query.bbox[0], query.bbox[2], query.bbox[1], query.bbox[3])}"),
    ]
    return [(str(text), question.address(without=name)) for name, text in said if text]


class Pages:
    """Answers with pages for people."""

    def __init__(self, *, has_extra: bool, is_live: bool = False) -> None:
        self.has_extra = has_extra
        self.is_live = is_live

    def addresses(self) -> list[Address]:
        """Give the addresses of the pages."""
        shown: dict[str, Answer] = {
            "/": self.picture, "/incidents/{id}": self.incident, "/reports/{id}": self.report,
        }  # fmt: skip
        return [
            Address(path=path, answer=its, operation=Operation.READ, roles=EVERYBODY) for path, its in shown.items()
        ]

    def picture(self, request: Request) -> Response:
        """Show map, timeline and list of one question; a swap gets only what changes."""
        question = question_of(request.query_params)
        reading = reading_for(visitor_of(request).views, question)
        listed = reading.incidents(question.query)
        context: dict[str, object] = {
            "question": question,
            "listed": listed,
            "timeline": drawings.timeline(reading.timeline(question.query)),
            "fields": choices(reading.facets(question.query), question),
            "chips": chips(question),
            "orders": ORDERS,
            "points_address": question.address("/api/points", order=None, limit=None),
            "has_extra": self.has_extra,
            "is_live": self.is_live,
            "shown": reading.shown if isinstance(reading, View) else "",
            "as_of_text": moment_text(question.as_of),
        }
        answer = page(request, "swap.html" if is_swap(request) else "picture.html", context)
        if is_swap(request) and "sabaq-live" not in request.headers:
            offset = question.query.offset or None
            answer.headers["HX-Push-Url"] = question.address(offset=offset)
        return answer

    def incident(self, request: Request) -> Response:
        """Show all that is held on one incident."""
        question = question_of({"as_of": request.query_params.get("as_of", "")})
        wanted = IncidentId(request.path_params["id"])
        file = reading_for(visitor_of(request).views, question).incident(wanted)
        if file is None:
            return self.missing(request, "incident", question)
        context: dict[str, object] = {
            "question": question,
            "file": file,
            "dossier": dossier(file),
            "forwarded": file.incident.id != wanted,
            **context_of(request, file, question),
            "doubts": self.doubts(request, file.incident.id, question),
            "notice": notice_of(request),
            "duties": self.duties(request, file.incident, question),
            "has_extra": self.has_extra,
            "as_of_text": moment_text(question.as_of),
        }
        return page(request, "incident.html", context)

    def report(self, request: Request) -> Response:
        """Show one report as it arrived, with the words of its claims marked."""
        question = question_of({"as_of": request.query_params.get("as_of", "")})
        file = reading_for(visitor_of(request).views, question).report(ReportId(request.path_params["id"]))
        if file is None:
            return self.missing(request, "report", question)
        chosen = request.query_params.get("claim") or None
        if chosen is not None and chosen not in {claim.id for claim in file.claims}:
            raise BadRecord("claim is not one of this report's claims; open the report without it to see them all")
        context: dict[str, object] = {
            "question": question,
            "file": file,
            "pieces": pieces(file, chosen),
            "notice": notice_of(request),
            "chosen": chosen,
            "as_of_text": moment_text(question.as_of),
        }
        return page(request, "report.html", context)

    def doubts(self, request: Request, incident: IncidentId, question: Question) -> tuple[DoubtDrawing, ...]:
        """Give what may be drawn otherwise about an incident; nothing of the past, which nobody can decide."""
        visitor = visitor_of(request)
        if visitor.desk is None or not visitor.decides or question.as_of is not None:
            return ()
        return doubt_drawings(visitor.desk.review(limit=DOUBTS_SHOWN, incident=incident).doubts)

    def duties(self, request: Request, incident: Incident, question: Question) -> tuple[tuple[Duty, int], ...]:
        """Give the reviews that an incident owes, each with the days it is late; today's, whatever is looked at."""
        study = visitor_of(request).study
        if study is None or question.as_of is not None:
            return ()
        now = study.reviews.ledger.guard.clock()
        return tuple((each, each.late_by(now).days) for each in study.reviews.duties_of(incident))

    def missing(self, request: Request, what: str, question: Question) -> Response:
        """Say that something is not in the picture, and where to go instead."""
        when = f" as known on {wording.clock(question.as_of)}" if question.as_of else ""
        back = replace(question, as_of=None).moment_address(request.url.path) if question.as_of else "/"
        return message(
            request,
            HTTPStatus.NOT_FOUND,
            title=f"No such {what}",
            sentence=f"There is no {what} with this address in the picture{when}.",
            way_out=(back, "See it as known now" if question.as_of else "Back to the picture"),
        )


def message(
    request: Request,
    status: HTTPStatus,
    *,
    title: str,
    sentence: str,
    way_out: tuple[str, str] = ("/", "Back to the picture"),
) -> Response:
    """Show one plain message as a page, or as the part that was asked for."""
    context: dict[str, object] = {"title": title, "sentence": sentence, "way_out": way_out, "question": Question()}
    return page(request, "notice.html" if is_swap(request) else "message.html", context, status=status)
