"""The language of scenarios: what an act may say, said once. Problems and the reader use the same words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from enum import StrEnum

from definitions.shapes import Key, Many, OneOrMany, Record, Scalar, Table, Word
from definitions.values import ANY_TEXT, COUNT, FULL_DATE, WORDS_OF_TEXT, Kind
from workflow.councils.sitting import Choice
from workflow.decisions.decision import Ground, Power
from workflow.definition.councils import SeatKind


class Deed(StrEnum):
    """The kinds of act. Most are words of the language; milestones and moves stand behind words of the plan."""

    ANSWER = "answer"
    LAUNCH = "launch"
    OPEN = "open"
    FILE = "file"
    WRITE = "write"
    EXTEND = "extend"
    CLOSE = "close"
    SUSPEND = "suspend"
    RESUME = "resume"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    COMPOSE = "compose"
    SIT = "sit"
    BEGIN_JUDGING = "begin_judging"
    SCORE = "score"
    END_JUDGING = "end_judging"
    DRAFT_DECISION = "draft_decision"
    DRAFT_REVOCATION = "draft_revocation"
    SIGN_DECISION = "sign_decision"
    PUBLISH_DECISION = "publish_decision"
    DROP_DECISION = "drop_decision"
    MILESTONE = "milestone"
    MOVE = "move"


JUDGING = (Deed.BEGIN_JUDGING, Deed.SCORE, Deed.END_JUDGING)
DECIDING = (
    Deed.DRAFT_DECISION,
    Deed.DRAFT_REVOCATION,
    Deed.SIGN_DECISION,
    Deed.PUBLISH_DECISION,
    Deed.DROP_DECISION,
)
WORDS = (
    Deed.ANSWER,
    Deed.LAUNCH,
    Deed.OPEN,
    Deed.FILE,
    Deed.WRITE,
    Deed.EXTEND,
    Deed.CLOSE,
    Deed.SUSPEND,
    Deed.RESUME,
    Deed.POSTPONE,
    Deed.CANCEL,
    Deed.COMPOSE,
    Deed.SIT,
    *JUDGING,
    *DECIDING,
)
REFUSED = "refused"


def hour(text: str) -> time:
    """An hour of the day: `9:00`, `14:30`."""
    hours, minutes = (int(part) for part in text.split(":"))
    return time(hours, minutes)


HOUR = Kind("hour", "an hour such as 14:30", "[0-9]{1,2}:[0-9]{2}", hour, "no-such-hour")
TEXT = Scalar(WORDS_OF_TEXT)
TEXTS = OneOrMany(TEXT)
DAY = Scalar(FULL_DATE)

PERSON = Record(
    "person",
    "Somebody of a unit, by the name they sign in under",
    {
        "name": Key(TEXT, "full name", required=True),
        "title": Key(TEXT, "post"),
        "roles": Key(TEXTS, "roles of the plan; its scope says whether one is held in the unit or everywhere"),
    },
)
UNIT = Record(
    "unit",
    "A unit with its people",
    {
        "name": Key(TEXT, "what it is called", required=True),
        "kind": Key(TEXT, "the kind of unit the plan's participants clause asks for", required=True),
        "people": Key(Table("people", PERSON), "its people, by the name they sign in under", required=True),
    },
)
VOTE = Scalar(COUNT)
MOTION = Record(
    "motion",
    "A case before a sitting, and what the tally committee counted",
    {
        "track": Key(TEXT, "the track of the case, where the words before leave it open"),
        "unit": Key(TEXT, "the unit whose case it is"),
        "person": Key(TEXT, "the person whose case it is"),
        "round": Key(TEXT, "the round or day that the case belongs to, such as 2023"),
        "nth": Key(Scalar(COUNT), "which of a unit's several works it is, by the order in which they were opened"),
        "in_favour": Key(VOTE, "votes in favour", required=True),
        "against": Key(VOTE, "votes against; none unless told otherwise"),
        "abstained": Key(VOTE, "blank votes; none unless told otherwise"),
        "invalid": Key(VOTE, "invalid votes; none unless told otherwise"),
        "casting": Key(Word((Choice.IN_FAVOUR, Choice.AGAINST)), "how the chair decides equal votes"),
        "conflicts": Key(TEXTS, "members who declare a conflict of interest in it"),
    },
    (("unit", "person"),),
)
RESULT = Record(
    "result",
    "What an answer brings one of the cases that go along with it",
    {
        "track": Key(TEXT, "the track of the case, where the words after leave it open"),
        "unit": Key(TEXT, "the unit whose case it is"),
        "person": Key(TEXT, "the person whose case it is"),
        "round": Key(TEXT, "the round or day that the case belongs to, such as 2023"),
        "nth": Key(Scalar(COUNT), "which of a unit's several works it is, by the order in which they were opened"),
        "is": Key(TEXT, "the move it takes", required=True),
        "reason": Key(TEXT, "why"),
    },
    (("unit", "person"),),
)
GRANT = Record(
    "grant",
    "A case on a decision, and what it is given or why that is taken back",
    {
        "track": Key(TEXT, "the track of the case, where the words before leave it open"),
        "unit": Key(TEXT, "the unit whose case it is"),
        "person": Key(TEXT, "the person whose case it is"),
        "round": Key(TEXT, "the round or day that the case belongs to, such as 2023"),
        "nth": Key(Scalar(COUNT), "which of a unit's several works it is, by the order in which they were opened"),
        "award": Key(TEXT, "the award of the plan, where the track has several"),
        "reason": Key(TEXT, "why, where it differs from the vote or is taken back"),
        "ground": Key(Word(tuple(Ground)), "on which ground the law lets it be taken back"),
    },
    (("unit", "person"),),
)
ACT = Record(
    "act",
    "Somebody does something on a day",
    {
        "on": Key(DAY, "the day, such as 15/6/2020", required=True),
        "at": Key(Scalar(HOUR), "the hour; 9:00 unless told otherwise"),
        "who": Key(TEXT, "the name they sign in under", required=True),
        "does": Key(
            TEXT,
            "an obligation, a milestone or a trigger of the plan, or " + ", ".join(WORDS),
            required=True,
        ),
        "question": Key(TEXT, "the question that is answered"),
        "option": Key(TEXT, "the answer"),
        "round": Key(TEXT, "the round or day that the case belongs to, such as 2023"),
        "nth": Key(Scalar(COUNT), "which of a unit's several works it is, by the order in which they were opened"),
        "track": Key(TEXT, "the track of the case, where the words before leave it open"),
        "unit": Key(TEXT, "the unit whose case it is; one's own unless told otherwise"),
        "person": Key(TEXT, "the person whose case it is"),
        "with": Key(TEXTS, "papers that are attached first"),
        "gives": Key(Table("gives", Scalar(ANY_TEXT)), "fields and what is written into them; criteria and scores"),
        "jury": Key(TEXTS, "who sits on the jury, its chair first, by the names they sign in under"),
        "reason": Key(TEXT, "why"),
        "received": Key(DAY, "the day on which the paper had arrived"),
        "evidence": Key(TEXT, "what shows it: a postmark, the number of an incoming letter"),
        "happened": Key(DAY, "the day of a milestone; the day of the act unless told otherwise"),
        "provisional": Key(Word(("yes",)), "yes, where that day is not certain yet"),
        "number": Key(TEXT, "the number of the document"),
        "deadline": Key(TEXT, "the deadline that is extended"),
        "milestone": Key(TEXT, "the milestone that gets another day"),
        "moving": Key(Word(("keep", "shift")), "whether deadlines keep their days, or shift by those of the pause"),
        "until": Key(DAY, "its new last day"),
        "council": Key(TEXT, "the council that is composed or sits, where the plan has several"),
        "seats": Key(
            Table("seats", Word(tuple(SeatKind))), "who sits on it from that day on, by the names they sign in under"
        ),
        "present": Key(TEXTS, "the members in the room"),
        "written": Key(TEXTS, "the absent members who gave their opinion in writing"),
        "cases": Key(Many(MOTION), "the cases before the sitting, each with its votes"),
        "results": Key(Many(RESULT), "what the answer brings each case that goes along"),
        "decision": Key(TEXT, "what the scenario calls the decision, where it has several"),
        "rule": Key(TEXT, "the kind of decision, where the plan has several"),
        "awards": Key(Many(GRANT), "the cases that the decision is about"),
        "subject": Key(TEXT, "what the decision is about, as its paper says"),
        "basis": Key(TEXTS, "its legal basis, line by line"),
        "signer": Key(TEXT, "who signs it; as in the draft unless told otherwise"),
        "post": Key(TEXT, "the post of whoever signs"),
        "power": Key(Word(tuple(Power)), "by which power it is signed; one's own unless told otherwise"),
        "for_whom": Key(TEXT, "for whom it is signed, such as CHỦ TỊCH"),
        "authorised_by": Key(TEXT, "the number of the paper that authorises whoever signs"),
        "dated": Key(DAY, "the day of the signed paper; the day of the act unless told otherwise"),
        "expect": Key(Word((REFUSED,)), "refused, where the rules are to say no"),
        "codes": Key(TEXTS, "the codes of every refusal that is expected"),
    },
)
SCENARIO = Record(
    "scenario",
    "A year of a plan, as the people in it act",
    {
        "plan": Key(TEXT, "the id of the plan", required=True),
        "label": Key(TEXT, "what people read, in Vietnamese", required=True),
        "english": Key(TEXT, "the same in English"),
        "scene": Key(TEXT, "the demo scene whose units and people act"),
        "organisation": Key(TEXT, "who runs the campaign, where units are written out"),
        "units": Key(Table("units", UNIT), "units and their people, by id"),
        "acts": Key(Many(ACT), "what happens, in order of time", required=True),
    },
    (("scene", "units"),),
)

ALWAYS = frozenset({"on", "at", "who", "does", "expect", "codes"})
OF_A_CASE = frozenset({"track", "unit", "person", "round", "nth"})
SIGNATURE = frozenset({"signer", "post", "power", "for_whom", "authorised_by"})
MAY_SAY: Mapping[Deed, frozenset[str]] = {
    Deed.ANSWER: ALWAYS | {"question", "option", "reason"},
    Deed.LAUNCH: ALWAYS,
    Deed.OPEN: ALWAYS | OF_A_CASE | {"gives"},
    Deed.FILE: ALWAYS | OF_A_CASE | {"with"},
    Deed.WRITE: ALWAYS | OF_A_CASE | {"gives"},
    Deed.CLOSE: ALWAYS | {"reason"},
    Deed.EXTEND: ALWAYS | OF_A_CASE | {"deadline", "until", "reason", "number"},
    Deed.SUSPEND: ALWAYS | {"reason", "number"},
    Deed.RESUME: ALWAYS | {"reason", "number", "moving"},
    Deed.POSTPONE: ALWAYS | {"milestone", "happened", "reason", "number"},
    Deed.CANCEL: ALWAYS | OF_A_CASE | {"reason"},
    Deed.COMPOSE: ALWAYS | {"council", "number", "seats"},
    Deed.SIT: ALWAYS | {"council", "present", "written", "cases", "number"},
    Deed.BEGIN_JUDGING: ALWAYS | OF_A_CASE | {"jury", "number"},
    Deed.SCORE: ALWAYS | OF_A_CASE | {"gives", "reason"},
    Deed.END_JUDGING: ALWAYS | OF_A_CASE | {"reason"},
    Deed.DRAFT_DECISION: ALWAYS | SIGNATURE | {"decision", "rule", "awards", "subject", "basis"},
    Deed.DRAFT_REVOCATION: ALWAYS | SIGNATURE | {"decision", "rule", "awards", "subject", "basis"},
    Deed.SIGN_DECISION: ALWAYS | SIGNATURE | {"decision", "number", "dated"},
    Deed.PUBLISH_DECISION: ALWAYS | {"decision"},
    Deed.DROP_DECISION: ALWAYS | {"decision", "reason"},
    Deed.MILESTONE: ALWAYS | {"happened", "number", "provisional"},
    Deed.MOVE: ALWAYS | OF_A_CASE | {"with", "gives", "reason", "received", "evidence", "results"},
}
MUST_SAY: Mapping[Deed, tuple[str, ...]] = {
    Deed.ANSWER: ("question", "option"),
    Deed.WRITE: ("track", "gives"),
    Deed.OPEN: ("track",),
    Deed.FILE: ("track", "with"),
    Deed.EXTEND: ("deadline", "until"),
    Deed.RESUME: ("moving",),
    Deed.POSTPONE: ("milestone", "happened"),
    Deed.CANCEL: ("track",),
    Deed.COMPOSE: ("seats", "number"),
    Deed.SIT: ("present", "cases", "number"),
    Deed.SCORE: ("gives",),
    Deed.DRAFT_DECISION: ("awards", "subject", "basis"),
    Deed.DRAFT_REVOCATION: ("awards", "subject", "basis"),
    Deed.SIGN_DECISION: ("number",),
}
TOGETHER = (
    ("expect", "codes"),
    ("codes", "expect"),
    ("evidence", "received"),
    ("jury", "number"),
    ("signer", "post"),
    ("post", "signer"),
)
"""Where the first is said, so must be the second."""
