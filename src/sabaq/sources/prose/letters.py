"""Letters: a letter a token, mended by what stands beside."""

from __future__ import annotations

import re

from sabaq.sources.prose import grammar
from sabaq.sources.prose.lexicon import Lexicon
from sabaq.sources.prose.tokens import Token

RISING = re.compile(r"(?<=i)N(?=iN)")  # "revised from four to six"


def letters(tokens: tuple[Token, ...], lexicon: Lexicon) -> str:
    """Give the letters over which the shapes are sought."""
    tags = "".join(token.tag for token in tokens)
    if "f" in tags:
        tags = grammar.OUT_OF.sub(lambda match: "x" * len(match.group(0)), tags)
    if "W" in tags or "B" in tags:
        tags = grammar.ADJECTIVE.sub("x", tags)
    if "pf" in tags or "Pf" in tags or ",p" in tags:
        tags = grammar.AGED.sub("x", grammar.RESIDENT.sub("x", tags))
    if "w" in tags or "J" in tags:
        tags = grammar.WOUNDS.sub("J", tags)
    if "iNiN" in tags:
        tags = RISING.sub(lambda match: tags[match.start()] if tokens[match.start() - 1].low != "from" else "x", tags)
    tags = "".join("C" if token.low == "with" and _beside(tags, n) else tags[n] for n, token in enumerate(tokens))
    if "d" in tags:
        tags = "".join("k" if _martyring(tokens, n) else tag for n, tag in enumerate(tags))
    return _with_names(tags, tokens, lexicon)


def _beside(tags: str, at: int) -> bool:
    """Say whether "with" sets people beside one person: "a captain with two soldiers"."""
    return bool(tags[at - 1 : at] == "p" and re.match(r"N[xo]{0,2}P", tags[at + 1 :]))


def _martyring(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether "martyrs" is a verb: people follow, no number goes before."""
    after = "".join(token.tag for token in tokens[at + 1 : at + 3])
    counted = at and tokens[at - 1].tag in "NV"
    return tokens[at].low == "martyrs" and not counted and bool(re.match("x?[NVp]", after))


def _with_names(tags: str, tokens: tuple[Token, ...], lexicon: Lexicon) -> str:
    """Give the letters with a name that stands as a killing's only object read as one person."""
    for match in grammar.NAMED.finditer(tags):
        name = tokens[match.start("name") : match.end("name")]
        known = any(token.low.removesuffix("'s") in lexicon.moving for token in name)
        if known or not all(token.text[0].isupper() and not token.text.isupper() for token in name):
            continue
        words = [token for token in tokens if token.tag in "xPpA"]
        if sum(token.text[0].isupper() for token in words) < len(words) / 2:  # no title
            tags = f"{tags[: match.end('name') - 1]}p{tags[match.end('name') :]}"
    return tags
