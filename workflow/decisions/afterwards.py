"""What becomes of awards after they are given: received, paid, and recovered where they were taken back."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.decisions.commands import CommandAfterwards, ConfirmReceipt, MarkPaid, MarkRecovered
from workflow.decisions.conditions import before, has_lines, in_state, missing, permit, refuse, to_come
from workflow.decisions.decision import Decision, DecisionState, Purpose
from workflow.decisions.facts import DecisionFacts
from workflow.definition.decisions import DecisionRule
from workflow.errors import Refused
from workflow.events.decisions import DecisionEvent, MoneyPaid, MoneyRecovered, ReceiptConfirmed
from workflow.ids import LineId
from workflow.refusals import Refusal, WayOut

RECEIVE, PAY, RECOVER = "confirm_receipt", "mark_paid", "mark_recovered"
TRIGGERS = {ConfirmReceipt: RECEIVE, MarkPaid: PAY, MarkRecovered: RECOVER}


def settle(
    rule: DecisionRule, decision: Decision, command: CommandAfterwards, facts: DecisionFacts
) -> tuple[DecisionEvent, ...]:
    """What happens to awards that were given: whoever was awarded says so too; the rest is for those who record."""
    trigger = TRIGGERS[type(command)]
    mine = isinstance(command, ConfirmReceipt) and command.line in facts.own
    if not mine:
        permit(trigger, rule.recorded_by, facts)
    in_state(decision, trigger, DecisionState.PUBLISHED)
    if decision.purpose is Purpose.REVOCATION:
        raise Refused(trigger, (Refusal("nothing_given_here"),))
    has_lines(decision, command.lines if isinstance(command, MarkPaid) else (command.line,))
    match command:
        case ConfirmReceipt():
            return _received(decision, command, facts)
        case MarkPaid():
            return _paid(decision, command, facts)
        case MarkRecovered():
            return _recovered(decision, command, facts)


def _received(decision: Decision, command: ConfirmReceipt, facts: DecisionFacts) -> tuple[DecisionEvent, ...]:
    unmet = [*to_come(command.received_on, facts, "received_on")]
    if decision.published_on:
        unmet += before(command.received_on, decision.published_on, "received_on")
    if decision.settlement(command.line).received_on:
        unmet.append(Refusal("receipt_confirmed_before"))
    refuse(RECEIVE, unmet)
    return (ReceiptConfirmed(line=command.line, received_on=command.received_on.isoformat()),)


def _paid(decision: Decision, command: MarkPaid, facts: DecisionFacts) -> tuple[DecisionEvent, ...]:
    unmet = [
        *missing(command.voucher, Refusal("voucher_missing", {}, (WayOut.FILL_IN,), "voucher")),
        *to_come(command.paid_on, facts, "paid_on"),
    ]
    if decision.signed:
        unmet += before(command.paid_on, decision.signed.dated, "paid_on")
    unmet += _unpayable(decision, command.lines)
    refuse(PAY, unmet)
    return (MoneyPaid(lines=command.lines, paid_on=command.paid_on.isoformat(), voucher=command.voucher.strip()),)


def _unpayable(decision: Decision, lines: tuple[LineId, ...]) -> Iterator[Refusal]:
    for line in lines:
        params: dict[str, str | int] = {"case": decision.lines[line].case}
        settled = decision.settlement(line)
        if not decision.given[line].amount:
            yield Refusal("no_money_here", params, (), "lines")
        elif settled.paid_on:
            yield Refusal("paid_before", params, (), "lines")
        elif settled.revoked_by:
            yield Refusal("award_taken_back", params, (), "lines")


def _recovered(decision: Decision, command: MarkRecovered, facts: DecisionFacts) -> tuple[DecisionEvent, ...]:
    settled = decision.settlement(command.line)
    unmet = [*missing(command.voucher, Refusal("voucher_missing", {}, (WayOut.FILL_IN,), "voucher"))]
    unmet += to_come(command.recovered_on, facts, "recovered_on")
    if not settled.revoked_by or not settled.paid_on:
        unmet.append(Refusal("nothing_to_recover", {"case": decision.lines[command.line].case}, (), "line"))
    elif settled.recovered_on:
        unmet.append(Refusal("recovered_before", {"case": decision.lines[command.line].case}, (), "line"))
    refuse(RECOVER, unmet)
    back = MoneyRecovered(
        line=command.line, recovered_on=command.recovered_on.isoformat(), voucher=command.voucher.strip()
    )
    return (back,)
