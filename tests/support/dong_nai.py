"""Walks the movement of the Đồng Nai industrial zones board through the HTTP API: units, the Office, the council, the head."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from services.demo import DONG_NAI, Demo
from tests.support.offices import an_office, demo_of
from tests.support.sittings import Against, Sessions
from tests.support.walker import Walker
from tests.support.year_ends import Row

ADVICE = ("good_advice", "reform_initiative")
PROCEDURES = ("right_procedures", "never_late", "procedure_initiative")
VOTE = {"vote_members": "9", "vote_present": "7", "vote_in_favour": "5", "vote_against": "2", "vote_abstained": "0"}
CARRIED, LOST = Against(2), Against(4)
DECISION = {"decision_number": "210/QĐ-KCNĐN", "decision_date": "2020-12-31"}
NAMES = {person.login: person.name for _, person in DONG_NAI.staff()}


@contextmanager
def the_board(url: str, folder: Path, *, launch: bool = True) -> Iterator[Demo]:
    """A demo of the board alone, launched on 3/2/2020 unless told otherwise."""
    made = an_office(url, folder, scene=DONG_NAI, launch=launch)
    yield demo_of(made, DONG_NAI)
    made.database.dispose()


def said_of(*met: str, staff_group: str = "civil_servant") -> dict[str, str]:
    """What a unit enters when it puts somebody forward who meets those criteria and no other."""
    criteria = {name: "met" if name in met else "not_met" for name in (*ADVICE, *PROCEDURES)}
    return {"initiative": "Nhắn tin báo kết quả", "staff_group": staff_group, **criteria}


class Board(Walker):
    """The board's people; `van-phong` is the standing office, whose unit takes part too."""

    def __init__(self, demo: Demo) -> None:
        super().__init__(demo, "van-phong")

    def answer(self, question: str, option: str) -> None:
        """Answer a question of the draft, and select anew who takes part."""
        answered = self.ask("van-phong", "answers", question=question, option=option, basis="Trưởng ban cho ý kiến")
        assert answered.status_code == 200, answered.text
        assert self.ask("van-phong", "participants").status_code == 200

    def milestone(self, name: str, on: str, who: str = "van-phong", number: str = "95/TB-KCNĐN") -> Any:
        return self.ask(who, "milestones", milestone=name, happened_on=on, document_number=number)

    def prepared(self, unit: str, login: str, *papers: str) -> dict[str, Any]:
        """The case of somebody whom the unit means to put forward, with *papers*."""
        everybody = self.get(self.standing, "/people")
        person = str(next(one["id"] for one in everybody if one["name"] == NAMES[login]))
        opened = self.open(unit, "individual", person=person)
        assert opened.status_code == 201, opened.text
        for paper in papers:
            assert self.file(unit, self.get(unit, f"/cases/{opened.json()['id']}"), paper).status_code == 200
        return self.get(unit, f"/cases/{opened.json()['id']}")

    def nominee(self, unit: str, *met: str) -> dict[str, Any]:
        """The unit's one individual, put forward."""
        case = self.prepared(unit, f"{unit}.2", "proposal")
        return self.do(unit, case, "nominate", inputs=said_of(*(met or ADVICE)))

    def appraised(self, unit: str, *, preferred: bool = False) -> dict[str, Any]:
        """The unit's individual as the Office passes it on to the council."""
        applied = "in_use" if preferred else "not_yet"
        return self.do("van-phong", self.nominee(unit), "appraise", inputs={"confirmed": "met", "applied": applied})

    def collective(self, unit: str, *, preferred: bool = False) -> dict[str, Any]:
        """The unit registered and with its individual put forward; its collective appraised."""
        case = self.register(unit)
        self.nominee(unit)
        return self.appraised_collective(self.proposed(unit, case), preferred=preferred)

    def proposed(self, unit: str, case: dict[str, Any]) -> dict[str, Any]:
        """The unit's collective, put forward in the same proposal as its individual."""
        return self.do(unit, case, "nominate", inputs={"initiative": "Một lần nộp", "reform_initiative": "met"})

    def appraised_collective(self, case: dict[str, Any], *, preferred: bool) -> dict[str, Any]:
        services = "running" if preferred else "none"
        inputs = {"on_time": "met", "confirmed": "met", "online_services": services}
        return self.do("van-phong", case, "appraise", inputs=inputs)

    def council(self) -> Sessions:
        """The board's council, nine members of whom two are away."""
        return Sessions(self, DONG_NAI.benches[0], "hoi-dong", NAMES, absent=("pho-ban.2", "dang-uy"))

    def voted(self, *cases: dict[str, Any], votes: Against = CARRIED, lost: Collection[str] = ()) -> Any:
        """The council sits on those cases, as it answers to the closing: all carried by *votes*, but those *lost*."""
        return self.council().sit({case["id"]: LOST if case["id"] in lost else votes for case in cases})

    def year_end(self, rows: Sequence[Row]) -> list[tuple[Row, dict[str, Any]]]:
        """The cases of a year-end as the Office passes them on to the council, individuals first."""
        preferred = {"dau-tu.2", "trung-tam.2", "doanh-nghiep.2", "dau-tu", "mot-cua"}
        registered = {row.who: self.register(row.who) for row in rows if row.track == "collective"}
        cases = []
        for row in rows:
            if row.track == "individual":
                unit = "vp-dau-moi" if row.who == "vp-2" else row.who.removesuffix(".2")
                case = self.prepared(unit, row.who, "proposal")
                case = self.do(unit, case, "nominate", inputs=said_of(*ADVICE))
                applied = "in_use" if row.who in preferred else "not_yet"
                case = self.do("van-phong", case, "appraise", inputs={"confirmed": "met", "applied": applied})
            else:
                case = self.proposed(row.who, registered[row.who])
                case = self.appraised_collective(case, preferred=row.who in preferred)
            cases.append((row, case))
        return cases

    def decided(self, case: dict[str, Any], *, awarded: bool) -> str:
        """How a case ends once the head of the board has decided as the council voted."""
        case = self.get("truong-ban", f"/cases/{case['id']}")
        if not awarded:
            return str(self.do("truong-ban", case, "decline")["state"])
        [case] = self.awarded("truong-ban", "2020-02-03", case)
        return str(case["state"])

    def state(self, case: dict[str, Any]) -> str:
        return str(self.get("hoi-dong", f"/cases/{case['id']}")["state"])
