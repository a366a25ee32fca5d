"""The benchmark of recurrences: sound pairs, and what is reached."""

from __future__ import annotations

import json

from benchmarks.recurrence import FINDINGS, hits, tf_idf, wilson
from sabaq.learning.recurrences import likeness

ROWS = [json.loads(line) for line in FINDINGS.read_text(encoding="utf-8").splitlines()]


def test_each_pair_is_of_two_inquiries_and_a_third_is_held_out():
    by_id = {row["id"]: row for row in ROWS}
    pairs = [(by_id[row["same_as"]], row) for row in ROWS if "same_as" in row]
    assert len(pairs) >= 40
    assert all(a["inquiry"] != b["inquiry"] and a["split"] == b["split"] for a, b in pairs)
    assert sum(b["split"] == "held" for _, b in pairs) * 3 == len(pairs)
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_the_right_finding_is_among_the_first_ten_far_more_often_than_by_words_alone():
    texts = [row["text"] for row in ROWS]
    asked = [at for at, row in enumerate(ROWS) if "same_as" in row]
    ours = hits(ROWS, asked, likeness(texts, texts).total)
    rival = hits(ROWS, asked, tf_idf(texts))
    assert sum(ours) / len(ours) >= 0.85
    assert wilson(sum(ours), len(ours))[0] > wilson(sum(rival), len(rival))[1]
