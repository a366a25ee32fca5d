"""Terms: words, days and places are agreed by independent voices."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.fusion.observations import Observation
from sabaq.fusion.terms import Agreed, agree_day, agree_place, vote
from tests.fusion.telling import at, voice

some = settings(max_examples=80)


def said(claim: str, value: str, **more: object) -> Observation:
    return voice(claim, prop="attack_type", value=value, **more)


def voted(*told: Observation) -> Agreed:
    found = vote(told, lambda one: one.value)
    assert found is not None
    return found


def day(claim: str, first: str, last: str | None = None, unit: str = "day", **more: object) -> Observation:
    return voice(claim, prop="date", first_day=first, last_day=last or first, date_precision=unit, **more)


def spot(claim: str, lat: float | None, lon: float | None, radius_m: float | None, **more: object) -> Observation:
    return voice(claim, prop="place", lat=lat, lon=lon, radius_m=radius_m, **more)


def test_nobody_voting_agrees_on_nothing():
    assert vote([], lambda one: one.value) is None
    assert agree_day([]) is None
    assert agree_place([]) is None


def test_most_independent_voices_win_and_the_rest_is_the_dispute():
    found = voted(said("a", "ied"), said("b", "ied"), said("c", "raid"), said("d", "raid", origin="origin c"))
    assert (found.choice.value, found.origins) == ("ied", 3)
    assert 0.3 < found.dispute < 0.4
    assert found.drawn_from[-1] in {"c", "d"}


def test_copies_do_not_outvote():
    copies = [said(f"copy{n}", "raid", origin="wire") for n in range(5)]
    assert voted(*copies, said("a", "ied"), said("b", "ied")).choice.value == "ied"


def test_a_well_graded_voice_outweighs_a_poor_one():
    assert voted(said("a", "ied", grade="A"), said("b", "raid", grade="E")).choice.value == "ied"


def test_a_voice_counts_by_its_latest_word():
    found = voted(said("a", "raid", origin="x", said_at=at(1)), said("b", "ied", origin="x", said_at=at(2)))
    assert (found.choice.value, found.dispute, found.drawn_from) == ("ied", 0.0, ("b",))


def test_a_month_does_not_outvote_a_day():
    months = [day(f"m{n}", "2023-03-01", "2023-03-31", "month") for n in range(3)]
    found = agree_day([*months, day("d", "2023-03-09")])
    assert found is not None
    assert (found.choice.first_day, found.choice.last_day) == ("2023-03-09", "2023-03-09")


def test_a_month_is_all_there_is_where_nobody_knows_better():
    found = agree_day([day("m", "2023-03-01", "2023-03-31", "month")])
    assert found is not None
    assert (found.choice.first_day, found.choice.last_day) == ("2023-03-01", "2023-03-31")


def test_the_day_of_most_voices_wins():
    found = agree_day([day("a", "2023-03-09"), day("b", "2023-03-09"), day("c", "2023-03-10")])
    assert found is not None
    assert found.choice.first_day == "2023-03-09"
    assert found.dispute > 0


def test_a_district_does_not_outvote_a_spot():
    wide = [spot(f"w{n}", 30.5, 67.5, 40_000) for n in range(3)]
    found = agree_place([*wide, spot("s", 30.18, 67.0, 500)])
    assert found is not None
    assert found.choice.claim == "s"


def test_names_are_agreed_where_nobody_gives_a_position():
    found = agree_place([spot("a", None, None, None, country="PK", district="Quetta"),
                         spot("b", None, None, None, country="PK", district="Quetta"),
                         spot("c", None, None, None, country="PK", district="Zhob")])  # fmt: skip
    assert found is not None
    assert found.choice.district == "Quetta"


@st.composite
def words(draw: st.DrawFn) -> list[Observation]:
    size = draw(st.integers(1, 7))
    return [
        said(
            f"c{n}", draw(st.sampled_from(["ied", "raid", "arson"])), origin=f"o{draw(st.integers(0, 4))}",
            said_at=at(draw(st.integers(1, 4))), grade=draw(st.sampled_from("ABCDEF")),
        )
        for n in range(size)
    ]  # fmt: skip


@some
@given(words(), st.permutations(range(7)))
def test_the_order_of_voices_changes_no_vote(told: list[Observation], order: list[int]):
    moved = [told[n] for n in order if n < len(told)]
    assert voted(*moved) == voted(*told)


@some
@given(words())
def test_a_vote_is_one_of_the_values_and_its_dispute_a_share(told: list[Observation]):
    found = voted(*told)
    assert found.choice in told
    assert 0 <= found.dispute < 1
    assert found.drawn_from[0] == found.choice.claim
    assert len(set(found.drawn_from)) == len(found.drawn_from)
    assert found.origins == len({one.origin for one in told})
