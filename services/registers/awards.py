"""The register of awards: each decision's lines, with what was given and the money that goes with it."""

from __future__ import annotations

from collections.abc import Mapping

from services.registers.asked import Asked
from services.registers.sheets import Column, Row, Sheet, Shown
from services.store import award_register
from services.store.award_register import AwardState, ListedAward
from workflow.definition import Label

NAME = Label("Sổ khen thưởng", "Awards")
TITLE = Label("SỔ KHEN THƯỞNG", "REGISTER OF AWARDS")
NUMBER, DATED = Label("Số quyết định", "Decision no."), Label("Ngày ký", "Dated")
RECIPIENT, UNIT = Label("Tập thể, cá nhân được khen", "Given to"), Label("Đơn vị", "Unit")
AWARD, FORM, LEVEL = Label("Hình thức khen", "Award"), Label("Loại", "Form"), Label("Cấp", "Level")
YEAR, AMOUNT = Label("Năm", "Year"), Label("Tiền thưởng (đồng)", "Money (đồng)")
STATE = Label("Tình trạng", "State")
STATES: Mapping[AwardState, Label] = {
    AwardState.SIGNED: Label("Đã ký, chưa công bố", "Signed, not published"),
    AwardState.GIVEN: Label("Đã công bố", "Published"),
    AwardState.REVOKED: Label("Đã hủy bỏ", "Revoked"),
}
FROM_ABOVE = Label("Cấp trên tặng", "Given by a higher level")
NOT_COUNTED = Label("Dòng cộng không tính khen thưởng đã hủy bỏ.", "The total leaves out what was revoked.")


def awards(of: Asked) -> Sheet:
    """Every award as far as it may be known of; what was revoked is not added up."""
    found = award_register.of_campaign(of.work, of.scope, of.campaign.id)
    revoked = frozenset(number for number, one in enumerate(found, start=1) if one.state is AwardState.REVOKED)
    return Sheet(
        name=of.said(NAME),
        title=of.said(TITLE),
        remarks=(of.said(NOT_COUNTED),) if revoked else (),
        uncounted=revoked,
        columns=(
            Column(label=of.said(NUMBER), width=18),
            Column(label=of.said(DATED), width=13, shown=Shown.DAY),
            Column(label=of.said(RECIPIENT), width=34),
            Column(label=of.said(UNIT), width=30),
            Column(label=of.said(AWARD), width=34),
            Column(label=of.said(FORM), width=24),
            Column(label=of.said(LEVEL), width=14),
            Column(label=of.said(YEAR), width=8, shown=Shown.YEAR),
            Column(label=of.said(AMOUNT), width=16, shown=Shown.MONEY, summed=True),
            Column(label=of.said(STATE), width=20),
        ),
        rows=[_row(of, one) for one in found],
    )


def _row(of: Asked, one: ListedAward) -> Row:
    return (
        one.number,
        one.dated,
        one.recipient,
        one.unit_name,
        one.label,
        one.form,
        one.level,
        one.year,
        one.amount,
        of.said(FROM_ABOVE if one.from_above and one.state is AwardState.GIVEN else STATES[one.state]),
    )
