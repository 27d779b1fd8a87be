"""Councils at work: composed by a decision, called to sit, voting, closing with a verdict on every case before them."""

from services.councils.composing import compose, composed
from services.councils.finding import rule_of
from services.councils.looking import Seen, history_of, listing, look, waiting
from services.councils.sitting import call, change_agenda, declaring, perform

__all__ = [
    "Seen",
    "call",
    "change_agenda",
    "compose",
    "composed",
    "declaring",
    "history_of",
    "listing",
    "look",
    "perform",
    "rule_of",
    "waiting",
]
