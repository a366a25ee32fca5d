"""Openapi: what programs may ask, as one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from importlib.metadata import version

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from sabaq.model.authority import Operation
from sabaq.server.addresses import EVERYBODY, Address
from sabaq.server.api import json_answer

PATH = "/api/openapi.json"
IN_PATH = re.compile(r"{(\w+)}")
ERROR = {"$ref": "#/components/schemas/Error"}
REFUSALS = {
    HTTPStatus.UNAUTHORIZED: "nobody is signed in, and no token was shown",
    HTTPStatus.FORBIDDEN: "whoever asks may not, or the token is not for this",
    HTTPStatus.NOT_FOUND: "there is nothing by this name",
    HTTPStatus.CONFLICT: "something else comes first",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too much was sent",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "what was sent is of another kind",
    HTTPStatus.UNPROCESSABLE_ENTITY: "what was asked or sent cannot be read",
    HTTPStatus.SERVICE_UNAVAILABLE: "not just now; ask again",
}


class OpenApi:
    """Describes addresses to programs; it is built from the very records that the application is built from."""

    def __init__(self, addresses: Sequence[Address]) -> None:
        own = Address(path=PATH, answer=self.show, operation=Operation.READ, roles=EVERYBODY, gives=dict)
        self.addresses = (*addresses, own)
        self.document = described([each for each in self.addresses if each.gives is not None])

    def show(self, _request: Request) -> Response:
        """Give the addresses for programs, as OpenAPI 3.1."""
        return json_answer(self.document)


def described(addresses: Sequence[Address]) -> dict[str, object]:
    """Give the document of some addresses."""
    schemas, records = msgspec.json.schema_components(
        [each.gives for each in addresses], ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, dict[str, object]] = {}
    for address, schema in zip(addresses, schemas, strict=True):
        paths.setdefault(address.path, {})[address.method.lower()] = _operation(address, schema)
    error = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "sabaq", "version": version("sabaq")},
        "paths": paths,
        "components": {
            "schemas": records | {"Error": error},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(address: Address, gives: object) -> dict[str, object]:
    asked: list[dict[str, object]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in IN_PATH.findall(address.path)
    ]
    asked += [
        {"name": each.name, "in": "query", "schema": each.schema, "description": each.told} for each in address.asks
    ]
    told: dict[str, object] = {
        "summary": (address.answer.__doc__ or address.path).strip(),
        "parameters": asked,
        "security": [] if address.roles is None else [{"token": []}],
        "responses": _responses(address, gives),
    }
    if address.takes is not None:
        content = {kind: {"schema": address.takes.schema} for kind in address.takes.kinds}
        told["requestBody"] = {"required": True, "content": content}
    if address.operation is not None and address.roles is not None:
        told |= {"x-operation": address.operation.value, "x-roles": sorted(address.roles)}
    return told


def _responses(address: Address, gives: object) -> dict[str, object]:
    done = HTTPStatus.CREATED if address.path.startswith("/api/decisions/") else HTTPStatus.OK
    found: dict[str, object] = {str(int(done)): {"description": "as asked", "content": _json(gives)}}
    for status, words in REFUSALS.items():
        # reports that cannot be read are told of one by one
        schema = {"anyOf": [gives, ERROR]} if status == HTTPStatus.UNPROCESSABLE_ENTITY and address.takes else ERROR
        found[str(int(status))] = {"description": words, "content": _json(schema)}
    return found


def _json(schema: object) -> dict[str, object]:
    return {"application/json": {"schema": schema}}
