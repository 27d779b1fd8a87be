"""Whether cases are ready for their moves: what stops them, what merely should be known, what their dossiers lack."""

from __future__ import annotations

from services.readiness.completeness import Board, OfUnit, Row, board, dossier_of
from services.readiness.looking import Behind, CarriedAlong, Readiness, readiness

__all__ = ["Behind", "Board", "CarriedAlong", "OfUnit", "Readiness", "Row", "board", "dossier_of", "readiness"]
