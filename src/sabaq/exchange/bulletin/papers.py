"""Papers: a bulletin as a PDF, set by typst."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import as_file, files
from importlib.util import find_spec

import msgspec

from sabaq.errors import BadConfig
from sabaq.exchange.bulletin.pages import board_name
from sabaq.exchange.bulletin.tellings import (
    CheckTold,
    RowTold,
    cell,
    check_told,
    publication_told,
    row_told,
    sum_told,
    value_told,
    where,
)
from sabaq.exchange.bulletin.words import LANGUAGES, Words, words
from sabaq.model.bulletins import Bulletin

TEMPLATE = "paper.typ"
FONTS = ("assets", "fonts")
MOST_ROWS, MOST_CHECKS = 3_000, 1_000  # on paper, the newest: more is no booklet, and the tables hold all


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One chapter: a heading, sentences, and a table with widths that are relative."""

    title: str
    text: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()
    apart: bool = True  # on a page of its own


def available() -> bool:
    """Say whether a PDF can be set here."""
    return find_spec("typst") is not None


def papers(told: Bulletin) -> Iterator[tuple[str, bytes]]:
    """Yield the bulletin as a PDF in each language, by the name of its file.

    No font of the machine is used, so that the same bulletin is the same file everywhere; the HTML is the accessible
    form, for tags would make a PDF of ten thousand rows ten times as large.
    """
    try:
        typst = import_module("typst")  # an extra, and large: who prints nothing need neither have nor load it
    except ImportError as error:
        raise BadConfig("a PDF needs the extra: pip install 'sabaq[reports]'; or leave it out: --no-pdf") from error
    home = files("sabaq.exchange.bulletin")
    with ExitStack() as held:
        fonts = held.enter_context(as_file(home.joinpath(*FONTS)))
        for w in map(words, LANGUAGES):
            values = msgspec.json.encode(_told(told, w)).decode()
            made = typst.compile(
                home.joinpath(TEMPLATE).read_bytes(), format="pdf", sys_inputs={"bulletin": values},
                ignore_system_fonts=True, font_paths=[str(fonts)], pdf_tags=False,
            )  # fmt: skip
            yield f"bulletin-{w.code}.pdf", bytes(made)


def _told(told: Bulletin, w: Words) -> dict[str, object]:
    by = [w("index.by", name=told.publisher, contact=told.contact)] if told.publisher else []
    return {
        "lang": w.code, "direction": w.direction, "title": f"{w('name')}, {w.day(told.day)}",
        "dated": w("dated", day=w.day(told.day), log=told.log),
        "opening": [w("index.lead"), *by, sum_told("index.killed", told.whole.killed, w),
                    sum_told("index.wounded", told.whole.wounded, w), w("index.range")],
        "parts": [*_parts(told, w)],
        "closing": [w("footer"), w("index.made_with", version=told.made_with)],
    }  # fmt: skip


def _parts(told: Bulletin, w: Words) -> Iterator[Part]:
    yield Part(
        title=w("index.incidents"), head=_heads(w, "register", "month incidents killed wounded"),
        widths=(2, 1, 2, 2), apart=False,
        rows=[
            (w.month(each.month), f"{each.incidents:,}", cell(each.killed, w), cell(each.wounded, w))
            for each in told.months
        ],
    )  # fmt: skip
    held = told.register[-MOST_ROWS:]
    yield Part(
        title=w("register.title"), text=(w("register.lead"), *_newest(held, told.register, w)),
        head=_heads(w, "register", "when where killed wounded how who sources sure"),
        widths=(1.3, 2.2, 1.5, 1.5, 1.6, 1.6, 2.2, 1.3), rows=[_row(row_told(each, w)) for each in held],
    )  # fmt: skip
    rows = {row.incident: row for row in told.register}
    newest = told.checks[-MOST_CHECKS:][::-1]
    yield Part(
        title=w("checks.title"), text=(w("checks.lead"), *_newest(newest, told.checks, w)),
        head=_heads(w, "checks", "said speaker incident asserted borne verdict"), widths=(1.2, 1.6, 2.2, 2, 1.4, 2.4),
        rows=[_check(check_told(each, rows[each.incident], w), w) for each in newest],
    )  # fmt: skip
    yield from _accounts(told, w)
    yield Part(title=w("method.title"), text=(w("method.lead"),))
    for title, text in w.lists["method.parts"]:
        yield Part(title=title, text=(text,), apart=False)


def _accounts(told: Bulletin, w: Words) -> Iterator[Part]:
    at = {row.incident: w.joined((w.when(row), where(row, w))) for row in told.register}
    yield Part(
        title=w("reviews.title"), text=(w("reviews.lead", n=told.threshold),), widths=(3, 1.5, 1, 2, 1.2, 1.2),
        head=_heads(w, "reviews", "incident kind state lead_office due done"),
        rows=[
            (at[each.incident], w(f"review.{each.kind}"), w(f"state.{each.state}"), w.apart(each.lead) or w("none"),
             w.day(each.due) if each.due else w("none"), w.day(each.done_on) if each.done_on else w("none"))
            for each in told.reviews
        ],
    )  # fmt: skip
    out = [f"{w.apart(each.title)}{w('joiner')}{w.day(each.on)}: {publication_told(each, w)}" for each in
           told.publications]  # fmt: skip
    yield Part(title=w("reviews.published"), text=tuple(out) or (w("reviews.unpublished"),), apart=False)
    yield Part(
        title=w("boards.title"), text=(w("boards.lead"), w("boards.note")), widths=(4, 1, 1, 1, 1, 1, 1),
        head=_heads(w, "boards", "what total accepted claimed verified works overdue"),
        rows=[
            (board_name(each, w), *map(str, (each.total, each.accepted, each.claimed, each.verified, each.works,
                                             each.overdue)))
            for each in told.boards
        ],
    )  # fmt: skip
    its = told.corrections
    since = w("corrections.first") if its.since is None else w(
        "corrections.since", day=w.day(its.since), added=its.added, n=len(its.rows)
    )  # fmt: skip
    yield Part(
        title=w("corrections.title"), text=(since,), widths=(3, 1.5, 2, 2),
        head=_heads(w, "corrections", "incident field before after"),
        rows=[
            (at.get(each.incident, each.incident), w(f"field.{each.field}"), value_told(each, each.before, w),
             at.get(each.after) or value_told(each, each.after, w))
            for each in its.rows
        ],
    )  # fmt: skip


def _newest(shown: Sequence[object], held: Sequence[object], w: Words) -> tuple[str, ...]:
    return (w("paper.newest", n=len(shown), all=len(held)),) if len(shown) < len(held) else ()


def _heads(w: Words, of: str, names: str) -> tuple[str, ...]:
    return tuple(w(f"{of}.{name}") for name in names.split())


def _row(row: RowTold) -> tuple[str, ...]:
    return (
        row.when, _lines((row.where, row.within)), _lines((row.killed, row.killed_of)),
        _lines((row.wounded, row.wounded_of)), row.how, row.who, _lines((row.sources, row.told)), row.sure,
    )  # fmt: skip


def _check(row: CheckTold, w: Words) -> tuple[str, ...]:
    return (
        row.said, _lines((row.speaker, row.kind)), w.joined((row.when, row.where)), _lines((row.asserted, row.quote)),
        row.borne, _lines((row.verdict, row.grade, *row.replies)),
    )  # fmt: skip


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))
