"""A decision through HTTP, from the draft to its publication: what an office does once the council has voted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

from tests.support.offices import PDF

BASIS = ("Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a campaign, as `drafter` drafts them and `recorder` records and publishes them."""

    drafter: TestClient
    recorder: TestClient
    campaign: str
    rule: str = "award_decision"

    def draft(self, *cases: str | Mapping[str, str]) -> Any:
        """The answer to drafting a decision on *cases*: ids, or lines with their award and reason."""
        lines = [{"case": one} if isinstance(one, str) else dict(one) for one in cases]
        body = {"campaign": self.campaign, "rule": self.rule, "lines": lines}
        return self.drafter.post("/api/v1/decisions", json=body)

    def revocation(self, lines: Sequence[str], reason: str = "Kê khai không đúng") -> Any:
        """The answer to drafting a decision that takes back what those lines gave."""
        taken = [{"line": line, "ground": "false_declaration", "reason": reason} for line in lines]
        body = {"campaign": self.campaign, "rule": self.rule, "lines": taken}
        return self.recorder.post("/api/v1/decisions/revocations", json=body)

    def write(self, decision: str, **changed: Any) -> Any:
        """Say what the paper says: a subject, a basis, who signs."""
        body = {
            "subject": "Khen thưởng thành tích cải cách hành chính",
            "basis": list(BASIS),
            **self.signature,
            **changed,
        }
        return self.ask(self.drafter, decision, "draft", json=body)

    def sign(self, decision: str, number: str, dated: str, **changed: str) -> Any:
        """The answer to recording that it is signed."""
        data = {**self.signature, "number": number, "dated": dated, **changed}
        return self.ask(self.recorder, decision, "signing", data=data, files={"file": ("quyet-dinh.pdf", PDF)})

    def publish(self, decision: str) -> Any:
        return self.ask(self.recorder, decision, "publication")

    def signed(self, number: str, dated: str, *cases: str | Mapping[str, str]) -> Any:
        """The answer to the signing of a decision on *cases*, drafted and written for it; the draft is its own."""
        drafted = self.draft(*cases)
        if drafted.status_code != 201:
            return drafted
        decision = str(drafted.json()["id"])
        written = self.write(decision)
        assert written.status_code == 200, written.text
        signed = self.sign(decision, number, dated)
        if signed.status_code != 200:
            dropped = self.ask(self.drafter, decision, "dropping", json={"reason": "Lập lại"})
            assert dropped.status_code == 200, dropped.text
        return signed

    def published(self, number: str, dated: str, *cases: str | Mapping[str, str]) -> Any:
        """The answer to the publication of a decision on *cases*, signed on that day."""
        signed = self.signed(number, dated, *cases)
        return self.publish(signed.json()["id"]) if signed.status_code == 200 else signed

    def look(self, decision: str) -> Any:
        return self.recorder.get(f"/api/v1/decisions/{decision}").json()

    def ask(self, client: TestClient, decision: str, what: str, **sent: Any) -> Any:
        """Ask *what* of the decision as it stands now."""
        version = self.drafter.get(f"/api/v1/decisions/{decision}").headers["ETag"]
        return client.post(f"/api/v1/decisions/{decision}/{what}", headers={"If-Match": version}, **sent)

    @property
    def signature(self) -> dict[str, str]:
        return {"power": "own", "post": "Chủ tịch", "signer": "Người Ký Mẫu"}
