"""The document of the addresses, and any question that it allows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sabaq.model.incident import IncidentQuery
from sabaq.server.openapi import PATH
from sabaq.server.parameters import QUESTION
from tests.server.teams import HOME, Team

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)

SOME = settings(
    max_examples=6, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    made = Team(tmp_path_factory.mktemp("described"))
    yield made
    made.workspace.close()


@pytest.fixture(scope="module")
def shown(team: Team) -> dict[str, str]:
    """The header of a program that may all that an analyst may."""
    _, secret = team.people.issue("analyst", ["read", "add", "link", "retract"], label="", days=1)
    return {"authorization": f"Bearer {secret}"}


@pytest.fixture(scope="module")
def document(team: Team, shown: dict[str, str]) -> dict[str, Any]:
    answer = team.browser().get(PATH, **shown)
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_every_address_that_gives_records_is_described_and_no_other(team: Team, document: dict[str, Any]):
    described = {(path, method.upper()) for path, its in document["paths"].items() for method in its}
    giving = {
        (each.path, each.method)
        for each in team.app.state.addresses
        if each.path.startswith("/api/") or each.path in {"/health", "/reports"}
    }
    pages = {(path, "GET") for path in ("/reports", "/api/extra.geojson")}
    assert described - {("/reports", "POST")} == giving - pages - {("/reports", "POST")}
    assert ("/reports", "POST") in described


def test_the_parameters_are_those_that_a_question_is_read_from():
    assert {each.name for each in QUESTION} == {field.name for field in fields(IncidentQuery)} | {"as_of"}


def test_the_document_names_no_other_host_and_every_reference_leads_somewhere(document: dict[str, Any]):
    text = str(document)
    assert "http" not in text.replace("'type': 'http'", "")
    assert set(re.findall(r"#/components/schemas/(\w+)", text)) <= set(document["components"]["schemas"])


def test_the_document_is_for_those_who_are_signed_in(team: Team):
    assert team.browser().get(PATH).status_code == 401
    assert team.inside("public").get(PATH).status_code == 200


def without_tuples(schema: Any) -> Any:
    """The same with loose lists for tuples, which the tool turns into what an older draft of the language says."""
    if isinstance(schema, dict):
        made = {name: without_tuples(its) for name, its in schema.items()}
        return made | {"items": {"anyOf": made.pop("prefixItems")}} if "prefixItems" in made else made
    return [without_tuples(each) for each in schema] if isinstance(schema, list) else schema


@pytest.mark.filterwarnings("ignore")  # those of the tool's own dependencies
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_question_allowed_or_not_meets_a_fault_or_an_answer_that_is_not_described(
    team: Team, shown: dict[str, str], document: dict[str, Any], mode: GenerationMode
):
    schema, asked = schemathesis.openapi.from_dict(without_tuples(document)), Counter[str]()
    schema.app = team.app
    for found in schema.get_all_operations():
        operation = found.ok()

        @SOME
        @given(operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            asked[case.operation.label] += 1
            case.validate_response(case.call(base_url=HOME, headers=shown), checks=list(CHECKS))

        with suppress(Unsatisfiable):  # an address that is asked with nothing cannot be asked wrongly
            ask()
    assert len(asked) > 10
    if mode is GenerationMode.POSITIVE:
        assert len(asked) == sum(len(its) for its in document["paths"].values())
