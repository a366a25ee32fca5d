"""Engines: in one go, in parts, by many: one picture."""

from __future__ import annotations

import functools
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import feather

from benchmarks.evidence import evidence_of
from sabaq import flow
from sabaq.errors import BadConfig
from sabaq.sources.synthetic import generate, write_csv
from sabaq.store.machines import check_java
from sabaq.store.parts import Here
from sabaq.workspace import Workspace
from tests.fusion.telling import Told, evidence, same_codes
from tests.standalone import Listened, cluster, environment

REPORTS = 1_500  # dealt into at least eight parts by two workers
MADE = [step.writes for step in flow.STEPS]
PICTURE = ("incidents", "memberships", "ties", "doubts", "consensus", "details")


def why_no_spark() -> str | None:
    if find_spec("pyspark") is None:
        return "pyspark is not installed: python3 dev.py setup --spark"
    try:
        check_java()
    except BadConfig as error:
        return str(error)
    return None


@pytest.fixture(scope="module")
def spark() -> None:
    if reason := why_no_spark():
        pytest.skip(reason)


@functools.cache
def truth() -> dict[str, pa.Table]:
    return evidence_of(generate(seed=3, reports=REPORTS, style="b"))


@functools.cache
def drawn_here() -> dict[str, pa.Table]:
    return flow.run(truth())


@pytest.fixture
def given_truth(tmp_path: Path) -> Path:
    for name, table in truth().items():
        feather.write_feather(table, tmp_path / f"{name}.arrow")
    return tmp_path


def run_on(master: str, given_truth: Path, out: Path, *, patience_s: float = 90) -> subprocess.Popen[str]:
    out.mkdir()
    words = [sys.executable, "-m", "tests.promises.spark_run", master, given_truth, out, patience_s]
    return subprocess.Popen(
        [str(word) for word in words], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def differing(made: dict[str, pa.Table], from_this: dict[str, pa.Table]) -> list[str]:
    """Name the tables that are not the same; the pairs stand in the order of the pieces that found them."""
    one, two = (
        {**each, "pairs": each["pairs"].sort_by([("a", "ascending"), ("b", "ascending")])} for each in (made, from_this)
    )
    return [
        name
        for name in MADE
        if not (one[name].equals(two[name]) or (name == "codes" and same_codes(one[name], two[name])))
    ]


DAYS = st.sampled_from(["2023-02-25", "2023-03-01", "2023-03-02", "2023-03-06"])
RANGES = st.sampled_from(
    [("2023-03-01", "2023-03-07", "week"), ("2023-03-01", "2023-03-31", "month"), ("2023-01-01", "2023-12-31", "year")]
)
TOLD = st.builds(
    dict,
    source=st.sampled_from(["a", "b", "c"]),
    date=st.one_of(st.none(), DAYS, DAYS, RANGES),
    place=st.sampled_from([None, "Quetta", "Quetta", "Peshawar", "Zhob", "Kharan"]),
    radius_m=st.sampled_from([None, 2000.0, 50_000.0, 119_000.0, 400_000.0]),
    actor=st.sampled_from([None, "TTP", "BLA"]),
    attack=st.sampled_from([None, "ied", "raid"]),
    killed=st.sampled_from([None, 0, 3, 12]),
)


@settings(max_examples=25)
@given(told=st.lists(TOLD, min_size=2, max_size=14), least=st.integers(2, 12))
def test_a_picture_made_in_parts_is_the_picture_made_in_one_go(told: list[dict], least: int):
    given_evidence = evidence([Told(id=str(at), **one) for at, one in enumerate(told)])
    whole = flow.run(given_evidence)
    assert differing(flow.run(given_evidence, engine=Here(least=least)), whole) == []


def test_an_invented_world_in_parts_is_the_world_in_one_go():
    assert differing(flow.run(truth(), engine=Here(least=11)), drawn_here()) == []


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("spark")
def test_two_workers_make_what_one_machine_makes_even_when_one_of_them_is_lost(given_truth: Path, tmp_path: Path):
    with cluster(tmp_path / "spark", workers=2) as these:
        running = Listened(process=run_on(these.master, given_truth, tmp_path / "out"))
        running.says("likeness@")
        these.workers[0].stop()
        left = running.says("left in the shared folder: (.*)")[1]
        running.process.communicate()
        assert running.process.returncode == 0
    made = {name: feather.read_table(tmp_path / "out" / f"{name}.arrow") for name in MADE}
    assert differing(made, drawn_here()) == []
    assert left == "[]"


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("spark")
def test_a_master_without_workers_is_not_waited_for_forever(given_truth: Path, tmp_path: Path):
    with cluster(tmp_path / "spark", workers=0) as these:
        running = run_on(these.master, given_truth, tmp_path / "out", patience_s=3)
        said = running.communicate()[0]
    assert running.returncode == 1
    assert "Unavailable: no worker has done anything for 3 s" in said


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("spark")
def test_the_command_makes_the_same_picture_on_spark(tmp_path: Path):
    write_csv(generate(seed=4, reports=400, style="a"), tmp_path / "world.csv")
    workspace = Workspace.init(tmp_path / "here")
    workspace.add([tmp_path / "world.csv"], mapping="generic", back_filled=True)
    workspace.close()
    there = shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert said(tmp_path / "here") == said(there, "--engine", "spark", "--master", "local[2]")
    assert pictured(there) == pictured(tmp_path / "here")


def said(folder: Path, *words: str) -> dict[str, object]:
    command = [sys.executable, "-c", "from sabaq.cli import main; main()", "run", "--json", "-w", str(folder), *words]
    done = subprocess.run(command, env=environment(), check=True, stdout=subprocess.PIPE, stderr=None)
    return dict(json.loads(done.stdout))


def pictured(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as ledger:
        return {table: ledger.execute(f"SELECT * FROM picture_{table}").fetchall() for table in PICTURE}
