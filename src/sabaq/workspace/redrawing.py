"""Redrawing: incidents whose members changed, drawn anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sabaq.fusion.consensus import detail_of, values_of
from sabaq.fusion.incidents import summary
from sabaq.fusion.live import Groups
from sabaq.fusion.observations import Observation
from sabaq.model.evidence import Source
from sabaq.store.amendments import TOLD, Amending, Amendment


def redrawn(
    groups: Groups, stood: set[int], made: set[int], *, open_: Amending, voices: Mapping[str, Source]
) -> Amendment:
    """Give what is to stand for some groups: those that stood in the picture, and those that came of them."""
    alive = {home: members for home in sorted(stood | made) if (members := groups.members(home))}
    gone = stood - set(alive)
    subjects = {groups.subject(row): home for home, members in alive.items() for row in members}
    names = {home: groups.incident(home) for home in alive}
    told: dict[int, list[Observation]] = {home: [] for home in alive}
    for row in open_.told(list(subjects)):
        home = subjects[row[1]]
        told[home].append(_observation(names[home], row, voices))
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


def _observation(incident: str, row: Sequence[object], voices: Mapping[str, Source]) -> Observation:
    report, known_at, published_at, source = row[len(TOLD) :]
    voice = voices[str(source)]
    fields = (incident, *row[: len(TOLD)], report, known_at, published_at or known_at, published_at is not None)
    grade = voice.reliability_for(str(row[2]))
    return Observation(*fields, voice.name, voice.kind.value, voice.independence_group, grade)  # type: ignore[arg-type, call-arg]


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
