"""Reviews: opened by incidents, drafted, written, coded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sabaq.errors import BadConfig, Refused
from sabaq.model.authority import Role
from sabaq.model.incident import IncidentQuery
from sabaq.model.reviews import Origin, ReviewKind, ReviewState, Section
from sabaq.workspace import Workspace
from sabaq.workspace.lessons import lessons_of
from sabaq.workspace.reviews import Opened, Reviews, Written, reviews_of
from tests.deciding import copied, owing_reviews


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return owing_reviews(tmp_path_factory.mktemp("reviews"), reference="R9", text="Search bags at the gate.")


@pytest.fixture
def kept(made: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    of = copied(made, tmp_path)
    yield of
    of.close()


def room(of: Workspace, actor: str = "rev", role: Role = Role.REVIEWER) -> Reviews:
    return reviews_of(of.acting(actor, {role}))


def quetta(of: Workspace) -> str:
    (found,) = of.now().incidents(IncidentQuery(text="Quetta")).incidents
    return found.id


def asked(of: Workspace, kind: ReviewKind = ReviewKind.AFTER_ACTION, against: tuple[str, ...] = ()) -> Opened:
    return Opened(
        incident=quetta(of), kind=kind, lead="Inspectorate", independence="reports to the court", why="due",
        conflicts_with=against,
    )  # fmt: skip


def test_an_incident_over_the_threshold_opens_its_reviews_and_silence_is_overdue(kept: Workspace):
    found = room(kept, "ana", Role.ANALYST).duties()
    assert {(each.incident, each.kind) for each in found} == {
        (quetta(kept), kind) for kind in (ReviewKind.HOT_WASH, ReviewKind.AFTER_ACTION, ReviewKind.INDEPENDENT)
    }
    late = {each.kind: each.state for each in found if each.kind is not ReviewKind.AFTER_ACTION}
    assert late == {ReviewKind.HOT_WASH: ReviewState.OVERDUE, ReviewKind.INDEPENDENT: ReviewState.DUE}
    hot = next(each for each in found if each.kind is ReviewKind.HOT_WASH)
    assert hot.due - hot.clock_from == timedelta(hours=72)


def test_a_draft_tells_what_was_known_when_and_every_sentence_rests_on_claims(kept: Workspace):
    review = room(kept).open(asked(kept, ReviewKind.HOT_WASH))
    told = kept.now().incident(review.incident)  # type: ignore[arg-type]
    assert told is not None
    claims = {claim.id for member in told.members for claim in member.claims}
    lessons = {each.id for each in lessons_of(kept).every()}
    assert review.sentences()
    for sentence in review.sentences():
        assert sentence.origin is Origin.DRAFTED
        assert sentence.claims
        assert set(sentence.claims) <= claims | lessons
    happened = [each.text for each in review.sentences() if each.section is Section.HAPPENED]
    assert [text[:10] for text in happened[:3]] == ["2024-03-10", "2024-03-11", "2024-03-12"]
    assert "A wire is known to say" in happened[0]
    (control,) = [each.text for each in review.sentences() if each.section is Section.CONTROL]
    assert "asks Police for Quetta station: Search bags at the gate. It stands at issued (R9)." in control


def test_a_sentence_is_replaced_by_a_later_one_and_the_old_stays_on_record(kept: Workspace):
    review = room(kept).open(asked(kept))
    first = room(kept).write(review.id, Written(section=Section.WHY, text="The guards should have seen it."))
    written = next(each for each in first.sentences() if each.section is Section.WHY)
    (remark,) = room(kept).remarks(review.id)
    assert (remark.word, remark.kind) == ("should have", "hindsight")
    better = Written(section=Section.WHY, text="The guard faced the road.", replaces=written.id)
    after = room(kept).write(review.id, better)
    assert [each.text for each in after.sentences() if each.section is Section.WHY] == ["The guard faced the road."]
    assert written.id in {each.id for each in after.texts}
    assert room(kept).remarks(review.id) == ()
    with pytest.raises(BadConfig, match="no claim on this incident"):
        room(kept).write(review.id, Written(section=Section.WHY, text="x", claims=("c_none",)))


def test_a_review_is_done_when_it_answers_all_four_questions(kept: Workspace):
    review = room(kept).open(asked(kept, ReviewKind.INDEPENDENT))
    with pytest.raises(BadConfig, match="says nothing of: expected, why"):
        room(kept).done(review.id, "ready")
    for section in (Section.EXPECTED, Section.WHY):
        room(kept).write(review.id, Written(section=section, text="Bags are searched at the gate."))
    assert room(kept).done(review.id, "ready").state is ReviewState.DONE
    duty = next(each for each in room(kept).duties() if each.kind is ReviewKind.INDEPENDENT)
    assert (duty.state, duty.review) == (ReviewState.DONE, review.id)
    with pytest.raises(BadConfig, match="is done"):
        room(kept).write(review.id, Written(section=Section.WHY, text="more"))
    assert room(kept).reopen(review.id, "a survivor spoke").state is ReviewState.OPEN


def test_two_reviews_of_one_incident_may_disagree_and_each_shows_it(kept: Workspace):
    one = room(kept).open(asked(kept, ReviewKind.JUDICIAL))
    two = room(kept).open(asked(kept, ReviewKind.PARLIAMENTARY, (one.id,)))
    assert [each.id for each in room(kept).against(one)] == [two.id]
    assert [each.id for each in room(kept).against(two)] == [one.id]


def test_who_reported_something_is_kept_apart_and_asking_for_it_stays_on_record(kept: Workspace):
    review = room(kept).open(asked(kept, ReviewKind.NEAR_MISS))
    written = Written(section=Section.CONTROL, text="The lamp was out.", reporter="Night guard Seven")
    (sentence,) = [each for each in room(kept).write(review.id, written).sentences() if each.reporter]
    assert sentence.reporter.startswith("w_")
    with kept.ledger.engine.connect() as connection:
        for table in ("review_texts", "log_leaves"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()
            assert "Seven" not in str(rows)
    assert "Seven" not in str(kept.ledger.acts())
    assert room(kept).reporter(sentence.reporter, "to ask which lamp") == "Night guard Seven"
    assert any("asked who reported" in str(act.personal) for act in kept.ledger.acts(limit=2))
    with pytest.raises(Refused, match="may not assess"):
        room(kept, "ana", Role.ANALYST).reporter(sentence.reporter, "curious")
    room(kept).forget(sentence.reporter, "they asked for it")
    with pytest.raises(BadConfig, match="stands for nobody"):
        room(kept).reporter(sentence.reporter, "again")
    assert b"Seven" not in (kept.folder / "reporters.sqlite").read_bytes()


def test_two_coders_are_compared(kept: Workspace):
    review = room(kept).open(asked(kept, ReviewKind.EXERCISE))
    for sentence in review.sentences()[:3]:
        room(kept, "one").code(review.id, sentence.id, "no_cctv guards_too_few")
        room(kept, "two").code(review.id, sentence.id, "no_cctv")
    agreed = room(kept).agreement(review.id)
    assert (agreed.coders, agreed.sentences) == (2, 3)
    with pytest.raises(BadConfig, match="is no factor"):
        room(kept).code(review.id, review.sentences()[0].id, "bad_luck")


def test_the_public_sees_what_is_owed_and_not_what_was_found_at_a_site(kept: Workspace):
    public = kept.under(purpose="AUDIT").acting("anyone", {Role.PUBLIC})
    assert reviews_of(public).duties()
    for asked in (reviews_of(public).every, lessons_of(public).every, lessons_of(public).rates):
        with pytest.raises(Refused, match="not for the public"):
            asked()


def test_an_analyst_reads_reviews_and_writes_none(kept: Workspace):
    assert room(kept, "ana", Role.ANALYST).every() is not None
    with pytest.raises(Refused, match="may not assess"):
        room(kept, "ana", Role.ANALYST).open(asked(kept))
