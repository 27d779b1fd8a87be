"""Three plans that nobody issued: each is without a problem, is drawn, and is acted out to its last states."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from definitions import load
from definitions.diagram import mermaid, svg
from services import simulation
from services.simulation import Told
from workflow.definition import Definition

FOLDER = Path(__file__).parent
PLANS = ("monthly-nomination", "two-level-award", "contest-in-fields")


def path_of(plan: str) -> Path:
    return FOLDER / f"{plan}.yaml"


def definition_of(plan: str) -> Definition:
    loaded = load(path_of(plan))
    assert loaded.definition is not None, "\n".join(map(str, loaded.problems))
    return loaded.definition


@cache
def acted_out(plan: str) -> Told:
    read = simulation.read(FOLDER / f"{plan}.scenario.yaml", path_of(plan), definition_of(plan))
    assert read.scenario is not None, "\n".join(map(str, read.problems))
    return simulation.tell(simulation.run(read.scenario, "vi"), "vi")


def last_states(plan: str, track: str) -> Counter[str]:
    return Counter(one.state for one in acted_out(plan).year.listed if one.track == track)


def refused(plan: str) -> list[str]:
    return [", ".join(line.codes) for line in acted_out(plan).lines if line.kind == "refusal"]


def letters(plan: str, about: str) -> list[str]:
    """Who received the letters whose subject says *about*, in order of time."""
    return [line.who for line in acted_out(plan).lines if line.kind == "letter" and about in line.what]


@pytest.mark.parametrize("plan", PLANS)
def test_plan_has_no_problem_and_is_drawn(plan: str) -> None:
    definition = definition_of(plan)

    assert load(path_of(plan)).problems == ()
    for language in ("vi", "en"):
        picture, text = svg(definition, None, language), mermaid(definition, None, language)
        for track in definition.tracks.values():
            if track.id not in definition.obligations:
                assert track.label.said(language) in picture
                assert all(state in text for state in track.states)


@pytest.mark.parametrize("plan", PLANS)
def test_scenario_goes_as_told_and_its_history_holds(plan: str) -> None:
    year = acted_out(plan).year

    assert year.problems == ()
    assert year.verified.breaks == ()


@pytest.mark.parametrize("plan", PLANS)
def test_scenario_brings_cases_into_every_kind_of_end(plan: str) -> None:
    """Each final state of each written track is reached by somebody: none of it stands there untried."""
    definition = definition_of(plan)
    reached = {(one.track, one.state) for one in acted_out(plan).year.listed}
    ends = {
        (track.id, state.id)
        for track in definition.tracks.values()
        for state in track.states.values()
        if state.final and track.id not in definition.obligations
    }

    assert ends - reached == set()


def test_months_each_have_their_own_places() -> None:
    plan = "monthly-nomination"
    won = {(one.occurrence, one.subject) for one in acted_out(plan).year.listed if one.state == "awarded"}

    assert won == {
        ("2026-01", "Đỗ Thị Thử An"),
        ("2026-01", "Vũ Văn Thử Cường"),
        ("2026-02", "Đỗ Thị Thử Bình"),
        ("2026-02", "Hồ Thị Thử Dung"),
    }
    assert last_states(plan, "nominee") == {"awarded": 4, "not_chosen": 1, "never_sent": 2}
    assert refused(plan) == ["quota_full", "not_a_participant", "quota_full", "own_case_reached"]


def test_who_was_praised_this_year_is_told_why_not_again() -> None:
    (line,) = (line for line in acted_out("monthly-nomination").lines if line.codes == ("own_case_reached",))

    assert line.details == ("Cá nhân đã có hồ sơ Gương điển hình ở trạng thái: Được biểu dương.",)


def test_encouragement_is_let_go_every_month_and_never_escalated() -> None:
    plan = "monthly-nomination"

    assert last_states(plan, "put_forward") == {"met": 5, "let_go": 31}
    assert [line for line in acted_out(plan).lines if line.kind == "escalation"] == []
    assert letters(plan, "Không được chọn trong tháng") == ["Nguyễn Thị Mẫu C"]


def test_district_comes_before_province() -> None:
    plan = "two-level-award"

    assert last_states(plan, "district") == {"titled": 2, "not_titled": 2}
    assert last_states(plan, "province") == {"titled": 1, "not_titled": 1}
    assert last_states(plan, "apply") == {"met": 4, "overdue": 1}
    assert refused(plan) == [
        "deadline_passed",
        "window_not_open",
        "not_offered",
        "quorum_missing",
        "assessment_not_met, answered_against",
        "unit_case_not_in",
        "document_missing",
        "taken_too_often",
    ]


def test_body_that_is_asked_is_told_and_reminded_and_its_silence_agrees() -> None:
    plan = "two-level-award"
    silent = [line for line in acted_out(plan).lines if line.what == "Hết hạn trả lời: Ý kiến của Mặt trận"]

    assert [(line.who, line.subject) for line in silent] == [("Hệ thống", "Xã giả định số 2")]
    assert letters(plan, "Đang lấy ý kiến") == ["Vũ Văn Thử"] * 3
    assert letters(plan, "Nhắc việc: Hạn trả lời") == ["Vũ Văn Thử"]


def test_days_counted_for_one_case_are_told_as_its_own_not_as_an_extension() -> None:
    told = [line.what for line in acted_out("two-level-award").lines if "Hạn gửi hồ sơ lên tỉnh" in line.what]

    assert any(what.endswith("(riêng: Xã giả định số 2)") for what in told)
    assert [what for what in told if "gia hạn" in what] == []


def test_letters_of_two_levels_reach_who_must_act() -> None:
    plan = "two-level-award"

    assert letters(plan, "Tỉnh trả lại để bổ sung") == [
        "Lê Văn Mẫu",
        "Nguyễn Thị Mẫu 1",
        "Lê Văn Mẫu",
        "Nguyễn Thị Mẫu 2",
    ]
    assert letters(plan, "quá hạn 1 ngày: Hạn gửi hồ sơ lên tỉnh") == ["Phạm Thị Thử"]
    assert letters(plan, "Đạt danh hiệu cấp tỉnh") == ["Lê Văn Mẫu", "Nguyễn Thị Mẫu 1", "Trần Văn Thử 1"]


def test_each_field_of_the_contest_has_its_own_prizes() -> None:
    plan = "contest-in-fields"
    won = {
        one.fields["title"]: (one.fields["area"], one.fields["prize"], one.fields["score"])
        for one in acted_out(plan).year.listed
        if one.track == "entry" and one.state in {"awarded", "revoked"}
    }

    assert won == {
        "Tra cứu hồ sơ": ("software", "first", 88),
        "Nhắc lịch hẹn": ("software", "second", 88),
        "Bớt một chữ ký": ("procedure", "first", 60),
    }
    assert last_states(plan, "entry") == {"awarded": 2, "revoked": 1, "no_prize": 1, "rejected": 1, "never_entered": 1}
    assert last_states(plan, "take_part") == {"met": 2, "overdue": 1}
    assert refused(plan) == [
        "window_not_open",
        "shares_do_not_add_up",
        "assessment_not_met",
        "milestone_missing",
        "rank_below_quota",
        "deadline_passed",
        "cases_still_open",
    ]


def test_units_hear_of_marks_only_with_the_result() -> None:
    plan = "contest-in-fields"

    assert set(letters(plan, "Đã chấm")) == {"Lê Văn Mẫu"}
    assert letters(plan, "Không đạt giải") == ["Nguyễn Thị Mẫu B"]
    assert letters(plan, "Thu hồi giải") == ["Lê Văn Mẫu", "Nguyễn Thị Mẫu A"]
