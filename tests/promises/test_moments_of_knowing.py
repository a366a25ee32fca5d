"""What counted when: known, recorded, begun, ended, revoked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from sabaq.errors import BadRecord
from sabaq.model.authority import Operation
from sabaq.model.decisions import Retracted
from sabaq.model.ids import ReportId, RetractionId
from sabaq.model.incident import LinkId
from sabaq.store.pictures import current_picture
from sabaq.store.views import StoredView
from tests.ledgers import NOON, WIRE, Held, batch, first_word, link, report, retraction

DAY = timedelta(days=1)


def test_a_report_counts_as_known_when_it_is_recorded(kept: Held):
    kept.add("live.csv", report("live"))
    assert kept.rows("SELECT known_at = recorded_at, back_filled FROM reports") == [(1, 0)]


def test_a_back_filled_report_keeps_the_documents_moment_and_is_marked(kept: Held):
    kept.add("old.csv", report("old", known_at=NOON - 900 * DAY))
    ((known, recorded, marked),) = kept.rows("SELECT known_at, recorded_at, back_filled FROM reports")
    assert (str(known)[:10], str(recorded)[:10], marked) == ("2021-09-22", "2024-03-10", 1)


def test_as_of_goes_by_knowing_and_recorded_by_recording(kept: Held):
    kept.add("old.csv", report("old", known_at=NOON - 900 * DAY))
    kept.clock.pass_(days=1)
    kept.add("live.csv", report("live"))
    assert kept.ids(moment=NOON - 900 * DAY) == ["old"]
    assert kept.ids(moment=NOON - 901 * DAY) == []
    assert kept.ids(moment=NOON) == ["old"]
    assert kept.ids(moment=NOON + DAY) == ["old", "live"]
    assert kept.ids(moment=NOON - 900 * DAY, recorded=True) == []
    assert kept.ids(moment=NOON, recorded=True) == ["old"]


def test_claims_go_with_their_report(kept: Held):
    kept.add("old.csv", report("old", known_at=NOON - 9 * DAY))
    kept.add("live.csv", report("live"))
    assert kept.ledger.evidence(moment=NOON - DAY)["claims"].num_rows == 1
    assert kept.ledger.evidence()["claims"].num_rows == 2


def test_an_unfinished_batch_is_invisible_and_adding_again_completes_it(kept: Held):
    a, b = report("a"), report("b")
    kept.add("one.csv", a, end=False)
    assert kept.ids() == []
    kept.add("one.csv", a, b)
    assert kept.ids() == ["a", "b"]
    assert kept.rows("SELECT reports, claims FROM batch_ends") == [(2, 2)]


def test_a_report_of_an_unfinished_batch_cannot_be_read_by_its_id(kept: Held):
    a = report("a")
    kept.add("one.csv", a, end=False)
    view = StoredView(ledger=kept.ledger, picture=current_picture(kept.ledger))
    assert view.report(ReportId(a.id)) is None


def test_a_report_of_two_batches_counts_once_one_of_them_has_ended(kept: Held):
    a = report("a")
    kept.add("cut-short.csv", a, end=False)
    kept.add("whole.csv", a)
    assert kept.ids() == ["a"]
    kept.add("cut-short.csv", a)
    assert kept.ids() == ["a"]
    assert kept.counts()["reports"] == 1


def test_a_second_sighting_does_not_move_a_report_back_in_time(kept: Held):
    a = report("a")
    kept.add("cut-short.csv", a, end=False)
    then = kept.clock.now
    kept.clock.pass_(days=1)
    kept.add("whole.csv", a)
    assert kept.ids(moment=then, recorded=True) == []
    assert kept.ids(moment=kept.clock.now, recorded=True) == ["a"]


def test_the_same_file_twice_changes_nothing_but_the_acts(kept: Held):
    a, b = report("a"), report("b")
    kept.add("one.csv", a, b, links=(link("l1", a, b),))
    before, version = kept.counts(), kept.ledger.version()
    assert not kept.ledger.begin_batch(kept.grant(), batch("one.csv"))
    kept.add("one.csv", a, b, links=(link("l1", a, b),))
    assert kept.counts() | {"acts": 0} == before | {"acts": 0}
    assert kept.ledger.version() == version


def test_links_follow_the_clock_until_they_are_revoked(kept: Held):
    a, b = report("a"), report("b")
    kept.add("one.csv", a, b)
    kept.ledger.record_links(kept.grant(Operation.LINK), [link("l1", a, b)])
    kept.clock.pass_(days=1)
    kept.ledger.revoke_links(kept.grant(Operation.LINK), [LinkId("l1")], "two attacks after all")

    def standing(**when: object) -> list[str]:
        return kept.ledger.evidence(**when)["links"]["id"].to_pylist()  # type: ignore[arg-type]

    assert standing() == []
    assert standing(moment=NOON) == ["l1"]
    assert standing(moment=NOON - DAY) == []
    assert standing(moment=NOON + DAY) == []


def test_links_of_an_unfinished_batch_do_not_count(kept: Held):
    a, b = report("a"), report("b")
    kept.add("one.csv", a, b, end=False, links=(link("l1", a, b),))
    assert kept.ledger.evidence()["links"].num_rows == 0
    kept.clock.pass_(days=1)
    kept.add("one.csv", a, b, links=(link("l1", a, b),))
    assert kept.ledger.evidence()["links"].num_rows == 1
    assert kept.ledger.evidence(moment=NOON, recorded=True)["links"].num_rows == 0


def test_a_source_regraded_later_keeps_its_old_grade_in_what_was_recorded_then(kept: Held):
    kept.add("one.csv", report("a"))
    kept.clock.pass_(days=1)
    better = replace(WIRE, reliability={"*": "A"})
    rows = [(report("b"), [first_word(report("b"))])]
    grant, second = kept.grant(), batch("two.csv")
    kept.ledger.begin_batch(grant, second)
    kept.ledger.append(grant, second, sources=[better], reports=rows, links=[])
    kept.ledger.end_batch(grant, second, [])
    graded = {
        recorded: kept.ledger.evidence(moment=NOON, recorded=recorded)["sources"]["reliability"].to_pylist()
        for recorded in (True, False)
    }
    assert graded == {True: ['{"*":"B","killed":"A"}'], False: ['{"*":"A"}']}


def test_a_retracted_report_is_gone_until_it_is_taken_back_and_was_there_before(kept: Held):
    a, b = report("a"), report("b")
    kept.add("one.csv", a, b)
    kept.clock.pass_(days=1)
    kept.ledger.record_retraction(kept.grant(Operation.RETRACT), retraction("t1", a))
    kept.clock.pass_(days=1)
    assert (kept.ids(), kept.ledger.evidence()["claims"].num_rows) == (["b"], 1)
    kept.ledger.reinstate(kept.grant(Operation.RETRACT), RetractionId("t1"), "right after all")
    for recorded in (True, False):
        seen = [kept.ids(moment=NOON + days * DAY, recorded=recorded) for days in (0, 1, 2)]
        assert seen == [["a", "b"], ["b"], ["a", "b"]]
    assert kept.ids() == ["a", "b"]
    assert kept.counts()["reports"] == 2


def test_a_retracted_source_is_gone_with_what_it_sends_later(kept: Held):
    kept.add("one.csv", report("a"))
    gone = replace(retraction("t1", report("a")), kind=Retracted.SOURCE, target=WIRE.id)
    kept.ledger.record_retraction(kept.grant(Operation.RETRACT), gone)
    kept.add("two.csv", report("b"))
    assert kept.ids() == []
    kept.ledger.reinstate(kept.grant(Operation.RETRACT), gone.id, "no hoax")
    assert kept.ids() == ["a", "b"]


def test_a_report_of_a_retracted_file_stays_where_another_file_brought_it_too(kept: Held):
    a, b = report("a"), report("b")
    first = kept.add("one.csv", a, b, links=(link("l1", a, b),))
    kept.add("two.csv", b)
    gone = replace(retraction("t1", a), kind=Retracted.BATCH, target=first.id)
    kept.ledger.record_retraction(kept.grant(Operation.RETRACT), gone)
    assert kept.ids() == ["b"]


def test_only_what_is_recorded_can_be_taken_back(kept: Held):
    before = kept.counts()
    with pytest.raises(BadRecord, match="there is no retraction t404"):
        kept.ledger.reinstate(kept.grant(Operation.RETRACT), RetractionId("t404"), "no")
    assert kept.counts() == before


@pytest.mark.parametrize("change", ["batch", "link", "revocation", "source", "retraction", "reinstatement"])
def test_the_version_changes_with_all_that_counts(kept: Held, change: str):
    a, b = report("a"), report("b")
    kept.add("one.csv", a, b, links=(link("l1", a, b),))
    kept.ledger.record_retraction(kept.grant(Operation.RETRACT), retraction("t1", a))
    before = kept.ledger.version()
    match change:
        case "retraction":
            kept.ledger.record_retraction(kept.grant(Operation.RETRACT), retraction("t2", b))
        case "reinstatement":
            kept.ledger.reinstate(kept.grant(Operation.RETRACT), RetractionId("t1"), "no")
        case "batch":
            kept.add("two.csv", report("c"))
        case "link":
            kept.ledger.record_links(kept.grant(Operation.LINK), [link("l2", a, b)])
        case "revocation":
            kept.ledger.revoke_links(kept.grant(Operation.LINK), [LinkId("l1")], "no")
        case "source":
            rows = [(a, [first_word(a)])]
            regraded = replace(WIRE, independence_group="other")
            kept.ledger.append(kept.grant(), batch("one.csv"), sources=[regraded], reports=rows, links=[])
    assert kept.ledger.version() != before


def test_the_version_stays_when_only_acts_are_added(kept: Held):
    kept.add("one.csv", report("a"))
    before = kept.ledger.version()
    kept.ledger.record_act(kept.grant(Operation.READ), "looked")
    assert kept.ledger.version() == before


def test_a_quote_that_is_not_in_the_text_is_refused_before_anything_is_written(kept: Held):
    a = report("a", "Quetta mourns")
    wrong = replace(first_word(a), quote="Sibi__")
    grant = kept.grant()
    kept.ledger.begin_batch(grant, batch("one.csv"))
    before = kept.counts()
    with pytest.raises(BadRecord, match=r"quotes 'Sibi__' at 0, where the text has 'Quetta'"):
        kept.ledger.append(grant, batch("one.csv"), sources=[WIRE], reports=[(a, [wrong])], links=[])
    assert kept.counts() == before


def test_a_text_altered_behind_the_ledgers_back_is_noticed_when_it_is_read(kept: Held):
    a = report("a")
    kept.add("one.csv", a)
    other = kept.raw()
    other.execute("DROP TRIGGER reports_no_update" + (" ON reports" if kept.server else ""))
    other.execute("UPDATE reports SET raw = '9' || substr(raw, 2)")
    view = StoredView(ledger=kept.ledger, picture=current_picture(kept.ledger))
    with pytest.raises(BadRecord, match="no longer matches its report"):
        list(view.claims())
