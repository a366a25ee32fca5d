"""Sending: reports posted by programs, and news of changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sabaq.errors import Refused
from sabaq.model.authority import Operation, Role
from sabaq.server.addresses import EVERYBODY, Address
from sabaq.server.api import json_answer
from sabaq.server.parameters import PURPOSE, Body
from sabaq.server.views import Sending
from sabaq.server.visitors import visitor_of
from sabaq.workspace.results import Took
from sabaq.workspace.warnings import Heard, WarningRoom

LARGEST = 32 * 1024**2  # bytes of one request
KINDS = frozenset({"application/x-ndjson", "application/jsonl", "application/json"})
LOOK_S = 0.5  # between two looks for changes, which other processes make too
STILL_THERE_S = 15.0  # after which a silent stream says that it is there
MOST_LISTENING = 64


class Sender:
    """Answers programs that send reports, and those who listen for changes."""

    def __init__(self) -> None:
        self.listening = 0

    def addresses(self) -> list[Address]:
        """Give the addresses."""
        senders = frozenset({Role.ANALYST})
        return [
            Address(
                path="/reports", method="POST", answer=self.reports, operation=Operation.ADD, roles=senders,
                asks=(PURPOSE,), takes=Body(kinds=tuple(sorted(KINDS)), schema={"type": "string"}), gives=Took,
            ),
            Address(path="/events", answer=self.events, operation=Operation.READ, roles=EVERYBODY),
        ]  # fmt: skip

    async def reports(self, request: Request) -> Response:
        """Take reports in; the answer comes when they are kept and the picture shows them."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in KINDS:
            return _refused(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON lines, with Content-Type application/x-ndjson"
            )
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                too_much = f"more than {LARGEST >> 20} MiB; add it as a file, or send it in parts"
                return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_much)
        if not body.strip():
            return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, "nothing was sent; wanted one JSON object a line")
        reception = _reception_of(request)
        took = await run_in_threadpool(reception.take, bytes(body), purpose=request.query_params.get("purpose"))
        nothing = took.rejected and not took.became and not took.by_run
        return json_answer(took, HTTPStatus.UNPROCESSABLE_ENTITY if nothing else HTTPStatus.OK)

    async def events(self, request: Request) -> Response:
        """Tell of every change of the picture from the last one that the listener knows, and of the warnings."""
        if self.listening >= MOST_LISTENING:
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE, f"{MOST_LISTENING} listen already")
        known = request.headers.get("last-event-id", "")
        reception = _reception_of(request)
        last, _ = await run_in_threadpool(reception.changes, 0)  # refused here, it is refused with a status
        since = int(known) if known.isascii() and known.isdigit() else last
        return StreamingResponse(
            self._changes(reception, since, *_warnings_of(request)),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )

    async def _changes(
        self, reception: Sending, known: int, warnings: WarningRoom | None, heard: Heard | None
    ) -> AsyncIterator[str]:
        self.listening += 1
        try:
            yield f"id: {known}\nevent: hello\ndata: {{}}\n\n"
            silent = 0.0
            while True:
                last, incidents = await run_in_threadpool(reception.changes, known)
                if incidents:
                    known, silent = last, 0.0
                    yield f"id: {last}\nevent: changed\ndata: {_told(incidents)}\n\n"
                elif silent >= STILL_THERE_S:
                    silent = 0.0
                    yield ": still here\n\n"
                if warnings and heard != (now := await run_in_threadpool(warnings.listen, heard)):
                    if heard is not None and heard.shown != now.shown:
                        yield "event: warned\ndata: {}\n\n"
                    heard = now
                await asyncio.sleep(LOOK_S)
                silent += LOOK_S
        finally:
            self.listening -= 1


def _reception_of(request: Request) -> Sending:
    reception = visitor_of(request).reception
    if reception is None:
        raise Refused("nothing is taken in from whoever asks, and nothing is told; analysts may send reports")
    return reception


def _warnings_of(request: Request) -> tuple[WarningRoom | None, Heard | None]:
    """Give the warnings of whoever asks, and how they stood on the page that listens; the public has none."""
    visitor, shown = visitor_of(request), request.query_params.get("warned", "")
    warnings = visitor.study.warnings if visitor.study and visitor.roles - {Role.PUBLIC} else None
    return warnings, Heard(version="", shown=shown) if shown else None


def _told(incidents: tuple[str | None, ...]) -> str:
    """Give the names as JSON; null where all may have changed."""
    return msgspec.json.encode({"incidents": None if None in incidents else incidents}).decode()


def _refused(status: HTTPStatus, sentence: str) -> Response:
    return json_answer({"error": sentence[:1].upper() + sentence[1:] + "."}, status)
