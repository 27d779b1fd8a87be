"""What every motion of a sitting comes to: as it was decided, or while the sitting is open as it would be now."""

from __future__ import annotations

from collections.abc import Mapping

from services.papers.gathering.sitting import PRINT, Held
from workflow.councils.sitting import SittingState
from workflow.councils.voting import results
from workflow.errors import Refused
from workflow.events.sittings import MotionDecided
from workflow.ids import MotionId

CARRIED, LOST, TIED = "Thông qua", "Không thông qua", "Phiếu ngang nhau, chủ tịch quyết định: …………"
TIE_OPEN = "casting_vote_missing"


def verdicts(found: Held) -> Mapping[MotionId, MotionDecided]:
    """The result of each motion. Raises `Refused` with whatever is still missing: counts, a quorum, an opened box."""
    if found.sitting.state is SittingState.CLOSED:
        return found.sitting.decided
    if found.shares is None:
        return {}
    decided, unmet = results(found.seen.found.rule, found.sitting, {}, found.shares)
    missing = tuple(one for one in unmet if one.code != TIE_OPEN)
    if missing:
        raise Refused(PRINT, missing)
    return {MotionId(one.motion): one for one in decided}


def verdict_written(found: Held, decided: MotionDecided) -> str:
    """What a motion came to, in a word; equal votes that the chair has still to decide say so."""
    if found.draft and found.seen.found.rule.casting and not decided.by_casting_vote and _is_tied(decided):
        return TIED
    return CARRIED if decided.carried else LOST


def _is_tied(decided: MotionDecided) -> bool:
    """Whether one vote more would have carried it, as many being for it as not."""
    return decided.strict and decided.in_favour == decided.needed - 1 and 2 * decided.in_favour == decided.base
