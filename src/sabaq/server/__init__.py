"""The web face: parse, call one reading, show."""

from sabaq.server.app import create_app
from sabaq.server.running import serve
from sabaq.server.views import Views

__all__ = ["Views", "create_app", "serve"]
