"""Tabular: what rows of each kind claim, and why rows are refused."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sabaq.errors import BadRecord
from sabaq.model.evidence import Prop, Rejected, SourceKind
from sabaq.model.incident import Verdict
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.base import Arrival
from sabaq.sources.tabular import TableReader, reader
from tests.sources.sheets import NOW, PAKISTAN, REGISTER, claims, intake, only, read, workbook, written

UCDP = {
    "id": "71",
    "type_of_violence": "1",
    "side_a": "Government of Velmara",
    "side_b": "Ashen Banner",
    "source_article": '"Harbour News,2010-05-03,Four die";"Reuters News,2010-05-04,Toll at "five""',
    "where_prec": "2",
    "where_coordinates": "Soalv town",
    "adm_1": "Taskesse",
    "adm_2": "Draenna",
    "latitude": "34.5",
    "longitude": "71.25",
    "country": "Pakistan",
    "date_prec": "1",
    "date_start": "2010-05-02 00:00:00.000",
    "date_end": "2010-05-02 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "0",
    "deaths_civilians": "3",
    "deaths_unknown": "",
    "best": "4",
    "high": "6",
    "low": "4",
}
MAVERICK = {
    "id": "b4-af",
    "event_id": "KE-0003",
    "country": "Kenya",
    "date_start": "2007-04-22",
    "date_end": "2007-04-23",
    "city": "Gong",
    "location": "Gong hall",
    "latitude": "-3.8",
    "longitude": "39.7",
    "geo_precision": "6",
    "actor1": "Supporters of A",
    "actor1_violence": "Shooting; Crowd control measures",
    "actor1_initiator": "1",
    "actor1_perpetrator": "1",
    "actor1_victim": "0",
    "actor2": "Unknown actor (Kenya)",
    "actor2_violence": "Unknown",
    "actor2_perpetrator": "1",
    "actor3": "Police (Kenya)",
    "actor3_perpetrator": "0",
    "event_context": "Protest",
    "target": "Citizens",
    "deaths_best": "2",
    "deaths_low": "1",
    "deaths_high": "3",
    "injuries_best": "NA",
    "source": "Valley Paper (2007-04-24) Two die\nat hall",
    "source_author": "Valley Paper",
    "source_type": "Human rights commission",
}
GENERIC = {
    "report_id": "g1",
    "source": "Hospital",
    "published": "2024-03-05",
    "date": "2024-03-04",
    "date_precision": "",
    "lat": "34.0",
    "lon": "71.5",
    "radius_m": "500",
    "place": "Soalv",
    "district": "Draenna",
    "province": "Taskesse",
    "country": "Velmara",
    "actor": " Ashen Banner ",
    "target": "market",
    "attack_type": "car bomb",
    "killed_low": "3",
    "killed_high": "5",
    "wounded_low": "7",
    "wounded_high": "",
    "text": "Three die in Soalv",
    "ward": "4",
}


def table_of(folder: Path, rows: list[dict[str, str]], name: str = "table.csv") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written(folder, text.getvalue(), name)


def one(folder: Path, mapping: str, row: dict[str, str], **changes: object) -> Arrival:
    arrivals, rejected = read(table_of(folder, [row]), mapping, **changes)
    assert not rejected
    return arrivals[0]


def refused(folder: Path, mapping: str, row: dict[str, str]) -> Rejected:
    arrivals, rejected = read(table_of(folder, [row]), mapping)
    assert not arrivals
    (fault,) = rejected
    return fault


def test_a_ucdp_row_speaks_for_the_data_set_and_codes_its_tolls(tmp_path: Path):
    arrival = one(tmp_path, "ucdp-ged", UCDP)
    assert (arrival.source.id, arrival.source.kind) == ("ucdp-ged", SourceKind.DATASET)
    assert arrival.report.external_id == "71"
    toll = only(arrival, Prop.KILLED)
    assert (toll.low, toll.best, toll.high, toll.quote) == (4, 4, 6, "4")
    assert only(arrival, Prop.KILLED, "civilians").best == 3
    assert [c.group for c in arrival.claims if c.prop is Prop.KILLED] == ["all", "side_a", "side_b", "civilians"]
    assert claims(arrival, Prop.PARTY) == [("side_a", "Government of Velmara"), ("side_b", "Ashen Banner")]
    assert claims(arrival, Prop.ACTOR) == []


def test_a_ucdp_place_keeps_its_precision_and_units(tmp_path: Path):
    where = only(one(tmp_path, "ucdp-ged", UCDP), Prop.PLACE).where
    assert where is not None
    assert (where.lat, where.lon, where.radius_m, where.name) == (34.5, 71.25, 25000, "Soalv town")
    assert (where.district, where.province, where.country) == ("Draenna", "Taskesse", "PK")


@pytest.mark.parametrize(
    ("code", "start", "end", "first", "last", "precision"),
    [
        ("1", "2010-05-02", "2010-05-02", (5, 2), (5, 2), DatePrecision.DAY),
        ("2", "2010-05-02", "2010-05-05", (5, 2), (5, 5), DatePrecision.DAYS),
        ("2", "2010-05-02", "2010-05-02", (5, 1), (5, 3), DatePrecision.DAYS),
        ("3", "2010-05-03", "2010-05-09", (5, 3), (5, 9), DatePrecision.WEEK),
        ("4", "2010-05-01", "2010-05-31", (5, 1), (5, 31), DatePrecision.MONTH),
        ("5", "2010-05-01", "2010-08-31", (5, 1), (8, 31), DatePrecision.YEAR),
        ("1", "2010-05-02", "2010-05-03", (5, 2), (5, 3), DatePrecision.DAYS),
    ],
)
def test_a_ucdp_date_is_never_finer_than_it_was_stated(  # noqa: PLR0917
    tmp_path: Path, code: str, start: str, end: str, first: tuple[int, int], last: tuple[int, int], precision: str
):
    when = only(
        one(tmp_path, "ucdp-ged", {**UCDP, "date_prec": code, "date_start": start, "date_end": end}), Prop.DATE
    ).when
    assert when is not None
    assert (when.first, when.last) == (date(2010, *first), date(2010, *last))
    assert when.precision == precision


def test_in_one_sided_violence_side_a_did_it(tmp_path: Path):
    row = {**UCDP, "type_of_violence": "3", "side_a": "Ashen Banner", "side_b": "Civilians"}
    arrival = one(tmp_path, "ucdp-ged", row)
    assert claims(arrival, Prop.ACTOR) == [("all", "Ashen Banner")]
    assert claims(arrival, Prop.TARGET) == [("all", "civilians")]


def test_a_row_knows_itself_from_the_end_of_its_day(tmp_path: Path):
    report = one(tmp_path, "ucdp-ged", UCDP).report
    assert report.back_filled
    assert report.known_at == datetime(2010, 5, 2, 23, 59, tzinfo=PAKISTAN)
    assert report.published_at is None


def test_what_an_outlet_wrote_is_a_report_of_its_own_without_the_data_sets_figures(tmp_path: Path):
    (row, first, second), rejected = read(table_of(tmp_path, [UCDP]), "ucdp-ged")
    assert not rejected
    assert [first.report.external_id, second.report.external_id] == ["71/1", "71/2"]
    assert [first.source.id, second.source.id] == ["harbour-news", "reuters"]
    assert second.report.published_at == datetime(2010, 5, 4, tzinfo=PAKISTAN)
    assert second.report.known_at == datetime(2010, 5, 4, 23, 59, tzinfo=PAKISTAN)
    (claim,) = second.claims
    assert (claim.prop, claim.quote) == (Prop.TITLE, 'Toll at "five"')
    (link,) = second.links
    assert (link.verdict, link.b, link.a) == (Verdict.SAME, row.claims[0].subject, claim.subject)
    assert (link.decided_by, link.weight_bits) == ("dataset:ucdp-ged", None)


def test_a_citation_without_a_day_is_kept_undated(tmp_path: Path):
    (_, cited), _ = read(table_of(tmp_path, [{**UCDP, "source_article": "R 4/10 1990"}]), "ucdp-ged")
    assert (cited.source.id, cited.report.published_at, cited.report.raw) == ("reuters", None, "R 4/10 1990")


def test_two_rows_that_cite_one_article_give_two_reports(tmp_path: Path):
    arrivals, _ = read(table_of(tmp_path, [UCDP, {**UCDP, "id": "72"}]), "ucdp-ged")
    assert len({arrival.report.id for arrival in arrivals}) == 6


def test_the_tag_row_of_the_humanitarian_exchange_is_no_event(tmp_path: Path):
    tags = dict.fromkeys(UCDP, "") | {"best": "#affected+killed", "latitude": "#geo+lat"}
    arrivals, rejected = read(table_of(tmp_path, [tags, UCDP]), "ucdp-ged")
    assert (len(arrivals), rejected) == (3, [])
    assert arrivals[0].report.locator == "row 1"


def test_a_best_outside_its_bounds_loads_without_them_and_is_listed(tmp_path: Path):
    arrivals, (fault,) = read(table_of(tmp_path, [{**UCDP, "high": "3"}]), "ucdp-ged")
    toll = only(arrivals[0], Prop.KILLED)
    assert (toll.low, toll.best, toll.high) == (None, 4, None)
    assert (fault.row, fault.column) == (1, "high")
    assert "best not above high" in fault.wanted


def test_an_end_shortly_before_its_start_bounds_the_range_and_is_listed(tmp_path: Path):
    arrivals, (fault,) = read(table_of(tmp_path, [{**UCDP, "date_end": "2010-04-30"}]), "ucdp-ged")
    when = only(arrivals[0], Prop.DATE).when
    assert when is not None
    assert (when.first, when.last, when.precision) == (date(2010, 4, 30), date(2010, 5, 2), DatePrecision.DAYS)
    assert fault.column == "date_end"


def test_the_coders_event_id_is_read_nowhere(tmp_path: Path):
    arrival = one(tmp_path, "maverick", MAVERICK)
    assert "KE-0003" not in repr(arrival)
    other = one(tmp_path, "maverick", {**MAVERICK, "event_id": "KE-9999"})
    assert other == arrival


def test_a_maverick_row_speaks_for_its_outlet_and_bears_its_headline(tmp_path: Path):
    arrival = one(tmp_path, "maverick", MAVERICK)
    assert (arrival.source.name, arrival.source.kind) == ("Valley Paper", SourceKind.NGO)
    assert arrival.report.published_at == datetime(2007, 4, 24, tzinfo=PAKISTAN)
    assert arrival.report.known_at == datetime(2007, 4, 23, 23, 59, tzinfo=PAKISTAN)
    assert only(arrival, Prop.TITLE).quote == "Two die\nat hall"


def test_maverick_actors_come_with_their_roles(tmp_path: Path):
    arrival = one(tmp_path, "maverick", MAVERICK)
    assert claims(arrival, Prop.PARTY) == [
        ("initiator", "Supporters of A"),
        ("perpetrator", "Supporters of A"),
        ("involved", "Police (Kenya)"),
    ]
    assert claims(arrival, Prop.ACTOR) == [("all", "Supporters of A")]


def test_maverick_words_are_mapped_and_quoted_as_told(tmp_path: Path):
    arrival = one(tmp_path, "maverick", MAVERICK)
    types = [(c.value, c.quote) for c in arrival.claims if c.prop is Prop.ATTACK_TYPE]
    assert types == [("armed_assault", "Shooting"), ("other", "Crowd control measures")]
    assert claims(arrival, Prop.TARGET) == [("all", "civilians")]
    assert only(arrival, Prop.KILLED).best == 2
    assert not [c for c in arrival.claims if c.prop is Prop.WOUNDED]


def test_an_acled_row_is_read(tmp_path: Path):
    row = {
        "event_id_cnty": "PAK1",
        "event_date": "04 March 2023",
        "time_precision": "2",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Suicide bomb",
        "actor1": "Ashen Banner",
        "actor2": "Police Forces of X",
        "admin1": "Taskesse",
        "admin2": "Draenna",
        "location": "Soalv",
        "latitude": "34",
        "longitude": "71",
        "geo_precision": "1",
        "country": "Pakistan",
        "source": "Dawn (Pakistan); Hill Paper",
        "notes": "On 4 March 2023, a bomber struck.",
        "fatalities": "9",
    }
    arrivals, rejected = read(table_of(tmp_path, [row]), "acled")
    assert not rejected
    assert [arrival.source.id for arrival in arrivals] == ["acled", "dawn", "hill-paper"]
    when = only(arrivals[0], Prop.DATE).when
    assert when is not None
    assert (when.last - when.first, when.precision) == (timedelta(days=6), DatePrecision.WEEK)
    assert claims(arrivals[0], Prop.ATTACK_TYPE) == [("all", "suicide_bombing")]
    toll = only(arrivals[0], Prop.KILLED)
    assert (toll.low, toll.best, toll.high) == (9, 9, 9)


@pytest.mark.parametrize(
    ("month", "day", "first", "last", "precision"),
    [
        ("5", "3", (5, 3), (5, 3), DatePrecision.DAY),
        ("5", "0", (5, 1), (5, 31), DatePrecision.MONTH),
        ("0", "0", (1, 1), (12, 31), DatePrecision.YEAR),
    ],
)
def test_a_gtd_date_with_unknown_parts_stays_wide(  # noqa: PLR0917
    tmp_path: Path, month: str, day: str, first: tuple[int, int], last: tuple[int, int], precision: str
):
    row = {
        "eventid": "199005030001",
        "iyear": "1990",
        "imonth": month,
        "iday": day,
        "country_txt": "Pakistan",
        "city": "Soalv",
        "latitude": "",
        "longitude": "",
        "attacktype1_txt": "Bombing/Explosion",
        "targtype1_txt": "Police",
        "gname": "Unknown",
        "nkill": "2.0",
        "nwound": "-9",
        "scite1": '"Blast Kills Two," Some Paper, May 4, 1990.',
    }
    arrivals, rejected = read(table_of(tmp_path, [row]), "gtd")
    assert not rejected
    when = only(arrivals[0], Prop.DATE).when
    assert when is not None
    assert (when.first, when.last, when.precision) == (date(1990, *first), date(1990, *last), precision)
    assert [c.value for c in arrivals[0].claims if c.prop in (Prop.ATTACK_TYPE, Prop.TARGET, Prop.ACTOR)] == [
        "ied",
        "police",
    ]
    assert arrivals[1].report.published_at == datetime(1990, 5, 4, tzinfo=PAKISTAN)


def test_a_generic_row_is_read_column_by_column(tmp_path: Path):
    arrival = one(tmp_path, "generic", GENERIC)
    assert arrival.source.kind is SourceKind.HOSPITAL
    assert arrival.report.published_precision == "day"
    assert (arrival.report.known_at, arrival.report.back_filled) == (None, False)
    assert claims(arrival, Prop.ACTOR) == [("all", "Ashen Banner")]
    assert only(arrival, Prop.ACTOR).quote == " Ashen Banner "
    assert claims(arrival, Prop.ATTACK_TYPE) == [("all", "vehicle_bomb")]
    assert claims(arrival, Prop.TITLE) == [("all", "Three die in Soalv")]
    assert arrival.report.title == "Three die in Soalv"
    killed, wounded = only(arrival, Prop.KILLED), only(arrival, Prop.WOUNDED)
    assert (killed.low, killed.best, killed.high) == (3, None, 5)
    assert (wounded.low, wounded.best, wounded.high) == (7, None, None)
    assert "ward: 4" in arrival.report.raw


def test_one_column_of_a_toll_is_exact(tmp_path: Path):
    row = {"report_id": "1", "source": "Police", "killed_low": "3"}
    killed = only(one(tmp_path, "generic", row), Prop.KILLED)
    assert (killed.low, killed.best, killed.high) == (3, 3, 3)


def test_equal_bounds_are_exact(tmp_path: Path):
    killed = only(one(tmp_path, "generic", {**GENERIC, "killed_high": "3"}), Prop.KILLED)
    assert (killed.low, killed.best, killed.high) == (3, 3, 3)


def test_a_text_too_long_for_a_title_stays_in_the_raw_text_only(tmp_path: Path):
    arrival = one(tmp_path, "generic", {**GENERIC, "text": "word " * 70})
    assert claims(arrival, Prop.TITLE) == []
    assert "word word" in arrival.report.raw


def test_an_empty_cell_makes_no_claim(tmp_path: Path):
    arrival = one(tmp_path, "generic", dict.fromkeys(GENERIC, " ") | {"report_id": "1", "source": "Police"})
    assert arrival.claims == ()
    assert arrival.report.raw == "report_id: 1\nsource: Police"


def test_a_time_with_a_zone_keeps_its_minute(tmp_path: Path):
    row = {**GENERIC, "date": "2024-03-04T09:30:00+05:00", "published": "2024-03-04T11:00+05:00"}
    arrival = one(tmp_path, "generic", row)
    when = only(arrival, Prop.DATE).when
    assert when is not None
    assert (when.precision, when.at) == (DatePrecision.MINUTE, datetime(2024, 3, 4, 9, 30, tzinfo=PAKISTAN))
    assert arrival.report.published_precision == "minute"


def test_back_filling_takes_the_end_of_the_day_of_publication(tmp_path: Path):
    report = one(tmp_path, "generic", GENERIC, back_filled=True).report
    assert report.known_at == datetime(2024, 3, 5, 23, 59, tzinfo=PAKISTAN)
    assert report.back_filled


def test_back_filling_can_be_switched_off(tmp_path: Path):
    report = one(tmp_path, "ucdp-ged", UCDP, back_filled=False).report
    assert (report.known_at, report.back_filled) == (None, False)


def test_nothing_is_known_after_now(tmp_path: Path):
    row = {**GENERIC, "published": NOW.astimezone(PAKISTAN).date().isoformat()}
    assert one(tmp_path, "generic", row, back_filled=True).report.known_at == NOW


def test_a_named_source_overrides_the_column(tmp_path: Path):
    assert one(tmp_path, "generic", GENERIC, source_name="Rescue 1122").source.id == "rescue-1122"


@pytest.mark.parametrize(
    ("column", "cell", "wanted"),
    [
        ("lat", "91", "from -90 to 90"),
        ("lon", "181", "from -180 to 180"),
        ("lat", "34,5", "point"),
        ("lat", "nan", "a number"),
        ("lon", "", "both latitude and longitude"),
        ("killed_low", "-1", "0 or more"),
        ("killed_low", "six", "whole number"),
        ("killed_low", "1_0", "whole number"),
        ("killed_low", "99999999999", "up to"),
        ("killed_high", "2", "killed_low not above killed_high"),
        ("date", "0000-00-00", "a date that exists"),
        ("date", "0001-01-01", "from 1900 on"),
        ("date", "0203-04-05", "from 1900 on"),
        ("date", "1899-12-31", "from 1900 on"),
        ("date", "2024-02-30", "a date that exists"),
        ("date", "5/3/2024", "YYYY-MM-DD"),
        ("date", "2026-01-03", "not after today, 2026-01-01"),
        ("date_precision", "roughly", "minute, hour, day"),
        ("published", "2026-02-01", "not after today"),
        ("published", "2026-01-01T23:59:00Z", "not after now"),
        ("radius_m", "-5", "from 0"),
        ("report_id", "", "the row's own id"),
        ("place", "a\0b", "without NUL"),
    ],
)
def test_a_bad_cell_rejects_its_row_and_says_why(tmp_path: Path, column: str, cell: str, wanted: str):
    good = {**GENERIC, "report_id": "g2"}
    arrivals, (fault,) = read(table_of(tmp_path, [{**GENERIC, column: cell}, good]), "generic")
    assert (fault.file, fault.row, fault.column) == ("table.csv", 1, column)
    assert wanted in fault.wanted
    assert [arrival.report.external_id for arrival in arrivals] == ["g2"]


def test_an_end_long_before_its_start_rejects_the_row(tmp_path: Path):
    assert refused(tmp_path, "ucdp-ged", {**UCDP, "date_end": "2009-01-01"}).column == "date_end"


def test_a_precision_code_that_does_not_exist_rejects_the_row(tmp_path: Path):
    assert refused(tmp_path, "ucdp-ged", {**UCDP, "where_prec": "9"}).column == "where_prec"


def test_a_missing_column_is_named_with_the_nearest_one_there(tmp_path: Path):
    path = written(tmp_path, "reportid,source\n1,x\n")
    with pytest.raises(
        BadRecord, match=r"no column 'report_id'.*nearest there is 'reportid'; columns seen: reportid, source"
    ):
        read(path, "generic")


def test_an_id_used_twice_for_different_rows_gets_a_number(tmp_path: Path):
    rows = [GENERIC, {**GENERIC, "text": "other"}, GENERIC, {**GENERIC, "text": "third"}]
    arrivals, rejected = read(table_of(tmp_path, rows), "generic")
    assert [arrival.report.external_id for arrival in arrivals] == ["g1", "g1#2", "g1", "g1#3"]
    assert arrivals[0].report.id == arrivals[2].report.id
    assert not rejected


def test_the_same_row_has_the_same_ids_whatever_file_it_came_in(tmp_path: Path):
    row = {**GENERIC, "actor": "Ashen Banner"}
    by_csv = one(tmp_path, "generic", row)
    by_sheet = read(workbook(tmp_path / "t.xlsx", [list(row), list(row.values())]), "generic")[0][0]
    assert by_csv == by_sheet


def test_a_reader_names_its_mapping_and_how_it_back_fills():
    told = reader("ucdp-ged", register=REGISTER)
    assert (told.name, told.back_filled) == ("ucdp-ged@1", True)
    assert isinstance(told, TableReader)


@pytest.mark.parametrize("filler", [" ", ",", '"', "1", "(1) ", "\n", "a\n", '",2001-01-01,', "a, in English "])
@pytest.mark.parametrize(
    ("mapping", "column"), [("ucdp-ged", "source_article"), ("maverick", "source"), ("generic", "source")]
)
def test_a_hostile_cell_is_answered_at_once(tmp_path: Path, mapping: str, column: str, filler: str):
    row = {"generic": GENERIC, "ucdp-ged": UCDP, "maverick": MAVERICK}[mapping]
    hostile = "Paper (2007-04-24) x" + filler * (400_000 // len(filler)) + "x"
    for cell in (hostile, hostile[:19_000]):
        arrivals, _ = read(table_of(tmp_path, [{**row, column: cell}]), mapping)
        assert all(claim.matches(arrival.report.raw) for arrival in arrivals for claim in arrival.claims)


CELL = st.text(max_size=20) | st.sampled_from(
    [
        "1",
        "-1",
        "91",
        "2024-01-01",
        "2024-13-01",
        "1e999",
        "٣",
        " ",
        "NA",
        '"a,2001-01-01,b"',
        "(1) x\n1 May 2001\ny",
        "²",
    ]
)


@given(st.sampled_from(["generic", "ucdp-ged", "maverick"]), st.data())
@settings(max_examples=150, deadline=None)
def test_any_cells_give_true_spans_or_a_rejection(
    tmp_path_factory: pytest.TempPathFactory, mapping: str, data: st.DataObject
):
    row = dict({"generic": GENERIC, "ucdp-ged": UCDP, "maverick": MAVERICK}[mapping])
    for column in data.draw(st.sets(st.sampled_from(sorted(row)), max_size=6)):
        row[column] = data.draw(CELL.filter(lambda text: text.isprintable() or "\n" in text))
    path = table_of(tmp_path_factory.mktemp("any"), [row])
    for found in reader(mapping, register=REGISTER).read(path, intake()):
        assert isinstance(found, Arrival | Rejected)
        if isinstance(found, Arrival):
            assert all(claim.matches(found.report.raw) for claim in found.claims)
            assert len({claim.id for claim in found.claims}) == len(found.claims)


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_bytes_after_a_good_header_give_rows_rejections_or_a_bad_record(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(b"report_id,source,date,lat,lon,killed_low,text\n1,Police,2024-01-01,1,1,1,x\n" + data)
    try:
        found = list(reader("generic", register=REGISTER).read(path, intake()))
    except BadRecord:
        return
    assert found
