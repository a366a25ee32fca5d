"""Demo: real cases retold, and a country whose truth is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sabaq.analysis.forecasts import Tier
from sabaq.cli import said, served, shown
from sabaq.cli.shown import Demonstrated
from sabaq.config import FILE
from sabaq.errors import BadConfig, BadRecord
from sabaq.exchange.bulletin import papers
from sabaq.fusion.accuracy import measure
from sabaq.learning.registers import Register
from sabaq.model.checks import CheckVerdict
from sabaq.model.counts import Level, Target
from sabaq.model.evidence import Prop
from sabaq.model.outlook import Sign
from sabaq.sources.casebook import case_files, count_files
from sabaq.sources.signs import foretold, signs_in
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace
from sabaq.workspace.bulletins import Imprint, press_room_of
from sabaq.workspace.checking import checking_of
from sabaq.workspace.forecasting import Forecasts
from sabaq.workspace.lessons import lessons_of
from sabaq.workspace.outlooks import Asked
from sabaq.workspace.warnings import warnings_of

SEED = 11
PUBLIC = "bulletin"  # made of the real cases alone, before anything invented is there
SHOWN = 30  # disputed incidents among which the demo looks for a claim to show
SETTINGS = 'timezone = "Asia/Karachi"  # most of the real cases were reported there\n'


FORETOLD = (  # what might have happened, where, who would have had to be told, within how many days
    ("Attack on churches and hotels in Colombo", "Colombo", "Inspector General of Police", 30),
    ("Attack on hotels in Mumbai", "Mumbai", "Director General of Police", 30),
    ("Attack on army-run schools in Peshawar", "Peshawar", "Inspector General of Police", 120),
)
RATE = 0.004  # within 30 days
GUESSED = "a guess for the demo: one such attack in about twenty years"


def foretell(workspace: Workspace) -> None:
    """Put on record what was known before three real attacks, once."""
    outlooks = warnings_of(workspace).outlooks
    if outlooks.problems():
        return
    for title, place, office, days in FORETOLD:
        asked = Asked(
            title=title, places=(place,), horizon=timedelta(days=days), threshold=0.1, addressee=office,
            base_rate=1 - (1 - RATE) ** (days / 30), basis=GUESSED,
        )  # fmt: skip
        outlooks.open(asked, "retold from public inquiries")
    signs = [each for path in foretold() for each in signs_in(path) if isinstance(each, Sign)]
    outlooks.observe(signs, "retold from public inquiries")


def demonstrate(folder: Path, *, reports: int, stay: bool, json: bool) -> None:
    """Build the demo's workspace (or go on with it), say how accurate it is, and serve it."""

    def say(sentence: str) -> None:
        if not json:
            said.tell(None, sentence, json=False)

    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / FILE).exists():
        (folder / FILE).write_text(SETTINGS, encoding="utf-8")
    workspace = Workspace.init(folder)
    try:
        say("1/4  Real cases, retold with their sources ...")
        with shown.progress(json=json) as progress:
            workspace.add((*case_files(), *count_files()), progress=progress)
        lessons_of(workspace).take(Register.casebook())
        foretell(workspace)
        if not (folder / PUBLIC).exists():
            press_room_of(workspace).issue(folder / PUBLIC, Imprint(publisher="The sabaq demo"), pdf=papers.available())
        say(f"     What everybody may know of them: open {folder / PUBLIC / 'index.html'}")
        say(f"2/4  {reports:,} reports from an invented country whose truth is known ...")
        world = generate(seed=SEED, reports=reports)
        table = folder / f"invented-{reports}.csv"
        if not table.exists():
            write_csv(world, table)
        with shown.progress(json=json) as progress:
            workspace.add((table,), mapping="generic", progress=progress)
        say("3/4  Which reports tell of one incident, and what do they agree on? ...")
        with shown.progress(json=json) as progress:
            ran = workspace.run(progress=progress)
        say("4/4  Compared with the truth:")
        truth = dict(zip(world.reports["report_id"].to_pylist(), world.truth["incident"].to_pylist(), strict=True))
        members = {report: incident for report, incident, _ in workspace.now().memberships() if report in truth}
        accuracy = measure([members.get(report, report) for report in truth], list(truth.values()))
        found = Demonstrated(
            workspace=str(folder), incidents=ran.incidents, reports=ran.reports, invented=len(truth), accuracy=accuracy
        )
        shown.demonstrated(found, json=json)
        for line in _checks(workspace):
            say(line)
        say(_ahead(workspace))
        if stay:
            served.serve(workspace, json=json)
    finally:
        workspace.close()


def _ahead(workspace: Workspace) -> str:
    """Forecast, and say it in one sentence with the baseline beside it, or why the reports are too few for that."""
    try:
        found = Forecasts(workspace=workspace).make(Level.PROVINCE_WEEK, Target.EVENTS)
    except (BadRecord, BadConfig) as too_little:
        return f"Nothing can be forecast from so little: {too_little}."
    its, unit = found.outlook, found.outlook.units[0]
    ours, plain = (unit.tiers[tier] for tier in (Tier.POOL, Tier.OWN_YEAR))
    record = f"It cannot be said how such forecasts do: {found.unscored}."
    if found.record is not None:
        scores = {each.tier: each.crps for each in found.record.scores}
        record = (
            f"From {found.record.origins} origins of the last year its mean score was {scores[Tier.POOL]:.3f}, the "
            f"baseline's {scores[Tier.OWN_YEAR]:.3f} (lower is better)."
        )
    return (
        f"A forecast, by what was known before {its.origin}: incidents in {unit.unit} from {its.first} to {its.last}: "
        f"{ours.middle:.0f} ({ours.low:.0f} to {ours.high:.0f}), chance of any {ours.any:.0%}; baseline, its own last "
        f"year: {plain.middle:.0f} ({plain.low:.0f} to {plain.high:.0f}), {plain.any:.0%}. {record} More: sabaq "
        "forecast"
    )


def _checks(workspace: Workspace) -> Iterator[str]:
    """Yield one official claim that others contradict, and one stated rise that chance and habit judge differently."""
    view, checking = workspace.now(), checking_of(workspace)
    listed = checking.disputed(view, limit=SHOWN)[1]
    for check in (each for incident in listed for each in incident.checks):
        if check.verdict is CheckVerdict.CONTRADICTED and check.statement.claim.prop is Prop.OUTCOME:
            found = f"{check.sentence} {check.borne}, {check.grade.value}."
            yield f"An official claim checked: {found} More: sabaq claims list"
            break
    for each in checking.stated(view):
        if each.by_chance and each.by_habit and each.by_habit.holds_zero and not each.by_chance.holds_zero:
            yield f"A statistic checked, {each.asked.words}: {' '.join(each.sentences)} More: sabaq claims statistics"
            break
