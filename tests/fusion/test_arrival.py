"""Arrival: files in any order, and later files unknown before their time."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from sabaq.model.authority import Operation
from sabaq.model.ids import LinkId
from sabaq.model.incident import Link, Verdict
from sabaq.sources.synthetic import SyntheticWorld, generate
from sabaq.workspace import Workspace

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SEED = 70_931
REPORTS = 240


@pytest.fixture(scope="module")
def world() -> SyntheticWorld:
    return generate(seed=SEED, reports=REPORTS)


def cuts(world: SyntheticWorld) -> tuple[int, int]:
    """Give the rows at which the second and third file begin: each is published later than the row before it."""
    published = world.reports["published"].to_pylist()
    first, second = (
        next(at for at in range(REPORTS * third // 3, REPORTS) if published[at] > published[at - 1]) for third in (1, 2)
    )
    return first, second


@pytest.fixture(scope="module")
def parts(world: SyntheticWorld, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three files by time of publication; the reports come sorted."""
    folder = tmp_path_factory.mktemp("parts")
    rows = world.reports.to_pylist()
    edges = pairwise((0, *cuts(world), len(rows)))
    return [written(folder / f"{n}.csv", rows[start:stop]) for n, (start, stop) in enumerate(edges)]


def written(path: Path, rows: Sequence[dict[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def opened(folder: Path, files: Sequence[Path], mapping: str = "generic") -> Workspace:
    workspace = Workspace.init(folder, clock=lambda: NOW)
    workspace.add(files, mapping=mapping, back_filled=True)
    workspace.run()
    return workspace


def exported(workspace: Workspace, kind: str, moment: datetime | None = None) -> list[dict[str, str]]:
    stream = io.BytesIO()
    workspace.export(kind, "csv", out=None, stdout=stream, moment=moment, recorded=False)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"))))
    return [{name: cell for name, cell in row.items() if name not in {"recorded_at", "as_of"}} for row in rows]


def test_the_order_in_which_files_arrive_changes_nothing(parts: list[Path], tmp_path: Path):
    one, two = opened(tmp_path / "one", parts), opened(tmp_path / "two", [parts[2], parts[0], parts[1]])
    for kind in ("incidents", "members"):
        assert exported(one, kind) == exported(two, kind)
    one.close()
    two.close()


def test_files_added_between_runs_give_the_picture_of_one_run(parts: list[Path], tmp_path: Path):
    steps = opened(tmp_path / "steps", parts[:1])
    for part in parts[1:]:
        steps.add([part], mapping="generic", back_filled=True)
        steps.run()
    whole = opened(tmp_path / "whole", parts)
    for kind in ("incidents", "members"):
        assert exported(steps, kind) == exported(whole, kind)
    steps.close()
    whole.close()


def test_a_past_moment_knows_nothing_of_what_came_after(parts: list[Path], world: SyntheticWorld, tmp_path: Path):
    published = world.reports["published"].to_pylist()
    moment = datetime.fromisoformat(published[cuts(world)[1] - 1])
    ignorant, wise = opened(tmp_path / "ignorant", parts[:2]), opened(tmp_path / "wise", parts)
    for kind in ("incidents", "members", "claims"):
        assert exported(wise, kind, moment) == exported(ignorant, kind)
    assert exported(wise, "members") != exported(ignorant, "members")
    ignorant.close()
    wise.close()


def judge(workspace: Workspace, verdict: Verdict, subjects: tuple[str, str], name: str) -> LinkId:
    a, b = subjects
    said = Link(id=LinkId(name), a=a, b=b, verdict=verdict, decided_by="analyst", why="test", known_at=NOW)  # type: ignore[arg-type]
    workspace.ledger.record_links(workspace.permit(Operation.LINK, "pair"), [said])
    return said.id


def test_a_judgement_holds_and_taking_it_back_gives_the_same_bytes(parts: list[Path], tmp_path: Path):
    workspace = opened(tmp_path / "w", parts[:1])
    before = {kind: exported(workspace, kind) for kind in ("incidents", "members")}
    members = before["members"]
    incident = next(
        row["incident_id"] for row in members if [r["incident_id"] for r in members].count(row["incident_id"]) > 1
    )
    subjects = sorted(workspace.now().subjects(incident))[:2]  # type: ignore[arg-type]
    link = judge(workspace, Verdict.DIFFERENT, (subjects[0], subjects[1]), "l_test")
    workspace.run()
    now = [workspace.now().successor((subject,)) for subject in subjects]
    assert now[0] != now[1]
    workspace.ledger.revoke_links(workspace.permit(Operation.LINK, "pair"), [link], "a mistake")
    workspace.run()
    assert {kind: exported(workspace, kind) for kind in before} == before
    workspace.close()


MAVERICK = [  # id, event_id, day, town, actor, deaths
    ("m1", "7", "2017-08-11", "Nairobi", "Police", "2"),
    ("m2", "7", "2017-08-11", "Nairobi", "Police", "2"),
    ("m3", "8", "2017-08-12", "Kisumu", "Youth of a party", "0"),
    ("m4", "9", "2017-08-12", "Kisumu", "Police", "4"),
    ("m5", "9", "2017-08-13", "Kisumu", "Police", "5"),
    ("m6", "10", "2017-10-26", "Siaya", "Police", "1"),
]
SPOTS = {"Nairobi": ("-1.28", "36.82"), "Kisumu": ("-0.1", "34.75"), "Siaya": ("0.06", "34.29")}


def coded(path: Path, events: Sequence[str]) -> Path:
    rows: list[dict[str, object]] = []
    for at, ((name, _, day, town, actor, dead), event) in enumerate(zip(MAVERICK, events, strict=True)):
        lat, lon = SPOTS[town]
        rows.append({
            "id": name, "event_id": event, "date_start": day, "date_end": day, "country": "Kenya",
            "source": f"Daily {at % 3} ({day}) Unrest", "source_author": f"Daily {at % 3}",
            "source_type": "National news media", "location": town, "city": town, "latitude": lat, "longitude": lon,
            "geo_precision": "3", "actor1": actor, "actor1_perpetrator": "1",
            "deaths_low": dead, "deaths_best": dead, "deaths_high": dead,
        })  # fmt: skip
    return written(path, rows)


def test_the_coders_own_answer_is_never_an_input(tmp_path: Path):
    events = [row[1] for row in MAVERICK]
    one = opened(tmp_path / "one", [coded(tmp_path / "one.csv", events)], "maverick")
    two = opened(tmp_path / "two", [coded(tmp_path / "two.csv", events[::-1])], "maverick")
    assert exported(one, "members") == exported(two, "members")
    assert exported(one, "incidents") == exported(two, "incidents")
    assert len(exported(one, "members")) == len(MAVERICK)
    one.close()
    two.close()
