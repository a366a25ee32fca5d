"""Occasions: a text without news yields no incident, one with news keeps it."""

from __future__ import annotations

import pytest

from sabaq.model.evidence import Claim, Framing, Prop
from tests.sources.prose.occasions import FRESH, QUIET
from tests.sources.prose.test_sentences import figure, read

ABOUT_NO_INCIDENT = {Prop.STATISTIC, Prop.RESPONSIBILITY}


def told(claims: tuple[Claim, ...]) -> list[Claim]:
    return [c for c in claims if c.framing is Framing.NEWS and c.prop not in ABOUT_NO_INCIDENT]


@pytest.mark.parametrize("text", QUIET, ids=lambda text: text[:40])
def test_a_text_without_news_yields_no_incident(text: str):
    assert told(read(text)) == []


@pytest.mark.parametrize(("text", "killed"), FRESH, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_a_fresh_attack_is_told_whatever_else_the_text_is_about(text: str, killed: int | None):
    assert told(read(text))
    assert figure(read(text), Prop.KILLED, "all") == (None if killed is None else (killed, killed))
