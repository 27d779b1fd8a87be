"""What rules say of decisions, beside the one example of their manual page."""

from __future__ import annotations

import pytest

from tests.definitions.rules.test_other_cases import messages

DECIDED = "decisions: {{award_decision: {{label: Quyết định, tracks: collective, drafted_by: office, {}}}}}\n"
BOARD = (
    "councils: {board: {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office}}\n"
)


@pytest.mark.parametrize(
    ("rule", "snippet", "found"),
    [
        (
            "decision-makes-no-move",
            DECIDED.format("trigger: award, revokes: take_back"),
            'no move "take_back" on "collective" is there for this decision to make',
        ),
        (
            "decision-makes-no-move",
            DECIDED.format("trigger: award, publishes: rate"),
            '"rate" on "collective" does not lead on from where "award" leads',
        ),
        (
            "decisions-for-one-track",
            DECIDED.format("trigger: award") + BOARD,
            '"award" on "collective" is left to a council already',
        ),
    ],
)
def test_other_cases_of_a_rule(rule: str, snippet: str, found: str) -> None:
    assert messages(rule, snippet) == [found]


def test_a_decision_that_publishes_what_it_signed_is_fine() -> None:
    assert messages("decision-makes-no-move", DECIDED.format("trigger: nominate, publishes: award")) == []


def test_a_move_left_to_a_decision_needs_nobody_to_make_it() -> None:
    snippet = DECIDED.format("trigger: award") + "tracks: {collective: {transitions: {award: {by: []}}}}\n"

    assert messages("transition-nobody-takes", snippet) == []
