"""Studying: a review from the incident to the PDF, in forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from sabaq.learning.registers import Told
from sabaq.model.incident import IncidentQuery
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import lessons_of
from sabaq.workspace.study import study_of
from tests.deciding import copied, owing_reviews
from tests.server.visitors import Visitor


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return owing_reviews(tmp_path_factory.mktemp("studying"), reference="R/7 <i>", text="Search <b>bags</b>.")


@pytest.fixture
def kept(made: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    of = copied(made, tmp_path)
    yield of
    of.close()


@pytest.fixture
def visitor(kept: Workspace) -> Visitor:
    return Visitor(kept, desk=kept.desk(), study=study_of(kept))


def quetta(of: Workspace) -> str:
    return of.now().incidents(IncidentQuery(text="Quetta")).incidents[0].id


def sent(of: Visitor, path: str, page: str, **fields: str) -> httpx.Response:
    """Send a form as its page would."""
    (token, *_) = re.findall(r'name="token" value="([^"]+)"', of.get(page).text)
    headers = {"content-type": "application/x-www-form-urlencoded", "origin": "http://localhost:8420"}
    return of.post(path, urlencode({"token": token, **fields}).encode(), headers=headers)


def begun(kept: Workspace, visitor: Visitor) -> str:
    """Begin a review from the page of its incident, and give its address."""
    home = f"/incidents/{quetta(kept)}"
    fields = {"incident": quetta(kept), "kind": "after_action", "lead": "Inspectorate", "independence": "full"}
    answer = sent(visitor, "/reviews", home, **fields)
    assert answer.status_code == 303
    return answer.headers["location"]


def test_an_overdue_review_stands_on_the_page_of_its_incident_and_in_the_list(kept: Workspace, visitor: Visitor):
    page = visitor.get(f"/incidents/{quetta(kept)}").text
    assert "Reviews it owes" in page
    assert "days late" in page
    listed = visitor.get("/reviews").text
    assert re.search(r"<b>\d</b> of 3 are overdue", listed)


def test_a_review_is_written_by_forms_and_points_out_words_that_blame(kept: Workspace, visitor: Visitor):
    home = begun(kept, visitor)
    page = visitor.get(home).text
    assert "A wire is known to say" in page
    assert "rests on 1" in page
    for section, text in (("expected", "Bags are searched."), ("why", "The guards were negligent."),
                          ("control", "The gate search failed.")):  # fmt: skip
        answer = sent(visitor, f"{home}/write", home, section=section, text=text, claims="")
        assert answer.status_code == 303
    assert "Blame: “negligent”" in visitor.get(home).text
    fields = {"text": "Search every bag.", "to": "Railway Police", "test": "A test bag is found.", "strength": "weaker"}
    assert sent(visitor, f"{home}/recommend", home, **fields).status_code == 303
    assert "Railway Police" in visitor.get(home).text
    assert sent(visitor, f"{home}/done", home, why="complete").status_code == 303
    page = visitor.get(home).text
    assert "Open it again" in page
    assert "Replace" not in page


def test_a_review_as_a_pdf_is_the_same_each_time(kept: Workspace, visitor: Visitor):
    pytest.importorskip("typst", reason="the extra for reports is not installed")
    home = begun(kept, visitor)
    sent(visitor, f"{home}/write", home, section="why", text="#panic($x$) <script> \\ * _", claims="")
    one, two = visitor.get(f"{home}/pdf"), visitor.get(f"{home}/pdf")
    assert one.headers["content-type"] == "application/pdf"
    assert one.content.startswith(b"%PDF-")
    assert one.content == two.content


def test_what_is_recommended_is_moved_and_shown_by_forms_and_not_verified_by_its_own(visitor: Visitor):
    page = visitor.get("/recommendations").text
    assert "Claimed done" in page
    assert "Verified done" in page
    assert "no answer" in page
    (home,) = re.findall(r'href="(/recommendations/rec_[^"]*)"><bdi>R/7 &lt;i&gt;</bdi></a></th>', page)
    one = visitor.get(home)
    assert one.status_code == 200
    assert "Search &lt;b&gt;bags&lt;/b&gt;." in one.text
    for state in ("accepted", "claimed_done"):
        answer = sent(visitor, f"{home}/move", home, state=state, why="they wrote so", told_in="letter 12")
        assert answer.status_code == 303
    fields = {"what": "a photograph", "author": "Police", "strength": "C"}
    assert sent(visitor, f"{home}/evidence", home, **fields).status_code == 303
    own = sent(visitor, f"{home}/move", home, state="verified_done", why="fine", by="Police")
    assert own.status_code == 409
    assert "Somebody else has to say" in own.text or "somebody else has to say" in own.text
    assert sent(visitor, f"{home}/move", home, state="verified_done", why="seen on the spot").status_code == 303
    assert "verified done" in visitor.get(home).text


def test_pairs_are_ruled_on_by_forms_and_not_asked_again(kept: Workspace, visitor: Visitor):
    told = Told(
        reference="R8", text="Bags must be searched at the station gate.", addressee="Railways", made_by="Panel",
        issued="2024-04-01",
    )  # fmt: skip
    lessons_of(kept).recommend(told, "asked again")
    page = visitor.get("/recurrences").text
    later, earlier = (re.findall(rf'name="{which}" value="([^"]+)"', page)[0] for which in ("later", "earlier"))
    fields = {"later": later, "earlier": earlier, "verdict": "confirmed", "why": "the same bags"}
    assert sent(visitor, "/recurrences", "/recurrences", **fields).status_code == 303
    after = visitor.get("/recurrences").text
    assert f'value="{later}"><input type="hidden" name="earlier" value="{earlier}"' not in after
    assert "the same bags" in after


def test_a_form_without_its_token_or_with_a_made_up_term_changes_nothing(kept: Workspace, visitor: Visitor):
    home = begun(kept, visitor)
    headers = {"content-type": "application/x-www-form-urlencoded", "origin": "http://localhost:8420"}
    assert visitor.post(f"{home}/write", b"token=x&section=why&text=y", headers=headers).status_code == 403
    answer = sent(visitor, f"{home}/write", home, section="who", text="y")
    assert answer.status_code == 422
    assert "wanted one of expected, happened, why, control" in answer.text
    assert "lacks" in sent(visitor, f"{home}/write", home, section="why").text
