"""Councils at work: composed by a decision, called to sit, voting, closing with a verdict on every case before them."""

from services.councils.composing import compose, composed
from services.councils.counting import enter_counts
from services.councils.finding import Found, rule_of
from services.councils.looking import Seen, history_of, listing, look, waiting
from services.councils.sitting import call, change_agenda, declaring, in_the_way, perform

__all__ = [
    "Found",
    "Seen",
    "call",
    "change_agenda",
    "compose",
    "composed",
    "declaring",
    "enter_counts",
    "history_of",
    "in_the_way",
    "listing",
    "look",
    "perform",
    "rule_of",
    "waiting",
]
