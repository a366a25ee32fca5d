"""Learned: recommendations and what became of them, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sabaq.model.lessons import Closure, Overdue, Pairing, Rates, SiteRow, SiteVerdict, Suggestion, Verdict
from sabaq.model.recommendations import Recommendation, State

if TYPE_CHECKING:
    from sabaq.workspace.lessons import Taken

SHOWN_REJECTIONS = 20


def line(one: Recommendation, today: date) -> str:
    """Say where one stands."""
    first = f" (first promised {one.first_promised})" if one.first_promised else ""
    return f"{one.reference}  {one.issued}{first}  {one.state_on(today).value}  {one.addressee}: {one.action}"


def one(found: Recommendation, today: date) -> str:
    """Tell all that is on record of one."""
    return "\n".join(_one(found, today))


def taken(found: Taken) -> str:
    """Say what became of a register."""
    told = (
        f"{found.recommendations} taken in from {found.file} with {found.moves} steps, {found.held_already} held "
        f"already, {len(found.rejected)} rejected."
    )
    return "\n".join([told, *map(str, found.rejected[:SHOWN_REJECTIONS])])


def rates(found: Sequence[Rates], took: Sequence[Closure]) -> str:
    """Say what was claimed and verified, and how long it took."""
    return "\n".join([*map(str, found), *map(_closure, took)])


def overdue(found: Sequence[Overdue]) -> str:
    """Say what is overdue."""
    lines = [f"{each.days:,} days  {each.what}  {each.recommendation.reference}  {each.recommendation.addressee}: "
             f"{each.recommendation.action}" for each in found]  # fmt: skip
    return "\n".join([*lines, f"{len(found)} overdue; silence counts as not done."])


def _one(found: Recommendation, today: date) -> Iterator[str]:
    yield f"{found.reference} ({found.id}), {found.kind.value}: {found.state_on(today).value}"
    yield f"  {found.text}"
    yield f"  to {found.addressee}, by {found.made_by}, issued {found.issued}; {found.strength.value} action"
    if found.first_promised:
        yield f"  first promised {found.first_promised}, in an earlier shape"
    if found.test:
        yield f"  done when: {found.test}"
    if found.state in {State.ISSUED, State.REOPENED}:
        yield f"  answer due by {found.answer_by}"
    if found.due:
        yield f"  due {found.due}"
    if found.told_in:
        yield f"  told in {found.told_in}"
    for move in found.moves:
        more = "".join(f" {each}" for each in (move.effect or "", move.cause or "", move.other) if each)
        where = f" [{move.told_in}]" if move.told_in else ""
        yield f"  {move.step}. {move.happened} {move.state.value}{more} by {move.by}: {move.why}{where}"
    for each in found.evidence:
        until = f", holds until {each.expires}" if each.expires else ""
        gone = "" if each.holds_on(today) else " EXPIRED"
        yield f"  {each.id} strength {each.strength.value} by {each.author}{until}{gone}: {each.what}"
    if found.lapsed(today):
        yield "  What proved it has expired: it can be opened again."


def _closure(found: Closure) -> str:
    def days(number: float | None) -> str:
        return f"{number:,.0f}" if number is not None else "not reached"

    return (
        f"Days until {found.what}, {found.still_open} still open ones counted: median {days(found.median_days)} "
        f"(95 %: {days(found.median_low)} to {days(found.median_high)}); of the {found.done} done alone it would be "
        f"{days(found.flattering_days)}"
    )


def suggested(found: Sequence[Suggestion], limit: int) -> str:
    """Tell the queue, with what speaks for each."""
    lines = []
    for each in found[:limit]:
        lines.append(f"{each.score:.2f}  {each.sort.value}?  {each.later.reference} ({each.later.issued}): "
                     f"{each.later.action}")  # fmt: skip
        lines.append(f"      of {each.earlier.reference} ({each.earlier.issued}): {each.earlier.action}")
        lines += [f"      {reason}" for reason in each.reasons]
    return "\n".join(
        [*lines, f"{len(found):,} to rule on: `sabaq lessons rule LATER EARLIER --as confirmed --why TEXT`"]
    )


def pairings(found: Sequence[Pairing]) -> str:
    """Tell what people ruled."""
    lines = [f"{each.id}  {each.sort.value} {each.verdict.value}: {each.later} and {each.earlier}, by {each.by}: "
             f"{each.why}" for each in found]  # fmt: skip
    told = [each for each in found if each.place]
    good = sum(each.verdict is Verdict.CONFIRMED for each in told)
    return "\n".join([*lines, f"{good} of {len(told)} suggestions that were ruled on were confirmed."])


def checks(found: Sequence[SiteRow]) -> str:
    """Tell what is asked of which site."""
    lines = [f"{each.finding}  {each.site} ({each.site_class}): {each.verdict.value}  {each.action}"
             f"{f'  {each.by}: {each.why}' if each.by else ''}" for each in found]  # fmt: skip
    holding = sum(each.verdict is SiteVerdict.HOLDS for each in found)
    return "\n".join([*lines, f"{holding} of {len(found)} hold; what nobody looked at counts as failing."])
