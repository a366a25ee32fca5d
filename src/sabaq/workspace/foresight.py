"""Foresight: forecasts from the picture, and their record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sabaq.analysis.alerts import Watch, watch
from sabaq.analysis.backtests import SHOWN, Asked, Backtest, Cell, backtest
from sabaq.analysis.effects import Effect, effect
from sabaq.analysis.panel import CADENCES, Happening, Panel, count, tabled
from sabaq.errors import BadConfig, BadRecord
from sabaq.exchange.columns import Kind
from sabaq.model.authority import Operation
from sabaq.model.counts import Level, Method, Target
from sabaq.model.incident import Incident
from sabaq.store.files import whole_file
from sabaq.workspace.verbs import Progress, Workspace
from sabaq.workspace.views import View

COLUMNS = ("unit", "period", "count")
LONGEST_DELAY = timedelta(days=182)  # incidents younger than this may still be told of
Gaps = Sequence[tuple[date, date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """Counts what the picture holds by unit and period, and looks ahead from it; nothing of it is truth."""

    workspace: Workspace

    def panel(self, level: Level, target: Target, *, moment: datetime | None = None, gaps: Gaps = ()) -> Panel:
        """Count what is known, or was at a moment, up to the last day of which anything is told."""
        view = self.workspace.as_of(moment) if moment else self.workspace.now()
        told, today = list(happenings(view, level)), (moment or self.workspace.guard.clock()).date()
        days = [each.day for each in told if each.day <= today]  # one to come is a slip, and would make years of quiet
        if not days:
            raise BadRecord("the picture holds no dated incident to count; `sabaq add` reports, then `sabaq run`")
        return count(told, level, target, until=min(max(days) + timedelta(days=1), today), gaps=gaps)

    def table(self, file: Path, level: Level, target: Target) -> Panel:
        """Read a panel from a CSV file with the columns unit, period and count; what has no row was not reported."""
        grant = self.workspace.permit(Operation.READ, f"panel {file.name}")
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise BadConfig(f"{file} cannot be read: {error}; wanted a CSV file in UTF-8") from error
        found = tabled(_rows(file, text), level, target)
        if found.starts[-1] > (today := self.workspace.guard.clock().date()):
            raise BadRecord(f"{file.name} has a count for {found.starts[-1]}; wanted none after today, {today}")
        self.workspace.ledger.record_act(grant, f"{len(found.units)} units")
        return found

    def watch(self, panel: Panel, method: Method, *, budget: float, first: date) -> Watch:
        """Give the rises from a day on; the latest periods wait until most of their reports are in."""
        return watch(panel, method, budget=budget, first=first, settled=self._settled(panel))

    def effect(
        self,
        panel: Panel,
        units: Sequence[str],
        day: date,
        *,
        window: int,
        other: datetime | None = None,
        gaps: Gaps = (),
    ) -> Effect:
        """Compare what came before and after a day with placebos, and by what was known at another moment too."""
        vintage = None
        if other is not None:
            told = happenings(self.workspace.as_of(other), panel.level)
            vintage = count(told, panel.level, panel.target, until=min(panel.end, other.date()), gaps=gaps, like=panel)
        return effect(panel, units, day, window=window, other=vintage)

    def _settled(self, panel: Panel) -> tuple[float, ...]:
        """Give what share of the incidents of older periods was known so many periods after its end."""
        week = timedelta(days=30 if panel.cadence.monthly else 7)
        incidents = (each for each in self.workspace.now().rows(Kind.INCIDENTS) if isinstance(each, Incident))
        late = [
            max(0, (each.known_first.date() - each.last) // week)
            for each in incidents
            if each.last is not None and each.last + LONGEST_DELAY < panel.end
        ]
        return (
            tuple(sum(each <= n for each in late) / len(late) for n in range(panel.cadence.year // 4)) if late else ()
        )

    def backtest(
        self, final: Panel, asked: Asked, *, hindsight: bool, gaps: Gaps = (), progress: Progress | None = None
    ) -> tuple[Backtest, tuple[Cell, ...]]:
        """Forecast from every origin as it was known then, and score by a panel; `hindsight`: by cutting that panel."""
        done = 0

        def known(origin: date) -> Panel:
            nonlocal done
            done += 1
            if progress:
                progress(f"picture as of {origin}", done, None)
            moment = datetime.combine(origin, time(), tzinfo=self.workspace.config.zone)
            told = happenings(self.workspace.as_of(moment), final.level)
            return count(told, final.level, final.target, until=origin, gaps=gaps, like=final)

        return backtest(final, None if hindsight else known, asked)


def happenings(view: View, level: Level) -> Iterator[Happening]:
    """Yield the incidents whose day is known well enough for the periods of a level."""
    widest = timedelta(days=30 if CADENCES[level].monthly else 6)
    for each in view.rows(Kind.INCIDENTS):
        if not isinstance(each, Incident) or each.first is None or each.last is None or each.last - each.first > widest:
            continue
        yield Happening(
            id=each.id, unit=getattr(each, level.unit) or "", day=each.first + (each.last - each.first) / 2,
            deaths=float(each.killed.best or 0), lat=each.lat, lon=each.lon,
        )  # fmt: skip


def write_cells(cells: Sequence[Cell], out: Path) -> None:
    """Write every window of every unit as every tier forecast it, beside what came."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    shares = [f"q{round(100 * share):02}" for share in SHOWN]
    writer.writerow(["origin", "unit", "window", "tier", *shares, "any", "came", "crps", "log_crps", "quiet"])
    for cell in cells:
        scores = [f"{score:.6g}" for score in (*cell.quantiles, cell.any, cell.came, cell.crps, cell.log_crps)]
        writer.writerow([cell.origin, cell.unit, cell.window, cell.tier.value, *scores, int(cell.quiet)])
    with whole_file(out) as stream:
        stream.write(text.getvalue().encode())


def _rows(file: Path, text: str) -> Iterator[tuple[str, date, float | None]]:
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise BadRecord(f"{file.name} lacks the column {missing[0]}; wanted {', '.join(COLUMNS)}")
    for number, row in enumerate(reader, 2):
        said = str(row["count"] or "").strip()
        try:
            day = date.fromisoformat(f"{row['period']}-01" if len(row["period"] or "") == 7 else row["period"] or "")
            yield row["unit"] or "", day, float(said) if said else None
        except ValueError as error:
            raise BadRecord(
                f"{file.name}, row {number}: {error}; wanted a period such as 2015-07 or 2015-07-06, and a count"
            ) from error
