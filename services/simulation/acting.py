"""One act, done as the person of the scenario would do it: through the use cases that pages and API call."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from services import access, campaigns, cases
from services.access import Actor
from services.cases import Asked
from services.simulation.judging import judge
from services.simulation.language import DECIDING, Deed
from services.simulation.results import Answered
from services.simulation.scenario import Act, Scenario
from services.store import cases as case_rows
from services.store import people
from services.store.work import Scope, Work, new_id
from services.wiring import Office
from workflow.carrying import Result
from workflow.commands import (
    AnswerQuestion,
    CampaignCommand,
    CancelCase,
    CaseCommand,
    CloseCampaign,
    ExtendDeadline,
    FileDocument,
    LaunchCampaign,
    Moving,
    PostponeMilestone,
    Receipt,
    RecordMilestone,
    ResumeCampaign,
    SuspendCampaign,
    TakeTransition,
    WriteFields,
)
from workflow.errors import NotFound
from workflow.ids import (
    CANCELLED,
    CampaignId,
    CaseId,
    DeadlineId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    OptionId,
    PersonId,
    QuestionId,
    TrackId,
    Trigger,
    UnitId,
)

PAPER = b"%PDF-1.4\n% a paper of the simulation\n%%EOF\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people and units of the scenario as the registry knows them, and the `decisions` drafted by now, by name."""

    organisation: str
    campaign: CampaignId
    people: dict[str, str]
    units: dict[str, str]
    home: dict[str, str]
    decisions: dict[str, str] = field(default_factory=dict)

    def unit_of(self, act: Act) -> str:
        """The unit that *act* is about: the one it names, else that of its person."""
        return self.units[act.unit] if act.unit else self.home[act.person or act.who]

    def person_of(self, act: Act) -> PersonId | None:
        return PersonId(self.people[act.person]) if act.person else None


def cast(work: Work, scenario: Scenario, campaign: str) -> Cast:
    """Find everybody of *scenario*, just laid out in the registry."""
    found = {one.login: people.by_login(work, one.login) for _, one in scenario.scene.staff()}
    known = {login: person for login, person in found.items() if person}
    home = {login: person.unit for login, person in known.items()}
    return Cast(
        organisation=next(iter(known.values())).organisation,
        campaign=CampaignId(campaign),
        people={login: person.id for login, person in known.items()},
        units={place.key: home[place.staff[0].login] for place in scenario.scene.places},
        home=home,
    )


def perform(office: Office, known: Cast, act: Act) -> None:
    """Do *act*, each of its steps in a transaction of its own; raises what the use cases raise."""
    for paper in act.papers:
        _file(office, known, act, paper)
    if act.deed is Deed.FILE:
        return
    with office.writing(actor=known.people[act.who]) as work:
        who = acting(work, known, act)
        match act.deed:
            case Deed.OPEN:
                unit, person, track = known.unit_of(act), known.person_of(act), TrackId(act.track)
                cases.open_case(
                    work,
                    who,
                    campaign=known.campaign,
                    track=track,
                    unit=UnitId(unit),
                    person=person,
                    inputs=_given(act),
                )
            case Deed.BEGIN_JUDGING | Deed.SCORE | Deed.END_JUDGING:
                judge(work, who, known.campaign, act, known.people, lambda: case_of(work, known, act))
            case Deed.MOVE | Deed.WRITE | Deed.CANCEL:
                cases.perform(work, who, [Asked(case=case_of(work, known, act), command=_of_a_case(work, known, act))])
            case _:
                campaigns.perform(work, who, known.campaign, _command(work, known, act))
        work.commit()


def stream_of(work: Work, known: Cast, act: Act) -> str:
    """The stream that a refusal of *act* belongs to."""
    if act.deed in {Deed.MOVE, Deed.WRITE, Deed.FILE, Deed.CANCEL}:
        return f"case:{case_of(work, known, act)}"
    if act.deed in DECIDING and act.paper.name in known.decisions:
        return f"decision:{known.decisions[act.paper.name]}"
    return f"campaign:{known.campaign}"


def case_of(work: Work, known: Cast, act: Act) -> CaseId:
    """The case that *act* is about: of its round, the n-th opened, else the one that has come farthest; raises `NotFound`."""
    everything = Scope(organisation=known.organisation, units=None, person="")
    unit, person = known.unit_of(act), known.person_of(act)
    listed = case_rows.listing(work, everything, campaign=known.campaign, tracks=[act.track], unit=unit)
    loaded = case_rows.load(work, [one.id for one in listed])
    of_round = (one for one in listed if act.round in ("", one.occurrence))
    mine = sorted(
        (one for one in of_round if loaded[one.id].person == person or (act.nth and person is None)),
        key=lambda one: one.opened_at,
    )
    if not mine or (act.nth and act.nth > len(mine)):
        raise NotFound("case", act.track)
    if act.nth:
        return CaseId(mine[act.nth - 1].id)
    return CaseId(max(mine, key=lambda one: (one.state != CANCELLED, one.version, one.opened_at)).id)


def acting(work: Work, known: Cast, act: Act) -> Actor:
    """Whoever does *act*, as they may act today."""
    found = access.actor(work, known.people[act.who])
    if found is None:
        raise NotFound("person", act.who)
    return found


def _file(office: Office, known: Cast, act: Act, kind: str) -> None:
    examined = office.files.examine(PAPER, f"{kind}.pdf")
    command: CaseCommand = FileDocument(
        document=new_id(),
        kind=DocumentKindId(kind),
        sha256=examined.sha256,
        size=examined.size,
        media_type=examined.media_type,
        filename=examined.filename,
        number=act.number,
    )
    with office.writing(actor=known.people[act.who]) as work:
        asked = Asked(case=case_of(work, known, act), command=command)
        cases.perform(work, acting(work, known, act), [asked])
        office.files.keep(examined, PAPER)
        work.commit()


def _of_a_case(work: Work, known: Cast, act: Act) -> CaseCommand:
    match act.deed:
        case Deed.WRITE:
            return WriteFields(inputs=_given(act))
        case Deed.CANCEL:
            return CancelCase(reason=act.reason)
        case _:
            return _move(work, known, act)


def _move(work: Work, known: Cast, act: Act) -> TakeTransition:
    return TakeTransition(
        trigger=Trigger(act.trigger),
        inputs=_given(act),
        reason=act.reason,
        receipt=Receipt(received_on=act.received, evidence=act.evidence) if act.received else None,
        results=tuple(_result(work, known, act, one) for one in act.results),
    )


def _result(work: Work, known: Cast, act: Act, answered: Answered) -> Result:
    about = replace(
        act, track=answered.track, unit=answered.unit, person=answered.person, round=answered.round, nth=answered.nth
    )
    return Result(case=case_of(work, known, about), trigger=Trigger(answered.trigger), reason=answered.reason)


def _given(act: Act) -> dict[FieldId, str]:
    return {FieldId(name): text for name, text in act.gives.items()}


def _command(work: Work, known: Cast, act: Act) -> CampaignCommand:
    match act.deed:
        case Deed.EXTEND:
            return ExtendDeadline(
                deadline=DeadlineId(act.deadline),
                last_day=act.day,
                reason=act.reason,
                document_number=act.number,
                case=case_of(work, known, act) if act.track else None,
            )
        case Deed.MILESTONE:
            return RecordMilestone(
                milestone=MilestoneId(act.does),
                happened_on=act.day,
                document_number=act.number,
                provisional=act.provisional,
            )
        case Deed.ANSWER:
            return AnswerQuestion(question=QuestionId(act.question), option=OptionId(act.option), basis=act.reason)
        case Deed.POSTPONE:
            return PostponeMilestone(
                milestone=MilestoneId(act.milestone),
                happened_on=act.day,
                document_number=act.number,
                reason=act.reason,
            )
        case Deed.SUSPEND:
            return SuspendCampaign(reason=act.reason, document_number=act.number)
        case Deed.RESUME:
            return ResumeCampaign(moving=Moving(act.moving), document_number=act.number, reason=act.reason)
        case Deed.CLOSE:
            return CloseCampaign(reason=act.reason)
        case _:
            return LaunchCampaign()
