"""The language of plans: YAML → located nodes → a frozen `Definition`, or every problem at once.

Needs no database and no web framework; what a definition then does is the business of `workflow`.
"""

from __future__ import annotations

from definitions.loading import Loaded, load, load_sources, load_text, shipped_plans
from definitions.problem import Problem, Severity

__all__ = ["Loaded", "Problem", "Severity", "load", "load_sources", "load_text", "shipped_plans"]
