"""Live: a picture that follows each report as it comes.

The report, its incident and everything that hangs on it are written in one transaction: a killed process leaves both
or neither. The next run makes the whole picture anew.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from pathlib import Path

import msgspec

from sabaq import flow
from sabaq.errors import SabaqError, Unavailable
from sabaq.fusion.late import Mention, mentions_of
from sabaq.fusion.likeness import Model
from sabaq.fusion.live import Groups
from sabaq.fusion.standing import learned
from sabaq.model.authority import Grant, Operation
from sabaq.model.evidence import Rejected, Source
from sabaq.sources.base import Arrival, Intake, Reader
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.readers import choose
from sabaq.sources.register import Register
from sabaq.store.amendments import Amending
from sabaq.store.holdings import retracted_sources
from sabaq.store.intakes import Load
from sabaq.store.picture import Picture, State
from sabaq.store.pictures import current_picture
from sabaq.store.pieces import Pieces
from sabaq.store.upkeep import Copies, Upkeep
from sabaq.workspace.files import accepted, batch_of, check_unchanged
from sabaq.workspace.incoming import Incoming, in_turn
from sabaq.workspace.keeping import Keeping
from sabaq.workspace.redrawing import redrawn
from sabaq.workspace.results import Became, Took
from sabaq.workspace.verbs import FOLLOWED, Workspace

AT_ONCE = 500  # reports; a file of more is taken in whole, and the picture made anew


class Outdated(Exception):
    """Somebody else wrote to the ledger since the groups were loaded."""


class Unseen(Exception):
    """A report is held of which the picture shows nothing, as of an import that was cut short."""

    def __init__(self, batch: str) -> None:
        super().__init__(batch)
        self.batch = batch


@dataclass(slots=True, kw_only=True)
class Live:
    """The groups of a workspace, ready to take one more report; one at a time may use it."""

    workspace: Workspace
    on_load: Callable[[], None] | None = None
    mapping: str | None = None
    source: str | None = None
    _groups: Groups | None = None
    _version: str = ""
    _sources: dict[str, Source] = field(default_factory=dict)
    _register: Register | None = None
    _gazetteer: Gazetteer | None = None
    _silent: frozenset[str] = frozenset()  # retracted sources: what they say is kept, and counts for nothing
    _copies: Copies = field(init=False)
    _upkeep: Upkeep | None = None
    _keeping: Keeping | None = None
    _shown: State | None = None  # of the picture as it was last left

    def __post_init__(self) -> None:
        """Be ready to keep copies."""
        self._copies = Copies(archive=self.workspace.archive)

    def load(self, *, anew: bool = False) -> None:
        """Bring the picture up to date by a run where it is not, and learn its groups."""
        if self.on_load:
            self.on_load()
        ledger, picture = self.workspace.ledger, self._picture()
        state = picture.state() if picture.fits() else None
        known = {flow.made_with(), live_mark()}
        if anew or state is None or state.made_from != ledger.version() or state.made_with not in known:
            self.workspace.run()
        self._version = ledger.version()
        self._sources = ledger.sources()
        keeping = self._kept()
        followed = (state := picture.state()) is not None and state.made_with == live_mark()
        groups = keeping.restore(ledger, picture, self._sources) if followed and not anew else None
        if groups is None:
            groups = self._learned(picture)
            keeping.begin(groups, self._version)
        self._groups, self._shown = groups, self._picture().state()
        if self._shown is None or (self._shown.made_from, ledger.version()) != (self._version, self._version):
            self._groups = None
            raise Unavailable("the ledger changed while its picture was being loaded; try again")
        self._silent = retracted_sources(ledger)
        self._register, self._gazetteer = self.workspace.register(), self.workspace.gazetteer()
        gc.collect()
        gc.freeze()  # what was loaded stays: each later search for garbage would otherwise walk through all of it

    def _learned(self, picture: Picture) -> Groups:
        tables = flow.run(self.workspace.ledger.evidence(), upto="crowds")
        state = picture.state()
        if state is None:
            raise Unavailable("the picture was removed while it was being loaded; try again")
        groups = Groups.standing(learned(tables), card=msgspec.json.decode(state.model, type=Model))
        groups.show(picture.memberships(), tables["links"])
        return groups

    def _kept(self) -> Keeping:
        if self._keeping is None:
            pieces = Pieces(folder=self.workspace.folder / "live")
            self._keeping = Keeping(pieces=pieces, steps=flow.made_with())
        return self._keeping

    @property
    def loaded(self) -> bool:
        """Say whether the groups are in memory."""
        return self._groups is not None

    def take(self, path: Path, *, reader: str | None = None, purpose: str | None = None) -> Took:
        """Take one file in and bring the picture up to it; when this returns, both are kept."""
        (found,) = self.take_all([path], reader=reader, purpose=purpose)
        if isinstance(found, Took):
            return found
        raise found

    def take_all(
        self, paths: Sequence[Path], *, reader: str | None = None, purpose: str | None = None
    ) -> list[Took | SabaqError | OSError]:
        """Take files in together, few transactions for all; of each give what became of it, or why it was left."""
        self._ready()
        what = paths[0].name if len(paths) == 1 else f"{paths[0].name} and {len(paths) - 1} more"
        grant = self.workspace.permit(Operation.ADD, what, purpose=purpose)
        read: list[Incoming | SabaqError | OSError] = []
        for path in paths:
            try:
                read.append(self._read(path, reader, grant))
            except (SabaqError, OSError) as problem:
                read.append(problem)
        taken = iter(self.take_in([each for each in read if isinstance(each, Incoming)]))
        return [next(taken) if isinstance(each, Incoming) else each for each in read]

    def read(
        self, path: Path, *, reader: str | None = None, purpose: str | None = None, by: Workspace | None = None
    ) -> Incoming:
        """Read a file that `take_in` is to take, and keep a copy; other threads may take files in meanwhile."""
        return self._read(path, reader, (by or self.workspace).permit(Operation.ADD, path.name, purpose=purpose))

    def take_in(self, files: Sequence[Incoming], *, by: Workspace | None = None) -> list[Took | SabaqError | OSError]:
        """Take files in as `take_all` does that were read by leave of one person, for one purpose."""
        found: dict[int, Took | SabaqError | OSError] = {}
        waiting: dict[int, Incoming] = {}
        for at, each in enumerate(files):
            if len(each.arrivals) <= AT_ONCE:
                waiting[at] = each
                continue
            try:
                found[at] = self._whole(each, by or self.workspace)
            except (SabaqError, OSError) as problem:
                found[at] = problem
        for together in in_turn(waiting, AT_ONCE):
            found |= self._together(together, by or self.workspace)
        return [found[at] for at in range(len(files))]

    def _read(self, path: Path, reader: str | None, grant: Grant) -> Incoming:
        began, chosen = time.perf_counter(), self._reader(path, reader)
        digest = self.workspace.archive.keep(path, at_once=False)
        self._copies.note(digest)
        batch = batch_of(path, digest, chosen, source=self.source, back_filled=False)
        intake = Intake(
            archive=digest, now=self.workspace.guard.clock(), zone=self.workspace.config.zone,
            source_name=self.source, back_filled=False,
        )  # fmt: skip
        rejected: list[Rejected] = []
        arrivals = list(islice(accepted(chosen.read(path, intake), rejected), AT_ONCE + 1))
        check_unchanged(path, digest)
        return Incoming(
            path=path, reader=reader, grant=grant, began=began, batch=batch, arrivals=arrivals, rejected=rejected
        )

    def _together(self, files: dict[int, Incoming], acting: Workspace) -> dict[int, Took | SabaqError | OSError]:
        """Write files in one transaction with what follows from them."""
        grant = next(iter(files.values())).grant
        for _ in range(2):
            groups = self._ready()
            loads = [(each.batch, self._load_of(each.arrivals, each.rejected)) for each in files.values()]
            try:
                follow = partial(self._follow, groups, tuple(files.values()))
                written = self.workspace.ledger.take(grant, loads, then=follow)
                break
            except Outdated:
                self._groups = None
            except Unseen as unseen:
                whole = {at: each for at, each in files.items() if each.batch.id == unseen.batch}
                rest = {at: each for at, each in files.items() if at not in whole}
                found = self._together(rest, acting) if rest else {}
                return found | {at: self._whole(each, acting) for at, each in whole.items()}
            except BaseException:
                self._groups = None  # it may hold what was not written
                raise
        else:
            raise Unavailable("others keep writing to the ledger; try again when they are done")
        self._kept_up().committed(sum(its.reports for its in written if its))
        self._kept().grew(groups, self._version)
        return {
            at: Took(
                file=each.path.name, mapping=each.batch.mapping, reports=its.reports if its else 0,
                claims=its.claims if its else 0, rejected=tuple(each.rejected), held_already=its is None,
                became=tuple(_became(groups, arrival) for arrival in each.arrivals), by_run=False,
                took_ms=_since(each.began),
            )
            for (at, each), its in zip(files.items(), written, strict=True)
        }  # fmt: skip

    def finish(self) -> None:
        """End what other threads do for it."""
        self._copies.finish()
        self._kept_up().finish()
        self._kept().finish()

    def _kept_up(self) -> Upkeep:
        if self._upkeep is None:
            self._upkeep = Upkeep(engine=self.workspace.ledger.engine)
        return self._upkeep

    def _ready(self) -> Groups:
        if self._groups is None:
            self.load()
        if self._groups is None:
            raise Unavailable("the picture could not be loaded; run `sabaq doctor`")
        return self._groups

    def _reader(self, path: Path, name: str | None) -> Reader:
        register, gazetteer = self._register or self.workspace.register(), self._gazetteer
        return choose(
            path, name=name or self.mapping, map_file=None, register=register,
            gazetteer=lambda: gazetteer or self.workspace.gazetteer(), assist=self.workspace.assistant(),
        )  # fmt: skip

    def _whole(self, file: Incoming, acting: Workspace) -> Took:
        mapping = file.reader or self.mapping
        (added,) = acting.add([file.path], mapping=mapping, source=self.source, back_filled=False)
        self._groups = None
        self.load()
        return Took(
            file=added.file, mapping=added.mapping, reports=added.reports, claims=added.claims,
            rejected=added.rejected, held_already=added.held_already, became=(), by_run=True,
            took_ms=_since(file.began),
        )  # fmt: skip

    def _follow(self, groups: Groups, files: Sequence[Incoming], open_: Amending) -> None:
        """Put the new reports into their groups, and the groups into the picture."""
        if open_.version_before != self._version or self._shown is None or open_.shown() != self._shown.mark:
            raise Outdated
        new = {fresh.report.id for fresh in open_.fresh}
        files = [each for each in files if each.batch.id in open_.taken]
        for each in files:
            held = [one for one in each.arrivals if one.report.id not in new and one.source.id not in self._silent]
            if any(groups.row(mention.subject) < 0 for arrival in held for mention in _mentions(arrival)):
                raise Unseen(each.batch.id)
        arrivals = [arrival for each in files for arrival in each.arrivals]
        sources = {arrival.report.id: arrival.source for arrival in arrivals}
        self._sources |= {source.id: source for source in sources.values()}
        rows = [
            groups.put(mention)
            for fresh in open_.fresh
            if fresh.report.source not in self._silent
            for mention in mentions_of(
                fresh.report, fresh.claims, sources[fresh.report.id], seq=fresh.seq, known_at=fresh.known_at
            )
        ]
        for link in (link for arrival in arrivals for link in arrival.links):
            groups.judge(link.verdict.value, link.a, link.b)
        first = min(rows, default=groups.size)
        stood: set[int] = set()  # groups that are in the picture as it is written
        made: set[int] = set()
        for before, after in groups.join(rows):
            stood |= {home for home in before if home < first and home not in made}
            made |= after - stood
        change = redrawn(groups, stood, made, open_=open_, voices=self._sources)
        change.reports = sum(fresh.report.source not in self._silent for fresh in open_.fresh)
        self._shown = open_.amend(change, self._shown, made_with=live_mark(), made_at=self.workspace.guard.clock())
        self._version = self._shown.made_from

    def _load_of(self, arrivals: Sequence[Arrival], rejected: Sequence[Rejected]) -> Load:
        told = {arrival.source.id: arrival.source for arrival in arrivals}
        return Load(
            sources=[source for source in told.values() if self._sources.get(source.id) != source],
            reports=[(arrival.report, arrival.claims) for arrival in arrivals],
            links=[link for arrival in arrivals for link in arrival.links], rejected=rejected,
        )  # fmt: skip

    def _picture(self) -> Picture:
        return current_picture(self.workspace.ledger)


@cache
def live_mark() -> str:
    """Name the steps of a picture that followed single reports."""
    return f"{flow.made_with()}{FOLLOWED}"


def _since(began: float) -> float:
    return round(1000 * (time.perf_counter() - began), 2)


def _mentions(arrival: Arrival) -> list[Mention]:
    return mentions_of(arrival.report, arrival.claims, arrival.source, seq=0, known_at="")


def _became(groups: Groups, arrival: Arrival) -> Became:
    subjects = dict.fromkeys(claim.subject for claim in arrival.claims)
    rows = [row for subject in subjects if (row := groups.row(subject)) >= 0]
    incidents = tuple(dict.fromkeys(groups.incident(row) for row in rows))
    return Became(report=arrival.report.external_id, id=arrival.report.id, incidents=incidents)
