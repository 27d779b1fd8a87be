"""Whatever is adjusted in whatever order, rows and history tell the same, and no rung goes out twice or for a day given up."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from services import calendar, campaigns, mending
from services.access import scope_of
from services.audit import verify, verify_stream
from services.cases import event_of
from services.store import history, incidents
from tests.services.trial import Trial
from tests.support.breaking import refusing
from tests.support.calendars import off, ordinary
from tests.support.offices import an_office, go_to
from workflow.campaign import Campaign, Setting, evolve_campaign
from workflow.commands import (
    CancelCase,
    ExtendDeadline,
    Moving,
    PostponeMilestone,
    ResumeCampaign,
    SuspendCampaign,
)
from workflow.deadlines import beginning_of
from workflow.errors import NotFound, Refused
from workflow.events import CampaignEvent, CampaignResumed, CampaignSuspended, DeadlinePassed, RungFired
from workflow.ids import CaseId, DeadlineId, MilestoneId

STEPS = 40
GIVEN_UP = 0.3
TRACKS = ("yearly", "report", "enter", "entry", "batch", "letter")


class _Chance:
    """A year in which anything may be asked on any day; what the rules refuse changes nothing."""

    def __init__(self, trial: Trial, seed: int) -> None:
        self.trial, self.any = trial, random.Random(seed)

    def step(self) -> None:
        deeds: tuple[Callable[[], object], ...] = (
            self._time_passes,
            self._time_passes,
            self._asleep,
            self._suspend,
            self._resume,
            self._extend,
            self._milestone,
            self._calendar,
            self._broken,
            self._mend,
            self._cancel,
            self._entry,
        )
        with suppress(Refused, NotFound):
            self.any.choice(deeds)()

    def _day(self, least: int, most: int) -> date:
        return self.trial.today() + timedelta(days=self.any.randint(least, most))

    def _time_passes(self) -> None:
        self.trial.go_on(beginning_of(self._day(3, 40)) + timedelta(hours=self.any.randint(1, 12)))

    def _asleep(self) -> None:
        go_to(self.trial.office, beginning_of(self._day(1, 60)))

    def _suspend(self) -> None:
        self.trial.ask(SuspendCampaign(reason="dịch", document_number="1/CT"))

    def _resume(self) -> None:
        moving = self.any.choice(list(Moving))
        self.trial.ask(ResumeCampaign(moving=moving, document_number="2/TB", reason=""))

    def _extend(self) -> None:
        keys = sorted(key for key in self.trial.stands().deadlines if not key[2])
        name, which, _ = self.any.choice(keys)
        cases = [one.id for track in ("yearly", "report", "entry") for one in self.trial.all_cases(track)]
        case = CaseId(self.any.choice(cases)) if cases and self.any.random() < 0.5 else None
        self.trial.ask(
            ExtendDeadline(deadline=name, last_day=self._day(0, 200), reason="bão", case=case, occurrence=which)
        )

    def _milestone(self) -> None:
        day = self._day(-20, 0)
        if MilestoneId("results") not in self.trial.stands().milestones:
            self.trial.record("results", day)
        else:
            name = MilestoneId("results")
            self.trial.ask(PostponeMilestone(milestone=name, happened_on=day, document_number="3/TB", reason="nhầm"))

    def _calendar(self) -> None:
        """Days off come and go; a suspended campaign is not spared."""
        days = sorted({self._day(-5, 30) for _ in range(5)})
        set_otherwise = [self.any.choice((off, ordinary))(day) for day in days]
        with self.trial.office.writing() as work:
            who = self.trial.who(work, "vp")
            seen = calendar.preview(work, who, set_otherwise)
            campaigns.follow_calendar(work, who, set_otherwise, seen.fingerprint)
            work.commit()

    def _broken(self) -> None:
        """A sweep in which nobody can be told: what was due fails, and waits to be tried again."""
        go_to(self.trial.office, beginning_of(self._day(1, 60)))
        with refusing(self.trial.office, "messages"):
            self.trial.office.sweep()

    def _mend(self) -> None:
        waiting = _waiting(self.trial)
        if not waiting:
            return
        with self.trial.office.writing() as work:
            who, one = self.trial.who(work, "vp"), self.any.choice(waiting)
            if self.any.random() < GIVEN_UP:
                mending.resolve(work, who, one, "đã nhắc qua điện thoại")
            else:
                mending.retry(work, who, one)
            work.commit()

    def retry_all(self) -> None:
        for one in _waiting(self.trial):
            with self.trial.office.writing() as work:
                mending.retry(work, self.trial.who(work, "vp"), one)
                work.commit()

    def _cancel(self) -> None:
        cases = [one.id for track in TRACKS for one in self.trial.all_cases(track)]
        if cases:
            self.trial.do("vp", self.any.choice(cases), CancelCase(reason="nhầm"))

    def _entry(self) -> None:
        case = self.trial.open(self.any.choice("abc"), "entry")
        self.trial.take(self.any.choice("abc"), case, "send")
        self.trial.take("vp", case, "ask_province")


def _waiting(trial: Trial) -> list[str]:
    """The open incidents behind which a rung still waits."""
    with trial.office.reading() as work:
        standing = [one for one in incidents.listing(work, scope_of(trial.who(work, "vp"))) if one.resolved_at is None]
        return [one.id for one in standing if mending.failed_rungs(work, mending.concerned(one))]


def _events(trial: Trial) -> list[CampaignEvent]:
    with trial.office.reading() as work:
        told = [event_of(one) for one in history.stream(work, f"campaign:{trial.campaign}")]
    return [event for event in told if isinstance(event, CampaignEvent)]


def _check(events: list[CampaignEvent]) -> None:
    """Revisions rise one by one; a rung goes out once, under the revision that stands, and never during a pause."""
    settled: Counter[tuple[str, ...]] = Counter()
    campaign: Campaign | None = None
    revisions: dict[tuple[str, str, str], int] = {}
    still = False
    for event in events:
        if isinstance(event, Setting):
            key = (event.deadline, event.occurrence, event.case)
            assert event.revision == revisions.get(key, 0) + 1, event
            revisions[key] = event.revision
        if isinstance(event, (RungFired, DeadlinePassed)):
            assert not still, event
            assert campaign is not None
            rung = event.rung if isinstance(event, RungFired) else "lapse"
            settled[event.deadline, event.occurrence, event.case, str(event.revision), rung] += 1
            standing = campaign.deadlines[DeadlineId(event.deadline), event.occurrence, event.case]
            assert event.revision == standing.revision, event
        if isinstance(event, (CampaignSuspended, CampaignResumed)):
            still = isinstance(event, CampaignSuspended)
        campaign = evolve_campaign(campaign, event)
    assert set(settled.values()) <= {1}
    begun = Counter((one[0], one[1]) for one in settled if one[4] == "begins")
    assert set(begun.values()) <= {1}


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_adjustments_keeps_rows_and_history_together(empty_url: str, tmp_path: Path, seed: int) -> None:
    made = an_office(empty_url, tmp_path, scene=False)
    trial = Trial.begun(made)
    chance = _Chance(trial, seed)

    for _ in range(STEPS):
        chance.step()
        with made.reading() as work:
            assert verify_stream(work, f"campaign:{trial.campaign}").breaks == ()
    with suppress(Refused):
        chance._resume()
    chance.retry_all()
    trial.go_on(beginning_of(date(2024, 6, 1)))

    _check(_events(trial))
    assert _waiting(trial) == []
    with made.reading() as work:
        assert verify(work).breaks == ()
    assert {which for which, _ in trial.states("yearly", "a")} == {"2021", "2022", "2023"}
    made.database.dispose()
