"""Rows of lessons: one in every table."""

from __future__ import annotations

from sabaq.model.lessons import Pairing, Site, SiteCheck, SiteVerdict, Sort, Verdict
from sabaq.model.recommendations import EvidenceStrength, State
from sabaq.model.reviews import Coding, Origin, Review, ReviewKind, ReviewMove, ReviewState, Section, Sentence
from sabaq.store.recommendations import (
    TableRow,
    evidence_row,
    move_row,
    pairing_row,
    recommendation_row,
    site_check_row,
    site_row,
)
from sabaq.store.reviews import coding_row, review_move_row, review_row, sentence_row
from tests.learning.test_moves import issued, moved, shown
from tests.ledgers import NOON


def lesson_rows() -> tuple[TableRow, ...]:
    """A recommendation and a review with all that can hang on them."""
    one = moved(shown(issued(), "x", EvidenceStrength.B), State.ACCEPTED, by="Home Department")
    pairing = Pairing(
        id="p_1", sort=Sort.RECURRENCE, earlier=one.id, later=one.id, verdict=Verdict.REJECTED, by="another",
        why="no", reasons=("words",), score=0.5, place=1, made_with="test@1",
    )  # fmt: skip
    site = Site(id="s_1", name="A school", site_class="school", country="PK", named_by="tester")
    check = SiteCheck(
        id="c_1", recommendation=one.id, site="A school", verdict=SiteVerdict.HOLDS, by="another", why="seen"
    )
    review = Review(
        id="rev_1", incident="i_1", kind=ReviewKind.AFTER_ACTION, lead="office", unit="", independence="none",
        clock_from=NOON, due=NOON, as_of=NOON, opened_by="tester", why="due",
    )  # fmt: skip
    sentence = Sentence(
        id="s_1", section=Section.WHY, place=1, text="The gate was open.", claims=(), origin=Origin.WRITTEN, by="tester"
    )
    move = ReviewMove(id="m_1", step=1, state=ReviewState.DONE, by="tester", unit="", why="ready")
    coding = Coding(id="k_1", sentence="s_1", coder="tester", codes=frozenset({"no_cctv"}))
    return (
        recommendation_row(one), move_row(one.id, one.moves[0]), evidence_row(one.evidence[0]), pairing_row(pairing),
        site_row(site), site_check_row(check), review_row(review), sentence_row(review.id, sentence),
        review_move_row(review.id, move), coding_row(review.id, coding),
    )  # fmt: skip
