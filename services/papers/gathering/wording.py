"""How papers put what the store holds: days, hours, plans, shares. Papers are Vietnamese."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from services.papers.wording import day_in_words
from services.words import day, decimal_said
from services.words.results import share_in_words
from workflow.campaign import Campaign
from workflow.dates import ISSUED
from workflow.deadlines import LOCAL
from workflow.definition import Definition, Field, FieldKind
from workflow.definition.councils import SeatKind, Voting
from workflow.definition.votes import Denominator, Shares
from workflow.ids import TrackId

FILL_IN = "……………………"
HOUR_TO_FILL_IN = "…… giờ …… phút, ngày …… tháng …… năm ………"
TENTHS_OF_PERCENT = 1000
SEATS: Mapping[SeatKind, str] = {
    SeatKind.CHAIR: "Chủ tịch Hội đồng",
    SeatKind.STANDING_DEPUTY: "Phó Chủ tịch thường trực Hội đồng",
    SeatKind.DEPUTY: "Phó Chủ tịch Hội đồng",
    SeatKind.STANDING_MEMBER: "Ủy viên thường trực Hội đồng",
    SeatKind.SECRETARY: "Thư ký Hội đồng",
    SeatKind.MEMBER: "Ủy viên Hội đồng",
}
VOTING: Mapping[Voting, str] = {
    Voting.COUNTED: "Bỏ phiếu bằng phiếu giấy",
    Voting.OPEN: "Biểu quyết công khai",
    Voting.SECRET: "Bỏ phiếu kín",
}
OF: Mapping[Denominator, str] = {
    Denominator.PRESENT: "số thành viên có mặt được biểu quyết",
    Denominator.TAKING_PART: "số thành viên tham gia biểu quyết",
    Denominator.CAST: "số phiếu đồng ý và không đồng ý",
    Denominator.MEMBERS: "tổng số thành viên Hội đồng",
}
MORE_THAN = "Hồ sơ được thông qua khi có trên {share} {of} đồng ý."
AT_LEAST = "Hồ sơ được thông qua khi có từ {share} trở lên {of} đồng ý."


def hour_written(instant: datetime) -> str:
    """`08 giờ 00 phút, ngày 05 tháng 3 năm 2020`, in Việt Nam."""
    local = instant.astimezone(LOCAL)
    return f"{local:%H} giờ {local:%M} phút, {day_in_words(local.date())}"


def plan_written(definition: Definition, campaign: Campaign) -> str:
    """The plan as papers cite it: its number where it has one, its day of issue where that is known, its issuer."""
    source = definition.source
    issued = (
        source.issued_on if campaign.year == definition.year and source.issued_on else campaign.milestones.get(ISSUED)
    )
    number = f" số {source.number}" if source.number and campaign.year == definition.year else ""
    dated = f" {day_in_words(issued)}" if issued else ""
    return f"Kế hoạch{number}{dated} của {source.issuer}"


def majority_written(shares: Shares) -> str:
    """What carries a motion."""
    wanted = MORE_THAN if shares.strict else AT_LEAST
    return wanted.format(share=share_in_words(shares.majority), of=OF[shares.of])


def percent(part: int, whole: int) -> str:
    """`87,5%`, to a tenth, halves up; of nothing, nothing."""
    tenths = int(Fraction(part * TENTHS_OF_PERCENT, whole) + Fraction(1, 2)) if whole else 0
    return f"{tenths // 10}{f',{tenths % 10}' if tenths % 10 else ''}%"


def by_alphabet(name: str) -> str:
    """What to sort names by: letters before tones, đ after d."""
    return unicodedata.normalize("NFD", name.lower().replace("đ", "d\uffff"))


def field_written(field: Field, value: str | int) -> str:
    """What a field holds."""
    chosen = next((choice.label.vi for choice in field.choices if choice.id == value), None)
    if chosen is not None:
        return chosen
    if field.kind is FieldKind.DATE:
        return day(str(value))
    if field.kind is FieldKind.AUTHORS:
        return "; ".join(str(value).splitlines())
    return decimal_said(str(value), "vi") if field.decimals else str(value)


def proposed_on(definition: Definition, track: TrackId) -> str:
    """What is proposed for on *track*: the award that is given there, else what its quota counts; empty if neither.

    Where several are given on one track, which one is only known with the decision.
    """
    given = [award.label.vi for award in definition.awards.values() if award.track == track]
    counted = [quota.label_vi for quota in definition.quotas.values() if quota.track == track]
    return " hoặc ".join(given) or next(iter(counted), "")
