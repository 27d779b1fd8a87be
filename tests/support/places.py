"""Small offices whose plan gives places by the quota of a test, asked through HTTP."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from fastapi.testclient import TestClient
from httpx2 import Response
from ruamel.yaml import YAML

from services import access, cases
from services.demo.scene import Place, Scene, Staff, at_local
from services.store import campaigns as campaign_rows
from services.store import people
from services.store.work import Work
from services.wiring import Office
from tests.support.offices import ADDRESS, PDF, client_for, token_for
from workflow.ids import CampaignId, PersonId, TrackId, UnitId

PLAN = Path(__file__).parents[1] / "services" / "plans" / "places.yaml"
FOLDER = Path(tempfile.gettempdir()) / "thidua-plans"
OPENS = at_local(2021, 1, 15, 9)


def _unit(key: str, kind: str, people_of_it: int) -> Place:
    staff = (Staff(login=f"{key}{one}", name=f"Người {key}{one}", title="") for one in range(1, people_of_it + 1))
    officer = Staff(login=key, name=f"Cán bộ {key}", title="", unit_roles=("officer",))
    return Place(key=key, name=f"Đơn vị {key}", kind=kind, staff=(officer, *staff))


OFFICE = Place(
    key="vp",
    name="Văn phòng",
    kind="standing",
    staff=(Staff(login="vp", name="Văn phòng", title="", wide_roles=("office",)),),
)
UNITS = (_unit("a", "commune", 5), _unit("b", "commune", 5), _unit("c", "office", 5))


def scene(laid_over: str, units: tuple[Place, ...] = UNITS) -> Scene:
    """The plan `places.yaml` with *laid_over* it, and those units."""
    return Scene(
        plan="places",
        definition=_plan(laid_over),
        organisation="Huyện thử",
        places=(*units, OFFICE),
        launched_by="vp",
        opens_at=OPENS,
    )


@cache
def _plan(laid_over: str) -> Path:
    yaml = YAML()
    whole = yaml.load(PLAN.read_text(encoding="utf-8"))
    _lay(whole, yaml.load(laid_over))
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{hashlib.sha256(laid_over.encode()).hexdigest()[:16]}.yaml"
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(whole, file)
    return path


def _lay(under: dict[str, object], over: Mapping[str, object]) -> None:
    for key, value in over.items():
        below = under.get(key)
        if isinstance(below, dict) and isinstance(value, Mapping):
            _lay(below, value)
        else:
            under[key] = value


class Running:
    """The campaign of such an office: everybody in it asks through HTTP, by login."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.served = client_for(office).app
        self.clients: dict[str, TestClient] = {}

    def by(self, login: str) -> TestClient:
        """A client of the one application, with the token of that person."""
        if login not in self.clients:
            headers = {"Authorization": f"Bearer {token_for(self.office, login)}"}
            self.clients[login] = TestClient(self.served, base_url=ADDRESS, headers=headers)
        return self.clients[login]

    @cached_property
    def campaign(self) -> CampaignId:
        """The campaign that the office was laid out with."""
        with self.office.reading() as work:
            [found] = campaign_rows.listing(work, access.scope_of(_actor(work, "vp")))
        return CampaignId(found.id)

    @cached_property
    def plan(self) -> str:
        """The version of the plan that it runs, as the API names it."""
        [found] = [one for one in self.by("vp").get("/api/v1/definitions").json() if one["plan"] == "places"]
        return str(found["id"])

    def launch_another(self, year: int) -> str:
        """Another campaign of the same plan in that year, launched; its id."""
        office = self.by("vp")
        drafted = office.post("/api/v1/campaigns", json={"plan": self.plan, "year": year})
        assert drafted.status_code == 201, drafted.text
        path, match = f"/api/v1/campaigns/{drafted.json()['id']}/launch", {"If-Match": drafted.headers["ETag"]}
        assert office.post(path, headers=match).status_code == 200
        return str(drafted.json()["id"])

    def register(self, unit: str) -> None:
        """The officer of *unit* registers it."""
        client = self.by(unit)
        [owed] = client.get(f"/api/v1/campaigns/{self.campaign}/obligations").json()
        path = f"/api/v1/cases/{owed['id']}"
        files = {"file": ("dang-ky.pdf", PDF)}
        match = {"If-Match": client.get(path).headers["ETag"]}
        filed = client.post(f"{path}/documents", files=files, data={"kind": "form"}, headers=match)
        assert filed.status_code == 200, filed.text
        assert self.take(unit, owed["id"], "meet").status_code == 200

    def record(self, milestone: str, day: str) -> None:
        body = {"milestone": milestone, "happened_on": day, "document_number": "1/TB"}
        assert self._of_campaign("milestones", body).status_code == 200

    def close(self, reason: str) -> str:
        """What comes of closing the campaign for that reason: `yes`, or the codes of the refusals."""
        answer = self._of_campaign("close", {"reason": reason})
        return "yes" if answer.status_code == 200 else ", ".join(one["code"] for one in answer.json()["refusals"])

    def _of_campaign(self, what: str, body: dict[str, str]) -> Response:
        path = f"/api/v1/campaigns/{self.campaign}"
        match = {"If-Match": self.by("vp").get(path).headers["ETag"]}
        return self.by("vp").post(f"{path}/{what}", json=body, headers=match)

    def open(self, login: str, campaign: str = "") -> str:
        """A case about the person of that login, opened by the officer of their unit."""
        with self.office.writing() as work:
            subject = _actor(work, login).person
            made = cases.open_case(
                work,
                _actor(work, login[0]),
                campaign=CampaignId(campaign or self.campaign),
                track=TrackId("person"),
                unit=UnitId(subject.unit),
                person=PersonId(subject.id),
            )
            work.commit()
        return str(made.id)

    def take(self, login: str, case: str, trigger: str, **inputs: str) -> Response:
        client = self.by(login)
        match = client.get(f"/api/v1/cases/{case}").headers["ETag"]
        return client.post(
            f"/api/v1/cases/{case}/triggers/{trigger}",
            json={"inputs": inputs, "reason": "thử"},
            headers={"If-Match": match},
        )

    def chosen(self, case: str, trigger: str, **inputs: str) -> str:
        """What comes of asking for *trigger*: `yes`, or the codes of the refusals."""
        login = (
            "vp" if trigger in {"mark", "award", "revoke", "send_back", "decline", "waive_over"} else self.officer(case)
        )
        answer = self.take(login, case, trigger, **inputs)
        if answer.status_code == 200:
            return "yes"
        assert answer.status_code == 409, answer.text
        return ", ".join(one["code"] for one in answer.json()["refusals"])

    def officer(self, case: str) -> str:
        unit = self.by("vp").get(f"/api/v1/cases/{case}").json()["unit"]
        return next(key for key in "abc" if self.unit(key) == unit)

    def unit(self, login: str) -> str:
        with self.office.reading() as work:
            return str(_actor(work, login).person.unit)

    def boards(self, login: str = "vp") -> list[dict[str, object]]:
        answer = self.by(login).get(f"/api/v1/campaigns/{self.campaign}/quotas")
        assert answer.status_code == 200, answer.text
        body: list[dict[str, object]] = answer.json()
        return body


def _actor(work: Work, login: str) -> access.Actor:
    person = people.by_login(work, login)
    assert person is not None, login
    found = access.actor(work, person.id)
    assert found is not None
    return found
