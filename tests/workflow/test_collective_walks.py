"""Random walks of the collective track of An Biên: whatever anyone asks, what must hold holds."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.workflow.asking import a_paper, facts, take, voted
from tests.workflow.builders import NOON, PDF, a_standing
from tests.workflow.strategies import PAPERS, PLAN, ROLES, STANDINGS, fitting_inputs
from workflow.case import Case, evolve, fold
from workflow.commands import CaseCommand, OpenCase, TakeTransition, WriteFields
from workflow.engine import decide
from workflow.errors import NotFound, Refused
from workflow.events import CaseEvent, TransitionTaken
from workflow.facts import Facts
from workflow.guards import VOTE_FIELDS
from workflow.ids import CampaignId, CaseId, MilestoneId, RoleId, TrackId, Trigger, UnitId
from workflow.machine import machine_of

TRACK = PLAN.tracks[TrackId("collective")]
TRIGGERS = sorted({move.trigger for move in TRACK.transitions})
FINAL = frozenset(state.id for state in TRACK.states.values() if state.final)
MACHINE = machine_of(TRACK)
NOISE = st.dictionaries(st.sampled_from([*PLAN.fields, "color"]), st.text(max_size=5), max_size=3)
MOST_LOST = 2
REASONS = st.sampled_from(["", "vì thiếu chữ ký"])

CARRIED = dict(zip(VOTE_FIELDS, ("7", "5", "3", "1", "1"), strict=True))
PATH = (
    ("unit_officer", take("self_report")),
    ("inspection_team", take("inspect", score="95")),
    ("appraisal_council", take("rate", rating="excellent")),
    ("unit_officer", take("nominate")),
    ("standing_office", voted("record_vote", carried=True, **CARRIED)),
    ("leader", take("award", decision_number="12/QĐ", decision_date="2020-12-30")),
)


class CollectiveWalk(RuleBasedStateMachine):
    """One case and everything that has happened to it."""

    events: tuple[CaseEvent, ...]
    case: Case
    known: Facts

    @initialize(steps=st.integers(0, len(PATH)))
    def come_some_way(self, steps: int) -> None:
        opening = OpenCase(
            case=CaseId("case-1"),
            campaign=CampaignId("campaign-1"),
            track=TRACK.id,
            unit=UnitId("dong-yen"),
            because="register:meet",
        )
        self.known = facts(now=NOON, standings=dict.fromkeys(PLAN.quotas))
        self.events = decide(PLAN, None, opening, self.known)
        self.case = evolve(None, self.events[0])
        self.the_world_changes(reached=True, is_open=True, collective=a_standing())
        self.every_paper_is_filed()
        for role, command in PATH[:steps]:
            self.ask(command, role)

    def ask(self, command: CaseCommand, *roles: str, clock: bool = False) -> None:
        """Ask *command*; a refusal leaves everything as it was."""
        known = replace(self.known, roles=frozenset(RoleId(role) for role in roles), acting_system=clock)
        before = deepcopy((self.case, known, self.events))
        try:
            happened = decide(PLAN, self.case, command, known)
        except (Refused, NotFound):
            assert (self.case, known, self.events) == before
            return
        self.events += happened
        for event in happened:
            self.case = evolve(self.case, event)

    @rule(reached=st.booleans(), is_open=st.sampled_from([True, True, True, False]), collective=STANDINGS)
    def the_world_changes(self, *, reached: bool, is_open: bool, collective: object) -> None:
        milestones = {MilestoneId("appraisal_notice"): date(2020, 12, 20)} if reached else {}
        standings = dict.fromkeys(PLAN.quotas, collective)
        self.known = replace(self.known, milestones=milestones, campaign_open=is_open, standings=standings)

    @rule(data=st.data(), prepared=st.sampled_from([True, True, False]))
    def someone_entitled_takes_what_leaves_this_state(self, data: st.DataObject, *, prepared: bool) -> None:
        """The way forward; withdrawing, which ends a walk at once, is left to those who ask anything."""
        leaving = [move for move in TRACK.leaving(self.case.state) if move.trigger != "withdraw"]
        assume(leaving)
        if prepared:
            self.every_paper_is_filed()
            self.the_world_changes(reached=True, is_open=True, collective=a_standing())
        move = data.draw(st.sampled_from(leaving))
        command = TakeTransition(trigger=move.trigger, inputs=data.draw(fitting_inputs(move.asks)), reason="vì")
        self.ask(command, data.draw(st.sampled_from(move.roles)))

    @rule(in_favour=st.integers(0, 5), returned=st.booleans())
    def nominated_dossier_is_dealt_with(self, in_favour: int, *, returned: bool) -> None:
        if returned:
            self.ask(take("return_for_completion", reason="Thiếu chữ ký"), "standing_office")
            self.ask(take("resubmit"), "unit_officer")
        figures = ("7", "5", str(in_favour), str(5 - in_favour), "0")
        given = dict(zip(VOTE_FIELDS, figures, strict=True))
        self.ask(voted("record_vote", carried=in_favour > MOST_LOST, **given), "standing_office")

    @rule(trigger=st.sampled_from([*TRIGGERS, "fly"]), inputs=NOISE, reason=REASONS, clock=st.booleans())
    def anyone_asks_anything(self, trigger: str, inputs: dict[str, str], reason: str, *, clock: bool) -> None:
        command = TakeTransition(trigger=Trigger(trigger), inputs=inputs, reason=reason)
        self.ask(command, *([] if clock else ROLES), clock=clock)

    @rule(kind=st.sampled_from([*PAPERS, "poem"]), media_type=st.sampled_from([PDF, "text/html"]))
    def someone_files_a_paper(self, kind: str, media_type: str) -> None:
        self.ask(a_paper(kind, media_type), "unit_officer")

    @rule()
    def every_paper_is_filed(self) -> None:
        for kind in PAPERS if not self.case.documents else ():
            self.ask(a_paper(kind), "standing_office")

    @rule(inputs=NOISE, role=st.sampled_from(ROLES))
    def someone_writes_fields(self, inputs: dict[str, str], role: str) -> None:
        assume(inputs)
        self.ask(WriteFields(inputs=inputs), role)

    @invariant()
    def state_is_one_of_the_tracks(self) -> None:
        assert self.case.state in TRACK.states

    @invariant()
    def version_counts_the_events(self) -> None:
        assert self.case.version == len(self.events)

    @invariant()
    def events_tell_the_case(self) -> None:
        assert fold(self.events) == self.case

    @invariant()
    def moves_hang_together_and_are_those_of_the_machine(self) -> None:
        state = TRACK.initial
        for move in self.moves():
            offered = [one.dest for one in MACHINE.events[move.trigger].transitions[move.source]]
            assert (move.source, offered.count(move.target)) == (state, 1)
            state = move.target
        assert state == self.case.state

    @invariant()
    def dossier_is_returned_at_most_once(self) -> None:
        assert len([move for move in self.moves() if move.trigger == "return_for_completion"]) <= 1

    @invariant()
    def final_states_are_left_by_revoking_only(self) -> None:
        assert {move.trigger for move in self.moves() if move.source in FINAL} <= {"revoke"}

    def moves(self) -> list[TransitionTaken]:
        return [event for event in self.events if isinstance(event, TransitionTaken)]


CollectiveWalk.TestCase.settings = settings(max_examples=60, stateful_step_count=20)
TestCollectiveWalks = CollectiveWalk.TestCase
