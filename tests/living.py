"""Live workspaces to test with: a world's reports, some of them late."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sabaq.sources.synthetic import generate, write_csv
from sabaq.workspace import Workspace
from sabaq.workspace.live import Live
from sabaq.workspace.results import Took
from tests.places import settled

SEED = 5
HEADER = "report_id,source,published,date,lat,lon,place,country,actor,killed_low,killed_high,text\n"
FIRST = (
    "p1,A wire,2024-03-10T15:00:00+00:00,2024-03-10,30.2,67.0,Quetta,PK,TTP,5,7,Bomb kills five in Quetta\n"
    "p2,A wire,2024-05-01T09:00:00+00:00,2024-04-30,34.0,71.5,Peshawar,PK,,0,1,Grenade hurts nobody\n"
)
LATE = "p3,A daily,2024-03-11T09:00:00+00:00,2024-03-10,30.2,67.0,Quetta,PK,TTP,6,8,Bomb in Quetta kills six\n"


@dataclass(slots=True)
class Followed:
    """A workspace whose picture follows single reports."""

    workspace: Workspace
    live: Live
    folder: Path
    header: str = HEADER

    def take(self, *rows: str, name: str = "late.csv") -> Took:
        path = self.folder / name
        path.write_text(
            self.header + "".join(row if row.endswith("\n") else f"{row}\n" for row in rows), encoding="utf-8"
        )
        return self.live.take(path)

    def members(self) -> dict[str, str]:
        """External report id -> incident."""
        return {report: incident for report, incident, _ in self.workspace.now().memberships()}

    def table(self, name: str, columns: str = "*") -> list[tuple[object, ...]]:
        with self.workspace.ledger.engine.connect() as connection:
            return sorted(tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {name}"))

    def forwards(self) -> dict[str, str]:
        return {str(old): str(new) for old, new in self.table("picture_forwards")}


def small(folder: Path, rows: str = FIRST) -> Followed:
    """A workspace with two incidents of one report each."""
    workspace = Workspace.init(settled(folder / "workspace"))
    (folder / "first.csv").write_text(HEADER + rows, encoding="utf-8")
    workspace.add([folder / "first.csv"], mapping="generic", back_filled=False)
    workspace.run()
    return Followed(workspace, Live(workspace=workspace), folder)


def world(folder: Path, *, reports: int, late: int, style: str = "a") -> tuple[Followed, list[str]]:
    """A workspace with all but the late reports of an invented country, and the rows of those."""
    write_csv(generate(seed=SEED, reports=reports, style=style), folder / "world.csv")
    header, *rows = (folder / "world.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "first.csv").write_text(header + "".join(rows[:-late]), encoding="utf-8")
    workspace = Workspace.init(settled(folder / "workspace"))
    workspace.add([folder / "first.csv"], mapping="generic", back_filled=False)
    workspace.run()
    return Followed(workspace, Live(workspace=workspace), folder, header), rows[-late:]
