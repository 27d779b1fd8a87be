"""A member votes in secret, and finds their papers once the box was opened. Nothing here is kept under a request's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.access import Actor
from services.councils import ballot_box
from services.councils.finding import rule_of
from services.councils.looking import known_to, look
from services.councils.receipts import code_of
from services.councils.sitting import perform
from services.store.cases import Listed
from services.store.work import Work
from workflow.councils.ballots import CAST_PAPERS, voters
from workflow.councils.commands import CastPapers
from workflow.councils.sitting import Choice, Sitting, SittingState
from workflow.definition.councils import Conflicted, CouncilRule
from workflow.errors import Refused
from workflow.ids import CaseId, MotionId, PersonId
from workflow.refusals import Refusal, WayOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a member may vote on at a sitting, and has.

    `choices` are their open votes; `voted` the motions on which their secret paper lies in the box. `receipt` is a new
    one for a secret ballot under way, empty otherwise. `papers` are everybody's, by tracking code, once the box is open.
    `convenes`: whether they conduct the sitting.
    """

    sitting: Sitting
    rule: CouncilRule
    cases: Mapping[CaseId, Listed]
    convenes: bool
    motions: tuple[MotionId, ...]
    only_abstain: frozenset[MotionId]
    choices: Mapping[MotionId, Choice]
    voted: frozenset[MotionId]
    receipt: str
    papers: Mapping[MotionId, Mapping[str, Choice]]


def own_ballots(work: Work, who: Actor, sitting: str) -> Own:
    """The ballots of *who* at a sitting. Raises `NotFound` for one they may not know of."""
    seen = look(work, who, sitting)
    found, rule, member = seen.sitting, seen.found.rule, PersonId(who.id)
    mine = tuple(motion for motion in found.agenda if member in voters(rule, found, motion))
    bound = (motion for motion in mine if member in found.conflicted(motion))
    is_open = found.state is SittingState.OPEN
    box = ballot_box.box_of(work, sitting) if mine and is_open else None
    return Own(
        sitting=found,
        rule=rule,
        cases=seen.cases,
        convenes=bool(who.roles_at_large() & set(rule.convened_by)),
        motions=mine,
        only_abstain=frozenset(bound) if rule.conflicted is Conflicted.ABSTAINS else frozenset(),
        choices={motion: found.ballots[motion, member] for motion in mine if (motion, member) in found.ballots},
        voted=frozenset(motion for motion in mine if (motion, member) in found.voted),
        receipt=box.receipt_for(who.id) if box else "",
        papers=found.papers,
    )


def cast_papers(work: Work, who: Actor, sitting: str, choices: Mapping[MotionId, Choice], receipt: str) -> Sitting:
    """Put secret papers into the box under *receipt*, or say something else on those that it put in before.

    The same again changes nothing. Raises `NotFound`, `Refused`.
    """
    known = known_to(work, who, sitting)
    rule_of(work, who, known.campaign, known.council, for_change=True)
    box = ballot_box.box_of(work, sitting, for_change=True) if known.state is SittingState.OPEN else None
    if box and not box.knows(who.id, receipt):
        raise Refused(CAST_PAPERS, (Refusal("receipt_unknown", {}, (WayOut.SHOW_RECEIPT,), "receipt"),))
    replaces = box.found(receipt, choices) if box else frozenset()
    after = perform(work, who, sitting, CastPapers(choices=choices, replaces=replaces))
    if box:
        ballot_box.put_in(work, box, receipt, choices)
    return after


def find_papers(own: Own, receipt: str) -> dict[MotionId, tuple[str, Choice]]:
    """The papers of that receipt in the published list, by motion with their codes; raises `Refused` for none."""
    codes = {motion: code_of(receipt, motion) for motion in own.papers}
    found = {motion: (code, own.papers[motion][code]) for motion, code in codes.items() if code in own.papers[motion]}
    if not found:
        raise Refused("find_papers", (Refusal("receipt_finds_nothing", {}, (WayOut.SHOW_RECEIPT,), "receipt"),))
    return found
