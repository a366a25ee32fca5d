"""Leaflets: a review as a PDF, set by typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files

from sabaq.errors import BadConfig
from sabaq.model.recommendations import Recommendation
from sabaq.model.reviews import Review, Section

TEMPLATE = "leaflet.typ"
TITLES = {
    Section.EXPECTED: "What was expected", Section.HAPPENED: "What happened", Section.WHY: "Why",
    Section.CONTROL: "Which control failed or held",
}  # fmt: skip


def leaflet(
    review: Review, title: str, recommended: Sequence[Recommendation], *, against: Sequence[Review] = ()
) -> bytes:
    """Give the PDF of a review; what it holds goes in as values, never as markup, so that no sentence can set type."""
    try:
        typst = import_module("typst")  # an extra, and large: who prints nothing need neither have nor load it
    except ImportError as error:
        raise BadConfig("a PDF needs the extra: pip install 'sabaq[reports]'") from error
    template = files("sabaq.exchange").joinpath(TEMPLATE).read_bytes()
    held = json.dumps(_told(review, title, recommended, against), ensure_ascii=False)
    return bytes(typst.compile(template, format="pdf", sys_inputs={"review": held}))


def _told(
    review: Review, title: str, recommended: Sequence[Recommendation], against: Sequence[Review]
) -> dict[str, object]:
    sentences = review.sentences()
    sources = list(dict.fromkeys(claim for sentence in sentences for claim in sentence.claims))
    number = {claim: at for at, claim in enumerate(sources, start=1)}
    return {
        "title": title, "id": review.id, "incident": review.incident, "kind": review.kind.value.replace("_", " "),
        "lead": review.lead, "independence": review.independence, "state": review.state.value,
        "as_of": f"{review.as_of:%Y-%m-%d %H:%M} UTC", "due": f"{review.due:%Y-%m-%d}" if review.due else "none",
        "against": [f"{each.lead} ({each.id})" for each in against],
        "sections": [
            {
                "title": TITLES[section],
                "sentences": [
                    {"text": each.text, "origin": each.origin.value, "rests": [number[one] for one in each.claims]}
                    for each in sentences if each.section is section
                ],
            }
            for section in Section
        ],
        "recommended": [
            {"reference": one.reference, "text": one.text, "to": one.addressee, "test": one.test,
             "state": one.state.value.replace("_", " "), "by": one.respond_by.isoformat()}
            for one in recommended
        ],
        "sources": sources,
    }  # fmt: skip
