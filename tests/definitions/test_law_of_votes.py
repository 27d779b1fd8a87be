"""The law of votes is dated data: chosen by the plan's day, kept with the plan, wrong in located ways, met at its edges."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import pytest

from definitions import load_sources, load_text
from definitions.composing import LAW_FILE
from definitions.law import LawUnreadable, Verified, VoteLaw, issued_day, law_from, shipped_law
from definitions.law.votes import FILE
from tests.definitions.texts import SMALL, changed, loaded, root_of
from workflow.councils.tallying import House, Outcome, Votes, tally
from workflow.definition import Denominator, Shares, VoteRule
from workflow.ids import VoteRuleId

RULES = shipped_law().rules
TEXT = FILE.read_bytes()
PLAIN = "award_vote: {label: Biểu quyết, quorum: 2/3, majority: more than 1/2}"
BY_LAW = "award_vote: {label: Biểu quyết, by_law: {form: cstd_toan_quoc, quorum: 2/3}}"
LEFT_TO_LAW = changed(PLAIN, BY_LAW)
SURE = changed(PLAIN, BY_LAW).encode()
ARTICLE = "Điều 45 khoản 8 Nghị định 91/2017/NĐ-CP"
ONE = """forms: {soldier: {label: Chiến sĩ}}
rules:
  first:
    forms: soldier
    from: 1/1/2020
    majority: at least 9/10
    of: members
    article: Điều 1
    says: Từ 90%.
    english: At least 90%.
    verified: yes
"""


def vote_of(text: bytes) -> VoteRule:
    found = load_text(text, "plan.yaml")
    assert found.definition is not None, found.problems
    return found.definition.votes[VoteRuleId("award_vote")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_vote_at_the_bar_of_the_law_carries_and_one_below_it_does_not(rule: VoteLaw) -> None:
    """For every size of council up to 40, everybody in the room."""
    shares = Shares(quorum=rule.quorum or Fraction(2, 3), majority=rule.majority, strict=rule.strict, of=rule.of)
    for members in range(1, 41):
        enough = [votes for votes in range(members + 1) if _reaches(rule, votes, members)]
        carried = [votes for votes in range(members + 1) if _voted(shares, members, votes).carried]
        assert carried == enough, members


@pytest.mark.parametrize("rule", [one for one in RULES if one.quorum], ids=lambda rule: rule.id)
def test_a_council_at_the_quorum_of_the_law_may_vote_and_one_below_it_may_not(rule: VoteLaw) -> None:
    assert rule.quorum is not None
    shares = Shares(quorum=rule.quorum, majority=Fraction(1, 2), of=Denominator.PRESENT)
    for members in range(1, 41):
        needed = ceil(members * rule.quorum)
        quorate = [tally(shares, House(members=members, present=here), Votes()).quorate for here in range(members + 1)]
        assert quorate == [here >= needed for here in range(members + 1)]


def _reaches(rule: VoteLaw, votes: int, base: int) -> bool:
    """In whole hundredths, as the articles speak."""
    percent = {Fraction(9, 10): 90, Fraction(4, 5): 80, Fraction(1, 2): 50}[rule.majority]
    return votes * 100 > percent * base if rule.strict else votes * 100 >= percent * base and votes > 0


def _voted(shares: Shares, members: int, votes: int) -> Outcome:
    return tally(shares, House(members=members, present=members), Votes(in_favour=votes, against=members - votes))


@pytest.mark.parametrize(
    ("form", "day", "id_"),
    [
        ("cstd_toan_quoc", date(2017, 9, 30), None),
        ("cstd_toan_quoc", date(2017, 10, 1), "nd91_ninety"),
        ("cstd_toan_quoc", date(2023, 12, 31), "nd91_ninety"),
        ("cstd_toan_quoc", date(2024, 1, 1), "nd98_ninety"),
        ("cstd_co_so", date(2023, 12, 31), None),
        ("cstd_co_so", date(2024, 1, 1), "nd98_eighty"),
        ("cstd_co_so", date(2025, 7, 1), None),
        ("co_chinh_phu", date(2025, 6, 30), "nd98_eighty"),
        ("co_chinh_phu", date(2025, 7, 1), "nd152_flag"),
        ("giay_khen", date(2024, 6, 1), None),
    ],
)
def test_the_rule_in_force_on_a_day(form: str, day: date, id_: str | None) -> None:
    rule = shipped_law().on(day, form)

    assert (rule.id if rule else None) == id_


def test_what_was_not_read_in_the_article_is_marked_so() -> None:
    unsure = {rule.id: rule.verified for rule in RULES if rule.verified is not Verified.YES}

    assert unsure == {
        "nd98_central_council": Verified.PARTLY,
        "nd152_flag": Verified.NO,
        "qd86_provincial_council": Verified.PARTLY,
    }


def test_a_plan_takes_the_law_of_the_day_it_was_issued() -> None:
    before = vote_of(SURE)
    later = vote_of(SURE.replace(b"date: 30/3/2020", b"date: 1/8/2024").replace(b"toan_quoc", b"co_so"))

    assert before.shares == Shares(
        quorum=Fraction(2, 3), majority=Fraction(9, 10), strict=False, of=Denominator.MEMBERS, article=ARTICLE
    )
    assert isinstance(later.shares, Shares)
    assert (later.shares.majority, later.shares.of) == (Fraction(4, 5), Denominator.MEMBERS)


def test_a_plan_without_a_date_takes_the_law_of_the_first_day_of_its_year() -> None:
    assert issued_day(root_of("year: 2024")) == date(2024, 1, 1)
    assert issued_day(root_of("year: 2024\nsource: {date: 31/6/2024}")) == date(2024, 1, 1)
    assert issued_day(root_of("year: soon")) == date.min


def test_law_is_kept_with_the_plan_so_that_a_correction_changes_no_campaign() -> None:
    launched = load_text(SURE, "plan.yaml")
    corrected = {**launched.sources, LAW_FILE: TEXT.replace(b"majority: at least 9/10", b"majority: at least 3/4", 1)}

    again, after = load_sources(launched.sources), load_sources(corrected)

    assert launched.sources[LAW_FILE] == TEXT
    assert launched.definition is not None
    assert again.definition == launched.definition
    assert after.definition is not None
    assert after.definition.sha256 != launched.definition.sha256
    shares = after.definition.votes[VoteRuleId("award_vote")].shares
    assert isinstance(shares, Shares)
    assert shares.majority == Fraction(3, 4)


def test_law_is_no_part_of_a_plan_that_says_its_votes_itself() -> None:
    assert LAW_FILE not in loaded(SMALL).sources


def test_a_law_that_can_not_be_read_is_a_problem_of_the_plan_kept_with_it() -> None:
    sources = {**loaded(LEFT_TO_LAW).sources, LAW_FILE: TEXT.replace(b"at least 9/10", b"most of them")}

    found = load_sources(sources)

    assert found.definition is None
    assert {(problem.file, problem.rule) for problem in found.problems} == {(LAW_FILE, "bad-value")}


@pytest.mark.parametrize(
    ("written", "instead", "line", "rule"),
    [
        ("majority: at least 9/10", "majority: 90%", 6, "bad-value"),
        ("from: 1/1/2020", "from: 31/6/2020", 5, "no-such-date"),
        ("forms: soldier", "forms: soldiers", 4, "unknown-form"),
        ("    article: Điều 1\n", "", 4, "missing-key"),
        ("verified: yes", "verified: perhaps", 11, "bad-value"),
        ("of: members", "of: members\n    through: 31/12/2019", 4, "law-ends-before-it-begins"),
        ("verified: yes", "verified: yes\n    notes: none", 12, "unknown-key"),
        ("forms: {", "forms: [", 1, "syntax"),
    ],
)
def test_every_problem_of_the_law_is_located(written: str, instead: str, line: int, rule: str) -> None:
    assert ONE.count(written) == 1

    with pytest.raises(LawUnreadable) as raised:
        law_from(ONE.replace(written, instead).encode())

    assert [(problem.file, problem.line, problem.rule) for problem in raised.value.problems] == [(LAW_FILE, line, rule)]


def test_two_rules_for_one_form_on_one_day_are_refused() -> None:
    second = ONE.partition("rules:\n")[2].replace("first", "second")

    with pytest.raises(LawUnreadable) as raised:
        law_from((ONE + second.replace("1/1/2020", "1/1/2024")).encode())
    assert [problem.rule for problem in raised.value.problems] == ["laws-overlap"]
    ended = ONE.replace("from: 1/1/2020", "from: 1/1/2020\n    through: 31/12/2023")
    assert len(law_from((ended + second.replace("1/1/2020", "1/1/2024")).encode()).rules) == 2


def test_no_form_has_a_gap_of_a_few_days_between_two_rules() -> None:
    for form in shipped_law().forms:
        ends = [rule.last_day for rule in RULES if form in rule.forms and rule.last_day]
        begins = {rule.first_day for rule in RULES if form in rule.forms}
        for end in ends:
            near = [day for day in begins if timedelta(0) < day - end < timedelta(days=60)]
            assert all(day == end + timedelta(days=1) for day in near), form
