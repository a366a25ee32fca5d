"""Publishing: a report goes out, its gaps are counted."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from sabaq.errors import BadConfig, Unavailable
from sabaq.guard.canonical import canonical
from sabaq.guard.redact import Draft, Opening, draft
from sabaq.model.authority import Operation
from sabaq.store.files import whole_file
from sabaq.store.reviews import reviews_in
from sabaq.workspace.authorities import find_authority
from sabaq.workspace.logs import LogDesk, write_secret

WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """Which paragraphs are not to be shown, under which authority, until when."""

    paragraphs: tuple[int, ...] = ()
    authority: str = ""  # by its reference or id
    until: str = ""
    outside: bool = False  # the authority is of somebody else, and not on record here


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """What became of a report."""

    publication: str
    file: str
    paragraphs: int
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The place where a workspace publishes; what it withholds stays in the folder, readable by its owner alone."""

    log: LogDesk

    def publish(self, report: Path, out: Path, withholding: Withholding, *, review: str = "") -> PublishedFile:
        """Commit to every paragraph of a report in the log, and write the form for the public.

        `review` is the id of the review that the report tells, or its beginning; bulletins say then that it is out.
        """
        grant = self.log.permit(Operation.PUBLISH, report.name)
        told = self._review(review) if review else ""
        text = _text_of(report)
        salts = [secrets.token_hex(32) for _ in range(text.count("\n") + 1)]
        made = draft(
            text, title=report.stem, withhold=withholding.paragraphs, authority=self._authority(withholding),
            until=withholding.until, salts=salts,
        )  # fmt: skip
        made = replace(made, terms=msgspec.structs.replace(made.terms, review=told))
        name = f"p_{made.commits[:32]}"
        self._keep(name, made)
        act = self.log.ledger.publish(grant, name, canonical(made.terms.json()).decode(), commits=made.commits)
        receipt = self.log.signed().prove(act)
        with whole_file(out) as stream:
            stream.write(made.published(receipt).encode())
        withheld = made.withheld()
        return PublishedFile(publication=name, file=str(out), paragraphs=len(made.openings), withheld=len(withheld))

    def reveal(self, publication: str, paragraph: int, out: Path, why: str) -> Opening:
        """Write a withheld paragraph with its salt, so that anyone can check that it is the one."""
        grant = self.log.permit(Operation.PUBLISH, publication)
        path = self.log.folder / WITHHELD / f"{Path(publication).name}.json"  # a name, and never a way out of there
        try:
            kept = msgspec.json.decode(path.read_bytes(), type=tuple[Opening, ...])
        except (OSError, msgspec.MsgspecError) as error:
            raise BadConfig(f"nothing withheld of {publication!r} is kept here: {error}; see `{WITHHELD}/`") from error
        found = next((each for each in kept if each.n == paragraph), None)
        if found is None:
            listed = ", ".join(str(each.n) for each in kept) or "none"
            raise BadConfig(f"paragraph {paragraph} of {publication} is not withheld; those that are: {listed}")
        self.log.ledger.record_act(grant, f"paragraph {paragraph}: {why}")
        with whole_file(out) as stream:
            stream.write(canonical(msgspec.to_builtins(found)) + b"\n")
        return found

    def _review(self, name: str) -> str:
        near = [each.id for each in reviews_in(self.log.ledger) if each.id.startswith(name.strip())]
        if len(near) != 1:
            told = f"{name!r} may be one of several reviews" if near else f"there is no review {name!r}"
            raise BadConfig(f"{told}; nothing was published. `sabaq reviews list` gives those that were begun")
        return near[0]

    def _authority(self, asked: Withholding) -> str:
        """Give the authority as the public is to read it: one on record that holds now, or another's words as such."""
        if not asked.paragraphs or not asked.authority.strip():
            return ""
        if asked.outside:
            return f"{asked.authority.strip()} (not on record here)"
        found = find_authority(self.log.ledger, asked.authority)
        if not found.opens_at(self.log.ledger.guard.clock()):
            raise BadConfig(
                f"authority {found.reference} is {found.status.value}, or does not run now; nothing was published. "
                "Name one that holds, or say with --outside that the authority is somebody else's"
            )
        return f"{found.reference}, {found.issuer}"

    def _keep(self, name: str, made: Draft) -> None:
        """Keep the salts before anything is committed to: without them nobody could ever open a paragraph."""
        home = self.log.folder / WITHHELD
        try:
            home.mkdir(mode=0o700, exist_ok=True)
            write_secret(home / f"{name}.json", msgspec.json.encode(made.withheld()).decode())
        except OSError as error:
            raise Unavailable(f"{home} cannot be written to: {error.strerror}; nothing was published") from error


def numbers(text: str) -> tuple[int, ...]:
    """Read paragraph numbers such as 3,5-7."""
    found: list[int] = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        if match is None:
            raise BadConfig(f"{part!r} is no paragraph number; wanted e.g. 3,5-7")
        found += range(int(match[1]), int(match[2] or match[1]) + 1)
    return tuple(dict.fromkeys(found))


def read_opening(path: Path) -> Opening:
    """Read an opened paragraph."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Opening)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadConfig(f"{path} is no opened paragraph: {error}; wanted what `sabaq reveal` wrote") from error


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path} cannot be read: {error}; wanted a text file, in UTF-8") from error
