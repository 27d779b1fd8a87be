"""Money that goes with awards: reckoned by dated rule sets, shared out to the đồng, paid once for one period."""

from __future__ import annotations

from workflow.money.certainty import Verified, least_sure
from workflow.money.dividing import divided
from workflow.money.law import AwardKind, BaseSalary, Coefficient, FormOfAward, LawOfMoney, RuleSet, SamePeriod
from workflow.money.paying import Due, Payment, paid
from workflow.money.reckoning import Fixed, Prize, Reckoned, reckoned, rounded_up

__all__ = [
    "AwardKind",
    "BaseSalary",
    "Coefficient",
    "Due",
    "Fixed",
    "FormOfAward",
    "LawOfMoney",
    "Payment",
    "Prize",
    "Reckoned",
    "RuleSet",
    "SamePeriod",
    "Verified",
    "divided",
    "least_sure",
    "paid",
    "reckoned",
    "rounded_up",
]
