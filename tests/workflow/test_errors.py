"""Errors carry their data; refusals are told once."""

from __future__ import annotations

import pytest

from workflow.errors import CaseChanged, KeyReused, NotFound, NotPermitted, Refused, WorkflowError
from workflow.refusals import Refusal, WayOut, distinct

ONE, TWO = Refusal("one", {"n": 1}, (WayOut.FILL_IN,), "place"), Refusal("two")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (NotFound("case", "7"), "no case '7'"),
        (Refused("nominate", (ONE, TWO)), "nominate: one, two"),
        (NotPermitted("nominate", ("head", "officer")), "nominate: not_permitted"),
        (CaseChanged("case:7", 3), "case:7 is no longer at version 3"),
        (KeyReused("used"), "used"),
    ],
)
def test_error_says_what_happened(error: Exception, message: str) -> None:
    assert isinstance(error, WorkflowError)
    assert str(error) == message


def test_errors_keep_their_data() -> None:
    changed, refused, not_permitted = CaseChanged("case:7", 3), Refused("rate", (ONE,)), NotPermitted("rate", ("head",))

    assert (changed.stream, changed.expected) == ("case:7", 3)
    assert (refused.trigger, refused.refusals) == ("rate", (ONE,))
    assert not_permitted.refusals == (Refusal("not_permitted", {"roles": "head"}, (WayOut.ASK_ROLE,)),)


def test_doubles_are_left_out_in_order() -> None:
    other = Refusal("one", {"n": 2}, (WayOut.FILL_IN,), "place")

    assert distinct((ONE, TWO, ONE, other, TWO)) == (ONE, TWO, other)
    assert distinct(()) == ()


def test_refusals_hash_alike_when_they_are_alike() -> None:
    assert {ONE, Refusal("one", {"n": 1}, (WayOut.FILL_IN,), "place")} == {ONE}
