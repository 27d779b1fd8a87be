"""A plan drawn: its states and moves as an SVG picture or as Mermaid text. Pure; it reads and writes no file."""

from __future__ import annotations

from definitions.diagram.mermaid import mermaid
from definitions.diagram.svg import svg

__all__ = ["mermaid", "svg"]
