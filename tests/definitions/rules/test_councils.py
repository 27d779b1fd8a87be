"""What rules say of councils and of the law of votes, beside the one example of their manual page."""

from __future__ import annotations

import pytest

from tests.definitions.rules.test_other_cases import messages
from tests.definitions.texts import SMALL as SMALL_TEXT
from tests.definitions.texts import loaded

BOARD = "councils: {{board: {{label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office{}}}}}\n"
JURY = "councils: {{jury: {{label: Ban giám khảo, tracks: collective, trigger: rate, convened_by: office, {}}}}}\n"
SOLDIER = "awards: {soldier: {label: Danh hiệu, track: collective, form: cstd_toan_quoc}}\n"
VOTE = "votes: {{award_vote: {{quorum: {}, majority: {}, of: {}}}}}\n"
READ = """votes:
  by_answer:
    label: Biểu quyết
    reading:
      ask: base
      answers:
        participants: {quorum: 2/3, majority: at least 1/2}
        registered: {quorum: 2/3, majority: at least 9/10, of: members}
"""


def board(more: str = "") -> str:
    """The smallest plan's award left to a council, said *more* of."""
    return BOARD.format(more and f", {more}")


def jury(more: str) -> str:
    """Its rating left to a jury."""
    return JURY.format(more)


@pytest.mark.parametrize(
    ("rule", "snippet", "found"),
    [
        (
            "council-scores-nothing",
            jury("ballot: score"),
            'the ballots of "jury" are a score, and it says no criteria and no result',
        ),
        ("council-scores-nothing", jury("ballot: rank"), 'the ballots of "jury" are a rank, and it says no result'),
        ("council-result-unwritten", jury("ballot: rank, result: rating"), 'the result "rating" is no number'),
        (
            "council-result-unwritten",
            jury("ballot: rank, result: vote_members"),
            'the move "rate" on "collective" does not ask for "vote_members"',
        ),
        ("scoring-without-scores", board("within: registration"), "within means nothing where ballots are: approve"),
        (
            "scoring-without-scores",
            jury("ballot: rank, result: score, criteria: {a: {label: Một, most: 5}}"),
            "criteria means nothing where ballots are: rank",
        ),
        (
            "organisers-unasked",
            board("derived: [organiser]"),
            "organising is a conflict, but no role is said to organise",
        ),
        (
            "convener-of-one-unit",
            board("composed_by: officer"),
            'the role "officer" reaches one unit and can\'t convene or compose a council',
        ),
        (
            "vote-below-law",
            SOLDIER + VOTE.format("2/3", "at least 4/5", "members"),
            "the majority is less than Điều 45 khoản 8 Nghị định 91/2017/NĐ-CP asks for cstd_toan_quoc",
        ),
        (
            "vote-below-law",
            SOLDIER + READ + board().replace("vote: award_vote", "vote: by_answer"),
            "the majority is less than Điều 45 khoản 8 Nghị định 91/2017/NĐ-CP asks for cstd_toan_quoc",
        ),
        (
            "vote-below-law",
            (
                "source: {date: 1/8/2024}\n"
                "votes: {heroes: {label: Biểu quyết, by_law: {form: anh_hung_trung_uong, quorum: 2/3}}}"
            ),
            "the quorum is less than Điều 47 khoản 4 điểm b Nghị định 98/2023/NĐ-CP asks for anh_hung_trung_uong",
        ),
        (
            "council-below-law",
            SOLDIER + VOTE.format("2/3", "at least 9/10", "members") + board(),
            "Điều 45 khoản 8 Nghị định 91/2017/NĐ-CP asks absent members for their opinion in writing on cstd_toan_quoc",
        ),
        (
            "written-opinions-uncounted",
            "source: {date: 1/1/2026}\n"
            "votes: {by_province: {label: Biểu quyết, by_law: {form: hoi_dong_tinh_bac_ninh}}}\n"
            + board("written: yes").replace("vote: award_vote", "vote: by_province"),
            '"by_province" is a share of the members present, though absent ones write',
        ),
        ("law-says-nothing", "votes: {v: {label: B, by_law: {form: co_chinh_phu}}}", "no rule is known for a vote on"),
        (
            "unknown-form",
            "votes: {v: {label: B, by_law: {form: co_chinhphu}}}",
            '"co_chinhphu" is not declared in forms',
        ),
    ],
)
def test_fault_is_found(rule: str, snippet: str, found: str) -> None:
    assert any(message.startswith(found) for message in messages(rule, snippet)), messages(rule, snippet)


@pytest.mark.parametrize(
    ("rule", "snippet"),
    [
        ("field-nobody-writes", board() + "tracks: {collective: {transitions: {award: {asks: []}}}}"),
        ("transition-nobody-takes", board() + "tracks: {collective: {transitions: {award: {by: []}}}}"),
        ("vote-below-law", SOLDIER + VOTE.format("2/3", "at least 9/10", "members")),
        ("vote-below-law", SOLDIER.replace("toan_quoc", "co_so") + VOTE.format("1/2", "more than 1/2", "cast")),
        ("vote-below-law", SOLDIER + VOTE.format("two", "thirds", "us")),
        ("law-unverified", SOLDIER),
        ("law-without-quorum", SOLDIER),
        ("guard-on-another-vote", board()),
        ("minutes-never-looked-at", board()),
        ("conflict-only-flagged", board("conflicted: votes")),
        ("written-opinions-uncounted", jury("ballot: rank, result: score, written: yes")),
    ],
)
def test_what_is_meant_so_is_let_pass(rule: str, snippet: str) -> None:
    assert messages(rule, snippet) == []


@pytest.mark.parametrize("key", ["quorum: 2/3", "majority: at least 1/2", "reading: {ask: base, answers: {}}"])
def test_a_vote_left_to_the_law_says_nothing_else(key: str) -> None:
    vote = "award_vote: {label: Biểu quyết, quorum: 2/3, majority: more than 1/2}"
    by_law = f"award_vote: {{label: Biểu quyết, by_law: {{form: cstd_toan_quoc, quorum: 2/3}}, {key}}}"
    text = SMALL_TEXT.replace(vote, by_law)

    assert vote in SMALL_TEXT
    assert "missing-key" in {problem.rule for problem in loaded(text).problems}
