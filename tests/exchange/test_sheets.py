"""CSV: what a spreadsheet sees, and what comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.exchange.columns import COLUMNS
from sabaq.exchange.sheets import neutral, restored
from sabaq.exchange.tables import ClaimRow, Format, Kind, MemberRow, write
from sabaq.model.incident import Figure, Incident

ENCODABLE = st.text(st.characters(exclude_categories=("Cs",)))


def records(rows: list[object], kind: Kind) -> list[dict[str, str]]:
    stream = io.BytesIO()
    assert write(rows, stream, kind=kind, form=Format.CSV) == len(rows)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""), strict=True))


def test_members_have_exactly_three_columns():
    stream = io.BytesIO()
    write([MemberRow(report_id="a", incident_id="i_1", weight=1.0)], stream, kind=Kind.MEMBERS, form=Format.CSV)
    assert stream.getvalue() == b"report_id,incident_id,weight\na,i_1,1.0\n"


def test_an_export_of_nothing_is_a_header():
    stream = io.BytesIO()
    assert write([], stream, kind=Kind.INCIDENTS, form=Format.CSV) == 0
    assert stream.getvalue().decode() == (
        "id,title,first,last,date_precision,lat,lon,radius_m,place,district,province,country,attack_type,target,actor,"
        "outcome,killed_low,killed_best,killed_high,wounded_low,wounded_best,wounded_high,dispute,reports,origins,"
        "findings,known_first,known_last\n"
    )


def test_every_value_of_an_incident_comes_back(incident: Callable[..., Incident]):
    (row,) = records([incident()], Kind.INCIDENTS)
    assert (row["killed_low"], row["killed_high"]) == ("84", "103")
    assert row["wounded_best"] == "233"
    assert row["first"] == "2023-01-30"
    assert row["known_first"] == "2023-01-30T18:59:00Z"
    assert float(row["lat"]) == 34.01
    assert row["actor"] == "TTP Mohmand chapter"


def test_an_open_upper_bound_is_an_empty_cell_and_not_a_nought(incident: Callable[..., Incident]):
    (row,) = records([incident(wounded=Figure(low=0, best=0, high=None))], Kind.INCIDENTS)
    assert (row["wounded_low"], row["wounded_high"]) == ("0", "")


def test_what_is_unknown_is_empty(empty: Incident):
    (row,) = records([empty], Kind.INCIDENTS)
    assert {row[name] for name in ("first", "lat", "place", "actor", "killed_low", "killed_high")} == {""}


def test_numbers_below_nought_stay_numbers(incident: Callable[..., Incident]):
    (row,) = records([incident(lat=-33.9, lon=-70.6)], Kind.INCIDENTS)
    assert (row["lat"], row["lon"]) == ("-33.9", "-70.6")


def test_a_claim_keeps_its_words_its_place_and_its_time(claim_row: ClaimRow):
    (row,) = records([claim_row], Kind.CLAIMS)
    assert (row["report_id"], row["quote"], row["start"], row["end"]) == ("case/s18", "84 killed", "10", "19")
    assert (row["at"], row["date_precision"]) == ("2023-01-30T08:40:00Z", "minute")
    assert (row["place"], row["district"], row["high"]) == ("Peshawar", "", "")


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "⁼", "⁺", "⁻", "−"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", " ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{RIGHT-TO-LEFT MARK}"])
def test_text_that_would_start_a_formula_is_neutralised(before: str, start: str):
    assert neutral(f"{before}{start}cmd|'/c calc'!A1") == f"'{before}{start}cmd|'/c calc'!A1"


@pytest.mark.parametrize("text", ["", "84 killed", "A-1", "مردان", "'s Lines", "1=1", "x@example.org"])
def test_ordinary_text_stays_as_it_is(text: str):
    assert neutral(text) == text


def test_a_formula_in_a_title_does_not_reach_the_sheet(incident: Callable[..., Incident]):
    (row,) = records([incident(title='=HYPERLINK("http://x","y")')], Kind.INCIDENTS)
    assert row["title"] == '\'=HYPERLINK("http://x","y")'


def test_a_report_id_cannot_start_a_formula_either():
    (row,) = records([MemberRow(report_id="@SUM(1)", incident_id="i_1", weight=0.5)], Kind.MEMBERS)
    assert row["report_id"] == "'@SUM(1)"


@given(ENCODABLE)
def test_neutralising_loses_nothing(text: str):
    assert restored(neutral(text)) == text


@given(ENCODABLE, st.text("=+-@'\t\r\n ,\"", max_size=6))
def test_no_cell_starts_a_formula_and_every_text_comes_back(text: str, prefix: str):
    member = MemberRow(report_id=prefix + text, incident_id=text, weight=0.25)
    (row,) = records([member], Kind.MEMBERS)
    assert row["report_id"][:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert (restored(row["report_id"]), restored(row["incident_id"])) == (prefix + text, text)


def test_right_to_left_text_is_kept_letter_by_letter(incident: Callable[..., Incident]):
    title = "پشاور: پولیس لائنز کی مسجد میں دھماکہ، \N{RIGHT-TO-LEFT ISOLATE}84\N{POP DIRECTIONAL ISOLATE} جاں بحق"
    (row,) = records([incident(title=title)], Kind.INCIDENTS)
    assert row["title"] == title


def test_half_a_surrogate_pair_does_not_stop_an_export(incident: Callable[..., Incident]):
    (row,) = records([incident(title="a\ud83db")], Kind.INCIDENTS)
    assert row["title"] == "a?b"


def test_every_kind_has_columns_of_its_own():
    assert set(COLUMNS) == set(Kind)
    assert len({tuple(columns) for columns in COLUMNS.values()}) == len(Kind)
