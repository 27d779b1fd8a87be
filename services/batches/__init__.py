"""Long pieces of work, done in the background: asked for, made a piece at a time, left and come back to."""

from __future__ import annotations

from pathlib import Path

from services.batches.asking import Looked, ask, cancel, listing, look, result
from services.batches.certificates import certificates_by
from services.batches.kinds import About, Kind, Kinds, Made, Order, Piece
from services.batches.making import Workshop, make_some
from services.batches.packing import ZIP
from services.batches.unit_registers import UNIT_REGISTERS


def kinds_by(templates: Path | None) -> Kinds:
    """What can be asked for, by name; papers are written with the office's own templates where *templates* has any."""
    return {kind.name: kind for kind in (UNIT_REGISTERS, certificates_by(templates))}


KINDS = kinds_by(None)
"""What can be asked for, by name, of an office without templates of its own."""

__all__ = [
    "KINDS",
    "ZIP",
    "About",
    "Kind",
    "Kinds",
    "Looked",
    "Made",
    "Order",
    "Piece",
    "Workshop",
    "ask",
    "cancel",
    "kinds_by",
    "listing",
    "look",
    "make_some",
    "result",
]
