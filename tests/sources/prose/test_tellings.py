"""Tellings: a document's claims become what a reader wants to know."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from sabaq.model.evidence import Rejected
from sabaq.model.incident import Figure
from sabaq.sources.annotated import reader as annotated_reader
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.documents import extract_lines
from sabaq.sources.prose.extract import Document, read
from sabaq.sources.prose.parties.named import named
from sabaq.sources.prose.tellings import Part, Stance, Telling, ToldDocument, tell
from sabaq.sources.prose.text.triggers import scan
from sabaq.sources.register import Register
from tests.house.pages import blocks
from tests.house.project import ROOT


def telling(text: str) -> Telling:
    gazetteer = Gazetteer.shipped()
    scanned = scan(text, gazetteer)
    return tell(read(Document(raw=text, published=date(2024, 5, 30)), scanned, gazetteer), named(scanned))


def written(folder: Path, *lines: object) -> list[ToldDocument | Rejected]:
    path = folder / "in.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return list(extract_lines(path, Gazetteer.shipped()))


def test_the_example_of_the_page_is_what_comes_out(tmp_path: Path):
    line, shown = (
        json.loads(block.body)
        for block in blocks(ROOT / "docs" / "reference" / "documents.md")
        if block.language == "json"
    )
    [made] = written(tmp_path, line)
    told = json.loads(msgspec.json.encode(made))
    for each in (shown, told):  # the grades change with every measurement
        for span in each["incidents"][0]["spans"]:
            assert span.pop("grade") in set("ABCD")
    assert shown == {key: told[key] for key in shown}
    assert set(told) - set(shown) == {
        "claims", "text", "published", "source", "source_kind", "title", "url", "lang", "marking",
    }  # fmt: skip


def test_a_spot_that_is_not_listed_keeps_its_name_and_has_no_position():
    [incident] = telling("A car bomb killed nine people at a market in Qardho on Saturday, police said.").incidents
    assert (incident.place, incident.lat, incident.radius_m, incident.country) == ("Qardho", None, None, None)


def test_a_line_after_a_list_says_which_of_its_attacks_a_group_claims():
    told = telling(
        "SITREP 30 May. Kech: FC picket at Buleda fired upon on 29 May, one soldier hurt. Gwadar: IED at Surbandan "
        "on 29 May, no loss. Awaran: bridge blown up at Jhao on 29 May. BLF claimed Buleda. Surbandan not claimed."
    )
    assert [one.perpetrator for one in told.incidents] == ["BLF", None, None]


def test_a_claim_of_both_is_of_both_and_one_of_a_numbered_attack_is_of_that():
    both = telling(
        "In Kech a patrol was ambushed on Sunday and two soldiers died. In Gwadar a grenade was thrown at a post on "
        "Monday. The BLF avowed both."
    )
    second = telling(
        "SITREP 1 May. (1) IED at Kund, Mastung, 2 shaheed. (2) Post fired on at Dasht, nil cas. Claim: BLA for ser 2. "
        "Ser 1 nil claim."
    )
    assert [one.perpetrator for one in both.incidents] == ["BLF", "BLF"]
    assert [one.perpetrator for one in second.incidents] == [None, "BLA"]


def test_a_claim_with_nothing_else_told_is_an_incident_and_a_denial_is_none():
    claimed, denied = (
        telling("ISKP claimed responsibility for the Khar blast."),
        telling("The TTP denied any role in it."),
    )
    assert [one.perpetrator for one in claimed.incidents] == ["ISKP"]
    assert [(one.actor, one.polarity) for one in denied.responsibility] == [("TTP", "denies")]


def test_who_is_blamed_and_denies_it_is_no_perpetrator():
    [incident] = telling("Two teachers were shot dead in Kalat. Police blamed the BLA, which denied it.").incidents
    assert incident.perpetrator is None
    assert {(one.name, one.role) for one in incident.organisations} == {("BLA", "blamed"), ("BLA", "denies")}


def test_a_spot_that_is_not_listed_lies_in_the_country_named():
    told = "A car bomb killed nine people at a market in Qardho on Saturday, the government of Somalia said."
    [incident] = telling(told).incidents
    assert (incident.place, incident.lat, incident.province, incident.country) == ("Qardho", None, None, "SO")


def test_a_country_has_no_position():
    [incident] = telling("A car bomb killed nine soldiers in Somalia on Saturday, police said.").incidents
    assert (incident.place, incident.lat, incident.province, incident.country) == ("Somalia", None, None, "SO")


def test_a_spot_lies_in_the_district_whose_police_tell_of_it():
    told = telling("LAKKI MARWAT POLICE: Militants attacked Shahbaz Khel police post last night; two constables died.")
    assert [(one.place, one.district) for one in told.incidents] == [("Shahbaz Khel", "Lakki Marwat")]


def test_at_least_has_no_high_end_and_several_no_number():
    [incident] = telling(
        "At least five people were killed and several injured in a blast in Quetta on Monday."
    ).incidents
    assert incident.killed == Figure(low=5, best=5, high=None)
    assert incident.wounded == Figure(low=None, best=None, high=None)


def test_what_is_not_said_is_null():
    [incident] = telling("Gunmen opened fire on a police van.").incidents
    assert (incident.killed, incident.wounded, incident.date, incident.place, incident.perpetrator) == (None,) * 5
    assert (incident.killed_by_group, incident.responsibility, incident.organisations) == ({}, (), ())


def test_policemen_count_among_the_forces_and_apart():
    [incident] = telling("Two policemen and three soldiers were killed in a blast in Quetta.").incidents
    assert incident.killed_by_group["police"].best == 2
    assert incident.killed_by_group["security"].best == 5


def test_history_is_marked_as_background():
    news, past = telling(
        "Five people were killed in a blast in Quetta on Monday. Last year, 12 soldiers were killed in Bannu."
    ).incidents
    assert not news.is_background
    assert past.is_background


def test_one_who_is_blamed_is_no_claimant():
    [incident] = telling(
        "Five people were killed in a blast in Quetta on Monday. Police blamed the BLA for the attack."
    ).incidents
    assert incident.responsibility == ()
    assert Part(name="BLA", role="blamed") in incident.organisations


def test_a_group_without_a_part_is_mentioned_with_the_nearest_incident_and_a_lawful_party_nowhere():
    first, second = telling(
        "Five people were killed in a blast in Quetta on Monday, in an area where the BLA is active.\n\n"
        "Two soldiers were killed in an ambush in Bannu on Tuesday. The PPP condemned the Daesh presence."
    ).incidents
    assert [(one.name, one.role) for one in first.organisations] == [("BLA", "mentioned")]
    assert [(one.name, one.role) for one in second.organisations] == [("Islamic State", "mentioned")]


def test_a_denial_alone_is_the_document_s_and_beside_news_the_incident_s():
    denial = "The TTP denied any involvement."
    said = (Stance(actor="TTP", polarity="denies", by="TTP"),)
    alone = telling(denial)
    assert (alone.incidents, alone.responsibility) == ((), said)
    beside = telling(f"Five people were killed in a blast in Quetta on Monday.\n\n{denial}")
    assert [incident.responsibility for incident in beside.incidents] == [said]
    assert beside.responsibility == ()


def test_a_number_stays_a_number_in_the_id_and_every_line_gives_one(tmp_path: Path):
    given = [{"id": 7, "text": "It rained."}, {"id": "b", "text": 5}, {"report_id": "c", "text": "."}, {"text": "So"}]
    made = written(tmp_path, *given)
    assert [one.id for one in made if isinstance(one, ToldDocument)] == [7, "c", "row 4"]
    assert [one.row for one in made if isinstance(one, Rejected)] == [2]


def test_the_file_can_be_added_again_with_its_claims(tmp_path: Path):
    source = {"name": "A wire", "kind": "wire", "city": "Quetta"}
    text = "Five people were killed in a blast in Quetta on Monday. The BLA claimed responsibility."
    [made] = written(tmp_path, {"id": 7, "text": text, "published": "2024-05-30", "source": source, "more": [1]})
    assert isinstance(made, ToldDocument)
    assert made.source == source
    back = tmp_path / "out.jsonl"
    back.write_bytes(msgspec.json.encode(made))
    intake = Intake(archive="0" * 64, now=datetime(2030, 1, 1, tzinfo=UTC), zone=UTC)
    [arrival] = annotated_reader(Register.load()).read(back, intake)
    assert isinstance(arrival, Arrival)
    assert arrival.report.external_id == "7"
    assert [(c.prop, c.quote, c.low) for c in arrival.claims] == [(c.prop, c.quote, c.low) for c in made.claims]


def test_a_group_s_own_statement_claims_what_it_tells(tmp_path: Path):
    text = (
        "NRF forces attacked a checkpoint in Kabul on Tuesday. Two guards were killed and the forces returned safely."
    )
    ours, theirs = written(tmp_path, {"text": text, "source_kind": "militant"}, {"text": text, "source_kind": "wire"})
    assert isinstance(ours, ToldDocument)
    assert isinstance(theirs, ToldDocument)
    assert [[s.polarity for s in one.incidents[0].responsibility] for one in (ours, theirs)] == [["claims"], []]


def test_each_of_two_attacks_has_its_own_claimant():
    text = (
        "A bomb killed four in Kama on Tuesday. A candidate was shot dead in Ghazni on Wednesday. "
        "No party has claimed the first attack; the Taliban claimed the second."
    )
    assert [[s.actor for s in one.responsibility] for one in telling(text).incidents] == [[], ["Taliban"]]
