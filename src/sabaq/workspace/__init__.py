"""Workspace: the folder one works in, and its verbs."""

from sabaq.workspace.results import Added, Extracted, Health, Ran
from sabaq.workspace.verbs import Progress, Workspace, extract_file
from sabaq.workspace.views import View

__all__ = ["Added", "Extracted", "Health", "Progress", "Ran", "View", "Workspace", "extract_file"]
