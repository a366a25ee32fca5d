"""Blame: words of a review that blame or know better now."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from sabaq.model.reviews import Origin, Remark, Sentence


def remarks(sentences: Iterable[Sentence]) -> tuple[Remark, ...]:
    """Give what to write otherwise; what the sources are quoted to say is theirs, and is left alone."""
    found = []
    for sentence in sentences:
        if sentence.origin is Origin.DRAFTED:
            continue
        text = _without_quotes(sentence.text)
        for pattern, kind, advice in _phrases():
            found += [
                Remark(sentence=sentence.id, start=hit.start(), end=hit.end(), kind=kind, advice=advice,
                       word=sentence.text[hit.start() : hit.end()])
                for hit in pattern.finditer(text)
            ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: (each.sentence, each.start, -each.end)))


def _without_quotes(text: str) -> str:
    """Give the text with what is quoted blanked, of the same length."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", lambda quoted: " " * len(quoted[0]), text)


@functools.cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    told = tomllib.loads(files("sabaq.learning").joinpath("blame.toml").read_text(encoding="utf-8"))
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(each['patterns'])})\b", re.IGNORECASE), each["kind"], each["advice"])
        for each in told["phrase"]
    )
