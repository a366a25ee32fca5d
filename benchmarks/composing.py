"""Composing: labelled sentences, drawn from tables of wordings.

A wording of a fate, who it befell and the frame around both are drawn apart, so that what was never written in one
sentence meets. The label is known from the parts.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sabaq.sources.prose.text.words import listed

FOLDER = Path(__file__).parent / "wording"
WORDS = listed("numbers", "ones")
MEN = re.compile(r"men\b|militants|insurgents|attackers")
HONOURED = re.compile(r"martyr|shah|sacrifice|laid down|lay down|breathed|gave|gallant")  # said of no attacker
SCORNED = re.compile(r"hell|eliminated|neutralised|finished off")  # said of attackers alone
SINGLE = {"is": "is", "was": "was", "has": "has", "his": "his", "life": "life", "he": "he"}
SEVERAL = {"is": "are", "was": "were", "has": "have", "his": "their", "life": "lives", "he": "they"}
ASIDES = (
    ", having fought gallantly,",
    ", who had been on patrol,",
    ", all hope being lost,",
    ", though badly outnumbered,",
)
ANY = re.compile("")
USUAL = re.compile(r"killed|died|dead|perished|lost|injur|wounded|hurt")  # said of accidents too
SUITED = {"soldiers": HONOURED, "attackers": SCORNED}
FORMS = {"past": ("done", 0), "participle": ("done", 1), "present": ("done", 2), "met": ("met", 0),
         "met_aside": ("met", 0), "headline": ("met", 1)}  # fmt: skip
SHORT = frozenset({"brief", "noun", "toll", "met_aside", "headline"})
FEMALE = ("woman", "girl", "mother")
SIMPLE = ("counted", "one", "one counted")
PLAIN = ("counted", "digits", "one", "one counted", "two kinds")  # people told in a few words
Figure = tuple[int, int | None]
Tally = tuple[float, str, str | None]  # value, unit, direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Some people as a text tells of them."""

    text: str
    figure: Figure
    kinds: Mapping[str, Figure] | None  # None where the convention leaves them open
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """A wording of what befell people, with them in it."""

    text: str
    who: Who
    entry: str
    by_hand: bool  # no bomb does so


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A text with its label and the entries it was made of."""

    text: str
    measure: str
    figure: Figure | None  # None: nothing is told
    kinds: Mapping[str, Figure] | None = None
    figures: tuple[Figure, ...] | None = None  # of several attacks, in no order
    tolls: Mapping[str, Figure] | None = None  # of the killed and of the wounded
    stances: frozenset[tuple[str, str]] | None = None  # where it is about who claims and denies
    tallies: frozenset[Tally] | None = None  # where it is about many attacks
    entries: tuple[str, ...]  # frame, wording and people by name


@cache
def table(name: str) -> Mapping[str, object]:
    """Give one of the tables."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def options(name: str, *path: str) -> tuple[str, ...]:
    """Give the entries of a list in a table, one a line or parted by bars."""
    found: object = table(name)
    for step in path:
        assert isinstance(found, Mapping)
        found = found.get(step, "")
    lines = str(found).strip().splitlines()
    return tuple(lines) if len(lines) > 1 else tuple(part.strip() for part in lines[0].split(" | ")) if lines else ()


def people(rng: random.Random, wording: str, *, shapes: tuple[str, ...] = ()) -> Who:
    """Draw some people of whom a wording may be said."""
    rows = table("people")["who"]
    assert isinstance(rows, list)
    row = rng.choice([one for one in rows if not shapes or one["name"] in shapes])
    kinds = ["attackers"] if SCORNED.search(wording) else ["security", "police", "civilians"]
    if HONOURED.search(wording):
        kinds = ["security", "police"]
    elif kinds != ["attackers"]:
        kinds += rng.choices(["women", "children", "all", "attackers"], [1, 1, 2, 1])
    text, one = str(row["text"]), rng.choice(kinds)
    other = rng.choice([kind for kind in kinds if kind != one] or ["security"])
    low = rng.randint(3, 12)
    numbers = {"n": low, "m": rng.randint(2, low - 1), "children": 1}
    slots = _nouns(rng, one, other) | {
        "n": WORDS[low], "m": WORDS[numbers["m"]], "digits": str(low), "a_child": rng.choice(("a child", "a boy")),
    }  # fmt: skip
    by = {"first": one, "second": other}
    told = str(row.get("by", "?"))
    sums = {by.get(k, k): _figure(v, numbers) for k, _, v in (part.partition("=") for part in told.split())}
    sums.pop("all", None)
    return Who(
        text=text.format(**slots),
        figure=_figure(str(row["sum"]), numbers),
        kinds=None if told in {"?", ""} else sums,
        entry=f"who: {row['name']}",
    )


def _nouns(rng: random.Random, *kinds: str) -> dict[str, str]:
    """Draw the nouns that a shape of words asks for."""
    made: dict[str, str] = {}
    for slot, kind in zip(("first", "second"), kinds, strict=True):
        pairs = [tuple(part.strip() for part in line.split("|")) for line in options("people", "nouns", kind)]
        singular = rng.choice([one for one, _ in pairs if one != "-"])
        article = "an" if singular[0] in "aeiouF" or singular.startswith("SHO") else "a"
        made |= {
            slot: rng.choice([many for _, many in pairs if many != "-"]),
            f"a_{slot}": f"{article} {singular}",
            f"one_{slot}": singular,
        }
    return made


def _figure(sums: str, numbers: Mapping[str, int]) -> Figure:
    """Give low and high of "n+m", "n+" (at least) or "m-n" (a range)."""
    if "-" in sums:
        low, _, high = sums.partition("-")
        return _figure(low, numbers)[0], _figure(high, numbers)[0]
    parts = [int(part) if part.isdigit() else numbers[part] for part in sums.split("+") if part]
    return sum(parts), None if sums.endswith("+") else sum(parts)


def wordings(measure: str, form: str) -> list[tuple[str, str, bool]]:
    """Give the wordings of a form: its entry, its words in that form, and whether only men do so, not a bomb."""
    kind, number = FORMS.get(form, (form, None))
    made: list[tuple[str, str, bool]] = []
    for section in ("done", "around", "by_hand") if kind == "done" else (kind,):
        for line in options("fates", measure, section):
            cells = [cell.strip() for cell in line.split("|")] if number is not None else [line]
            words = cells[number or 0] if len(cells) > (number or 0) else ""
            if words:
                around = words if "{who}" in words or kind in SHORT else f"{words} {{who}}"
                made.append((f"{section}: {cells[0]}", around, section == "by_hand"))
    return made


def fated(
    rng: random.Random,
    measure: str,
    form: str,
    *,
    entry: str = "",
    shapes: tuple[str, ...] = (),
    suited: re.Pattern[str] = ANY,
) -> Fate:
    """Draw a wording of a fate in the form a frame asks for, said of people."""
    usable = [one for one in wordings(measure, form) if entry in {"", one[0]}]
    name, words, by_hand = rng.choice([one for one in usable if suited.search(one[0])] or usable)
    who = people(rng, words, shapes=shapes or (PLAIN if form in SHORT else ()))
    if form in {"brief", "noun", "toll"} and "{who}" not in words:
        who = Who(text="", figure=(who.figure[0], who.figure[0]), kinds={}, entry="who: a bare number")
    low = who.figure[0]
    agree = SINGLE if who.figure == (1, 1) else SEVERAL
    agree = agree | {"his": "her", "he": "she"} if who.text.endswith(FEMALE) and agree is SINGLE else agree
    if FORMS.get(form, ("", 0))[0] == "met":
        between = rng.choice(ASIDES) if form == "met_aside" else ""
        words = f"{{who}}{between} {words.removesuffix(' {who}')}"
    number = rng.choice((str(low), WORDS[low])) if low < len(WORDS) else str(low)
    return Fate(text=words.format(who=who.text, n=number, **agree), who=who, entry=name, by_hand=by_hand)


def tidied(text: str) -> str:
    """Give a text with its sentences begun by capitals and no mark doubled."""
    plain = re.sub(r",(?=[,.;:])", "", text)
    plain = re.sub(r"\.\.", ".", re.sub(r"\ba(?= [aeiou])(?! one)", "an", plain))
    return re.sub(
        r"(?:^|(?<=\. )|(?<=\([a-c]\) )|(?<=: \()|(?<=\d\) ))[a-z]", lambda match: match.group().upper(), plain
    )


def scenery(rng: random.Random, *, by_hand: bool = False) -> dict[str, str]:
    """Draw where, when, what and by whom."""
    made = {name: rng.choice(options("frames", "lists", name)) for name in ("place", "day", "deed", "office")}
    for name in ("doer", "scene"):
        some = options("frames", "lists", name)
        made[name] = rng.choice([one for one in some if MEN.search(one)] if by_hand else some)
    made["scene"] = made["scene"].format(**made)
    return made


def composed(rng: random.Random, measure: str) -> Iterator[Drawn]:
    """Yield texts of one kind without end."""
    while True:
        match measure:
            case "sum":
                yield _summed(rng)
            case "silent":
                yield _silent(rng)
            case "tolls":
                yield _tolls(rng)
            case "digest":
                yield _digest(rng)
            case "responsibility":
                yield _stance(rng)
            case _:
                yield _told(rng, measure)


def _frame(rng: random.Random, kind: str, measure: str = "killed") -> Mapping[str, str]:
    """Draw a frame that a measure has wordings for."""
    frames = table("frames")[kind]
    assert isinstance(frames, list)
    forms = {"past", "participle", "met"}
    return rng.choice([one for one in frames if measure != "abducted" or one["form"] in forms])


def plainly(measure: str) -> Iterator[Drawn]:
    """Yield every frame, wording and shape of people once, each with the plainest of the others."""
    rng = random.Random(measure)
    frames = table("frames")["frame"]
    rows = table("people")["who"]
    assert isinstance(frames, list)
    assert isinstance(rows, list)
    plain = {form: wordings(measure, form)[:1] for form in {frame["form"] for frame in frames}}
    first = {form: next(one for one in frames if one["form"] == form) for form in plain}
    for frame in frames:
        for entry, _, _ in plain[frame["form"]]:
            yield _told(rng, measure, frame=frame, entry=entry, shapes=PLAIN[:1])
    for form, frame in first.items():
        for entry, _, _ in wordings(measure, form):
            yield _told(rng, measure, frame=frame, entry=entry, shapes=PLAIN[:1])
    for row in rows:
        for form in ("past", "met"):
            for entry, _, _ in plain[form]:
                yield _told(rng, measure, frame=first[form], entry=entry, shapes=(row["name"],))


def _told(
    rng: random.Random,
    measure: str,
    *,
    frame: Mapping[str, str] | None = None,
    entry: str = "",
    shapes: tuple[str, ...] = (),
) -> Drawn:
    """Draw a text that tells of one number of people."""
    frame = frame or _frame(rng, "frame", measure)
    fate = fated(rng, measure, frame["form"], entry=entry, shapes=shapes)
    while fate.by_hand and "{deed} that" in frame["text"]:
        fate = fated(rng, measure, frame["form"])
    text = tidied(frame["text"].format(fate=fate.text, **scenery(rng, by_hand=fate.by_hand)))
    entries = (f"frame: {frame['name']}", fate.entry, fate.who.entry)
    return Drawn(text=text, measure=measure, figure=fate.who.figure, kinds=fate.who.kinds, entries=entries)


def _silent(rng: random.Random) -> Drawn:
    """Draw a text in which nothing is news."""
    frame = _frame(rng, "silent")
    fate = fated(rng, "killed", frame["form"], shapes=PLAIN, suited=USUAL)
    text = tidied(frame["text"].format(fate=fate.text, **scenery(rng)))
    entries = (f"silent: {frame['name']}", fate.entry, fate.who.entry)
    return Drawn(text=text, measure="killed", figure=None, kinds={}, entries=entries)


def _summed(rng: random.Random) -> Drawn:
    """Draw a text whose sentences tell of different dead of one attack."""
    frame = _frame(rng, "sum")
    text, entries = frame["text"], [f"sum: {frame['name']}"]
    whole = int(frame.get("more", "0"))
    for kind, form in re.findall(r"\{(\w+):(\w+)\}", text):
        fate = fated(rng, "killed", form.replace("who", "met"), shapes=SIMPLE, suited=SUITED.get(kind, USUAL))
        words = fate.who.text if form == "who" else fate.text
        text = text.replace(f"{{{kind}:{form}}}", words, 1)
        entries += [fate.entry, fate.who.entry]
        whole += fate.who.figure[0]
    text = tidied(text.format(**scenery(rng, by_hand="attackers" in frame["text"])))
    return Drawn(text=text, measure="killed", figure=(whole, whole), kinds=None, entries=tuple(entries))


def _tolls(rng: random.Random) -> Drawn:
    """Draw a text that tells how many were killed and how many wounded."""
    frames = table("tolls")["both"]
    assert isinstance(frames, list)
    frame = rng.choice(frames)
    numbers = {name: rng.randint(3, 9) for name in ("k1", "k2")} | {name: rng.randint(3, 18) for name in ("w1", "w2")}
    numbers |= {"k": rng.randint(5, 40), "w": rng.randint(11, 90)}
    numbers |= {"k3": numbers["k1"] + numbers["k2"], "w3": numbers["w1"] + numbers["w2"], "less": -1, "two_less": -2}
    slots = scenery(rng) | {name: rng.choice(options("tolls", "lists", name)) for name in ("blast", "hall", "ward")}
    text = tidied(frame["text"].format(**slots, **numbers))
    tolls = {measure: _figure(frame[measure], numbers) for measure in ("killed", "wounded")}
    return Drawn(text=text, measure="killed", figure=None, tolls=tolls, entries=(f"both: {frame['name']}",))


def _digest(rng: random.Random) -> Drawn:
    """Draw a report of several attacks, each with its own dead."""
    style = rng.choice(options("frames", "digest", "styles"))
    several = 3 if "{place3}" in style else 2
    places = rng.sample(options("frames", "lists", "place"), several)
    slots, figures, entries = scenery(rng), [], [f"digest: {style}"]
    for n, place in enumerate(places, start=1):
        fate = fated(rng, "killed", "met", shapes=SIMPLE, suited=USUAL)
        item = rng.choice(options("frames", "digest", "items"))
        slots |= {f"place{n}": place, f"item{n}": item.format(fate=fate.text)}
        figures.append(fate.who.figure)
        entries += [f"item: {item}", fate.entry]
    text = tidied(style.format(**slots))
    return Drawn(text=text, measure="killed", figure=None, figures=tuple(figures), entries=tuple(entries))


def _stance(rng: random.Random) -> Drawn:
    section = rng.choice(("claims", "claims", "denials", "denials", "nobody", "pairs"))
    line, _, label = rng.choice(options("stances", section)).partition(" | ")
    groups = rng.sample(options("stances", "lists", "group"), 2)
    lists = scenery(rng)
    scene = rng.choice(options("stances", "lists", "scene")).format(**lists)
    deed = rng.choice(("attack", "bombing", "ambush", "killing", "blast", "raid"))
    told = line.format(group=groups[0], first=groups[0], second=groups[1], deed=deed)
    names = {"first": groups[0], "second": groups[1]}
    if section == "pairs":
        said = {(names[one[:-1]], "claims" if one[-1] == "+" else "denies") for one in label.split()}
    else:
        said = {(groups[0], section.replace("denials", "denies"))} if section != "nobody" else set()
    return Drawn(
        text=f"{scene} {told}", measure="responsibility", figure=None, stances=frozenset(said),
        entries=(f"{section}: {line}",),
    )  # fmt: skip
