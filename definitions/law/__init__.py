"""The law as dated data, with an article for every number, and how sure it is: votes, money, the registry of texts."""

from __future__ import annotations

from definitions.language.law import Verified
from definitions.law.books import LawBooks, books_of, shipped_books
from definitions.law.located import LawUnreadable
from definitions.law.texts import Citing, LegalText, LegalTexts, Standing
from definitions.law.votes import LawOfVotes, VoteLaw, issued_day, law_from, shipped_law

__all__ = [
    "Citing",
    "LawBooks",
    "LawOfVotes",
    "LawUnreadable",
    "LegalText",
    "LegalTexts",
    "Standing",
    "Verified",
    "VoteLaw",
    "books_of",
    "issued_day",
    "law_from",
    "shipped_books",
    "shipped_law",
]
