"""A small office with a council of five, for the tests of sittings: through the use cases, or through HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response

from services import access, cases, councils
from services.access import Actor
from services.cases import Asked
from services.councils import Seen
from services.demo.scene import Place, Scene, Staff, at_local
from services.store import campaigns as campaign_rows
from services.store import people
from services.store.work import Work, new_id
from services.wiring import Office
from tests.support.offices import PDF
from workflow.commands import FileDocument, TakeTransition
from workflow.councils.composition import Composition
from workflow.definition.councils import SeatKind
from workflow.ids import CampaignId, DocumentKindId, FieldId, PersonId, TrackId, Trigger, UnitId

PLAN = Path(__file__).parents[1] / "services" / "plans" / "council.yaml"
MEMBERS = ("chu-tich", "thu-ky", "hai", "ba", "tu")
"""The logins of the council: its chair, its secretary, three members; `ba` works in the unit `b`."""
COUNCIL = "award_council"
OPENS = at_local(2021, 1, 15, 9)


def _office_staff() -> tuple[Staff, ...]:
    named = {"chu-tich": "Chủ tịch", "thu-ky": "Thư ký", "hai": "Ủy viên Hai", "tu": "Ủy viên Tư"}
    wide = {"chu-tich": ("leader",), "thu-ky": ("standing_office",)}
    seated = (Staff(login=login, name=name, title="", wide_roles=wide.get(login, ())) for login, name in named.items())
    return (*seated, Staff(login="kiem-tra", name="Kiểm tra", title="", wide_roles=("auditor",)))


SCENE = Scene(
    plan="council",
    definition=PLAN,
    organisation="Huyện thử",
    places=(
        Place(
            key="a",
            name="Xã A",
            kind="commune",
            staff=(
                Staff(login="a", name="Cán bộ A", title="", unit_roles=("unit_officer",)),
                *(Staff(login=f"a{n}", name=f"Người A{n}", title="") for n in range(1, 6)),
            ),
        ),
        Place(
            key="b",
            name="Xã B",
            kind="commune",
            staff=(
                Staff(login="b", name="Cán bộ B", title="", unit_roles=("unit_officer",)),
                Staff(login="ba", name="Ủy viên Ba", title=""),
            ),
        ),
        Place(key="vp", name="Văn phòng", kind="standing", staff=_office_staff()),
    ),
    launched_by="thu-ky",
    opens_at=OPENS,
)


def acting(work: Work, login: str) -> Actor:
    """The person of that login, as they act today."""
    person = people.by_login(work, login)
    assert person is not None
    found = access.actor(work, person.id)
    assert found is not None
    return found


def id_of(office: Office, login: str) -> str:
    with office.reading() as work:
        return acting(work, login).id


def campaign_of(office: Office) -> CampaignId:
    with office.reading() as work:
        [found] = campaign_rows.listing(work, access.scope_of(acting(work, "thu-ky")))
        return CampaignId(found.id)


def compose(office: Office, members: Sequence[str] = MEMBERS, first_day: date = date(2021, 1, 10)) -> None:
    """Seat the council by a decision of that day: the first of *members* chairs it, the second writes its minutes."""
    kinds = {0: SeatKind.CHAIR, 1: SeatKind.SECRETARY}
    with office.writing() as work:
        who = acting(work, "thu-ky")
        seats = {
            PersonId(acting(work, login).id): kinds.get(place, SeatKind.MEMBER) for place, login in enumerate(members)
        }
        made = Composition(decision_number="05/QĐ-UBND", decided_on=first_day, first_day=first_day, seats=seats)
        councils.compose(work, who, campaign_of(office), COUNCIL, made)
        work.commit()


def nominate(office: Office, *logins: str, inputs: Mapping[FieldId, str] | None = None) -> list[str]:
    """Nominate those people, each by the officer of their unit, entering *inputs*; their cases."""
    campaign = campaign_of(office)
    found = []
    for login in logins:
        with office.writing(id_of(office, login[0])) as work:
            who, person = acting(work, login[0]), acting(work, login).person
            case = cases.open_case(
                work,
                who,
                campaign=campaign,
                track=TrackId("individual"),
                unit=UnitId(person.unit),
                person=PersonId(person.id),
            )
            paper = office.files.examine(PDF, "to-trinh.pdf")
            filed = FileDocument(
                document=new_id(),
                kind=DocumentKindId("proposal"),
                sha256=paper.sha256,
                size=paper.size,
                media_type=paper.media_type,
                filename=paper.filename,
            )
            for command in (filed, TakeTransition(trigger=Trigger("nominate"), inputs=inputs or {})):
                cases.perform(work, who, [Asked(case=case.id, command=command)])
            office.files.keep(paper, PDF)
            work.commit()
            found.append(str(case.id))
    return found


class Room:
    """A sitting through HTTP: everything its secretary and its members ask of it."""

    def __init__(self, office: Office, secretary: TestClient, cases: Sequence[str]) -> None:
        self.office, self.secretary = office, secretary
        body = {
            "campaign": campaign_of(office),
            "council": COUNCIL,
            "called_for": "2021-01-15T03:00:00Z",
            "place": "Phòng họp số 2",
            "cases": list(cases),
        }
        answer = secretary.post("/api/v1/sittings", json=body)
        assert answer.status_code == 201, answer.text
        self.id = answer.json()["id"]

    @property
    def path(self) -> str:
        return f"/api/v1/sittings/{self.id}"

    def seen(self, by: TestClient | None = None) -> dict[str, object]:
        answer = (by or self.secretary).get(self.path)
        assert answer.status_code == 200, answer.text
        body: dict[str, object] = answer.json()
        return body

    def ask(self, what: str, body: object = None, by: TestClient | None = None) -> Response:
        """Ask *what* of the sitting as it stands now."""
        headers = {"If-Match": self.secretary.get(self.path).headers["ETag"]}
        return (by or self.secretary).post(f"{self.path}/{what}", json=body, headers=headers)

    def begin(self, present: Sequence[str] = MEMBERS) -> None:
        """Open it, with those members in the room."""
        assert self.ask("opening").status_code == 200
        names = [id_of(self.office, login) for login in present]
        answer = self.ask("attendance", {"present": names})
        assert answer.status_code == 200, answer.text

    def file_minutes(self) -> None:
        headers = {"If-Match": self.secretary.get(self.path).headers["ETag"]}
        answer = self.secretary.post(
            f"{self.path}/minutes", files={"file": ("bb.pdf", PDF)}, data={"number": "01/BB-HĐ"}, headers=headers
        )
        assert answer.status_code == 200, answer.text


def seen_by(work: Work, login: str, sitting: str) -> Seen:
    return councils.look(work, acting(work, login), sitting)
