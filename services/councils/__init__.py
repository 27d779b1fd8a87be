"""Councils at work: composed by a decision, called to sit, voting, closing with a verdict on every case before them."""

from services.councils.casting import Own, cast_papers, find_papers, own_ballots
from services.councils.composing import compose, composed
from services.councils.counting import enter_counts
from services.councils.finding import Found, rule_of
from services.councils.judging import Desk, Progress, desk, open_desks, paper_before, progress
from services.councils.looking import Seen, code_of, history_of, listing, look, waiting
from services.councils.sitting import call, change_agenda, declaring, draw_judges, in_the_way, perform

__all__ = [
    "Desk",
    "Found",
    "Own",
    "Progress",
    "Seen",
    "call",
    "cast_papers",
    "change_agenda",
    "code_of",
    "compose",
    "composed",
    "declaring",
    "desk",
    "draw_judges",
    "enter_counts",
    "find_papers",
    "history_of",
    "in_the_way",
    "listing",
    "look",
    "open_desks",
    "own_ballots",
    "paper_before",
    "perform",
    "progress",
    "rule_of",
    "waiting",
]
