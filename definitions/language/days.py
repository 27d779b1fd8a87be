"""Days and deadlines, rounds, and what is owed by when."""

from __future__ import annotations

from definitions.language.words import (
    ASK,
    DOCUMENTS,
    NUMBER_OF,
    ROLES,
    STATE,
    YES_NO,
    asked,
    must,
    named,
    thing,
)
from definitions.shapes import Either, Key, Led, OneOrMany, Record, Ref, Scalar, Table, Word
from definitions.values import COUNT, DAY, RUNG
from workflow.daysoff import Roll
from workflow.definition import Late, Owed
from workflow.rounds import Every

FROM_WHERE = {
    "after": Key(Ref("milestones"), "the milestone they are counted from; issued is the day of issue"),
    "entering": Key(STATE, "the state whose entering they are counted from, for each case alone"),
}
DAY_KINDS: dict[str, Record] = {}
DAY_SHAPE = Either(Scalar(DAY), Led("day", DAY_KINDS))
DAY_KINDS |= {
    "days": thing(
        "day after",
        "so many days after something; its own day is not counted",
        ("after", "entering"),
        days=must(NUMBER_OF, "how many days"),
        **FROM_WHERE,
    ),
    "working_days": thing(
        "working day after",
        "so many working days after something; its own day is not counted",
        ("after", "entering"),
        working_days=must(NUMBER_OF, "how many working days"),
        **FROM_WHERE,
    ),
    "on": thing("day of", "the very day of a milestone", on=must(Ref("milestones"), "the milestone")),
    "ask": asked("day asked", "a day left to a question", Scalar(DAY)),
}
DAYS = OneOrMany(DAY_SHAPE)
BOUND = {
    "through": Key(DAYS, "the last day, included (đến, chậm nhất); several where it falls due several times"),
    "before": Key(DAYS, "the day before which it must be done (trước)"),
}
READING = asked(
    "reading of a deadline",
    "how the words of the text are read, by the answer to a question",
    thing("bound", "one reading of a deadline", ("through", "before"), **BOUND),
)
ROUNDS = named(
    "rounds",
    "that the plan repeats itself",
    every=must(Word(tuple(Every)), "how long a round lasts"),
    from_=must(DAY_SHAPE, "the first day of the first round"),
    through=must(DAY_SHAPE, "the last day of the last round, included"),
)
PERIOD = thing(
    "period",
    "the time the movement covers",
    from_=must(DAY_SHAPE, "first day"),
    through=must(DAY_SHAPE, "last day, included"),
)
PROOF = thing(
    "proof",
    "how a paper is shown to have come in time",
    by=must(ROLES, "who may show it"),
    within=must(Scalar(COUNT), "for how many days after the deadline"),
)
RUNG_THING = thing(
    "rung",
    "one step of a ladder, at 08:00",
    ("remind", "escalate"),
    remind=Key(ROLES, "who is reminded"),
    escalate=Key(ROLES, "who is told that it is overdue"),
    acknowledge=Key(YES_NO, "whether who is told is asked to confirm having read it"),
    by_sms=Key(YES_NO, "whether who wants SMS is told by SMS as well, however far off the day"),
)
DEADLINE = named(
    "deadline",
    "the last day of something",
    ("through", "before", "reading"),
    **BOUND,
    reading=Key(READING, "the day, left to a question"),
    from_=Key(DAY_SHAPE, "the first day of a window; nothing is in time before it"),
    each_round=Key(YES_NO, "whether it falls due once in every round"),
    may_overlap=Key(YES_NO, "whether its window may be open together with others (no unless said)"),
    roll=Key(Either(Word(tuple(Roll)), ASK), "what a day off does to it (none unless said)"),
    late=Key(Word(tuple(Late)), "what happens to who comes after it (refuse unless said)"),
    extended_by=Key(ROLES, "who may extend it for a case"),
    proof=Key(PROOF, "how a paper is shown to have come in time"),
    ladder=Key(Table("ladder", RUNG_THING, RUNG), "its reminders and escalations"),
)
MET_WHEN = thing(
    "met_when",
    "that an obligation is met by itself",
    track=must(Ref("tracks"), "the track on which the unit has cases"),
    state=must(STATE, "the state they are to enter"),
    at_least=Key(NUMBER_OF, "how many (1 unless said)"),
)
OBLIGATION = named(
    "obligation",
    "what a unit owes by a deadline",
    ("met_by", "met_when"),
    owed_by=must(Word(tuple(Owed)), "who owes it"),
    blocks=Key(OneOrMany(Ref("blocks")), "the blocks of participants that owe it (all unless said)"),
    encouraged=Key(YES_NO, "whether it is only encouraged: reminded of, never escalated, let go in the end"),
    deadline=must(Ref("deadlines"), "by when; once for each time that falls due"),
    documents=Key(DOCUMENTS, "the papers it is met with"),
    met_by=Key(ROLES, "who may meet it"),
    met_when=Key(MET_WHEN, "when it is met by itself"),
    waived_by=Key(ROLES, "who may waive it"),
    opens=Key(Ref("tracks"), "the track on which meeting it opens a case"),
)
CONSULTATION = named(
    "consultation",
    "a body that is asked about a case, with a due date and what its silence means",
    ("days", "working_days"),
    track=must(Ref("tracks"), "the track whose cases it is asked about"),
    from_=must(STATE, "the state in which it is asked; the case comes back to it"),
    asked_by=must(ROLES, "who asks"),
    of=must(ROLES, "who is asked and answers"),
    days=Key(NUMBER_OF, "how many days it has"),
    working_days=Key(NUMBER_OF, "how many working days it has"),
    silence=must(Word(("agrees", "objects")), "what it means when the time runs out"),
)
