"""How sure we are of what the law says."""

from __future__ import annotations

from enum import StrEnum


class Verified(StrEnum):
    """How sure we are of a rule: the article's own words were read; a summary of them was; it was only told."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


def least_sure(*marks: Verified) -> Verified:
    """A chain of rules is as sure as the least sure of them."""
    return max(marks, key=list(Verified).index)
