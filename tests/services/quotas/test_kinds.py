"""Every kind of quota through HTTP: what is given, what is refused, and what the board shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services import audit
from services.demo.scene import at_local
from tests.support.offices import an_office, go_to
from tests.support.places import Running, scene

Make = Callable[[str], Running]
AT_NOMINATION = "[nominated, returned, awarded]"
QUOTA = """
quotas: {{chosen: {{label: Chỉ tiêu, track: person, {quota}}}}}
tracks: {{person: {{{track}transitions: {{{move}: {{guard: [{{quota: chosen, taken: {taken}}}]}}}}}}}}
"""


@pytest.fixture
def make(empty_url: str, tmp_path: Path) -> Iterator[Make]:
    """An office whose plan has what is laid over it."""
    made = []

    def of(laid_over: str) -> Running:
        made.append(an_office(empty_url, tmp_path, scene=scene(laid_over)))
        return Running(made[0])

    yield of
    with made[0].reading() as work:
        assert audit.verify(work).breaks == ()
    made[0].database.dispose()


def nominating(quota: str) -> str:
    """Places by that *quota*, taken when somebody is nominated."""
    whole = f"held_in: {AT_NOMINATION}, {quota}"
    return QUOTA.format(quota=whole, move="nominate", taken="in_any_order", track="")


def awarding(quota: str, taken: str = "in_any_order", track: str = "") -> str:
    """Places by that *quota*, taken when somebody is awarded."""
    return QUOTA.format(quota=f"held_in: awarded, {quota}", move="award", taken=taken, track=track)


def nominated(running: Running, *logins: str, score: int | None = None, work: str = "direct") -> list[str]:
    cases = [running.open(login) for login in logins]
    for case in cases:
        if score is not None:
            assert running.chosen(case, "mark", score=str(score), work=work) == "yes"
        assert running.chosen(case, "nominate") == "yes"
    return cases


def award(running: Running, *cases: str, prize: str = "first") -> list[str]:
    return [running.chosen(case, "award", prize=prize) for case in cases]


def figures(running: Running) -> tuple[object, ...]:
    [board] = running.boards()
    return tuple(board[name] for name in ("places", "taken", "left", "over"))


def test_per_unit_at_nomination_a_place_is_given_back_by_withdrawal_and_kept_while_returned(make: Make) -> None:
    running = make(nominating("count: 1, each: unit"))
    [first] = nominated(running, "a1")
    second, elsewhere = running.open("a2"), running.open("b1")

    assert running.chosen(second, "nominate") == "quota_full"
    assert running.chosen(elsewhere, "nominate") == "yes"
    assert running.chosen(first, "send_back") == "yes"
    assert running.chosen(second, "nominate") == "quota_full"
    assert running.chosen(first, "resubmit") == "yes"
    assert running.chosen(first, "withdraw") == "yes"
    assert running.chosen(second, "nominate") == "yes"
    assert figures(running) == (1, 2, 1, 0)


def test_overall_at_award_a_revoked_award_gives_its_place_back(make: Make) -> None:
    running = make(awarding("count: 2"))
    one, two, three = nominated(running, "a1", "a2", "b1")

    assert award(running, one, two, three) == ["yes", "yes", "quota_full"]
    assert running.chosen(one, "revoke") == "yes"
    assert award(running, three) == ["yes"]
    assert figures(running) == (2, 2, 0, 0)


@pytest.mark.parametrize(("rounding", "places"), [("down", 0), ("up", 1), ("nearest", 1)])
def test_percentage_of_those_registered_by_a_milestone_is_rounded_as_the_plan_says(
    make: Make, rounding: str, places: int
) -> None:
    rule = f"percent: 50, of: registered, as_of: counted, registered_by: register, rounding: {rounding}"
    running = make(awarding(rule))
    [case] = nominated(running, "a1")
    running.register("a")
    assert award(running, case) == ["milestone_missing"]
    running.record("counted", "2021-01-15")
    go_to(running.office, at_local(2021, 1, 20, 9))
    running.register("b")

    assert figures(running)[0] == places
    assert award(running, case) == ["yes" if places else "quota_full"]


def test_minimum_is_asked_when_the_campaign_is_closed(make: Make) -> None:
    running = make(awarding("count: 3, at_least: 2"))
    one, two = nominated(running, "a1", "a2")
    award(running, one)
    running.chosen(two, "decline")

    assert "quota_below_minimum" in running.close("")
    assert running.close("Chỉ có một người đạt") == "yes"


def test_exact_number_is_both_a_most_and_a_least(make: Make) -> None:
    running = make(awarding("exactly: 1"))
    one, two = nominated(running, "a1", "a2")

    assert "quota_below_minimum" in running.close("")
    assert award(running, one, two) == ["yes", "quota_full"]
    assert "quota_below_minimum" not in running.close("")


def test_per_block_and_by_field_each_block_has_its_own_first_and_second(make: Make) -> None:
    running = make(awarding("each: block, places: {field: prize, values: {first: 1, second: 1}}"))
    communes, others = nominated(running, "a1", "b1", "a2"), nominated(running, "c1")

    assert award(running, *communes) == ["yes", "quota_full", "quota_full"]
    assert award(running, communes[1], prize="second") == ["yes"]
    assert award(running, others[0]) == ["yes"]
    assert figures(running) == (2, 3, 1, 0)


def test_per_round_the_next_round_has_its_own_places(make: Make) -> None:
    running = make(awarding("count: 1, each: round", track="each_round: yes, "))
    one, two = nominated(running, "a1", "a2")
    assert award(running, one, two) == ["yes", "quota_full"]

    go_to(running.office, at_local(2022, 2, 1, 9))
    [later] = nominated(running, "a1")

    assert award(running, later) == ["yes"]


def test_from_high_to_low_nobody_of_those_tied_across_the_last_place_gets_it(make: Make) -> None:
    running = make(awarding("count: 2, ranked_by: score", "from_high_to_low"))
    [best] = nominated(running, "a1", score=90)
    tied = nominated(running, "a2", "b1", score=80)
    [last] = nominated(running, "b2", score=70)

    assert award(running, last, *tied, best) == ["rank_below_quota", *["tie_across_last_place"] * 2, "yes"]
    assert marks(running) == [(1, True, False), (2, False, True), (2, False, True), (4, False, False)]


def test_from_high_to_low_the_leader_chooses_among_those_tied_and_never_beyond_the_last_place(make: Make) -> None:
    running = make(awarding("count: 2, ranked_by: score, tie: leader_chooses", "from_high_to_low"))
    [best] = nominated(running, "a1", score=90)
    one, other = nominated(running, "a2", "b1", score=80)

    assert award(running, one, other, best) == ["yes", "tied_places_taken", "yes"]
    assert figures(running) == (2, 2, 0, 0)


def test_a_priority_of_the_plan_goes_before_the_score(make: Make) -> None:
    rule = "count: 1, ranked_by: [{field: work, is: direct}, score]"
    running = make(awarding(rule, "from_high_to_low"))
    [clerk] = nominated(running, "a1", score=95, work="indirect")
    [worker] = nominated(running, "a2", score=70, work="direct")

    assert award(running, clerk, worker) == ["rank_below_quota", "yes"]


def test_a_base_that_shrinks_takes_no_place_away_and_gives_none_until_it_has_room(make: Make) -> None:
    rule = "percent: 50, of: contenders, contenders: {in: [nominated, awarded]}"
    running = make(awarding(rule))
    cases = nominated(running, "a1", "a2", "a3", "a4")
    assert award(running, *cases[:3]) == ["yes", "yes", "quota_full"]
    assert running.chosen(cases[2], "withdraw") == "yes"
    assert running.chosen(cases[3], "decline") == "yes"

    assert figures(running) == (1, 2, 0, 1)
    [newcomer] = nominated(running, "b1")
    assert award(running, newcomer) == ["quota_full"]


def test_a_waived_quota_gives_a_place_beyond_those_there_are(make: Make) -> None:
    waiver = """
waivers: {over: {label: Miễn chỉ tiêu, by: office}}
quotas: {chosen: {label: Chỉ tiêu, track: person, count: 1, held_in: awarded}}
tracks: {person: {transitions: {award: {guard: [{quota: chosen, taken: in_any_order, unless: over}]}}}}
"""
    running = make(waiver)
    one, two, three = nominated(running, "a1", "a2", "a3")
    assert running.chosen(two, "waive_over") == "yes"

    assert award(running, one, two, three) == ["yes", "yes", "quota_full"]
    assert figures(running) == (1, 2, 0, 1)


ONCE = "awards: {{title: {{label: Danh hiệu, track: person, once: {{in: awarded{again}}}}}}}\n"
GIVEN_ONCE, AGAIN_AFTER_TWO = ONCE.format(again=""), ONCE.format(again=", again_after: 2")


@pytest.mark.parametrize(
    ("rule", "answers"),
    [(GIVEN_ONCE, ["given_before", "given_before"]), (AGAIN_AFTER_TWO, ["given_too_soon", "yes"])],
)
def test_what_is_given_once_is_refused_in_later_campaigns(make: Make, rule: str, answers: list[str]) -> None:
    running = make(rule)
    [case] = nominated(running, "a1")
    assert award(running, case) == ["yes"]

    found = []
    for year in (2022, 2023):
        campaign = running.launch_another(year)
        later = running.open("a1", campaign)
        assert running.chosen(later, "nominate") == "yes"
        found += award(running, later)

    assert found == answers


def test_a_revoked_honour_can_be_given_again(make: Make) -> None:
    running = make(GIVEN_ONCE)
    [case] = nominated(running, "a1")
    award(running, case)
    campaign = running.launch_another(2022)
    later = running.open("a1", campaign)
    running.chosen(later, "nominate")
    assert award(running, later) == ["given_before"]

    assert running.chosen(case, "revoke") == "yes"

    assert award(running, later) == ["yes"]


def marks(running: Running) -> list[tuple[object, ...]]:
    """Rank, whether within, whether tied across the line: of everybody on the board, from high to low."""
    [board] = running.boards()
    [share] = board["shares"]  # type: ignore[misc]
    return [(one["rank"], one["within"], one["straddles"]) for one in share["running"]]


def test_the_board_names_holders_to_the_office_and_to_no_unit(make: Make) -> None:
    running = make(awarding("count: 2"))
    one, _ = nominated(running, "a1", "a2")
    award(running, one)

    [board] = running.boards()
    [share] = board["shares"]  # type: ignore[misc]
    held = {each["subject"] for each in share["running"] if each["holds_place"]}

    assert held == {"Người a1"}
    assert [board["shares"] for board in running.boards("a")] == [[]]
