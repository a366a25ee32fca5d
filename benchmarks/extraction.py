"""Benchmark: what extract writes, beside what a reader finds.

    python -m benchmarks.extraction [dev|seen|held] [--errors] [--browse FILE.html] [--data FOLDER]

Everything is judged by the lines that `sabaq extract` writes. The split's labelled texts come first, field by field,
each beside the baseline that always gives the commonest label. `dev` also scores the development sets in FOLDER
(headlines, an agency's releases, towns), where they are at hand, and the cost. `dev` and `seen` are for working on;
`held` is only for the figure that is published, and its misses are never shown.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks import agency, cost
from benchmarks.agreement import Score, Tally, score
from benchmarks.labelled import SPLITS, lines_of, rows_of, told_of
from benchmarks.misses import write_page

DATA = Path(__file__).parents[1].parent / "shared" / "data"
DRAWS = 1000
BY_KIND = ("killed", "wounded", "date", "province", "attack_type", "target", "perpetrator", "responsibility")


def wilson(hits: float, of: float) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson 1927)."""
    z, p = 1.96, hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def share(hits: float, of: float) -> str:
    """Write a share in percent with its interval."""
    if not of:
        return f"{'-':>15}"
    low, high = wilson(hits, of)
    return f"{100 * hits / of:5.1f} ({100 * low:3.0f}-{100 * high:3.0f})"


def f1(tally: Tally) -> str:
    """Write F1 with its 95 % interval: documents drawn again, and Wilson's where all or nothing was right."""
    mean = (tally.wanted + tally.told) / 2
    if not tally.documents or not mean or tally.right in {0, mean}:
        return share(tally.right, mean)
    table: dict[str, list[int]] = {}
    for name, *numbers in tally.documents:
        table[name] = [a + b for a, b in zip(table.get(name, [0, 0, 0]), numbers, strict=True)]
    parts = np.array(list(table.values()), dtype=float)
    drawn = np.random.default_rng(7).multinomial(len(parts), np.full(len(parts), 1 / len(parts)), size=DRAWS) @ parts
    sums = np.maximum(drawn[:, 0] + drawn[:, 1], 1)
    low, high = np.percentile(2 * drawn[:, 2] / sums, [2.5, 97.5])
    return f"{100 * tally.right / mean:5.1f} ({100 * low:3.0f}-{100 * high:3.0f})"


def baseline(name: str, tally: Tally) -> str:
    """Write the F1 of always giving the commonest label; for the killed also that of always giving zero."""
    asked = tally.stated + tally.unstated
    if not tally.labels or not asked:
        return "-"
    value, right = tally.labels.most_common(1)[0]
    shown = f"{value[0]}..{value[1]}" if isinstance(value, tuple) and name.startswith(("killed", "wounded")) else value
    always = f"{200 * right / (tally.wanted + asked):.0f} ({shown})"
    if name in {"killed", "wounded"}:
        always += f", zero {200 * tally.labels[0, 0] / (tally.wanted + asked):.0f}"
    return always


def show(made: Score) -> None:
    """Print every field, F1 by kind of text, and the silence."""
    heads = ("recall", "precision", "F1", "silent", "invented")
    print(f"{'field':26}" + "".join(f"{head:>17}" for head in heads) + "  right/wanted/told  always the commonest")
    for name, tally in made.tallies.items():
        shares = (
            share(tally.right, tally.wanted), share(tally.right, tally.told), f1(tally),
            share(tally.silent, tally.stated), share(tally.invented, tally.unstated),
        )  # fmt: skip
        numbers = f"{tally.right}/{tally.wanted}/{tally.told}"
        print(f"{name:26}" + "".join(f"{one:>17}" for one in shares) + f"  {numbers:17}  {baseline(name, tally)}")
    print(
        "silent: of incidents whose label has a value, those without an answer; invented: of those whose label has "
        "none, those with one\n"
    )
    print(f"{'F1 by kind of text':22}" + "".join(f"{name:>17}" for name in BY_KIND))
    for kind in dict.fromkeys(kind for _, kind in made.by_kind):
        print(f"{kind:22}" + "".join(f"{f1(made.by_kind[name, kind]):>17}" for name in BY_KIND))
    print(
        f"\nof {made.quiet} texts without news: no figure told {share(made.without_figure, made.quiet)}, "
        f"no incident told {share(made.without_incident, made.quiet)}"
    )


def list_misses(made: Score) -> None:
    """Print every miss with its text."""
    for miss in sorted(made.misses, key=lambda m: (m.measure, m.row.id)):
        wanted, told = miss.wanted or None, miss.told or None
        print(f"\n{miss.measure} {miss.row.id} ({miss.row.published}) wanted {wanted} told {told}")
        print("   ", miss.row.text)


def main(words: Sequence[str] | None = None) -> int:
    """Score one split, and with `dev` the development sets and the cost."""
    parser = argparse.ArgumentParser(prog="benchmarks.extraction", description="Score what extract writes.")
    parser.add_argument("split", nargs="?", choices=SPLITS, default="dev")
    parser.add_argument("--errors", action="store_true", help="print every miss with its text")
    parser.add_argument("--browse", type=Path, metavar="FILE.html", help="write the misses as a page")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the development sets")
    parser.add_argument("--texts-only", action="store_true", help="leave the development sets and the cost out")
    asked = parser.parse_args(words)
    if asked.split == "held" and (asked.errors or asked.browse):
        parser.error(
            "the misses of held texts are not shown, or the next figure would not be held out; use dev or seen"
        )
    lines = lines_of(asked.split)
    rows = rows_of(lines)
    made = score(rows, told_of(lines))
    print(f"{asked.split}: {len(rows)} texts, {sum(len(row.incidents) for row in rows)} incidents\n")
    show(made)
    if asked.errors:
        list_misses(made)
    if asked.browse:
        write_page(asked.browse, made.misses, title=f"Misses on {asked.split}")
    if asked.split == "dev" and not asked.texts_only:
        agency.main(asked.data, share, errors=asked.errors)
        cost.report([row.text for split in ("dev", "seen") for row in rows_of(lines_of(split))])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
