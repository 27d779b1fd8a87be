"""The law of votes: what a council's vote needs for each form of award, from when until when, by which article."""

from __future__ import annotations

from definitions.language.quotas import MAJORITY, OF, QUORUM
from definitions.language.words import LABEL, TEXT, YES_NO, must
from definitions.shapes import Key, OneOrMany, Record, Ref, Scalar, Table, Word
from definitions.values import FULL_DATE
from workflow.money import Verified

__all__ = ["LAW", "Verified"]


FORM = Record("form", "what is awarded, and where the law tells them apart by whom", dict(LABEL))
RULE_OF_LAW = Record(
    "rule of law",
    "what a vote on some forms needs",
    {
        "forms": must(OneOrMany(Ref("forms")), "the forms it is about"),
        "from": must(Scalar(FULL_DATE), "the first day it is in force"),
        "through": Key(Scalar(FULL_DATE), "the last day; left out while it is in force"),
        "quorum": Key(*QUORUM),
        "majority": must(*MAJORITY),
        "of": must(OF.shape, OF.about),
        "secret": Key(YES_NO, "whether the ballot is secret"),
        "written": Key(YES_NO, "whether absent members give their opinion in writing"),
        "article": must(TEXT, "the article that says so, with the number of its text"),
        "says": must(TEXT, "what it says, in a sentence of our own, in Vietnamese"),
        "english": must(TEXT, "the same in English"),
        "verified": must(Word(tuple(Verified)), "how sure we are"),
    },
)
LAW = Record(
    "law of votes",
    "what votes need by law",
    {
        "forms": must(Table("forms", FORM), "forms of awards"),
        "rules": must(Table("rules", RULE_OF_LAW), "what votes on them need, by the days they are in force"),
    },
)
