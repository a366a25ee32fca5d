"""Cost: how fast extract reads, how soon, in how much memory.

python -m benchmarks.cost FILE.jsonl     one JSON object, measured in this process
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from benchmarks.usage import Watch, as_json, in_own_process

SHORT = 400  # characters; what a wire paragraph has


def report(texts: Sequence[str]) -> None:
    """Print load time, speed and peak memory of short and of all texts, each read in a process of its own.

    No text is read twice: the program remembers some of what it has read.
    """
    short = [text for text in texts if len(text) <= SHORT]
    for name, many in (("short texts", short), ("all texts", texts)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "many.jsonl"
            file.write_text("".join(json.dumps({"text": text}) + "\n" for text in many), encoding="utf-8")
            used = in_own_process("benchmarks.cost", str(file))
        load, read = used["load"], used["read"]
        assert isinstance(load, dict)
        assert isinstance(read, dict)
        mean = sum(map(len, many)) / len(many)
        print(f"cost      {len(many):,} {name} of {mean:.0f} characters: {len(many) / read['cpu_s']:,.0f} a CPU s, "
              f"peak {read['peak_gib'] * 1024:.0f} MiB, ready after {load['cpu_s']:.2f} CPU s")  # fmt: skip


def main(file: Path, watch: Watch) -> None:
    """Print what it takes to be ready (one document, imports and places with it) and to read a file."""
    from sabaq.sources.gazetteer import Gazetteer  # noqa: PLC0415  importing is part of being ready
    from sabaq.sources.prose.lines import extract_file  # noqa: PLC0415

    gazetteer = Gazetteer.shipped()
    with tempfile.TemporaryDirectory() as folder:
        one, out = Path(folder) / "one.jsonl", Path(folder) / "out.jsonl"
        one.write_text('{"text": "Five people were killed in a blast in Quetta."}\n', encoding="utf-8")
        extract_file(one, out, gazetteer=gazetteer, zone=UTC)
        load = watch.lap()
        extract_file(file, out, gazetteer=gazetteer, zone=UTC)
        read = watch.lap()
    print(json.dumps({"load": as_json(load), "read": as_json(read)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Watch())
