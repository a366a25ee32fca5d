"""Auditing: who used sabaq for what, as pages and as sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.errors import BadRecord, Refused
from sabaq.exchange.sheets import sheet
from sabaq.guard.audits import LIMITS, Audit, Pins
from sabaq.model.authority import Operation, Role
from sabaq.model.uses import Item, Use, Verdict
from sabaq.model.warrants import Exceptional
from sabaq.server.addresses import Address, Answer, given_in
from sabaq.server.questions import FURTHEST_ROW, Question, switched, whole, words
from sabaq.server.rendering import page
from sabaq.server.visitors import visitor_of
from sabaq.workspace.oversight import AuditRoom, Wanted

OVERSEERS = frozenset({Role.REVIEWER, Role.AUDITOR})
PAGE, DAYS, MOST_DAYS = 100, 30, 3660
USES = ("at", "actor", "unit", "operation", "what", "purpose", "authority", "marking", "allowed", "reason", "entry")
REVIEWS = ("act", "at", "actor", "operation", "what", "subject_class", "purpose", "authority", "emergency", "reason",
           "reviews", "overdue_days")  # fmt: skip
QUEUE = ("item", "day", "days", "actors", "unit", "acts", "rules", "reasons", "rulings", "open")
LOG = ("finding", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which acts an address asks for, and the same as it stands in an address."""

    days: int
    wanted: Wanted
    said: Mapping[str, str]

    def address(self, path: str, **more: str | int) -> str:
        """Give the address of the same question elsewhere."""
        return f"{path}?{urlencode({**self.said, **more})}"


class Auditing:
    """Answers those who judge how sabaq is used; each look at it is an act as well."""

    def addresses(self) -> list[Address]:
        """Give the addresses of the pages, of the sheets, and of the one that takes a ruling."""
        shown: dict[str, Answer] = {
            "/audit": self.overview, "/audit/uses": self.uses, "/audit/reviews": self.reviews,
            "/audit/queue": self.queue, "/audit/log": self.log,
        }  # fmt: skip
        sheets: dict[str, Answer] = {
            "/audit/uses.csv": self.uses_sheet, "/audit/reviews.csv": self.reviews_sheet,
            "/audit/queue.csv": self.queue_sheet, "/audit/log.csv": self.log_sheet,
        }  # fmt: skip
        return [
            *(Address(path=path, answer=its, operation=Operation.REVIEW, roles=OVERSEERS)
              for path, its in shown.items()),
            *(Address(path=path, answer=its, operation=Operation.EXPORT, roles=OVERSEERS)
              for path, its in sheets.items()),
            Address(
                path="/audit/rule", method="POST", form=True, answer=self.rule, operation=Operation.REVIEW,
                roles=OVERSEERS,
            ),
        ]  # fmt: skip

    def overview(self, request: Request) -> Response:
        """Show how much there is of everything."""
        room, asked = room_of(request), asked_in(request)
        due, now = room.chambers.exceptional(due=True), room.now()
        uses = room.oversight.uses(asked.wanted)
        return _page(
            request, "audit.html", "/audit", asked=asked, acts=len(uses), refused=sum(not use.allowed for use in uses),
            waiting=len(room.oversight.items()), due=len(due), overdue=sum(bool(each.overdue_by(now)) for each in due),
            log=room.log.state(),
        )  # fmt: skip

    def uses(self, request: Request) -> Response:
        """Show who did what, for which purpose, under which authority; what was refused too."""
        asked = asked_in(request)
        offset = whole(request.query_params, "offset", 0, FURTHEST_ROW) or 0
        found = room_of(request).oversight.uses(asked.wanted)
        return _page(
            request, "audit_uses.html", "/audit/uses", asked=asked, total=len(found), offset=offset, limit=PAGE,
            uses=found[offset : offset + PAGE],
        )  # fmt: skip

    def reviews(self, request: Request) -> Response:
        """Show the acts that are always reviewed, those first that nobody reviewed yet, the oldest first."""
        room = room_of(request)
        return _page(request, "audit_reviews.html", "/audit/reviews", reviews=_reviews(room), now=room.now())

    def queue(self, request: Request) -> Response:
        """Show what a second reader should look at, and what was found of it before."""
        room, ruled = room_of(request), switched(request.query_params, "ruled")
        return _page(
            request, "audit_queue.html", "/audit/queue", items=room.oversight.items(ruled=ruled), ruled=ruled,
            tallies=room.oversight.tallies(), verdicts=tuple(Verdict), token=visitor_of(request).form_token,
            done=words(request.query_params, "done"),
        )  # fmt: skip

    def log(self, request: Request) -> Response:
        """Show the state of the log; where that is asked for, check all of it."""
        room, check = room_of(request), switched(request.query_params, "check")
        return _page(
            request, "audit_log.html", "/audit/log", log=room.log.state(), limits=LIMITS,
            found=room.log.verify(Pins()) if check else None,
        )  # fmt: skip

    def uses_sheet(self, request: Request) -> Response:
        """Give the acts as a sheet."""
        room = room_of(request)
        return _sheet(room, "uses", USES, map(_use, room.oversight.uses(asked_in(request).wanted)))

    def reviews_sheet(self, request: Request) -> Response:
        """Give the acts that are always reviewed as a sheet."""
        room = room_of(request)
        return _sheet(room, "reviews", REVIEWS, (_review(each, room.now()) for each in _reviews(room)))

    def queue_sheet(self, request: Request) -> Response:
        """Give the queue with all rulings as a sheet."""
        room = room_of(request)
        return _sheet(room, "queue", QUEUE, map(_item, room.oversight.items(ruled=True)))

    def log_sheet(self, request: Request) -> Response:
        """Give what a check of the whole log found as a sheet."""
        room = room_of(request)
        return _sheet(room, "log", LOG, _findings(room.log.verify(Pins())))

    async def rule(self, request: Request) -> Response:
        """Take what a second reader finds of an item, and lead back to the queue."""
        given, room = given_in(request), room_of(request)
        try:
            verdict = Verdict(given.get("verdict", ""))
        except ValueError:
            raise BadRecord(f"the ruling is {given.get('verdict', '')!r}; wanted one of {', '.join(Verdict)}") from None
        item = await run_in_threadpool(room.oversight.rule, given.get("item", ""), verdict, given.get("why", ""))
        return RedirectResponse(f"/audit/queue?{urlencode({'done': item.id})}", HTTPStatus.SEE_OTHER)


def room_of(request: Request) -> AuditRoom:
    """Give the audit room as whoever asks may use it."""
    room = visitor_of(request).audit
    if room is None:
        raise Refused("there is no audit room for whoever asks; reviewers and auditors have one")
    return room


def asked_in(request: Request) -> Asked:
    """Read which acts are asked for."""
    given = request.query_params
    days, refused = whole(given, "days", 1, MOST_DAYS) or DAYS, switched(given, "refused")
    named = {name: words(given, name) or "" for name in ("actor", "record", "purpose", "authority")}
    now = room_of(request).now()
    said = {"days": str(days)} | {name: text for name, text in named.items() if text}
    return Asked(
        days=days, said=said | ({"refused": "1"} if refused else {}),
        wanted=Wanted(since=now - timedelta(days=days), until=now, refused=refused, **named),
    )  # fmt: skip


def _reviews(room: AuditRoom) -> list[Exceptional]:
    return sorted(room.chambers.exceptional(), key=lambda each: (bool(each.reviews), each.at))


def _page(request: Request, template: str, here: str, **shown: object) -> Response:
    return page(request, template, {"question": Question(), "here": here, **shown})


def _sheet(room: AuditRoom, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    told = list(rows)
    room.handed_on(f"{len(told)} {name} as csv")
    return Response(
        sheet(columns, told), media_type="text/csv; charset=utf-8; header=present",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )  # fmt: skip


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _use(use: Use) -> tuple[object, ...]:
    return (
        _moment(use.at), use.actor, use.unit, use.operation, use.what, use.purpose, use.authority, use.marking,
        "yes" if use.allowed else "no", use.reason, use.entry,
    )  # fmt: skip


def _review(each: Exceptional, now: datetime) -> tuple[object, ...]:
    told = "; ".join(f"{'justified' if it.justified else 'not justified'}, says {it.by}: {it.why}"
                     for it in each.reviews)  # fmt: skip
    return (
        each.act, _moment(each.at), each.actor, each.operation, each.what, each.subject_class, each.purpose,
        each.authority, "yes" if each.break_glass else "no", each.reason, told, each.overdue_by(now).days,
    )  # fmt: skip


def _item(item: Item) -> tuple[object, ...]:
    return (
        item.id, item.day.isoformat(), item.days, ", ".join(item.actors), item.unit, len(item.acts),
        " ".join(each.rule.value for each in item.reasons), "; ".join(each.words for each in item.reasons),
        "; ".join(f"{each.verdict.value}, says {each.by}: {each.why}" for each in item.rulings),
        "yes" if item.open else "no",
    )  # fmt: skip


def _findings(found: Audit) -> list[tuple[object, ...]]:
    counts = (("entries", found.entries), ("acts", found.acts), ("refused", found.refused), ("signed", found.signed))
    return [
        *counts, ("root", found.root), *(("cosigned", each) for each in found.cosigned),
        *(("trouble", each) for each in found.trouble), *(("alarm", each) for each in found.alarms),
        ("limits", found.limits),
    ]  # fmt: skip
