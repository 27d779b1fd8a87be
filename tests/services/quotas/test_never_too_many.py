"""Whatever moves a plan's cases make in whatever order, and whoever forgets to ask a guard: no quota is overshot.

Any move of the plan's tables may come at any time and from any state, with any figures, alone or several at once; cases
are cancelled, fields rewritten, and answers adjusted. No guard and no role is asked: only the rows themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from services.demo import SCENES
from services.registry import definition_of
from services.store import campaigns, cases, census, people, places
from services.store.cases import CAMPAIGNS
from services.store.record import CaseChange, record_cases
from services.store.work import Work, new_id
from services.wiring import Office
from tests.support.offices import an_office
from workflow.case import Case, evolve
from workflow.definition import Field, FieldKind, Subject
from workflow.errors import Refused
from workflow.events import CaseCancelled, CaseEvent, CaseOpened, FieldsWritten, TransitionTaken
from workflow.ids import CANCELLED, OptionId, TrackId
from workflow.quotas import places as places_given
from workflow.reserving import HeldPlace

PLANS = [plan for plan in SCENES if plan != "phu-quoc-2021-2025"]
"""The plans that give places; that of Phú Quốc gives none."""
SUBJECTS = 8
STEPS = 20


@pytest.fixture
def launched(empty_url: str, tmp_path: Path, plan: str) -> Iterator[Office]:
    made = an_office(empty_url, tmp_path, scene=SCENES[plan])
    yield made
    made.database.dispose()


@pytest.mark.parametrize("plan", PLANS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_sequence_of_moves_overshoots_a_quota(launched: Office, data: st.DataObject) -> None:
    with launched.writing() as work:
        walk = _Walk(work, data)
        for _ in range(STEPS):
            walk.step()


class _Walk:
    """Cases of one campaign that go anywhere; nothing of it is committed."""

    def __init__(self, work: Work, data: st.DataObject) -> None:
        self.work, self.data = work, data
        found = campaigns.load(work, work.connection.execute(select(CAMPAIGNS.c.id)).scalar_one(), participants=True)
        assert found is not None
        self.campaign, self.definition = found, definition_of(work, found.sha256)
        self.cases: dict[str, Case] = {}
        standing = cases.of_units(work, found.id, found.units)
        for track in sorted({quota.track for quota in self.definition.quotas.values()}):
            self.cases |= {str(case.id): case for case in standing if case.track == track}
            self._open(track)

    def _open(self, track: TrackId) -> None:
        """Cases of some more units or people, so that there are more of them than places."""
        rule = self.definition.track_of(track)
        homes: dict[str, str] = {unit: unit for unit in self.campaign.units}
        if rule.subject is Subject.PERSON:
            staff = people.people_of(self.work, self.campaign.organisation, self.campaign.units)
            homes = {one.id: one.unit for one in staff if one.id in self.campaign.people}
        taken = {case.person or case.unit for case in self.cases.values() if case.track == track}
        for subject in [one for one in sorted(homes) if one not in taken][:SUBJECTS]:
            person = subject if rule.subject is Subject.PERSON else ""
            opened = CaseOpened(
                case=new_id(),
                campaign=self.campaign.id,
                track=track,
                unit=homes[subject],
                person=person,
                state=rule.initial,
            )
            change = CaseChange(before=None, events=(opened,), after=evolve(None, opened))
            self._record([change])

    def step(self) -> None:
        """An answer may be adjusted; then one case or several of them do something, or are refused a place."""
        if self.data.draw(st.booleans()) and self.definition.questions:
            question = self.data.draw(st.sampled_from(list(self.definition.questions.values())))
            option = self.data.draw(st.sampled_from([option.id for option in question.options]))
            self.campaign = replace(self.campaign, answers={**self.campaign.answers, question.id: OptionId(option)})
        order = sorted(
            self.cases.values(), key=lambda case: (case.track, case.unit, case.person or "", case.occurrence)
        )
        places_in_order = st.lists(st.integers(0, len(order) - 1), min_size=1, max_size=3, unique=True)
        chosen = [order[place].id for place in self.data.draw(places_in_order)]
        changes = [change for name in chosen for change in self._changes(self.cases[name])]
        before, given_places = self._held(), self._given()
        refused = self._try(changes)
        assert refused <= {"quota_full"}
        assert not refused or self._held() == before
        self._check(before, given_places)

    def _try(self, changes: list[CaseChange]) -> set[str]:
        """Record *changes*, or none of them; why not."""
        try:
            with self.work.attempt():
                self._record(changes)
        except Refused as refused:
            return {one.code for one in refused.refusals}
        return set()

    def _changes(self, case: Case) -> list[CaseChange]:
        if case.state == CANCELLED:
            return []
        moves = self.definition.track_of(case.track).transitions
        deed = self.data.draw(st.sampled_from([*moves, None, "cancel"]))
        if deed == "cancel":
            return [_change(case, CaseCancelled(reason="nhầm"))]
        telling = {
            name: self.data.draw(_value(self.definition.fields[name]))
            for quota in self.definition.quotas.values()
            for name in (quota.contender_field, quota.by_field, *(key.field for key in quota.ranked_by))
            if name and quota.track == case.track
        }
        written = FieldsWritten(values=telling)
        if deed is None:
            return [_change(case, written)] if telling else []
        moved = TransitionTaken(trigger=deed.trigger, source=case.state, target=deed.target)
        return [_change(case, *((written,) if telling else ()), moved)]

    def _record(self, changes: list[CaseChange]) -> None:
        record_cases(self.work, self.definition, self.campaign, changes)
        self.cases |= {str(change.after.id): change.after for change in changes}

    def _given(self) -> dict[tuple[str, str], int]:
        """How many places each quota gives now, value by value."""
        found: dict[tuple[str, str], int] = {}
        for quota in self.definition.quotas.values():
            counted = census.take(self.work, self.definition, self.campaign, quota).census
            values = (
                [choice.id for choice in self.definition.fields[quota.by_field].choices] if quota.by_field else [""]
            )
            for value in values:
                found[quota.id, value] = places_given(quota, counted, self.campaign.answers, value)
        return found

    def _held(self) -> set[HeldPlace]:
        return {place for held in places.of_cases(self.work, self.cases).values() for place in held}

    def _check(self, before: set[HeldPlace], given_places: dict[tuple[str, str], int]) -> None:
        """No group has more than its places, unless it had before; and the places are those the cases' states tell of."""
        earlier = Counter((one.quota, one.group, one.value) for one in before)
        held = self._held()
        for group, number in Counter((one.quota, one.group, one.value) for one in held).items():
            assert number <= max(earlier[group], given_places.get((group[0], group[2]), 0)), group
        told = places.told_of(self.work, self.definition, self.campaign.id, list(self.cases.values()))
        assert held == {place for each in told.values() for place in each}


def _change(case: Case, *events: CaseEvent) -> CaseChange:
    after = case
    for event in events:
        after = evolve(after, event)
    return CaseChange(before=case, events=events, after=after)


def _value(field: Field) -> st.SearchStrategy[str | int]:
    if field.kind is FieldKind.NUMBER:
        return st.integers(field.minimum or 0, 3)
    return st.sampled_from([choice.id for choice in field.choices])
