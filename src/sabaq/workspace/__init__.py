"""Workspace: the folder one works in, and its verbs."""

from sabaq.workspace.results import Added, Health, Ran
from sabaq.workspace.verbs import Progress, Workspace
from sabaq.workspace.views import View

__all__ = ["Added", "Health", "Progress", "Ran", "View", "Workspace"]
