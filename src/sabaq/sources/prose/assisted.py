"""Assisted: claims a language model proposes, if it can quote.

Off unless settings are handed in. A proposal becomes a claim only when its quote stands in the raw text exactly once
and holds the number it is said to state; everything else the model says is dropped and counted. The model sees the text
and nothing else, and what leaves the machine goes to the one address in the settings.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from sabaq.errors import BadConfig, Unavailable
from sabaq.model.evidence import COUNTS, Claim, Framing, Prop
from sabaq.model.terms import AttackType, Group, OutcomeWord, TargetClass
from sabaq.sources.annotation import AnnotatedClaim, to_claim
from sabaq.sources.prose.cleaning import clean
from sabaq.sources.prose.extract import Document
from sabaq.sources.prose.numbers import quantity
from sabaq.sources.prose.tokens import WORD

VERSION = "1"
LARGEST_ANSWER = 1_000_000  # bytes
CLOSED = {
    Prop.ATTACK_TYPE: frozenset(AttackType), Prop.TARGET: frozenset(TargetClass), Prop.OUTCOME: frozenset(OutcomeWord),
}  # fmt: skip
ASKED = frozenset({Prop.KILLED, Prop.WOUNDED, Prop.ABDUCTED, Prop.MISSING, *CLOSED})
PROMPT = (
    'Answer with one JSON object {"claims": [...]}. Each claim has "prop" (' + ", ".join(sorted(ASKED)) + '), "quote" '
    "(copied letter by letter from the text, long enough to be unique and to hold the number), and for people "
    '"number" (integer) and "group" ('
    + ", ".join(sorted(Group))
    + '), else "value" from the closed list. Only news of '
    "what happened; no history, no drills, no forecasts, no sums over several attacks. No names of private persons."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """Where an OpenAI-compatible endpoint listens and what it is asked with."""

    url: str  # up to and without /chat/completions
    model: str
    key: str | None = None
    timeout_s: float = 60.0

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise BadConfig(f"the assistant's address is {self.url!r}; write it as https://host/v1")
        if parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
            raise BadConfig(f"{self.url!r} would send reports unencrypted; use https, or a server on this machine")


@dataclass(frozen=True, slots=True)
class Proposals:
    """The claims that passed, and how many proposals did not."""

    claims: tuple[Claim, ...]
    dropped: int


class _Proposed(msgspec.Struct):
    """One claim as the model writes it."""

    prop: str
    quote: str
    number: int | None = None
    group: str = "all"
    value: str | None = None


class _Answer(msgspec.Struct):
    claims: list[_Proposed]


def propose(document: Document, assistant: Assistant) -> Proposals:
    """Give the claims the model proposes that the text itself bears out."""
    proposed = _ask(document.raw, assistant)
    kept = tuple(dict.fromkeys(_accepted(document, proposed, assistant.model)))
    return Proposals(kept, len(proposed) - len(kept))


def _accepted(document: Document, proposed: list[_Proposed], model: str) -> Iterator[Claim]:
    """Yield the proposals whose quote is the text's own and bears out the number or a closed term."""
    for one in proposed:
        if one.prop not in ASKED or not one.quote.strip() or document.raw.count(one.quote) != 1:
            continue
        prop = Prop(one.prop)
        counted = prop in COUNTS
        if counted and (one.number is None or one.group not in set(Group) or not states(one.quote, one.number)):
            continue
        if not counted and one.value not in CLOSED[prop]:
            continue
        start = document.raw.index(one.quote)
        number = one.number if counted else None
        claim = AnnotatedClaim(
            prop=prop,
            quote=one.quote,
            start=start,
            end=start + len(one.quote),
            group=one.group if counted else "all",
            value=None if counted else one.value,
            low=number,
            best=number,
            high=number,
            unit="people" if counted else None,
            framing=Framing.NEWS,
            extractor=f"assisted.{model}@{VERSION}",
        )
        yield to_claim(claim, document.report)


def states(quote: str, number: int) -> bool:
    """Say whether a quote holds the number, in digits or words."""
    words = [match.group(0).lower() for match in WORD.finditer(clean(quote).text)]
    found = (quantity(words, at) for at in range(len(words)))
    return any(one is not None and number in {one.low, one.high} for one in found)


def _ask(text: str, assistant: Assistant) -> list[_Proposed]:
    """Give what the endpoint answers; Unavailable where it does not answer in the agreed shape."""
    messages = [{"role": "system", "content": PROMPT}, {"role": "user", "content": text}]
    body = {
        "model": assistant.model,
        "temperature": 0,
        "messages": messages,
        "response_format": {"type": "json_object"},
    }
    headers = {"Content-Type": "application/json"}
    if assistant.key:
        headers["Authorization"] = f"Bearer {assistant.key}"
    request = urllib.request.Request(  # noqa: S310  the scheme was checked in the settings
        f"{assistant.url.rstrip('/')}/chat/completions", data=json.dumps(body).encode(), headers=headers
    )
    try:
        with urllib.request.urlopen(request, timeout=assistant.timeout_s) as reply:  # noqa: S310  as above
            answer = reply.read(LARGEST_ANSWER + 1)
    except (urllib.error.URLError, http.client.HTTPException, OSError) as problem:
        raise Unavailable(
            f"{assistant.url} did not answer ({problem}); check the address, or read without it"
        ) from None
    if len(answer) > LARGEST_ANSWER:
        raise Unavailable(f"{assistant.url} answered more than {LARGEST_ANSWER:,} bytes; wanted a short list of claims")
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
        return msgspec.json.decode(content, type=_Answer).claims
    except (ValueError, KeyError, IndexError, TypeError, msgspec.MsgspecError, AttributeError) as problem:
        raise Unavailable(f"{assistant.url} answered in another shape ({problem}); wanted chat completions") from None
