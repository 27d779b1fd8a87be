"""What the text of Cần Thơ 2019 leaves open, or hangs on the day of the launch: each answer, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from definitions import load
from definitions.loading import load_text
from services.demo import CAN_THO
from services.demo.scene import at_local
from tests.support.can_tho import Movement, the_office
from tests.support.walker import codes
from workflow.dates import Reckoning
from workflow.readings import settled


@pytest.mark.parametrize(("launched", "owed"), [(date(2019, 6, 17), 27), (date(2019, 7, 8), 18)])
def test_report_whose_day_is_past_at_launch_is_owed_by_nobody(tmp_path: Path, launched: date, owed: int) -> None:
    scene = replace(CAN_THO, opens_at=at_local(launched.year, launched.month, launched.day, 9))
    with the_office(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, scene) as demo:
        walk = Movement(demo)

        listed = walk.get("hanh-chinh", f"/campaigns/{walk.campaign()['id']}/obligations")

        assert len([one for one in listed if one["track"] == "report"]) == owed


@pytest.mark.parametrize(("option", "last"), [("november", 30), ("october", 31), ("december", 31)])
def test_day_that_does_not_exist_is_settled_by_its_question_alone(option: str, last: int) -> None:
    definition = load(CAN_THO.definition).definition
    assert definition is not None
    assert definition.period is not None
    month = ("october", "november", "december").index(option) + 10

    asked = settled(definition.period.last, {definition.questions["last_day"].id: option})  # type: ignore[dict-item,index]

    assert asked.day(Reckoning(year=2019)) == date(2019, month, last)
    text = CAN_THO.definition.read_text(encoding="utf-8").replace("november: 30/11/2019", "november: 31/11/2019")
    assert "no-such-date" in {problem.rule for problem in load_text(text.encode(), "can-tho-2019.yaml").problems}


def test_campaign_waits_for_the_question_and_exact_numbers_hold_at_closing(tmp_path: Path) -> None:
    text = CAN_THO.definition.read_text(encoding="utf-8").replace("    answer: november\n", "")
    plan = tmp_path / "can-tho-2019.yaml"
    plan.write_text(text, encoding="utf-8")
    scene = replace(CAN_THO, definition=plan)
    with the_office(f"sqlite:///{tmp_path / 'thidua.db'}", tmp_path, scene, launch=False) as demo:
        walk = Movement(demo)
        open_question = walk.ask("hanh-chinh", "launch")
        walk.ask("hanh-chinh", "answers", question="last_day", option="november", basis="Công văn giải thích")
        walk.ask("hanh-chinh", "answers", question="how_many", option="exactly", basis="Công văn giải thích")
        launched = walk.ask("hanh-chinh", "launch")
        closing = walk.ask("hanh-chinh", "close")

        assert codes(open_question) == ["question_open"]
        assert launched.status_code == 200
        assert codes(closing) == ["cases_still_open", "quota_below_minimum", "quota_below_minimum"]
        assert "ít nhất phải là 18" in closing.json()["refusals"][2]["sentence"]
