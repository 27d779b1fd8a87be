"""The box of a secret ballot: all its papers sealed as one, and written anew at every cast.

So neither rows, their order, the write-ahead log nor a backup tell one cast from another without the box's key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.councils import box_keys
from services.councils.receipts import code_of, is_issued, issue
from services.councils.sealed import SealBroken, seal, unseal
from services.store import ballots
from services.store.work import Work
from workflow.councils.sitting import Choice, Sitting
from workflow.definition.councils import CouncilRule, Voting
from workflow.errors import Refused
from workflow.events.sittings import BoxOpened, PapersVoided, SittingCalledOff, SittingEvent, SittingOpened
from workflow.ids import MotionId, SittingId
from workflow.refusals import Refusal, WayOut

Papers = Mapping[MotionId, Mapping[str, Choice]]
LETTERS = {Choice.IN_FAVOUR: "F", Choice.AGAINST: "A", Choice.ABSTAIN: "B"}
"""One letter each: what is said must not show in the length of what is sealed."""
CHOICES = {letter: choice for choice, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box that has not been opened, with its key."""

    sitting: SittingId
    key: bytes
    papers: Papers

    def receipt_for(self, member: str) -> str:
        return issue(self.key, member)

    def knows(self, member: str, receipt: str) -> bool:
        """Whether that receipt was made for *member*, in this box."""
        return is_issued(self.key, member, receipt)

    def found(self, receipt: str, motions: Iterable[MotionId]) -> frozenset[MotionId]:
        """Those of *motions* on which the paper of that receipt lies in the box."""
        return frozenset(one for one in motions if code_of(receipt, one) in self.papers.get(one, {}))


def box_of(work: Work, sitting: str, *, for_change: bool = False) -> Box | None:
    """The box of a sitting, None where it has none or it was opened. Raises `Refused` where it can't be read."""
    sealed = ballots.sealed_box(work, sitting, for_change=for_change)
    if sealed is None:
        return None
    key = box_keys.of(work, sitting)
    try:
        return Box(sitting=SittingId(sitting), key=key, papers=_read(unseal(key, sitting, sealed)))
    except SealBroken:
        raise Refused("open_box", (Refusal("box_broken", {}, (WayOut.CALL_ANOTHER_SITTING,)),)) from None


def put_in(work: Work, box: Box, receipt: str, choices: Mapping[MotionId, Choice]) -> None:
    """Put the papers of that receipt into the box, over those it put in before."""
    papers = dict(box.papers)
    for motion, choice in choices.items():
        papers[motion] = {**papers.get(motion, {}), code_of(receipt, motion): choice}
    _write(work, box.sitting, box.key, papers)


def follow(work: Work, rule: CouncilRule, sitting: Sitting, events: Iterable[SittingEvent]) -> None:
    """Do to the box what *events* mean for it: put up, a motion's papers destroyed, emptied for good."""
    if rule.voting is not Voting.SECRET:
        return
    for event in events:
        match event:
            case SittingOpened():
                key = box_keys.cut(work, sitting.id)
                ballots.make_box(work, sitting.id, _sealed(sitting.id, key, {}))
                box_keys.destroy(work, ballots.opened_boxes(work))
            case PapersVoided():
                _void(work, sitting.id, MotionId(event.motion))
            case BoxOpened() | SittingCalledOff():
                ballots.reseal(work, sitting.id, ballots.OPENED)
                box_keys.destroy(work, ballots.opened_boxes(work))
            case _:
                pass


def _void(work: Work, sitting: SittingId, motion: MotionId) -> None:
    box = box_of(work, sitting, for_change=True)
    if box:
        _write(work, sitting, box.key, {about: found for about, found in box.papers.items() if about != motion})


def _write(work: Work, sitting: SittingId, key: bytes, papers: Papers) -> None:
    ballots.reseal(work, sitting, _sealed(sitting, key, papers))


def _sealed(sitting: SittingId, key: bytes, papers: Papers) -> bytes:
    written = {about: {code: LETTERS[choice] for code, choice in found.items()} for about, found in papers.items()}
    return seal(key, sitting, json.dumps(written, sort_keys=True).encode())


def _read(plain: bytes) -> Papers:
    written = json.loads(plain)
    return {
        MotionId(about): {code: CHOICES[letter] for code, letter in found.items()} for about, found in written.items()
    }
