"""Tampering: ways to alter a ledger, and who notices.

    python -m benchmarks tampering [--times N] [--script EVERY] [--seed N]

Makes one ledger with acts of every kind, then alters a copy of it at random, once a time, in one of the ways below.
Each way says what the checker must hold to notice: nothing (the file alone), the log's public key, a checkpoint that
was kept outside, or a witness's key. An alteration that passes is printed and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.forging import Forger
from sabaq.errors import SabaqError
from sabaq.guard.audits import Pins
from sabaq.guard.notes import Checkpoint, PublicKey
from sabaq.model.authority import Operation
from sabaq.model.decisions import Ruling
from sabaq.store import verify_log
from sabaq.workspace import Workspace
from sabaq.workspace.logs import verify_copy
from sabaq.workspace.publishing import Press, Withholding
from sabaq.workspace.witnesses import Witness

START = datetime(2024, 3, 10, 12, tzinfo=UTC)
HEADER = (
    "report_id,source,published,date,date_precision,lat,lon,place,country,actor,attack_type,killed_low,killed_high,"
    "text\n"
)
TRUTH = (
    "acts", "act_keys", "sources", "batches", "batch_ends", "reports", "claims", "rejections", "links", "revocations",
    "retractions", "reinstatements", "erasures", "publications",
)  # fmt: skip


@dataclass(slots=True)
class Clock:
    """A clock that goes on by a second at each look."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Give the moment."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A ledger worth altering, and what others keep of it."""

    folder: Path
    ledger: Path
    older: Path  # the same ledger, some acts before
    key: PublicKey
    witness: PublicKey
    kept: Checkpoint  # outside, over all entries
    kept_early: Checkpoint  # outside, over the older one's
    clock: Clock = field(default_factory=Clock)


def scene(folder: Path) -> Scene:
    """Make the ledger: imports, links, retractions, refusals, an erasure, a publication, beats, cosignatures."""
    clock = Clock()
    opened = Workspace.init(folder / "w", clock=clock)
    witness = Witness.init(folder / "wit", name="witness", clock=clock)
    witness.trust(folder / "w" / "log.pub")
    for name in "ab":
        rows = [
            f"{name}{k},Wire {k % 3},2024-03-0{k + 1},2024-03-0{k},day,3{k}.5,66.{k},Town {k},PK,Group,ied,{k},{k + 2},"
            f"A bomb {k}.\n"
            for k in range(1, 7)
        ]
        rows.append(f"{name}9,Wire,soon,whenever,day,x,y,Town,PK,Group,ied,1,2,No day.\n")
        (folder / f"{name}.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
        opened.add([folder / f"{name}.csv"], mapping="generic")
    opened.run()
    desk = opened.desk()
    link = desk.link("a1", "b2", Ruling.SAME, "one blast", later=True).decision
    desk.link("a3", "b4", Ruling.DIFFERENT, "two blasts", later=True)
    desk.unlink(link.id, "two after all", later=True)
    gone = desk.retract("a5", "a hoax", later=True).decision
    desk.unretract(gone.id, "no hoax", later=True)
    with contextlib.suppress(SabaqError):
        opened.permit(Operation.RUN, "what is not allowed", purpose="WATCH-PARTY")
    log = opened.log()
    log.erase("3", "asked for")
    early = log.take_back(witness.cosigned(str(log.offer(0))))
    with log.beating():
        pass
    opened.close()
    shutil.copy(folder / "w" / "ledger.sqlite", folder / "older.sqlite")
    opened = Workspace.open(folder / "w", clock=clock)
    (folder / "report.md").write_text("# Lessons\n\nOne.\n\nTwo.\n\nThree.\n", encoding="utf-8")
    terms = Withholding(paragraphs=(2,), authority="auth-1", outside=True, until="2025-01-01")
    Press(log=opened.log()).publish(folder / "report.md", folder / "report.pub", terms)
    opened.log().prove("4")
    log = opened.log()
    late = log.take_back(witness.cosigned(str(log.offer(early.size))))
    opened.close()
    return Scene(
        folder=folder, ledger=folder / "w" / "ledger.sqlite", older=folder / "older.sqlite", clock=clock,
        key=PublicKey.read((folder / "w" / "log.pub").read_text()), witness=witness.public, kept=late, kept_early=early,
    )  # fmt: skip


Way = Callable[[Forger], bool]  # alters; False: this time there was nothing to alter
ALONE, KEY, OUTSIDE, WITNESS = "the file alone", "its key", "a checkpoint kept outside", "a witness's key"


def edit_a_value(its: Forger) -> bool:
    """Change one value of one row of truth."""
    return its.change_value(its.pick(TRUTH))


def delete_a_row(its: Forger) -> bool:
    """Remove a row of truth."""
    table = its.pick(TRUTH)
    return its.run(f"DELETE FROM {table} WHERE rowid = ?", its.row(table)) > 0


def insert_a_row(its: Forger) -> bool:
    """Add a row of truth that looks like another."""
    return its.copy_row(its.pick(TRUTH))


def swap_rows(its: Forger) -> bool:
    """Let two rows of a table change places."""
    return its.swap(its.pick(("claims", "reports", "links", "acts", "act_keys", "sources")))


def give_rows_to_another_act(its: Forger) -> bool:
    """Say that another act wrote a row."""
    table = its.pick(("reports", "links", "batches", "retractions", "rejections", "publications"))
    other = its.one("SELECT id FROM acts ORDER BY random() LIMIT 1")
    return its.run(f"UPDATE {table} SET act_id = ? WHERE rowid = ? AND act_id <> ?", other, its.row(table), other) > 0


def swap_keys(its: Forger) -> bool:
    """Let an act's key be another's, or gone without an erasure, or back after one."""
    how = its.chance.randrange(3)
    if how == 0:
        return its.swap("act_keys")
    if how == 1:
        return its.run("DELETE FROM act_keys WHERE rowid = ?", its.row("act_keys")) > 0
    return its.run("INSERT INTO act_keys SELECT e.act, k.key FROM erasures e, act_keys k LIMIT 1") > 0


def edit_an_entry(its: Forger) -> bool:
    """Change a letter of an entry."""
    return its.change_letter("log_leaves", "leaf")


def reorder_entries(its: Forger) -> bool:
    """Let two entries change places."""
    return its.swap("log_leaves", keep=("seq",) if its.chance.random() < 0.5 else ("seq", "act"))


def drop_an_entry(its: Forger) -> bool:
    """Remove an entry, with its act or without."""
    seq = its.row("log_leaves")
    act = its.one("SELECT act FROM log_leaves WHERE rowid = ?", seq)
    its.run("DELETE FROM log_leaves WHERE rowid = ?", seq)
    if act and its.chance.random() < 0.5:
        its.forget_act(str(act))
    return True


def replay_an_entry(its: Forger) -> bool:
    """Enter an old entry again at the end."""
    return its.run("INSERT INTO log_leaves SELECT (SELECT max(seq) + 1 FROM log_leaves), NULL, leaf FROM log_leaves "
                   "WHERE rowid = ?", its.row("log_leaves")) > 0  # fmt: skip


def edit_a_subtree(its: Forger) -> bool:
    """Change a stored subtree hash, or remove one."""
    place = its.row("log_nodes")
    if its.chance.random() < 0.5:
        return its.run("DELETE FROM log_nodes WHERE place = ?", place) > 0
    return its.run("UPDATE log_nodes SET hash = ? WHERE place = ?", its.chance.randbytes(32), place) > 0


def cut_the_tail(its: Forger) -> bool:
    """Remove the last entries with all that was written under them; the checkpoints stay."""
    return its.cut(1 + its.chance.randrange(8))


def cut_all_of_the_tail(its: Forger) -> bool:
    """Remove the last entries, and the checkpoints over them."""
    done = its.cut(1 + its.chance.randrange(8))
    its.run("DELETE FROM log_checkpoints WHERE size > (SELECT count(*) FROM log_leaves)")
    return done


def put_an_older_copy_back(its: Forger) -> bool:
    """Put the ledger back as it was some acts before."""
    its.replace_file()
    return True


def rewrite_without_the_key(its: Forger) -> bool:
    """Change a row, and make entries and subtrees fit."""
    return its.change_value(its.pick(("claims", "reports", "links", "retractions"))) and its.refit()


def rewrite_with_the_key(its: Forger) -> bool:
    """Change a row, make entries and subtrees fit, and sign all checkpoints anew with the log's own key."""
    return its.change_value(its.pick(("claims", "reports", "links", "retractions"))) and its.refit() and its.resign()


def rewrite_with_another_key(its: Forger) -> bool:
    """Change a row, and write the whole log anew under another key."""
    return (
        its.change_value(its.pick(("claims", "reports", "links"))) and its.refit(rekey=True) and its.resign(rekey=True)
    )


def set_the_clock_back(its: Forger) -> bool:
    """Enter an act with the clock set back, as the program itself would."""
    its.act_at(-timedelta(seconds=3 + its.chance.randrange(86400)))
    return True


def forge_a_checkpoint(its: Forger) -> bool:
    """Change a letter of a kept checkpoint, or sign one with another key."""
    return its.forge_checkpoint()


def drop_a_cosignature(its: Forger) -> bool:
    """Take the witness's lines away."""
    return its.drop_cosignatures()


WAYS: tuple[tuple[Way, str], ...] = (
    (edit_a_value, ALONE), (delete_a_row, ALONE), (insert_a_row, ALONE), (swap_rows, ALONE),
    (give_rows_to_another_act, ALONE), (swap_keys, ALONE), (edit_an_entry, ALONE), (reorder_entries, ALONE),
    (drop_an_entry, ALONE), (replay_an_entry, ALONE), (edit_a_subtree, ALONE), (cut_the_tail, ALONE),
    (rewrite_without_the_key, ALONE), (set_the_clock_back, ALONE), (forge_a_checkpoint, ALONE),
    (rewrite_with_another_key, KEY), (cut_all_of_the_tail, OUTSIDE), (put_an_older_copy_back, OUTSIDE),
    (rewrite_with_the_key, OUTSIDE), (drop_a_cosignature, WITNESS),
)  # fmt: skip


def pins(made: Scene, holds: str) -> Pins:
    """Give what a checker holds."""
    return Pins(
        key=made.key if holds != ALONE else None, against=[made.kept] if holds == OUTSIDE else [],
        witnesses=[made.witness] if holds == WITNESS else [],
    )  # fmt: skip


def noticed(path: Path, held: Pins, now: datetime) -> bool:
    """Say whether our own check finds the copy wrong; it says so itself, and does not just break off."""
    return bool(verify_copy(path, held, now).trouble)


def noticed_by_script(path: Path, held: Pins) -> bool:
    """Say whether the stand-alone script finds it wrong."""
    verify_log.trouble.clear()
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            key = str(held.key) if held.key else None
            verify_log.check_log(
                path, key, [str(each) for each in held.against], [str(each) for each in held.witnesses]
            )
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, sqlite3.Error):
            return True
    return bool(verify_log.trouble)


def soak(made: Scene, times: int, *, seed: int, script_every: int) -> tuple[Counter[str], list[str]]:
    """Alter and check so many times; give how often each way was tried, and what passed."""
    tried: Counter[str] = Counter()
    passed: list[str] = []
    copy = made.folder / "copy.sqlite"
    now = made.clock.now
    for number in range(times):
        way, holds = WAYS[number % len(WAYS)]
        chance = random.Random(f"{seed}/{number}")
        with Forger.on(copy, made.ledger, older=made.older, folder=made.folder, chance=chance) as forger:
            altered = way(forger)
        if not altered:
            continue
        tried[way.__name__] += 1
        if not noticed(copy, pins(made, holds), now):
            passed.append(f"{way.__name__} (seed {seed}/{number}) with {holds}")
        if script_every and number // len(WAYS) % script_every == 0 and way is not edit_a_subtree:
            tried["by the script"] += 1
            if not noticed_by_script(copy, pins(made, holds)):
                passed.append(f"{way.__name__} (seed {seed}/{number}) with {holds}, by the script")
    return tried, passed


def main(words: list[str] | None = None) -> int:
    """Print the counts; the exit code is 1 when an alteration was not noticed."""
    options = argparse.ArgumentParser(prog="tampering", description="Alter ledgers at random, and see who notices.")
    options.add_argument("--times", type=int, default=10_500)
    options.add_argument("--script", type=int, default=20, help="let the stand-alone script check every so many rounds")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--json", action="store_true")
    asked = options.parse_args(words)
    with tempfile.TemporaryDirectory() as made:
        began = scene(Path(made))
        untouched = noticed(began.ledger, pins(began, OUTSIDE), began.clock.now)
        start = time.process_time()
        tried, passed = soak(began, asked.times, seed=asked.seed, script_every=asked.script)
        spent = time.process_time() - start
    found = {
        "tried": sum(tried.values()),
        "passed": len(passed),
        "untouched_passes": not untouched,
        "cpu_s": round(spent),
    }
    print(json.dumps(found | {"by_way": dict(tried)}) if asked.json else f"{found}\n" + "\n".join(passed[:20]))
    for name, count in tried.items() if not asked.json else ():
        print(f"{name:<28}{count:>7,}")
    return int(bool(passed) or untouched)


if __name__ == "__main__":
    raise SystemExit(main())
