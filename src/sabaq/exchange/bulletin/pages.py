"""Pages: a bulletin as HTML that opens from a disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from sabaq.exchange.bulletin.tellings import (
    cell,
    check_told,
    publication_told,
    row_told,
    sum_told,
    value_told,
    where,
)
from sabaq.exchange.bulletin.words import LANGUAGES, Words, words
from sabaq.guard.proofs import Included
from sabaq.model.bulletins import BoardRow, Bulletin, CheckRow, Period, RegisterRow, joined

NAV = ("index", "register", "checks", "reviews", "boards", "corrections", "method")
AT_ONCE = 250  # statements on one page
Made = tuple[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What sets the pages of one bulletin in one language."""

    told: Bulletin
    w: Words
    rows: Mapping[str, RegisterRow]  # by incident

    def page(self, template: str, name: str, **values: object) -> Made:
        """Set one page of the language's folder."""
        return f"{self.w.code}/{name}.html", self._set(template, f"../{{}}/{name}.html", name, values)

    def proof(self, **values: object) -> Made:
        """Set the page of the proof, which stands outside of what it proves."""
        return f"proof/{self.w.code}.html", self._set("proof", "../proof/{}.html", "proof", values)

    def _set(self, template: str, elsewhere: str, name: str, values: Mapping[str, object]) -> bytes:
        w, told = self.w, self.told
        others = [(each.code, each.native, elsewhere.format(each.code)) for each in map(words, LANGUAGES)]
        text = _templates().get_template(f"{template}.html").render(
            w=w, told=told, name=name, nav=NAV, others=[each for each in others if each[0] != w.code],
            where=self.where, **values,
        )  # fmt: skip
        return text.encode()

    def where(self, incident: str) -> tuple[str, str, str]:
        """Give where an incident stands in the register, when it was and at which place."""
        row = self.rows[incident]
        return link(row.month, incident), self.w.when(row), where(row, self.w)


def pages(told: Bulletin, *, papers: Sequence[str]) -> Iterator[Made]:
    """Yield every page but those of the proof, by the name of its file; `papers` are the languages set as PDF."""
    rows = {row.incident: row for row in told.register}
    for w in map(words, LANGUAGES):
        press = Press(told=told, w=w, rows=rows)
        yield press.page("index", "index", years=_years(told.months), papers=papers)
        yield press.page("register", "register", link=link)
        for period in told.months:
            month = [row_told(row, w) for row in told.register if row.month == period.month]
            yield press.page("month", listed(period.month), period=period, rows=month)
        yield from _checks(press)
        yield press.page("reviews", "reviews")
        yield press.page("boards", "boards")
        yield press.page("corrections", "corrections")
        yield press.page("method", "method")
    yield "index.html", _templates().get_template("door.html").render(languages=[*map(words, LANGUAGES)]).encode()


def proofs(told: Bulletin, proof: Included) -> Iterator[Made]:
    """Yield the page of the proof in each language."""
    for w in map(words, LANGUAGES):
        yield Press(told=told, w=w, rows={}).proof(proof=proof, checkpoint=str(proof.checkpoint))


def listed(month: str) -> str:
    """Give the name of the page on which a month stands."""
    return f"register-{month or 'undated'}"


def link(month: str, incident: str = "") -> str:
    """Give the address of an incident in the register, seen from a page of the same language."""
    return f"{listed(month)}.html" + (f"#{incident}" if incident else "")


def board_name(row: BoardRow, w: Words) -> str:
    """Give what a row of a scoreboard counts."""
    match row.sort:
        case "kind":
            return w.term("kind", row.what)
        case "addressee":
            return w.apart(row.what)
        case _:
            return w(f"boards.{row.sort}")


def _checks(press: Press) -> Iterator[Made]:
    """Yield the pages of checked statements, the newest first; the first says how all fared."""
    newest = list(reversed(press.told.checks))
    parts = [newest[at : at + AT_ONCE] for at in range(0, len(newest), AT_ONCE)] or [[]]
    names = ["checks", *(f"checks-{n}" for n in range(2, len(parts) + 1))]
    for name, part in zip(names, parts, strict=True):
        yield press.page("checks", name, rows=_told(press, part), link=link, names=names, first=name == "checks")


def _told(press: Press, part: Sequence[CheckRow]) -> list[object]:
    return [check_told(row, press.rows[row.incident], press.w) for row in part]


def _years(months: Sequence[Period]) -> list[Period]:
    return [
        replace(joined(list(its)), month=year)
        for year, its in groupby(months, key=lambda each: each.month[:4])
    ]  # fmt: skip


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("sabaq.exchange.bulletin"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    told = (cell, sum_told, publication_told, value_told, board_name)
    made.globals |= {each.__name__: each for each in told}
    return made
