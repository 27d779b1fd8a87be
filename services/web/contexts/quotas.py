"""Quota boards: places, and who is in the running for them."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Contending:
    """One case on a quota board, ranked from high to low; `tied` when another has the same score.

    `straddles`: those tied with it reach across the last place. `value`: what it holds a place of, such as which prize,
    where the places are given by the value of a field.
    """

    rank: int | None
    href: str
    subject: str
    score: str
    badge: Badge
    holds_place: bool
    within: bool
    straddles: bool
    tied: bool
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaBoard:
    """A quota as it stands: its places, how they were worked out, who is in the running."""

    label: str
    places: int
    taken: int
    worked_out: str
    ranked: bool
    contenders: tuple[Contending, ...]
