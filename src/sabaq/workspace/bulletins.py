"""Bulletins: what the public may know, told and committed to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path

import msgspec

from sabaq import flow
from sabaq.errors import BadConfig
from sabaq.exchange.bulletin.files import MANIFEST, PROOF, PROOFS, put, strangers, write_bulletin
from sabaq.exchange.bulletin.pages import proofs
from sabaq.guard.canonical import canonical, digest
from sabaq.guard.proofs import Included
from sabaq.learning.claimchecks import MADE_WITH
from sabaq.model.authority import Capacity, Grant, Operation, Role
from sabaq.model.bulletins import Bulletin, Corrections, DecisionRow
from sabaq.model.ids import IncidentId, SubjectId
from sabaq.model.incident import Incident
from sabaq.store.decisions import read_decisions
from sabaq.store.files import whole_folder
from sabaq.store.pictures import current_picture
from sabaq.store.publications import Committed, newest_act, publications_in
from sabaq.store.reviews import reviews_in
from sabaq.store.views import StoredView
from sabaq.workspace.casualties import corrected, periods, register
from sabaq.workspace.scoreboards import KIND, boards, publications_told, reviews_told
from sabaq.workspace.sights import Sight
from sabaq.workspace.statements import checked
from sabaq.workspace.verbs import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes, and how they can be reached."""

    publisher: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What became of a bulletin."""

    bulletin: str
    folder: str
    day: str
    incidents: int
    checks: int
    corrections: int
    manifest: str  # SHA-256 of the list of files, which the log holds
    entry: int  # of the log
    again: bool  # the same as the one before, to the byte


@dataclass(frozen=True, slots=True, kw_only=True)
class PressRoom:
    """Makes the bulletin of a workspace from what the guard lets the public see, and from nothing else."""

    workspace: Workspace

    def issue(self, out: Path, imprint: Imprint, *, pdf: bool = True) -> Issued:
        """Write the bulletin to a folder, whole or not at all, and commit to it in the log."""
        grant = self.workspace.permit(Operation.PUBLISH, "bulletin")
        _check_vacant(out)
        held = publications_in(self.workspace.ledger)
        before = [each for each in held if each.terms.get("kind") == KIND]
        told, told_before = self._told(imprint, held), None
        facts = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
        if before:
            same = before[-1].terms["facts"] == facts
            told_before = _named(before, before[-1].terms["before"]) if same else before[-1]
        told = replace(told, corrections=self._corrections(told, told_before))
        with whole_folder(out) as folder:
            manifest = hashlib.sha256(write_bulletin(told, folder, pdf=pdf)).hexdigest()
            terms: dict[str, object] = {
                "v": 1, "kind": KIND, "day": told.day.isoformat(), "facts": facts, "manifest": manifest,
                "before": told_before.id if told_before else "",
            }  # fmt: skip
            again = _named(before, _id(terms))
            act = self._commit(grant, terms, again)
            proof = self.workspace.log().signed().prove_then(act)
            self._prove(told, folder, terms, proof)
        return Issued(
            bulletin=_id(terms), folder=str(out), day=told.day.isoformat(), incidents=len(told.register),
            checks=len(told.checks), corrections=len(told.corrections.rows), manifest=manifest, entry=proof.index,
            again=again is not None,
        )  # fmt: skip

    def _told(self, imprint: Imprint, held: Sequence[Committed]) -> Bulletin:
        """Gather all but the corrections, as of the newest act; duties are judged by the beginning of its day."""
        ws, sight = self.workspace, self._public()
        view = self._now(sight)
        day = self._moment().astimezone(UTC).date()
        begins = datetime.combine(day, time(), UTC)
        incidents: dict[str, Incident] = {each.id: each for each in view.every_incident()}
        rows = register(view, incidents.values(), ws.gazetteer().shipped())
        if not rows:
            raise BadConfig(
                "nothing that everybody may read tells of an incident, so the bulletin would be empty; "
                "`sabaq add` reports that are marked TLP:CLEAR"
            )
        whole, months = periods(rows)
        checks, verdicts = checked(view, incidents, moment=begins, zone=ws.config.zone, known=ws.register().known)
        published = publications_told(held, day)
        return Bulletin(
            day=day, publisher=imprint.publisher, contact=imprint.contact, log=ws.log().signed().name,
            made_with=f"{flow.made_with()} {MADE_WITH}", register=rows, whole=whole, months=months, checks=checks,
            verdicts=verdicts, publications=published,
            reviews=reviews_told(
                incidents, reviews_in(ws.ledger), published=published, now=begins,
                threshold=ws.config.review_killed, home=lambda incident: self._home(view, incident),
            ),
            boards=boards(sight.recommendations(), day), threshold=ws.config.review_killed,
            decisions=tuple(
                DecisionRow(on=each.at.date(), ruling=each.ruling.value, standing=each.standing.value,
                            reports=len(each.reports))
                for each in read_decisions(ws.ledger, audience=sight.audience)
            ),
        )  # fmt: skip

    def _corrections(self, told: Bulletin, before: Committed | None) -> Corrections:
        """Make the register of the bulletin before once more, by today's rules, and give what differs."""
        if before is None:
            return Corrections()
        ws, sight = self.workspace, self._public()
        then = self._view(sight, before.recorded_at)
        was = register(then, then.every_incident(), ws.gazetteer().shipped())
        gone = {row.incident for row in was} - {row.incident for row in told.register}
        now = self._now(sight)
        heirs = {each: now.successor(then.subjects(IncidentId(each))) or "" for each in gone}
        since = datetime.fromisoformat(str(before.terms["day"])).date()
        return replace(corrected(was, told.register, heirs), since=since)

    def _commit(self, grant: Grant, terms: dict[str, object], again: Committed | None) -> str:
        """Enter the digest of the terms in the log, once; issuing the same again is an act as well."""
        ledger = self.workspace.ledger
        if again is not None:
            ledger.record_act(grant, f"{again.id} again")
            return again.act
        return ledger.publish(grant, _id(terms), canonical(terms).decode(), commits=digest(terms))

    def _prove(self, told: Bulletin, folder: Path, terms: dict[str, object], proof: Included) -> None:
        script = files("sabaq.store").joinpath("verify_log.py").read_bytes()
        public = f"{self.workspace.log().public()}\n".encode()
        held = (canonical(terms), str(proof).encode(), str(proof.checkpoint).encode(), public, script)
        for name, content in zip(PROOFS, held, strict=False):  # the pages come last
            put(folder, f"{PROOF}/{name}", content)
        for name, content in proofs(told, proof):
            put(folder, name, content)

    def _public(self) -> Sight:
        """Give what the rules let the public read."""
        ws = self.workspace
        public = Capacity(actor="the public", purpose="AUDIT", roles=frozenset({Role.PUBLIC}))
        return Sight.of(ws.ledger, ws.pictures, guard=ws.guard, capacity=public)

    def _moment(self) -> datetime:
        """Give when somebody last did something: the same however often a bulletin is made meanwhile."""
        return newest_act(self.workspace.ledger) or self.workspace.guard.clock()

    def _now(self, sight: Sight) -> StoredView:
        """Give the public's picture of the newest act: the one that is there, where that is the very same."""
        ledger = self.workspace.ledger
        there = current_picture(ledger)
        state = there.state()
        if sight.whole and state and (state.made_from, state.made_with) == (ledger.version(), flow.made_with()):
            return StoredView(ledger=ledger, picture=there, audience=sight.audience)
        return self._view(sight, self._moment())

    def _view(self, sight: Sight, moment: datetime) -> StoredView:
        picture = sight.as_of(moment, recorded=True)
        return StoredView(
            ledger=self.workspace.ledger, picture=picture, moment=moment, recorded=True, audience=sight.audience
        )

    def _home(self, view: StoredView, incident: str) -> IncidentId | None:
        """Give the public's incident that shares most reports with one of the whole picture, or None."""
        whole = StoredView(ledger=view.ledger, picture=current_picture(view.ledger))
        subjects = whole.subjects(IncidentId(incident)) or (f"s{incident[1:]}",)
        return view.successor(tuple(SubjectId(each) for each in subjects))


def press_room_of(workspace: Workspace) -> PressRoom:
    """Give the place where bulletins are made."""
    return PressRoom(workspace=workspace)


def _id(terms: dict[str, object]) -> str:
    return f"b_{digest(terms)[:32]}"


def _named(some: Sequence[Committed], name: object) -> Committed | None:
    return next((each for each in some if each.id == name), None)


def _check_vacant(out: Path) -> None:
    if out.is_dir() and (found := strangers(out)):
        raise BadConfig(
            f"{out} holds {found[0]}, which is no part of a bulletin; name a new folder, or one that holds a bulletin "
            f"with its {MANIFEST} and nothing else"
        )
    if out.exists() and not out.is_dir():
        raise BadConfig(f"{out} is a file; name a folder")
