"""How many may be chosen, how councils vote, what is given."""

from __future__ import annotations

from definitions.language.words import (
    ASK,
    FIELD,
    LABEL_TEXT,
    NUMBER_OF,
    ROLE,
    STATES,
    TEXT,
    asked,
    must,
    named,
    thing,
)
from definitions.shapes import Either, Key, OneOrMany, Ref, Scalar, Table, Word
from definitions.values import MONEY, PERCENTAGE, SHARE_OF_VOTES, SHARE_REACHED, YEARS_APART
from workflow.definition import Denominator, Holder
from workflow.quotas import Base, Each, Rounding, Tie

FIELD_IS = thing(
    "field value", "a field and its value", field=must(FIELD, "the field"), is_=must(TEXT, "the value it has")
)
CONTENDERS = thing(
    "contenders",
    "who is in the running",
    ("field", "in"),
    field=Key(FIELD, "a field they have a value of"),
    is_=Key(TEXT, "that value"),
    in_=Key(STATES, "the states they are in"),
)
LIMIT = {
    "percent": Key(Scalar(PERCENTAGE), "at most this percentage of a base"),
    "count": Key(NUMBER_OF, "at most so many"),
    "exactly": Key(NUMBER_OF, "so many, no more and no fewer"),
}
PLACES = thing(
    "places",
    "how many for each value of a field, the highest value first",
    field=must(FIELD, "the field, such as the prize"),
    values=must(Table("values", NUMBER_OF), "places by value"),
)
LIMIT_READING = asked(
    "reading of a quota",
    "how the number is read, by the answer to a question",
    thing("limit", "one reading of a quota", tuple(LIMIT), **LIMIT),
)
QUOTA = named(
    "quota",
    "how many may be chosen",
    (*LIMIT, "places", "reading"),
    track=must(Ref("tracks"), "the track it counts"),
    **LIMIT,
    places=Key(PLACES, "places by the value of a field"),
    reading=Key(LIMIT_READING, "the number, left to a question"),
    at_least=Key(NUMBER_OF, "the fewest there should be when the campaign closes"),
    each=Key(OneOrMany(Word(tuple(Each))), "what it is counted apart for (the whole campaign unless said)"),
    of=Key(Either(Word(tuple(Base)), ASK), "the base a percentage is taken of"),
    as_of=Key(Ref("milestones"), "the milestone by whose day the registered are counted"),
    rounding=Key(Either(Word(tuple(Rounding)), ASK), "what becomes of a fraction (down unless said)"),
    contenders=Key(CONTENDERS, "who is in the running"),
    ranked_by=Key(
        OneOrMany(Either(FIELD, FIELD_IS)),
        "what they are ranked by: a number from high to low, or a value that goes first; the first key before the second",
    ),
    tie=Key(Either(Word(tuple(Tie)), ASK), "what equal ranks across the last place do (nobody unless said)"),
    registered_by=Key(Ref("obligations"), "the obligation that registers"),
    held_in=must(STATES, "the states in which a case holds a place"),
)
QUORUM = Scalar(SHARE_REACHED), "share of the members who must be present"
MAJORITY = Scalar(SHARE_OF_VOTES), "share of the votes that must be in favour"
OF = Key(
    Word(tuple(Denominator)),
    "what the majority is a share of: members present (unless said), present or heard in writing, votes for and against, all",
)
BY_LAW = thing(
    "vote by law",
    "what the law asks of a vote, on the day the plan was issued",
    form=must(TEXT, "the form of award that is voted on, as the law of votes calls it, such as cstd_co_so"),
    quorum=Key(
        QUORUM[0], "share of the members who must be present, where the law sets none or the plan asks for more"
    ),
)
VOTE = named(
    "vote",
    "when a vote counts and when it carries",
    ("quorum", "reading", "by_law"),
    ("majority", "reading", "by_law"),
    quorum=Key(*QUORUM),
    majority=Key(*MAJORITY),
    of=OF,
    reading=Key(
        asked(
            "reading of a vote",
            "what a vote needs, by the answer to a question",
            thing("shares", "one reading of a vote", quorum=must(*QUORUM), majority=must(*MAJORITY), of=OF),
        ),
        "quorum and majority, left to a question",
    ),
    by_law=Key(BY_LAW, "quorum and majority, left to the law"),
)
ONCE = thing(
    "once",
    "that an award is given to nobody twice",
    in_=must(STATES, "the states in which it has been won"),
    again_after=Key(Scalar(YEARS_APART), "after how many years it may be given again (never unless said)"),
    honour=Key(TEXT, "what it is called in every plan of the organisation (the award's own id unless said)"),
)
FROM_ABOVE = thing(
    "from_above",
    "that an award is given by a higher level, whose decision is recorded and not signed here",
    in_=must(STATES, "the states in which it has been given"),
    number=must(FIELD, "the field that holds the number of the decision"),
    date=must(FIELD, "the field that holds its day"),
)
AWARD = named(
    "award",
    "what is given",
    track=must(Ref("tracks"), "the track whose cases it is given to"),
    form=Key(TEXT, "its form, as the law calls it, such as giay_khen or cstd_co_so"),
    holder=Key(
        Word(tuple(Holder)),
        "to whom the law sets its sum (a collective on tracks of units, otherwise an individual, unless said)",
    ),
    level=Key(LABEL_TEXT, "whose award it is, in Vietnamese, such as cấp huyện"),
    signed_by=Key(ROLE, "who signs the decision"),
    when=Key(FIELD_IS, "the value of a field that tells it from the track's other awards"),
    amount=Key(Scalar(MONEY), "the money that goes with it, in đồng"),
    by_law=Key(TEXT, "the text that sets the money: a coefficient of the base salary at the day of the decision"),
    once=Key(ONCE, "that nobody is given it twice"),
    from_above=Key(FROM_ABOVE, "that a higher level gives it"),
)
