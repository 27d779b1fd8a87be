"""A draft is commented on, spoken against, signed; and what is missing is said before anything happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from workflow.decisions.commands import (
    AnswerObjection,
    ChangeLines,
    DecisionCommand,
    DraftDecision,
    DropDraft,
    FileObjection,
    MarkPaid,
    MarkRecovered,
    OpenForComment,
    Publish,
    RecordSigning,
    WriteDraft,
)
from workflow.decisions.deciding import decide_decision
from workflow.decisions.decision import (
    Decision,
    DecisionState,
    Ground,
    Line,
    Power,
    Purpose,
    Signature,
    evolve_decision,
    fold_decision,
)
from workflow.decisions.facts import Candidate, DecisionFacts
from workflow.definition import Label
from workflow.definition.decisions import DecisionRule
from workflow.errors import NotPermitted, Refused
from workflow.events.decisions import AwardGiven, AwardTakenBack, DecisionEvent
from workflow.ids import (
    AwardId,
    CampaignId,
    CaseId,
    DecisionId,
    DecisionRuleId,
    LineId,
    ObjectionId,
    RoleId,
    TrackId,
    Trigger,
)

OFFICE, LEADER = RoleId("office"), RoleId("leader")
RULE = DecisionRule(
    id=DecisionRuleId("award_decision"),
    label=Label("Quyết định", "Decision"),
    tracks=(TrackId("individual"),),
    trigger=Trigger("award"),
    publishes=Trigger("publish"),
    revokes=Trigger("revoke"),
    drafted_by=(OFFICE,),
    recorded_by=(OFFICE, LEADER),
    revoked_by=(LEADER,),
)
COMMENTED = replace(RULE, comment_days=7)
NOON = datetime(2021, 3, 1, 5, tzinfo=UTC)
CASE, OTHER = CaseId("case-1"), CaseId("case-2")
CERTIFICATE = AwardId("certificate")
FIRST, SECOND = LineId("d-0001"), LineId("d-0002")
BY = Signature(power=Power.KT, for_whom="CHỦ TỊCH", post="PHÓ CHỦ TỊCH", signer="Người Ký Mẫu")
FACTS = DecisionFacts(
    now=NOON,
    roles=frozenset({OFFICE}),
    waiting={CASE: Candidate(awards=(CERTIFICATE,)), OTHER: Candidate(awards=(CERTIFICATE,), differs=True)},
)
DRAFT = DraftDecision(
    decision=DecisionId("d"),
    organisation="o",
    campaign=CampaignId("c"),
    lines={
        FIRST: Line(case=CASE, award=CERTIFICATE),
        SECOND: Line(case=OTHER, award=CERTIFICATE, reason="Thành tích nổi bật"),
    },
)
WRITTEN = WriteDraft(subject="Khen thưởng", basis=("Luật Thi đua, khen thưởng",), signature=BY)
SIGNING = RecordSigning(
    number="12/QĐ-UBND",
    dated=date(2021, 3, 1),
    signature=BY,
    sha256="a" * 64,
    size=1,
    media_type="application/pdf",
    filename="qd.pdf",
)


def after(*commands: DecisionCommand, rule: DecisionRule = RULE, facts: DecisionFacts = FACTS) -> Decision:
    """A decision after *commands*; folding its events gives the same."""
    decision: Decision | None = None
    happened: list[DecisionEvent] = []
    for command in commands:
        events = decide_decision(rule, decision, command, facts)
        happened += events
        for event in events:
            decision = evolve_decision(decision, event)
    assert decision == fold_decision(happened)
    return decision


def refused(
    command: DecisionCommand, decision: Decision | None, rule: DecisionRule = RULE, facts: DecisionFacts = FACTS
) -> list[str]:
    with pytest.raises(Refused) as no:
        decide_decision(rule, decision, command, facts)
    return [one.code for one in no.value.refusals]


def given(line: LineId, case: CaseId, amount: int) -> AwardGiven:
    return AwardGiven(
        line=line,
        case=case,
        award=CERTIFICATE,
        label="Giấy khen",
        level="",
        form="giay_khen",
        holder="individual",
        unit="u",
        person="p",
        amount=amount,
    )


def test_a_line_against_the_vote_or_of_another_award_or_twice_is_refused_by_its_case() -> None:
    lines = {
        LineId("1"): Line(case=OTHER, award=CERTIFICATE),
        LineId("2"): Line(case=CASE, award=AwardId("flag")),
        LineId("3"): Line(case=CASE, award=CERTIFICATE),
        LineId("4"): Line(case=CaseId("stranger"), award=CERTIFICATE),
    }

    assert refused(replace(DRAFT, lines=lines), None) == [
        "line_reason_missing",
        "award_not_of_case",
        "twice_on_the_decision",
        "not_before_a_decision",
    ]
    assert refused(replace(DRAFT, lines={}), None) == ["decision_empty"]


def test_only_those_who_draft_draft() -> None:
    with pytest.raises(NotPermitted):
        decide_decision(RULE, None, DRAFT, replace(FACTS, roles=frozenset({LEADER})))


def test_where_the_plan_asks_for_comment_nothing_is_signed_before_it_is_over() -> None:
    asked = replace(FACTS, comment_through=date(2021, 3, 10))
    drafted = after(DRAFT, WRITTEN, rule=COMMENTED)
    assert refused(SIGNING, drafted, COMMENTED) == ["comment_first"]

    opened = after(DRAFT, WRITTEN, OpenForComment(), rule=COMMENTED, facts=asked)

    assert (opened.state, opened.comment_through) == (DecisionState.OPEN_FOR_COMMENT, date(2021, 3, 10))
    assert refused(SIGNING, opened, COMMENTED) == ["comment_still_open"]
    assert refused(ChangeLines(added=DRAFT.lines), opened, COMMENTED) == ["decision_in_other_state"]
    on_the_last_day = replace(SIGNING, dated=date(2021, 3, 10))
    later = replace(FACTS, now=datetime(2021, 3, 11, 5, tzinfo=UTC))
    assert refused(on_the_last_day, opened, COMMENTED, later) == ["comment_still_open"]
    assert decide_decision(COMMENTED, opened, replace(SIGNING, dated=date(2021, 3, 11)), later)


def test_comment_is_opened_only_where_the_plan_asks_for_it() -> None:
    assert refused(OpenForComment(), after(DRAFT)) == ["no_comment_asked"]


def test_an_objection_is_answered_before_the_signing_and_upheld_it_takes_the_line_off() -> None:
    asked = replace(FACTS, comment_through=date(2021, 2, 28))
    about = ObjectionId("o1")
    objection = FileObjection(
        objection=about, by="Người dân", text="Hồ sơ chậm", received_on=date(2021, 3, 1), line=FIRST
    )
    opened = after(DRAFT, WRITTEN, OpenForComment(), objection, rule=COMMENTED, facts=asked)
    assert refused(SIGNING, opened, COMMENTED) == ["objection_open"]

    answer = AnswerObjection(objection=about, upheld=True, answer="Đúng")
    events = decide_decision(COMMENTED, opened, answer, FACTS)
    answered = evolve_decision(opened, events[0])

    assert refused(SIGNING, answered, COMMENTED) == ["objection_upheld"]
    assert refused(answer, answered, COMMENTED) == ["objection_answered"]
    [removed] = decide_decision(COMMENTED, answered, ChangeLines(removed=(FIRST,)), FACTS)
    assert decide_decision(COMMENTED, evolve_decision(answered, removed), SIGNING, FACTS)


def test_an_objection_names_who_and_what_and_no_day_to_come() -> None:
    drafted = after(DRAFT, WRITTEN, OpenForComment(), facts=replace(FACTS, comment_through=date(2021, 3, 9)))
    empty = FileObjection(objection=ObjectionId("o"), by=" ", text="", received_on=date(2021, 3, 2))

    assert refused(empty, drafted) == ["objector_missing", "objection_text_missing", "day_to_come"]


@pytest.mark.parametrize(
    ("by", "missing"),
    [
        (Signature(), ["signer_missing", "post_missing"]),
        (replace(BY, for_whom=" "), ["for_whom_missing"]),
        (replace(BY, power=Power.TUQ), ["authorisation_missing"]),
        (replace(BY, power=Power.TUQ, authorised_by="05/GUQ"), []),
        (replace(BY, power=Power.OWN, for_whom=""), []),
    ],
)
def test_each_power_of_signing_asks_for_its_own(by: Signature, missing: list[str]) -> None:
    drafted, signing = after(DRAFT, WRITTEN), replace(SIGNING, signature=by)
    if missing:
        assert refused(signing, drafted) == missing
    else:
        assert decide_decision(RULE, drafted, signing, FACTS)


def test_a_draft_without_basis_or_subject_is_not_signed_and_one_that_is_dropped_not_either() -> None:
    assert refused(SIGNING, after(DRAFT)) == ["basis_missing", "subject_missing"]
    assert refused(DropDraft(reason=" "), after(DRAFT)) == ["reason_missing"]

    dropped = after(DRAFT, WRITTEN, DropDraft(reason="Lập lại"))

    assert refused(SIGNING, dropped) == ["decision_in_other_state"]


def test_money_is_paid_once_after_publication_and_not_where_there_is_none() -> None:
    facts = replace(FACTS, given=(given(FIRST, CASE, 450_000), given(SECOND, OTHER, 0)))
    signed = after(DRAFT, WRITTEN, SIGNING, facts=facts)
    pay = MarkPaid(lines=(FIRST,), paid_on=date(2021, 3, 1), voucher="UNC 7")
    assert refused(pay, signed) == ["decision_in_other_state"]
    published = after(DRAFT, WRITTEN, SIGNING, Publish(), facts=facts)

    assert refused(replace(pay, lines=(SECOND,)), published) == ["no_money_here"]
    assert refused(replace(pay, paid_on=date(2021, 2, 1), voucher=""), published) == [
        "voucher_missing",
        "day_too_early",
    ]
    [paid] = decide_decision(RULE, published, pay, FACTS)
    once = evolve_decision(published, paid)
    assert (once.settlement(FIRST).paid_on, once.settlement(FIRST).voucher) == (date(2021, 3, 1), "UNC 7")
    assert refused(pay, once) == ["paid_before"]


def test_a_sum_that_nobody_knows_is_neither_nothing_nor_paid_nor_added_up() -> None:
    unknown = replace(given(SECOND, OTHER, 0), reckoned={"unknown": "no_money_rule_then", "day": "2021-03-01"})
    facts = replace(FACTS, given=(given(FIRST, CASE, 450_000), unknown))
    published = after(DRAFT, WRITTEN, SIGNING, Publish(), facts=facts)
    pay = MarkPaid(lines=(FIRST, SECOND, SECOND), paid_on=date(2021, 3, 1), voucher="UNC 7")

    assert (published.given[FIRST].sum, published.given[SECOND].sum, published.total) == (450_000, None, None)
    assert refused(pay, published) == ["money_unknown"]
    assert refused(replace(pay, lines=()), published) == ["lines_missing"]


def test_money_comes_back_no_earlier_than_it_was_paid() -> None:
    facts = replace(FACTS, given=(given(FIRST, CASE, 450_000),))
    pay = MarkPaid(lines=(FIRST,), paid_on=date(2021, 3, 1), voucher="UNC 7")
    paid = after(DRAFT, WRITTEN, SIGNING, Publish(), pay, facts=facts)
    back = MarkRecovered(line=FIRST, recovered_on=date(2021, 2, 28), voucher="PT 1")
    assert refused(back, paid) == ["day_too_early", "nothing_to_recover"]

    taken = evolve_decision(paid, AwardTakenBack(line=FIRST, by="later"))

    assert refused(back, taken) == ["day_too_early"]
    assert decide_decision(RULE, taken, replace(back, recovered_on=date(2021, 3, 1)), FACTS)


def test_what_is_taken_back_is_nobody_elses_to_comment_on() -> None:
    line = Line(case=CASE, earlier=SECOND, ground=Ground.FALSE_DECLARATION, reason="Kê khai gian dối")
    facts = replace(FACTS, roles=frozenset({LEADER}), standing={SECOND: CASE}, comment_through=date(2021, 3, 10))
    revocation = replace(DRAFT, purpose=Purpose.REVOCATION, lines={FIRST: line})

    drafted = after(revocation, rule=COMMENTED, facts=facts)

    assert refused(OpenForComment(), drafted, COMMENTED, facts) == ["no_comment_asked"]
