"""Who decides together: which cases, on what ballots, and what a conflict of interest does."""

from __future__ import annotations

from definitions.language.words import (
    ASK,
    DOCUMENTS,
    FIELD,
    FIELDS,
    NUMBER_OF,
    ROLES,
    TRACKS,
    YES_NO,
    asked,
    must,
    named,
)
from definitions.shapes import Either, Key, OneOrMany, Ref, Scalar, Table, Word
from definitions.values import FACTOR
from workflow.definition.councils import Averaging, Ballot, Because, Conflicted, Voting

CRITERION = named(
    "criterion",
    "one thing that is scored",
    most=must(Scalar(FACTOR), "the highest score for it"),
    weight=Key(Scalar(FACTOR), "how many times it counts (once unless said)"),
)
DERIVED = tuple(because for because in Because if because is not Because.DECLARED)
COUNCIL = named(
    "council",
    "who decides together",
    tracks=must(TRACKS, "the tracks whose cases it decides"),
    trigger=must(Ref("triggers"), "the move that a sitting of it makes, and nobody by hand"),
    convened_by=must(ROLES, "who calls, opens and closes its sittings"),
    composed_by=Key(ROLES, "who records who sits on it (who convenes it, unless said)"),
    ballot=Key(Word(tuple(Ballot)), "what its members give (approve unless said)"),
    vote=Key(Ref("votes"), "the rule by which a motion carries, where they approve"),
    voting=Key(Word(tuple(Voting)), "counted on paper (unless said), or cast here: open or secret"),
    conflicted=Key(Word(tuple(Conflicted)), "what a member with a conflict of interest does (is excluded unless said)"),
    derived=Key(
        OneOrMany(Word(DERIVED)), "the conflicts that follow from the cases (own_case and own_unit unless said)"
    ),
    organisers=Key(ROLES, "the roles whose holders organise, where that is a conflict"),
    casting=Key(YES_NO, "whether the chair decides equal votes"),
    written=Key(YES_NO, "whether absent members may give their opinion in writing"),
    minutes=Key(Ref("documents"), "the kind of paper its minutes are, which goes into every case it decides"),
    criteria=Key(Table("criteria", CRITERION), "what is scored"),
    averaging=Key(
        Either(Word(tuple(Averaging)), ASK), "how the scores of several members become one (mean unless said)"
    ),
    result=Key(FIELD, "the field that scores or rankings come to"),
    judges=Key(
        Either(NUMBER_OF, asked("judges asked", "how many, left to a question", NUMBER_OF)),
        "how many members are drawn for each case; 0, as where nothing is said, has all of them judge",
    ),
    anonymous=Key(YES_NO, "whether members do not learn whose cases they score"),
    within=Key(Ref("deadlines"), "the window in which scores are given"),
    shows=Key(FIELDS, "what members who score see of a case, beside its papers"),
    papers=Key(DOCUMENTS, "the papers of a case that members who score may read"),
)
