"""Walks a campaign through the HTTP API as the people of the scene would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fastapi.testclient import TestClient

from services.demo import Demo
from services.wiring import Office
from tests.support.decisions import Decisions
from tests.support.offices import PDF, client_for

VOTE = {
    "vote_members": "7",
    "vote_present": "6",
    "vote_in_favour": "5",
    "vote_against": "1",
    "vote_abstained": "0",
}
DECISION = {"decision_number": "12/QĐ", "decision_date": "2020-03-30"}


@dataclass(slots=True)
class Walker:
    """One client a person; every answer is checked where it is not asked to be looked at.

    `standing`: who signs in for the standing office.
    """

    office: Office | Demo
    standing: str = "noi-vu"
    clients: dict[str, TestClient] = field(default_factory=dict)
    signed: int = 0

    def client(self, login: str) -> TestClient:
        if login not in self.clients:
            self.clients[login] = client_for(self.office, login)
        return self.clients[login]

    def get(self, login: str, path: str) -> Any:
        answer = self.client(login).get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def campaign(self) -> dict[str, Any]:
        [listed] = self.get(self.standing, "/campaigns")
        return self.get(self.standing, f"/campaigns/{listed['id']}")

    def ask(self, login: str, what: str, **body: Any) -> Any:
        """Ask the campaign for *what*: launch, milestones, extensions, close, …"""
        campaign = self.campaign()
        headers = {"If-Match": f'"{campaign["version"]}"'}
        return self.client(login).post(f"/api/v1/campaigns/{campaign['id']}/{what}", json=body, headers=headers)

    def open(self, login: str, track: str, *, unit: str = "", person: str = "", **inputs: str) -> Any:
        """Open a case by hand, for the unit of *login* unless another is named (by one of its people)."""
        at = self.get(unit or login, "/session")["unit"]
        body = {
            "campaign": self.campaign()["id"],
            "track": track,
            "unit": at,
            "person": person or None,
            "inputs": inputs,
        }
        return self.client(login).post("/api/v1/cases", json=body)

    def write(self, login: str, case: dict[str, Any], **inputs: str) -> Any:
        """Write fields and assessments of a case."""
        case = self.get(login, f"/cases/{case['id']}")
        headers = {"If-Match": f'"{case["version"]}"'}
        return self.client(login).post(f"/api/v1/cases/{case['id']}/fields", json={"inputs": inputs}, headers=headers)

    def case(self, login: str, track: str, subject: str = "") -> dict[str, Any]:
        """The case of that track that *login* sees (with that subject, where several are seen)."""
        found = self.get(login, f"/cases?track={track}&limit=200")["cases"]
        [one] = [case for case in found if subject in case["subject"]]
        return self.get(login, f"/cases/{one['id']}")

    def file(self, login: str, case: dict[str, Any], kind: str, data: bytes = PDF, name: str = "van-ban.pdf") -> Any:
        return self.client(login).post(
            f"/api/v1/cases/{case['id']}/documents",
            data={"kind": kind, "number": "01/VB"},
            files={"file": (name, data)},
            headers={"If-Match": f'"{case["version"]}"'},
        )

    def take(self, login: str, case: dict[str, Any], trigger: str, **body: Any) -> Any:
        headers = {"If-Match": f'"{body.pop("version", case["version"])}"'}
        if key := body.pop("key", None):
            headers["Idempotency-Key"] = key
        return self.client(login).post(f"/api/v1/cases/{case['id']}/triggers/{trigger}", json=body, headers=headers)

    def do(self, login: str, case: dict[str, Any], trigger: str, paper: str = "", **body: Any) -> dict[str, Any]:
        """File *paper*, take *trigger*, and read the case again."""
        if paper:
            filed = self.file(login, case, paper)
            assert filed.status_code == 200, filed.text
            case = self.get(login, f"/cases/{case['id']}")
        taken = self.take(login, case, trigger, **body)
        assert taken.status_code == 200, taken.text
        return self.get(login, f"/cases/{case['id']}")

    def decisions(self, login: str) -> Decisions:
        """How cases are awarded: the standing office drafts, *login* records and publishes."""
        return Decisions(self.client(self.standing), self.client(login), self.campaign()["id"])

    def decree(self, login: str, dated: str, *lines: dict[str, str]) -> Any:
        """The answer to publishing a decision on *lines*, each with its case, its award and a reason; or what refused it."""
        self.signed += 1
        return self.decisions(login).published(f"{11 + self.signed}/QĐ", dated, *lines)

    def awarded(self, login: str, dated: str, *cases: dict[str, Any]) -> list[dict[str, Any]]:
        """*cases* after a decision on them was published."""
        published = self.decree(login, dated, *({"case": case["id"]} for case in cases))
        assert published.status_code == 200, published.text
        return [self.get(login, f"/cases/{case['id']}") for case in cases]

    def revoked(self, login: str, dated: str, case: dict[str, Any], reason: str) -> dict[str, Any]:
        """*case* once what it was given is taken back by a decision of that day."""
        self.signed += 1
        by = Decisions(self.client(login), self.client(login), self.campaign()["id"])
        [line] = [
            line["line"]
            for listed in self.get(login, "/decisions")
            for line in by.look(listed["id"])["lines"]
            if line["case"] == case["id"]
        ]
        drafted = by.revocation([line], reason)
        assert drafted.status_code == 201, drafted.text
        decision = drafted.json()["id"]
        for answer in (by.write(decision), by.sign(decision, f"{11 + self.signed}/QĐ", dated), by.publish(decision)):
            assert answer.status_code == 200, answer.text
        return dict(self.get(login, f"/cases/{case['id']}"))

    def register(self, login: str) -> dict[str, Any]:
        """Register the unit of *login*; its collective case."""
        self.do(login, self.case(login, "register"), "meet", "registration_form")
        return self.case(login, "collective")

    def rated(self, login: str, score: int, rating: str = "excellent") -> dict[str, Any]:
        """Register, report, inspect and rate the unit of *login*."""
        case = self.do(login, self.register(login), "self_report", "self_report")
        case = self.do("kiem-tra", case, "inspect", inputs={"score": str(score)})
        return self.do("tham-dinh", case, "rate", inputs={"rating": rating})

    def notice(self, on: str) -> None:
        """Record the written notice of the appraisal council."""
        campaign = self.campaign()
        answer = self.client("noi-vu").post(
            f"/api/v1/campaigns/{campaign['id']}/milestones",
            json={"milestone": "appraisal_notice", "happened_on": on, "document_number": "15/TB-HĐTĐ"},
            headers={"If-Match": f'"{campaign["version"]}"'},
        )
        assert answer.status_code == 200, answer.text

    def clock(self, to: str | None = None) -> None:
        answer = self.client(self.standing).post("/api/v1/demo/clock", json={"to": to} if to else {})
        assert answer.status_code == 200, answer.text


def codes(answer: Any) -> list[str]:
    """The codes of every refusal in *answer*."""
    return [refusal["code"] for refusal in answer.json()["refusals"]]
