"""Live: groups that take one more mention at a time.

The candidates, the weights and the clustering are those of the batch; only where they are applied is narrower: the
late mention is grouped anew with the groups it has evidence for, the others stay as they are until the next run.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sabaq.fusion.beside import Beside
from sabaq.fusion.codes import Coded
from sabaq.fusion.late import Mention, Vocabulary
from sabaq.fusion.likeness import LEAN_BITS, LIKENESS, Model
from sabaq.fusion.memberships import SAME_BITS, firmness, grouped
from sabaq.fusion.nearby import Nearby, compared
from sabaq.fusion.standing import Piece, Standing, growth_of, longer, rows_of, with_room
from sabaq.fusion.ties import strongest
from sabaq.fusion.weighings import Weighed, weigh

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

TOGETHER = 64  # mentions that are grouped anew with a late one; groups of more only take it in, or leave it out
SPARE = 4096  # rows that are made ready at once
REMEMBERED = 5_000  # groups whose pairs need not be weighed again when the next report joins them
NO_ROWS = np.empty(0, dtype=np.int64)


@dataclass(slots=True)
class Judged:
    """What links say of rows."""

    same: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    different: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, verdict: str, a: int, b: int) -> None:
        """Note one judgement; the others say nothing of groups."""
        if verdict in {"same", "different"} and a != b and min(a, b) >= 0:
            sides: dict[int, set[int]] = getattr(self, verdict)
            sides[a].add(b)
            sides[b].add(a)

    def among(self, verdict: str, rows: Rows) -> Rows:
        """Give the positions (n, 2) in `rows` of the pairs with this verdict."""
        sides: dict[int, set[int]] = getattr(self, verdict)
        place = {row: at for at, row in enumerate(rows.tolist()) if row in sides}
        pairs = [(at, place[other]) for row, at in place.items() for other in sides[row] if other in place]
        return np.array([pair for pair in pairs if pair[0] < pair[1]], dtype=np.int64).reshape(-1, 2)


@dataclass(slots=True, kw_only=True)
class Groups:
    """All mentions of a ledger as numbers, and which of them stand together."""

    told: Coded  # with rows to spare
    size: int
    card: Model
    vocabulary: Vocabulary
    beside: Beside
    nearby: Nearby
    candidates: Rows  # how many each row was compared with
    crowd: Floats
    home: Rows  # the row whose subject names the group
    weight: Floats
    judged: Judged
    subjects: pa.StringArray  # of the rows that were there at the start
    known_at: pa.StringArray  # of these rows
    by_subject: Rows  # the rows that were there at the start, in order of subject
    late: list[Mention] = field(default_factory=list)
    late_rows: dict[str, int] = field(default_factory=dict)  # by subject
    moved: dict[int, list[int]] = field(default_factory=dict)  # members of the groups that changed since the start
    by_home: tuple[Rows, Rows] = field(default=(np.empty(0, np.int64), np.empty(0, np.int64)))
    inside: dict[int, Weighed] = field(default_factory=dict)  # all pairs of groups that changed lately
    joined: dict[int, Weighed] = field(default_factory=dict)  # of groups of more than `TOGETHER` only the late ones'

    @classmethod
    def standing(cls, known: Standing, *, card: Model) -> Groups:
        """Start from what is known of all mentions, each in a group of its own."""
        subjects, known_at = (known.held[name].combine_chunks() for name in ("subject", "known_at"))
        size = len(subjects)
        room = size + max(SPARE, size // 8)
        told, alone = with_room(known.told, room), np.arange(room)
        beside = Beside.of(told, size)
        nearby = Nearby(beside.compare)
        nearby.fill(told, size)
        return cls(
            told=told, beside=beside, size=size, card=card, vocabulary=known.vocabulary, nearby=nearby,
            candidates=longer(known.candidates, room), home=alone,
            crowd=longer(np.log2(np.maximum(known.candidates, 1)) / 2, room), weight=np.ones(room), judged=Judged(),
            subjects=subjects, known_at=known_at, by_subject=pc.sort_indices(subjects).to_numpy().astype(np.int64),
        )  # fmt: skip

    def show(self, memberships: pa.Table, links: pa.Table) -> None:
        """Put the mentions into the groups that a picture shows, under the judgements that stand."""
        late = pa.array([each.subject for each in self.late], pa.string())
        subjects = pa.concat_arrays([self.subjects, late])
        self.home[: self.size], self.weight[: self.size] = _homes(subjects, memberships)
        order = np.argsort(self.home[: self.size], kind="stable")
        self.by_home, self.moved, self.inside = (self.home[order], order), {}, {}
        ends = [pc.index_in(links[end], value_set=subjects).fill_null(-1).to_pylist() for end in ("a", "b")]
        for verdict, one, two in zip(links["verdict"].to_pylist(), *ends, strict=True):
            self.judged.add(verdict, one, two)

    def piece(self, first: int, marks: Mapping[str, int]) -> tuple[Piece, dict[str, int]]:
        """Give what came from a row on, to be kept, and the marks for the next piece."""
        held, growth, now = len(self.subjects), *growth_of(self.vocabulary, marks)
        subjects, known = (each[first:].to_pylist() for each in (self.subjects, self.known_at))
        late = self.late[max(0, first - held) :]
        subjects, known = subjects + [each.subject for each in late], known + [each.known_at for each in late]
        rows = rows_of(self.told, first, self.size, subjects=subjects, known=known)
        return Piece(rows=rows, growth=growth, candidates=self.candidates[: self.size].astype(np.int32)), now

    def follow(self, mention: Mention) -> None:
        """Take in a mention that a picture shows already; `show` puts it into its group."""
        self._meet([self.put(mention)])

    def subject(self, row: int) -> str:
        """Name the subject of a row."""
        held = len(self.subjects)
        return self.late[row - held].subject if row >= held else str(self.subjects[row])

    def row(self, subject: str) -> int:
        """Give the row of a subject; -1 where it is not there."""
        if subject in self.late_rows:
            return self.late_rows[subject]
        at = bisect_left(self.by_subject, subject, key=lambda row: self.subject(int(row)))
        found = int(self.by_subject[at]) if at < len(self.by_subject) else -1
        return found if found >= 0 and self.subject(found) == subject else -1

    def named(self, row: int) -> str:
        """Name the incident that a row gives, or gave, its name to."""
        return f"i{self.subject(row)[1:]}"

    def incident(self, row: int) -> str:
        """Name the incident that a row is in."""
        return self.named(int(self.home[row]))

    def members(self, home: int) -> list[int]:
        """Give the rows of a group."""
        if home in self.moved:
            return self.moved[home]
        homes, order = self.by_home
        low, high = np.searchsorted(homes, [home, home + 1])
        return list(map(int, order[low:high]))

    def judge(self, verdict: str, a: str, b: str) -> None:
        """Note a judgement on two subjects; it holds from the next mention on."""
        self.judged.add(verdict, self.row(a), self.row(b))

    def put(self, mention: Mention) -> int:
        """Write a mention down without grouping it, and give its row."""
        if self.size == len(self.home):
            self._grow()
        row = self.size
        self.vocabulary.put(mention, self.told, row)
        self.beside.put(self.told, row)
        self.size += 1
        self.late.append(mention)
        self.late_rows[mention.subject] = row
        self.home[row], self.weight[row], self.moved[row] = row, 1.0, [row]
        return row

    def join(self, rows: Sequence[int]) -> Iterator[tuple[set[int], set[int]]]:
        """Group rows that were just put; give of each the groups that it changed and those that came of them."""
        near = self._meet(rows)
        ends = np.cumsum([0, *map(len, near)]).tolist()
        found = self._weigh(np.repeat(np.array(rows, dtype=np.int64), np.diff(ends)), np.concatenate([NO_ROWS, *near]))
        total = found.total(self.card, self.crowd)
        for row, *part in zip(rows, ends[:-1], ends[1:], strict=True):
            its = slice(*part)
            yield self._join(row, found.of(its), found.b[its][total[its] + LEAN_BITS > 0])

    def _join(self, row: int, mine: Weighed, near: Rows) -> tuple[set[int], set[int]]:
        """Group a row anew with the groups of those near it, of which it has these pairs."""
        kin = {*near.tolist(), *self.judged.same.get(row, ())}
        before = {int(self.home[one]) for one in kin} | {row}
        rows = np.array(sorted({member for home in before for member in self.members(home)}), dtype=np.int64)
        if len(rows) == 1:
            return before, before
        mine = mine.of(np.array([home in before for home in self.home[mine.b].tolist()], dtype=bool))
        if len(rows) <= TOGETHER:
            pairs, held = mine.beside(self._among(before - {row}, rows[rows != row])), np.empty((0, 2), dtype=np.int64)
        else:
            pairs, held = mine, self._chains(rows, row)
        a, b, bits = (*np.searchsorted(rows, [pairs.a, pairs.b]), pairs.total(self.card, self.crowd))
        same, different = (self.judged.among(verdict, rows) for verdict in ("same", "different"))
        rulings = (np.concatenate([same, held]), different)
        found = grouped(len(rows), a, b, bits, rulings=rulings, silent=self.told.silent[rows])
        sure = firmness(found, a=a, b=b, bits=bits, same=same)
        self.weight[rows] = sure if not len(held) else np.maximum(sure, np.where(rows == row, 0.0, self.weight[rows]))
        after = self._settle(rows, found, before)
        self._remember(pairs, before, after)
        return before, after

    def _meet(self, rows: Sequence[int]) -> list[Rows]:
        """Give of each row those that it is compared with, and count it as one of their candidates."""
        found = self.nearby.take_in(self.told, rows)
        for row, near in zip(rows, found, strict=True):
            self.candidates[near] += 1
            self.candidates[row] = len(near)
        for some in (np.array(rows, dtype=np.int64), *found):
            self.crowd[some] = np.log2(np.maximum(self.candidates[some], 1)) / 2
        return found

    def ties(self, home: int) -> tuple[list[dict[str, object]], bool]:
        """Give the strongest ties of a group, and whether these are all: of a large one only the late ones' are."""
        rows = np.array(self.members(home), dtype=np.int64)
        if len(rows) < 2:
            return [], True
        whole = len(rows) <= TOGETHER
        last = self._among({home}, rows) if whole else self.joined.pop(home, self._weigh(NO_ROWS, NO_ROWS))
        total = last.total(self.card, self.crowd)
        inside = np.flatnonzero((self.home[last.a] == home) & (self.home[last.b] == home))
        same = rows[self.judged.among("same", rows)]
        one, two = np.concatenate([same[:, 0], last.a[inside]]), np.concatenate([same[:, 1], last.b[inside]])
        weight = np.concatenate([np.full(len(same), SAME_BITS), total[inside]])
        low, high = np.minimum(one, two), np.maximum(one, two)
        place = np.unique(np.concatenate([low, high]))
        at = strongest(len(place), np.searchsorted(place, low), np.searchsorted(place, high), weight)
        lines = iter(last.of(inside[at[at >= len(same)] - len(same)]).lines(self.crowd))
        ties: list[dict[str, object]] = [
            {
                "incident": self.incident(home), "a": self.subject(int(low[pair])), "b": self.subject(int(high[pair])),
                "bits": float(weight[pair]), "evidence": next(lines) if pair >= len(same) else "[]",
                "decided_by": LIKENESS.name if pair >= len(same) else "judgement",
            }
            for pair in at.tolist()
        ]  # fmt: skip
        return ties, whole

    def _among(self, homes: Set[int], rows: Rows) -> Weighed:
        """Weigh the pairs of these rows, which are these groups, that the batch would compare."""
        if len(homes) == 1 and (known := self.inside.get(next(iter(homes)))):
            return known
        one, two = np.triu_indices(len(rows), 1)
        met = compared(self.told, rows[one], rows[two], compare=self.beside.compare)
        return self._weigh(rows[one[met]], rows[two[met]])

    def _remember(self, pairs: Weighed, before: Set[int], after: Set[int]) -> None:
        """Keep the pairs of the groups that came of others, for whoever joins them next."""
        older = [self.joined.pop(home) for home in before if home in self.joined]
        for home in before:
            self.inside.pop(home, None)
        for home in after:
            its = pairs if len(after) == 1 else pairs.of((self.home[pairs.a] == home) & (self.home[pairs.b] == home))
            if len(self.members(home)) <= TOGETHER:
                self.inside[home] = its
            else:
                self.joined[home] = reduce(Weighed.beside, older, its)
        while len(self.inside) > REMEMBERED:
            del self.inside[next(iter(self.inside))]

    def _weigh(self, a: Rows, b: Rows) -> Weighed:
        return weigh(self.told, self.card, a, b, beside=self.beside)

    def _settle(self, rows: Rows, found: Rows, before: Iterable[int]) -> set[int]:
        """Name the groups found among the rows after the member that was known first."""
        for home in before:
            self.moved[home] = []
        after = set()
        for group in np.unique(found):
            members = rows[found == group].tolist()
            oldest = min(members, key=self._seniority)
            self.home[members] = oldest
            self.moved[oldest] = members
            after.add(oldest)
        return after

    def _seniority(self, row: int) -> tuple[str, str]:
        held = len(self.subjects)
        known = self.late[row - held].known_at if row >= held else str(self.known_at[row])
        return known, self.subject(row)

    def _chains(self, rows: Rows, late: int) -> Rows:
        """Give pairs of positions that hold each group of the rows together as it stands."""
        home = np.where(rows == late, -1, self.home[rows])
        order = np.argsort(home, kind="stable")
        linked = home[order[1:]] == home[order[:-1]]
        return np.column_stack([order[:-1][linked], order[1:][linked]])

    def _grow(self) -> None:
        room = 2 * len(self.home)
        self.told = with_room(self.told, room)
        for name in ("candidates", "crowd", "home", "weight"):
            setattr(self, name, longer(getattr(self, name), room))


def _homes(subjects: pa.Array, memberships: pa.Table) -> tuple[Rows, Floats]:
    """Give the row that names each row's group, its own where no picture shows it, and how surely it belongs."""
    at = pc.index_in(subjects, value_set=memberships["subject"].combine_chunks())
    names = pc.utf8_slice_codeunits(memberships["incident"].combine_chunks().take(at), 2)
    home = pc.index_in(pc.binary_join_element_wise("s", names, "_"), value_set=subjects)
    home = home.fill_null(-1).to_numpy().astype(np.int64)
    weight = memberships["weight"].combine_chunks().take(at).fill_null(1.0).to_numpy()
    return np.where(home < 0, np.arange(len(subjects)), home), weight
