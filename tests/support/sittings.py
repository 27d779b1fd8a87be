"""A council sits through HTTP, from the decision that composes it to the closing: what an office does with a vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.demo import AN_BIEN
from services.demo.scene import Bench
from tests.support.offices import PDF
from tests.support.walker import Walker


@dataclass(frozen=True, slots=True)
class Against:
    """The votes on a case that are not in favour; everybody else in the room is for it."""

    against: int = 0
    abstained: int = 0


ONE_AGAINST = Against(1)


@dataclass(slots=True)
class Sessions:
    """A council whose sittings *convener* calls; those of *absent* are never in the room."""

    walk: Walker
    bench: Bench
    convener: str
    names: Mapping[str, str]
    absent: Sequence[str] = ()
    last: str = ""

    def compose(self, who: str, on: str) -> Any:
        """Record the decision by which it has its members from that day."""
        campaign, ids = self.walk.campaign()["id"], self._ids()
        path = f"/api/v1/campaigns/{campaign}/councils/{self.bench.council}"
        version = self.walk.client(who).get(path).headers["ETag"]
        body = {
            "decision_number": "71/QĐ-HĐ",
            "decided_on": on,
            "first_day": on,
            "seats": [{"person": ids[login], "seat": seat} for login, seat in self.bench.seats],
        }
        return self.walk.client(who).post(f"{path}/compositions", json=body, headers={"If-Match": version})

    def sit(self, votes: Mapping[str, Against], absent: Sequence[str] | None = None) -> Any:
        """Sit on those cases, by their ids, in that order; the answer to the closing. Refused, it is called off."""
        now = self._now()
        body = {
            "campaign": self.walk.campaign()["id"],
            "council": self.bench.council,
            "called_for": now.isoformat(),
            "place": "Phòng họp số 1",
            "cases": list(votes),
        }
        called = self.walk.client(self.convener).post("/api/v1/sittings", json=body)
        if called.status_code != 201:
            return called
        sitting = self.last = called.json()["id"]
        self._ask(sitting, "opening")
        ids, out = self._ids(), self.absent if absent is None else absent
        present = [ids[login] for login, _ in self.bench.seats if login not in out]
        self._ask(sitting, "attendance", {"present": present})
        for motion in self.walk.get(self.convener, f"/sittings/{sitting}")["agenda"]:
            given, voting = votes[motion["case"]], set(present) - set(motion["conflicts"])
            in_favour = len(voting) - given.against - given.abstained
            count = {"motion": motion["motion"], "in_favour": in_favour, "against": given.against}
            self._ask(sitting, "counts", {**count, "abstained": given.abstained})
        self._file_minutes(sitting)
        closed = self._post(sitting, "close", json={})
        if closed.status_code != 200:
            self._ask(sitting, "calling-off", {"reason": "Bỏ phiếu lại"})
        return closed

    def reckoned(self) -> dict[str, tuple[int, int, int, bool]]:
        """What the last sitting came to, by case: votes in favour, those they are a share of, how many it takes, carried."""
        agenda = self.walk.get(self.convener, f"/sittings/{self.last}")["agenda"]
        results = {motion["case"]: motion["result"] for motion in agenda}
        return {case: (one["in_favour"], one["base"], one["needed"], one["carried"]) for case, one in results.items()}

    def _ids(self) -> dict[str, str]:
        people = {one["name"]: one["id"] for one in self.walk.get(self.walk.standing, "/people")}
        return {login: people[self.names[login]] for login, _ in self.bench.seats}

    def _now(self) -> datetime:
        clock = self.walk.get(self.convener, "/demo/clock")
        return datetime.fromisoformat(clock["now"]) + timedelta(minutes=1)

    def _post(self, sitting: str, what: str, **sent: Any) -> Any:
        client, path = self.walk.client(self.convener), f"/api/v1/sittings/{sitting}"
        return client.post(f"{path}/{what}", headers={"If-Match": client.get(path).headers["ETag"]}, **sent)

    def _ask(self, sitting: str, what: str, body: object = None) -> None:
        answer = self._post(sitting, what, json=body)
        assert answer.status_code == 200, answer.text

    def _file_minutes(self, sitting: str) -> None:
        answer = self._post(sitting, "minutes", files={"file": ("bb.pdf", PDF)}, data={"number": "01/BB-HĐ"})
        assert answer.status_code == 200, answer.text


def district_council(walk: Walker) -> Sessions:
    """The council of An Biên, seven members of whom one is away."""
    names = {person.login: person.name for _, person in AN_BIEN.staff()}
    return Sessions(walk, AN_BIEN.benches[0], "noi-vu", names, absent=("van-phong",))


def voted(walk: Walker, case: Mapping[str, Any], votes: Against = ONE_AGAINST) -> dict[str, Any]:
    """A case of An Biên after its council has voted on it: five for it and one against, unless said."""
    closed = district_council(walk).sit({case["id"]: votes})
    assert closed.status_code == 200, closed.text
    return dict(walk.get("noi-vu", f"/cases/{case['id']}"))
