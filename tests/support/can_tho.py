"""Walks the movement of Cần Thơ's Office through the HTTP API: initiatives, submissions, the council, the city."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from services.demo import CAN_THO, Demo, Scene
from services.demo.can_tho import AWARD_COUNCIL, INITIATIVE_COUNCIL
from tests.support.offices import an_office, demo_of
from tests.support.sittings import ONE_AGAINST, Against, Sessions
from tests.support.walker import Walker
from tests.support.year_ends import Row

DECISION = {"decision_number": "12/QĐ-VPUB", "decision_date": "2020-01-08"}
ANSWER = {"city_number": "00/QĐ-UBND", "city_date": "2020-03-10"}
DOSSIER = ("proposal", "unit_minutes")
CRITERIA = {
    "collective": {"reform_tasks": "met", "excellent_year": "met"},
    "individual": {"advice_in_time": "met", "excellent_year": "met", "discipline": "met"},
}
NAMES = {person.login: person.name for _, person in CAN_THO.staff()}


@contextmanager
def the_office(url: str, folder: Path, scene: Scene = CAN_THO, *, launch: bool = True) -> Iterator[Demo]:
    """A demo of the Office alone, launched on 8/7/2019 unless told otherwise."""
    made = an_office(url, folder, scene=scene, launch=launch)
    yield demo_of(made, scene)
    made.database.dispose()


class Movement(Walker):
    """The Office's people; `hanh-chinh` is the standing office, which is a division too."""

    def __init__(self, demo: Demo) -> None:
        super().__init__(demo, "hanh-chinh")

    def person(self, login: str) -> str:
        everybody = self.get(self.standing, "/people")
        return str(next(one["id"] for one in everybody if one["name"] == NAMES[login]))

    def issued(self, on: str = "2019-07-05") -> Any:
        return self.ask(self.standing, "milestones", milestone="issued", happened_on=on, document_number="00/KH-VPUB")

    def initiative(self, division: str, author: str = "", *, recognised: bool = True) -> dict[str, Any]:
        """An initiative of the division, or of one of its people, as the initiative council leaves it."""
        opened = self.open(division, "initiative", person=self.person(author) if author else "")
        assert opened.status_code == 201, opened.text
        case = self.get(division, f"/cases/{opened.json()['id']}")
        case = self.do(division, case, "submit", inputs={"initiative_title": "Nhắc hạn xử lý văn bản"})
        closed = self.initiative_council().sit({case["id"]: Against(0 if recognised else 3)})
        assert closed.status_code == 200, closed.text
        return self.again(case)

    def award_council(self) -> Sessions:
        """The Office's council, nine members of whom one is away."""
        return Sessions(self, AWARD_COUNCIL, "hoi-dong", NAMES, absent=("doan-tn",))

    def initiative_council(self) -> Sessions:
        return Sessions(self, INITIATIVE_COUNCIL, "sang-kien", NAMES)

    def nominee(self, division: str, login: str, *papers: str) -> dict[str, Any]:
        """The case of a person whom the division puts forward, still being prepared."""
        opened = self.open(division, "individual", person=self.person(login))
        assert opened.status_code == 201, opened.text
        return self.with_papers(division, opened.json()["id"], *papers)

    def prepared(self, division: str, *papers: str) -> dict[str, Any]:
        """The collective case of the division, being prepared."""
        case = self.do(division, self.case(division, "collective"), "prepare")
        return self.with_papers(division, case["id"], *papers)

    def with_papers(self, login: str, case: str, *papers: str) -> dict[str, Any]:
        for paper in papers:
            filed = self.file(login, self.get(login, f"/cases/{case}"), paper)
            assert filed.status_code == 200, filed.text
        return dict(self.get(login, f"/cases/{case}"))

    def submission(self, division: str, *papers: str) -> dict[str, Any]:
        return self.with_papers(division, self.case(division, "submission")["id"], *papers)

    def sent(self, division: str, *people: str, collective: bool = True) -> list[dict[str, Any]]:
        """Send everything the division has prepared; the cases that went along, the collective's first."""
        self.initiative(division)
        cases = [self.prepared(division, "achievement_report")] if collective else []
        for login in people:
            self.initiative(division, login)
            cases.append(self.nominee(division, login, "achievement_report"))
        self.do(division, self.submission(division, *DOSSIER), "send")
        return [self.again(case) for case in cases]

    def again(self, case: dict[str, Any]) -> dict[str, Any]:
        """*case* as the standing office sees it now."""
        return dict(self.get(self.standing, f"/cases/{case['id']}"))

    def accepted(self, division: str) -> None:
        case = self.case(self.standing, "submission", division_name(division))
        self.do(self.standing, case, "accept")

    def recommended(self, case: dict[str, Any]) -> dict[str, Any]:
        """Assessed, presented to the council and voted for."""
        return self.voted(self.presented(case))

    def presented(self, case: dict[str, Any]) -> dict[str, Any]:
        """Assessed by the standing office and presented to the council."""
        assert self.write(self.standing, case, **CRITERIA[case["track"]]).status_code == 200
        return self.do(self.standing, self.again(case), "present")

    def year_end(self, rows: Sequence[Row]) -> list[tuple[Row, dict[str, Any]]]:
        """The cases of a year-end, sent by their divisions and presented to the council."""
        collectives = [row.who for row in rows if row.track == "collective"]
        people = {row.who: row.who.split(".")[0] for row in rows if row.track == "individual"}
        cases: dict[tuple[str, str], dict[str, Any]] = {}
        for division in dict.fromkeys((*collectives, *people.values())):
            mine = [login for login, home in people.items() if home == division]
            sent = self.sent(division, *mine, collective=division in collectives)
            if division in collectives:
                cases["collective", division] = sent.pop(0)
            cases |= {("individual", login): case for login, case in zip(mine, sent, strict=True)}
            self.accepted(division)
        return [(row, self.presented(cases[row.track, row.who])) for row in rows]

    def voted(self, case: dict[str, Any], votes: Against = ONE_AGAINST) -> dict[str, Any]:
        """As the council leaves it: carried with one vote against, unless said."""
        closed = self.award_council().sit({case["id"]: votes})
        assert closed.status_code == 200, closed.text
        return self.again(case)

    def drafted(self, division: str, login: str = "") -> dict[str, Any]:
        """The proposal to the city of the division, or of one of its people, opened and assessed."""
        track, person = ("city_individual", self.person(login)) if login else ("city_collective", "")
        opened = self.open(self.standing, track, unit=division, person=person)
        assert opened.status_code == 201, opened.text
        assert self.write("hoi-dong", opened.json(), city_standards="met").status_code == 200
        return self.again(opened.json())

    def to_the_city(self, *papers: str) -> dict[str, Any]:
        """The Office's submission to the city, with those papers."""
        return self.with_papers(self.standing, self.case(self.standing, "city_submission")["id"], *papers)

    def answered(self, *results: tuple[dict[str, Any], str, str], **more: Any) -> Any:
        """Ask that the city's answer be recorded with those results: the case, the result, the reason."""
        entered = [{"case": case["id"], "result": result, "reason": reason} for case, result, reason in results]
        submission = self.to_the_city()
        return self.take(
            self.standing, submission, "record_city_answer", **{"inputs": ANSWER, "results": entered, **more}
        )

    def award(self, case: dict[str, Any]) -> Any:
        """The answer to publishing a decision on that case alone, or what refused it."""
        return self.decree("chanh-vp", DECISION["decision_date"], {"case": case["id"]})


def division_name(key: str) -> str:
    return next(place.name for place in CAN_THO.places if place.key == key)
