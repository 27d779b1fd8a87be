"""What a plan may say of returned cases, beside the examples of the manual page."""

from __future__ import annotations

import pytest

from definitions.draft import Draft
from definitions.rules import return_runs_out_nowhere, unknown_state
from tests.definitions.texts import small_with


def rules_found(snippet: str) -> list[str]:
    draft = Draft.of(small_with(snippet))
    return [one.rule for rule in (return_runs_out_nowhere, unknown_state) for one in rule.check(draft)]


@pytest.mark.parametrize(
    ("returned", "found"),
    [
        ("rated: {runs_out: stays}", []),
        ("rated: {runs_out: stays, days: 5}", []),
        ("rated: {runs_out: stays, days: 5, working_days: 5}", ["return-runs-out-nowhere"]),
        ("rated: {runs_out: goes_on}", ["return-runs-out-nowhere"]),
        ("rted: {runs_out: stays}", ["unknown-state"]),
    ],
)
def test_returned_states_are_checked(returned: str, found: list[str]) -> None:
    assert rules_found(f"returned:\n  {returned}\n") == found
