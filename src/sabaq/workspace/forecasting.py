"""Forecasting: what was forecast, kept with all it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from sabaq.analysis.outlooks import Outlook, outlook
from sabaq.analysis.panel import Panel
from sabaq.analysis.records import Record, record
from sabaq.errors import BadConfig, BadRecord
from sabaq.model.authority import Operation
from sabaq.model.counts import Level, Target
from sabaq.model.evidence import Marking, highest
from sabaq.store.audiences import Audience
from sabaq.store.picture import State
from sabaq.store.shelves import Shelf
from sabaq.workspace.foresight import Foresight, Gaps
from sabaq.workspace.verbs import Progress, Workspace

FOLDER = "forecasts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """What a forecast was made from, and when."""

    made_at: datetime
    picture: str  # what tells its content from that of any other
    picture_made_at: str
    reports: int
    incidents: int
    markings: tuple[Marking, ...]  # of the reports in it
    gaps: tuple[tuple[date, date], ...]
    silent: int  # periods without any incident, taken as quiet
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What is expected of each unit, how such forecasts did lately, and what both were made from."""

    outlook: Outlook
    record: Record | None
    unscored: str  # why there is no record
    vintage: Vintage


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A forecast that was kept, as somebody finds it."""

    forecast: Forecast
    current: bool  # made from the very picture that they see now
    hidden: bool  # made from less than they may see


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecasts:
    """Makes forecasts, and keeps the last of each kind for whoever may see all that it was made from."""

    workspace: Workspace

    def make(
        self, level: Level, target: Target, *, moment: datetime | None = None, gaps: Gaps = (), seed: int = 1,
        progress: Progress | None = None,
    ) -> Forecast:  # fmt: skip
        """Forecast, and score the forecasts of the last year; one from today's picture is kept."""
        foresight, sight = Foresight(workspace=self.workspace), self.workspace.sight()
        view = self.workspace.as_of(moment) if moment else self.workspace.now()
        state, now = view.picture.state(), self.workspace.guard.clock()
        if state is None:
            raise BadConfig("there is no picture to forecast from; make one with `sabaq run`")
        panel = foresight.panel(level, target, moment=moment, gaps=gaps)
        _tell(progress, "forecast", 0)
        expected = outlook(panel, seed=seed)
        _tell(progress, "record of the last year", 1)
        scored, unscored = _recorded(panel, seed)
        _tell(progress, "done", 2)
        found = Forecast(
            outlook=expected, record=scored, unscored=unscored,
            vintage=Vintage(
                made_at=now, picture=_content(state), picture_made_at=state.made_at, reports=state.reports,
                incidents=state.incidents, markings=_ordered(sight.seen), gaps=tuple(gaps), silent=panel.silent,
                seed=seed,
            ),
        )  # fmt: skip
        if moment is None:
            self._shelf().keep(_name(level, target, found.vintage.markings), msgspec.json.encode(found))
        return found

    def kept(self, level: Level, target: Target) -> Kept | None:
        """Give the forecast that was kept from most of what whoever asks may see; None: there is none for them."""
        sight = self.workspace.sight()
        shown = self._shown(level, target, sight.audience)
        best = max(shown, key=lambda each: (len(each.vintage.markings), each.vintage.made_at), default=None)
        what = f"forecast {level.value} {target.value}"
        self.workspace.permit(Operation.READ, what, marking=highest(best.vintage.markings if best else ()))
        if best is None:
            return None
        state, hidden = sight.now().state(), not sight.seen <= set(best.vintage.markings)
        current = state is not None and _content(state) == best.vintage.picture
        return Kept(forecast=best, current=current and not hidden, hidden=hidden)

    def kinds(self) -> tuple[tuple[Level, Target], ...]:
        """Give the kinds of forecast that were kept for whoever asks."""
        self.workspace.permit(Operation.READ, "forecasts")
        audience = self.workspace.sight().audience
        return tuple((level, target) for level in Level for target in Target if self._shown(level, target, audience))

    def _shown(self, level: Level, target: Target, audience: Audience) -> list[Forecast]:
        found = self._every(level, target)
        return [each for each in found if audience is None or audience.issuperset(each.vintage.markings)]

    def _every(self, level: Level, target: Target) -> Iterator[Forecast]:
        for content in self._shelf().kept(f"{level.value}-{target.value}-"):
            try:
                yield msgspec.json.decode(content, type=Forecast)
            except msgspec.DecodeError:
                continue  # another version kept it: it is made anew

    def _shelf(self) -> Shelf:
        return Shelf(folder=self.workspace.folder / FOLDER)


def _recorded(panel: Panel, seed: int) -> tuple[Record | None, str]:
    try:
        return record(panel, seed=seed), ""
    except (BadRecord, BadConfig) as too_short:
        return None, str(too_short)


def _content(state: State) -> str:
    return f"{state.made_from} {state.made_with}"


def _ordered(markings: Sequence[Marking] | frozenset[Marking]) -> tuple[Marking, ...]:
    return tuple(each for each in Marking if each in markings)


def _name(level: Level, target: Target, markings: Sequence[Marking]) -> str:
    made_from = "+".join(each.name.lower() for each in markings) or "nothing"
    return f"{level.value}-{target.value}-{made_from}"


def _tell(progress: Progress | None, what: str, done: int) -> None:
    if progress:
        progress(what, done, 2)
