"""Spots: each of our sentences tells its one place, and new words of attack what was hit."""

from __future__ import annotations

from datetime import date

import pytest

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from tests.sources.prose.spots import ABROAD, MANNERS, SPOTS


def told(text: str) -> dict[Prop, Claim]:
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30))
    news = [c for c in extract(document, gazetteer=Gazetteer.shipped()) if c.framing is Framing.NEWS]
    return {claim.prop: claim for claim in reversed(news)}


@pytest.mark.parametrize(("text", "place", "district"), SPOTS, ids=lambda v: v[:40])
def test_a_sentence_tells_where(text: str, place: str, district: str):
    claim = told(text)[Prop.PLACE]
    assert claim.where is not None
    assert place in {claim.quote, claim.value}
    assert (claim.where.district or "-") == district


@pytest.mark.parametrize(("text", "place", "province", "country"), ABROAD, ids=lambda v: v[:40])
def test_a_sentence_tells_in_which_country_and_province(text: str, place: str, province: str, country: str):
    claim = told(text).get(Prop.PLACE)
    where = claim.where if claim else None
    assert (claim.quote if claim else "-") == place
    assert ((where and where.province) or "-", (where and where.country) or "-") == (province, country)


@pytest.mark.parametrize(("text", "how", "hit"), MANNERS, ids=lambda v: v[:40])
def test_a_sentence_tells_how_it_was_done_and_against_what(text: str, how: str, hit: str):
    claims = told(text)
    values = [claims[prop].value if prop in claims else "-" for prop in (Prop.ATTACK_TYPE, Prop.TARGET)]
    assert values == [how, hit]
