"""Checkings in the browser's pages: a line of time, and what others dispute."""

from __future__ import annotations

import re
from datetime import UTC, date
from http import HTTPStatus

from sabaq.learning.claimchecks import check_incident
from sabaq.server.checkings import MOST_LANES, statement_timeline
from sabaq.server.drawings import month_bars
from tests.learning.casebook import NOW, cases
from tests.server.hostile_picture import hostile_views
from tests.server.invented_picture import InventedViews
from tests.server.visitors import Visitor


def test_every_case_draws_a_line_for_each_speaker_and_a_mark_for_each_statement():
    for name, incident in cases().items():
        checks = check_incident(incident, moment=NOW, zone=UTC).checks
        drawn = statement_timeline(checks)
        assert drawn is not None, name
        assert len(drawn.lanes) + drawn.left_out == len({each.statement.speaker for each in checks})
        assert len(drawn.lanes) <= MOST_LANES
        if not drawn.left_out:
            assert sum(len(lane.said) for lane in drawn.lanes) == len(checks)
        assert all(drawn.left <= said.x <= drawn.right for lane in drawn.lanes for said in lane.said)


def test_an_incident_shows_its_statements_and_the_page_of_disputes_leads_there(views: InventedViews):
    client = Visitor(views)
    page = client.get("/claims")
    assert page.status_code == HTTPStatus.OK
    assert "No verdict says that somebody lied" in page.text
    linked = re.findall(r'href="(/incidents/[^"#?]+)', page.text)
    assert linked
    shown = client.get(linked[0])
    assert 'id="statements-title"' in shown.text
    assert '<figure class="statements">' in shown.text


def test_the_page_of_stated_changes_says_so_where_there_is_none(views: InventedViews):
    assert "No report states a change" in Visitor(views).get("/statistics").text


def test_the_page_of_disputes_survives_a_hostile_picture():
    page = Visitor(hostile_views()).get("/claims")
    assert page.status_code == HTTPStatus.OK
    assert "<script>alert" not in page.text


def test_months_are_drawn_with_gaps_where_none_is_held():
    drawn = month_bars([(date(2023, 1, 1), 4), (date(2023, 4, 1), 8)])
    assert drawn is not None
    assert [bar.x for bar in drawn.bars] == [0, 360]
    assert drawn.bars[1].rise == 2 * drawn.bars[0].rise
    assert month_bars(()) is None


def test_nothing_said_draws_nothing():
    assert statement_timeline(()) is None
