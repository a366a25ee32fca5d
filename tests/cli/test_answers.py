"""Answers: every verb as text and as JSON with fixed keys."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sabaq import __version__
from tests.cli.conftest import TABLE, Call

INCIDENT_KEYS = {
    "id", "title", "first", "last", "date_precision", "lat", "lon", "radius_m", "place", "district", "province",
    "country", "attack_type", "target", "actor", "outcome", "killed", "wounded", "dispute", "reports", "origins",
    "findings", "known_first", "known_last",
}  # fmt: skip


def the_larger(sabaq: Call, workspace: Path, *words: str) -> str:
    """The id of the incident with two reports."""
    listed = sabaq("show", "incidents", "-w", workspace, "--order", "reports", "--json", *words).json
    return str(listed["incidents"][0]["id"])  # type: ignore[index]


def test_the_version_is_told(sabaq: Call):
    answer = sabaq("--version")
    assert (answer.code, answer.out) == (0, f"sabaq {__version__}\n")


def test_init_makes_a_workspace_and_says_where(sabaq: Call, tmp_path: Path):
    folder = tmp_path / "new"
    said = sabaq("init", "-w", folder).out.splitlines()
    assert said[0] == f"Workspace ready in {folder}."
    again = sabaq("init", "-w", folder, "--json")
    assert (again.code, again.json["workspace"]) == (0, str(folder))
    assert said[1] == f"Its log signs as {again.json['log']}"
    assert (folder / "sabaq.toml").is_file()


def test_add_names_what_was_taken_in_and_then_that_nothing_changed(sabaq: Call, empty: Path, tmp_path: Path):
    path = tmp_path / "attacks.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert "attacks.csv (generic@1): 3 reports" in sabaq("add", path, "--as", "generic", "-w", empty).out
    assert sabaq("add", path, "-w", empty).out == "attacks.csv: taken in before; nothing changed.\n"
    (told,) = sabaq("add", path, "-w", empty, "--json").json  # type: ignore[misc]
    assert set(told) == {"file", "mapping", "reports", "claims", "rejected", "held_already"}
    assert told["held_already"] is True


def test_add_names_the_rows_it_could_not_read(sabaq: Call, empty: Path, tmp_path: Path):
    path = tmp_path / "attacks.csv"
    path.write_text(TABLE + "p4,A wire,2024-05-01,2024-04-30,91,71,X,PK,,-3,1,Bad\n", encoding="utf-8")
    answer = sabaq("add", path, "--as", "generic", "-w", empty, "--json")
    assert answer.code == 0
    (told,) = answer.json  # type: ignore[misc]
    assert told["reports"] == 3
    (rejected, *_) = told["rejected"]
    assert set(rejected) == {"file", "row", "column", "seen", "wanted"}
    assert rejected["row"] == 4


def test_run_counts_incidents_and_then_says_that_nothing_had_changed(sabaq: Call, prepared: Path):
    assert "Nothing had changed." in sabaq("run", "-w", prepared).out
    answer = sabaq("run", "-w", prepared, "--json")
    assert answer.json == {"incidents": 2, "reports": 3, "up_to_date": True}


def test_incidents_are_listed_with_figure_range_and_origins(sabaq: Call, prepared: Path):
    answer = sabaq("show", "incidents", "-w", prepared)
    assert answer.code == 0
    assert "2 of 2 incidents." in answer.out
    listed = sabaq("show", "incidents", "-w", prepared, "--json")
    assert listed.keys() == {"total", "incidents"}
    for incident in listed.json["incidents"]:  # type: ignore[index]
        assert set(incident) == INCIDENT_KEYS
        assert set(incident["killed"]) == {"low", "best", "high"}


def test_one_incident_shows_its_values_in_the_words_of_its_sources(sabaq: Call, prepared: Path):
    incident = the_larger(sabaq, prepared)
    answer = sabaq("show", "incident", incident, "-w", prepared)
    assert "2 reports from" in answer.out
    assert "A wire: “Quetta”" in answer.out
    assert "A daily: “6”" in answer.out
    shown = sabaq("show", "incident", incident, "-w", prepared, "--json")
    assert shown.keys() == {
        "incident", "values", "curve", "responsibility", "findings", "members", "ties", "weakest", "made_with", "as_of",
    }  # fmt: skip


def test_why_shows_the_ties_in_bits(sabaq: Call, prepared: Path):
    incident = the_larger(sabaq, prepared)
    assert "bits by" in sabaq("why", incident, "-w", prepared).out
    assert sabaq("why", incident, "-w", prepared, "--json").keys() == {"incident", "ties", "weakest"}


@pytest.mark.parametrize("form", ["csv", "jsonl", "geojson", "parquet"])
def test_incidents_are_exported_in_every_form_whole(sabaq: Call, prepared: Path, tmp_path: Path, form: str):
    out = tmp_path / f"incidents.{form}"
    answer = sabaq("export", "incidents", "-w", prepared, "-o", out, "--json")
    assert answer.json == {"kind": "incidents", "rows": 2, "file": str(out)}
    assert [each.name for each in tmp_path.iterdir()] == [out.name]
    streamed = sabaq("export", "incidents", "-w", prepared, "--format", form)
    if form != "parquet":
        assert streamed.raw == out.read_bytes()


def test_members_carry_the_ids_that_the_input_gave(sabaq: Call, prepared: Path):
    rows = list(csv.reader(io.StringIO(sabaq("export", "members", "-w", prepared).out)))
    assert rows[0] == ["report_id", "incident_id", "weight"]
    assert sorted(row[0] for row in rows[1:]) == ["p1", "p2", "p3"]


def test_an_export_of_the_same_state_has_the_same_bytes(sabaq: Call, prepared: Path, tmp_path: Path):
    (tmp_path / "attacks.csv").write_text(TABLE, encoding="utf-8")
    before = [sabaq("export", kind, "-w", prepared).raw for kind in ("incidents", "members", "claims")]
    sabaq("add", prepared.parent / "attacks.csv", "--back-filled", "-w", prepared)
    sabaq("run", "--fresh", "-w", prepared)
    assert [sabaq("export", kind, "-w", prepared).raw for kind in ("incidents", "members", "claims")] == before


@pytest.mark.parametrize("verb", ["show incidents", "export members", "export claims", "show incident", "why"])
def test_the_past_holds_only_what_was_known_then(sabaq: Call, prepared: Path, verb: str):
    then = ("--as-of", "2024-03-10T16:00:00+00:00")
    words = verb.split()
    if words[-1] in {"incident", "why"}:
        words.append(the_larger(sabaq, prepared))
    answer = sabaq(*words, "-w", prepared, *then, "--json")
    assert answer.code == 0, answer.err
    assert any(told in answer.out for told in ("p1", "A wire", '"total":1', '"ties":[]'))
    assert "p2" not in answer.out
    assert "Bomb kills 6" not in answer.out
    assert "Peshawar" not in answer.out


def test_an_id_of_today_finds_what_the_incident_was_then(sabaq: Call, prepared: Path):
    incident = the_larger(sabaq, prepared)
    answer = sabaq("show", "incident", incident, "-w", prepared, "--as-of", "2024-03-10T16:00:00+00:00")
    assert "As known on 2024-03-10T16:00:00+00:00." in answer.out
    assert "from 1 independent origin" in answer.out


def test_before_anything_was_recorded_the_recorded_past_is_empty(sabaq: Call, prepared: Path):
    answer = sabaq("show", "incidents", "-w", prepared, "--as-of", "2024-12-31", "--recorded", "--json")
    assert answer.json == {"total": 0, "incidents": []}


def test_doctor_says_that_all_is_well_or_ends_with_one(sabaq: Call, prepared: Path, empty: Path):
    well = sabaq("doctor", "-w", prepared)
    assert (well.code, well.out.splitlines()[-1]) == (0, "All is well.")
    ill = sabaq("doctor", "-w", empty, "--json")
    assert (ill.code, ill.keys()) == (1, {"held", "state", "fresh", "trouble"})
    assert "make it anew with `sabaq run`" in ill.out


def test_documents_become_claims_with_their_words(sabaq: Call, tmp_path: Path):
    documents, out = tmp_path / "news.jsonl", tmp_path / "claims.jsonl"
    line = {"id": "n1", "text": "QUETTA, March 10: Five people were killed in a blast.", "published": "2024-03-10"}
    documents.write_text(json.dumps(line) + "\n", encoding="utf-8")
    answer = sabaq("extract", documents, "-o", out, "--json")
    assert answer.keys() == {"file", "documents", "claims", "rejected"}
    written = json.loads(out.read_text(encoding="utf-8"))
    assert all(line["text"][c["start"] : c["end"]] == c["quote"] for c in written["claims"])
    assert written["claims"]


def test_claims_read_from_text_are_exported_with_the_grade_of_their_rule(sabaq: Call, empty: Path, tmp_path: Path):
    text = "Five people were killed in a blast in Quetta on Monday."
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "n1", "text": text, "source": "A wire"}), encoding="utf-8")
    for words in (("add", tmp_path / "news.jsonl"), ("run",)):
        assert sabaq(*words, "-w", empty).code == 0
    answer = sabaq("export", "claims", "--format", "jsonl", "-w", empty)
    grades = {json.loads(line)["reading_grade"] for line in answer.out.splitlines()}
    assert grades
    assert grades <= set("ABCD")


@pytest.mark.parametrize(
    "verb",
    [
        "",
        "init",
        "add",
        "run",
        "show incidents",
        "show incident",
        "why",
        "export",
        "extract",
        "serve",
        "demo",
        "doctor",
    ],
)
def test_every_verb_explains_itself(sabaq: Call, verb: str):
    answer = sabaq(*verb.split(), "--help")
    assert answer.code == 0
    assert "Usage: sabaq" in answer.out
