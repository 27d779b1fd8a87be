"""The built-in machine of an obligation: owed → met · overdue → met late · waived; what is only encouraged is let go."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.definition import Deadline, Label, Late, Obligation, State, Subject, Track, Transition
from workflow.guards import AllOf, Guard, HasDocument, InTime, Open
from workflow.guards.timing import ReceiptPassedOn, ReceiptShown
from workflow.ids import StateId, Trigger
from workflow.refusals import WayOut

OWED, OVERDUE, MET, MET_LATE, WAIVED, LET_GO = (
    StateId(name) for name in ("owed", "overdue", "met", "met_late", "waived", "let_go")
)
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
_ENCOURAGED = {
    OWED: State(id=OWED, label=Label("Chưa nộp (khuyến khích)", "Not yet submitted (encouraged)")),
    MET: _STATES[MET],
    WAIVED: _STATES[WAIVED],
    LET_GO: State(id=LET_GO, label=Label("Không nộp (không bắt buộc)", "Not submitted (not mandatory)"), final=True),
}


def obligation_track(obligation: Obligation, deadline: Deadline) -> Track:
    """The track that runs *obligation*: met within *deadline*, overdue after it, waived by someone entitled.

    From overdue, a receipt that shows the paper came in time leads to `met`; an extension to `met_late`.
    """
    lapse = Transition(
        trigger=LAPSE,
        label=Label("Hết hạn, không bắt buộc", "Ran out")
        if obligation.encouraged
        else Label("Chuyển quá hạn", "Became overdue"),
        source=OWED,
        target=LET_GO if obligation.encouraged else OVERDUE,
        roles=(),
        guard=Open(),
        at=deadline.id,
    )
    return Track(
        id=obligation.id,
        label=obligation.label,
        subject=Subject.UNIT,
        initial=OWED,
        states=_ENCOURAGED if obligation.encouraged else _STATES,
        transitions=(*_meeting(obligation, deadline), lapse, *_waiving(obligation)),
        fact=obligation.fact,
    )


def _meeting(obligation: Obligation, deadline: Deadline) -> Iterator[Transition]:
    for source, target, guard in _ways(obligation, deadline):
        if not (obligation.encouraged and source == OVERDUE):
            yield Transition(
                trigger=MEET,
                label=obligation.label,
                source=source,
                target=target,
                roles=obligation.met_by,
                guard=guard,
                fact=obligation.fact,
            )


def _ways(obligation: Obligation, deadline: Deadline) -> tuple[tuple[StateId, StateId, Guard], ...]:
    """From where to where it is met, and what must hold; what is met by itself needs nothing more."""
    if obligation.met_when:
        return ((OWED, MET, Open()), (OVERDUE, MET, ReceiptPassedOn()), (OVERDUE, MET_LATE, Open()))
    papers = tuple(HasDocument(kind) for kind in obligation.documents)
    in_time = in_time_for(deadline, waivable=bool(obligation.waived_by))
    return (
        (OWED, MET, AllOf((in_time, *papers))),
        (OVERDUE, MET, AllOf((ReceiptShown(in_time), in_time, *papers))),
        (OVERDUE, MET_LATE, AllOf((in_time, *papers))),
    )


def in_time_for(deadline: Deadline, *, waivable: bool = False) -> InTime:
    """The guard that *deadline* puts on a move: in time, or late as it allows, or with the proof it hears.

    An extension is a way out where somebody may give one, a waiver where what is owed can be waived.
    """
    extension = (WayOut.ASK_FOR_EXTENSION,) if deadline.extended_by else ()
    return InTime(
        deadline.id,
        late_allowed=deadline.late is Late.ALLOW_AND_MARK,
        proof_roles=deadline.proof.roles if deadline.proof else (),
        proof_days=deadline.proof.within_days if deadline.proof else 0,
        ways_out=(*extension, *((WayOut.ASK_FOR_WAIVER,) if waivable else ())),
    )


def _waiving(obligation: Obligation) -> Iterator[Transition]:
    for source in (OWED,) if obligation.encouraged else STILL_OWING:
        yield Transition(
            trigger=WAIVE,
            label=Label("Miễn nghĩa vụ", "Waive"),
            source=source,
            target=WAIVED,
            roles=obligation.waived_by,
            guard=Open(),
            reason=True,
        )
