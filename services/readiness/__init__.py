"""Whether cases are ready for their moves: what stops them, and what merely should be known."""

from __future__ import annotations

from services.readiness.looking import Behind, CarriedAlong, Readiness, readiness

__all__ = ["Behind", "CarriedAlong", "Readiness", "readiness"]
