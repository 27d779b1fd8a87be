"""The bars that laws and plans set, at their edges; and any sitting's results, reckoned a second time with a pencil."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.councils.sittings import COUNCIL, FACTS, M1, M2, SEATS, after
from workflow.councils.commands import (
    CloseSitting,
    DeclareConflict,
    EnterCount,
    FileMinutes,
    OpenSitting,
    TakeAttendance,
)
from workflow.councils.deciding import decide_sitting
from workflow.councils.tallying import House, Votes, tally
from workflow.definition.councils import Conflicted
from workflow.definition.votes import Denominator, Shares
from workflow.errors import Refused
from workflow.events.sittings import MotionDecided
from workflow.ids import PersonId

TWO_THIRDS, HALF = Fraction(2, 3), Fraction(1, 2)
MINUTES = FileMinutes(sha256="x" * 64, size=1, media_type="application/pdf", filename="bb.pdf", number="01/BB-HĐ")


@pytest.mark.parametrize(
    ("members", "enough"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (9, 6), (11, 8), (15, 10), (17, 12)]
)
def test_two_thirds_present(members: int, enough: int) -> None:
    shares = Shares(quorum=TWO_THIRDS, majority=HALF)

    assert tally(shares, House(members=members, present=enough), Votes(in_favour=enough)).quorate
    assert not tally(shares, House(members=members, present=enough - 1), Votes(in_favour=enough - 1)).quorate


@pytest.mark.parametrize(
    ("majority", "strict", "of", "base", "enough"),
    [
        (Fraction(9, 10), False, Denominator.MEMBERS, 9, 9),
        (Fraction(9, 10), False, Denominator.MEMBERS, 10, 9),
        (Fraction(9, 10), False, Denominator.MEMBERS, 11, 10),
        (Fraction(9, 10), False, Denominator.MEMBERS, 20, 18),
        (Fraction(4, 5), False, Denominator.MEMBERS, 5, 4),
        (Fraction(4, 5), False, Denominator.MEMBERS, 9, 8),
        (Fraction(4, 5), False, Denominator.MEMBERS, 11, 9),
        (Fraction(7, 10), False, Denominator.TAKING_PART, 10, 7),
        (Fraction(7, 10), False, Denominator.TAKING_PART, 9, 7),
        (Fraction(7, 10), False, Denominator.PRESENT, 7, 5),
        (HALF, True, Denominator.PRESENT, 4, 3),
        (HALF, True, Denominator.PRESENT, 5, 3),
        (HALF, True, Denominator.PRESENT, 10, 6),
        (HALF, False, Denominator.PRESENT, 10, 5),
        (TWO_THIRDS, False, Denominator.PRESENT, 7, 5),
    ],
)
def test_majority_at_its_edge(*, majority: Fraction, strict: bool, of: Denominator, base: int, enough: int) -> None:
    shares = Shares(quorum=TWO_THIRDS, majority=majority, strict=strict, of=of)
    house = House(members=base, present=base)

    assert tally(shares, house, Votes(in_favour=enough, against=base - enough)).carried
    below = tally(shares, house, Votes(in_favour=enough - 1, against=base - enough + 1))
    assert (below.carried, below.needed, below.base) == (False, enough, base)


LAWS = {
    "quá nửa số người có mặt": (Shares(quorum=TWO_THIRDS, majority=HALF), "present"),
    "từ 90% tổng số thành viên": (
        Shares(quorum=TWO_THIRDS, majority=Fraction(9, 10), strict=False, of=Denominator.MEMBERS),
        "members",
    ),
    "từ 80% tổng số thành viên": (
        Shares(quorum=HALF, majority=Fraction(4, 5), strict=False, of=Denominator.MEMBERS),
        "members",
    ),
    "từ 70% số người được lấy ý kiến": (
        Shares(quorum=HALF, majority=Fraction(7, 10), strict=False, of=Denominator.TAKING_PART),
        "asked",
    ),
    "quá nửa số phiếu đồng ý và không đồng ý": (Shares(quorum=HALF, majority=HALF, of=Denominator.CAST), "cast"),
}
"""Each as a law would word it, with what its reader counts."""
PERCENT = {"quá nửa": (50, True), "từ 90%": (90, False), "từ 80%": (80, False), "từ 70%": (70, False)}
SEEN_MOSTLY = ["room"] * 6 + ["writes", "away"]
"""Most members come, or hardly a sitting would have its quorum."""
PLACES = st.lists(st.sampled_from(SEEN_MOSTLY), min_size=len(SEATS), max_size=len(SEATS))
HANDS = st.lists(st.sampled_from(["for", "against", "blank", "spoilt"]), min_size=len(SEATS), max_size=len(SEATS))


@given(law=st.sampled_from(sorted(LAWS)), where=PLACES, hands=HANDS, torn=st.sets(st.integers(0, len(SEATS) - 1)))
def test_any_sitting_comes_to_what_a_reader_of_the_law_counts(
    law: str, where: list[str], hands: list[str], torn: set[int]
) -> None:
    """Motion one with members kept out (`torn`), motion two with nobody kept out and everybody in favour."""
    shares, counted = LAWS[law]
    people = list(SEATS)
    heard = [number for number, place in enumerate(where) if place != "away"]
    voting = [number for number in heard if number not in torn]
    rule = replace(COUNCIL, written=True, conflicted=Conflicted.EXCLUDED)
    commands = [
        OpenSitting(),
        *(DeclareConflict(motion=M1, member=people[number]) for number in sorted(torn)),
        TakeAttendance(present=_who(people, where, "room"), written=_who(people, where, "writes")),
        EnterCount(motion=M1, votes=_votes([hands[number] for number in voting])),
        EnterCount(motion=M2, votes=Votes(in_favour=len(heard))),
        MINUTES,
    ]
    sitting = after(commands, rule)
    enough = where.count("room") * shares.quorum.denominator >= len(where) * shares.quorum.numerator

    if not enough or "room" not in where:
        with pytest.raises(Refused) as raised:
            decide_sitting(rule, sitting, CloseSitting(), replace(FACTS, shares=shares))
        assert {refusal.code for refusal in raised.value.refusals} == {"quorum_missing"}
        return
    events = decide_sitting(rule, sitting, CloseSitting(), replace(FACTS, shares=shares))
    [one, two] = [event for event in events if isinstance(event, MotionDecided)]
    by_some = [hands[number] if number in voting else "" for number in range(len(where))]
    by_all = ["for" if number in heard else "" for number in range(len(where))]
    assert (one.carried, one.base) == _reckoned(law, counted, where, by_some)
    assert (two.carried, two.base) == _reckoned(law, counted, where, by_all)
    assert (one.written, one.excluded) == (where.count("writes"), len(set(heard) & torn))


def _reckoned(law: str, counted: str, where: list[str], hands: list[str]) -> tuple[bool, int]:
    """Whether it carries, and of how many; hands are counted one by one, percentages in whole numbers.

    A hand of "" is of nobody who votes.
    """
    in_favour = sum(1 for hand in hands if hand == "for")
    share_of = {
        "members": sum(1 for _ in where),
        "present": sum(1 for place, hand in zip(where, hands, strict=True) if place == "room" and hand),
        "asked": sum(1 for hand in hands if hand),
        "cast": sum(1 for hand in hands if hand in ("for", "against")),
    }[counted]
    percent, more = next(bar for words, bar in PERCENT.items() if law.startswith(words))
    reached = in_favour * 100 > share_of * percent if more else in_favour * 100 >= share_of * percent
    return reached and in_favour > 0, share_of


def _who(people: list[PersonId], where: list[str], place: str) -> frozenset[PersonId]:
    return frozenset(person for person, there in zip(people, where, strict=True) if there == place)


def _votes(hands: list[str]) -> Votes:
    return Votes(
        in_favour=hands.count("for"),
        against=hands.count("against"),
        abstained=hands.count("blank"),
        invalid=hands.count("spoilt"),
    )
