"""Holders: which files brought what a source tells."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from sabaq.store import tables as t
from sabaq.store.engines import explained, reading
from sabaq.store.ledger import Ledger

HASH_LETTERS = 12  # of a file's sha256: enough to tell two versions apart


def versions_in(ledger: Ledger) -> dict[str, str]:
    """Give for each curated data set, by name, the files it came in, each with the beginning of its hash."""
    query = (
        select(t.sources.c.name, t.batches.c.file, t.batches.c.archive)
        .join_from(t.reports, t.batches, t.reports.c.batch == t.batches.c.id)
        .join(t.sources, t.sources.c.id == t.reports.c.source)
        .where(t.sources.c.kind == "dataset")
        .distinct()
        .order_by(t.sources.c.name, t.batches.c.file, t.batches.c.archive)
    )
    files: dict[str, list[str]] = defaultdict(list)
    with explained(ledger.path), reading(ledger.engine) as connection:
        for name, file, archive in connection.execute(query):
            files[name].append(f"{file} {archive[:HASH_LETTERS]}")
    return {name: ", ".join(its) for name, its in files.items()}
