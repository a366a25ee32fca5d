"""Hindsight: the past shows nothing that came later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Unavailable
from sabaq.exchange.columns import Kind
from sabaq.model.authority import Operation
from sabaq.model.evidence import Marking
from sabaq.model.ids import IncidentId
from sabaq.model.incident import IncidentQuery
from sabaq.workspace import Workspace
from tests.ledgers import WIRE, batch, first_word, report

HEADER = "report_id,source,published,date,lat,lon,place,country,actor,killed_low,killed_high,text\n"
DAYS = 40


def rows(until: int) -> str:
    """Two tellings of an attack on each of `until` days, the second a day later and with more dead."""
    lines = []
    for k in range(until):
        day = datetime(2024, 1, 1, 10, tzinfo=UTC) + timedelta(days=k)
        told = f"{day.date()},{20 + k * 3 % 40},{60 + k * 7 % 30},Town {k},PK,TTP"
        lines.append((day, f"a{k},A wire,{day.isoformat()},{told},{k % 4},{k % 4 + 1},Attack in town {k}\n"))
        later = day + timedelta(days=1)
        lines.append((later, f"b{k},A daily,{later.isoformat()},{told},{k % 4 + 1},{k % 4 + 2},Town {k} mourns\n"))
    end = datetime(2024, 1, 1, 10, tzinfo=UTC) + timedelta(days=until - 1)
    return HEADER + "".join(line for when, line in lines if until == DAYS or when <= end)


def filled(folder: Path, until: int) -> Workspace:
    folder.mkdir()
    (folder / "attacks.csv").write_text(rows(until), encoding="utf-8")
    workspace = Workspace.init(folder / "workspace")
    workspace.add([folder / "attacks.csv"], mapping="generic", back_filled=True)
    return workspace


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = filled(tmp_path_factory.mktemp("hindsight") / "whole", DAYS)
    workspace.run()
    yield workspace
    workspace.close()


@pytest.mark.parametrize("day", [1, 12, 25])
def test_the_past_is_the_picture_that_would_have_been_made_then(whole: Workspace, tmp_path: Path, day: int):
    moment = datetime(2024, 1, 1, 10, tzinfo=UTC) + timedelta(days=day - 1)
    then = filled(tmp_path / "then", day)
    then.run()
    past, present = whole.as_of(moment), then.now()
    for kind in Kind:
        assert list(past.rows(kind)) == list(present.rows(kind))
    assert past.timeline(IncidentQuery()) == present.timeline(IncidentQuery())
    assert past.facets(IncidentQuery()) == present.facets(IncidentQuery())
    for incident in present.every_incident():
        seen, made = past.incident(incident.id), present.incident(incident.id)
        assert seen is not None
        assert made is not None
        assert (seen.values, seen.curve, seen.ties) == (made.values, made.curve, made.ties)
        assert [member.report.id for member in seen.members] == [member.report.id for member in made.members]
        assert max(member.report.known_at for member in seen.members) <= moment  # type: ignore[type-var]
    then.close()


def test_a_report_that_came_later_is_not_there_yet(whole: Workspace):
    latest = max(whole.now().rows(Kind.CLAIMS), key=lambda row: row.report_id).claim.report  # type: ignore[union-attr]
    assert whole.now().report(latest) is not None
    assert whole.as_of(datetime(2024, 1, 2, tzinfo=UTC)).report(latest) is None


def test_the_past_is_drawn_anew_when_something_old_comes_in_late(tmp_path: Path):
    workspace = filled(tmp_path / "late", 3)
    moment = datetime(2024, 1, 3, 10, tzinfo=UTC)
    before = workspace.as_of(moment).incidents(IncidentQuery()).total
    late = tmp_path / "late.csv"
    late.write_text(
        HEADER + "z1,A wire,2024-01-02,2024-01-01,-30,20,Far,ZA,,1,1,An attack far away\n", encoding="utf-8"
    )
    workspace.add([late], mapping="generic", back_filled=True)
    assert workspace.as_of(moment).incidents(IncidentQuery()).total == before + 1
    workspace.close()


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])  # noqa: DTZ901 (the zone is added)
def test_the_ends_of_time_can_be_asked_for(whole: Workspace, moment: datetime):
    total = whole.as_of(moment.replace(tzinfo=UTC)).incidents(IncidentQuery()).total
    assert total == (0 if moment.year == 1 else whole.now().incidents(IncidentQuery()).total)


def test_reading_what_is_marked_leaves_an_act(tmp_path: Path):
    workspace = Workspace.init(tmp_path / "workspace")
    secret = report("secret", marking=Marking.AMBER)
    grant, its = workspace.permit(Operation.ADD, "one.csv"), batch("one.csv")
    workspace.ledger.begin_batch(grant, its)
    workspace.ledger.append(grant, its, sources=[WIRE], reports=[(secret, [first_word(secret)])], links=[])
    workspace.ledger.end_batch(grant, its, [])
    workspace.run()
    view = workspace.now()
    (incident,) = view.incidents(IncidentQuery()).incidents
    before = workspace.doctor().held.acts
    view.incident(incident.id)
    view.report(secret.id)
    assert workspace.doctor().held.acts == before + 2
    workspace.close()


def test_a_file_that_changes_while_it_is_read_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    workspace = Workspace.init(tmp_path / "workspace")
    path = tmp_path / "attacks.csv"
    path.write_text(rows(3), encoding="utf-8")
    append = type(workspace.ledger).append

    def meanwhile(*words: object, **more: object) -> object:
        path.write_text(rows(4), encoding="utf-8")
        return append(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(type(workspace.ledger), "append", meanwhile)
    with pytest.raises(Unavailable, match=r"attacks\.csv changed while it was being read; nothing of it counts"):
        workspace.add([path], mapping="generic")
    assert workspace.ledger.evidence()["reports"].num_rows == 0
    workspace.close()


def test_a_picture_that_was_dropped_is_made_again(tmp_path: Path):
    workspace = filled(tmp_path / "dropped", 3)
    workspace.run()
    before = list(workspace.now().every_incident())
    with workspace.ledger.engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE picture_incidents")
    with pytest.raises(BadConfig, match="has no picture yet; make one with `sabaq run"):
        workspace.now()
    assert not workspace.run().up_to_date
    assert list(workspace.now().every_incident()) == before
    workspace.close()


def test_doctor_names_altered_words_files_and_imports_cut_short(tmp_path: Path):
    workspace = filled(tmp_path / "ill", 3)
    workspace.run()
    assert workspace.doctor().trouble == ()
    workspace.ledger.begin_batch(workspace.permit(Operation.ADD, "half.csv"), batch("half.csv"))
    (digest, *_) = [each.name for each in workspace.archive.folder.rglob("*") if each.is_file()]
    workspace.archive.path(digest).write_bytes(b"altered")
    with workspace.ledger.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER reports_no_update")
        connection.exec_driver_sql("UPDATE reports SET raw = replace(raw, 'Town 1', 'Town 9')")
    told = "\n".join(workspace.doctor().trouble)
    assert "no longer hold the words quoted from them" in told
    assert f"archive file {digest} was altered" in told
    assert "half.csv was taken in only in part; add it again to go on" in told
    workspace.close()


def test_an_unknown_incident_is_none(whole: Workspace):
    assert whole.now().incident(IncidentId("i_404")) is None
