"""A result for the tests that say it in words: four of the five present, in a council of seven."""

from __future__ import annotations

from workflow.events.sittings import MotionDecided

CARRIED = MotionDecided(
    motion="m1",
    carried=True,
    members=7,
    present=5,
    present_needed=5,
    in_favour=4,
    against=1,
    abstained=0,
    invalid=0,
    needed=3,
    base=5,
    of="present",
    quorum="2/3",
    majority="1/2",
)
