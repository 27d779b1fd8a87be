"""A whole plan, and the plain things it declares."""

from __future__ import annotations

from definitions.language.councils import COUNCIL
from definitions.language.days import CONSULTATION, DEADLINE, OBLIGATION, PERIOD, ROUNDS
from definitions.language.decisions import DECISION
from definitions.language.letters import LETTERS
from definitions.language.quotas import AWARD, QUOTA, VOTE
from definitions.language.tracks import PATH, RETURNED, TRACK
from definitions.language.words import ROLE, ROLES, TEXT, TEXTS, YES_NO, asked, must, named, thing
from definitions.shapes import Either, Key, Many, Ref, Scalar, Table, Word
from definitions.values import FEW, FULL_DATE, NUMBER, YEAR_NUMBER
from workflow.definition import FieldKind, Scope

SOURCE = thing(
    "source",
    "the issued document the definition was taken from",
    number=Key(TEXT, "its number, such as 49/KH-UBND; left out where the text carries none"),
    date=Key(Scalar(FULL_DATE), "the day it was issued; left out where the text carries none"),
    issuer=must(TEXT, "the body that issued it"),
    signer=must(TEXT, "who signed it"),
    basis=Key(TEXTS, "the documents it rests on"),
)
ROLE_THING = named(
    "role",
    "who may act",
    scope=must(
        Word(tuple(Scope)),
        "whether the role reaches one unit or the organisation, or (council) opens only what is put before its holders",
    ),
)
DOCUMENT_THING = named("document", "a paper a case can carry", accepts=Key(TEXTS, "media types taken"))
CHOICE = named("choice", "one value of a choice")
FIELD_THING = named(
    "field",
    "typed data of a case",
    kind=must(Word(tuple(kind for kind in FieldKind if kind is not FieldKind.ASSESSMENT)), "what may be written"),
    choices=Key(Table("choices", CHOICE), "the values of a choice"),
    minimum=Key(Scalar(NUMBER), "the least number"),
    maximum=Key(Scalar(NUMBER), "the greatest number"),
    decimals=Key(Scalar(FEW), "how many decimals a number has, up to 6 (none unless said); it is rounded half up"),
    written_by=Key(ROLES, "who may write it at any time; otherwise only a transition asks for it"),
    happened=Key(YES_NO, "whether a date must not lie in the future"),
    personal=Key(YES_NO, "whether it is personal data"),
)
ASSESSMENT = named(
    "assessment", "a criterion that somebody answers with met or not met", by=must(ROLES, "who answers it, at any time")
)
WAIVER = named("waiver", "a rule set aside for a case, with a reason", by=must(ROLES, "who may"))
MILESTONE = named(
    "milestone",
    "something that happens to the campaign",
    recorded_by=must(ROLES, "who may record it"),
    announced=Key(YES_NO, "whether its day may be recorded beforehand"),
)
OPTION = named("option", "one answer to a question")
QUESTION = thing(
    "question",
    "a point the issued text leaves open",
    asks=must(TEXT, "the question, in Vietnamese"),
    english=Key(TEXT, "the question, in English"),
    blocking=Key(YES_NO, "whether no campaign may start without an answer (yes unless said)"),
    options=must(Table("options", OPTION), "the answers there are"),
    answer=Key(Ref("options"), "the answer, where one was chosen"),
    basis=Key(TEXT, "who chose it, or on what grounds"),
)
BLOCK = named(
    "block",
    "units that the plan treats alike",
    units=must(
        Either(TEXTS, asked("units asked", "units left to a question", TEXTS)), "the kinds of units that are in it"
    ),
)
PARTICIPANTS = thing(
    "participants",
    "who takes part",
    blocks=must(Table("blocks", BLOCK), "the blocks of units; one is enough"),
    excluded=Key(ROLES, "the roles whose holders may not be put forward, such as judges"),
)
TOLD = thing(
    "told fact",
    "a fact that changes nothing in the machine",
    text=must(TEXT, "the fact, and why no rule expresses it, in Vietnamese"),
    english=Key(TEXT, "the same in English"),
)
PLAN = named(
    "plan",
    "an issued plan as a workflow",
    plan=must(TEXT, "its id"),
    skeleton=Key(TEXT, "its id, when it is a skeleton and no plan"),
    extends=Key(TEXT, "the skeleton beneath it"),
    year=must(Scalar(YEAR_NUMBER), "the year its days belong to"),
    launched_by=must(ROLES, "who may draft and launch a campaign"),
    standing_office=Key(ROLE, "the role of the unit that runs the plan"),
    period=Key(PERIOD, "the time it covers"),
    rounds=Key(ROUNDS, "that it repeats itself, every year or every week"),
    source=must(SOURCE, "the issued document"),
    roles=must(Table("roles", ROLE_THING), "who may act"),
    participants=Key(PARTICIPANTS, "who takes part"),
    questions=Key(Table("questions", QUESTION), "what the text leaves open"),
    milestones=Key(Table("milestones", MILESTONE), "what happens to the campaign"),
    deadlines=Key(Table("deadlines", DEADLINE), "last days"),
    documents=Key(Table("documents", DOCUMENT_THING), "papers"),
    obligations=Key(Table("obligations", OBLIGATION), "what units owe"),
    fields=Key(Table("fields", FIELD_THING), "data of a case"),
    assessments=Key(Table("assessments", ASSESSMENT), "criteria that somebody answers"),
    waivers=Key(Table("waivers", WAIVER), "rules that may be set aside"),
    consultations=Key(Table("consultations", CONSULTATION), "bodies that are asked"),
    quotas=Key(Table("quotas", QUOTA), "how many may be chosen"),
    votes=Key(Table("votes", VOTE), "rules of votes"),
    councils=Key(Table("councils", COUNCIL), "who decides together"),
    decisions=Key(Table("decisions", DECISION), "how awards are decided, recorded and published"),
    awards=Key(Table("awards", AWARD), "what is given"),
    paths=Key(Table("paths", PATH), "paths that tracks share"),
    returned=Key(Table("returned", RETURNED), "the states in which a returned case waits, of whatever track"),
    tracks=must(Table("tracks", TRACK), "kinds of cases"),
    letters=Key(LETTERS, "the plan's own words for what it tells"),
    told=Key(Many(TOLD), "facts that change nothing in the machine"),
)
