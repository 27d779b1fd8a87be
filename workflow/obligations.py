"""The built-in machine of an obligation: owed → met · overdue → met late · waived."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.definition import Deadline, Label, Late, Obligation, State, Subject, Track, Transition
from workflow.guards import AllOf, HasDocument, InTime, Open
from workflow.guards.timing import ReceiptShown
from workflow.ids import StateId, Trigger

OWED, OVERDUE, MET, MET_LATE, WAIVED = (StateId(name) for name in ("owed", "overdue", "met", "met_late", "waived"))
STILL_OWING = (OWED, OVERDUE)
FULFILLED = (MET, MET_LATE)
MEET, LAPSE, WAIVE = (Trigger(name) for name in ("meet", "lapse", "waive"))

_STATES = {
    OWED: State(id=OWED, label=Label("Chưa nộp, còn hạn", "Not yet submitted")),
    OVERDUE: State(id=OVERDUE, label=Label("Quá hạn", "Overdue")),
    MET: State(id=MET, label=Label("Đã nộp", "Submitted"), final=True),
    MET_LATE: State(id=MET_LATE, label=Label("Đã nộp, muộn", "Submitted late"), final=True),
    WAIVED: State(id=WAIVED, label=Label("Được miễn", "Waived"), final=True),
}


def obligation_track(obligation: Obligation, deadline: Deadline) -> Track:
    """The track that runs *obligation*: met within *deadline*, overdue after it, waived by someone entitled.

    From overdue, a receipt that shows the paper came in time leads to `met`; an extension to `met_late`.
    """
    lapse = Transition(
        trigger=LAPSE,
        label=Label("Chuyển quá hạn", "Became overdue"),
        source=OWED,
        target=OVERDUE,
        roles=(),
        guard=Open(),
    )
    return Track(
        id=obligation.id,
        label=obligation.label,
        subject=Subject.UNIT,
        initial=OWED,
        states=_STATES,
        transitions=(*_meeting(obligation, deadline), lapse, *_waiving(obligation)),
        fact=obligation.fact,
    )


def _meeting(obligation: Obligation, deadline: Deadline) -> Iterator[Transition]:
    papers = tuple(HasDocument(kind) for kind in obligation.documents)
    in_time = InTime(
        deadline.id,
        late_allowed=deadline.late is Late.ALLOW_AND_MARK,
        proof_roles=deadline.proof.roles if deadline.proof else (),
        proof_days=deadline.proof.within_days if deadline.proof else 0,
    )
    ways = (
        (OWED, MET, AllOf((in_time, *papers))),
        (OVERDUE, MET, AllOf((ReceiptShown(in_time), in_time, *papers))),
        (OVERDUE, MET_LATE, AllOf((in_time, *papers))),
    )
    for source, target, guard in ways:
        yield Transition(
            trigger=MEET,
            label=obligation.label,
            source=source,
            target=target,
            roles=obligation.met_by,
            guard=guard,
            fact=obligation.fact,
        )


def _waiving(obligation: Obligation) -> Iterator[Transition]:
    for source in STILL_OWING:
        yield Transition(
            trigger=WAIVE,
            label=Label("Miễn nghĩa vụ", "Waive"),
            source=source,
            target=WAIVED,
            roles=obligation.waived_by,
            guard=Open(),
            reason=True,
        )
