"""One case, from file to picture, through the command line only."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import pytest

from sabaq.cli import main
from sabaq.sources.casebook import case_files

SABAQ = Path(sys.executable).with_name("sabaq.exe" if os.name == "nt" else "sabaq")
KARACHI = {"SABAQ_TIMEZONE": "Asia/Karachi"}
CASE = "pk-peshawar-police-lines-2023"
NUMBERS = ("low", "best", "high")

Story = dict[str, Any]


def typed(*words: str | Path) -> tuple[int, str, str]:
    """Run a command line inside this process, for speed; give its exit code and what it printed."""
    printed, complained = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with (
        mock.patch.dict(os.environ, KARACHI),
        mock.patch.object(sys, "argv", ["sabaq", *map(str, words)]),
        redirect_stdout(printed),
        redirect_stderr(complained),
        pytest.raises(SystemExit) as left,
    ):
        main()
    printed.seek(0)
    return int(left.value.code or 0), printed.read(), complained.getvalue()


def sabaq(*words: str | Path) -> str:
    """Give what a command prints; it must succeed and complain of nothing."""
    code, printed, complained = typed(*words)
    assert (code, complained) == (0, "")
    return printed


def answered(*words: str | Path) -> Any:
    return json.loads(sabaq(*words, "--json"))


@pytest.fixture(scope="module")
def document() -> dict[str, str]:
    """The text of every document of the case, as it lies in the file."""
    file = next(path for path in case_files() if path.stem == CASE)
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {row["report_id"]: row["text"] for row in rows}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the case in it and the picture made."""
    place = tmp_path_factory.mktemp("story") / "w"
    file = next(path for path in case_files() if path.stem == CASE)
    assert answered("init", "-w", place)["workspace"] == str(place)
    added = answered("add", file, "-w", place)
    assert [(each["reports"] > 0, each["rejected"], each["held_already"]) for each in added] == [(True, [], False)]
    assert answered("run", "-w", place)["incidents"] == 1
    return place


@pytest.fixture(scope="module")
def listed(folder: Path) -> Story:
    found = answered("show", "incidents", "-w", folder)
    assert found["total"] == 1
    return found["incidents"][0]


@pytest.fixture(scope="module")
def told(folder: Path, listed: Story) -> Story:
    return answered("show", "incident", listed["id"], "-w", folder)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The case served on this machine, as an operator would serve it."""
    command = [SABAQ, "serve", "-w", folder, "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | KARACHI) as serving:
        assert serving.stdout is not None
        yield json.loads(serving.stdout.readline())["url"]
        serving.terminate()


def claims_of(found: Story) -> dict[str, Story]:
    return {claim["id"]: claim for member in found["members"] for claim in member["claims"]}


def test_taking_the_file_in_again_changes_nothing(folder: Path, told: Story):
    again = answered("add", next(path for path in case_files() if path.stem == CASE), "-w", folder)
    assert again[0]["held_already"]
    assert answered("run", "-w", folder)["up_to_date"]
    assert answered("show", "incident", told["incident"]["id"], "-w", folder) == told


def test_every_report_of_the_file_is_in_the_picture(told: Story, document: dict[str, str]):
    assert {member["report"]["external_id"] for member in told["members"]} == set(document)
    assert all(member["report"]["url"].startswith("http") for member in told["members"])


def test_every_claim_stands_word_for_word_in_the_file(told: Story, document: dict[str, str]):
    for member in told["members"]:
        raw = document[member["report"]["external_id"]]
        for claim in member["claims"]:
            assert raw[claim["start"] : claim["end"]] == claim["quote"] != ""


def test_every_number_shown_can_be_followed_back_to_words_that_say_it(told: Story):
    claims = claims_of(told)
    counted = [value for value in told["values"] if value["prop"] in {"killed", "wounded"}]
    assert counted
    for value in counted:
        cited = [claims[claim] for claim in value["claims"]]
        said = {claim[end] for claim in cited for end in NUMBERS}
        assert {value[end] for end in NUMBERS} <= said
        for number in {value[end] for end in NUMBERS} - {None}:
            assert any(re.search(rf"\b{number}\b", claim["quote"]) for claim in cited), (value["policy"], number)


def test_the_row_of_the_list_says_what_the_incident_says(listed: Story, told: Story):
    assert told["incident"] == listed
    by_default = {value["prop"]: value for value in told["values"] if value["group"] == "all"}
    for prop in ("killed", "wounded"):
        drawn = [value for value in told["values"] if (value["prop"], value["group"]) == (prop, "all")]
        assert [listed[prop][end] for end in NUMBERS] in [[value[end] for end in NUMBERS] for value in drawn]
    assert by_default["date"]["claims"]
    assert by_default["place"]["claims"]


def test_every_point_of_the_curve_rests_on_a_claim_that_was_known_then(told: Story):
    claims = claims_of(told)
    known = {claim["id"]: member["report"]["known_at"] for member in told["members"] for claim in member["claims"]}
    assert told["curve"]
    for point in told["curve"]:
        assert claims[point["claim"]]["prop"] == point["prop"]
        assert known[point["claim"]] == point["known_at"]


def test_each_finding_cites_both_its_sides(told: Story):
    claims = claims_of(told)
    rules = {finding["rule"].partition("@")[0] for finding in told["findings"]}
    assert {"claimed-and-denied", "revised-down-by-same-source"} <= rules
    for finding in told["findings"]:
        assert len(finding["claims"]) == 2
        assert all(claims[claim]["quote"] for claim in finding["claims"])


def test_what_is_printed_for_people_quotes_the_file(folder: Path, listed: Story, document: dict[str, str]):
    printed = sabaq("show", "incident", listed["id"], "-w", folder)
    quotes = re.findall(r": “(.+)”$", printed, flags=re.MULTILINE)
    assert quotes
    whole = [" ".join(raw.split()) for raw in document.values()]
    assert all(any(quote.removesuffix("…") in raw for raw in whole) for quote in quotes)


def test_why_binds_every_report_and_names_the_weakest_tie(folder: Path, told: Story):
    why = answered("why", told["incident"]["id"], "-w", folder)
    assert len(why["ties"]) == len(told["members"]) - 1
    assert why["weakest"]["bits"] == min(tie["bits"] for tie in why["ties"])
    bound = {tie[end] for tie in why["ties"] for end in ("report_a", "report_b")}
    assert bound == {member["report"]["id"] for member in told["members"]}
    assert "Weakest tie" in sabaq("why", told["incident"]["id"], "-w", folder)


def test_exports_say_the_same(folder: Path, told: Story, document: dict[str, str], tmp_path: Path):
    one = told["incident"]
    members = list(csv.DictReader(io.StringIO(sabaq("export", "members", "-w", folder))))
    assert {row["report_id"] for row in members} == set(document)
    assert {row["incident_id"] for row in members} == {one["id"]}
    sabaq("export", "incidents", "-w", folder, "-o", tmp_path / "incidents.geojson")
    feature = json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))["features"][0]
    assert feature["geometry"]["coordinates"] == pytest.approx([one["lon"], one["lat"]])
    sabaq("export", "claims", "-w", folder, "-o", tmp_path / "claims.jsonl")
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(claims_of(told))


def test_then_only_what_was_known_then_is_shown(folder: Path, told: Story):
    def killed(*day: str) -> Story:
        return answered("show", "incidents", "-w", folder, *day)["incidents"][0]["killed"]

    first, later = killed("--as-of", "2023-01-31"), killed("--as-of", "2023-02-04")
    assert (first["low"], first["high"]) == (83, 100)
    assert later["low"] == 84
    then = answered("show", "incident", told["incident"]["id"], "-w", folder, "--as-of", "2023-01-31")
    assert then["as_of"].startswith("2023-01-31")
    assert all(member["report"]["known_at"] <= then["as_of"] for member in then["members"])
    assert 0 < len(then["members"]) < len(told["members"])
    assert answered("show", "incidents", "-w", folder, "--as-of", "2023-01-29")["total"] == 0


def test_the_browser_is_told_the_same(address: str, told: Story):
    assert httpx.get(f"{address}api/incidents/{told['incident']['id']}").json() == told


def test_the_page_leads_from_each_number_to_the_words_in_the_report(address: str, told: Story):
    page = httpx.get(f"{address}incidents/{told['incident']['id']}")
    assert page.status_code == 200
    text = html.unescape(page.text)
    raws = {member["report"]["id"]: member["report"]["raw"] for member in told["members"]}
    killed = [
        claim for claim in claims_of(told).values() if (claim["prop"], claim["group"]) == ("killed", "all")
    ]  # fmt: skip
    for claim in killed:
        assert claim["quote"] in text
    links = {html.unescape(link) for link in re.findall(r'href="/(reports/[^"]+)"', page.text)}
    for claim in killed[:3]:
        link = next(each for each in links if claim["report"] in each and claim["id"] in each)
        marked = re.findall(r"<mark[^>]*>(.*?)</mark>", httpx.get(address + link).text, flags=re.DOTALL)
        assert html.unescape("".join(marked)) == claim["quote"]
        assert claim["quote"] in raws[claim["report"]]


def test_an_incident_that_is_not_there_is_said_plainly(folder: Path, address: str):
    code, printed, complained = typed("show", "incident", "i_none", "-w", folder)
    assert (code, printed) == (2, "")
    assert "i_none" in complained
    assert "Traceback" not in complained
    assert httpx.get(f"{address}incidents/i_none").status_code == 404
