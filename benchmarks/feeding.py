"""Feeding: invented reports sent to a server at a given pace."""

from __future__ import annotations

import csv
import http.client
import json
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sabaq.model.terms import AttackType

MOST_TOGETHER = 32  # reports in one request of a sender that is behind
BEHIND_S = 0.05  # a report that goes out later than this found the sender behind
PATIENCE_S = 900.0  # for one answer: a restart loads the picture first
KIND = {"Content-Type": "application/x-ndjson"}
TELL = {"actor": None, "target": None, "attack_type": frozenset(AttackType)}  # of a closed list only its terms


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it is sent."""

    id: str
    line: bytes


def documents(table: Path) -> Iterator[Document]:
    """Give the reports of a world's table as documents that bring their claims."""
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield Document(row["report_id"], _document(row))


def _document(row: dict[str, str]) -> bytes:
    text, claims = [row["text"] or "A report."], []

    def say(prop: str, quote: str, **told: object) -> None:
        start = sum(map(len, text)) + len(text)  # they are joined by one space
        text.append(quote)
        claims.append({"prop": prop, "quote": quote, "start": start, "end": start + len(quote)} | told)

    if row["date"]:
        say("date", f"It was on {row['date']}.", when={"first": row["date"]})
    where = {name: row[name] for name in ("district", "province", "country") if row[name]}
    where |= {"name": row["place"]} if row["place"] else {}
    spot = {name: float(row[name]) for name in ("lat", "lon", "radius_m") if row[name]}
    if where or spot:
        say("place", f"It was in {row['place'] or row['district'] or 'the country'}.", where=where | spot)
    for prop, terms in TELL.items():
        if row[prop] and (terms is None or row[prop] in terms):
            say(prop, f"The {prop} was {row[prop]}.", value=row[prop])
    for prop in ("killed", "wounded"):
        if row[f"{prop}_low"]:
            low, high = int(row[f"{prop}_low"]), int(row[f"{prop}_high"] or row[f"{prop}_low"])
            say(prop, f"{low} to {high} were {prop}.", low=low, best=low, high=high)
    told = {"id": row["report_id"], "source": row["source"], "published": row["published"], "text": " ".join(text)}
    return json.dumps(told | {"claims": claims}).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Answered:
    """A report that the server acknowledged."""

    id: str
    due_s: float  # since the start
    wait_s: float  # from when it was due to the answer
    steady: bool  # the server was there, and the senders were not behind


@dataclass(slots=True, kw_only=True)
class Feed:
    """Sends each report when it is due, over some connections, again where no answer came."""

    waiting: Iterator[Document]
    rate: float
    until_s: float  # afterwards only those are sent again that had no answer
    senders: int = 8
    answered: list[Answered] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)  # reports that were answered but not taken in, and the answer
    refused: int = 0  # answers that said: send it again
    port: int = 0
    key: str = ""  # by which the server knows who may send
    up: threading.Event = field(default_factory=threading.Event)
    catching_up: bool = False
    began: float = 0.0
    _next: int = 0
    _again: deque[tuple[Document, float]] = field(default_factory=deque)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin to send."""
        self.began = time.monotonic()
        self._threads = [threading.Thread(target=self._send, daemon=True) for _ in range(self.senders)]
        for each in self._threads:
            each.start()

    def finish(self) -> None:
        """Wait until all that was sent is answered."""
        for each in self._threads:
            each.join()

    def _some(self) -> tuple[list[tuple[Document, float]], bool] | None:
        """Give what is due now, and whether the senders keep up; None when there is nothing more."""
        with self._turn:
            some: list[tuple[Document, float]] = []
            while self._again and len(some) < MOST_TOGETHER:
                some.append(self._again.popleft())
            now = time.monotonic() - self.began
            while now <= self.until_s and len(some) < MOST_TOGETHER and (due := self._next / self.rate) <= now:
                document = next(self.waiting, None)
                if document is None:
                    break
                some.append((document, due))
                self._next += 1
            if not some and now > self.until_s:
                return None
            behind = bool(some) and now - some[0][1] > BEHIND_S
            steady = bool(some) and not behind and not self.catching_up
            self.catching_up = self.catching_up and (behind or not some)
            return some, steady

    def _send(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        while (found := self._some()) is not None:
            some, steady = found
            if not some:
                time.sleep(0.2 / self.rate)
                continue
            try:
                self.up.wait()
                line.port = self.port
                body = b"".join(document.line for document, _ in some)
                line.request("POST", "/reports", body, KIND | {"Authorization": f"Bearer {self.key}"})
                answer = line.getresponse()
                told, status = json.loads(answer.read()), answer.status
            except (OSError, http.client.HTTPException, ValueError):
                line.close()
                self._put_back(some)
                time.sleep(0.05)
                continue
            if status == http.client.SERVICE_UNAVAILABLE:
                self.refused += 1
                self._put_back(some)
                continue
            self._note(some, told, steady=steady)
        line.close()

    def _put_back(self, some: list[tuple[Document, float]]) -> None:
        with self._turn:
            self._again.extend(some)
            self.catching_up = True

    def _note(self, some: list[tuple[Document, float]], told: dict[str, object], *, steady: bool) -> None:
        now = time.monotonic() - self.began
        became, by_run = told.get("became"), told.get("by_run")
        kept = {each["report"] for each in became} if isinstance(became, list) else set()
        with self._turn:
            for document, due in some:
                if document.id not in kept and not by_run:
                    self.left[document.id] = str(told)[:500]
                    continue
                self.answered.append(Answered(document.id, due, now - due, steady))
