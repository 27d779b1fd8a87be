"""The language: every kind of thing a definition may hold and every key it allows, said once.

Unknown-key problems, `schema.json` and the reference page all derive from these records; the reader and the
rules look keys up by the same words. What a skeleton gives, a plan need not repeat: requirements hold for the
composed text.
"""

from __future__ import annotations

from definitions.shapes import Either, Key, Led, Many, OneOrMany, Record, Ref, Scalar, Shape, Table, Word
from definitions.values import (
    ANY_TEXT,
    COUNT,
    FULL_DATE,
    NAMED_DAY,
    NUMBER,
    PERCENTAGE,
    RUNG,
    SHARE_OF_VOTES,
    SHARE_REACHED,
    WORDS_OF_TEXT,
    YEAR_NUMBER,
)
from workflow.deadlines import Roll
from workflow.definition import FieldKind, Late, Owed, Scope, Subject
from workflow.quotas import Base, Rounding, Tie

TEXT = Scalar(WORDS_OF_TEXT)
TEXTS = OneOrMany(TEXT)
LABEL_TEXT = Scalar(ANY_TEXT)
YES_NO = Word(("yes", "no"))
OPEN_STATES = "open"

ROLE, ROLES = Ref("roles"), OneOrMany(Ref("roles"))
DOCUMENT, DOCUMENTS = Ref("documents"), OneOrMany(Ref("documents"))
FIELD, FIELDS = Ref("fields"), OneOrMany(Ref("fields"))
STATE, STATES = Ref("states"), OneOrMany(Ref("states"))

ON_EVERYTHING = {
    "fact": Key(TEXT, "id of the fact this expresses, such as 001-Q3"),
    "facts": Key(TEXTS, "ids of the facts this expresses"),
    "cites": Key(TEXT, "clause of the issued text, such as II.3"),
    "says": Key(TEXT, "the words of the issued text, where the wording matters"),
}
LABEL = {
    "label": Key(LABEL_TEXT, "what people read, in Vietnamese"),
    "english": Key(TEXT, "the same in English"),
}


def _thing(name: str, about: str, *exactly_one: tuple[str, ...], **keys: Key) -> Record:
    """A record; a trailing underscore lets a key be a word of Python (`from_`, `is_`)."""
    own = {word.rstrip("_"): key for word, key in keys.items()}
    return Record(name, about, {**own, **ON_EVERYTHING}, exactly_one)


def _named(name: str, about: str, *exactly_one: tuple[str, ...], **keys: Key) -> Record:
    """A record that people read the name of."""
    return _thing(name, about, *exactly_one, **{**LABEL, **keys})


def _must(shape: Shape, about: str) -> Key:
    return Key(shape, about, required=True)


SOURCE = _thing(
    "source",
    "the issued document the definition was taken from",
    number=_must(TEXT, "its number, such as 49/KH-UBND"),
    date=Key(Scalar(FULL_DATE), "the day it was issued"),
    issuer=_must(TEXT, "the body that issued it"),
    signer=_must(TEXT, "who signed it"),
    basis=Key(TEXTS, "the documents it rests on"),
)
PERIOD = _thing(
    "period",
    "the time the movement covers",
    from_=_must(Scalar(FULL_DATE), "first day"),
    through=_must(Scalar(FULL_DATE), "last day, included"),
)
ROLE_THING = _named(
    "role", "who may act", scope=_must(Word(tuple(Scope)), "whether the role reaches one unit or the organisation")
)
DOCUMENT_THING = _named("document", "a paper a case can carry", accepts=Key(TEXTS, "media types taken"))
CHOICE = _named("choice", "one value of a choice")
FIELD_THING = _named(
    "field",
    "typed data of a case",
    kind=_must(Word(tuple(FieldKind)), "what may be written"),
    choices=Key(Table("choices", CHOICE), "the values of a choice"),
    minimum=Key(Scalar(NUMBER), "the least number"),
    maximum=Key(Scalar(NUMBER), "the greatest number"),
    written_by=Key(ROLES, "who may write it at any time; otherwise only a transition asks for it"),
    happened=Key(YES_NO, "whether a date must not lie in the future"),
    personal=Key(YES_NO, "whether it is personal data"),
)
MILESTONE = _named("milestone", "something that happens to the campaign", recorded_by=_must(ROLES, "who may record it"))
OPTION = _named("option", "one answer to a question")
QUESTION = _thing(
    "question",
    "a point the issued text leaves open",
    asks=_must(TEXT, "the question, in Vietnamese"),
    english=Key(TEXT, "the question, in English"),
    blocking=Key(YES_NO, "whether no campaign may start without an answer (yes unless said)"),
    options=_must(Table("options", OPTION), "the answers there are"),
    answer=Key(Ref("options"), "the answer, where one was chosen"),
    basis=Key(TEXT, "who chose it, or on what grounds"),
)
PARTICIPANTS = _thing(
    "participants",
    "who takes part, by the answer to a question",
    question=_must(Ref("questions"), "the question whose answer decides"),
    units=_must(Table("units", TEXTS), "for each answer, the kinds of units that take part"),
)
PROOF = _thing(
    "proof",
    "how a paper is shown to have come in time",
    by=_must(ROLES, "who may show it"),
    within=_must(Scalar(COUNT), "for how many days after the deadline"),
)
RUNG_THING = _thing(
    "rung",
    "one step of a ladder, at 08:00",
    ("remind", "escalate"),
    remind=Key(ROLES, "who is reminded"),
    escalate=Key(ROLES, "who is told that it is overdue"),
)
DEADLINE = _named(
    "deadline",
    "the last day of something",
    ("through", "before"),
    through=Key(Scalar(NAMED_DAY), "the last day, included (đến, chậm nhất)"),
    before=Key(Scalar(NAMED_DAY), "the day before which it must be done (trước)"),
    roll=Key(Word(tuple(Roll)), "what a day off does to it (none unless said)"),
    late=Key(Word(tuple(Late)), "what happens to who comes after it (refuse unless said)"),
    extended_by=Key(ROLES, "who may extend it for a case"),
    proof=Key(PROOF, "how a paper is shown to have come in time"),
    ladder=Key(Table("ladder", RUNG_THING, RUNG), "its reminders and escalations"),
)
OBLIGATION = _named(
    "obligation",
    "what a unit owes by a deadline",
    owed_by=_must(Word(tuple(Owed)), "who owes it"),
    deadline=_must(Ref("deadlines"), "by when"),
    documents=Key(DOCUMENTS, "the papers it is met with"),
    met_by=_must(ROLES, "who may meet it"),
    waived_by=Key(ROLES, "who may waive it"),
    opens=Key(Ref("tracks"), "the track on which meeting it opens a case"),
)
FIELD_IS = _thing(
    "field value", "a field and its value", field=_must(FIELD, "the field"), is_=_must(TEXT, "the value it has")
)
ASK = _thing("ask", "a value left to a question", ask=_must(Ref("questions"), "the question whose answer it is"))
QUOTA = _named(
    "quota",
    "how many may be chosen",
    ("percent", "count"),
    track=_must(Ref("tracks"), "the track it counts"),
    percent=Key(Scalar(PERCENTAGE), "places as a percentage of a base"),
    count=Key(Scalar(COUNT), "places as a number"),
    of=Key(Either(Word(tuple(Base)), ASK), "the base a percentage is taken of"),
    rounding=Key(Either(Word(tuple(Rounding)), ASK), "what becomes of a fraction (down unless said)"),
    contenders=Key(FIELD_IS, "who is in the running"),
    from_high_to_low=Key(FIELD, "the number by which places are taken"),
    prefers=Key(FIELD_IS, "who goes first, others equal"),
    tie=Key(Either(Word(tuple(Tie)), ASK), "what equal ranks across the last place do (nobody unless said)"),
    registered_by=Key(Ref("obligations"), "the obligation that registers"),
    held_in=_must(STATES, "the states in which a case holds a place"),
)
VOTE = _named(
    "vote",
    "when a vote counts and when it carries",
    quorum=_must(Scalar(SHARE_REACHED), "share of the members who must be present"),
    majority=_must(Scalar(SHARE_OF_VOTES), "share of those present who must be in favour"),
)
STATE_THING = _named(
    "state",
    "where a case can be",
    final=Key(YES_NO, "whether the case ends here"),
    sealed=Key(YES_NO, "whether units see it only once the result is out"),
    skeleton=Key(YES_NO, "whether no clause asks for it"),
)

GUARD_KINDS: dict[str, Record] = {}
GUARD = Led("guard", GUARD_KINDS)
GUARDS = Many(GUARD)
GUARD_KINDS |= {
    "document": _thing("document guard", "the case carries this paper", document=_must(DOCUMENT, "its kind")),
    "milestone": _thing(
        "milestone guard", "the campaign has recorded this", milestone=_must(Ref("milestones"), "the milestone")
    ),
    "unit_case": _thing(
        "unit_case guard",
        "the unit's case on another track has this value",
        unit_case=_must(Ref("tracks"), "the other track"),
        field=_must(FIELD, "its field"),
        is_=_must(TEXT, "the value it has"),
    ),
    "field": _thing(
        "field guard", "a field has this value", field=_must(FIELD, "the field"), is_=_must(TEXT, "the value it has")
    ),
    "quota": _thing(
        "quota guard",
        "a place is left",
        quota=_must(Ref("quotas"), "the quota"),
        taken=_must(Word(("from_high_to_low", "in_any_order")), "how places are taken"),
    ),
    "trigger": _thing(
        "trigger guard",
        "a move was made fewer times than this",
        trigger=_must(Ref("triggers"), "the move"),
        at_most=_must(Scalar(COUNT), "how many times it may be made"),
    ),
    "participant": _thing(
        "participant guard", "who the case is about takes part", participant=_must(Word(("yes",)), "yes")
    ),
    "carried": _thing("carried guard", "the vote was carried", carried=_must(Ref("votes"), "the rule of the vote")),
    "lost": _thing("lost guard", "the vote was held and lost", lost=_must(Ref("votes"), "the rule of the vote")),
    "all": _thing("all guard", "each of these holds", all=_must(GUARDS, "the guards")),
    "any": _thing("any guard", "one of these holds", any=_must(GUARDS, "the guards")),
    "not": _thing("not guard", "this does not hold", not_=_must(GUARD, "the guard")),
}

TRANSITION = _named(
    "transition",
    "how a case moves",
    from_=_must(STATES, "where it starts; open means every state that is not final"),
    to=_must(STATE, "where it ends"),
    by=_must(ROLES, "who may make it"),
    guard=Key(GUARDS, "what must hold"),
    asks=Key(FIELDS, "the fields entered with it"),
    tells=Key(ROLES, "who is told"),
    reason=Key(YES_NO, "whether a reason must be given"),
)
TRANSITIONS = Table("transitions", OneOrMany(TRANSITION))
STATE_TABLE = Table("states", STATE_THING)
PATH = _thing(
    "path",
    "states and transitions that tracks share",
    states=Key(STATE_TABLE, "its states"),
    transitions=Key(TRANSITIONS, "its transitions, by trigger"),
)
TRACK = _named(
    "track",
    "one kind of case",
    subject=_must(Word(tuple(Subject)), "what a case is about"),
    path=Key(Ref("paths"), "the shared path that lies beneath it"),
    initial=_must(STATE, "the state a case begins in"),
    opened_by=Key(ROLES, "who may open a case by hand"),
    opening=Key(GUARDS, "what must hold for that"),
    shows=Key(FIELDS, "the fields listings show"),
    states=_must(STATE_TABLE, "its states"),
    transitions=_must(TRANSITIONS, "its transitions, by trigger"),
)
TOLD = _thing(
    "told fact",
    "a fact that changes nothing in the machine",
    text=_must(TEXT, "the fact, and why no rule expresses it, in Vietnamese"),
    english=Key(TEXT, "the same in English"),
)
PLAN = _named(
    "plan",
    "an issued plan as a workflow",
    plan=_must(TEXT, "its id"),
    skeleton=Key(TEXT, "its id, when it is a skeleton and no plan"),
    extends=Key(TEXT, "the skeleton beneath it"),
    year=_must(Scalar(YEAR_NUMBER), "the year its days belong to"),
    launched_by=_must(ROLES, "who may draft and launch a campaign"),
    standing_office=Key(ROLE, "the role of the unit that runs the plan"),
    period=Key(PERIOD, "the time it covers"),
    source=_must(SOURCE, "the issued document"),
    roles=_must(Table("roles", ROLE_THING), "who may act"),
    participants=Key(PARTICIPANTS, "who takes part"),
    questions=Key(Table("questions", QUESTION), "what the text leaves open"),
    milestones=Key(Table("milestones", MILESTONE), "what happens to the campaign"),
    deadlines=Key(Table("deadlines", DEADLINE), "last days"),
    documents=Key(Table("documents", DOCUMENT_THING), "papers"),
    obligations=Key(Table("obligations", OBLIGATION), "what units owe"),
    fields=Key(Table("fields", FIELD_THING), "data of a case"),
    quotas=Key(Table("quotas", QUOTA), "how many may be chosen"),
    votes=Key(Table("votes", VOTE), "rules of votes"),
    paths=Key(Table("paths", PATH), "paths that tracks share"),
    tracks=_must(Table("tracks", TRACK), "kinds of cases"),
    told=Key(Many(TOLD), "facts that change nothing in the machine"),
)
