"""Redact: a published report whose gaps can be counted.

Each paragraph is salted and committed to before anything is shown; the log holds the digest of all commitments and of
the terms of withholding. Who gets the published form can check that the withheld paragraphs existed then, how many
they are, under which authority and until when; who is later given one with its salt can check that it is the one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from sabaq.errors import BadConfig, BadRecord
from sabaq.guard.audits import LIMITS
from sabaq.guard.canonical import canonical, digest
from sabaq.guard.notes import PublicKey
from sabaq.guard.proofs import Included

BEGIN, END = "-----BEGIN SABAQ PUBLICATION-----", "-----END SABAQ PUBLICATION-----"
SPELLED = "sabaq-paragraph/1"
NOBODY = "nobody: nothing is withheld"


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with the salt that its commitment was made with."""

    n: int  # from 1 on
    salt: str  # 32 random bytes, in hex
    text: str

    def commitment(self) -> str:
        """Give what the log was told of this paragraph, in hex."""
        return hashlib.sha256(f"{SPELLED}\n{self.n}\n{self.salt}\n{self.text}".encode()).hexdigest()


class Terms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is committed to: every paragraph, which are withheld, under which authority, until when."""

    v: int
    title: str
    paragraphs: tuple[str, ...]  # commitments
    withheld: tuple[bool, ...]
    authority: str
    until: str  # a day
    review: str = ""  # that the report tells, by its id; left out of the digest where none is named

    def json(self) -> dict[str, object]:
        """Give the terms as the log's digest is made of them."""
        told = {name: getattr(self, name) for name in self.__struct_fields__}
        return told if self.review else {name: value for name, value in told.items() if name != "review"}


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The record below the text of a publication."""

    terms: Terms
    shown: tuple[Opening, ...]
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report in paragraphs, before anything of it is published."""

    terms: Terms
    openings: tuple[Opening, ...]

    @property
    def commits(self) -> str:
        """The digest that goes into the log."""
        return digest(self.terms.json())

    def withheld(self) -> tuple[Opening, ...]:
        """Give the paragraphs that are not to be shown yet."""
        return tuple(each for each, hidden in zip(self.openings, self.terms.withheld, strict=True) if hidden)

    def published(self, receipt: Included) -> str:
        """Give the text for the public: what is shown, blanks for what is not, and the record to check both by."""
        shown = tuple(each for each, hidden in zip(self.openings, self.terms.withheld, strict=True) if not hidden)
        record = Published(terms=self.terms, shown=shown, receipt=str(receipt))
        below = canonical(msgspec.to_builtins(record)).decode()
        return f"{_rendered(self.terms, shown)}\n{BEGIN}\n{below}\n{END}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of a publication found."""

    title: str
    paragraphs: int
    withheld: int
    authority: str
    until: str
    overdue_days: int  # since the review was due; 0: it is not
    committed_at: str
    opened: tuple[Opening, ...]  # withheld ones that were brought along, and are right
    trouble: tuple[str, ...]
    limits: str = LIMITS


def draft(text: str, *, title: str, withhold: Sequence[int], authority: str, until: str, salts: Sequence[str]) -> Draft:
    """Split a report at its blank lines and commit to each part; `salts` gives at least one for each."""
    parts = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if part.strip()]
    if parts and parts[0].startswith("# ") and "\n" not in parts[0]:
        title, parts = parts[0].removeprefix("# ").strip(), parts[1:]
    if not parts:
        raise BadConfig("the report has no paragraph; wanted text, with blank lines between its paragraphs")
    beyond = [each for each in withhold if not 1 <= each <= len(parts)]
    if beyond:
        raise BadConfig(f"there is no paragraph {beyond[0]} to withhold; the report has {len(parts)}")
    if any(mark in part for part in parts for mark in (BEGIN, END)):
        raise BadConfig(f"the report holds the line {BEGIN}, which ends the text of a publication; take it out")
    openings = tuple(
        Opening(n=n, salt=salt, text=part) for n, (part, salt) in enumerate(zip(parts, salts, strict=False), 1)
    )
    hidden = tuple(each.n in set(withhold) for each in openings)
    if any(hidden) and not authority.strip():
        raise BadConfig("paragraphs are withheld under no authority; name it with --authority")
    terms = Terms(
        v=1, title=title, paragraphs=tuple(each.commitment() for each in openings), withheld=hidden,
        authority=authority.strip() if any(hidden) else NOBODY, until=_day(until) if any(hidden) else "",
    )  # fmt: skip
    return Draft(terms=terms, openings=openings)


def check(text: str, *, key: PublicKey | None, openings: Sequence[Opening], today: date) -> Checked:
    """Check a publication against its own record, and the record against the log's receipt."""
    record, trouble = _record(text), []
    terms, receipt = record.terms, Included.read(record.receipt)
    entry = _entry(receipt.leaf)
    if wrong := receipt.wrong(key):
        trouble.append(wrong)
    if entry.get("commits") != digest(terms.json()):
        trouble.append(f"entry {receipt.index} of the log holds no commitment to these terms")
    given = {each.n: each for each in record.shown}
    for n, (committed, hidden) in enumerate(zip(terms.paragraphs, terms.withheld, strict=False), 1):
        if hidden == (n in given):
            trouble.append(f"paragraph {n} is {'shown' if hidden else 'missing'}, and the terms say otherwise")
        elif not hidden and given[n].commitment() != committed:
            trouble.append(f"paragraph {n} is not the one that was committed to")
    if len(terms.paragraphs) != len(terms.withheld) or text.partition(f"\n{BEGIN}\n")[0] != _rendered(
        terms, record.shown
    ):
        trouble.append("the text was altered: it is not what its record says")
    opened = []
    for each in openings:
        if 1 <= each.n <= len(terms.paragraphs) and each.commitment() == terms.paragraphs[each.n - 1]:
            opened.append(each)
        else:
            trouble.append(f"the opened paragraph {each.n} is not the one that was withheld")
    late = (today - date.fromisoformat(_day(terms.until))).days if terms.until else 0
    return Checked(
        title=terms.title, paragraphs=len(terms.paragraphs), withheld=sum(terms.withheld), authority=terms.authority,
        until=terms.until, overdue_days=max(0, late), committed_at=str(entry.get("time")), opened=tuple(opened),
        trouble=tuple(trouble),
    )  # fmt: skip


def _rendered(terms: Terms, shown: Sequence[Opening]) -> str:
    """Give the text that people read; a withheld paragraph is a blank that says so."""
    texts, whole = {each.n: each.text for each in shown}, len(terms.paragraphs)
    blank = f"is withheld. Authority: {terms.authority}. To be reviewed by {terms.until}.]"
    parts = [
        f"[Paragraph {n} of {whole} {blank}" if hidden else texts.get(n, "")
        for n, hidden in enumerate(terms.withheld, 1)
    ]
    return "\n\n".join([f"# {terms.title}", *parts]) + "\n"


def _record(text: str) -> Published:
    below = text.partition(f"\n{BEGIN}\n")[2].partition(f"\n{END}")[0]
    try:
        return msgspec.json.decode(below, type=Published)
    except msgspec.MsgspecError as error:
        wanted = "wanted the file that `sabaq publish` wrote, whole"
        raise BadRecord(f"this is no publication: {error}; {wanted}") from error


def _entry(leaf: str) -> dict[str, object]:
    try:
        return msgspec.json.decode(leaf, type=dict[str, object])
    except msgspec.MsgspecError:
        return {}


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadConfig(f"{text!r} is no day to review by; wanted YYYY-MM-DD, with --until") from error
