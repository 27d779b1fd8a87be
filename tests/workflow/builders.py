"""Small builders: what a test does not name is plain, open and of no consequence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import definitions
from workflow.case import Case, Value
from workflow.dates import DayRule, NamedDay
from workflow.daysoff import Roll
from workflow.deadlines import Bound, DateRule, Due
from workflow.definition import (
    Carrying,
    Choice,
    Deadline,
    Definition,
    DocumentKind,
    Field,
    FieldKind,
    Label,
    Late,
    MetWhen,
    Milestone,
    Obligation,
    Option,
    Owed,
    Proof,
    Question,
    RungKind,
    RungRule,
    Source,
    State,
    Subject,
    Track,
    Transition,
)
from workflow.guards import Guard, Open
from workflow.ids import (
    BlockId,
    CampaignId,
    CaseId,
    DeadlineId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    OptionId,
    PersonId,
    QuestionId,
    RoleId,
    StateId,
    TrackId,
    Trigger,
    UnitId,
)
from workflow.machine import compile_moves
from workflow.obligations import obligation_track
from workflow.quotas import Quota, Standing, Tie
from workflow.readings import Ask, Asked
from workflow.rounds import Rounds

NOON = datetime(2020, 6, 15, 5, tzinfo=UTC)
LAST_DAY = date(2020, 7, 31)
THROUGH_JULY = DateRule(NamedDay(31, 7), Bound.THROUGH)
JUST_IN_TIME = datetime(2020, 7, 31, 16, 59, 59, tzinfo=UTC)
JUST_PASSED = datetime(2020, 7, 31, 17, tzinfo=UTC)
PDF = "application/pdf"
AN_BIEN = Path(definitions.__file__).parent / "plans" / "an-bien-2020.yaml"


@cache
def an_bien() -> Definition:
    """The shipped plan of An Biên."""
    definition = definitions.load(AN_BIEN).definition
    assert definition is not None
    return definition


def a_move(
    trigger: str = "advance",
    source: str = "begun",
    target: str = "done",
    *,
    roles: Iterable[str] = ("officer",),
    guard: Guard | None = None,
    asks: Iterable[str] = (),
    reason: bool = False,
    at: str | None = None,
    carries: Carrying | None = None,
) -> Transition:
    return Transition(
        trigger=Trigger(trigger),
        label=Label(trigger),
        source=StateId(source),
        target=StateId(target),
        roles=tuple(RoleId(role) for role in roles),
        guard=guard or Open(),
        asks=tuple(FieldId(name) for name in asks),
        reason=reason,
        at=DeadlineId(at) if at else None,
        carries=carries,
    )


def a_track(
    *moves: Transition,
    name: str = "nomination",
    initial: str = "begun",
    final: Iterable[str] = ("done",),
    sealed: Iterable[str] = (),
    opened_by: Iterable[str] = (),
    opening: Guard | None = None,
    subject: Subject = Subject.UNIT,
    opens_at_launch: bool = False,
    each_round: bool = False,
) -> Track:
    """A track of *moves*; it has the states that they, *initial* and *final* name."""
    ends = (state for move in moves for state in (move.source, move.target))
    names = dict.fromkeys(StateId(state) for state in (initial, *ends, *final))
    finals, seals = frozenset(final), frozenset(sealed)
    return Track(
        id=TrackId(name),
        label=Label(name),
        subject=subject,
        initial=StateId(initial),
        states={one: State(id=one, label=Label(one), final=one in finals, sealed=one in seals) for one in names},
        transitions=moves,
        opened_by=tuple(RoleId(role) for role in opened_by),
        opening=opening,
        opens_at_launch=opens_at_launch,
        each_round=each_round,
    )


def a_field(
    name: str,
    kind: FieldKind = FieldKind.TEXT,
    *,
    choices: Iterable[str] = (),
    minimum: int | None = None,
    maximum: int | None = None,
    written_by: Iterable[str] = (),
    happened: bool = False,
    personal: bool = False,
) -> Field:
    return Field(
        id=FieldId(name),
        label=Label(name),
        kind=kind,
        choices=tuple(Choice(id=choice, label=Label(choice)) for choice in choices),
        minimum=minimum,
        maximum=maximum,
        written_by=tuple(RoleId(role) for role in written_by),
        happened=happened,
        personal=personal,
    )


def a_deadline(
    name: str = "registration",
    when: DateRule = THROUGH_JULY,
    *more: DateRule,
    roll: str | Ask = Roll.NONE,
    late: Late = Late.REFUSE,
    extended_by: Iterable[str] = ("office",),
    proof: Proof | None = None,
    rungs: Iterable[int] = (),
    ladder: Iterable[RungRule] = (),
    opens: DayRule | Asked[DayRule] | None = None,
    each_round: bool = False,
    from_state: str | None = None,
) -> Deadline:
    return Deadline(
        id=DeadlineId(name),
        label=Label(name),
        when=(when, *more),
        roll=roll,
        late=late,
        extended_by=tuple(RoleId(role) for role in extended_by),
        proof=proof,
        ladder=(
            *ladder,
            *(
                RungRule(id=f"{days:+d}d", days=days, kind=RungKind.REMINDER, tells=(RoleId("officer"),))
                for days in rungs
            ),
        ),
        opens=opens,
        each_round=each_round,
        from_state=StateId(from_state) if from_state else None,
    )


def an_obligation(
    name: str = "register",
    *,
    opens: str | None = None,
    owed_by: Owed = Owed.PARTICIPANTS,
    deadline: str = "registration",
    encouraged: bool = False,
    met_when: MetWhen | None = None,
    blocks: Iterable[str] = (),
) -> Obligation:
    return Obligation(
        id=TrackId(name),
        label=Label(name),
        owed_by=owed_by,
        deadline=DeadlineId(deadline),
        documents=() if met_when else (DocumentKindId("form"),),
        met_by=() if met_when else (RoleId("officer"), RoleId("office")),
        met_when=met_when,
        waived_by=(RoleId("office"),),
        opens=TrackId(opens) if opens else None,
        encouraged=encouraged,
        blocks=tuple(BlockId(block) for block in blocks),
    )


def a_question(name: str, *options: str, blocking: bool = True, answer: str | None = None, basis: str = "") -> Question:
    return Question(
        id=QuestionId(name),
        asks=Label(name),
        options=tuple(Option(id=OptionId(option), label=Label(option)) for option in options),
        blocking=blocking,
        answer=OptionId(answer) if answer else None,
        basis=Label(basis) if basis else None,
    )


def a_definition(
    *tracks: Track,
    fields: Iterable[Field] = (),
    documents: Iterable[str] = (),
    milestones: Iterable[str] = (),
    announced: Iterable[str] = (),
    questions: Iterable[Question] = (),
    deadlines: Iterable[Deadline] = (),
    obligations: Iterable[Obligation] = (),
    quotas: Iterable[Quota] = (),
    rounds: Rounds | None = None,
    issued_on: date | None = date(2020, 3, 30),
) -> Definition:
    """A definition of these parts. Each obligation brings its built-in track; papers are taken as PDF."""
    by_id, ahead = {deadline.id: deadline for deadline in deadlines}, tuple(announced)
    owed = {obligation.id: obligation for obligation in obligations}
    every = (*tracks, *(obligation_track(one, by_id[one.deadline]) for one in owed.values()))
    return Definition(
        id="a-plan",
        sha256="a" * 64,
        label=Label("Kế hoạch", "Plan"),
        year=2020,
        source=Source(number="1/KH", issued_on=issued_on, issuer="UBND", signer="Chủ tịch"),
        roles={},
        documents={
            DocumentKindId(name): DocumentKind(id=DocumentKindId(name), label=Label(name), accepts=(PDF,))
            for name in documents
        },
        fields={field.id: field for field in fields},
        milestones={
            MilestoneId(name): Milestone(
                id=MilestoneId(name), label=Label(name), recorded_by=(RoleId("office"),), announced=name in ahead
            )
            for name in (*milestones, *ahead)
        },
        questions={question.id: question for question in questions},
        deadlines=by_id,
        obligations=owed,
        quotas={quota.id: quota for quota in quotas},
        votes={},
        tracks={track.id: track for track in every},
        moves=compile_moves(every),
        rounds=rounds,
        launched_by=(RoleId("office"),),
    )


def a_case(
    state: str = "begun",
    *,
    track: str = "nomination",
    name: str = "case-1",
    unit: str = "dong-yen",
    person: str | None = None,
    fields: Mapping[str, Value] | None = None,
    documents: Iterable[str] = (),
    taken: Mapping[str, int] | None = None,
    occurrence: str = "",
) -> Case:
    return Case(
        id=CaseId(name),
        campaign=CampaignId("campaign-1"),
        track=TrackId(track),
        unit=UnitId(unit),
        person=PersonId(person) if person else None,
        state=StateId(state),
        version=1,
        occurrence=occurrence,
        fields={FieldId(field): value for field, value in (fields or {}).items()},
        documents=tuple(DocumentKindId(kind) for kind in documents),
        taken={Trigger(trigger): times for trigger, times in (taken or {}).items()},
    )


def due(last_day: date = LAST_DAY, original: date = LAST_DAY) -> Due:
    return Due(last_day=last_day, original_last_day=original)


def a_standing(
    places: int = 2, rank: int | None = 1, *, tied: int = 1, taken: int = 0, tie: Tie = Tie.NOBODY, above: int = 0
) -> Standing:
    return Standing(places=places, base=10, taken_by_others=taken, rank=rank, tied=tied, tie=tie, above=above)
