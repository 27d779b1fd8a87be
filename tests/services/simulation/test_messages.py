"""Every message of every shipped plan's year, as somebody read them one by one against the plan's text.

Where a change of the mails is meant, write the lists anew and read the difference:
`python -c "from tests.services.simulation import letters, test_messages as t; [letters.write(p) for p in t.NAMES]"`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from definitions import shipped_plans
from tests.services.simulation.letters import FOLDER, lines, reviewed

NAMES = [path.stem for path in shipped_plans()]
PLANS = pytest.mark.parametrize("plan", NAMES)


@PLANS
def test_messages_are_those_that_were_reviewed(plan: str) -> None:
    assert lines(plan) == reviewed(plan)


@PLANS
def test_nobody_is_told_the_same_twice(plan: str) -> None:
    assert [line for line, times in Counter(lines(plan)).items() if times > 1] == []


def test_every_shipped_plan_has_its_list_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == set(NAMES)
