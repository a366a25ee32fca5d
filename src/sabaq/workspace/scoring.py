"""Scoring: what each organisation is held to have done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sabaq.analysis.scorecards import Deed, Scorecard, scorecard
from sabaq.errors import BadRecord
from sabaq.exchange.columns import Kind
from sabaq.model.incident import Incident
from sabaq.model.terms import AttackType, TargetClass
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.views import View

COMPLEX = frozenset({AttackType.SUICIDE_BOMBING, AttackType.VEHICLE_BOMB, AttackType.RAID, AttackType.DRONE})
FORCES = frozenset({TargetClass.SECURITY_FORCES, TargetClass.POLICE})
CIVILIANS = frozenset({
    TargetClass.CIVILIANS, TargetClass.WORSHIP, TargetClass.SCHOOL, TargetClass.HOSPITAL, TargetClass.TRANSPORT,
    TargetClass.MARKET,
})  # fmt: skip
STATE = "Government of "  # as coded lists name a state's forces: no organisation of which this asks
WIDEST = timedelta(days=6)  # an attack dated less exactly falls into no week


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Holds organisations, never persons, to what they do."""

    workspace: Workspace

    def scorecard(self, organisation: str, day: date) -> Scorecard:
        """Compare what an organisation did before and after a day with what was to be expected from all others."""
        deeds, unattributed = deeds_in(self.workspace.now())
        if not deeds:
            raise BadRecord("the picture attributes no dated attack to an organisation; add reports that name some")
        until = max(each.day for each in deeds) + timedelta(days=1)
        return scorecard(deeds, organisation, day, until=until, unattributed=unattributed)


def deeds_in(view: View) -> tuple[list[Deed], int]:
    """Give what organisations are held responsible for, and how many attacks name none."""
    claimed = {
        (incident, each.organisation)
        for incident, every in view.responsibilities() for each in every if each.stance == "claims"
    }  # fmt: skip
    found, unattributed = [], 0
    for its in view.rows(Kind.INCIDENTS):
        if not isinstance(its, Incident) or its.first is None or its.last is None or its.last - its.first > WIDEST:
            continue
        names = [each for each in (its.actor or "").split("; ") if each and not each.startswith(STATE)]
        unattributed += not names
        on = "civilians" if its.target in CIVILIANS else "forces" if its.target in FORCES else ""
        found += [
            Deed(
                id=its.id, organisation=name, day=its.first + (its.last - its.first) / 2,
                district=its.district or its.place or "", killed=float(its.killed.best or 0),
                is_complex=its.attack_type in COMPLEX, on=on, claimed=(its.id, name) in claimed,
            )
            for name in names
        ]  # fmt: skip
    return found, unattributed
