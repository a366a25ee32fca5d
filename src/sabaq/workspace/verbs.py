"""Verbs of a workspace; every one passes the guard first."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sabaq import flow
from sabaq.config import FILE, NO_AUTHORITY, OFF, SETTINGS, Config
from sabaq.config import load as load_config
from sabaq.errors import BadConfig, Unavailable
from sabaq.exchange.tables import offered, write
from sabaq.guard.permit import Guard, RefusedRequest
from sabaq.model.authority import PROTECTED, Capacity, Grant, Operation, Request, Role
from sabaq.model.evidence import Batch, Claim, Marking, Rejected, Report, Source
from sabaq.model.ids import AuthorityId, IncidentId
from sabaq.model.incident import IncidentFile, Link
from sabaq.sources.annotation import parse_published
from sabaq.sources.base import Arrival, Intake, Reader
from sabaq.sources.gazetteer import Gazetteer, LearnedPlace
from sabaq.sources.prose.assisted import Assistant
from sabaq.sources.prose.lines import Extracted, extract_file
from sabaq.sources.readers import choose
from sabaq.sources.register import Register
from sabaq.store.archive import Archive
from sabaq.store.engines import ledger_place
from sabaq.store.files import whole_file
from sabaq.store.holdings import count, placed_names
from sabaq.store.ledger import Ledger
from sabaq.store.pictures import Pictures, current_picture
from sabaq.store.views import StoredView
from sabaq.workspace.authorities import Chambers, relied_on
from sabaq.workspace.checkups import check_up
from sabaq.workspace.desks import Desk
from sabaq.workspace.engines import ON_THIS_MACHINE, Computing
from sabaq.workspace.files import accepted, batch_of, check_unchanged, files_in, some_at_once
from sabaq.workspace.logs import LogDesk
from sabaq.workspace.results import Added, Health, Ran
from sabaq.workspace.sights import Sight
from sabaq.workspace.views import View

FOLLOWED = " live@1"  # after the steps of a picture that followed single reports since its run
Progress = Callable[[str, int, int | None], None]  # what, done, of how many


def utc_now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One folder: the ledger of what arrived, the archive of its bytes, the picture made from them."""

    folder: Path
    config: Config
    guard: Guard
    ledger: Ledger
    archive: Archive
    pictures: Pictures
    capacity: Capacity  # who asks, as what, why, and under which authority

    @classmethod
    def init(cls, folder: Path, *, clock: Callable[[], datetime] = utc_now) -> Workspace:
        """Make a workspace in a folder, or open the one that is there."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            settings = folder / FILE
            if not settings.exists():
                settings.write_text(SETTINGS, encoding="utf-8")
        except OSError as error:
            raise Unavailable(f"{folder} cannot be written to: {error.strerror}; choose another with -w") from error
        workspace = cls._open(folder, clock=clock, create=True)
        try:
            if workspace.ledger.untouched():
                workspace.ledger.record_act(workspace.permit(Operation.INIT, folder.name, purpose="ADMIN"))
        except BaseException:
            workspace.close()
            raise
        return workspace

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], datetime] = utc_now) -> Workspace:
        """Open the workspace in a folder."""
        return cls._open(folder, clock=clock, create=False)

    @classmethod
    def _open(cls, folder: Path, *, clock: Callable[[], datetime], create: bool) -> Workspace:
        config, guard = load_config(folder), Guard(clock=clock)
        ledger = Ledger.open(ledger_place(folder, config.ledger_url), guard, create=create)
        workspace = cls(
            folder=folder, config=config, guard=guard, ledger=ledger, archive=Archive(folder=folder / "archive"),
            pictures=Pictures(folder=folder / "as-of"), capacity=_capacity(config),
        )  # fmt: skip
        workspace.log().make_key()
        return workspace

    def close(self) -> None:
        """Sign what was entered in the log, and give the files back."""
        self.log().sign()
        self.pictures.close()
        self.ledger.close()

    def acting(self, actor: str, roles: Collection[Role], *, unit: str = "") -> Workspace:
        """Give the same workspace as somebody else has it: every act carries that person, those roles and that unit."""
        return replace(self, capacity=replace(self.capacity, actor=actor, roles=frozenset(roles), unit=unit))

    def under(
        self, *, authority: str | None = None, purpose: str | None = None, break_glass: str | None = None
    ) -> Workspace:
        """Give the same workspace under an authority, for another purpose, or in an emergency for a reason."""
        own = self.capacity
        relied = own.authority if authority is None else AuthorityId(authority)
        asked = replace(own, authority=relied, purpose=purpose or own.purpose, break_glass=break_glass)
        return replace(self, capacity=asked)

    def permit(
        self, operation: Operation, what: str, *, purpose: str | None = None, marking: Marking = Marking.CLEAR
    ) -> Grant:
        """Ask the guard in the capacity of whoever acts here; a refusal is recorded before it is raised."""
        return self.ask(self.capacity.request(operation, what, purpose=purpose, marking=marking))

    def ask(self, request: Request) -> Grant:
        """Ask the guard; a refusal is recorded before it is raised."""
        try:
            grant = self.guard.permit(*relied_on(self.ledger, request))
        except RefusedRequest as refusal:
            self.ledger.record_refusal(refusal)
            raise
        if grant.break_glass is not None or grant.subject_class in PROTECTED:
            self.ledger.record_act(grant, "leave was given")  # so that it is reviewed whatever is done with it
        return grant

    def add(
        self,
        paths: Sequence[Path],
        *,
        mapping: str | None = None,
        map_file: Path | None = None,
        source: str | None = None,
        back_filled: bool | None = None,
        progress: Progress | None = None,
    ) -> tuple[Added, ...]:
        """Take files in, one after another; what was taken in before changes nothing."""
        register = self.register()
        gazetteer = functools.cache(self.gazetteer)  # learned when the first text asks, so after the tables before it
        added = []
        for path in files_in(paths):
            reader = choose(
                path, name=mapping, map_file=map_file, register=register, gazetteer=gazetteer, assist=self.assistant()
            )
            added.append(self._add(path, reader, source=source, back_filled=back_filled, progress=progress))
        return tuple(added)

    def _add(
        self, path: Path, reader: Reader, *, source: str | None, back_filled: bool | None, progress: Progress | None
    ) -> Added:
        grant = self.permit(Operation.ADD, path.name)
        digest = self.archive.keep(path)
        batch = batch_of(path, digest, reader, source=source, back_filled=back_filled)
        if not self.ledger.begin_batch(grant, batch):
            return Added(file=path.name, mapping=reader.name, reports=0, claims=0, rejected=(), held_already=True)
        intake = Intake(
            archive=digest, now=self.guard.clock(), zone=self.config.zone, source_name=source, back_filled=back_filled
        )
        rejected: list[Rejected] = []
        done = 0
        for arrivals in some_at_once(accepted(reader.read(path, intake), rejected)):
            self._append(grant, batch, arrivals)
            done += len(arrivals)
            if progress:
                progress(path.name, done, None)
        check_unchanged(path, digest)
        brought = self.ledger.end_batch(grant, batch, rejected)
        return Added(
            file=path.name, mapping=reader.name, reports=brought.reports, claims=brought.claims,
            rejected=tuple(rejected), held_already=False,
        )  # fmt: skip

    def _append(self, grant: Grant, batch: Batch, arrivals: Sequence[Arrival]) -> None:
        sources: dict[str, Source] = {arrival.source.id: arrival.source for arrival in arrivals}
        reports: list[tuple[Report, Sequence[Claim]]] = [(arrival.report, arrival.claims) for arrival in arrivals]
        links: list[Link] = [link for arrival in arrivals for link in arrival.links]
        self.ledger.append(grant, batch, sources=sources.values(), reports=reports, links=links)

    def run(
        self, *, fresh: bool = False, computing: Computing = ON_THIS_MACHINE, progress: Progress | None = None
    ) -> Ran:
        """Make the picture from all that is held; where nothing changed, the picture stays."""
        grant = self.permit(Operation.RUN, "picture")
        picture = current_picture(self.ledger)
        version = self.ledger.version()
        state = picture.state() if picture.fits() else None
        if state and not fresh and (state.made_from, state.made_with) == (version, flow.made_with()):
            return Ran(incidents=state.incidents, reports=state.reports, up_to_date=True)
        with computing.opened(self.folder) as engine:
            made = flow.run(self.ledger.evidence(), _steps(progress), engine=engine)
        picture.replace(
            made, made_from=version, made_with=flow.made_with(), made_at=self.guard.clock(),
            entry=self.ledger.entry(grant, Operation.RUN, f"{made['incidents'].num_rows} incidents"),
        )  # fmt: skip
        return Ran(incidents=made["incidents"].num_rows, reports=made["reports"].num_rows, up_to_date=False)

    def now(self) -> View:
        """Give the picture with all that is known, as far as whoever acts may see it."""
        sight = self.sight()
        self.permit(Operation.READ, "picture", marking=sight.marking)
        picture = sight.now()
        if picture.state() is None:
            raise BadConfig(f"{self.folder} has no picture yet; make one with `sabaq run -w {self.folder}`")
        return View(ledger=self.ledger, picture=picture, touch=self._touch, audience=sight.audience)

    def as_of(self, moment: datetime, *, recorded: bool = False) -> View:
        """Give the picture as the organisation could have had it at a moment (`recorded`: as sabaq had it)."""
        sight = self.sight()
        self.permit(Operation.READ, f"picture as of {moment.isoformat()}", marking=sight.marking)
        today = StoredView(ledger=self.ledger, picture=sight.now(), audience=sight.audience)
        return View(
            ledger=self.ledger, picture=sight.as_of(moment, recorded=recorded), moment=moment, recorded=recorded,
            touch=self._touch, today=today if today.picture.state() else None, audience=sight.audience,
        )  # fmt: skip

    def sight(self) -> Sight:
        """Give what whoever acts may see just now."""
        return Sight.of(self.ledger, self.pictures, guard=self.guard, capacity=self.capacity)

    def desk(self) -> Desk:
        """Give the place where people correct the picture."""
        return Desk(ledger=self.ledger, permit=self.permit, run=self.run, now=self.now, sight=self.sight)

    def chambers(self) -> Chambers:
        """Give the place where authorities are asked for, ruled on and contested; none is needed to go there."""
        free = replace(self.capacity, authority=None, break_glass=None)
        return Chambers(ledger=self.ledger, request=free.request, ask=self.ask)

    def _touch(self, what: str, marking: Marking) -> None:
        """Ask for what is marked sensitive, and leave the act of having read it."""
        self.ledger.record_act(self.permit(Operation.READ, what, marking=marking), what)

    def log(self) -> LogDesk:
        """Give the place where the log is signed, checked and handed out."""
        return LogDesk(ledger=self.ledger, folder=self.folder, permit=self.permit)

    def register(self) -> Register:
        """Give the graded sources: the workspace's own table over the shipped one."""
        own = self.folder / "sources.toml"
        return Register.load(own if own.is_file() else None)

    def gazetteer(self) -> Gazetteer:
        """Give the shipped places and the names that the loaded event lists teach."""
        return Gazetteer.shipped().learned(
            LearnedPlace(
                name=each.name, lat=each.lat, lon=each.lon, district=each.district, province=each.province,
                country=each.country,
            )
            for each in placed_names(self.ledger)
        )  # fmt: skip

    def assistant(self) -> Assistant | None:
        """Give the language model that the settings name; None: they leave it off."""
        asked = self.config
        if asked.assistant_url == OFF:
            return None
        key = os.environ.get(asked.assistant_key_name) or None
        return Assistant(url=asked.assistant_url, model=asked.assistant_model, key=key)

    def moment(self, text: str) -> datetime:
        """Read a moment; a bare day means its end, in the workspace's zone."""
        return parse_published(text, self.config.zone)[0]

    def one(self, view: View, incident: str | None) -> IncidentFile:
        """Give an incident of a view, or say that there is none."""
        if not incident:
            raise BadConfig("no incident was named; `sabaq show incidents` lists them")
        found = view.incident(IncidentId(incident))
        if found is None:
            then = f" as of {view.moment.isoformat()}" if view.moment else ""
            raise BadConfig(f"there is no incident {incident!r}{then}; `sabaq show incidents` lists them")
        return found

    def export(
        self, kind: str, form: str, *, out: Path | None, stdout: BinaryIO, moment: datetime | None, recorded: bool
    ) -> int:
        """Write rows of one kind to a file, whole or not at all, or to a stream; return how many."""
        wanted, written_as = offered(kind, form)
        grant = self.permit(Operation.EXPORT, kind, marking=self.sight().marking)
        view = self.as_of(moment, recorded=recorded) if moment else self.now()
        rows = view.rows(wanted)
        if out is None:
            count = write(rows, stdout, kind=wanted, form=written_as, as_of=moment)
        else:
            with whole_file(out) as stream:
                count = write(rows, stream, kind=wanted, form=written_as, as_of=moment)
        self.ledger.record_act(grant, f"{count} {kind} as {form}")
        return count

    def extract(self, documents: Path, out: Path) -> Extracted:
        """Write the claims that documents make, with the places this workspace has learned; store nothing."""
        grant = self.permit(Operation.EXTRACT, documents.name)
        found = extract_file(documents, out, gazetteer=self.gazetteer(), zone=self.config.zone, assist=self.assistant())
        self.ledger.record_act(grant, f"{found.claims} claims")
        return found

    def doctor(self) -> Health:
        """Check the ledger, its log, the quotes in it and the archive; nothing is changed."""
        self.permit(Operation.READ, "health")
        sight, trouble = self.sight(), check_up(self.ledger, self.archive, self.folder)
        state = current_picture(self.ledger).state()
        shown = (state.made_from, state.made_with.removesuffix(FOLLOWED)) if state else None
        fresh = shown == (self.ledger.version(), flow.made_with())
        if not fresh:
            trouble.append("the picture does not show all that is held; make it anew with `sabaq run`")
        held = count(self.ledger, audience=sight.audience)
        return Health(held=held, state=state if sight.whole else None, fresh=fresh, trouble=tuple(trouble))


def _capacity(config: Config) -> Capacity:
    relied = None if config.authority == NO_AUTHORITY else AuthorityId(config.authority)
    return Capacity(actor=config.actor, purpose=config.purpose, authority=relied)


def _steps(progress: Progress | None) -> Callable[[str], None] | None:
    if progress is None:
        return None
    done = iter(range(len(flow.STEPS) + 1))
    return lambda name: progress(name, next(done), len(flow.STEPS))
