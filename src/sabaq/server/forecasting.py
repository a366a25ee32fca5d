"""Forecast pages: what is expected, how sure, how it has done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sabaq.analysis.forecasts import Tier
from sabaq.analysis.outlooks import Analogue, UnitOutlook
from sabaq.analysis.sensitive_dates import SIGHTING_DAYS, occasions
from sabaq.errors import BadRecord, SabaqError
from sabaq.model.authority import Operation
from sabaq.model.counts import Level, Target
from sabaq.server import wording
from sabaq.server.addresses import DECIDERS, EVERYBODY, Address, given_in
from sabaq.server.areas import area_map
from sabaq.server.fans import fan
from sabaq.server.questions import Question, day_of, one_of, read
from sabaq.server.rendering import page
from sabaq.server.studying import study_of_visitor
from sabaq.workspace.forecasting import Forecasts, Kept

LEVELS = tuple(
    each.value for each in (Level.DISTRICT_28_DAYS, Level.DISTRICT_WEEK, Level.PROVINCE_WEEK, Level.COUNTRY_MONTH)
)
TARGETS = tuple(each.value for each in Target)
AHEAD, FURTHEST = timedelta(days=182), timedelta(days=3660)  # of the calendar


@dataclass(slots=True, kw_only=True)
class Bench:
    """What is being worked out just now, one at a time, and what became of the last try."""

    _turn: threading.Lock = field(default_factory=threading.Lock)
    making: str = ""  # names what is being made
    failed: str = ""  # says why the last one was not

    def take(self, name: str) -> bool:
        """Take the bench; False where something is being made."""
        if not self._turn.acquire(blocking=False):
            return False
        self.making, self.failed = name, ""
        return True

    def work(self, make: Callable[[], object]) -> None:
        """Make it, and leave the bench."""
        try:
            make()
        except SabaqError as problem:
            self.failed = str(problem)
        finally:
            self.making = ""
            self._turn.release()


class Forecasting:
    """Answers with forecasts that were kept, and has them made anew while nobody waits."""

    def __init__(self) -> None:
        self.bench = Bench()

    def addresses(self) -> list[Address]:
        """Give the addresses of the pages, and of the form."""
        return [
            Address(path="/forecasts", answer=self.forecasts, operation=Operation.READ, roles=EVERYBODY),
            Address(path="/forecasts/unit", answer=self.unit, operation=Operation.READ, roles=EVERYBODY),
            Address(path="/calendar", answer=self.calendar, operation=Operation.READ, roles=EVERYBODY),
            Address(
                path="/forecasts", method="POST", form=True, answer=self.make, operation=Operation.RUN, roles=DECIDERS
            ),
        ]

    def forecasts(self, request: Request) -> Response:
        """Show what is expected of every unit, on a map and as a table, with the record of such forecasts."""
        level, target = asked_of(request.query_params)
        kinds = () if request.query_params else _forecasts(request).kinds()
        if kinds and (level, target) not in kinds:  # nothing was asked for in particular: show what there is
            return RedirectResponse(_address(*kinds[0]), HTTPStatus.SEE_OTHER)
        kept, tier = _forecasts(request).kept(level, target), Tier(one_of(request.query_params, "tier", TIERS))
        units = kept.forecast.outlook.units if kept else ()
        return self._page(
            request, "forecasts.html", kept, tier=tier, tiers=TIERS,
            map=area_map(units, [unit.tiers[tier] for unit in units]) if units else None,
        )  # fmt: skip

    def unit(self, request: Request) -> Response:
        """Show one unit: the past as dots, the next window as a fan, what drives it, and situations like it."""
        level, target = asked_of(request.query_params)
        name, kept = request.query_params.get("unit", ""), _forecasts(request).kept(level, target)
        found = next((each for each in kept.forecast.outlook.units if each.unit == name), None) if kept else None
        if kept is None or found is None:
            raise BadRecord("nothing is forecast of a unit of this name; the list of forecasts has those there are")
        its = kept.forecast.outlook
        return self._page(
            request, "forecast.html", kept, unit=found, fan=fan(found, _end(found, its.last)), level_unit=level.unit,
            analogues=[(each, _incidents(level, each)) for each in found.analogues],
            lately=_listed(level, found.unit, found.past[0].first, its.origin) if found.past else "",
        )  # fmt: skip

    async def make(self, request: Request) -> Response:
        """Have a forecast made, as whoever asks sees the picture; the answer does not wait for it."""
        level, target = asked_of(given_in(request))
        forecasts = _forecasts(request)
        forecasts.workspace.permit(Operation.RUN, f"forecast {level.value} {target.value}")
        answer = RedirectResponse(_address(level, target), HTTPStatus.SEE_OTHER)
        if self.bench.take(f"{level.value}, {target.value}"):
            answer.background = BackgroundTask(self.bench.work, lambda: forecasts.make(level, target))
        return answer

    def calendar(self, request: Request) -> Response:
        """Show the sensitive dates of some days: half a year on, unless others are asked for."""
        workspace = _forecasts(request).workspace
        workspace.permit(Operation.READ, "calendar")
        today = workspace.guard.clock().date()
        first = read(request.query_params, "first", day_of) or today
        last = read(request.query_params, "last", day_of) or first + AHEAD
        if not first <= last <= first + FURTHEST:
            raise BadRecord(f"{first} to {last} cannot be shown; wanted the earlier day first, and ten years at most")
        context: dict[str, object] = {
            "question": Question(), "first": first, "last": last, "found": occasions(first, last), "today": today,
            "sighting": SIGHTING_DAYS,
        }  # fmt: skip
        return page(request, "calendar.html", context)

    def _page(self, request: Request, template: str, kept: Kept | None, **more: object) -> Response:
        level, target = asked_of(request.query_params)
        context: dict[str, object] = {
            "question": Question(), "kept": kept, "level": level, "target": target, "levels": LEVELS,
            "targets": TARGETS, "bench": self.bench, "here": _address(level, target),
            "unit_address": lambda unit: _address(level, target, "/forecasts/unit", unit=unit),
        }  # fmt: skip
        return page(request, template, context | more)


TIERS = tuple(each.value for each in (Tier.POOL, Tier.EWMA, Tier.OWN_YEAR))


def asked_of(given: Mapping[str, str]) -> tuple[Level, Target]:
    """Read which units and periods, and what is counted."""
    return Level(one_of(given, "level", LEVELS)), Target(one_of(given, "target", TARGETS))


def _address(level: Level, target: Target, path: str = "/forecasts", **more: str) -> str:
    return f"{path}?{urlencode({'level': level.value, 'target': target.value, **more})}"


def _incidents(level: Level, like: Analogue) -> str:
    """Give the list of the incidents that followed a past situation."""
    return _listed(level, like.unit, like.first, like.last + timedelta(days=1))


def _listed(level: Level, unit: str, first: date, until: date) -> str:
    """Give the list of the incidents of a unit; there is no field for districts, so they are searched for."""
    name = "text" if level.unit == "district" else level.unit
    days = {"first": first.isoformat(), "last": (until - timedelta(days=1)).isoformat()}
    return f"/?{urlencode({name: unit, **days})}"


def _end(unit: UnitOutlook, last: date) -> str:
    more = len(unit.ahead) - 1
    return wording.day(last) if not more else f"{more} windows after {wording.day(last)}"


def _forecasts(request: Request) -> Forecasts:
    return study_of_visitor(request).forecasts
