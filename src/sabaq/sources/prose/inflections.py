"""Inflections: a word in capitals stands for all its forms.

"TAKE-the-LIFE-of" is "take the life of", "taking the lives of" and so on, so that no form of a wording is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from sabaq.sources.prose.words import table

DOUBLED = re.compile(r"[^aeiou][aeiou][bgmnpt]\Z")  # "stab", "gun": the last letter comes twice
PARTICIPLE = 3  # where it stands among the forms of a verb


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


def inflected(entry: str) -> Iterator[tuple[str, bool]]:
    """Yield every form of an entry; whether it is the participle of all its verbs."""
    parts = entry.split("-")
    choices = [[(form, n) for n, form in enumerate(forms(part))] if part.isupper() else [(part, -1)] for part in parts]
    verbs = [n for n, part in enumerate(parts) if part.isupper() and part not in table()["alike"]]
    for chosen in product(*choices):
        numbers = {chosen[n][1] for n in verbs}
        if len(numbers) < 2:  # "shot and killed", not "shoot and killing"
            yield " ".join(form for form, _ in chosen), numbers == {PARTICIPLE}
