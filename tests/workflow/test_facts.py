"""What a guard sees of one case."""

from __future__ import annotations

from datetime import date

from tests.workflow.asking import a_paper, situation, take
from tests.workflow.builders import a_case
from workflow.commands import Receipt
from workflow.ids import FieldId

SCORE = FieldId("score")


def test_value_entered_now_comes_before_the_one_held() -> None:
    held = a_case(fields={"score": 90})

    assert situation(held).value(SCORE) == 90
    assert situation(held, score=80).value(SCORE) == 80
    assert situation(held, score=0).value(SCORE) == 0
    assert situation(a_case()).value(SCORE) is None


def test_only_a_trigger_brings_receipt_and_reason() -> None:
    receipt = Receipt(received_on=date(2020, 7, 30), evidence="Số đến 12")
    asked = situation(a_case(), asked=take("meet", reason="vì", receipt=receipt))
    filing = situation(a_case(), asked=a_paper("form"))
    looking = situation(a_case())

    assert (asked.receipt, asked.reason) == (receipt, "vì")
    assert [(other.receipt, other.reason) for other in (filing, looking)] == [(None, ""), (None, "")]
