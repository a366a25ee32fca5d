"""Studying: reviews and recommendations in the browser."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import BadRecord
from sabaq.learning.registers import Told
from sabaq.model.authority import Operation, Role
from sabaq.model.lessons import Verdict
from sabaq.model.recommendations import ONWARD, ActionStrength, Cause, Effect, EvidenceStrength, State
from sabaq.model.reviews import Review, ReviewKind, Section
from sabaq.server.addresses import DECIDERS, EVERYBODY, STAFF, Address, Answer, Given, given_in
from sabaq.server.questions import Question
from sabaq.server.rendering import page
from sabaq.server.visitors import visitor_of
from sabaq.workspace.lessons import Shown, Step
from sabaq.workspace.reviews import Opened, Written
from sabaq.workspace.study import Study

SHOWN = 50
WRITERS = frozenset({Role.REVIEWER})
Take = Callable[[Study, str, Given], str]  # does what a form asks, and gives where to go then
TITLES = {
    Section.EXPECTED: ("What was expected", "By plan, order or habit, before it happened."),
    Section.HAPPENED: ("What happened", "As the sources have it, in the order in which it was known."),
    Section.WHY: ("Why", "What made it seem right then; means, tasks, conditions. Not who."),
    Section.CONTROL: ("Which control failed or held", "A wall, a rule, a duty, a warning that was to stop it."),
}


class Studying:
    """Answers with what is owed, written and recommended, and takes what reviewers write."""

    def addresses(self) -> list[Address]:
        """Give the addresses of the pages, and those that their forms lead to."""
        pages: dict[str, tuple[Answer, Operation, frozenset[Role]]] = {
            "/reviews": (self.reviews, Operation.READ, EVERYBODY),
            "/reviews/{id}": (self.review, Operation.READ, STAFF),
            "/reviews/{id}/pdf": (self.leaflet, Operation.READ, STAFF),
            "/recommendations": (self.recommendations, Operation.READ, STAFF),  # what fails at one site is not for all
            "/recommendations/{id}": (self.recommendation, Operation.READ, STAFF),
            "/recurrences": (self.recurrences, Operation.READ, STAFF),
        }
        forms: dict[str, tuple[Take, Operation]] = {
            "/reviews": (begin, Operation.ASSESS), "/reviews/{id}/write": (write, Operation.ASSESS),
            "/reviews/{id}/code": (code, Operation.ASSESS), "/reviews/{id}/done": (done, Operation.ASSESS),
            "/reviews/{id}/reopen": (reopen, Operation.ASSESS),
            "/reviews/{id}/recommend": (recommend, Operation.RECOMMEND), "/recurrences": (rule, Operation.VERIFY),
            "/recommendations/{id}/move": (move, Operation.ANSWER),
            "/recommendations/{id}/evidence": (show, Operation.ANSWER),
        }  # fmt: skip
        shown = [
            Address(path=path, answer=its, operation=asked, roles=who) for path, (its, asked, who) in pages.items()
        ]
        taken = [
            Address(path=path, method="POST", form=True, answer=_form(take), operation=asked, roles=_takers(asked))
            for path, (take, asked) in forms.items()
        ]
        return [*shown, *taken]

    def reviews(self, request: Request) -> Response:
        """Show the reviews that incidents owe, and those that were begun."""
        study = study_of_visitor(request)
        owed, now = study.reviews.duties(), study.reviews.ledger.guard.clock()
        begun = study.reviews.every() if visitor_of(request).desk is not None else ()
        late = sum(each.late_by(now).total_seconds() > 0 for each in owed)
        return _page(request, "reviews.html", owed=owed[:SHOWN], total=len(owed), late=late, now=now, begun=begun[::-1])

    def review(self, request: Request) -> Response:
        """Show one review: sentences with what they rest on, forms to write, words to put otherwise."""
        study, name = study_of_visitor(request), str(request.path_params["id"])
        review = study.reviews.one(name)
        remarks = study.reviews.remarks(review.id)
        return _page(
            request, "dossier_review.html", review=review, title=study.reviews.titled(review), sections=TITLES,
            remarks={each.sentence: [one for one in remarks if one.sentence == each.sentence] for each in remarks},
            homes=_homes(study, review), against=study.reviews.against(review),
            recommended=study.recommended(review.id), agreement=study.reviews.agreement(review.id),
            strengths=tuple(ActionStrength),
        )  # fmt: skip

    def leaflet(self, request: Request) -> Response:
        """Give a review as a PDF."""
        name = str(request.path_params["id"])
        made = study_of_visitor(request).leaflet(name)
        named = {"Content-Disposition": f'inline; filename="{quote(name)}.pdf"'}
        return Response(made, media_type="application/pdf", headers=named)

    def recommendations(self, request: Request) -> Response:
        """Show what is recommended and promised: claimed and verified together, and what is overdue."""
        lessons = study_of_visitor(request).lessons
        return _page(
            request, "recommendations.html", rates=lessons.rates(), took=lessons.closures(), today=lessons.today(),
            late=lessons.overdue()[:SHOWN], every=lessons.every(),
        )  # fmt: skip

    def recommendation(self, request: Request) -> Response:
        """Show one with every move and all evidence."""
        study = study_of_visitor(request)
        one = study.lessons.one(str(request.path_params["id"]))
        return _page(
            request, "recommendation.html", one=one, today=study.lessons.today(), since=study.again.since(one),
            onward=ONWARD[one.state], strengths=tuple(EvidenceStrength), effects=tuple(Effect), causes=tuple(Cause),
            answer_token=_answer_token(request),
        )  # fmt: skip

    def recurrences(self, request: Request) -> Response:
        """Show the pairs that may say one thing, and what people ruled."""
        again = study_of_visitor(request).again
        found = again.suggestions()
        return _page(request, "recurrences.html", found=found[:SHOWN], total=len(found), ruled=again.rulings()[::-1])


def study_of_visitor(request: Request) -> Study:
    """Give the study of whoever asks."""
    study = visitor_of(request).study
    if study is None:
        raise BadRecord("reviews and recommendations are not shown here; the server was started with --show-only")
    return study


def begin(study: Study, _name: str, given: Given) -> str:
    """Begin a review."""
    kind = ReviewKind(_chosen(given, "kind", [each.value for each in ReviewKind]))
    asked = Opened(
        incident=given["incident"], kind=kind, lead=given["lead"], independence=given["independence"],
        why=given.get("why") or f"{kind.value} owed",
    )  # fmt: skip
    return f"/reviews/{study.reviews.open(asked).id}"


def write(study: Study, name: str, given: Given) -> str:
    """Add a sentence, replace one, or take one away."""
    section = Section(_chosen(given, "section", [each.value for each in Section]))
    text = "" if given.get("take_away") else given["text"]
    claims = tuple(given.get("claims", "").replace(",", " ").split())
    written = Written(
        section=section, text=text, claims=claims, replaces=given.get("replaces", ""),
        reporter=given.get("reporter", ""),
    )  # fmt: skip
    review = study.reviews.write(name, written)
    return f"/reviews/{review.id}#{section.value}"


def code(study: Study, name: str, given: Given) -> str:
    """Put down which factors are seen in a sentence."""
    study.reviews.code(name, given["sentence"], given["codes"])
    return f"/reviews/{name}#{quote(given['sentence'])}"


def done(study: Study, name: str, given: Given) -> str:
    """Close a review."""
    return f"/reviews/{study.reviews.done(name, given['why']).id}"


def reopen(study: Study, name: str, given: Given) -> str:
    """Open a review again."""
    return f"/reviews/{study.reviews.reopen(name, given['why']).id}"


def recommend(study: Study, name: str, given: Given) -> str:
    """Put a recommendation of a review on record."""
    review = study.reviews.one(name)
    strength = _chosen(given, "strength", [each.value for each in ActionStrength])
    told = Told(
        reference="", text=given["text"], addressee=given["to"], made_by=review.lead,
        issued=study.lessons.today().isoformat(), test=given.get("test", ""), strength=strength,
    )  # fmt: skip
    study.lessons.recommend(told, f"from review {review.id}", incident=review.incident, review=review.id)
    return f"/reviews/{review.id}#recommended"


def move(study: Study, name: str, given: Given) -> str:
    """Put a step of a recommendation on record."""
    effect, cause = given.get("effect", ""), given.get("cause", "")
    step = Step(
        state=State(_chosen(given, "state", [each.value for each in State])), why=given["why"],
        by=given.get("by", ""), told_in=given.get("told_in", ""), other=given.get("other", ""),
        effect=Effect(_chosen(given, "effect", [each.value for each in Effect])) if effect else None,
        cause=Cause(_chosen(given, "cause", [each.value for each in Cause])) if cause else None,
    )  # fmt: skip
    return f"/recommendations/{study.lessons.move(name, step).id}"


def show(study: Study, name: str, given: Given) -> str:
    """Put evidence on record."""
    strength = EvidenceStrength(_chosen(given, "strength", [each.value for each in EvidenceStrength]))
    shown = Shown(what=given["what"], strength=strength, author=given.get("author", ""))
    return f"/recommendations/{study.lessons.show(name, shown).id}"


def rule(study: Study, _name: str, given: Given) -> str:
    """Put on record whether two say one thing."""
    verdict = Verdict(_chosen(given, "verdict", [each.value for each in Verdict]))
    study.again.rule(given["later"], given["earlier"], verdict, given["why"])
    return "/recurrences"


def _homes(study: Study, review: Review) -> dict[str, str]:
    """Give for each thing that sentences rest on the page where its words stand."""
    told = {one.id: f"/recommendations/{one.id}" for one in study.lessons.every()}
    watched = {each.id: f"/problems/{each.id}" for each in study.warnings.outlooks.problems()}
    told |= watched | {each.id: f"/warnings#{each.id}" for each in study.warnings.warnings()}
    reports = study.reviews.reports(review).items()
    return told | {claim: f"/reports/{quote(report)}?claim={quote(claim)}#chosen" for claim, report in reports}


def _form(take: Take) -> Answer:
    async def taken(request: Request) -> Response:
        given, name = given_in(request), str(request.path_params.get("id", ""))
        try:
            home = await run_in_threadpool(take, study_of_visitor(request), name, given)
        except KeyError as missing:
            raise BadRecord(f"the form lacks {missing}; load its page again") from missing
        return RedirectResponse(home, HTTPStatus.SEE_OTHER)

    return taken


def _chosen(given: Given, name: str, known: list[str]) -> str:
    value = given.get(name, "")
    if value not in known:
        raise BadRecord(f"{name} is {value!r}; wanted one of {', '.join(known)}")
    return value


def _takers(asked: Operation) -> frozenset[Role]:
    """Say whose forms of an operation are taken: answers of offices are put down by analysts too."""
    return DECIDERS if asked is Operation.ANSWER else WRITERS


def _answer_token(request: Request) -> str | None:
    """Give the token for forms that analysts may send too."""
    visitor = visitor_of(request)
    return visitor.form_token if visitor.roles & (DECIDERS | {Role.OPERATOR}) else None


def _page(request: Request, template: str, **context: object) -> Response:
    visitor = visitor_of(request)
    writes = bool(visitor.roles & (WRITERS | {Role.OPERATOR}))
    more: dict[str, object] = {"question": Question(), "write_token": visitor.form_token if writes else None}
    return page(request, template, {**more, **context})
