"""Sights: what somebody may see of a workspace.

A narrower audience gets a picture of its own, made by the same steps from what it may see, exactly as a past moment
gets one from what was known then. So no agreed figure gives away what stands in a report that it may not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sabaq import flow
from sabaq.guard.permit import GRANT_LASTS, Guard, RefusedRequest
from sabaq.guard.policy import Allowed, Policy
from sabaq.model.authority import Capacity, Operation
from sabaq.model.evidence import Marking, highest
from sabaq.model.ids import IncidentId
from sabaq.model.recommendations import Recommendation
from sabaq.model.reviews import Review
from sabaq.store.audiences import Audience
from sabaq.store.ledger import Ledger
from sabaq.store.markings import marking_of_claims, marking_of_subjects, markings_held
from sabaq.store.outlooks import marking_of_outlooks
from sabaq.store.picture import Picture
from sabaq.store.pictures import Pictures, current_picture
from sabaq.store.recommendations import recommendations_in
from sabaq.store.reviews import reviews_in
from sabaq.store.views import StoredView
from sabaq.workspace.authorities import relied_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The reports that somebody may read just now, and the pictures made from them."""

    ledger: Ledger
    pictures: Pictures
    audience: Audience  # by role and authority, whatever is held
    held: frozenset[Marking]

    @classmethod
    def of(cls, ledger: Ledger, pictures: Pictures, *, guard: Guard, capacity: Capacity) -> Sight:
        """Give what somebody may see in a capacity; asking the guard for it records nothing."""
        if capacity.authority is None and capacity.break_glass is None:
            readable = _by_role(guard.policy, capacity, guard.clock().replace(second=0, microsecond=0))
        else:
            readable = frozenset(each for each in Marking if _reads(ledger, guard, capacity, each))
        audience = None if len(readable) == len(Marking) else readable
        return cls(ledger=ledger, pictures=pictures, audience=audience, held=markings_held(ledger))

    @property
    def marking(self) -> Marking:
        """The highest marking of what is held and may be seen."""
        return highest(self.seen)

    @property
    def seen(self) -> frozenset[Marking]:
        """The markings of what is held and may be seen."""
        return self.held if self.audience is None else self.held & self.audience

    @property
    def whole(self) -> bool:
        """Whether nothing that is held is hidden."""
        return self.audience is None or self.held <= self.audience

    def now(self) -> Picture:
        """Give the picture that everybody sees, or their own to those from whom something is hidden."""
        if self.audience is None or self.whole:
            return current_picture(self.ledger)
        return self.pictures.narrower(self.ledger, self.audience, made_with=flow.made_with(), make=flow.run)

    def as_of(self, moment: datetime, *, recorded: bool) -> Picture:
        """Give the picture as it could have been made at a moment."""
        return self.pictures.as_of(
            self.ledger, moment, recorded=recorded, made_with=flow.made_with(),
            audience=() if self.audience is None or self.whole else sorted(self.audience),
            make=lambda: flow.run(
                self.ledger.evidence(moment=moment, recorded=recorded, audience=self.audience)
            ),
        )  # fmt: skip

    def changes(self, since: int, most: int) -> tuple[int, tuple[str | None, ...]]:
        """Give the number of the last change, and the incidents changed after `since`; None: all may have.

        Whoever has a picture of their own is told when that one changes, and never of a report that is hidden.
        """
        picture = self.now()
        if self.whole or (state := picture.state()) is None:
            return picture.changes(since, most)
        number = int(state.made_from[:12], 16)
        return number, () if number == since else (None,)

    def shows(self, incident: str, claims: Sequence[str] = ()) -> bool:
        """Say whether every report of an incident, and all behind some claims, signs and problems, may be seen."""
        if self.audience is None:
            return True
        if marking_of_outlooks(self.ledger, claims) not in self.audience:
            return False
        if self.whole:
            return True
        subjects = StoredView(ledger=self.ledger, picture=current_picture(self.ledger)).subjects(IncidentId(incident))
        told = {marking_of_subjects(self.ledger, subjects), marking_of_claims(self.ledger, claims)}
        return bool(subjects) and told <= self.audience

    def reviews(self) -> tuple[Review, ...]:
        """Give the reviews that rest on nothing hidden, oldest first: their sentences tell what their writers saw."""
        every = reviews_in(self.ledger)
        return tuple(
            each for each in every
            if self.shows(each.incident, [claim for sentence in each.texts for claim in sentence.claims])
        )  # fmt: skip

    def recommendations(self) -> tuple[Recommendation, ...]:
        """Give what is recommended or promised, but for what comes of an incident or a review that is not shown."""
        shown = {"", *(each.id for each in self.reviews())}
        every = recommendations_in(self.ledger)
        return tuple(
            each for each in every if each.review in shown and (not each.incident or self.shows(each.incident))
        )


@lru_cache(maxsize=256)
def _by_role(policy: Policy, capacity: Capacity, minute: datetime) -> frozenset[Marking]:
    """Ask the rules once a minute: everybody who follows the picture looks twice a second."""
    asked = {each: capacity.request(Operation.READ, "picture", marking=each) for each in Marking}
    told = {each: policy.decide(one, authority=None, now=minute, lasts=GRANT_LASTS) for each, one in asked.items()}
    return frozenset(each for each, decided in told.items() if isinstance(decided, Allowed))


def _reads(ledger: Ledger, guard: Guard, capacity: Capacity, marking: Marking) -> bool:
    asked = capacity.request(Operation.READ, "picture", marking=marking)
    try:
        guard.permit(*relied_on(ledger, asked))
    except RefusedRequest:
        return False
    return True
