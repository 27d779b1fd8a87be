"""People are told when a date changes under them, when their campaign stands still, and when a case is cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from services import campaigns
from services.audit import verify
from services.demo.scene import at_local
from services.notices import of_campaign
from services.registry import definition_of
from services.store import incidents, messages
from services.store.messages import Kept
from services.store.work import Scope
from tests.services.test_adjustments import KEEP, SHIFT, paused
from tests.services.trial import Trial
from tests.support.calendars import changed, off
from tests.support.offices import an_office
from workflow.commands import CancelCase, ExtendDeadline, PostponeMilestone
from workflow.events import DeadlineExtended
from workflow.ids import CaseId, DeadlineId, MilestoneId

HOSTILE = '<b onclick="x()">Bão</b>\r\nBcc: {{ 7*7 }} {reason}'


@pytest.fixture
def trial(empty_url: str, tmp_path: Path) -> Iterator[Trial]:
    """The plan that says a little of everything, launched on 15/1/2021."""
    made = an_office(empty_url, tmp_path, scene=False)
    begun = Trial.begun(made)
    yield begun
    with made.reading() as work:
        assert incidents.listing(work, everything(begun)) == []
        assert verify(work).breaks == ()
    made.database.dispose()


def everything(trial: Trial) -> Scope:
    return Scope(organisation=trial.stands().organisation, units=None, person="")


def letters(trial: Trial, kind: str) -> list[Kept]:
    with trial.office.reading() as work:
        found = [one for one in messages.listing(work, everything(trial)) if one.kind == kind]
    return sorted(found, key=lambda one: (one.business_at, one.name, one.subject))


def receivers(trial: Trial, kind: str) -> list[str]:
    return [one.name for one in letters(trial, kind)]


def extension(
    name: str, until: date, *, case: str | None = None, occurrence: str = "", reason: str = "Bão"
) -> ExtendDeadline:
    return ExtendDeadline(
        deadline=DeadlineId(name),
        last_day=until,
        reason=reason,
        document_number="12/CV",
        case=CaseId(case) if case else None,
        occurrence=occurrence,
    )


def test_extension_is_told_to_every_unit_that_still_owes_with_both_days_and_why(trial: Trial) -> None:
    trial.ask(extension("yearly_plan", date(2021, 4, 15), occurrence="2021"))

    told = letters(trial, "deadline_changed")
    assert [one.name for one in told] == ["Cán bộ A", "Cán bộ B", "Cán bộ C"]
    assert told[0].subject.endswith("Thay đổi thời hạn: Hạn kế hoạch năm (đến hết ngày 15/4/2021)")
    for said in ("trước đây đến hết ngày 31/3/2021", "- Xã A: Nộp kế hoạch năm", "văn bản số 12/CV", "Bão"):
        assert said in told[0].text
    assert "Xã B" not in told[0].text


def test_who_has_met_it_is_not_told(trial: Trial) -> None:
    [met] = trial.all_cases("yearly", "a")
    trial.take("vp", met.id, "waive", reason="Mới thành lập")

    trial.ask(extension("yearly_plan", date(2021, 4, 15), occurrence="2021"))

    assert receivers(trial, "deadline_changed") == ["Cán bộ B", "Cán bộ C"]


def test_extension_of_one_case_is_told_to_its_unit_alone_and_the_later_one_of_all_not_again(trial: Trial) -> None:
    [mine] = trial.all_cases("yearly", "a")

    trial.ask(extension("yearly_plan", date(2021, 4, 30), case=mine.id, occurrence="2021"))
    assert receivers(trial, "deadline_changed") == ["Cán bộ A"]

    trial.ask(extension("yearly_plan", date(2021, 4, 15), occurrence="2021"))
    assert receivers(trial, "deadline_changed") == ["Cán bộ A", "Cán bộ B", "Cán bộ C"]

    trial.ask(extension("yearly_plan", date(2021, 5, 15), occurrence="2021"))
    [last] = [one for one in letters(trial, "deadline_changed") if one.name == "Cán bộ A" and "15/5" in one.subject]
    assert "trước đây đến hết ngày 30/4/2021" in last.text


def test_several_deadlines_of_one_shift_are_one_letter_each_and_the_resumption_another(trial: Trial) -> None:
    paused(trial, date(2021, 3, 20), date(2021, 4, 10), SHIFT)

    [first, *_] = told = letters(trial, "deadline_changed")
    assert [one.name for one in told] == ["Cán bộ A", "Cán bộ B", "Cán bộ C"]
    assert "Thay đổi 4 thời hạn" in first.subject
    assert "Hạn kế hoạch năm: đến hết ngày 21/4/2021 (trước đây đến hết ngày 31/3/2021)" in first.text
    assert "từ ngày 22/8/2021 đến hết ngày 21/10/2021" in first.text
    assert "đợt thi đua đã tạm dừng 21 ngày, theo văn bản số 20/TB" in first.text


def test_suspension_and_resumption_are_told_once_to_each_person_who_is_ever_reminded(trial: Trial) -> None:
    paused(trial, date(2021, 3, 20), date(2021, 4, 10), KEEP)

    told = letters(trial, "campaign_paused")
    assert [one.name for one in told] == ["Cán bộ A", "Cán bộ B", "Cán bộ C"] * 2
    assert "tạm dừng từ ngày 20/3/2021" in told[0].subject
    assert "Giãn cách xã hội" in told[0].text
    assert "16/CT-TTg" in told[0].text
    assert "tiếp tục từ ngày 10/4/2021 (đã tạm dừng 21 ngày)" in told[-1].subject
    assert "giữ nguyên" in told[-1].text
    assert letters(trial, "deadline_changed") == []


def test_day_off_that_moves_a_deadline_is_told_under_the_calendar(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 10, 9))
    trial.take("a", trial.open("a", "entry"), "send")
    trial.record("results", date(2021, 8, 10))
    assert letters(trial, "deadline_changed") == []

    changed(trial.office, off(date(2021, 8, 12)), login="vp")

    [told] = letters(trial, "deadline_changed")
    assert told.name == "Cán bộ A"
    assert "Hạn kiến nghị: đến hết ngày 18/8/2021 (trước đây đến hết ngày 17/8/2021)" in told.text
    assert "lịch làm việc thay đổi" in told.text


def test_milestone_of_another_day_is_told_with_its_name(trial: Trial) -> None:
    trial.go_on(at_local(2021, 8, 10, 9))
    trial.take("a", trial.open("a", "entry"), "send")
    trial.record("results", date(2021, 8, 10))

    trial.ask(
        PostponeMilestone(
            milestone=MilestoneId("results"), happened_on=date(2021, 8, 9), document_number="9/TB", reason="Nhầm ngày"
        )
    )

    [told] = letters(trial, "deadline_changed")
    assert "mốc “Công bố kết quả” đổi sang ngày 09/8/2021, theo văn bản số 9/TB" in told.text


def test_cancelled_case_is_told_to_its_unit_with_the_reason(trial: Trial) -> None:
    [mine] = trial.all_cases("yearly", "a")

    trial.do("vp", mine.id, CancelCase(reason="Xã A đã sáp nhập"))

    [told] = letters(trial, "case_cancelled")
    assert told.name == "Cán bộ A"
    assert "Xã A đã sáp nhập" in told.text


def test_who_makes_the_change_is_not_written_to(trial: Trial) -> None:
    with trial.office.reading() as work:
        officer = trial.who(work, "a").id
    before = trial.stands()
    event = DeadlineExtended(
        deadline="yearly_plan",
        occurrence="2021",
        last_day="2021-04-15",
        due_at=at_local(2021, 4, 16, 0).isoformat(),
        rungs={},
        revision=2,
    )
    with trial.office.writing(officer) as work:
        campaigns.record(work, before, (event,))
        work.commit()

    assert receivers(trial, "deadline_changed") == ["Cán bộ B", "Cán bộ C"]

    with trial.office.writing() as work:
        of_campaign(work, definition_of(work, before.sha256), before, (event,))
        work.commit()
    assert receivers(trial, "deadline_changed") == ["Cán bộ A", "Cán bộ B", "Cán bộ C"]


def test_hostile_reason_is_said_and_does_nothing(trial: Trial) -> None:
    trial.ask(extension("yearly_plan", date(2021, 4, 15), occurrence="2021", reason=HOSTILE))
    [mine] = trial.all_cases("yearly", "b")
    trial.do("vp", mine.id, CancelCase(reason=HOSTILE))

    for kind in ("deadline_changed", "case_cancelled"):
        one = letters(trial, kind)[0]
        assert '<b onclick="x()">Bão</b> Bcc: {{ 7*7 }} {reason}' in one.text
        assert "<b onclick" not in one.html
        assert "{{ 7*7 }}" in one.html
        assert "\n" not in one.subject
