"""Why not: a code with parameters, for somebody, never a sentence.

Words are put to it at the door (`services.words`), in Vietnamese and English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class WayOut(StrEnum):
    """What would allow the move."""

    ATTACH_DOCUMENT = "attach_document"
    ASK_FOR_EXTENSION = "ask_for_extension"
    ASK_FOR_WAIVER = "ask_for_waiver"
    SHOW_PROOF_OF_RECEIPT = "show_proof_of_receipt"
    WAIT_FOR_MILESTONE = "wait_for_milestone"
    WAIT_FOR_OPENING = "wait_for_opening"
    GIVE_REASON = "give_reason"
    CORRECT_FIGURES = "correct_figures"
    FILL_IN = "fill_in"
    ASK_ROLE = "ask_role"
    ANSWER_QUESTION = "answer_question"
    SELECT_PARTICIPANTS = "select_participants"
    MEET_ONE = "meet_one"
    WAIT_FOR_RESUMPTION = "wait_for_resumption"
    REVOKE_A_FEED = "revoke_a_feed"
    PUT_BEFORE_COUNCIL = "put_before_council"
    CORRECT_FILE = "correct_file"
    OPEN_BOX = "open_box"
    SHOW_RECEIPT = "show_receipt"
    CORRECT_ATTENDANCE = "correct_attendance"
    CALL_ANOTHER_SITTING = "call_another_sitting"
    ANSWER_OBJECTION = "answer_objection"
    DRAFT_DECISION = "draft_decision"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a move is refused. `place` is the input it concerns, where there is one."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    ways_out: tuple[WayOut, ...] = ()
    place: str = ""


def distinct(refusals: tuple[Refusal, ...]) -> tuple[Refusal, ...]:
    """*refusals* without doubles, in order: two transitions behind one trigger may share a guard."""
    kept: list[Refusal] = []
    for refusal in refusals:
        if refusal not in kept:
            kept.append(refusal)
    return tuple(kept)
