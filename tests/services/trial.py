"""An office that runs the plan `plans/whole.yaml`, and its people at work, through the use cases themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from services import campaigns, cases
from services.access import Actor, actor
from services.cases import Asked
from services.demo.scene import Place, Scene, Staff, at_local, lay_out
from services.store import campaigns as campaign_rows
from services.store import cases as case_rows
from services.store import people
from services.store.work import Work, new_id
from services.wiring import Office
from workflow.campaign import Campaign
from workflow.case import Case
from workflow.commands import CampaignCommand, CaseCommand, FileDocument, RecordMilestone, TakeTransition, WriteFields
from workflow.ids import CampaignId, DocumentKindId, FieldId, MilestoneId, TrackId, Trigger, UnitId

OPENS = at_local(2021, 1, 15, 9)
SCENE = Scene(
    plan="whole",
    definition=Path(__file__).parent / "plans" / "whole.yaml",
    organisation="Tỉnh thử",
    places=(
        Place(
            key="a",
            name="Xã A",
            kind="commune",
            staff=(Staff(login="a", name="Cán bộ A", title="Cán bộ", unit_roles=("officer",)),),
        ),
        Place(
            key="b",
            name="Xã B",
            kind="commune",
            staff=(Staff(login="b", name="Cán bộ B", title="Cán bộ", unit_roles=("officer",)),),
        ),
        Place(
            key="c",
            name="Sở C",
            kind="office",
            staff=(Staff(login="c", name="Cán bộ C", title="Cán bộ", unit_roles=("officer",)),),
        ),
        Place(
            key="vp",
            name="Văn phòng",
            kind="standing",
            staff=(
                Staff(login="vp", name="Văn phòng", title="Chuyên viên", wide_roles=("office",)),
                Staff(login="hd", name="Hội đồng", title="Thư ký", wide_roles=("board",)),
            ),
        ),
    ),
    launched_by="vp",
    opens_at=OPENS,
)


@dataclass(frozen=True)
class Trial:
    """The campaign of `SCENE` in an office, and everything one asks of it."""

    office: Office
    campaign: str

    @classmethod
    def begun(cls, office: Office) -> Trial:
        return cls(office, lay_out(office, SCENE))

    def who(self, work: Work, login: str) -> Actor:
        person = people.by_login(work, login)
        assert person is not None
        found = actor(work, person.id)
        assert found is not None
        return found

    def unit(self, login: str) -> UnitId:
        with self.office.reading() as work:
            return UnitId(self.who(work, login).person.unit)

    def stands(self) -> Campaign:
        with self.office.reading() as work:
            found = campaign_rows.load(work, self.campaign, participants=True)
        assert found is not None
        return found

    def all_cases(self, track: str, login: str = "") -> list[Case]:
        """The cases on *track*, of the unit of *login* where one is named, by round and id."""
        units = [self.unit(login)] if login else [self.unit(one) for one in ("a", "b", "c", "vp")]
        with self.office.reading() as work:
            found = case_rows.of_units(work, self.campaign, units)
        return sorted((one for one in found if one.track == track), key=lambda one: (one.occurrence, one.id))

    def states(self, track: str, login: str = "") -> list[tuple[str, str]]:
        return [(one.occurrence, one.state) for one in self.all_cases(track, login)]

    def go_on(self, to: datetime) -> None:
        """Let the clock run to that instant, stopping at every rung."""
        self.office.advance(to)

    def open(self, login: str, track: str) -> str:
        with self.office.writing() as work:
            who = self.who(work, login)
            made = cases.open_case(
                work,
                who,
                campaign=CampaignId(self.campaign),
                track=TrackId(track),
                unit=UnitId(who.person.unit),
                person=None,
            )
            work.commit()
        return made.id

    def do(self, login: str, case: str, command: CaseCommand) -> Case:
        with self.office.writing() as work:
            [after] = cases.perform(work, self.who(work, login), [Asked(case=case, command=command)])
            work.commit()
        return after

    def take(self, login: str, case: str, trigger: str, *, reason: str = "", **inputs: str) -> Case:
        given = {FieldId(name): value for name, value in inputs.items()}
        return self.do(login, case, TakeTransition(trigger=Trigger(trigger), reason=reason, inputs=given))

    def write(self, login: str, case: str, **inputs: str) -> Case:
        return self.do(login, case, WriteFields(inputs={FieldId(name): value for name, value in inputs.items()}))

    def file(self, login: str, case: str, kind: str) -> Case:
        paper = FileDocument(
            document=new_id(),
            kind=DocumentKindId(kind),
            sha256="b" * 64,
            size=9,
            media_type="application/pdf",
            filename="van-ban.pdf",
        )
        return self.do(login, case, paper)

    def ask(self, command: CampaignCommand, login: str = "vp") -> Campaign:
        with self.office.writing() as work:
            after = campaigns.perform(work, self.who(work, login), self.campaign, command)
            work.commit()
        return after

    def record(self, milestone: str, day: date) -> Campaign:
        return self.ask(RecordMilestone(milestone=MilestoneId(milestone), happened_on=day, document_number="1/TB"))

    def today(self) -> date:
        with self.office.reading() as work:
            return work.act.today
