"""Walks the contest of Phú Riềng through the HTTP API: entries, screening, marks, prizes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

from services.demo import PHU_RIENG, Demo
from tests.support.offices import an_office, demo_of
from tests.support.walker import Walker

CRITERIA = dict.fromkeys(("by_the_rules", "creative", "usable", "first_time", "own_work", "earnest"), "met")
WRITTEN = {"author_kind": "collective", "authors": "Tập thể đơn vị", "topic": "one_stop", "form": "written"}
OPENS, LAST_DAY, MARKING, RESULTS = (f"2020-{day}T02:00:00Z" for day in ("08-15", "10-10", "10-12", "10-21"))
JURY = ("giam-khao", "giam-khao.2", "tu-phap.truong")
SCALE = {"creative": 40, "usable": 40, "first_time": 20}
NAMES = {person.login: person.name for _, person in PHU_RIENG.staff()}


@contextmanager
def the_contest(url: str, folder: Path, *, launch: bool = True) -> Iterator[Demo]:
    """A demo of the contest alone, launched on 10/8/2020 unless told otherwise."""
    made = an_office(url, folder, scene=PHU_RIENG, launch=launch)
    yield demo_of(made, PHU_RIENG)
    made.database.dispose()


class Contest(Walker):
    """The people of the contest; `noi-vu` is the standing office, a division that owes an entry itself."""

    def person(self, login: str) -> str:
        return str(next(one["id"] for one in self.get("noi-vu", "/people") if one["name"] == NAMES[login]))

    def again(self, case: dict[str, Any], login: str = "noi-vu") -> dict[str, Any]:
        found: dict[str, Any] = self.get(login, f"/cases/{case['id']}")
        return found

    def prepared(self, login: str, title: str, *papers: str, unit: str = "", person: str = "") -> dict[str, Any]:
        """An entry with its papers, not sent yet."""
        opened = self.open(login, "entry", unit=unit, person=self.person(person) if person else "", title=title)
        assert opened.status_code == 201, opened.text
        case = self.get(login, f"/cases/{opened.json()['id']}")
        for paper in papers or ("entry_text",):
            assert self.file(login, case, paper).status_code == 200
            case = self.get(login, f"/cases/{case['id']}")
        return case

    def entered(self, login: str, title: str, **who: str) -> dict[str, Any]:
        """A written entry that has been sent."""
        return self.do(login, self.prepared(login, title, **who), "enter", inputs=WRITTEN)

    def screened(self, login: str, title: str) -> dict[str, Any]:
        return self.do("noi-vu.truong", self.entered(login, title), "screen", inputs=CRITERIA)

    def mark(self, case: dict[str, Any], score: int) -> dict[str, Any]:
        """Every judge gives that many points to the entry, at a sitting of its own."""
        sitting = self.judging(case)
        for login in JURY:
            if any(self.get(login, f"/sittings/{sitting}/sheets")["works"]):
                assert self.sheet(login, sitting, 1, score).status_code == 200
        closed = self.of_jury(sitting, "close")
        assert closed.status_code == 200, closed.text
        return self.again(case)

    def seated(self) -> None:
        """Seat the jury, unless that has been done."""
        path = f"/campaigns/{self.campaign()['id']}/councils/jury"
        if self.get("noi-vu.truong", path)["version"]:
            return
        today = self.get("noi-vu", "/demo/clock")["now"][:10]
        kinds = ("chair", "member", "member")
        seats = [{"person": self.person(login), "seat": kind} for login, kind in zip(JURY, kinds, strict=True)]
        body = {"decision_number": "1990/QĐ-UBND", "decided_on": today, "first_day": today, "seats": seats}
        headers = {"If-Match": '"0"'}
        made = self.client("noi-vu.truong").post(f"/api/v1{path}/compositions", json=body, headers=headers)
        assert made.status_code == 201, made.text

    def judging(self, *cases: dict[str, Any]) -> str:
        """A sitting of the jury on those entries, opened."""
        self.seated()
        body = {
            "campaign": self.campaign()["id"],
            "council": "jury",
            "called_for": self.get("noi-vu", "/demo/clock")["now"],
            "cases": [case["id"] for case in cases],
        }
        called = self.client("noi-vu.truong").post("/api/v1/sittings", json=body)
        assert called.status_code == 201, called.text
        sitting = str(called.json()["id"])
        assert self.of_jury(sitting, "opening").status_code == 200
        return sitting

    def of_jury(self, sitting: str, what: str, login: str = "noi-vu.truong", **body: Any) -> Any:
        """Ask *what* of the sitting as it stands now."""
        version = self.get("noi-vu.truong", f"/sittings/{sitting}")["version"]
        headers = {"If-Match": f'"{version}"'}
        return self.client(login).post(f"/api/v1/sittings/{sitting}/{what}", json=body, headers=headers)

    def sheets_of(self, login: str, sitting: str, number: int) -> bool:
        """Whether the entry of that number is theirs to judge."""
        works = self.get(login, f"/sittings/{sitting}/sheets")["works"]
        return any(one["motion"] == f"{sitting}-{number:04}" for one in works)

    def sheet(self, login: str, sitting: str, number: int, score: int | str, note: str = "") -> Any:
        """Give the entry of that number so many points, as far as they go criterion by criterion."""
        left, scores = Fraction(score), {}
        for criterion, most in SCALE.items():
            scores[criterion] = f"{float(min(left, most)):.2f}"
            left -= min(left, most)
        body = {"motion": f"{sitting}-{number:04}", "scores": scores, "note": note}
        return self.client(login).post(f"/api/v1/sittings/{sitting}/sheets", json=body)

    def publish(self, on: str = "2020-10-21") -> None:
        answer = self.ask(
            "noi-vu.truong", "milestones", milestone="results_published", happened_on=on, document_number="52/TB-BTC"
        )
        assert answer.status_code == 200, answer.text

    def award(self, case: dict[str, Any], prize: str, dated: str = "2020-10-21") -> Any:
        """The answer to publishing a decision that gives *prize* to an entry, or what refused it."""
        return self.decree("noi-vu.truong", dated, {"case": case["id"], "award": prize})

    def owed(self, unit: str, obligation: str = "must_enter") -> str:
        """Where the obligation of the unit of *unit* stands."""
        at = self.get(unit, "/session")["unit"]
        [one] = self.get("noi-vu", f"/cases?track={obligation}&unit={at}")["cases"]
        return str(one["state"])
