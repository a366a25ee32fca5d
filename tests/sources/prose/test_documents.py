"""Documents: prose files become arrivals or say why not."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from sabaq.errors import BadRecord
from sabaq.model.evidence import Interest, Prop, Rejected, Source, SourceKind, subject_id
from sabaq.model.ids import ReportId, SourceId
from sabaq.sources.annotation import parse_published, published_text, to_claim
from sabaq.sources.base import Arrival, Intake
from sabaq.sources.gazetteer import Gazetteer
from sabaq.sources.prose.documents import ProseReader, extract_lines, reader
from sabaq.sources.prose.extract import Document, extract
from sabaq.sources.prose.tellings import ToldDocument

STORY = "Gunmen killed five soldiers in Quetta yesterday. The BLA claimed responsibility."


class Names:
    def source(self, name: str) -> Source:
        return Source(
            id=SourceId(name), name=name, kind=SourceKind.WIRE, interest=Interest.INDEPENDENT, independence_group=name
        )


@pytest.fixture
def prose() -> ProseReader:
    return reader(Gazetteer.shipped(), Names())


@pytest.fixture
def intake() -> Intake:
    return Intake(archive="0" * 64, now=datetime(2024, 6, 1, tzinfo=UTC), zone=UTC)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_document_named_by_its_file(tmp_path: Path, prose: ProseReader, intake: Intake):
    [arrival] = prose.read(written(tmp_path, "note.txt", STORY), intake)
    assert isinstance(arrival, Arrival)
    assert arrival.report.external_id == "note.txt"
    assert arrival.report.raw == STORY
    assert all(claim.report == arrival.report.id and claim.matches(STORY) for claim in arrival.claims)
    assert {claim.value for claim in arrival.claims if claim.prop is Prop.ACTOR} == {"BLA"}


def test_a_heading_s_date_is_the_publication(tmp_path: Path, prose: ProseReader, intake: Intake):
    [arrival] = prose.read(written(tmp_path, "a.txt", f"Stocktaking – 19 Feb 2023\n\n{STORY}"), intake)
    assert arrival.report.published_at.date() == date(2023, 2, 19)
    assert arrival.report.published_precision == "day"
    when = next(claim.when for claim in arrival.claims if claim.prop is Prop.DATE)
    assert when.first == date(2023, 2, 18)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_whatever_their_mark(tmp_path: Path, prose: ProseReader, intake: Intake, encoding: str):
    [arrival] = prose.read(written(tmp_path, "a.txt", "پشاور: five killed in Peshawar".encode(encoding)), intake)
    assert arrival.report.raw.startswith("پشاور")


def test_an_older_encoding_is_refused_with_the_byte_and_the_remedy(tmp_path: Path, prose: ProseReader, intake: Intake):
    with pytest.raises(BadRecord, match=r"byte 5 .*iconv"):
        list(prose.read(written(tmp_path, "a.txt", b"five \x93quoted\x94 killed"), intake))


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n\n ", b"\xef\xbb\xbf", b"five killed\x00in Quetta", bytes(range(1, 32)) * 40, b"x" * 5_000_001],
    ids=["empty", "blank", "only a mark", "NUL", "control characters", "a book"],
)
def test_what_is_no_report_is_rejected_with_what_was_wanted(
    tmp_path: Path, prose: ProseReader, intake: Intake, content: bytes
):
    [rejected] = prose.read(written(tmp_path, "a.txt", content), intake)
    assert isinstance(rejected, Rejected)
    assert rejected.file == "a.txt"
    assert rejected.seen
    assert rejected.wanted


@pytest.mark.parametrize(
    "text",
    [
        "💥💥💥🔥",
        "<html><body></body></html>",
        "\u202eكوئٹہ میں دھماکا، پانچ افراد جاں بحق\u202c",
        "﷽" * 50,
        "?!?!?!",
        ".",
    ],
    ids=["emoji", "HTML", "right to left", "ligatures", "marks", "a stop"],
)
def test_text_without_a_claim_is_a_report_without_claims(tmp_path: Path, prose: ProseReader, intake: Intake, text: str):
    [arrival] = prose.read(written(tmp_path, "a.txt", text), intake)
    assert isinstance(arrival, Arrival)
    assert all(claim.matches(text) for claim in arrival.claims)


def test_lines_load_and_the_bad_ones_are_rejected_with_their_row(tmp_path: Path, prose: ProseReader, intake: Intake):
    lines = [
        msgspec.json.encode(
            {"id": 7, "text": STORY, "published": "2024-05-30", "source": "A Wire", "extra": [1]}
        ).decode(),
        "not json",
        "",
        '{"report_id": "r9", "text": ""}',
        '{"i": 3, "text": "ok", "published": "soon"}',
        '{"i": 4, "text": "ok", "published": "2031-01-01"}',
        '{"i": 5, "text": 12}',
        '{"title": "Two policemen killed in Tank district"}',
    ]
    found = list(prose.read(written(tmp_path, "in.jsonl", "\n".join(lines)), intake))
    assert [type(one).__name__ for one in found] == ["Arrival", *["Rejected"] * 5, "Arrival"]
    assert [one.row for one in found if isinstance(one, Rejected)] == [2, 3, 4, 5, 6]
    assert found[0].report.external_id == "7"
    assert found[0].report.source == "A Wire"
    assert found[0].report.known_at == found[0].report.published_at
    assert found[-1].report.external_id == "row 7"
    assert next(c.low for c in found[-1].claims if c.prop is Prop.KILLED) == 2


def test_packed_lines_are_read_like_plain_ones(tmp_path: Path, prose: ProseReader, intake: Intake):
    line = msgspec.json.encode({"id": "a", "text": STORY})
    plain = list(prose.read(written(tmp_path, "a.jsonl", line), intake))
    packed = list(prose.read(written(tmp_path, "b.jsonl.gz", gzip.compress(line)), intake))
    assert plain == packed


def test_one_json_list_is_refused_with_the_remedy(tmp_path: Path, prose: ProseReader, intake: Intake):
    with pytest.raises(BadRecord, match="one document a line"):
        list(prose.read(written(tmp_path, "a.jsonl", '[{"text": "a"}]'), intake))


def test_extracted_lines_survive_json_and_give_the_claims_back(tmp_path: Path):
    line = msgspec.json.encode({"id": "a", "text": STORY, "published": "2024-05-30", "source": "A Wire"})
    [made] = extract_lines(written(tmp_path, "a.jsonl", line), Gazetteer.shipped())
    assert isinstance(made, ToldDocument)
    back = msgspec.json.decode(msgspec.json.encode(made), type=ToldDocument)
    assert back == made
    assert made.published == "2024-05-30"
    assert all(made.text[claim.start : claim.end] == claim.quote for claim in made.claims)
    assert {claim.subject for claim in made.claims} == {"1"}


def test_the_claims_of_a_report_come_back_from_its_line_unchanged(tmp_path: Path):
    report = ReportId("r")
    text = "Two policemen were killed in Tank district on Monday, police said. In Quetta a bomb hurt five people."
    claims = extract(Document(report=report, raw=text, published=date(2024, 5, 30)), gazetteer=Gazetteer.shipped())
    assert {claim.subject for claim in claims} == {subject_id(report, "1"), subject_id(report, "2")}
    line = msgspec.json.encode({"text": text, "published": "2024-05-30"})
    [made] = extract_lines(written(tmp_path, "a.jsonl", line), Gazetteer.shipped())
    assert isinstance(made, ToldDocument)
    back = msgspec.json.decode(msgspec.json.encode(made), type=ToldDocument)
    assert tuple(to_claim(one, report) for one in back.claims) == claims


def test_publication_keeps_the_precision_it_was_written_in():
    assert published_text(*parse_published("2024-05-30", UTC)) == "2024-05-30"
    assert published_text(*parse_published("2024-05-30T10:00:00+05:00", UTC)) == "2024-05-30T05:00:00+00:00"
    with pytest.raises(BadRecord, match="write it as"):
        parse_published("30/5", UTC)


def test_no_value_or_speaker_names_a_private_person():
    text = (
        "Inspector Gul Rehman Afridi said Mr Jamal Shah Wazir was shot dead in Bannu. Dr Naseem Akhtar, a "
        "doctor, said two "
        "people died. Spokesman Azam Tariq Mehsud of the TTP claimed responsibility."
    )
    claims = extract(Document(report=ReportId("r"), raw=text), gazetteer=Gazetteer.shipped())
    names = {"Gul", "Rehman", "Afridi", "Jamal", "Shah", "Wazir", "Naseem", "Akhtar", "Azam", "Tariq", "Mehsud"}
    for claim in claims:
        assert not names & set(f"{claim.value} {claim.speaker}".split())
