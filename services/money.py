"""Prize money: the sum that goes with an award, fixed by its plan or reckoned by the law this installation goes by."""

from __future__ import annotations

from datetime import date

from services.store.work import Work
from workflow.definition import Award
from workflow.money import Fixed, Prize
from workflow.refusals import Refusal


def prize_of(work: Work, award: Award, day: date) -> Prize | Refusal:
    """The sum that goes with *award* where its decision is issued on *day*; a `Refusal` names why none is known."""
    if award.amount is not None:
        return Fixed(amount=award.amount)
    if not award.form:
        return Refusal("award_without_form", {"award": award.id})
    return work.installation.law.money.prize(award.form, award.holder, day)
