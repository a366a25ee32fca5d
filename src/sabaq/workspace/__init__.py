"""Workspace: the folder one works in, and its verbs."""

from sabaq.workspace.desks import Desk
from sabaq.workspace.results import Added, Decided, Health, Ran
from sabaq.workspace.verbs import Progress, Workspace
from sabaq.workspace.views import View

__all__ = ["Added", "Decided", "Desk", "Health", "Progress", "Ran", "View", "Workspace"]
