"""Audited: what a check of the log found, told with its limits."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import msgspec

from sabaq.cli.said import tell, terminal
from sabaq.errors import BadConfig
from sabaq.guard.audits import LIMITS, Audit
from sabaq.guard.proofs import Included
from sabaq.guard.redact import Checked
from sabaq.store.files import whole_file
from sabaq.store.log import Told


def text_of(path: Path) -> str:
    """Give the text of a file that was named."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path} cannot be read: {error}; wanted a text file") from error


def note(text: str, out: Path | None, *, json: bool) -> None:
    """Print a note as it is, or write it to a file."""
    if out is None:
        tell({"note": text}, text.rstrip("\n"), json=json)
        return
    with whole_file(out) as stream:
        stream.write(text.encode())
    tell({"file": str(out)}, f"Written to {out}.", json=json)


def audit(found: Audit, *, json: bool) -> None:
    """Say what was checked, what is wrong, and what no check of this kind can show."""
    if json:
        tell(found, "", json=True)
        return
    out = terminal()
    out.print(f"{found.entries:,} entries from {found.first} to {found.last}, {found.acts:,} acts, {found.refused:,} "
              "of them refused.")  # fmt: skip
    out.print(f"Root {found.root}")
    if found.earlier:
        out.print(f"{found.earlier:,} acts are older than the log: what happened to them before, it cannot show.")
    out.print(f"Under a checkpoint signed by the log: {found.signed:,}. Under one you brought: {found.compared:,}.")
    for line in found.cosigned:
        out.print(f"Cosigned by {line}.")
    for line in found.trouble:
        out.print(f"! {line}")
    for line in found.alarms:
        out.print(f"? {line}")
    out.print("ALTERED: see above." if found.trouble else "Nothing was altered, as far as this can show.")
    if not found.compared:
        out.print("No checkpoint from outside was brought (--against): a log written anew from the start would pass.")
    out.print(LIMITS)


def acts(told: Sequence[Told], *, json: bool) -> None:
    """List acts, the newest first."""
    if json:
        tell(told, "", json=True)
        return
    for each in told:
        terminal().print(f"{each.entry:>6}  {each.act}  {each.recorded_at}  {each.decision}  {each.operation}  "
                         f"{each.purpose}")  # fmt: skip
        its = each.personal
        terminal().print(f"        {its.actor}: {its.what}; {its.reason}" if its else "        erased")


def proof(found: Included, *, json: bool) -> None:
    """Say that an entry is in the log, and what it says."""
    its = found.checkpoint
    record = {"index": found.index, "size": its.size, "leaf": found.leaf, "proof": str(found)}
    wrong = found.wrong(None)
    first = wrong or f"Entry {found.index} is in the log of {its.size:,} entries; {len(found.path)} hashes lead there."
    entry = msgspec.json.format(found.leaf, indent=2)
    tell(record, f"{first}\n{entry}\n{LIMITS}", json=json)


def write_script(out: Path) -> None:
    """Write the checker that needs nothing of ours."""
    with whole_file(out) as stream:
        stream.write(resources.files("sabaq.store").joinpath("verify_log.py").read_bytes())


def publication(found: Checked, *, pinned: bool, json: bool) -> None:
    """Say what was withheld, under whose authority, and what no check of this kind can show."""
    lines = [f"{found.title}: {found.paragraphs} paragraphs, committed to at {found.committed_at}."]
    if found.withheld:
        lines.append(f"{found.withheld} are withheld. Authority: {found.authority}. To be reviewed by {found.until}.")
    if found.overdue_days:
        lines.append(f"! That review is {found.overdue_days} days overdue.")
    lines += [f"Paragraph {each.n} said then: {each.text}" for each in found.opened]
    lines += [f"! {each}" for each in found.trouble]
    if not pinned:
        lines.append("You brought no key (--key): anybody may have signed this.")
    lines.append("ALTERED: see above." if found.trouble else "Nothing was altered, as far as this can show.")
    tell(found, "\n".join([*lines, found.limits]), json=json)
