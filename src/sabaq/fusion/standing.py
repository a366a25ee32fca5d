"""Standing: what live groups know, in pieces that are kept.

Numbers of mentions never change once they are given, and names and words only grow; so what came since the last piece
is all that a next one holds. Which mention is in which group is the picture's to say, and is in no piece.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sabaq.fusion.codes import PARTIES, SETS, Coded, coded
from sabaq.fusion.late import Vocabulary, headline_code
from sabaq.fusion.names import WORDS
from sabaq.fusion.placing import Learned
from sabaq.fusion.spellings import Spellings, Texts, Words

N = TypeVar("N", bound=np.generic)
Counts = npt.NDArray[np.int32]
WIDTHS = {"xyz_km": 3, "killed": 3, "wounded": 3, "worth": 3, "place_words": SETS, "words": WORDS, "rarity": WORDS,
          "actors": SETS, "others": SETS, "types": SETS, "targets": SETS}  # fmt: skip
TEXTS = ("place_words", "headline_words", "occasions", "sources", "origins")


class Growth(msgspec.Struct, kw_only=True):
    """What a vocabulary learned since some point; of spellings each name's code, of the others the texts in order."""

    names: dict[str, list[tuple[str, int]]]
    words: dict[str, list[str]]
    seen: list[int]  # texts that hold each of the headlines' words
    texts: int
    spots: list[tuple[str, int, int, tuple[float, float, float]]]
    worths: dict[str, list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The mentions from one row on, and what was learned with them."""

    rows: pa.Table  # the columns of Coded, then subject and known_at
    growth: Growth
    candidates: Counts  # of all rows until then, how many each was compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of all mentions of a ledger, whichever group they are in."""

    told: Coded
    vocabulary: Vocabulary
    candidates: npt.NDArray[np.int64]
    held: pa.Table  # subject, known_at


def learned(tables: Mapping[str, pa.Table]) -> Standing:
    """Learn from the tables up to `crowds` that the batch made."""
    mentions, codes = tables["mentions"], tables["codes"]
    titles = mentions["words"].combine_chunks().dictionary_encode()
    hashed = np.array([*map(headline_code, titles.dictionary.to_pylist()), -1], dtype=np.int32)
    title = hashed[titles.indices.fill_null(len(hashed) - 1).to_numpy(zero_copy_only=False)]
    return Standing(
        told=replace(coded(codes), title=title), vocabulary=Vocabulary.learned(mentions, codes),
        candidates=tables["crowds"]["candidates"].to_numpy().astype(np.int64),
        held=mentions.select(["subject", "known_at"]).combine_chunks(),
    )  # fmt: skip


def restored(pieces: Sequence[Piece]) -> Standing:
    """Put pieces together again, in their order."""
    rows = pa.concat_tables([piece.rows for piece in pieces])
    return Standing(
        told=coded_from(rows), vocabulary=vocabulary_from([piece.growth for piece in pieces]),
        candidates=pieces[-1].candidates.astype(np.int64), held=rows.select(["subject", "known_at"]).combine_chunks(),
    )  # fmt: skip


def rows_of(told: Coded, first: int, size: int, *, subjects: Sequence[str], known: Sequence[str]) -> pa.Table:
    """Give the rows from `first` to `size` as a table."""
    columns = {each.name: _column(getattr(told, each.name)[first:size]) for each in fields(Coded)}
    return pa.table(columns | {"subject": pa.array(subjects, pa.string()), "known_at": pa.array(known, pa.string())})


def coded_from(rows: pa.Table) -> Coded:
    """Give the columns of Coded back."""
    columns: dict[str, Any] = {each.name: _array(rows[each.name].combine_chunks()) for each in fields(Coded)}
    return Coded(**columns)


def growth_of(known: Vocabulary, marks: Mapping[str, int]) -> tuple[Growth, dict[str, int]]:
    """Give what was learned since the marks, and the marks of now; no marks: since the beginning."""
    names = {name: each for name, each in known.names.items() if name not in PARTIES[1:]}  # one stands for both
    words: dict[str, Words | Texts] = {name: getattr(known, name) for name in TEXTS}
    new = {name: list(islice(each.codes.items(), marks.get(name, 0), None)) for name, each in names.items()}
    growth = Growth(
        names=new, texts=known.headline_words.texts, seen=known.headline_words.seen[marks.get("seen", 0) :],
        words={name: list(islice(each.codes, marks.get(name, 0), None)) for name, each in words.items()},
        worths={} if marks else {name: each.tolist() for name, each in known.worths.items()},
        spots=[] if marks else [(*key, spot) for key, spot in known.places.spots.items()],
    )  # fmt: skip
    now = {name: len(each.codes) for name, each in (names | words).items()}
    return growth, now | {"seen": len(known.headline_words.seen)}


def vocabulary_from(pieces: Sequence[Growth]) -> Vocabulary:
    """Give the vocabulary that learned all this, piece by piece."""
    names: dict[str, Spellings] = {name: Spellings() for name in pieces[0].names}
    for piece in pieces:
        for name, new in piece.names.items():
            for text, code in new:
                names[name].learn(text, code)
    codes = {name: _numbered([text for piece in pieces for text in piece.words[name]]) for name in TEXTS}
    seen = [count for piece in pieces for count in piece.seen]
    return Vocabulary(
        names=names | dict.fromkeys(PARTIES, names[PARTIES[0]]), place_words=Words(codes["place_words"]),
        headline_words=Words(codes["headline_words"], pieces[0].texts, seen), occasions=Texts(codes["occasions"]),
        sources=Texts(codes["sources"]), origins=Texts(codes["origins"]),
        worths={name: np.array(each) for name, each in pieces[0].worths.items()},
        places=Learned(spots={(level, name, country): spot for level, name, country, spot in pieces[0].spots}),
    )  # fmt: skip


def _numbered(texts: Sequence[str]) -> dict[str, int]:
    return {text: at for at, text in enumerate(texts)}


def _column(values: npt.NDArray[np.generic]) -> pa.Array:
    if values.ndim == 1:
        return pa.array(values)
    return pa.FixedSizeListArray.from_arrays(pa.array(values.ravel()), values.shape[1])


def _array(column: pa.Array) -> npt.NDArray[np.generic]:
    if not pa.types.is_fixed_size_list(column.type):
        return np.asarray(column.to_numpy(zero_copy_only=False))
    return np.asarray(column.flatten().to_numpy(zero_copy_only=False)).reshape(len(column), column.type.list_size)


def with_room(told: Coded, room: int) -> Coded:
    """Give the columns with this many rows, and with room for the longest lists."""
    columns: dict[str, Any] = {
        each.name: longer(getattr(told, each.name), room, WIDTHS.get(each.name)) for each in fields(Coded)
    }
    return Coded(**columns)


def longer(column: npt.NDArray[N], room: int, width: int | None = None) -> npt.NDArray[N]:
    """Give a column with more rows, and lists of this width; what is not filled holds none."""
    nothing = -1 if np.issubdtype(column.dtype, np.integer) else 0
    made = np.full((room,) if width is None else (room, width), nothing, dtype=column.dtype)
    if width is None:
        made[: len(column)] = column
    else:
        made[: len(column), : column.shape[1]] = column
    return made
