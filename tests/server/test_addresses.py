"""Addresses: each says who may ask, as the guard's rules do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from sabaq.guard.policy import shipped
from sabaq.model.authority import Operation, Purpose, Role
from sabaq.server import create_app
from sabaq.server.addresses import EVERYBODY, STAFF, Address
from sabaq.server.views import Desk, Sending, Takes
from sabaq.workspace.study import Study
from tests.server.invented_picture import InventedViews
from tests.server.visitors import Visitor

NOW = datetime(2024, 3, 10, tzinfo=UTC)
ALL = Takes(desk=cast("Desk", object()), reception=cast("Sending", object()), study=cast("Study", object()))
APP = create_app(InventedViews(), takes=ALL)
ADDRESSES: tuple[Address, ...] = APP.state.addresses
OPEN = {"/health", "/api/extra.geojson"}


def nothing(_request: Request) -> Response:
    return Response()


def test_the_application_answers_at_no_address_without_a_permission():
    made = [(route.path, method) for route in APP.routes if isinstance(route, Route) for method in route.methods or ()]
    assert sorted(each for each in made if each[1] != "HEAD") == sorted((each.path, each.method) for each in ADDRESSES)
    assert [each.path for each in APP.routes if isinstance(each, Mount)] == ["/static"]
    assert {each.path for each in ADDRESSES if each.roles is None} == OPEN


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each.roles is not None], ids=lambda it: it.path)
def test_nobody_may_ask_for_what_the_guard_would_refuse_them_for_every_purpose(address: Address):
    assert address.operation is not None
    assert address.roles is not None
    able = {
        role
        for role in EVERYBODY
        if any(shipped().permits([role], address.operation, purpose, NOW) for purpose in Purpose)
    }
    assert address.roles <= able


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each.method == "POST"], ids=lambda it: it.path)
def test_nobody_but_analysts_and_reviewers_changes_anything_and_overseers_only_rule(address: Address):
    assert address.roles
    allowed = {Role.REVIEWER, Role.AUDITOR if address.path == "/audit/rule" else Role.ANALYST}
    assert address.roles <= allowed
    of_pages = ("/decisions/", "/reviews", "/recommendations/", "/recurrences", "/audit/", "/warnings/", "/forecasts")
    assert address.form == address.path.startswith(of_pages)


def test_an_address_that_says_nothing_of_who_may_cannot_be_made():
    with pytest.raises(ValueError, match="who may"):
        Address(path="/x", answer=nothing, operation=Operation.READ, roles=None)
    with pytest.raises(ValueError, match="who may"):
        Address(path="/x", answer=nothing, operation=None, roles=STAFF)


def test_a_form_without_the_token_of_its_page_changes_nothing():
    visitor = Visitor(InventedViews())
    visitor.app = APP
    sent = {"content-type": "application/x-www-form-urlencoded", "origin": "http://localhost:8420"}
    answer = visitor.request("POST", "/decisions/retract", content=b"name=x&why=y&token=guessed", headers=sent)
    assert answer.status_code == 403
    assert "load it again" in answer.text
