"""Tokens: a sentence becomes tagged words with their places."""

from __future__ import annotations

import msgspec

from sabaq.sources.prose.text.cleaning import lower_same_length
from sabaq.sources.prose.text.inflections import Slots
from sabaq.sources.prose.text.lazily import lazily
from sabaq.sources.prose.text.lexicon import MARKS, MASSES, Lexicon
from sabaq.sources.prose.text.lexicon import lexicon as shipped
from sabaq.sources.prose.text.numbers import (
    ARTICLES,
    COLLECTIVES,
    JOINED,
    ONES,
    QUALIFIERS,
    SCALES,
    TENS,
    VAGUE,
    Quantity,
    quantity,
)
from sabaq.sources.prose.text.words import listed

WORD = lazily(
    r"[^\W\d_]++(?:'[^\W\d_]++)?(?:-(?=[^\W\d_])(?!(?:plus|odd)\b)[^\W\d_]++)*+|(?=\d)(?:(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}-\d{1,2}-(?:19|20)\d\d|\d{1,2}-(?:year|month)-old\b|\d{1,3}(?:,\d{2})*,\d{3}(?!\d)"
    r"|\d+(?:[.:/]\d+)+|\d+)|[^\w\s]"
)
DATE_NEXT = frozenset(listed("marks", "months"))
NUMBER_START = lazily(
    "|".join((
        r"\d", "up", "est", "few", "topp", "cross", "surpass", "exceed", "near", "approx", "rough", "exact",
        *sorted({*VAGUE, *ONES, *TENS, *COLLECTIVES, *JOINED}, key=len, reverse=True),
        *(f"{word}$" for word in (
            "a", "an", "at", "in", "as", "no", "not", "all", "the", "half", "more", "over", "some", "only", "just",
            "less", "both", "his", "her", "their", "its", "above", "well", "those", "perhaps", "maybe", "minimum",
            "atleast", "exceeding", "circa", "somewhere", "past", "beyond", "about", "around", "almost", "close",
            "under", "another", "these", "between",
        )),
    ))
)  # fmt: skip


MEASURES = frozenset({"%", "percent", "per", "pc", "am", "pm", "th", "st", "nd", "rd", "s", "hrs", "hours", "o'clock"})
# words after which a number is a price, a name, an age or a year rather than people
SIGNS = frozenset(listed("number", "labels")) | {"$", "€", "£", "us$", "#"}
AGES = frozenset({"under", "over", "below", "above"})
THAT_DAY = frozenset({"same", "that", "this", "next", "previous", "following"})  # "on the same day four died"
TURNING = frozenset({"x", "member", "force", "personnel", "shot", *MASSES})
CAPTIVE = frozenset(listed("marks", "led_away"))  # who are then shot are shot dead
KINDS_OF_POLICE = frozenset({
    "border", "traffic", "local", "national", "district", "highway", "armed", "suspected", "alleged",
})  # fmt: skip
LEADING = frozenset(QUALIFIERS) - {*VAGUE, *ONES, *TENS, *COLLECTIVES, *JOINED, "half", "few", "between"}
NEXT = {word for found in QUALIFIERS.values() for _, phrase in found for word in phrase[1:2]} | {
    *COLLECTIVES,
    *SCALES,
    "number",
    "handful",
    "half",
}  # what may follow a leading word and is no number
SECOND = {  # what must follow a word that leads up to a number in none but longer phrases: "in excess of"
    word: frozenset(phrase[1] for _, phrase in found)
    for word, found in QUALIFIERS.items()
    if word in LEADING - ARTICLES and all(len(phrase) > 1 for _, phrase in found)
}
REMEMBERED = 8192  # words
BODIES = frozenset({"body", "bodies", "corpse"})
FIRST_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
ORDINALS = frozenset((
    *FIRST_ORDINALS[1:], "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth",
    *(f"{tens}-{ordinal}" for tens in TENS for ordinal in FIRST_ORDINALS),
))  # fmt: skip
ECHOES = {  # words for the number told last, and how many times it
    ("as", "many"): 1, ("an", "equal", "number"): 1, ("the", "same", "number"): 1, ("equal", "number"): 1,
    ("twice", "as", "many"): 2, ("twice", "that", "number"): 2,
}  # fmt: skip
ECHOING = {one[0]: [(phrase, ECHOES[phrase]) for phrase in ECHOES if phrase[0] == one[0]] for one in ECHOES}
TOLLED = frozenset({"dead", "killed", "wounded", "injured", "fatalities", "casualties", "martyrs", "deaths", "victims"})
BEING = frozenset({"is", "are", "was", "were"})
STAND_INS = frozenset({"a", "an", "the", "another"}) | ORDINALS
ONE_MORE = frozenset("AKWDSi;,ted")  # what may follow "another" or "a third" that stands for a person


DIES = frozenset("DK")


THINGS_AFTER = frozenset({"under", "by", "in", "at", "from", "with", "during", "near", "on"})


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number or mark of a sentence; a struct, as a frozen dataclass takes ten times as long to make."""

    text: str
    low: str
    start: int  # in the sentence
    end: int
    tag: str
    quantity: Quantity | None = None


def tokenise(sentence: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Give the tokens of a sentence; numbers and phrases are one token each."""
    found = [m.span() for m in WORD.finditer(sentence)]
    low = lower_same_length(sentence)
    words = [low[start:end] for start, end in found]
    if "+" in words:  # "50+" is a number, "50 + 12 injured" is two
        words = ["and" if w == "+" and found[i][0] != found[i - 1][1] else w for i, w in enumerate(words)]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        start, last = found[at]
        word = words[at]
        kind, tag = KINDS[word]
        if not kind:
            tokens.append(Token(sentence[start:last], word, start, last, tag))
            at += 1
            continue
        counts = kind & COUNTS and (not kind & LEADS or _leads(words, at))
        number = _number(words, at, found) if counts else None
        if number is None and kind & STANDS_IN:
            number = _one_more(words, at, lexicon)
        if kind & ECHOES_ONE:
            number = _echo(words, at, tokens) or number
        if number is not None and (word != "both" or _two(words, at + 1, lexicon)):
            after = number.last + (words[number.last : number.last + 1] == ["x"])  # "2 x soldiers"
            last = found[after - 1][1]
            tag = "N" if number.low is not None or number.high is not None else "V"
            tokens.append(Token(sentence[start:last], " ".join(words[at:after]), start, last, tag, number))
            at = after
            continue
        width = 1
        if kind & OPENS:
            tag, width = _tag(words, at, lexicon)
        if kind & TURNS:
            tag = _turned(words, at, tag=tag, before=_before(tokens), lexicon=lexicon)
        if width > 1:
            last, word = found[at + width - 1][1], " ".join(words[at : at + width])
        tokens.append(Token(sentence[start:last], word, start, last, tag))
        at += width
    return tuple(tokens)


COUNTS, LEADS, STANDS_IN, ECHOES_ONE, TURNS, OPENS = (1 << n for n in range(6))  # what a word may do


class _Kinds(dict[str, tuple[int, str]]):
    """What a word may do beside others, 0 where nothing; and the letter that it has by itself."""

    def __missing__(self, word: str) -> tuple[int, str]:
        if len(self) >= REMEMBERED:
            self.clear()
        acts = (
            (NUMBER_START.match(word) is not None) * COUNTS
            | (word in LEADING) * LEADS
            | (word in STAND_INS) * STANDS_IN
            | (word in ECHOING) * ECHOES_ONE
            | (word in TURNING) * TURNS
            | (word in shipped().openers or word.endswith("'s")) * OPENS
        )
        self[word] = made = acts, _letter(word, shipped())
        return made


KINDS = _Kinds()


def _leads(words: list[str], at: int) -> bool:
    """Say whether a word leads up to a number after it."""
    after = words[at + 1] if at + 1 < len(words) else "."
    if words[at] in SECOND:
        return after in SECOND[words[at]]
    if KINDS[after][0] & COUNTS or after in NEXT:
        return True
    return words[at] in ARTICLES and words[at + 2 : at + 3] in (["number"], ["handful"])


def _before(tokens: list[Token]) -> str:
    """Give the letter of the last token that is no name: "six Afghan border police"."""
    for token in tokens[:-4:-1]:
        if token.tag != "x" or not (token.text[0].isupper() or token.low in KINDS_OF_POLICE):
            return token.tag
    return ""


def _turned(words: list[str], at: int, *, tag: str, before: str, lexicon: Lexicon) -> str:
    """Give the letter of a word that numbers turn: "inj x 5", "a five-member family", "police 2", "25 police died"."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else "."
    if word == "x":
        return ";" if after.isdigit() else tag
    if word == "shot":
        led_away = words[at - 1 : at] == ["and"] and not CAPTIVE.isdisjoint(words[max(0, at - 18) : at])
        return "K" if led_away and after not in {"at", "them", "him", "her"} else tag
    if word in {"member", "personnel", "force"}:
        return _massed(words, at, tag)
    if (
        after.isdigit()
        or (after in ONES and after != "one")
        or (after == "one" and at and words[at - 2 : at] == ["and", "the"])
    ):
        return "P"
    counted = (before in {"N", "I"} or words[max(0, at - 1)] in {"all", "both"}) and (
        not after[0].isalpha() or lexicon.tags.get(after, "x") in "KDWSBACIi"
    )
    return "P" if counted else tag


def _massed(words: list[str], at: int, tag: str) -> str:
    """Give the letter of a word for one or for many: "a Rangers personnel", "five of the force"."""
    if words[at] == "member":
        return "x" if at and words[at - 1] == "-" else tag
    if words[at] == "personnel":
        return "p" if {"a", "an"} & set(words[max(0, at - 3) : at]) else tag
    return "P" if words[max(0, at - 2) : at] == ["of", "the"] else tag  # "four men of the force"


def _number(words: list[str], at: int, found: list[tuple[int, int]]) -> Quantity | None:
    """Give the quantity of people that may start here; dates, ages, measures and names of arms are none."""
    number = quantity(words, at)
    if number is None:
        return None
    after = words[number.last] if number.last < len(words) else ""
    before = words[at - 1] if at else ""
    earlier = words[at - 2] if at > 1 else ""
    digit = words[number.last - 1][0].isdigit()
    other = (
        after in DATE_NEXT
        or after in MEASURES
        or (words[at][0] == "0" and len(words[at]) == 4)  # "at 0900"
        or (before == "but" and earlier == "all")  # "all but six of the dead"
        or (before in SIGNS and not (before == "number" and TOLLED & set(words[: at - 1])) and earlier not in THAT_DAY)
        or (
            words[at][0].isdigit() and before in DATE_NEXT and not earlier.isdigit()
        )  # "on 3 November 14 soldiers died"
        or (after == "-" and found[number.last][0] == found[number.last - 1][1])  # "12-year-old", "5-star"
        or (digit and before == "-" and earlier.isalpha() and found[at - 1][1] == found[at][0])  # "AK-47"
        or (digit and before in {"to", "-", "and"} and words[at - 3 : at - 2] in (["aged"], ["ages"]))
        or (_year(number) and (words[at].isdigit() or words[at] == "between") and not _people(after))
        or (digit and before in LEADING and earlier in SIGNS)  # "age about 22"
        or (digit and before == "." and earlier in SIGNS)
        or (
            before == after == "," and len(words[at]) == 2 and words[at].isdigit() and KINDS[earlier][1] == "x"
        )  # "Ali, 31,"
        or (words[at] in AGES and (_people(before) or before in BEING))  # "three brothers under ten"
        or (before in AGES and _people(earlier))
    )
    return None if other else number


def _one_more(words: list[str], at: int, lexicon: Lexicon) -> Quantity | None:
    """Give one for "another" and "a third" where they stand for a person: "a third died later"."""
    if words[at] in ORDINALS:  # "third succumbs"
        opens = not at or not words[at - 1][0].isalnum() or words[at - 1] == "and"
        dies = opens and at + 1 < len(words) and _tag(words, at + 1, lexicon)[0] in DIES
        return Quantity(at, at + 1, 1, 1, additional=True) if dies else None
    ordinal = words[at] in {"a", "an", "the"} and at + 1 < len(words) and words[at + 1] in ORDINALS
    if not ordinal and words[at] != "another":
        return None
    after = at + 1 + ordinal
    if ordinal and words[at] == "the" and at and words[at - 1] in THINGS_AFTER:
        return None  # "four under the second"
    if (after == len(words) and ordinal) or (after < len(words) and _tag(words, after, lexicon)[0] in ONE_MORE):
        return Quantity(at, after, 1, 1, additional=True)
    return None


def _echo(words: list[str], at: int, tokens: list[Token]) -> Quantity | None:
    """Give the number told last again for "as many", "an equal number of"."""
    for phrase, times in ECHOING[words[at]]:
        after = at + len(phrase)
        if tuple(words[at:after]) != phrase or words[after : after + 1] == ["as"]:
            continue
        told = next((t.quantity for t in reversed(tokens) if t.tag == "N"), None)
        if told:
            after += words[after : after + 1] == ["of"]
            low, high = (None if n is None else n * times for n in (told.low, told.high))
            return Quantity(at, after, low, high)
    return None


def _two(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Say whether "both" counts people: "both attackers", "both were"."""
    after = [_tag(words, n, lexicon)[0] for n in range(at, min(at + 3, len(words)))]
    return (
        after[:1] in (["P"], ["f"])
        or (after[:1] in (["D"], ["K"]) and after[1:2] != ["C"])
        or (after[:1] == ["x"] and after[1:2] == ["P"])
        or (after[:1] == ["A"] and "C" not in after)
    )


def _people(word: str) -> bool:
    """Say whether a word after a number may be a noun for people: "2000 villagers", "1950 others"."""
    return word.isalpha() and shipped().tags.get(word, "") in {"P", "o"}


def _year(number: Quantity) -> bool:
    """Say whether a number may be a year, Hijri ones too."""
    return number.low is not None and (1900 <= number.low <= 2100 or 1350 <= number.low <= 1480)


def _tag(words: list[str], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """Give the tag and the width of what stands here."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    third = words[at + 2] if at + 2 < len(words) else ""
    for rest, tag in lexicon.phrases.get((word, after), ()):
        if not rest or (third in rest[0] and _goes_on(words[at + 2 : at + 2 + len(rest)], rest)):
            return tag, 2 + len(rest)
    if after in BODIES and word.endswith("'s") and word[:-2] in lexicon.persons:
        return "p", 1
    return KINDS[word][1], 1


def _goes_on(words: list[str], places: Slots) -> bool:
    """Say whether words may stand at the places of a phrase, each at its own."""
    return len(words) == len(places) and all(map(frozenset.__contains__, places, words))


def _letter(word: str, lexicon: Lexicon) -> str:
    """Give the tag of a word by itself."""
    joined = word.replace("-", "")  # "passer-by" is entered in one
    known = word if word in lexicon.tags else joined if joined in lexicon.persons else None
    if known is not None:
        return lexicon.tags.get(known, "x")
    if word.endswith("'s") and word[:-2] in lexicon.tags:
        return "x"
    if not word[0].isalnum():
        return MARKS.get(word, ";")
    head, _, last = word.rpartition("-")
    if head and lexicon.tags.get(last) in {"p", "P"}:
        return lexicon.tags[last]  # "security-personnel"
    return "x" if word[0].isalpha() or word.endswith("-old") else "u"
