"""Ties: why the reports of an incident are held together."""

from __future__ import annotations

import msgspec
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sabaq.fusion import ties
from sabaq.fusion.likeness import HOPELESS_BITS
from sabaq.model.incident import Evidence
from tests.fusion.telling import Told, field_bits, fuse, link
from tests.fusion.test_joining import BOMB, busy_month

ROUNDING_BITS = 0.7  # a line is rounded to 0.01 bits, and lines below 0.05 bits are left out; a dozen of each at most


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    told = [*busy_month(), *(Told(id=f"bomb {name}", source=name, **BOMB, title="Blast in Quetta") for name in "ABCDE")]
    alone = [Told(id="n", source="N", place="Kharan"), Told(id="o", source="O", place="Zhob", date="2023-07-01")]
    return fuse(*told, *alone, links=[link(*alone, "same")])


def test_ties_span_every_incident_and_nothing_else(tables: dict[str, pa.Table]):
    incident = dict(zip(*(tables["memberships"][name].to_pylist() for name in ("subject", "incident")), strict=True))
    reached: dict[str, str] = {subject: subject for subject in incident}

    def end(subject: str) -> str:
        while reached[subject] != subject:
            subject = reached[subject]
        return subject

    for row in tables["ties"].to_pylist():
        assert incident[row["a"]] == incident[row["b"]] == row["incident"]
        assert end(row["a"]) != end(row["b"]), "a tie that closes a circle explains nothing"
        reached[end(row["a"])] = end(row["b"])
    assert len({end(subject) for subject in incident}) == len(set(incident.values()))


def test_evidence_adds_up_to_the_bits_of_its_tie(tables: dict[str, pa.Table]):
    scored = [row for row in tables["ties"].to_pylist() if row["decided_by"] != "judgement"]
    assert scored
    for row in scored:
        lines = msgspec.json.decode(row["evidence"], type=list[Evidence])
        assert sum(line.bits for line in lines) == pytest.approx(row["bits"], abs=ROUNDING_BITS)
        assert all(line.words for line in lines)
        assert len({line.field for line in lines}) == len(lines)


def test_what_is_told_of_a_pair_is_the_sum_of_its_fields_unless_it_was_given_up(tables: dict[str, pa.Table]):
    whole = [sum(bits) for bits in zip(*field_bits(tables).values(), strict=True)]
    for found, stated in zip(whole, tables["likeness"]["bits"].to_pylist(), strict=True):
        assert stated == pytest.approx(found, abs=0.01) or max(stated, found) <= HOPELESS_BITS


@given(st.integers(2, 12), st.integers(0, 2**32 - 1))
def test_the_ties_of_a_few_are_those_that_a_ledger_gives(size: int, seed: int):
    rng = np.random.default_rng(seed)
    some = rng.permutation(size * (size - 1) // 2)[: rng.integers(1, size * (size - 1) // 2 + 1)]
    one, two = (each[some] for each in np.triu_indices(size, 1))
    weight = rng.uniform(-50, 50, size=len(some))
    few = ties.strongest(size, one, two, weight)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ties, "FEW", 1)
        assert few.tolist() == ties.strongest(size, one, two, weight).tolist()


def test_the_strongest_ties_are_chosen(tables: dict[str, pa.Table]):
    """No pair left out is stronger than the weakest tie on the way between its two reports."""
    subjects = tables["mentions"]["subject"].to_pylist()
    beside: dict[str, list[tuple[str, float]]] = {subject: [] for subject in subjects}
    for row in tables["ties"].to_pylist():
        beside[row["a"]].append((row["b"], row["bits"]))
        beside[row["b"]].append((row["a"], row["bits"]))

    def weakest(start: str) -> dict[str, float]:
        found, waiting = {start: float("inf")}, [start]
        while waiting:
            here = waiting.pop()
            for there, bits in beside[here]:
                if there not in found:
                    found[there] = min(found[here], bits)
                    waiting.append(there)
        return found

    incident = dict(zip(*(tables["memberships"][name].to_pylist() for name in ("subject", "incident")), strict=True))
    for row in tables["likeness"].to_pylist():
        a, b = subjects[row["a"]], subjects[row["b"]]
        if incident[a] == incident[b]:
            assert row["bits"] <= weakest(a)[b] + 1e-6


def test_a_tie_that_people_judged_says_so_and_needs_no_evidence(tables: dict[str, pa.Table]):
    judged = [row for row in tables["ties"].to_pylist() if row["decided_by"] == "judgement"]
    assert [({row["a"], row["b"]}, row["evidence"]) for row in judged] == [({"s_n", "s_o"}, "[]")]
