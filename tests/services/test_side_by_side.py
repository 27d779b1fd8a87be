"""Officers, the clock and whoever runs a campaign act at the same moment: nobody waits in a circle, nothing is overlooked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from services import campaigns, cases
from services.cases import Asked
from services.demo.scene import at_local
from services.store import campaigns as campaign_rows
from services.store import cases as case_rows
from services.store import incidents
from services.store.database import DatabaseAway
from services.store.work import Scope, Work
from tests.services.trial import Trial
from tests.support.offices import an_office, go_to
from workflow.commands import CancelCase, SuspendCampaign, TakeTransition
from workflow.errors import Refused
from workflow.ids import Trigger

Answer = TypeVar("Answer")
UNDER_WAY = 0.4
"""Seconds in which the other act has come as far as it can."""
SUSPENDED = SuspendCampaign(reason="dịch", document_number="1/CT")


SEVERAL_WRITERS = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)


@pytest.fixture
def trial(empty_url: str, tmp_path: Path) -> Iterator[Trial]:
    made = an_office(empty_url, tmp_path, scene=False)
    yield Trial.begun(made)
    made.database.dispose()


def beside(act: Callable[[], Answer]) -> Future[Answer]:
    """*act* in a thread of its own, as far as it comes without us."""
    pool = ThreadPoolExecutor(1)
    begun = pool.submit(act)
    time.sleep(UNDER_WAY)
    pool.shutdown(wait=False)
    return begun


def takes(trial: Trial, work: Work, login: str, case: str, trigger: str) -> None:
    cases.perform(work, trial.who(work, login), [Asked(case=case, command=TakeTransition(trigger=Trigger(trigger)))])


def sent(trial: Trial, login: str = "a") -> str:
    case = trial.open(login, "entry")
    trial.take(login, case, "send")
    return case


@pytest.mark.parametrize("act", ["ask_province", "cancel"])
def test_who_needs_campaign_and_case_takes_the_campaign_first(trial: Trial, act: str) -> None:
    """The clock holds the campaign and comes to the case, while an officer's act on the case needs the campaign."""
    go_to(trial.office, at_local(2021, 8, 5, 9))
    case = sent(trial)

    def officer() -> object:
        return trial.do("vp", case, CancelCase(reason="nhầm")) if act == "cancel" else trial.take("vp", case, act)

    with trial.office.writing() as clock:
        campaign_rows.lock(clock, trial.campaign)
        waits = beside(officer)
        case_rows.load(clock, [case], for_change=True)
        clock.commit()

    assert waits.result(10)


def test_two_works_sent_at_once_meet_what_needs_two(trial: Trial) -> None:
    go_to(trial.office, at_local(2021, 8, 5, 9))
    first, second = trial.open("a", "entry"), trial.open("a", "entry")

    with trial.office.writing() as work:
        takes(trial, work, "a", first, "send")
        other = beside(lambda: trial.take("a", second, "send"))
        work.commit()
    other.result(10)

    assert trial.states("enter", "a") == [("", "met")]


def test_no_case_moves_once_the_campaign_is_suspended(trial: Trial) -> None:
    check = trial.open("a", "yearly_check")

    with trial.office.writing() as work:
        campaigns.perform(work, trial.who(work, "vp"), trial.campaign, SUSPENDED)
        late = beside(lambda: trial.take("a", check, "finish"))
        work.commit()

    with pytest.raises(Refused):
        late.result(10)
    assert trial.states("yearly_check", "a") == [("2021", "begun")]


def test_suspension_waits_for_the_move_that_came_before_it(trial: Trial) -> None:
    check = trial.open("a", "yearly_check")

    with trial.office.writing() as work:
        takes(trial, work, "a", check, "finish")
        suspension = beside(lambda: trial.ask(SUSPENDED))
        over = suspension.done()
        work.commit()
    suspension.result(10)

    assert not over
    assert trial.states("yearly_check", "a") == [("2021", "done")]


@SEVERAL_WRITERS
def test_officers_at_work_do_not_keep_the_clock_waiting(trial: Trial) -> None:
    """An act that concerns its own case alone holds up neither the clock nor another one."""
    go_to(trial.office, at_local(2021, 3, 24, 9))
    check, yearly = trial.open("a", "yearly_check"), trial.all_cases("yearly", "b")[0]
    trial.file("b", yearly.id, "plan_paper")

    with trial.office.writing() as work:
        takes(trial, work, "a", check, "finish")
        fired = beside(trial.office.sweep).result(10)
        met = beside(lambda: trial.take("b", yearly.id, "meet")).result(10)
        work.commit()

    assert (fired > 0, met.state) == (True, "met")


@SEVERAL_WRITERS
def test_deadlock_is_no_fault_of_a_rung(trial: Trial) -> None:
    """Somebody who keeps to no order makes a round of the clock fail; the next one comes, and nothing is to be mended."""
    go_to(trial.office, at_local(2021, 8, 5, 9))
    draft = trial.open("a", "entry")
    trial.office.sweep()
    go_to(trial.office, at_local(2021, 10, 1, 0))

    with trial.office.writing() as other:
        case_rows.load(other, [draft], for_change=True)
        swept = beside(trial.office.sweep)
        campaign_rows.lock(other, trial.campaign)
        other.commit()
    with pytest.raises(DatabaseAway):
        swept.result(30)
    trial.office.sweep()

    assert trial.states("entry", "a") == [("", "dropped")]
    with trial.office.reading() as work:
        everything = Scope(organisation=trial.stands().organisation, units=None, person="")
        assert incidents.listing(work, everything) == []
