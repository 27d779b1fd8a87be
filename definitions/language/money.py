"""The law of prize money: base salaries and rule sets, each with its days, its article and how sure we are."""

from __future__ import annotations

from definitions.language.words import LABEL, TEXT, must
from definitions.shapes import Key, Record, Ref, Scalar, Table, Word
from definitions.values import FACTOR, FULL_DATE, MONEY
from workflow.definition import Holder
from workflow.money import AwardKind, SamePeriod, Verified

DAYS = {
    "from": must(Scalar(FULL_DATE), "the first day it is in force"),
    "through": Key(Scalar(FULL_DATE), "the last day; left out while it is in force"),
}
SURE = {
    "article": must(TEXT, "the article that says so, with the number of its text"),
    "verified": must(Word(tuple(Verified)), "how sure we are"),
}
SAYS = {
    "says": Key(TEXT, "what should be known of it, in a sentence of our own, in Vietnamese"),
    "english": Key(TEXT, "the same in English"),
}
FORM = Record(
    "form of award",
    "a title or form, told apart by who gives it where the law does",
    {**LABEL, "kind": must(Word(tuple(AwardKind)), "whether it is a title or a form of commendation")},
)
SALARY = Record(
    "base salary",
    "the base salary of some years",
    {
        "amount": must(Scalar(MONEY), "so much a month, in đồng"),
        **DAYS,
        "text": must(Ref("texts"), "the decree, as the registry of texts calls it"),
        **SURE,
    },
)
COEFFICIENT = Record(
    "coefficient",
    "what the base salary is multiplied by",
    {
        "times": Key(Scalar(FACTOR), "the number"),
        "unknown": Key(TEXT, "in place of it: why no number is known, in Vietnamese"),
        **SAYS,
        **SURE,
    },
    (("times", "unknown"),),
)
HOLDERS = Record(
    "coefficients of a form",
    "for whom it is how much",
    {holder.value: Key(COEFFICIENT, f"given to: {holder.value}") for holder in Holder},
)
ROUNDING = Record("rounding", "what becomes of the product", {"up_to": must(Scalar(MONEY), "a multiple of"), **SURE})
SAME_PERIOD = Record(
    "same period",
    "several titles of one counting period at one time",
    {"paid": must(Word(tuple(SamePeriod)), "which of them are paid"), **SURE},
)
RULE_SET = Record(
    "rule set",
    "what one decree says of prizes, for decisions of the days it is in force",
    {
        **LABEL,
        "text": must(Ref("texts"), "the decree, as the registry of texts calls it"),
        **DAYS,
        "rounding": must(ROUNDING, "what becomes of the product"),
        "same_period": must(SAME_PERIOD, "several titles of one period"),
        "household": Key(COEFFICIENT, "what a person's coefficient is multiplied by for a household (forms alone)"),
        "coefficients": must(Table("coefficients", HOLDERS), "by form and for whom"),
    },
)
LAW_OF_MONEY = Record(
    "law of money",
    "what goes with awards by law",
    {
        "forms": must(Table("forms", FORM), "titles and forms"),
        "salaries": must(Table("salaries", SALARY), "base salaries"),
        "rule_sets": must(Table("rule sets", RULE_SET), "rule sets"),
    },
)
