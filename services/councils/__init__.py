"""Councils at work: composed by a decision, called to sit, voting, closing with a verdict on every case before them."""

from services.councils.casting import Own, cast_papers, find_papers, own_ballots
from services.councils.composing import compose, composed
from services.councils.finding import rule_of
from services.councils.looking import Seen, listing, look, waiting
from services.councils.sitting import call, change_agenda, declaring, perform

__all__ = [
    "Own",
    "Seen",
    "call",
    "cast_papers",
    "change_agenda",
    "compose",
    "composed",
    "declaring",
    "find_papers",
    "listing",
    "look",
    "own_ballots",
    "perform",
    "rule_of",
    "waiting",
]
