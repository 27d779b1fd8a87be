"""Money that goes with awards: reckoned by dated rule sets, shared out to the đồng, paid once for one period."""

from __future__ import annotations

from workflow.money.certainty import Verified, least_sure
from workflow.money.costing import AwardCost, Bound, Cost, Most, TakingPart, last_day_of_period, most_of
from workflow.money.dividing import divided
from workflow.money.law import AwardKind, Coefficient, FormOfAward, LawOfMoney, RuleSet, Salary, SamePeriod
from workflow.money.paying import Due, Payment, paid
from workflow.money.reckoning import Fixed, Prize, Reckoned, reckoned, rounded_up

__all__ = [
    "AwardCost",
    "AwardKind",
    "Bound",
    "Coefficient",
    "Cost",
    "Due",
    "Fixed",
    "FormOfAward",
    "LawOfMoney",
    "Most",
    "Payment",
    "Prize",
    "Reckoned",
    "RuleSet",
    "Salary",
    "SamePeriod",
    "TakingPart",
    "Verified",
    "divided",
    "last_day_of_period",
    "least_sure",
    "most_of",
    "paid",
    "reckoned",
    "rounded_up",
]
