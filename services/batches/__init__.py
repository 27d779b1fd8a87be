"""Long pieces of work, done in the background: asked for, made a piece at a time, left and come back to."""

from __future__ import annotations

from services.batches.asking import Looked, ask, cancel, listing, look, result
from services.batches.kinds import About, Kind, Kinds, Made, Order, Piece
from services.batches.making import Workshop, make_some
from services.batches.packing import ZIP
from services.batches.unit_registers import UNIT_REGISTERS

KINDS: Kinds = {kind.name: kind for kind in (UNIT_REGISTERS,)}
"""What can be asked for, by name."""

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
    "listing",
    "look",
    "make_some",
    "result",
]
