"""Manners: each of our sentences tells how and against what."""

from __future__ import annotations

from datetime import date

import pytest

from sabaq.model.evidence import Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.deeds.targets import aims
from sabaq.sources.prose.deeds.ties import Tie
from sabaq.sources.prose.extract import Document, extract
from tests.sources.prose.manners_met import MET
from tests.sources.prose.manners_mixed import MIXED
from tests.sources.prose.manners_plain import PLAIN
from tests.sources.prose.manners_told import TOLD


@pytest.mark.parametrize(("text", "how", "hit"), [*PLAIN, *MIXED, *TOLD], ids=lambda v: v[:40])
def test_a_sentence_tells_how_and_against_what(text: str, how: str, hit: str):
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30), country="PK")
    news = [c for c in extract(document, gazetteer=Gazetteer.shipped()) if c.framing is Framing.NEWS]
    told = {c.prop: c.value for c in reversed(news)}
    assert (told.get(Prop.ATTACK_TYPE) or "-", told.get(Prop.TARGET) or "-") == (how, hit)


@pytest.mark.parametrize(("text", "said"), [line.split(" | ") for line in MET.strip().splitlines()])
def test_an_attack_is_called_by_its_kind_and_by_what_it_hit(text: str, said: str):
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30))
    news = [c for c in extract(document, gazetteer=Gazetteer.shipped()) if c.framing is Framing.NEWS]
    measure, value = said.split()
    assert {c.value for c in news if c.prop.value == measure} == {value}


def test_the_object_of_an_attack_weighs_more_than_a_place_beside_it():
    text = "Gunmen opened fire on a police van near a mosque in Lahore."
    assert [(text[a.start : a.end], a.tie) for a in aims(text)] == [
        ("police van", Tie.OBJECT),
        ("mosque", Tie.NEARBY),
    ]


def test_a_car_that_carries_the_bomb_is_not_what_was_attacked():
    assert not aims("Explosives packed in a parked car went off on Friday.")
