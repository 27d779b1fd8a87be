"""Who takes part: blocks of kinds of units, under the answers given."""

from __future__ import annotations

from workflow.definition import Block, Label, Participants
from workflow.ids import BlockId, OptionId, QuestionId
from workflow.readings import Asked

SCOPE, EXTRA = QuestionId("scope"), QuestionId("extra")


def a_block(name: str, kinds: tuple[str, ...] | Asked[tuple[str, ...]]) -> Block:
    return Block(id=BlockId(name), label=Label(name), kinds=kinds)


ASKED = Asked(SCOPE, {OptionId("communes"): ("commune",), OptionId("all"): ("commune", "office")})
MUST, INVITED = a_block("must", ("office", "department")), a_block("invited", ASKED)


def test_units_belong_to_the_block_that_names_their_kind() -> None:
    participants = Participants(blocks=(MUST, a_block("invited", ("school",))))

    assert participants.block_of_kind({}) == {"office": "must", "department": "must", "school": "invited"}


def test_block_named_first_wins() -> None:
    answers = {SCOPE: OptionId("all")}

    assert Participants(blocks=(MUST, INVITED)).block_of_kind(answers)["office"] == "must"
    assert Participants(blocks=(INVITED, MUST)).block_of_kind(answers)["office"] == "invited"


def test_answer_says_which_kinds_are_in() -> None:
    participants = Participants(blocks=(INVITED,))

    found = {option: participants.block_of_kind({SCOPE: OptionId(option)}) for option in ("communes", "all")}

    assert found == {"communes": {"commune": "invited"}, "all": {"commune": "invited", "office": "invited"}}


def test_block_that_is_asked_about_takes_in_nobody_before_the_answer() -> None:
    assert Participants(blocks=(MUST, INVITED)).block_of_kind({EXTRA: OptionId("all")}) == {
        "office": "must",
        "department": "must",
    }


def test_participants_ask_only_the_questions_of_their_blocks() -> None:
    participants = Participants(blocks=(MUST, INVITED))

    assert (participants.asks("scope"), participants.asks("extra"), Participants().asks("scope")) == (
        True,
        False,
        False,
    )
