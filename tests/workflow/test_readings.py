"""What a plan leaves to a question comes to what is answered."""

from __future__ import annotations

import pytest

from workflow.ids import OptionId, QuestionId
from workflow.readings import Ask, Asked, readings, settle, settled

TIE = QuestionId("tie")
ANSWERS = {TIE: OptionId("loose")}
ASKED = Asked(TIE, {OptionId("strict"): 27, OptionId("loose"): 28})


def test_value_stands_for_itself_or_for_the_answer() -> None:
    assert [settle(value, ANSWERS) for value in ("down", Ask(TIE))] == ["down", "loose"]
    assert [settled(value, ANSWERS) for value in (5, ASKED)] == [5, 28]


def test_everything_it_may_come_to_is_told_in_the_order_of_the_options() -> None:
    assert (readings(ASKED), readings(5)) == ((27, 28), (5,))


@pytest.mark.parametrize("asked", [Ask(TIE), ASKED])
def test_question_without_an_answer_settles_nothing(asked: Ask | Asked[int]) -> None:
    with pytest.raises(KeyError, match="tie"):
        asked.settle({})


def test_answer_the_plan_does_not_know_settles_nothing() -> None:
    with pytest.raises(KeyError, match="odd"):
        settled(ASKED, {TIE: OptionId("odd")})
