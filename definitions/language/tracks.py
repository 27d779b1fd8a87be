"""Kinds of cases: their states, and how they move."""

from __future__ import annotations

from definitions.language.guards import GUARDS
from definitions.language.words import FIELDS, NUMBER_OF, ROLES, STATE, STATES, TRACKS, YES_NO, must, named, thing
from definitions.shapes import Key, OneOrMany, Ref, Table, Word
from workflow.definition import RunsOut, Subject

OPEN_STATES = "open"
OWN_UNIT, ALL_UNITS = "own_unit", "all_units"
STANDING_OFFICE = "standing_office"

STATE_THING = named(
    "state",
    "where a case can be",
    final=Key(YES_NO, "whether the case ends here"),
    sealed=Key(YES_NO, "whether units see it only once the result is out"),
    skeleton=Key(YES_NO, "whether no clause asks for it"),
)
CARRIES = thing(
    "carries",
    "that the unit's cases on other tracks move along, all or none",
    tracks=must(TRACKS, "the tracks"),
    trigger=must(
        OneOrMany(Ref("triggers")),
        "the move they make; several where a result is entered for each case: the move that the answer brings it",
    ),
    of=Key(Word((OWN_UNIT, ALL_UNITS)), "whose cases: those of its own unit (unless said), or of every unit"),
    at_least=Key(NUMBER_OF, "how many have to go along (none unless said)"),
)
TRANSITION = named(
    "transition",
    "how a case moves",
    ("by", "at"),
    from_=must(STATES, "where it starts; open means every state that is not final"),
    to=must(STATE, "where it ends"),
    by=Key(ROLES, "who may make it"),
    at=Key(Ref("deadlines"), "the deadline with whose passing it happens by itself"),
    guard=Key(GUARDS, "what must hold"),
    asks=Key(FIELDS, "the fields entered with it"),
    tells=Key(ROLES, "who is told"),
    acknowledge=Key(YES_NO, "whether who is told is asked to confirm having read it"),
    by_sms=Key(YES_NO, "whether who wants SMS is told by SMS as well, however far off the day"),
    reason=Key(YES_NO, "whether a reason must be given"),
    carries=Key(CARRIES, "the cases that move along"),
)
TRANSITIONS = Table("transitions", OneOrMany(TRANSITION))
STATE_TABLE = Table("states", STATE_THING)
PATH = thing(
    "path",
    "states and transitions that tracks share",
    states=Key(STATE_TABLE, "its states"),
    transitions=Key(TRANSITIONS, "its transitions, by trigger"),
)
RETURNED = thing(
    "returned",
    "that a case in this state was returned to be completed: only what was flagged is open, and who asked looks again",
    days=Key(NUMBER_OF, "how many days it has to come back, that of the return not counted; no last day unless said"),
    working_days=Key(NUMBER_OF, "the same in working days, instead"),
    runs_out=must(Word(tuple(RunsOut)), "what becomes of it when they run out"),
)
TRACK = named(
    "track",
    "one kind of case",
    subject=must(Word(tuple(Subject)), "what a case is about"),
    path=Key(Ref("paths"), "the shared path that lies beneath it"),
    initial=must(STATE, "the state a case begins in"),
    opened_by=Key(ROLES, "who may open a case by hand"),
    opening=Key(GUARDS, "what must hold for that"),
    asks=Key(FIELDS, "the fields entered with that, such as the title of a work"),
    opens_at_launch=Key(
        Word(("yes", "no", STANDING_OFFICE)),
        "whether every participating unit has one from the launch on, or the standing office alone",
    ),
    continues=Key(Ref("tracks"), "the track whose case of the same unit or person it takes to the next level"),
    each_round=Key(YES_NO, "whether its cases belong to the round in which they are opened"),
    shows=Key(FIELDS, "the fields listings show; the first is what a work is called"),
    states=must(STATE_TABLE, "its states"),
    transitions=must(TRANSITIONS, "its transitions, by trigger"),
)
