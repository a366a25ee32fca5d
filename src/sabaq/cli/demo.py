"""Demo: real cases retold, and a country whose truth is known."""

from __future__ import annotations

from pathlib import Path

from sabaq.cli import said, served, shown
from sabaq.cli.shown import Demonstrated
from sabaq.config import FILE
from sabaq.fusion.accuracy import measure
from sabaq.learning.registers import Register
from sabaq.sources.casebook import case_files
from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import lessons_of

SEED = 11
SETTINGS = 'timezone = "Asia/Karachi"  # most of the real cases were reported there\n'


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
            workspace.add(case_files(), progress=progress)
        lessons_of(workspace).take(Register.casebook())
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
        if stay:
            served.serve(workspace, json=json)
    finally:
        workspace.close()
