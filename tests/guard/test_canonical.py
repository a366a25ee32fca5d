"""One spelling: RFC 8785 for records, a faster one for rows."""

from __future__ import annotations

import hashlib
import json
import math

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from sabaq.errors import BadRecord
from sabaq.guard.canonical import canonical, digest, row_spelling, rows_digest

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda its: st.lists(its, max_size=3) | st.dictionaries(TEXT, its, max_size=4),
    max_leaves=12,
)


@given(record=st.dictionaries(TEXT, VALUES | st.floats(allow_nan=False, allow_infinity=False), max_size=5))
def test_every_record_is_spelled_as_rfc_8785_has_it(record: dict[str, object]):
    assert canonical(record) == rfc8785.dumps(record)


def test_names_beyond_the_first_plane_sort_as_rfc_8785_has_it():
    record = {"\U0001f600": 1, "\ufb33": 2, "a": 3}
    assert canonical(record) == '{"a":3,"\U0001f600":1,"\ufb33":2}'.encode()


@pytest.mark.parametrize("value", [2**53, math.nan, math.inf, {1: "a"}, {"a", "b"}])
def test_what_no_two_programs_would_read_alike_is_refused(value: object):
    with pytest.raises(BadRecord, match="cannot be written down"):
        canonical({"value": value})


def test_the_digest_of_a_record_is_that_of_its_spelling():
    assert digest({"b": 1, "a": "x"}) == hashlib.sha256(b'{"a":"x","b":1}').hexdigest()


ROWS = st.lists(st.tuples(st.none() | TEXT, st.none() | st.floats(), st.none() | st.integers(-(2**63), 2**63 - 1)))


@given(rows=ROWS)
def test_rows_are_spelled_as_any_json_writer_would(rows: list[tuple[object, ...]]):
    names = ("a", "b", "c")
    lines = [json.dumps(row_spelling(names, row), ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    assert rows_digest(names, rows) == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_a_column_that_holds_nothing_is_not_spelled_so_that_new_columns_change_no_digest():
    assert rows_digest(("a", "b", "c"), [("x", None, 1.5)]) == rows_digest(("a", "c"), [("x", 1.5)])
    assert row_spelling(("a", "b"), (1.5, 0)) == {"a": "0x1.8000000000000p+0", "b": 0}
