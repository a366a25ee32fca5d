"""Corrected: decisions and doubts, as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from sabaq.cli.said import tell, terminal
from sabaq.model.decisions import Decision, Ruling, Standing
from sabaq.model.doubts import Change, Doubt, Queue, Side
from sabaq.model.incident import Evidence
from sabaq.workspace import Decided

RULED = {Ruling.SAME: "one incident", Ruling.DIFFERENT: "not one incident", Ruling.RETRACT: "retracted"}
LONGEST = 160


def decided(found: Decided, *, json: bool) -> None:
    """Say what was decided or taken back, and what became of the picture."""
    decision, undone = found.decision, found.decision.undone
    lines = [f"{decision.id}: {decision.what}: {RULED[decision.ruling]}{', taken back' if undone else ''}."]
    if found.drawn:
        lines.append(f"The picture was made anew in {found.seconds:.1f} s.")
        lines += [f"  see {incident}" for incident in found.incidents]
    else:
        lines.append("The picture does not show it yet; `sabaq run` makes it anew.")
    lines += [f"! The picture cannot follow {each}: others that stand forbid it." for each in found.unmet]
    if undone is None:
        back = "unretract" if decision.ruling is Ruling.RETRACT else "unlink"
        lines.append(f"To take it back: sabaq {back} {decision.id} --why TEXT")
    tell(found, "\n".join(lines), json=json)


def decisions(found: Sequence[Decision], *, json: bool) -> None:
    """Print who decided what, when and why, newest first."""
    if json:
        tell(found, "", json=True)
        return
    out = terminal()
    if not found:
        out.print("Nobody has decided anything yet.")
    for each in found:
        mark = "" if each.standing is Standing.STANDING else f"  ({each.standing.value})"
        out.print(Text(f"{each.id}  {each.at:%Y-%m-%d %H:%M} UTC  {each.by}{mark}"))
        out.print(Text(f"    {each.what}: {RULED[each.ruling]}"))
        out.print(Text(f"    because {each.why}"))
        if undone := each.undone:
            out.print(Text(f"    taken back {undone.at:%Y-%m-%d %H:%M} UTC by {undone.by}: {undone.why}"))


def review(queue: Queue, *, json: bool) -> None:
    """Print the doubts that are worth most, each with both sides, the evidence, and what to type."""
    if json:
        tell(queue, "", json=True)
        return
    if not queue.doubts:
        terminal().print("Nothing is in doubt.")
    for number, doubt in enumerate(queue.doubts, start=1):
        _doubt(number, doubt)
    if queue.doubts:
        terminal().print(f"\n{len(queue.doubts)} of {queue.total:,} doubts.")


def _doubt(number: int, doubt: Doubt) -> None:
    out = terminal()
    asked = "Are these two incidents one?" if doubt.change is Change.JOIN else "Is this incident two?"
    moved = f"{doubt.members} report{'' if doubt.members == 1 else 's'} would move"
    killed = f", {doubt.killed} killed would be counted otherwise" if doubt.killed else ""
    out.print(f"\n{number}. {asked}  {doubt.chance:.0%} likely; {moved}{killed}.")
    for side in (doubt.a, doubt.b):
        _side(side)
    out.print(f"   The best pair of reports: {doubt.bits:+.1f} bits")
    evidence(doubt.evidence)
    joins = doubt.change is Change.JOIN
    one, two = (doubt.a.incident, doubt.b.incident) if joins else (doubt.a.subject, doubt.b.subject)
    out.print(f"   yes: sabaq link {one} {two} --{'same' if joins else 'different'} --why TEXT")
    out.print(f"   no:  sabaq link {one} {two} --{'different' if joins else 'same'} --why TEXT")


def _side(side: Side) -> None:
    out = terminal()
    when = f"{side.published_at:%Y-%m-%d}" if side.published_at else "undated"
    out.print(Text(f"   {side.incident_title} · {side.incident}"))
    out.print(Text(f"     {when}  {side.source} ({side.external_id}){f': {side.title}' if side.title else ''}"))
    for prop, quote in side.quotes:
        out.print(Text(f"     {prop} “{quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + '…'}”"))


def evidence(lines: Sequence[Evidence]) -> None:
    """Print the evidence of a pair, field by field, in bits."""
    for line in lines:
        bar = ("+" if line.bits > 0 else "-") * min(round(abs(line.bits) * 2), 24)
        terminal().print(Text(f"    {line.field:<15}{line.bits:+5.1f}  {bar:<24} {line.words}"))
