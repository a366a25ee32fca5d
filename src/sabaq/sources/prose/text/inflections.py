"""Inflections: a word in capitals stands for all its forms.

"TAKE-the-LIFE-of" is "take the life of", "taking the lives of" and so on, so that no form of a wording is forgotten.
Of a verb every form makes a phrase of its own; words that are alike share one place in it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import groupby, product

from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.words import table

Slots = tuple[frozenset[str], ...]  # the words that may stand at each place of a phrase

DOUBLED = lazily(r"[^aeiou][aeiou][bgmnpt]\Z")  # "stab", "gun": the last letter comes twice
PARTICIPLE = 3  # where it stands among the forms of a verb
NOTHING = "_"  # among words that are alike: none need stand there


def forms(word: str) -> tuple[str, ...]:
    """Give base, third person, past, participle and the form in -ing of a verb; of another word all that it may be."""
    known = table()["irregular"].get(word) or table()["alike"].get(word)
    return tuple(known.split()) if known else _regular(word.lower())


def _regular(base: str) -> tuple[str, ...]:
    """Give the forms of a regular verb."""
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    stem = base.removesuffix("e") if base.endswith("e") else base + base[-1] if DOUBLED.search(base) else base
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = f"{base[:-1]}ies", f"{base[:-1]}ied"
    else:
        past = f"{stem}ed"
    return base, third, past, past, f"{stem}ing"


def inflected(entry: str) -> Iterator[tuple[Slots, bool]]:
    """Yield every form of an entry, its words place by place; whether it is the participle of all its verbs."""
    parts = entry.split("-")
    verbs = {n for n, part in enumerate(parts) if part.isupper() and part not in table()["alike"]}
    choices = [
        [((frozenset({form}),), at) for at, form in enumerate(forms(part))] if n in verbs
        else [(places, -1) for places in _alike(part)]
        for n, part in enumerate(parts)
    ]  # fmt: skip
    for chosen in product(*choices):
        numbers = {chosen[n][1] for n in verbs}
        if len(numbers) < 2:  # "shot and killed", not "shoot and killing"
            yield tuple(place for places, _ in chosen for place in places), numbers == {PARTICIPLE}


@functools.cache
def _alike(part: str) -> tuple[Slots, ...]:
    """Give what may stand for a part that is no verb: all single words at once, longer ones each, or nothing."""
    listed = table()["alike"][part].split() if part.isupper() else [part]
    words = {form for word in listed for form in (forms(word) if word.isupper() else (word,))}
    made: list[Slots] = []
    for length, some in groupby(sorted(words, key=_length), key=_length):
        if length == 1:
            made.append((frozenset(some),))
        else:
            made.extend(tuple(frozenset({word}) for word in one.split("-")) if length else () for one in some)
    return tuple(made)


def _length(word: str) -> int:
    """Give of how many words one of those that are alike consists."""
    return 0 if word == NOTHING else word.count("-") + 1


def spelt(places: Slots) -> Iterator[str]:
    """Yield every phrase that the words of some places make."""
    return (" ".join(words) for words in product(*map(sorted, places)))
