"""Recurring: what is found or promised again, and elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sabaq.errors import BadConfig
from sabaq.learning.recurrences import MADE_WITH, suggestions
from sabaq.model.authority import Capacity, Grant, Operation, Request
from sabaq.model.evidence import Marking
from sabaq.model.incident import IncidentQuery
from sabaq.model.lessons import Pairing, Site, SiteCheck, SiteRow, SiteVerdict, Sort, Suggestion, Verdict
from sabaq.model.recommendations import ASKED, CLOSED, Cause, Move, Recommendation, State, plain
from sabaq.store.ledger import Ledger
from sabaq.store.recommendations import (
    TableRow,
    move_row,
    pairing_row,
    pairings_in,
    record_once,
    site_check_row,
    site_checks_in,
    site_row,
    sites_in,
)
from sabaq.workspace.authorities import reason_of
from sabaq.workspace.lessons import find_recommendation
from sabaq.workspace.sights import Sight
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """Suggests which findings and promises say one thing; people rule, and both answers are kept."""

    ledger: Ledger
    capacity: Capacity
    ask: Callable[[Request], Grant]
    now: Callable[[], View]
    sight: Callable[[], Sight]

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Give the pairs that nobody ruled on, most alike first, with what speaks for each."""
        self._permit(Operation.READ, "recurrences")
        return suggestions(self.sight().recommendations(), pairings_in(self.ledger))

    def rulings(self) -> tuple[Pairing, ...]:
        """Give what people found of pairs, those they rejected too."""
        self._permit(Operation.READ, "rulings on recurrences")
        return pairings_in(self.ledger)

    def rule(self, later: str, earlier: str, verdict: Verdict, why: str) -> Pairing:
        """Confirm or reject that two say one thing; a confirmed recurrence opens what was closed."""
        reason = reason_of(why)
        self._permit(Operation.READ, "recommendations")
        every = self.sight().recommendations()
        two = sorted(
            (find_recommendation(every, name) for name in (later, earlier)), key=lambda one: (one.issued, one.id)
        )
        first, second = two
        if first.id == second.id:
            raise BadConfig(f"{first.reference} and {second.reference} are one and the same; name two")
        queue = suggestions(every, pairings_in(self.ledger))
        place, told = next(
            ((place, each) for place, each in enumerate(queue, 1) if (each.earlier.id, each.later.id) ==
             (first.id, second.id)), (0, None),
        )  # fmt: skip
        promises = not {first.kind, second.kind} & ASKED
        grant = self._permit(Operation.VERIFY, f"{second.reference} and {first.reference}", done_by=first.addressee)
        pairing = Pairing(
            id=self.ledger.guard.fresh_id("pair"),
            sort=Sort.REINCARNATION if promises else Sort.RECURRENCE, earlier=first.id,
            later=second.id, verdict=verdict, by=grant.actor, why=reason,
            reasons=told.reasons if told else ("named by a person",), score=told.score if told else 0.0, place=place,
            made_with=MADE_WITH,
        )  # fmt: skip
        rows = [pairing_row(pairing), *self._opened(first, pairing, grant)]
        record_once(self.ledger, grant, f"{verdict.value} {pairing.sort.value}: {reason}", rows)
        return pairing

    def name_site(self, name: str, site_class: str, country: str = "") -> Site:
        """Put a site and its class on record."""
        if not (name.strip() and site_class.strip()):
            raise BadConfig("a site has a name and a class, e.g. `sabaq lessons site NAME --site-class school`")
        grant = self._permit(Operation.RECOMMEND, f"site {name}")
        site = Site(
            id=self.ledger.guard.fresh_id("site"), name=name.strip(), site_class=site_class.strip(), country=country,
            named_by=grant.actor,
        )  # fmt: skip
        record_once(self.ledger, grant, f"name site {site.name}", [site_row(site)])
        return site

    def checks(self) -> tuple[SiteRow, ...]:
        """Give every other site of the class where something was found, by name; unseen counts as failing."""
        self._permit(Operation.READ, "site checks")
        found = self.sight().recommendations()
        sites = {(plain(each.name), plain(each.site_class)): each.name for each in sites_in(self.ledger)}
        sites |= {(plain(one.site), plain(one.site_class)): one.site for one in found if one.site and one.site_class}
        newest = {(each.recommendation, plain(each.site)): each for each in site_checks_in(self.ledger)}
        return tuple(sorted(_rows(found, sites, newest), key=lambda row: (row.finding, row.site)))

    def check(self, name: str, site: str, verdict: SiteVerdict, why: str) -> SiteRow:
        """Put on record whether what failed at one site holds at another of its class."""
        reason = reason_of(why)
        rows = self.checks()
        one = find_recommendation(self.sight().recommendations(), name)
        asked = [row for row in rows if row.finding == one.reference and plain(row.site) == plain(site)]
        if not asked:
            raise BadConfig(f"{one.reference} asks nothing of {site!r}; `sabaq lessons checks` lists what is asked")
        if verdict is SiteVerdict.UNSEEN:
            raise BadConfig("unseen is what nobody answered; say holds or fails")
        grant = self._permit(Operation.VERIFY, f"{one.reference} at a site", done_by=one.addressee)
        seen = SiteCheck(
            id=self.ledger.guard.fresh_id("sc"),
            recommendation=one.id, site=asked[0].site, verdict=verdict, by=grant.actor,
            why=reason,
        )  # fmt: skip
        record_once(self.ledger, grant, f"{verdict.value}: {reason}", [site_check_row(seen)])
        return replace(asked[0], verdict=verdict, by=seen.by, why=reason)

    def since(self, one: Recommendation) -> int:
        """Count the incidents known since it was first asked for or promised; beside it, never because of it."""
        query = IncidentQuery(first=one.first_date, country=one.country or None, limit=1)
        return self.now().incidents(query).total

    def _opened(self, first: Recommendation, pairing: Pairing, grant: Grant) -> Iterator[TableRow]:
        recurs = pairing.sort is Sort.RECURRENCE and pairing.verdict is Verdict.CONFIRMED
        if not recurs or first.state not in CLOSED:
            return
        move = Move(
            id=self.ledger.guard.fresh_id("mv"), step=len(first.moves) + 1, before=first.state, state=State.REOPENED,
            by=grant.actor, recorded_by=grant.actor, unit=grant.unit, why=pairing.why,
            happened=self.ledger.guard.clock().date(), cause=Cause.RECURRENCE, other=pairing.id,
        )  # fmt: skip
        first.check(move)
        yield move_row(first.id, move)

    def _permit(self, operation: Operation, what: str, *, done_by: str = "") -> Grant:
        return self.ask(replace(self.capacity.request(operation, what, marking=Marking.GREEN), done_by=done_by))


def recurring_of(workspace: Workspace) -> Recurring:
    """Give the place where recurrences are ruled on; no authority is needed to go there."""
    free = replace(workspace.capacity, authority=None, break_glass=None)
    return Recurring(
        ledger=workspace.ledger, capacity=free, ask=workspace.ask, now=workspace.now, sight=workspace.sight
    )


def _rows(
    found: Sequence[Recommendation], sites: dict[tuple[str, str], str], newest: dict[tuple[str, str], SiteCheck]
) -> Iterator[SiteRow]:
    for one in found:
        for (site, site_class), name in sites.items():
            if one.site_class and site_class == plain(one.site_class) and site != plain(one.site):
                seen = newest.get((one.id, site))
                yield SiteRow(
                    finding=one.reference, action=one.action, site=name, site_class=one.site_class,
                    verdict=seen.verdict if seen else SiteVerdict.UNSEEN, by=seen.by if seen else "",
                    why=seen.why if seen else "",
                )  # fmt: skip
