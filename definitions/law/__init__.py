"""The law of votes: dated data with an article for every number, and how sure it is."""

from __future__ import annotations

from definitions.language.law import Verified
from definitions.law.votes import LawOfVotes, LawUnreadable, VoteLaw, issued_day, law_from, shipped_law

__all__ = [
    "LawOfVotes",
    "LawUnreadable",
    "Verified",
    "VoteLaw",
    "issued_day",
    "law_from",
    "shipped_law",
]
