"""What rules find beside the one example of their manual page."""

from __future__ import annotations

import pytest

from definitions.draft import Draft
from definitions.rules import RULES
from tests.definitions.texts import small_with

NO_CHOICE = "fields: {topic: {label: Chuyên đề, kind: text, choices: {a: {label: Một}}}}"
NUMBER_IS = "quotas: {awards: {contenders: {field: score, is: 100}}}"
RANKED_BY_CHOICE = "quotas: {awards: {from_high_to_low: rating}}"
STATE_NAMED_OPEN = "tracks: {collective: {states: {open: {label: Mở}}}}"
INITIAL_STATE = "tracks: {collective: {initial: nowhere}}"
OPEN_IS_NO_TARGET = "tracks: {collective: {transitions: {rate: {to: open}}}}"
QUOTA_STATE = "quotas: {awards: {held_in: [nominated, prized]}}"
NOBODY_OWES = "deadlines: {late: {label: Hạn, through: 1/9, ladder: {0d: {remind: officer}}}}"
NOBODY_REGISTERS = "quotas: {awards: {registered_by: ''}}"
NO_SUCH_ANSWER = "participants: {units: {nobody: [commune]}}"
FIGURES_NOT_ASKED = "tracks: {collective: {transitions: {award: {asks: [vote_members, vote_present]}}}}"
INSIDE_OTHERS = "tracks: {collective: {transitions: {nominate: {guard: [{any: [{not: {document: from}}]}]}}}}"
ROLL_IS_NO_WORD = (
    "{questions: {day_off: {asks: Sao?, options: {monday: {label: Hai}}}},"
    " deadlines: {registration: {roll: {ask: day_off}}}}"
)
EMPTY_INSIDE = "tracks: {collective: {transitions: {nominate: {guard: [{any: []}]}}}}"
TO_OPEN_A_CASE = "tracks: {collective: {opening: [{milestone: notise}]}}"

CASES = [
    ("choice-without-choices", NO_CHOICE, 'the field "topic" has choices but is no choice'),
    ("value-is-no-choice", NUMBER_IS, 'the field "score" is a number and never equals "100"'),
    ("quota-without-order", RANKED_BY_CHOICE, 'the field "rating" is no number and can\'t be ranked'),
    ("missing-vietnamese-label", "label: Plan\nenglish: Plan", "the label of this plan is its English name"),
    ("missing-vietnamese-label", "label: ''", "this plan has no label"),
    ("id-not-plain", STATE_NAMED_OPEN, '"open" can\'t be an id'),
    ("id-not-plain", "plan: Kế hoạch", '"Kế hoạch" can\'t be an id'),
    ("unknown-state", INITIAL_STATE, '"nowhere" is not declared in states'),
    ("unknown-state", OPEN_IS_NO_TARGET, '"open" is not declared in states'),
    ("unknown-state", QUOTA_STATE, '"prized" is not declared in states'),
    ("reminder-nobody-receives", NOBODY_OWES, 'the rung "0d" reaches nobody: no obligation has the deadline "late"'),
    ("quota-without-base", NOBODY_REGISTERS, '"awards" may be taken of the registered, but not said who they are'),
    ("option-without-participants", NO_SUCH_ANSWER, '"nobody" is not declared in options'),
    ("field-nobody-writes", FIGURES_NOT_ASKED, 'nobody writes the field "vote_in_favour" on "collective"'),
    ("unknown-document", INSIDE_OTHERS, '"from" is not declared in documents'),
    ("unknown-milestone", TO_OPEN_A_CASE, '"notise" is not declared in milestones'),
    ("option-not-understood", ROLL_IS_NO_WORD, 'the option "monday" is no word for "roll" of a deadline'),
    ("empty-guard", EMPTY_INSIDE, "this guard has no condition"),
]


@pytest.mark.parametrize(("rule", "snippet", "message"), CASES)
def test_fault_is_found(rule: str, snippet: str, message: str) -> None:
    (checked,) = (known for known in RULES if rule == known.ID)

    problems = sorted(checked.check(Draft.of(small_with(snippet))))

    assert message in [problem.message for problem in problems]
