"""Study: where reviews, warnings and forecasts are kept."""

from __future__ import annotations

from dataclasses import dataclass

from sabaq.exchange.leaflets import leaflet
from sabaq.model.recommendations import Recommendation
from sabaq.workspace.delaying import DelayRoom
from sabaq.workspace.forecasting import Forecasts
from sabaq.workspace.lessons import Lessons, lessons_of
from sabaq.workspace.recurring import Recurring, recurring_of
from sabaq.workspace.reviews import Reviews, reviews_of
from sabaq.workspace.verbs import Workspace
from sabaq.workspace.warnings import WarningRoom, warnings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The places of one visitor; each of their verbs asks the guard."""

    lessons: Lessons
    reviews: Reviews
    again: Recurring
    warnings: WarningRoom
    forecasts: Forecasts

    @property
    def delays(self) -> DelayRoom:
        """Where the hours are measured."""
        return DelayRoom(warnings=self.warnings)

    def leaflet(self, name: str) -> bytes:
        """Give a review as a PDF, with what it recommends."""
        review = self.reviews.one(name)
        told = self.reviews.titled(review)
        return leaflet(review, told, self.recommended(review.id), against=self.reviews.against(review))

    def recommended(self, review: str) -> tuple[Recommendation, ...]:
        """Give what a review recommends."""
        return tuple(one for one in self.lessons.every() if one.review == review)


def study_of(workspace: Workspace) -> Study:
    """Give the places as one has them in a workspace."""
    return Study(
        lessons=lessons_of(workspace), reviews=reviews_of(workspace), again=recurring_of(workspace),
        warnings=warnings_of(workspace), forecasts=Forecasts(workspace=workspace),
    )  # fmt: skip
