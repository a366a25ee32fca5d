"""What is stored to harm later readers harms none: on pages, in sheets, on a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec
import pytest
from rich.table import Table

from sabaq.cli.said import Screen, shown, tell
from sabaq.cli.verbs import _stop
from sabaq.exchange.tables import OFFERED, Format
from sabaq.model.decisions import Ruling
from sabaq.model.ids import IncidentId
from sabaq.workspace import Workspace
from tests.deciding import HEADER, workspace
from tests.server.hostile_picture import HOSTILE
from tests.server.teams import Team

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "=cmd|' /C calc'!A0", "＝1+1", "\u200b=1+1")
LOADS = {"img", "iframe", "object", "embed", "base", "style", "foreignobject"}


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def row(name: str, text: str, day: int, place: str = "Quetta") -> str:
    told = cell(f"{text} Bomb kills 5 in Quetta")
    return (
        f"{cell(name)},{cell(text + name)},2024-03-{day}T15:00:00+00:00,2024-03-10,30.2,67.0,{cell(place)},9,PK,"
        f"bombing,{cell(text)},5,7,{told}\n"
    )


class Found(HTMLParser):
    """The tags of a page that load or run something, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def bites(page: str) -> list[str]:
    """Whatever on a page would run, load or lead astray, that our templates do not put there."""
    found = Found()
    found.feed(page)
    wrong = [f"{tag} {name}" for tag, its in found.tags for name in its if name.startswith("on") or name == "style"]
    for tag, its in found.tags:
        source = its.get("src") or ""
        if tag in LOADS:
            wrong.append(tag)
        if tag == "script" and not source.startswith("/static/"):
            wrong.append(f"script {source}")
        for name in ("href", "action", "formaction", "xlink:href", "hx-get", "hx-post"):
            to = (its.get(name) or "/").strip().lower()
            if not to.startswith(("/", "#", "http://", "https://", "?")) or to.startswith("//"):
                wrong.append(f"{tag} {name} {to}")
    return wrong


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team whose reports, sources, places, actors and reasons all try to run as a script."""
    made = Team(tmp_path_factory.mktemp("hostile"))
    path = made.workspace.folder.parent / "hostile.csv"
    rows = [row(f"h{at}", HOSTILE, 10 + at, place=HOSTILE) for at in range(3)]
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    made.workspace.add([path], mapping="generic", back_filled=True)
    made.workspace.run()
    desk = made.workspace.acting("reviewer", made.people.user("reviewer").roles).desk()
    desk.link("h0", "p6", Ruling.DIFFERENT, HOSTILE)
    desk.unlink(desk.link("h0", "h1", Ruling.SAME, HOSTILE).decision.id, HOSTILE)
    desk.retract("h2", HOSTILE)
    yield made
    made.workspace.close()


def test_a_page_that_bites_is_found_out():
    assert bites(f"<p>{HOSTILE}</p>")
    assert bites('<a href="javascript:1">x</a>')
    assert bites('<svg><a xlink:href="data:text/html,x"></a></svg>')
    assert not bites('<script src="/static/x.js"></script><a href="/reports/r">x</a>')


def test_no_stored_text_runs_on_any_page(hostile: Team):
    mine, view = hostile.inside("reviewer"), hostile.workspace.now()
    home = next(home for one, home, _ in view.memberships() if one == "h0")
    file = view.incident(IncidentId(home))
    assert file
    pages = []
    for address in hostile.app.state.addresses:
        if address.method != "GET" or address.path.startswith(("/api/", "/events", "/health")):
            continue
        for one in (home, file.members[0].report.id) if "{id}" in address.path else [""]:
            for swapped in ({}, {"hx-request": "true"}):
                answer = mine.get(address.path.replace("{id}", one), **swapped)
                if answer.headers.get("content-type", "").startswith("text/html"):
                    pages.append((address.path, answer.text))
    assert {path: bites(text) for path, text in pages if bites(text)} == {}
    showing = {path for path, text in pages if "window.bitten" in text}
    assert {"/", "/incidents/{id}", "/reports/{id}", "/decisions"} <= showing  # else the test would show nothing
    assert not [path for path, text in pages if "<script>window" in text]


def test_what_programs_get_is_never_taken_for_a_page(hostile: Team):
    mine = hostile.inside("reviewer")
    for address in hostile.app.state.addresses:
        if address.method == "GET" and address.path.startswith("/api/"):
            answer = mine.get(address.path.replace("{id}", "i_1"))
            assert "html" not in answer.headers["content-type"], address.path
            assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.fixture(scope="module")
def spreading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace whose reports begin every text like a formula."""
    folder = tmp_path_factory.mktemp("spreading")
    rows = [row(f"{text}{at}", text, 10 + at, place=text) for at, text in enumerate(FORMULAS)]
    made = workspace(folder, [rows])
    yield made
    made.close()


@pytest.mark.parametrize("kind", [kind for kind, forms in OFFERED.items() if Format.CSV in forms])
def test_no_cell_of_any_sheet_begins_like_a_formula_and_numbers_stay_numbers(spreading: Workspace, kind: str):
    stream = io.BytesIO()
    spreading.export(kind, "csv", out=None, stdout=stream, moment=None, recorded=False)
    cells = [each for line in csv.reader(io.StringIO(stream.getvalue().decode())) for each in line]
    numbers = [each for each in cells if is_number(each)]
    begins = [each for each in cells if each.lstrip(" \u200b")[:1] in set("=+-@\t\r\n＝") and each not in numbers]
    assert [each for each in begins if each] == []
    if kind in {"claims", "members"}:
        assert any(each.startswith("'") for each in cells)
    if kind in {"claims", "incidents"}:
        assert "30.2" in numbers


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


OBEYED = ("\x1b]0;renamed\x07", "\x1b[2J", "\x9b31m", "\r", "\b\b\b", "\x7f", "\x1b]8;;http://evil.example\x1b\\x")


@pytest.mark.parametrize("text", OBEYED)
def test_no_stored_text_commands_the_terminal(text: str):
    out = io.StringIO()
    screen = Screen(file=out, force_terminal=True, color_system=None, markup=False, highlight=False)
    table = Table(title=text, show_header=False)
    table.add_row(text, f"plain {text}")
    screen.print(f"before {text} after")
    screen.print(table)
    assert not {each for each in out.getvalue() if each != "\n" and (each < " " or "\x7f" <= each < "\xa0")}
    assert "before" in out.getvalue()
    assert "after" in out.getvalue()
    assert shown("سبق – plain\ttext\n") == "سبق – plain\ttext\n"


def test_no_answer_of_the_command_line_passes_on_what_commands_a_terminal(capsys: pytest.CaptureFixture[str]):
    tell({"title": OBEYED[0]}, f"{OBEYED[0]} told", json=False)
    assert "\x1b" not in capsys.readouterr().out
    with pytest.raises(SystemExit):
        _stop(f"there is no incident {OBEYED[1]}", 1)
    assert "\x1b" not in capsys.readouterr().err
    tell({"title": OBEYED[0]}, "", json=True)
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert msgspec.json.decode(told) == {"title": OBEYED[0]}
