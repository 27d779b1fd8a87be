"""Guards: each known by its leading key."""

from __future__ import annotations

from definitions.language.words import DOCUMENT, FIELD, NUMBER_OF, STATE, STATES, TEXT, YES_NO, must, thing
from definitions.shapes import Key, Led, Many, Record, Ref, Scalar, Word
from definitions.values import NUMBER

GUARD_KINDS: dict[str, Record] = {}
GUARD = Led("guard", GUARD_KINDS)
GUARDS = Many(GUARD)
UNLESS = Key(Ref("waivers"), "the waiver that sets this aside for a case")


def _guard(name: str, about: str, *exactly_one: tuple[str, ...], **keys: Key) -> Record:
    return thing(f"{name} guard", about, *exactly_one, **keys, unless=UNLESS)


_LISTED = [
    _guard(
        "unit_case",
        "a case of the same unit on another track is as asked",
        ("field", "in", "document"),
        unit_case=must(Ref("tracks"), "the other track"),
        field=Key(FIELD, "its field"),
        is_=Key(TEXT, "the value it has"),
        in_=Key(STATES, "the states of which it is in one"),
        document=Key(DOCUMENT, "the paper it carries"),
        at_least=Key(NUMBER_OF, "how many such cases there must be (1 unless said)"),
    ),
    _guard(
        "own_case",
        "a case of the same person on another track is in one of these states",
        own_case=must(Ref("tracks"), "the other track"),
        in_=must(STATES, "the states"),
        at_least=Key(NUMBER_OF, "how many such cases there must be (1 unless said)"),
        any_round=Key(YES_NO, "whether cases of the other rounds count too; otherwise only those of the same round"),
    ),
    _guard(
        "along_with",
        "it is carried along by the unit's case on another track, and never moves by itself",
        along_with=must(Ref("tracks"), "the track that carries it"),
    ),
    _guard(
        "continued",
        "the case that this one takes to the next level is in one of these states",
        continued=must(STATES, "the states, of the track that its own continues"),
    ),
    _guard(
        "document",
        "the case carries this paper",
        document=must(DOCUMENT, "its kind"),
        from_below=Key(
            YES_NO, "whether that of the case it takes to the next level will do, so that none is filed twice"
        ),
    ),
    _guard(
        "milestone",
        "the campaign has recorded this, and its day has come",
        milestone=must(Ref("milestones"), "the milestone"),
    ),
    _guard(
        "deadline", "it is in time, or late as the deadline allows", deadline=must(Ref("deadlines"), "the deadline")
    ),
    _guard(
        "field",
        "a field has this value, or reaches this number",
        ("is", "at_least", "at_most"),
        field=must(FIELD, "the field"),
        is_=Key(TEXT, "the value it has"),
        at_least=Key(Scalar(NUMBER), "the least number"),
        at_most=Key(Scalar(NUMBER), "the greatest number"),
    ),
    _guard("assessment", "this criterion is met, somebody says", assessment=must(Ref("assessments"), "the criterion")),
    _guard(
        "answer",
        "the campaign's answer to a question is this",
        answer=must(Ref("questions"), "the question"),
        is_=must(Ref("options"), "the option"),
    ),
    _guard(
        "quota",
        "a place is left",
        quota=must(Ref("quotas"), "the quota"),
        taken=must(Word(("from_high_to_low", "in_any_order")), "how places are taken"),
    ),
    _guard(
        "trigger",
        "a move was made fewer times than this",
        trigger=must(Ref("triggers"), "the move"),
        at_most=must(NUMBER_OF, "how many times it may be made"),
    ),
    _guard("participant", "who the case is about takes part", participant=must(Word(("yes",)), "yes")),
    _guard(
        "won",
        "the same person or unit reached this state in an earlier campaign",
        won=must(STATE, "the state, such as awarded"),
        within_years=Key(NUMBER_OF, "at most so many years ago (ever unless said)"),
    ),
    _guard("carried", "the vote was carried", carried=must(Ref("votes"), "the rule of the vote")),
    _guard("lost", "the vote was held and lost", lost=must(Ref("votes"), "the rule of the vote")),
    _guard(
        "consulted",
        "the body asked has agreed, or its silence means so",
        consulted=must(Ref("consultations"), "the consultation"),
    ),
    _guard("all", "each of these holds", all=must(GUARDS, "the guards")),
    _guard("any", "one of these holds", any=must(GUARDS, "the guards")),
    _guard("not", "this does not hold", not_=must(GUARD, "the guard")),
]
GUARD_KINDS |= {record.name.removesuffix(" guard"): record for record in _LISTED}
