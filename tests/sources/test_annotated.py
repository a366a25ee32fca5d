"""Documents with marked claims: what loads, what is rejected, and why."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadRecord
from sabaq.model.evidence import Interest, Modality, Polarity, Prop, Rejected, Source, SourceKind, subject_id
from sabaq.model.ids import SourceId
from sabaq.model.spacetime import DatePrecision
from sabaq.sources.annotated import AnnotatedReader, reader
from sabaq.sources.base import Arrival, Intake

KARACHI = timezone(timedelta(hours=5))
TEXT = "Police said 84 people died in Peshawar on 30 January 2023. The 84 were buried."
Line = dict[str, object]
Load = Callable[..., list[Arrival | Rejected]]


class Names:
    """A register that knows whatever it is asked."""

    def source(self, name: str) -> Source:
        if name == "unheard":
            raise BadRecord("no such source; add it to the table")
        return Source(
            id=SourceId(f"src_{name}"),
            name=name,
            kind=SourceKind.PRESS,
            interest=Interest.INDEPENDENT,
            independence_group=name.lower(),
        )


def intake(**changes: object) -> Intake:
    plain: dict[str, object] = {"archive": "a" * 64, "now": datetime(2024, 1, 1, tzinfo=UTC), "zone": KARACHI}
    return Intake(**(plain | changes))  # type: ignore[arg-type]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Write lines to a file and read them back."""

    def read(*lines: Line | str, **changes: object) -> list[Arrival | Rejected]:
        path = tmp_path / "documents.jsonl"
        path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n")
        return list(reader(Names()).read(path, intake(**changes)))

    return read


def document(*claims: Line, **fields: object) -> Line:
    return {"report_id": "d1", "source": "Dawn", "published": "2023-02-02", "text": TEXT, "claims": [*claims]} | fields


KILLED: Line = {"prop": "killed", "quote": "84 people died", "low": 84, "best": 84, "high": 84, "value": "84"}


def test_a_document_with_a_marked_claim_loads(load: Load):
    (arrival,) = load(document(KILLED, url="https://example.org/1", lang="en", title="Toll"))
    assert isinstance(arrival, Arrival)
    report, (claim,) = arrival.report, arrival.claims
    assert (report.external_id, report.raw, report.url, report.lang, report.title) == (
        "d1", TEXT, "https://example.org/1", "en", "Toll",
    )  # fmt: skip
    assert (report.archive, report.locator, report.method) == ("a" * 64, "row 1", "annotated@1")
    assert (claim.prop, claim.low, claim.high, claim.group) == (Prop.KILLED, 84, 84, "all")
    assert claim.subject == subject_id(report.id, "1")
    assert claim.report == report.id
    assert claim.matches(TEXT)
    assert arrival.source.name == "Dawn"


def test_a_day_counts_as_known_at_its_end_at_the_place_of_intake(load: Load):
    (arrival,) = load(document(KILLED))
    assert arrival.report.published_at == arrival.report.known_at == datetime(2023, 2, 2, 23, 59, tzinfo=KARACHI)
    assert (arrival.report.published_precision, arrival.report.back_filled) == ("day", True)


@pytest.mark.parametrize(
    ("stated", "moment", "precision"),
    [
        ("2023-02-02T14:05+05:00", datetime(2023, 2, 2, 9, 5, tzinfo=UTC), "minute"),
        ("2023-02-02T14:05:00Z", datetime(2023, 2, 2, 14, 5, tzinfo=UTC), "minute"),
        ("2023-02", datetime(2023, 2, 28, 23, 59, tzinfo=KARACHI), "month"),
        ("2022", datetime(2022, 12, 31, 23, 59, tzinfo=KARACHI), "year"),
    ],
)
def test_a_coarse_publication_counts_as_known_at_the_end_of_its_period(
    load: Load, stated: str, moment: datetime, precision: str
):
    (arrival,) = load(document(published=stated))
    assert (arrival.report.known_at, arrival.report.published_precision) == (moment, precision)


def test_nothing_is_known_after_now(load: Load):
    noon = datetime(2023, 2, 2, 12, tzinfo=KARACHI)
    (today,) = load(document(), now=noon)
    assert today.report.known_at == noon
    (tomorrow,) = load(document(published="2023-02-03"), now=noon)
    assert (tomorrow.column, tomorrow.seen) == ("published", "2023-02-03")


def test_without_back_filling_a_document_is_known_when_it_is_recorded(load: Load):
    (arrival,) = load(document(), back_filled=False)
    assert (arrival.report.known_at, arrival.report.back_filled) == (None, False)
    assert arrival.report.published_at is not None


def test_a_document_without_a_date_is_known_when_it_is_recorded(load: Load):
    (arrival,) = load(document(published=None))
    assert (arrival.report.published_at, arrival.report.known_at, arrival.report.back_filled) == (None, None, False)


@pytest.mark.parametrize("stated", ["02/02/2023", "2023-13", "2023-02-30", "yesterday", "2023-02-02T25:00", "0000"])
def test_a_publication_that_is_no_date_is_rejected(load: Load, stated: str):
    (rejected,) = load(document(published=stated))
    assert isinstance(rejected, Rejected)
    assert (rejected.column, rejected.seen) == ("published", stated)
    assert "2023-01-30" in rejected.wanted


def test_a_quote_that_occurs_twice_needs_its_place(load: Load):
    (rejected,) = load(document(KILLED, KILLED | {"quote": "84"}))
    assert str(rejected) == (
        "documents.jsonl, row 1, column claims[1].quote: saw '84' more than once; "
        "wanted start and end, or a longer quote that occurs once"
    )
    (arrival,) = load(document(KILLED | {"quote": "84", "start": 63, "end": 65}))
    assert arrival.claims[0].start == 63


def test_a_quote_that_overlaps_itself_occurs_twice(load: Load):
    (rejected,) = load(document(KILLED | {"quote": "aa"}, text="aaa"))
    assert "more than once" in rejected.seen


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({"quote": "85 people died"}, "'85 people died'"),
        ({"quote": ""}, "an empty quote"),
        ({"start": 0, "end": 14}, "'Police said 84' at 0..14"),
        ({"start": 12}, "start 12 and end None"),
        ({"start": -66, "end": -52}, "'' at -66..-52"),
        ({"quote": "buried.", "start": 71, "end": 79}, "'buried.' at 71..79"),
        ({"start": 12, "end": 26_000}, f"{TEXT[12:]!r} at 12..26000"),
    ],
)
def test_a_quote_that_does_not_stand_in_the_text_is_rejected(load: Load, changes: Line, seen: str):
    (rejected,) = load(document(KILLED | changes))
    assert isinstance(rejected, Rejected)
    assert (rejected.row, rejected.column, rejected.seen) == (1, "claims[0].quote", seen)


@pytest.mark.parametrize(
    "line", ['{"text":"a\\ud83d","source":"Dawn"}', "[" * 5000, "{" * 5000, '{"text":1', "null", "\x00"]
)
def test_a_line_that_is_no_document_is_rejected_and_named(load: Load, line: str):
    (first, rejected) = load(document(), line)
    assert isinstance(first, Arrival)
    assert isinstance(rejected, Rejected)
    assert rejected.row == 2


def test_one_bad_line_does_not_keep_the_others_out(load: Load):
    read = load(document(), "{not json", "", document(KILLED | {"low": -1}), "[1]", document(report_id="d2"))
    assert [type(row).__name__ for row in read] == ["Arrival", "Rejected", "Rejected", "Rejected", "Arrival"]
    assert [row.row for row in read if isinstance(row, Rejected)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("changes", "column", "wanted"),
    [
        ({"prop": "kiled"}, "claims[0].prop", "one of date, place, killed"),
        ({"low": "84"}, "claims[0].low", "Expected `int | null`, got `str`"),
        ({"low": -1}, "claims[0].low", "Expected `int` >= 0"),
        ({"low": 10**30}, "claims[0].low", "<= 1000000000"),
        ({"low": True}, "claims[0].low", "Expected `int | null`, got `bool`"),
        ({"low": 90, "high": 84}, "claims[0]", "above high 84"),
        ({"modality": "guessed"}, "claims[0].modality", "one of observed, told"),
        ({"when": {"first": "2023-02-30"}}, "claims[0].when.first", "Invalid RFC3339 encoded date"),
        ({"when": {"first": "2023-01-30", "last": "2023-01-29"}}, "claims[0].when", "before it starts"),
        ({"when": {"first": "2023-01-30", "at": "2023-01-30T13:00:00"}}, "claims[0].when", "has no zone"),
        ({"when": {"first": "0203-01-30"}}, "claims[0].when", "before 1900"),
        ({"where": {"lat": 34.0}}, "claims[0].where", "a latitude needs a longitude"),
        ({"where": {"lat": 134.0, "lon": 71.0}}, "claims[0].where", "outside -90..90"),
        ({"prop": "outcome", "value": "crushed"}, "claims[0].value", "one of foiled, thwarted"),
        ({"prop": "attack_type", "value": None}, "claims[0].value", "one of suicide_bombing"),
    ],
)
def test_a_claim_that_cannot_be_says_where_and_what_was_wanted(load: Load, changes: Line, column: str, wanted: str):
    (rejected,) = load(document(KILLED | changes))
    assert isinstance(rejected, Rejected)
    assert rejected.column == column
    assert wanted in rejected.wanted


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"text": None}, "text"),
        ({"text": "  "}, "text"),
        ({"text": 5}, "text"),
        ({"source": None}, "source"),
        ({"source": "unheard"}, "source"),
        ({"source": {"name": "X"}}, "source"),
        ({"source": {"name": " ", "kind": "press"}}, "source.name"),
        ({"source": {"name": "X", "kind": "pres"}}, "source.kind"),
        ({"source": {"name": "X", "kind": "press", "reliability": {"*": "G"}}}, "source.reliability"),
        ({"claims": {}}, "claims"),
    ],
)
def test_a_document_that_lacks_something_says_what(load: Load, fields: Line, column: str):
    (rejected,) = load(document(**fields))
    assert isinstance(rejected, Rejected)
    assert rejected.column == column


def test_a_source_may_be_described_in_the_document(load: Load):
    described = {"name": "ISPR", "kind": "military", "independence_group": "army", "interest": "party"}
    (arrival,) = load(document(source=described | {"reliability": {"*": "B"}}), source_name="Dawn")
    assert (arrival.source.name, arrival.source.kind, arrival.source.independence_group, arrival.source.interest) == (
        "ISPR", SourceKind.MILITARY, "army", Interest.PARTY,
    )  # fmt: skip
    assert arrival.source.reliability_for("killed") == "B"


def test_a_described_source_without_a_group_keeps_the_register_s(load: Load):
    (arrival,) = load(document(source={"name": "Dawn", "kind": "press"}))
    assert arrival.source.independence_group == "dawn"


def test_a_source_given_for_the_whole_file_wins_over_names_in_it(load: Load):
    (arrival,) = load(document(), source_name="Geo")
    assert arrival.source.name == "Geo"


def test_unknown_keys_are_passed_over(load: Load):
    (arrival,) = load(document(KILLED | {"colour": "red"}, note="x"))
    assert len(arrival.claims) == 1


def test_a_document_without_an_id_is_named_by_its_row(load: Load):
    first, second = load(document(report_id=None), document(report_id=None))
    assert (first.report.external_id, second.report.external_id) == ("row 1", "row 2")
    assert first.report.id != second.report.id


def test_the_same_document_always_has_the_same_ids(load: Load):
    (once,), (again,) = load(document(KILLED)), load(document(KILLED))
    assert once == again


def test_a_claim_marked_twice_is_one_claim(load: Load):
    (arrival,) = load(document(KILLED, KILLED))
    assert len(arrival.claims) == 1


def test_every_field_of_a_claim_arrives(load: Load):
    (arrival,) = load(
        document(
            {
                "subject": "2",
                "prop": "responsibility",
                "group": "side_a",
                "value": "TTP",
                "quote": "Police said",
                "polarity": "denies",
                "modality": "group_statement",
                "framing": "background",
                "speaker": "TTP spokesperson",
                "when": {"first": "2023-01-30", "at": "2023-01-30T13:40:00+05:00", "precision": "minute"},
                "where": {"lat": 34, "lon": 71.5, "radius_m": 1000, "name": "Peshawar", "district": "Peshawar",
                          "province": "Khyber Pakhtunkhwa", "country": "PK"},
                "extractor": "hand@2",
            }
        )
    )  # fmt: skip
    (claim,) = arrival.claims
    assert claim.subject == subject_id(arrival.report.id, "2")
    assert (claim.group, claim.value, claim.polarity, claim.modality) == (
        "side_a", "TTP", Polarity.DENIES, Modality.GROUP,
    )  # fmt: skip
    assert (claim.framing.value, claim.speaker, claim.extractor) == ("background", "TTP spokesperson", "hand@2")
    assert claim.when is not None
    assert claim.when.last == date(2023, 1, 30)
    assert claim.when.precision is DatePrecision.MINUTE
    assert claim.where is not None
    assert (claim.where.lat, claim.where.province) == (34.0, "Khyber Pakhtunkhwa")


def test_a_range_of_days_is_not_padded_to_one(load: Load):
    days = {"prop": "date", "quote": "30 January 2023", "when": {"first": "2023-01-30", "last": "2023-01-31"}}
    (arrival,) = load(document(days))
    assert arrival.claims[0].when is not None
    assert arrival.claims[0].when.precision is DatePrecision.DAYS


def test_a_json_list_is_refused_as_a_whole(load: Load):
    with pytest.raises(BadRecord, match=r"one JSON list; wanted one document a line: jq"):
        load("[", json.dumps(document()), "]")


def test_gzip_is_read_as_it_comes(tmp_path: Path):
    path = tmp_path / "documents.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(document(KILLED)).encode()))
    (arrival,) = reader(Names()).read(path, intake())
    assert isinstance(arrival, Arrival)


def test_a_long_wrong_line_is_shown_in_part(load: Load):
    (rejected,) = load("{" + "x" * 10_000)
    assert isinstance(rejected, Rejected)
    assert len(rejected.seen) == 120


def test_spans_count_letters_in_right_to_left_text(load: Load):
    text = "پشاور میں 84 افراد جاں بحق ہوئے 😀"
    (arrival,) = load(document(KILLED | {"quote": "84 افراد"}, text=text))
    assert arrival.claims[0].start == text.index("84")


def test_the_reader_says_its_name_and_that_it_fills_back():
    assert (reader(Names()).name, reader(Names()).back_filled) == ("annotated@1", True)
    assert isinstance(reader(Names()), AnnotatedReader)


@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60), ends=st.tuples(
    st.integers(0, 60), st.integers(0, 60)))  # fmt: skip
def test_a_span_that_stands_is_kept_and_any_other_is_rejected(
    tmp_path_factory: pytest.TempPathFactory, text: str, ends: tuple[int, int]
):
    start, end = min(ends), max(ends)
    quote = text[start:end] or "?"
    path = tmp_path_factory.mktemp("spans") / "documents.jsonl"
    claim = {"prop": "title", "quote": quote, "start": start, "end": end}
    path.write_text(json.dumps(document(claim, text=text)) + "\n")
    (row,) = reader(Names()).read(path, intake())
    if text.strip() and text[start:end] == quote and end <= len(text):
        assert isinstance(row, Arrival)
        assert row.claims[0].matches(text)
    else:
        assert isinstance(row, Rejected)
