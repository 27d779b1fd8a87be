"""Located nodes → a frozen `Definition`. Reads only what shapes and rules have passed, so nothing here complains."""

from __future__ import annotations

from definitions.reading.plan import definition_from

__all__ = ["definition_from"]
