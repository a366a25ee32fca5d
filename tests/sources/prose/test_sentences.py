"""Sentences: each of ours is read as it was labelled."""

from __future__ import annotations

import pytest

from sabaq.model.evidence import Claim, Framing, Prop
from sabaq.model.ids import ReportId
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.extract import Document, extract
from tests.sources.prose.reports import REPORTS
from tests.sources.prose.sentences import PUBLISHED, SENTENCES
from tests.sources.prose.silences import SCRIPTS, SILENCES, VICTIMS

COUNTS = {"killed": (Prop.KILLED, "all"), "wounded": (Prop.WOUNDED, "all"), "abducted": (Prop.ABDUCTED, "all")}
GROUPS = ("police", "security", "civilians", "attackers", "women", "children")
VALUES = {"type": Prop.ATTACK_TYPE, "target": Prop.TARGET, "outcome": Prop.OUTCOME, "place": Prop.PLACE,
          "date": Prop.DATE, "actor": Prop.ACTOR}  # fmt: skip


def read(text: str) -> tuple[Claim, ...]:
    return extract(
        Document(report=ReportId("r"), raw=text, published=PUBLISHED, country="PK"), gazetteer=Gazetteer.shipped()
    )


def figure(claims: tuple[Claim, ...], prop: Prop, group: str) -> object:
    for claim in claims:
        if claim.prop is prop and claim.group == group and claim.framing is Framing.NEWS:
            return "vague" if claim.low is None and claim.high is None else (claim.low, claim.high)
    return None


def said(claims: tuple[Claim, ...], key: str) -> object:
    """Give what the claims say under one key of the table."""
    if key in COUNTS:
        return figure(claims, *COUNTS[key])
    if key.removesuffix("_hurt") in GROUPS:
        return figure(claims, Prop.WOUNDED if key.endswith("_hurt") else Prop.KILLED, key.removesuffix("_hurt"))
    news = [claim for claim in claims if claim.framing is Framing.NEWS]
    if key in VALUES:
        return next((claim.value for claim in news if claim.prop is VALUES[key]), None)
    if key == "district":
        return next((claim.where.district for claim in news if claim.where), None)
    if key == "outcome_by":
        return next((claim.speaker for claim in news if claim.prop is Prop.OUTCOME), None)
    return next(((c.value, c.polarity.value) for c in news if c.prop is Prop.RESPONSIBILITY), None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [*SENTENCES, *REPORTS, *SILENCES, *VICTIMS, *SCRIPTS],
    ids=lambda v: v[:40] if isinstance(v, str) else "",
)
def test_a_sentence_is_read_as_labelled(text: str, wanted: dict[str, object]):
    claims = read(text)
    assert {key: said(claims, key) for key in wanted} == wanted
    assert all(claim.matches(text) for claim in claims)


def test_a_round_up_whose_tolls_add_up_is_read_as_its_attacks():
    claims = read(
        "Two attacks left nine soldiers dead on Monday. In Tank, four were killed when a post was attacked; "
        "in Kech a bomb hit a convoy, killing five."
    )
    places = {c.subject: c.where.district for c in claims if c.prop is Prop.PLACE and c.where}
    tolls = {places[c.subject]: c.best for c in claims if c.prop is Prop.KILLED and c.group == "all"}
    assert tolls == {"Tank": 4, "Kech": 5}
    assert {c.value for c in claims if c.prop is Prop.DATE} == {"2024-05-27"}


def test_a_day_is_told_by_the_attack_before():
    claims = read("A bomb killed two people in Tank on Monday. A day later gunmen killed three men in Kech.")
    assert [c.value for c in claims if c.prop is Prop.DATE] == ["2024-05-27", "2024-05-28"]


def test_an_operation_names_whom_it_was_aimed_at_and_no_attacker():
    claims = read("Troops killed a TTP commander in an operation in Tank on Monday.")
    assert [(c.value, c.group) for c in claims if c.prop is Prop.PARTY] == [("TTP", "side_b")]
    assert not any(c.prop in {Prop.ACTOR, Prop.TARGET} for c in claims)


LISTS = (
    ("(a) A bomb killed two men in Tank. (b) Kech: gunmen fired at a post near Balgatar, three hurt. (c) Zhob: quiet.",
     {"Tank", "Kech"}),
    ("1. Gunmen shot dead a constable in Bannu. 2. A mine killed two labourers at Sui. 3. Roads are open.",
     {"Bannu", "Dera Bugti"}),
    ("Kolachi, 3 khwarij killed; Sarwakai, 4 khwarij killed; Spinwam, 2 khwarij killed.",
     {"Dera Ismail Khan", "South Waziristan", "North Waziristan"}),
    ("0715 Mastung, Levies picket fired at, two hurt. 0940 Turbat, bus hit by a mine, 4 killed.", {"Mastung", "Kech"}),
    ("Hangu: a grenade hurt two men. Karak: a bus plunged into a ravine, nine dead. Kohat: gunmen killed an elder.",
     {"Hangu", "Kohat"}),
    ("Diary: Kohat - grenade thrown, none hurt; Karak - two killed over a land dispute; Hangu - post fired on, 1 hurt.",
     {"Kohat", "Hangu"}),
    ("a. Zhob - IED, 2 soldiers killed. b. Loralai - bus overturned, 6 dead. c. Harnai - coal truck burnt by gunmen.",
     {"Zhob", "Harnai"}),
    ("1. Bannu - device went off under a culvert, no cas. 2. Tank - ASI fired upon, martyred. 3. D.I.Khan - calm.",
     {"Bannu", "Tank"}),
    ("20 May 0720: IED at Sibi, 5 x levies martyred. 20 May 1100: sniping at Mach, 1 x sldr wd.", {"Sibi", "Kachhi"}),
    ("Wana - elder shot dead by gunmen. Same week, Miranshah - drone dropped a grenade on a post, no loss of life.",
     {"South Waziristan", "North Waziristan"}),
    ("Peshawar: suicide bomber at police lines, 30 dead. Same day, Bannu: constable shot dead.", {"Peshawar", "Bannu"}),
    ("The group was behind two bombs on tracks, one at Rohri and, an hour later, another at Nawabshah.",
     {"Sukkur", "Shaheed Benazirabad"}),
    ("A bomb killed four soldiers near Boya on Friday. On Thursday a sniper shot dead a guard at Dosali.",
     {"North Waziristan"}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "districts"), LISTS)
def test_each_item_of_a_list_is_an_incident_of_its_own(text: str, districts: set[str]):
    placed = [c for c in read(text) if c.prop is Prop.PLACE and c.where and c.framing is Framing.NEWS]
    assert {c.where.district for c in placed if c.where} == districts
    assert len({c.subject for c in placed}) == max(len(districts), 2)


def test_what_is_said_of_either_place_is_said_of_both():
    claims = read(
        "Bombs went off on tracks on Sunday, one at Rohri and another at Nawabshah. Nobody was hurt at either place."
    )
    assert [(c.low, c.high) for c in claims if c.prop is Prop.KILLED] == [(0, 0), (0, 0)]


PLACED = (
    ("Gunmen killed two men at Civil Hospital Quetta.", "Quetta"),
    ("A bomb killed two men near Kahan, Gichk area of Panjgur.", "Panjgur"),
    ("Two guards were killed when men attacked the Zargun check post in Harnai.", "Harnai"),
    ("A grenade was thrown at Saddar police station in Bannu, hurting two.", "Bannu"),
    ("A blast on Kohat Road killed three men in Peshawar.", "Peshawar"),
    ("Bara Khel, Lower Dir: a mine killed two shepherds.", "Lower Dir"),
    ("A passenger train stopped near Dhadar. Six soldiers were killed in the attack.", "Kachhi"),
    ("Tirah: four militants trying to cross into Afghanistan were killed on Friday.", "Khyber"),
    ("Karachi stock exchange attack: four gunmen slain", "Karachi"),
)


@pytest.mark.parametrize(("text", "district"), PLACED)
def test_a_name_lies_where_the_words_put_it(text: str, district: str):
    assert said(read(text), "district") == district


@pytest.mark.parametrize("text", ["We hit a post in Waziristan, killing two soldiers.", "A bomb in Makran killed two."])
def test_a_region_wider_than_a_district_claims_no_district(text: str):
    [place] = [c.where for c in read(text) if c.prop is Prop.PLACE and c.where]
    assert place.province is not None
    assert place.district is None
