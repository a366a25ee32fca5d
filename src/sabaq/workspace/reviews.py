"""Reviews: opened by incidents, drafted, written and coded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sabaq.errors import BadConfig
from sabaq.learning.agreements import agreement
from sabaq.learning.blame import remarks
from sabaq.learning.drafts import draft
from sabaq.learning.duties import duties, over
from sabaq.learning.foretold import Foretold
from sabaq.model.authority import Capacity, Grant, Operation, Request
from sabaq.model.evidence import Marking
from sabaq.model.factors import factors_of
from sabaq.model.ids import IncidentId
from sabaq.model.incident import Incident, IncidentFile
from sabaq.model.reviews import (
    WITHIN,
    Agreement,
    Coding,
    Duty,
    Origin,
    Remark,
    Review,
    ReviewKind,
    ReviewMove,
    ReviewState,
    Section,
    Sentence,
)
from sabaq.store.ledger import Ledger
from sabaq.store.recommendations import TableRow, record_once
from sabaq.store.reporters import Reporters
from sabaq.store.reviews import coding_row, review_move_row, review_row, sentence_row
from sabaq.workspace.authorities import reason_of
from sabaq.workspace.sights import Sight
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.views import View
from sabaq.workspace.warnings import warnings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A review before it is on record."""

    incident: str
    kind: ReviewKind
    lead: str  # the office that answers for it
    independence: str
    why: str
    conflicts_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A sentence before it is on record; an empty text takes away the one it replaces."""

    section: Section
    text: str
    claims: tuple[str, ...] = ()
    replaces: str = ""
    reporter: str = ""  # a name; only its token goes into the ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """Shows which reviews are owed, and takes what reviewers write; nothing that was written is lost."""

    ledger: Ledger
    capacity: Capacity
    ask: Callable[[Request], Grant]
    now: Callable[[], View]
    sight: Callable[[], Sight]
    reporters: Reporters
    foretold: Callable[[Incident], tuple[Foretold, ...]]  # what was warned of before it, and who could have
    threshold: int  # killed, from which on an incident opens its reviews

    def duties(self) -> tuple[Duty, ...]:
        """Give every review that is owed, the longest overdue first."""
        view = self.now()
        return duties(view.deadly(self.threshold), self._named_now(view), self._clock())

    def duties_of(self, incident: Incident) -> tuple[Duty, ...]:
        """Give the reviews that one incident owes; whoever may see the incident may see them."""
        view = self.now()
        return duties(over([incident], self.threshold), self._named_now(view), self._clock())

    def open(self, asked: Opened) -> Review:
        """Begin a review of an incident, and write down what the picture of this moment can already say."""
        reason = reason_of(asked.why)
        grant = self._permit(Operation.ASSESS, f"incident {asked.incident}")
        told = self._told(asked.incident)
        for other in asked.conflicts_with:
            if self.one(other).incident != told.incident.id:
                raise BadConfig(f"review {other} is of another incident; only reviews of one incident can disagree")
        known, now = told.incident.known_first, self._clock()
        review = Review(
            id=self.ledger.guard.fresh_id("rev"),
            incident=told.incident.id, kind=asked.kind, lead=asked.lead, unit=grant.unit,
            independence=asked.independence, conflicts_with=asked.conflicts_with, clock_from=known,
            due=known + WITHIN[asked.kind] if asked.kind in WITHIN else None, as_of=now, opened_by=grant.actor,
            why=reason,
        )  # fmt: skip
        rows = [review_row(review)]
        drafts = draft(told, self.sight().recommendations(), self.foretold(told.incident))
        for place, drafted in enumerate(drafts, start=1):
            sentence = Sentence(
                id=self.ledger.guard.fresh_id("st"), section=drafted.section, place=place, text=drafted.text,
                claims=drafted.rests_on, origin=Origin.DRAFTED, by="the picture",
            )  # fmt: skip
            rows.append(sentence_row(review.id, sentence))
        record_once(self.ledger, grant, f"open {asked.kind.value} of {review.incident}: {reason}", rows)
        return self._held(review.id)

    def write(self, name: str, written: Written) -> Review:
        """Add a sentence, put another in the place of one, or take one away; what was there stays on record."""
        review = self._open(name)
        grant = self._permit(Operation.ASSESS, f"review {review.id}")
        standing = {each.id: each for each in review.sentences()}
        old = standing.get(written.replaces)
        if written.replaces and old is None:
            raise BadConfig(f"there is no sentence {written.replaces} in {review.id} any more; look at it again")
        if not written.text.strip() and old is None:
            raise BadConfig("an empty sentence says nothing; write one, or name with --replaces what to take away")
        self._check_claims(review, written.claims)
        token = self.reporters.keep(written.reporter) if written.reporter else ""
        sentence = Sentence(
            id=self.ledger.guard.fresh_id("st"), section=written.section, text=" ".join(written.text.split()),
            place=old.place if old else max((each.place for each in review.texts), default=0) + 1,
            claims=written.claims or (old.claims if old else ()), origin=Origin.WRITTEN, by=grant.actor,
            replaces=written.replaces, reporter=token or (old.reporter if old else ""),
        )  # fmt: skip
        return self._added(grant, review, f"write {written.section.value}", [sentence_row(review.id, sentence)])

    def code(self, name: str, sentence: str, codes: str) -> Review:
        """Put on record which factors one coder sees in a sentence; a later coding by the same coder replaces it."""
        review = self.one(name)
        chosen = factors_of(codes)
        if sentence not in {each.id for each in review.sentences()}:
            raise BadConfig(f"there is no sentence {sentence} in {review.id}; `sabaq reviews show` lists them")
        grant = self._permit(Operation.ASSESS, f"review {review.id}")
        coding = Coding(
            id=self.ledger.guard.fresh_id("cd"), sentence=sentence, coder=grant.actor, codes=frozenset(chosen)
        )
        return self._added(grant, review, f"code {sentence}", [coding_row(review.id, coding)])

    def done(self, name: str, why: str) -> Review:
        """Close a review that answers all four questions; it can be opened again."""
        review = self._open(name)
        missing = [each.value for each in Section if each not in {text.section for text in review.sentences()}]
        if missing:
            raise BadConfig(f"review {review.id} says nothing of: {', '.join(missing)}; write a sentence of each first")
        return self._moved(review, ReviewState.DONE, why)

    def reopen(self, name: str, why: str) -> Review:
        """Open a review again."""
        review = self.one(name)
        if review.state is not ReviewState.DONE:
            raise BadConfig(f"review {review.id} is open already")
        return self._moved(review, ReviewState.OPEN, why)

    def every(self) -> tuple[Review, ...]:
        """Give the reviews that were begun, oldest first."""
        self._permit(Operation.READ, "reviews")
        return self.sight().reviews()

    def one(self, name: str) -> Review:
        """Give one by its id or the beginning of it."""
        self._permit(Operation.READ, f"review {name}")
        return self._held(name)

    def against(self, review: Review) -> tuple[Review, ...]:
        """Give the reviews of the same incident that say otherwise, whichever of the two named the other."""
        every = self.every()
        return tuple(each for each in every if each.id in review.conflicts_with or review.id in each.conflicts_with)

    def titled(self, review: Review) -> str:
        """Give the title of the incident of a review, as the picture has it now."""
        return self._told(review.incident).incident.title

    def reports(self, review: Review) -> Mapping[str, str]:
        """Give for each claim on the incident the report that holds its words."""
        return {claim.id: member.report.id for member in self._told(review.incident).members for claim in member.claims}

    def remarks(self, name: str) -> tuple[Remark, ...]:
        """Give the words that blame or know better afterwards."""
        return remarks(self.one(name).sentences())

    def agreement(self, name: str) -> Agreement:
        """Say how far the coders of a review agree beyond chance."""
        return agreement(self.one(name).codings)

    def reporter(self, token: str, why: str) -> str:
        """Give who reported something, to ask them; only who writes reviews may, and the asking stays on record."""
        reason = reason_of(why)
        grant = self._permit(Operation.ASSESS, f"reporter {token}")
        self.ledger.record_act(grant, f"asked who reported: {reason}")
        return self.reporters.name(token)

    def forget(self, token: str, why: str) -> None:
        """Remove the name of a reporter for good; what was reported stays."""
        reason = reason_of(why)
        grant = self._permit(Operation.ASSESS, f"reporter {token}")
        self.reporters.forget(token)
        self.ledger.record_act(grant, f"forgot who reported: {reason}")

    def _added(self, grant: Grant, review: Review, what: str, rows: Sequence[TableRow]) -> Review:
        record_once(self.ledger, grant, f"{what} in {review.id}", rows)
        return self._held(review.id)

    def _moved(self, review: Review, state: ReviewState, why: str) -> Review:
        reason = reason_of(why)
        grant = self._permit(Operation.ASSESS, f"review {review.id}")
        move = ReviewMove(
            id=self.ledger.guard.fresh_id("rm"),
            step=len(review.moves) + 1, state=state, by=grant.actor, unit=grant.unit,
            why=reason,
        )  # fmt: skip
        return self._added(grant, review, f"{state.value}: {reason},", [review_move_row(review.id, move)])

    def _open(self, name: str) -> Review:
        review = self.one(name)
        if review.state is ReviewState.DONE:
            raise BadConfig(f"review {review.id} is done; open it again with `sabaq reviews reopen {review.id}`")
        return review

    def _check_claims(self, review: Review, claims: Sequence[str]) -> None:
        known: set[str] = {claim.id for member in self._told(review.incident).members for claim in member.claims}
        known |= {each.id for each in self.sight().recommendations()}
        if unknown := [each for each in claims if each not in known]:
            raise BadConfig(f"{unknown[0]} is no claim on this incident and no recommendation; name one that is")

    def _told(self, incident: str) -> IncidentFile:
        found = self.now().incident(IncidentId(incident))
        if found is None:
            raise BadConfig(f"there is no incident {incident!r}; `sabaq show incidents` lists them")
        return found

    def _named_now(self, view: View) -> tuple[Review, ...]:
        """Give the reviews, each with its incident as it is called now, after merges."""
        told = [(each, view.incident(IncidentId(each.incident))) for each in self.sight().reviews()]
        return tuple(replace(each, incident=its.incident.id) if its else each for each, its in told)

    def _held(self, name: str) -> Review:
        near = [each for each in self.sight().reviews() if each.id.startswith(name.strip()) and len(name.strip()) > 2]
        if len(near) == 1:
            return near[0]
        told = f"{name!r} may be one of several reviews" if near else f"there is no review {name!r}"
        raise BadConfig(f"{told}; `sabaq reviews list` gives those that were begun")

    def _permit(self, operation: Operation, what: str) -> Grant:
        return self.ask(self.capacity.request(operation, what, marking=Marking.GREEN))

    def _clock(self) -> datetime:
        return self.ledger.guard.clock()


def reviews_of(workspace: Workspace) -> Reviews:
    """Give the place where incidents are reviewed; no authority is needed to go there."""
    free = replace(workspace.capacity, authority=None, break_glass=None)
    return Reviews(
        ledger=workspace.ledger, capacity=free, ask=workspace.ask, now=workspace.now, sight=workspace.sight,
        reporters=Reporters(folder=workspace.folder), foretold=warnings_of(workspace).before,
        threshold=workspace.config.review_killed,
    )  # fmt: skip
