"""Conflicts of interest: which there are, who is kept out of what by them, and what a member may read before a vote."""

from services.recusals.apart import figures_sealed_from, kept_out, sealed_from, sealed_motions
from services.recusals.foreseeing import conflicts_of, seats_of
from services.recusals.grounds import derived
from services.recusals.reading import cases_before, is_before, is_seated

__all__ = [
    "cases_before",
    "conflicts_of",
    "derived",
    "figures_sealed_from",
    "is_before",
    "is_seated",
    "kept_out",
    "sealed_from",
    "sealed_motions",
    "seats_of",
]
