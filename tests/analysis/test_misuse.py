"""Misuse: what is asked about, what is not, and never because of whom."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.analysis.misuse import explained_share, queue
from sabaq.model.ids import ActId
from sabaq.model.uses import Canary, Context, Duty, DutyKind, Item, Rule, Use
from sabaq.sources.synthetic.offices import Office, office

MONDAY = datetime(2025, 1, 6, 10, tzinfo=UTC)
DAY = timedelta(days=1)
NOTHING = Context(known_as={}, lots={})
SMALL = office(seed=77, days=70, records=500)


def use(number: int, at: datetime = MONDAY, what: str = "incident i_1", **changes: object) -> Use:
    plain: dict[str, object] = {
        "act": ActId(f"{number:06d}"), "at": at, "actor": "ana", "unit": "desk 3", "operation": "read",
        "purpose": "CT-PLOT", "subject_class": "incident", "what": what, "allowed": True, "reason": what,
    }  # fmt: skip
    return Use(**(plain | changes))  # type: ignore[arg-type]


def duty(kind: DutyKind = DutyKind.CASE, scope: tuple[str, ...] = ("i_1",), **changes: object) -> Duty:
    plain: dict[str, object] = {
        "id": "d_1", "kind": kind, "unit": "", "actor": "ana", "scope": scope, "starts": MONDAY - DAY,
        "ends": MONDAY + DAY, "given_by": "rev", "why": "it is hers", "recorded_at": MONDAY - DAY,
    }  # fmt: skip
    return Duty(**(plain | changes))  # type: ignore[arg-type]


def rules(uses: list[Use], context: Context = NOTHING) -> set[Rule]:
    return {reason.rule for item in queue(uses, context, over=date.max) for reason in item.reasons}


def test_what_nothing_explains_is_asked_about():
    (item,) = queue([use(1), use(2, what="picture")], NOTHING, over=MONDAY.date())
    assert [each.act for each in item.acts] == ["000001"]
    assert item.reasons[0].words == "no case, tasking, place or authority on record explains 1 of 1"


def test_a_case_a_place_of_the_unit_or_an_authority_explains_it():
    place = duty(DutyKind.PLACE, ("Quetta ",), actor="", unit="Desk 3")
    known = {"i_1": frozenset({"quetta"})}
    for context, one in (
        (replace(NOTHING, duties=(duty(),)), use(1)),
        (replace(NOTHING, duties=(place,), known_as=known), use(1)),
        (NOTHING, use(1, authority="a_1")),
    ):
        assert rules([one], context) == set()


def test_a_duty_of_another_time_person_or_record_explains_nothing():
    for other in (
        duty(starts=MONDAY - 9 * DAY, ends=MONDAY - DAY),
        duty(actor="ben"),
        duty(scope=("i_2",)),
        duty(given_by="Ana "),
    ):
        assert rules([use(1)], replace(NOTHING, duties=(other,))) == {Rule.UNEXPLAINED}


def test_a_duty_put_on_record_after_the_access_is_told_as_such():
    late = duty(recorded_at=MONDAY + timedelta(hours=1))
    (item,) = queue([use(1)], replace(NOTHING, duties=(late,)), over=MONDAY.date())
    assert item.reasons[0].rule is Rule.AFTERWARDS
    assert "case d_1 covers it, recorded 2025-01-06 11:00" in item.reasons[0].words


def test_work_outside_a_shift_is_asked_about_only_where_shifts_are_on_record():
    shift = duty(DutyKind.SHIFT, (), starts=MONDAY, ends=MONDAY + timedelta(hours=8))
    night = use(1, MONDAY + timedelta(hours=14), what="picture")
    assert rules([night]) == set()
    assert rules([night], replace(NOTHING, duties=(shift,))) == {Rule.OFF_SHIFT}
    assert (
        rules([replace(night, at=MONDAY + timedelta(hours=8, minutes=20))], replace(NOTHING, duties=(shift,))) == set()
    )


def test_one_record_on_many_days_is_asked_about_from_the_fourth():
    found = queue([use(day, MONDAY + day * DAY) for day in range(6)], NOTHING, over=date.max)
    days = [item.day for item in found if Rule.REPEATED in {each.rule for each in item.reasons}]
    assert sorted(days) == [(MONDAY + day * DAY).date() for day in (3, 4, 5)]


def test_a_day_of_far_more_records_than_usual_is_asked_about():
    usual = [use(day * 100 + n, MONDAY + day * DAY, f"incident i_{n}") for day in range(6) for n in range(5)]
    many = [use(9000 + n, MONDAY + 7 * DAY, f"incident i_{n}") for n in range(40)]
    assert Rule.BATCH not in rules(usual)
    assert Rule.BATCH in rules(usual + many)


def test_a_busy_day_of_the_whole_unit_is_not_a_batch():
    many = [use(n, MONDAY, f"incident i_{n}") for n in range(40)]
    others = [replace(each, act=ActId(f"{who}{each.act}"), actor=who) for who in ("ben", "cem") for each in many]
    assert Rule.BATCH in rules([*many, others[0], others[-1]])
    assert Rule.BATCH not in rules(many + others)


def test_a_canary_is_told_from_the_moment_it_was_set():
    trap = Canary(id="n_1", record="I_1", set_by="aud", why="nobody's", recorded_at=MONDAY)
    context = replace(NOTHING, duties=(duty(),), canaries=(trap,))
    assert rules([use(1, MONDAY - timedelta(hours=1))], context) == set()
    assert rules([use(1, MONDAY + timedelta(hours=1))], context) == {Rule.CANARY}


def test_refused_and_then_done_for_another_purpose_is_asked_about():
    context = replace(NOTHING, duties=(duty(),))
    no = use(1, purpose="ADMIN", allowed=False)
    assert rules([no, use(2, MONDAY + timedelta(minutes=5))], context) == {Rule.OTHER_PURPOSE}
    assert rules([no, use(2, MONDAY + timedelta(minutes=5), purpose="ADMIN")], context) == set()
    assert rules([use(1), replace(no, act=ActId("2"), at=MONDAY + timedelta(minutes=5))], context) == set()


def test_one_reason_for_many_different_things_is_asked_about():
    alike = [use(n, MONDAY + n * DAY, f"authority {n}", operation="apply", reason=f"apply for {n}: Needed  now {n}")
             for n in range(6)]  # fmt: skip
    assert rules(alike[:4]) == set()
    assert rules(alike) == {Rule.BOILERPLATE}
    assert (
        rules([replace(each, reason=f"apply for 1: {word}") for each, word in zip(alike, "abcdef", strict=True)])
        == set()
    )


def test_the_third_emergency_of_a_month_is_asked_about():
    some = [
        use(n, MONDAY + n * DAY, "picture", break_glass=True, reason=f"emergency: {'abc'[n]}. picture")
        for n in range(3)
    ]
    assert rules(some[:2]) == set()
    assert rules(some) == {Rule.EMERGENCIES}


def test_a_unit_that_turns_to_another_purpose_is_asked_about_once_the_week_is_over():
    before = [use(n, MONDAY + n * timedelta(hours=6), "picture") for n in range(130)]
    after = [use(900 + n, MONDAY + 35 * DAY + n * timedelta(hours=2), "picture", purpose="CT-ORG") for n in range(40)]
    found = queue(before + after, NOTHING, over=(MONDAY + 42 * DAY).date())
    assert [(item.actors, item.days, item.reasons[0].rule) for item in found] == [(("ana",), 7, Rule.DRIFT)]
    assert "40 of 40 acts of the week were on incident for CT-ORG" in found[0].reasons[0].words
    assert queue(before + after, NOTHING, over=(MONDAY + 41 * DAY).date()) == ()


def test_each_whole_day_gives_one_lot_and_another_seed_another_sample():
    uses = [use(n, MONDAY + n * timedelta(minutes=1), "picture") for n in range(200)]
    drawn = {}
    for seed in range(8):
        lots = {MONDAY.date(): hashlib.sha256(bytes([seed])).digest()}
        found = queue(uses, replace(NOTHING, lots=lots), over=MONDAY.date())
        drawn[seed] = {each.act for item in found for each in item.acts}
    assert all(drawn.values())
    assert len({frozenset(each) for each in drawn.values()}) == 8
    assert queue(uses, NOTHING, over=MONDAY.date()) == ()


def told(items: tuple[Item, ...]) -> list[tuple[object, ...]]:
    return [
        (item.id, item.bits, tuple(each.act for each in item.acts), tuple((r.rule, r.acts) for r in item.reasons))
        for item in items
    ]


def swapped(of: Office, order: list[int]) -> tuple[list[Use], Context]:
    """The same office, in which every record has the name of another one."""
    names = sorted(of.context.known_as)
    new = {name: names[place] for name, place in zip(names, order, strict=True)}

    def renamed(text: str) -> str:
        return " ".join(new.get(word, word) for word in text.split(" "))

    context = replace(
        of.context,
        duties=tuple(replace(each, scope=tuple(map(renamed, each.scope))) for each in of.context.duties),
        canaries=tuple(replace(each, record=new[each.record]) for each in of.context.canaries),
        known_as={new[name]: frozenset(map(renamed, its)) for name, its in of.context.known_as.items()},
    )
    return [replace(each, what=renamed(each.what), reason=renamed(each.reason)) for each in of.uses], context


@settings(max_examples=4)
@given(order=st.permutations(range(500)))
def test_swapping_whom_the_acts_are_about_changes_nothing(order: list[int]):
    items = queue(SMALL.uses, SMALL.context, over=SMALL.last)
    uses, context = swapped(SMALL, order)
    assert told(queue(uses, context, over=SMALL.last)) == told(items)


def test_swapping_the_classes_of_subjects_changes_nothing():
    classes = {"incident": "press", "press": "incident"}
    uses = [replace(each, subject_class="press") if number % 7 == 0 else each for number, each in enumerate(SMALL.uses)]
    other = [replace(each, subject_class=classes[each.subject_class]) for each in uses]
    assert told(queue(other, SMALL.context, over=SMALL.last)) == told(queue(uses, SMALL.context, over=SMALL.last))


def test_what_comes_later_changes_nothing_of_a_day_that_is_over():
    cut = SMALL.first + 50 * DAY
    moment = datetime(cut.year, cut.month, cut.day, tzinfo=UTC)
    context = replace(SMALL.context, duties=tuple(d for d in SMALL.context.duties if d.recorded_at < moment))
    whole = [item for item in queue(SMALL.uses, context, over=cut) if item.day < cut and item.days == 1]
    before = queue([each for each in SMALL.uses if each.at < moment], context, over=cut)
    assert told(tuple(whole)) == told(tuple(item for item in before if item.days == 1))


def test_an_act_that_names_nobody_any_more_is_left_out():
    assert queue([use(1, actor="", what="(erased)")], NOTHING, over=MONDAY.date()) == ()


def test_most_of_an_offices_ordinary_accesses_are_explained():
    ordinary = [each for each in SMALL.uses if each.act not in SMALL.truth]
    explained, of = explained_share(ordinary, SMALL.context)
    assert 0.9 < explained / of < 1


def test_an_office_is_the_same_for_the_same_seed_and_tells_where_its_misuse_is():
    again = office(seed=77, days=70, records=500)
    assert (again.uses, again.truth) == (SMALL.uses, SMALL.truth)
    assert {each.rsplit(" ", 1)[0] for each in SMALL.truth.values()} >= {"bulk", "at-night", "covered-later"}
    assert office(seed=77, days=70, records=500, misuse=False).truth == {}
