"""Live: a picture that follows each report as it comes.

The report, its incident and everything that hangs on it are written in one transaction: a killed process leaves both
or neither. The next run makes the whole picture anew.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from sabaq import flow
from sabaq.errors import Unavailable
from sabaq.fusion.codes import coded
from sabaq.fusion.consensus import detail_of, values_of
from sabaq.fusion.incidents import summary
from sabaq.fusion.late import Mention, mentions_of
from sabaq.fusion.likeness import Model
from sabaq.fusion.live import Groups
from sabaq.fusion.observations import Observation
from sabaq.model.authority import Operation
from sabaq.model.evidence import Rejected, Source
from sabaq.sources.base import Arrival, Intake, Reader
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.readers import choose
from sabaq.sources.register import Register
from sabaq.store.amendments import TOLD, Amending, Amendment
from sabaq.store.holdings import retracted_sources
from sabaq.store.intakes import Load
from sabaq.store.picture import Picture
from sabaq.store.pictures import current_picture
from sabaq.store.rows import source_from
from sabaq.workspace.files import accepted, batch_of, check_unchanged
from sabaq.workspace.results import Became, Took
from sabaq.workspace.verbs import FOLLOWED, Workspace

AT_ONCE = 500  # reports; a file of more is taken in whole, and the picture made anew


class Outdated(Exception):
    """Somebody else wrote to the ledger since the groups were loaded."""


class Unseen(Exception):
    """A report is held of which the picture shows nothing, as of an import that was cut short."""


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
    _unsettled: list[str] = field(default_factory=list)

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
        tables = flow.run(ledger.evidence(), upto="crowds")
        state = picture.state()
        if state is None or state.made_from != self._version:
            raise Unavailable("the ledger changed while its picture was being loaded; try again")
        self._groups = Groups.standing(
            tables, coded=coded(tables["codes"]), card=msgspec.json.decode(state.model, type=Model),
            memberships=picture.memberships(),
        )  # fmt: skip
        self._silent = retracted_sources(ledger)
        self._sources = {row["id"]: source_from(row) for row in tables["sources"].to_pylist()}
        self._register, self._gazetteer = self.workspace.register(), self.workspace.gazetteer()
        gc.collect()
        gc.freeze()  # what was loaded stays: each later search for garbage would otherwise walk through all of it

    @property
    def loaded(self) -> bool:
        """Say whether the groups are in memory."""
        return self._groups is not None

    def take(self, path: Path, *, reader: str | None = None, purpose: str | None = None) -> Took:
        """Take one file in and bring the picture up to it; when this returns, both are kept."""
        began = time.perf_counter()
        grant = self.workspace.permit(Operation.ADD, path.name, purpose=purpose)
        chosen = self._reader(path, reader)
        digest = self.workspace.archive.keep(path, at_once=False)
        self._unsettled.append(digest)
        batch = batch_of(path, digest, chosen, source=self.source, back_filled=False)
        intake = Intake(
            archive=digest, now=self.workspace.guard.clock(), zone=self.workspace.config.zone,
            source_name=self.source, back_filled=False,
        )  # fmt: skip
        rejected: list[Rejected] = []
        arrivals = list(islice(accepted(chosen.read(path, intake), rejected), AT_ONCE + 1))
        check_unchanged(path, digest)
        if len(arrivals) > AT_ONCE:
            return self._whole(path, began, mapping=reader or self.mapping)
        for _ in range(2):
            groups = self._ready()
            load = self._load_of(arrivals, rejected)
            try:
                follow = partial(self._follow, groups, arrivals)
                written = self.workspace.ledger.take(grant, batch, load, then=follow)
                break
            except Outdated:
                self._groups = None
            except Unseen:
                return self._whole(path, began, mapping=reader or self.mapping)
            except BaseException:
                self._groups = None  # it may hold what was not written
                raise
        else:
            raise Unavailable("others keep writing to the ledger; try again when they are done")
        return Took(
            file=path.name, mapping=chosen.name, reports=written.reports if written else 0,
            claims=written.claims if written else 0, rejected=tuple(rejected), held_already=written is None,
            became=tuple(_became(groups, each) for each in arrivals), by_run=False,
            took_ms=round(1000 * (time.perf_counter() - began), 2),
        )  # fmt: skip

    def settle(self) -> None:
        """Make the kept bytes survive a power cut too; their reports already do."""
        while self._unsettled:
            self.workspace.archive.settle(self._unsettled[-1])
            self._unsettled.pop()

    def _ready(self) -> Groups:
        if self._groups is None:
            self.load()
        if self._groups is None:
            raise Unavailable("the picture could not be loaded; run `sabaq doctor`")
        return self._groups

    def _reader(self, path: Path, name: str | None) -> Reader:
        self._ready()
        register, gazetteer = self._register or self.workspace.register(), self._gazetteer
        return choose(
            path, name=name or self.mapping, map_file=None, register=register,
            gazetteer=lambda: gazetteer or self.workspace.gazetteer(), assist=self.workspace.assistant(),
        )  # fmt: skip

    def _whole(self, path: Path, began: float, *, mapping: str | None) -> Took:
        (added,) = self.workspace.add([path], mapping=mapping, source=self.source, back_filled=False)
        self._groups = None
        self.load()
        return Took(
            file=added.file, mapping=added.mapping, reports=added.reports, claims=added.claims,
            rejected=added.rejected, held_already=added.held_already, became=(), by_run=True,
            took_ms=round(1000 * (time.perf_counter() - began), 2),
        )  # fmt: skip

    def _follow(self, groups: Groups, arrivals: Sequence[Arrival], open_: Amending) -> None:
        """Put the new reports into their groups, and the groups into the picture."""
        if open_.version_before != self._version:
            raise Outdated
        new = {fresh.report.id for fresh in open_.fresh}
        held = [each for each in arrivals if each.report.id not in new and each.source.id not in self._silent]
        if any(groups.row(mention.subject) < 0 for arrival in held for mention in _mentions(arrival)):
            raise Unseen
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
        for row in rows:
            before, after = groups.join(row)
            stood |= {home for home in before if home < first and home not in made}
            made |= after - stood
        change = self._change(groups, stood, made, open_)
        change.reports = sum(fresh.report.source not in self._silent for fresh in open_.fresh)
        self._version = open_.amend(change, made_with=live_mark(), made_at=self.workspace.guard.clock())

    def _change(self, groups: Groups, stood: set[int], made: set[int], open_: Amending) -> Amendment:
        alive = {home: members for home in sorted(stood | made) if (members := groups.members(home))}
        gone = stood - set(alive)
        subjects = {groups.subject(row): home for home, members in alive.items() for row in members}
        names = {home: groups.incident(home) for home in alive}
        told: dict[int, list[Observation]] = {home: [] for home in alive}
        for row in open_.told(list(subjects)):
            home = subjects[row[1]]
            told[home].append(self._observation(names[home], row))
        heirs = {groups.named(home): groups.incident(home) for home in gone}
        change = Amendment(born={names[home] for home in made & set(alive)}, gone=set(heirs), heirs=heirs)
        for home, members in alive.items():
            its = sorted(told[home], key=lambda one: (one.known_at, one.said_at, one.claim))
            report = {one.subject: one.report for one in its}
            change.memberships += [
                {"subject": subject, "incident": names[home], "report": report[subject], "weight": float(weight)}
                for subject, weight in ((groups.subject(row), groups.weight[row]) for row in members)
            ]
            ties, all_of_them = groups.ties(home)
            change.ties += ties
            if all_of_them:
                change.retied.add(names[home])
            _tell(change, names[home], its)
        change.retied |= {name for name in change.gone if change.heirs[name] in change.retied}
        return change

    def _load_of(self, arrivals: Sequence[Arrival], rejected: Sequence[Rejected]) -> Load:
        told = {arrival.source.id: arrival.source for arrival in arrivals}
        return Load(
            sources=[source for source in told.values() if self._sources.get(source.id) != source],
            reports=[(arrival.report, arrival.claims) for arrival in arrivals],
            links=[link for arrival in arrivals for link in arrival.links], rejected=rejected,
        )  # fmt: skip

    def _observation(self, incident: str, row: Sequence[object]) -> Observation:
        report, known_at, published_at, source = row[len(TOLD) :]
        voice = self._sources[str(source)]
        fields = (incident, *row[: len(TOLD)], report, known_at, published_at or known_at, published_at is not None)
        grade = voice.reliability_for(str(row[2]))
        return Observation(*fields, voice.name, voice.kind.value, voice.independence_group, grade)  # type: ignore[arg-type, call-arg]

    def _picture(self) -> Picture:
        return current_picture(self.workspace.ledger)


def live_mark() -> str:
    """Name the steps of a picture that followed single reports."""
    return f"{flow.made_with()}{FOLLOWED}"


def _mentions(arrival: Arrival) -> list[Mention]:
    return mentions_of(arrival.report, arrival.claims, arrival.source, seq=0, known_at="")


def _became(groups: Groups, arrival: Arrival) -> Became:
    subjects = dict.fromkeys(claim.subject for claim in arrival.claims)
    rows = [row for subject in subjects if (row := groups.row(subject)) >= 0]
    incidents = tuple(dict.fromkeys(groups.incident(row) for row in rows))
    return Became(report=arrival.report.external_id, id=arrival.report.id, incidents=incidents)


def _tell(change: Amendment, incident: str, told: Sequence[Observation]) -> None:
    """Add the agreed values, the detail and the row of one incident."""
    values, detail = values_of(incident, told), detail_of(incident, told)
    known = [one.known_at for one in told]
    counts: dict[str, object] = {"incident": incident, "reports": len({one.report for one in told})}
    counts |= {"origins": max(1, len({one.origin for one in told if one.kind != "dataset"}))}
    counts |= {"known_first": min(known), "known_last": max(known)}
    change.incidents.append(summary(counts, values, detail))
    change.details.append(detail)
    change.consensus += [value | {"claims": msgspec.json.encode(value["claims"]).decode()} for value in values]
