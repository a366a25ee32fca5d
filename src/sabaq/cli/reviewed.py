"""Reviewed: reviews that are owed, begun and written, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sabaq.model.reviews import Agreement, Duty, Remark, Review, Section

TITLES = {
    Section.EXPECTED: "What was expected", Section.HAPPENED: "What happened", Section.WHY: "Why",
    Section.CONTROL: "Which control failed or held",
}  # fmt: skip


def duties(found: Sequence[Duty], now: datetime, limit: int) -> str:
    """Say what is owed and for how long."""
    lines = [f"{_late(each, now)}  {each.kind.value}  {each.state.value}  {each.incident}  {each.title}"
             f"{f'  ({each.review})' if each.review else ''}" for each in found[:limit]]  # fmt: skip
    late = sum(each.late_by(now) > timedelta(0) for each in found)
    return "\n".join([*lines, f"{len(found):,} reviews owed, {late:,} of them overdue."])


def line(review: Review) -> str:
    """Say what a review is and where it stands."""
    due = f", due {review.due:%Y-%m-%d}" if review.due else ""
    return f"{review.id}  {review.kind.value} of {review.incident} by {review.lead}: {review.state.value}{due}"


def one(review: Review, remarks: Sequence[Remark], against: Sequence[Review] = ()) -> str:
    """Tell a whole review."""
    return "\n".join(_one(review, remarks, against))


def agreed(found: Agreement) -> str:
    """Say how far coders agree."""
    if found.alpha is None:
        return "No sentence was coded by two with more than one answer; agreement cannot be told."
    between = f" (95 %: {found.low:.2f} to {found.high:.2f})" if found.low is not None else ""
    return (
        f"Krippendorff's alpha {found.alpha:.2f}{between}, from {found.sentences} sentences coded by two or more of "
        f"{found.coders} coders."
    )


def _one(review: Review, remarks: Sequence[Remark], against: Sequence[Review]) -> Iterator[str]:
    yield line(review)
    yield f"  independence: {review.independence}"
    yield f"  drafted from the picture of {review.as_of:%Y-%m-%d %H:%M} UTC"
    for other in against:
        yield f"  disagrees with {other.id} by {other.lead}"
    for section in Section:
        yield f"{TITLES[section]}:"
        for sentence in (each for each in review.sentences() if each.section is section):
            rests = f"  [{', '.join(sentence.claims)}]" if sentence.claims else "  [rests on nothing]"
            who = f"  reported by {sentence.reporter}" if sentence.reporter else ""
            yield f"  {sentence.id} ({sentence.origin.value}): {sentence.text}{rests}{who}"
    for remark in remarks:
        yield f"  {remark.kind} in {remark.sentence}: “{remark.word}”; {remark.advice}"


def _late(duty: Duty, now: datetime) -> str:
    late = duty.late_by(now)
    if late:
        return f"{late.days:,} days late" if late.days else f"{late.seconds // 3600} h late"
    return f"due {duty.due:%Y-%m-%d %H:%M}"
