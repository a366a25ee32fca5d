"""Parts: they lie in a folder until somebody works on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from sabaq.errors import BadConfig, Unavailable
from sabaq.store.base import Part, Parts, Step
from sabaq.store.parts import Here, Kept, keep, loads, versions, work_on

NUMBERS = pa.schema([("x", pa.int64())])


def deal(numbers: pa.Table, *, least: int) -> Iterator[Part]:
    for at in range(least):
        yield Part(key={"half": at % 2, "number": at}, tables={"given": numbers.slice(at * 3, 3)})


def double(part: Part) -> pa.Table:
    return pa.table({"x": [2 * x for x in part.tables["given"]["x"].to_pylist()]}, schema=NUMBERS)


DOUBLED = Parts(deal=deal, work=double, schema=NUMBERS, gather=lambda made: made.sort_by("x"))


def numbers(count: int) -> pa.Table:
    return pa.table({"x": range(count)}, schema=NUMBERS)


def test_parts_lie_in_folders_named_after_their_keys(tmp_path: Path):
    kept = keep(deal(numbers(7), least=3), tmp_path)
    assert [Path(part.folder).relative_to(tmp_path).as_posix() for part in kept] == [
        "half=0/number=0", "half=1/number=1", "half=0/number=2",
    ]  # fmt: skip
    assert [part.rows for part in kept] == [3, 3, 1]


def test_what_is_made_of_kept_parts_is_what_is_made_here(tmp_path: Path):
    kept = keep(deal(numbers(7), least=3), tmp_path)
    made = pa.Table.from_batches(work_on(kept, DOUBLED, versions()), NUMBERS)
    step = Step(name="doubled@1", writes="doubled", reads=("x",), run=lambda x: x, parts=DOUBLED)
    assert DOUBLED.gather(made).equals(Here(least=3).run(step, [numbers(7)]))


def test_nothing_to_deal_makes_an_empty_table():
    none = Parts(deal=lambda *_, least: iter(()), work=double, schema=NUMBERS, gather=lambda made: made)  # noqa: ARG005
    step = Step(name="none@1", writes="none", reads=("x",), run=lambda x: x, parts=none)
    assert Here().run(step, [numbers(0)]).equals(NUMBERS.empty_table())


def test_loads_are_even_and_hold_every_part_once():
    kept = [Kept(folder=f"{at}", key={}, rows=rows) for at, rows in enumerate([9, 1, 1, 1, 5, 4, 2, 1])]
    dealt = loads(kept, 3)
    assert sorted(part.folder for load in dealt for part in load) == sorted(part.folder for part in kept)
    assert sorted(sum(part.rows for part in load) for load in dealt) == [7, 8, 9]
    assert loads(kept[:2], 5) == [[kept[0]], [kept[1]]]
    assert loads([], 5) == []


def test_a_worker_that_does_not_see_the_folder_says_so(tmp_path: Path):
    gone = Kept(folder=str(tmp_path / "gone"), key={}, rows=1)
    with pytest.raises(Unavailable, match=r"does not see .*gone; name a folder that all machines share with --shared"):
        list(work_on([gone], DOUBLED, versions()))


def test_a_worker_of_other_versions_refuses(tmp_path: Path):
    with pytest.raises(BadConfig, match=r"but this machine with sabaq 0\.0\.1.*same versions"):
        list(work_on(keep(deal(numbers(1), least=1), tmp_path), DOUBLED, "sabaq 0.0.1"))
