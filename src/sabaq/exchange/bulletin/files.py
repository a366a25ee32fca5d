"""Files: all that a bulletin consists of, with their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from sabaq.exchange.bulletin.pages import pages
from sabaq.exchange.bulletin.papers import papers
from sabaq.exchange.bulletin.tables import tables
from sabaq.exchange.bulletin.words import LANGUAGES
from sabaq.model.bulletins import Bulletin

MANIFEST = "SHA256SUMS"  # names every file but itself and those of the proof, which prove themselves
PROOF = "proof"
PROOFS = (
    "terms.json",
    "receipt.tlog-proof",
    "checkpoint.txt",
    "log.pub",
    "verify_log.py",
    *(f"{each}.html" for each in LANGUAGES),
)
ASSETS = ("bulletin.css", "filter.js", "fonts/NotoNaskhArabic-Regular.ttf", "fonts/NotoNaskhArabic.LICENSE.txt")


def write_bulletin(told: Bulletin, folder: Path, *, pdf: bool) -> bytes:
    """Write every file but those of the proof into an empty folder; give the manifest, which stands there as well."""
    hashes = {name: put(folder, name, content) for name, content in _files(told, pdf=pdf)}
    manifest = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()
    put(folder, MANIFEST, manifest)
    return manifest


def put(folder: Path, name: str, content: bytes) -> str:
    """Write one file, and give its SHA-256."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def strangers(folder: Path) -> list[str]:
    """Give the names of what stands in a folder and is no part of the bulletin there."""
    here = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if not each.is_dir()}
    return sorted(here - _listed(folder) - {MANIFEST, *(f"{PROOF}/{name}" for name in PROOFS)})


def _listed(folder: Path) -> set[str]:
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {line.partition("  ")[2] for line in lines}


def _files(told: Bulletin, *, pdf: bool) -> Iterator[tuple[str, bytes]]:
    yield from pages(told, papers=LANGUAGES if pdf else ())
    yield from tables(told)
    yield from _assets(ASSETS)
    if pdf:
        yield from papers(told)


def _assets(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    home = files("sabaq.exchange.bulletin").joinpath("assets")
    yield from ((name, home.joinpath(name).read_bytes()) for name in names)
