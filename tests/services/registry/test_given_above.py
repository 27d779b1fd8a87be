"""What a higher level gave stands in the register from the move that records its answer, and is taken back with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from services import audit, awards, cases
from services.access import actor
from services.store import award_register, people
from services.store.award_register import AWARDS
from services.wiring import Office
from tests.services.registers.books import fetched, rows
from tests.support.offices import an_office
from tests.support.places import Running, scene

MERIT = """
fields: {number: {label: Số quyết định, kind: text}, dated: {label: Ngày quyết định, kind: date}}
awards:
  merit:
    label: Bằng khen
    track: desk
    form: bang_khen
    level: tỉnh
    by_law: Nghị định 91/2017/NĐ-CP
    once: {in: won}
    from_above: {in: won, number: number, date: dated}
tracks:
  desk:
    label: Tập thể
    subject: unit
    initial: running
    opened_by: officer
    states: {running: {label: Đang thi đua}, won: {label: Được khen, final: yes}, lost: {label: Không khen, final: yes}}
    transitions:
      award: {label: Khen, from: running, to: won, by: office, asks: [number, dated]}
      revoke: {label: Hủy, from: won, to: lost, by: office}
      decline: {label: Không khen, from: running, to: lost, by: office}
"""
ANSWER = {"number": "12/QĐ-UBND", "dated": "2020-12-30"}


@pytest.fixture
def running(empty_url: str, tmp_path: Path) -> Iterator[Running]:
    made = an_office(empty_url, tmp_path, scene=scene(MERIT))
    yield Running(made)
    made.database.dispose()


def _open(running: Running, login: str, campaign: str = "") -> str:
    body = {"campaign": campaign or running.campaign, "track": "desk", "unit": running.unit(login)}
    answer = running.by(login).post("/api/v1/cases", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _register(running: Running, login: str = "vp") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = running.by(login).get("/api/v1/awards").json()["awards"]
    return found


def _broken(office: Office) -> set[str]:
    with office.reading() as work:
        return {str(one.stream) for one in audit.verify(work).breaks}


def test_award_from_above_is_in_the_register_while_its_case_has_it(running: Running) -> None:
    case, other = _open(running, "a"), _open(running, "b")
    assert running.chosen(other, "decline") == "yes"
    assert running.chosen(case, "award", **ANSWER) == "yes"

    [line] = _register(running)
    assert (line["recipient"], line["label"], line["level"], line["holder"]) == (
        "Đơn vị a",
        "Bằng khen",
        "tỉnh",
        "collective",
    )
    assert (line["number"], line["dated"], line["case"]) == ("12/QĐ-UBND", "2020-12-30", case)
    assert (line["decision"], line["amount"], line["state"]) == ("", 0, "given")
    assert (_register(running, "a"), _register(running, "b")) == ([line], [])
    assert _broken(running.office) == set()

    assert running.chosen(case, "revoke") == "yes"
    assert _register(running) == []
    assert _broken(running.office) == set()


@pytest.mark.parametrize("altered", [{"number": "99/QĐ-UBND"}, {"amount": 1_000_000}, {"recipient": "Ai đó"}, None])
def test_verify_names_the_case_whose_line_was_altered_or_struck_out(
    running: Running, altered: dict[str, Any] | None
) -> None:
    case = _open(running, "a")
    assert running.chosen(case, "award", **ANSWER) == "yes"

    with running.office.writing() as work:
        work.connection.execute(AWARDS.delete() if altered is None else AWARDS.update().values(**altered))
        work.commit()

    assert _broken(running.office) == {f"case:{case}"}


def test_verify_names_the_case_of_a_line_that_no_entry_tells_of(running: Running) -> None:
    given, case = _open(running, "a"), _open(running, "b")
    assert running.chosen(given, "award", **ANSWER) == "yes"

    with running.office.writing() as work:
        [line] = work.connection.execute(AWARDS.select()).mappings()
        work.connection.execute(AWARDS.insert().values(**{**line, "id": f"{case}-merit", "case_id": case}))
        work.commit()

    assert _broken(running.office) == {f"case:{case}"}


def test_unit_that_was_given_it_from_above_before_is_told_and_is_not_given_it_again(running: Running) -> None:
    assert running.chosen(_open(running, "a"), "award", **ANSWER) == "yes"
    again = _open(running, "a", running.launch_another(2022))

    with running.office.reading() as work:
        person = people.by_login(work, "a")
        assert person is not None
        who = actor(work, person.id)
        assert who is not None
        seen = cases.look(work, who, again)
        told = awards.given_before(work, who, seen.definition.track_of(seen.case.track), seen.case)

    assert [(one.year, one.label, one.number, one.recipient) for one in told] == [
        (2021, "Bằng khen", "12/QĐ-UBND", "Đơn vị a")
    ]
    assert running.chosen(again, "award", **ANSWER) == "given_before"


def test_register_of_the_campaign_names_it_without_money(running: Running) -> None:
    assert running.chosen(_open(running, "a"), "award", **ANSWER) == "yes"

    [sheet] = fetched(running.by("vp"), f"/campaigns/{running.campaign}/registers/awards.xlsx")

    [row] = rows(sheet)
    assert (row["Tập thể, cá nhân được khen"], row["Số quyết định"], row["Ngày ký"]) == (
        "Đơn vị a",
        "12/QĐ-UBND",
        date(2020, 12, 30),
    )
    assert (row["Tiền thưởng (đồng)"], row["Tình trạng"]) == (0, "Cấp trên tặng")


def test_no_decision_signed_here_can_take_it_back(running: Running) -> None:
    assert running.chosen(_open(running, "a"), "award", **ANSWER) == "yes"
    [line] = _register(running)

    with running.office.reading() as work:
        assert award_register.of_lines(work, [line["id"]]) == []
