"""Workspaces to decide in: a few reports of two attacks."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sabaq.learning.registers import Told
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import lessons_of
from tests.places import settled

HEADER = (
    "report_id,source,published,date,lat,lon,place,radius_m,country,attack_type,actor,killed_low,killed_high,text\n"
)
ROWS = (
    "p1,A wire,2024-03-10T15:00:00+00:00,2024-03-10,30.2,67.0,Quetta,9,PK,bombing,TTP,5,7,Bomb kills 5 in Quetta\n",
    "p2,A daily,2024-03-11T09:00:00+00:00,2024-03-10,30.2,67.0,Quetta,9,PK,bombing,TTP,6,8,Bomb kills 6 in Quetta\n",
    "p3,A weekly,2024-03-12T09:00:00+00:00,2024-03-10,30.2,67.0,Quetta,9,PK,bombing,TTP,6,8,Six died in Quetta\n",
    "p4,A daily,2024-05-01T09:00:00+00:00,2024-04-30,34.0,71.5,Peshawar,9,PK,grenade,,0,1,Grenade hurts nobody\n",
    "p5,A wire,2024-05-01T11:00:00+00:00,2024-04-30,34.0,71.5,Peshawar,9,PK,grenade,,1,1,Grenade kills one\n",
    "p6,A weekly,2024-07-01T11:00:00+00:00,2024-06-30,24.9,67.1,Karachi,9,PK,raid,BLA,2,2,Two shot in Karachi\n",
)
KINDS = ("incidents", "members", "claims")


class Clock:
    """A clock that moves on by a minute each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2024, 8, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def workspace(folder: Path, files: Sequence[Sequence[str]] = (ROWS,), *, run: bool = True) -> Workspace:
    """A workspace with each of these files taken in, back-filled, and its picture made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Workspace.init(settled(folder / "workspace"), clock=Clock())
    for number, rows in enumerate(files, start=1):
        path = folder / f"file{number}.csv"
        path.write_text(HEADER + "".join(rows), encoding="utf-8")
        made.add([path], mapping="generic", back_filled=True)
    if run:
        made.run()
    return made


def owing_reviews(folder: Path, *, reference: str, text: str) -> Workspace:
    """A closed workspace, to be copied: its attack in Quetta owes reviews, and one recommendation came before."""
    home = settled(folder / "workspace")
    home.mkdir(parents=True, exist_ok=True)
    (home / "sabaq.toml").write_text("review_killed = 5\n", encoding="utf-8")
    made = workspace(folder)
    told = Told(
        reference=reference, text=text, addressee="Police", made_by="Inquiry", issued="2020-01-01",
        site="Quetta station",
    )  # fmt: skip
    lessons_of(made).recommend(told, "an earlier attack")
    made.close()
    return made


def copied(made: Workspace, folder: Path) -> Workspace:
    """A copy of a workspace, a day later: what a test does to it no other test sees."""
    shutil.copytree(made.folder, folder / "copied")
    clock = Clock()
    clock.now += timedelta(days=1)
    return Workspace.open(folder / "copied", clock=clock)


def exported(of: Workspace, moment: datetime | None = None) -> dict[str, bytes]:
    """Every export of the picture, as bytes; a past picture without the moment it was asked for."""
    found = {}
    for kind in KINDS:
        stream = io.BytesIO()
        of.export(kind, "jsonl", out=None, stdout=stream, moment=moment, recorded=False)
        found[kind] = stream.getvalue()
    return found


def together(of: Workspace) -> set[frozenset[str]]:
    """The incidents as sets of the ids that the reports came with."""
    groups: dict[str, set[str]] = {}
    for report, incident, _ in of.now().memberships():
        groups.setdefault(incident, set()).add(report)
    return {frozenset(each) for each in groups.values()}
