"""Decisions at work: drafted on cases that were recommended, signed, published, revoked; their money paid and recovered."""

from services.decisions.deciding import (
    Proposed,
    TakenBack,
    change_lines,
    draft,
    in_the_way,
    new_objection,
    perform,
    revoke,
)
from services.decisions.finding import Found, rule_of
from services.decisions.looking import Seen, Waiting, history_of, listing, look, own_lines, waiting

__all__ = [
    "Found",
    "Proposed",
    "Seen",
    "TakenBack",
    "Waiting",
    "change_lines",
    "draft",
    "history_of",
    "in_the_way",
    "listing",
    "look",
    "new_objection",
    "own_lines",
    "perform",
    "revoke",
    "rule_of",
    "waiting",
]
