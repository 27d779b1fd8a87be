"""What each line of a decision comes to when it is signed: who is given what, and the money that goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from services.decisions.finding import Found
from services.money import prize_of
from services.naming import subjects
from services.store import cases as rows
from services.store.work import Work
from workflow.authors import read_authors
from workflow.case import Case
from workflow.decisions.candidates import award_of
from workflow.decisions.decision import Decision, Line, Purpose
from workflow.definition import Definition, FieldKind, Subject
from workflow.definition.awards import Award, Holder
from workflow.events.decisions import AwardGiven
from workflow.ids import LineId
from workflow.money import Due, Prize, Reckoned, SamePeriod, divided, paid
from workflow.refusals import Refusal

UNKNOWN, OUTDONE = "unknown", "outdone_by"
"""Why there is no sum: none is known, by the code of the refusal; or a higher title of the same period is paid."""


def given_by(work: Work, found: Found, decision: Decision, dated: date) -> tuple[AwardGiven, ...]:
    """What every line of *decision* comes to if it is signed on that day; nothing where awards are taken back.

    Of several titles that one recipient is given for the campaign's year, the highest is paid.
    """
    if decision.purpose is Purpose.REVOCATION:
        return ()
    about = rows.load(work, [line.case for line in decision.lines.values()])
    names = subjects(work, about.values())
    given = [
        _given(work, found, name, line, about[line.case], names[line.case], dated)
        for name, line in decision.lines.items()
    ]
    return _paid_once(work, given, found.campaign.year, dated)


def _given(work: Work, found: Found, name: LineId, line: Line, case: Case, recipient: str, dated: date) -> AwardGiven:
    award = award_of(found.definition, line.award)
    prize = prize_of(work, award, dated) if award and _brings_money(award) else None
    amount = prize.amount if prize is not None and not isinstance(prize, Refusal) else 0
    return AwardGiven(
        line=name,
        case=case.id,
        award=award.id if award else "",
        label=award.label.vi if award else found.rule.label.vi,
        level=award.level.vi if award and award.level else "",
        form=award.form if award else "",
        holder=(award.holder if award else _holder(found.definition, case)).value,
        unit=case.unit,
        person=case.person or "",
        amount=amount,
        reckoned=_reckoned(prize, dated),
        shares=_shares(found.definition, case, amount),
        recipient=recipient,
    )


def _brings_money(award: Award) -> bool:
    return award.amount is not None or bool(award.form or award.by_law)


def _holder(definition: Definition, case: Case) -> Holder:
    return Holder.COLLECTIVE if definition.track_of(case.track).subject is Subject.UNIT else Holder.INDIVIDUAL


def _reckoned(prize: Prize | Refusal | None, dated: date) -> dict[str, str]:
    """Every figure a sum was reckoned by; why there is none, where one was looked for in vain."""
    if isinstance(prize, Refusal):
        return {UNKNOWN: prize.code, "day": dated.isoformat()}
    if not isinstance(prize, Reckoned):
        return {}
    return {
        "coefficient": f"{float(prize.coefficient):g}",
        "base": str(prize.base_salary),
        "article": prize.article,
        "salary_article": prize.salary_article,
        "rule_set": prize.rule_set,
        "verified": prize.verified.value,
        "law_sha256": prize.law_sha256,
        "day": dated.isoformat(),
    }


def _shares(definition: Definition, case: Case, amount: int) -> dict[str, int]:
    """What each author of a work has of the money, as they said they shared it; nothing where nobody is named."""
    fields = (field.id for field in definition.fields.values() if field.kind is FieldKind.AUTHORS)
    text = next((str(case.fields[field]) for field in fields if case.fields.get(field)), "")
    if not text or not amount:
        return {}
    authors = read_authors(text)
    return {
        author.name: part
        for author, part in zip(authors, divided(amount, [author.share for author in authors]), strict=True)
    }


def _paid_once(work: Work, given: Sequence[AwardGiven], year: int, dated: date) -> tuple[AwardGiven, ...]:
    """*given*, without the money of titles that a higher one of the same recipient outdoes."""
    law = work.installation.law.money
    rules = law.rules_on(dated)
    dues = [
        Due(
            id=one.line,
            recipient=one.person or one.unit,
            kind=law.forms[one.form].kind,
            period=str(year),
            amount=one.amount,
        )
        for one in given
        if one.form in law.forms and one.amount
    ]
    outdone: Mapping[str, str] = {
        payment.due.id: payment.outdone_by
        for payment in paid(dues, rules.same_period if rules else SamePeriod.HIGHEST)
        if payment.outdone_by
    }
    return tuple(
        replace(one, amount=0, reckoned={**one.reckoned, OUTDONE: outdone[one.line]}) if one.line in outdone else one
        for one in given
    )
