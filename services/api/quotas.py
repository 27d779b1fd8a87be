"""A quota's board put into the bodies of the API."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from services.standings import Board, Share
from workflow.definition import Label


class PlacingOut(BaseModel):
    """A case in the running: its rank, how many share it, whether the places reach all of them or end among them."""

    case: str
    subject: str
    rank: int | None
    tied: int
    holds_place: bool
    value: str
    within: bool
    straddles: bool


class QuotaShareOut(BaseModel):
    """The places of one unit, block or round; of the whole campaign where those are empty."""

    unit: str
    block: str
    occurrence: str
    places: int
    taken: int
    left: int
    over: int
    running: list[PlacingOut]


class QuotaOut(BaseModel):
    """A quota as it stands: places, the base they were worked out from, and who is in the running.

    `groups`: for how many units, blocks or rounds it is counted apart, with so many `places` each. `left` and `over`:
    places nobody holds, and those held beyond what there are. `shares` is for those who see the whole organisation.
    """

    quota: str
    label: str
    base: int
    places: int
    groups: int
    taken: int
    left: int
    over: int
    contenders: int
    shares: list[QuotaShareOut]


def quota_board(board: Board, subjects: Mapping[str, str] | None, language: str) -> QuotaOut:
    """*board* as it stands; who is in the running only where *subjects* says whom each case is about."""
    shares = board.shares
    return QuotaOut(
        quota=board.quota.id,
        label=Label(board.quota.label_vi, board.quota.label_en).said(language),
        base=board.base,
        places=board.places,
        groups=len(board.groups),
        taken=board.taken,
        left=sum(share.left for share in shares),
        over=sum(share.over for share in shares),
        contenders=len(board.contenders),
        shares=[] if subjects is None else [_share(share, subjects) for share in shares],
    )


def _share(share: Share, subjects: Mapping[str, str]) -> QuotaShareOut:
    return QuotaShareOut(
        unit=share.group.unit,
        block=share.group.block,
        occurrence=share.group.occurrence,
        places=share.places,
        taken=share.taken,
        left=share.left,
        over=share.over,
        running=[
            PlacingOut(
                case=one.contender.case,
                subject=subjects.get(one.contender.case, ""),
                rank=one.rank,
                tied=one.tied,
                holds_place=one.contender.holds_place,
                value=one.contender.value,
                within=one.within,
                straddles=one.straddles,
            )
            for one in share.placings
        ],
    )
