"""Quota boards: places, and who is in the running for them."""

from __future__ import annotations

from dataclasses import dataclass

from services.web.contexts.frame import Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Contending:
    """One case on a quota board, ranked from high to low; `tied` when another has the same score.

    `straddles`: those tied with it reach across the last place; `last`: below it the places end. `value`: what it holds
    a place of, such as which prize, where the places are given by the value of a field.
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
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaShare:
    """The places of one unit, block or round (of the whole campaign, without a `label`), and who is in the running.

    `over`: held beyond the places that there are. `left_of`: what is left, by value, where places are given by value.
    """

    label: str
    places: int
    taken: int
    left: int
    over: int
    left_of: str
    contenders: tuple[Contending, ...]

    @property
    def holders(self) -> tuple[Contending, ...]:
        return tuple(one for one in self.contenders if one.holds_place)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaBoard:
    """A quota as it stands: its places, how they were worked out, and the shares in which somebody is in the running.

    `quiet`: in how many more units, blocks or rounds nobody is, yet.
    """

    label: str
    places: int
    taken: int
    left: int
    over: int
    worked_out: str
    ranked: bool
    chosen_by_leader: bool
    shares: tuple[QuotaShare, ...]
    quiet: int
