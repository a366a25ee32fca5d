"""Tolls: every way of counting the dead and hurt that we invented."""

from __future__ import annotations

from datetime import date

import pytest

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from tests.sources.prose.tolls_beside import TOLLS as BESIDE
from tests.sources.prose.tolls_families import TOLLS as FAMILIES
from tests.sources.prose.tolls_followed import FOLLOWED, KILLED
from tests.sources.prose.tolls_later import TOLLS as LATER
from tests.sources.prose.tolls_mixed import TOLLS as MIXED
from tests.sources.prose.tolls_passages import PASSAGES
from tests.sources.prose.tolls_plain import TOLLS as PLAIN
from tests.sources.prose.tolls_recalled import RECALLED
from tests.sources.prose.tolls_reports import TOLLS as REPORTS

NAMES = {
    "k": "killed", "w": "wounded", "s": "security", "p": "police", "a": "attackers", "c": "civilians",
    "ch": "children", "wo": "women",
}  # fmt: skip
LINES = [
    line.rpartition("|")
    for table in (PLAIN, MIXED, FAMILIES, REPORTS, LATER, BESIDE)
    for line in table.splitlines()
    if line
]


def figure(written: str) -> tuple[int | None, int | None]:
    """Give low and high as a line writes them."""
    first, dash, last = written.rstrip("+").partition("-")
    low = int(first) if first else None
    return low, (int(last) if dash else None if written.endswith("+") else low)


def told(claims: tuple[Claim, ...]) -> dict[str, list[tuple[int | None, int | None]]]:
    """Give the figures told as news: all killed, all wounded, and the killed of each group."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    for claim in claims:
        if claim.prop not in {Prop.KILLED, Prop.WOUNDED} or claim.framing is not Framing.NEWS:
            continue
        name = claim.prop.value if claim.group == "all" else str(claim.group)
        if (claim.prop is Prop.KILLED or claim.group == "all") and (claim.low, claim.high) != (None, None):
            found.setdefault(name, []).append((claim.low, claim.high))
    return found


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Give the shipped gazetteer, made once."""
    return Gazetteer.shipped()


@pytest.mark.parametrize(
    ("text", "figures"),
    [(text.strip(), spec) for text, _, spec in (line.rpartition("|") for line in FOLLOWED.split("\n")) if text],
)
def test_what_follows_adds_to_a_toll_or_leaves_it_alone(text: str, figures: str, gazetteer: Gazetteer):
    document = Document(report=ReportId("r"), raw=KILLED + text, published=date(2024, 5, 30), country="PK")
    found = told(extract(document, gazetteer=gazetteer))["killed"]
    assert sorted(set(found)) == [figure(one) for one in sorted(figures.split(), key=int)]


@pytest.mark.parametrize(
    ("text", "figures"), [one.strip().replace("\n", " ").split(" = ") for one in (PASSAGES + RECALLED).split("\n\n")]
)
def test_each_attack_of_a_passage_has_its_toll(text: str, figures: str, gazetteer: Gazetteer):
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30))
    found = told(extract(document, gazetteer=gazetteer))["killed"]
    assert sorted({one for one in found if one != (0, 0)}) == sorted({figure(one) for one in figures.split()})


@pytest.mark.parametrize(("text", "figures"), [(text.strip(), spec) for text, _, spec in LINES])
def test_a_sentence_states_these_figures_and_no_other(text: str, figures: str, gazetteer: Gazetteer):
    document = Document(report=ReportId("r"), raw=text, published=date(2024, 5, 30), country="PK")
    wanted = {NAMES[key]: [figure(value)] for key, _, value in (part.partition("=") for part in figures.split())}
    assert told(extract(document, gazetteer=gazetteer)) == wanted
