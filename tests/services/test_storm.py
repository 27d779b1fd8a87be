"""Officers, clock, calendar and suspensions all at once: nobody is sent away by the database, and the history holds."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from services.audit import verify
from services.calendar import PreviewMoved
from services.demo.scene import at_local
from services.store import incidents
from services.store.work import Scope
from tests.services.trial import Trial
from tests.support.calendars import changed, off, ordinary
from tests.support.offices import an_office, go_to
from workflow.commands import CancelCase, ExtendDeadline, Moving, ResumeCampaign, SuspendCampaign
from workflow.deadlines import beginning_of
from workflow.errors import CaseChanged, NotFound, Refused
from workflow.ids import DeadlineId

SECONDS = 4.0
Deed = Callable[[random.Random], object]


class _Storm:
    """What may be asked of a campaign, by anybody at any moment; what the rules refuse changes nothing."""

    def __init__(self, trial: Trial) -> None:
        self.trial, self.until = trial, time.monotonic() + SECONDS

    def of(self, *deeds: Deed) -> int:
        """One of *deeds* after another, as long as it lasts; how many were not refused."""
        chance, done = random.Random(len(deeds)), 0
        while time.monotonic() < self.until:
            with suppress(Refused, CaseChanged, NotFound, PreviewMoved):
                chance.choice(deeds)(chance)
                done += 1
        return done

    def send(self, chance: random.Random) -> None:
        login = chance.choice("ab")
        self.trial.take(login, self.trial.open(login, "entry"), "send")

    def ask(self, chance: random.Random) -> None:
        self.trial.take("vp", self._entry(chance), "ask_province")

    def cancel(self, chance: random.Random) -> None:
        self.trial.do("vp", self._entry(chance), CancelCase(reason="nhầm"))

    def extend(self, chance: random.Random) -> None:
        day = self.trial.today() + timedelta(days=chance.randint(1, 40))
        self.trial.ask(ExtendDeadline(deadline=DeadlineId("entries"), last_day=day, reason="bão"))

    def set_day(self, chance: random.Random) -> None:
        day = self.trial.today() + timedelta(days=chance.randint(0, 9))
        changed(self.trial.office, chance.choice((off, ordinary))(day), login="vp")

    def pause(self, _chance: random.Random) -> None:
        self.trial.ask(SuspendCampaign(reason="dịch", document_number="1/CT"))
        self.trial.ask(ResumeCampaign(moving=Moving.SHIFT, document_number="2/TB", reason=""))

    def next_day(self, _chance: random.Random) -> None:
        go_to(self.trial.office, beginning_of(self.trial.today() + timedelta(days=1)))
        self.trial.office.sweep()

    def sweep(self, _chance: random.Random) -> None:
        self.trial.office.sweep()

    def _entry(self, chance: random.Random) -> str:
        found = [one.id for one in self.trial.all_cases("entry") if one.state == "sent"]
        return chance.choice(found) if found else ""


def test_storm_leaves_no_incident_and_a_whole_history(empty_url: str, tmp_path: Path) -> None:
    made = an_office(empty_url, tmp_path, scene=False)
    trial = Trial.begun(made)
    trial.go_on(at_local(2021, 8, 2, 9))
    storm = _Storm(trial)
    crews: tuple[tuple[Deed, ...], ...] = (
        (storm.send,),
        (storm.send, storm.ask),
        (storm.ask, storm.cancel),
        (storm.extend, storm.set_day),
        (storm.sweep, storm.pause),
        (storm.sweep, storm.next_day, storm.next_day),
    )

    with ThreadPoolExecutor(len(crews)) as pool:
        asked = [pool.submit(storm.of, *deeds) for deeds in crews]
        done = [one.result() for one in asked]

    assert sum(done) > len(crews)
    with made.reading() as work:
        everything = Scope(organisation=trial.stands().organisation, units=None, person="")
        assert [one.reason for one in incidents.listing(work, everything)] == []
        assert verify(work).breaks == ()
    made.database.dispose()
