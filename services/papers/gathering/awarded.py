"""A decision as its papers tell of it: who is given what and the money, reckoned for today while it is not signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services import decisions
from services.access import Actor
from services.decisions.finding import Found
from services.decisions.giving import OUTDONE, UNKNOWN, given_by
from services.papers.gathering.issuing import Issuer, issuer_of, who_decides, within_a_sentence
from services.papers.gathering.sitting import PRINT
from services.papers.wording import day_in_words, numbered
from services.store import award_register, people
from services.store import decisions as rows
from services.store.award_register import ListedAward
from services.store.work import Work
from services.words.forms import amount
from workflow.decisions.decision import Decision, DecisionState, Ground, Purpose
from workflow.definition.awards import Holder
from workflow.errors import NotFound, Refused
from workflow.events.decisions import AwardGiven
from workflow.ids import LineId
from workflow.refusals import Refusal

NOT_RECKONED = "…………"
GROUNDS: Mapping[Ground, str] = {
    Ground.FALSE_DECLARATION: "kê khai gian dối thành tích",
    Ground.FORGED_PAPERS: "hồ sơ giả mạo",
    Ground.UNLAWFUL_PROPOSAL: "thẩm định, xét hoặc đề nghị trái quy định",
    Ground.LATER_FINDING: "có kết luận vi phạm trong thời gian tính thành tích",
}
QD = "QĐ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Awarded:
    """A line of the list. `amount` in đồng is None where no law says it; `form` is short (Giấy khen), `label` the plan's.

    `earlier` is the register's line of an award that is taken back.
    """

    line: LineId
    name: str
    unit: str
    label: str
    form: str
    holder: Holder
    amount: int | None
    note: str
    earlier: ListedAward | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A decision as *who* prints it. `reckoned_on` is the day that a draft's money is reckoned for; None once it is signed."""

    decision: Decision
    found: Found
    issuer: Issuer
    lines: tuple[Awarded, ...]
    reckoned_on: date | None

    @property
    def authority(self) -> str:
        """Who decides; empty while a draft doesn't say who is to sign."""
        return who_decides(self.decision.signature, self.issuer.name)

    @property
    def number(self) -> str:
        return self.decision.signed.number if self.decision.signed else ""

    @property
    def dated(self) -> date | None:
        return self.decision.signed.dated if self.decision.signed else None

    @property
    def campaign(self) -> str:
        """The campaign's name within a sentence."""
        return within_a_sentence(self.found.definition.label.vi)

    @property
    def revokes(self) -> bool:
        return self.decision.purpose is Purpose.REVOCATION

    @property
    def total(self) -> int:
        """The money in đồng: given, or of awards taken back what is to be recovered."""
        return sum(one.amount or 0 for one in self.lines)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many collectives, persons and households."""
        kinds = (Holder.COLLECTIVE, Holder.INDIVIDUAL, Holder.HOUSEHOLD)
        collective, individual, household = (sum(one.holder is kind for one in self.lines) for kind in kinds)
        return collective, individual, household

    def grouped(self) -> tuple[tuple[str, tuple[Awarded, ...]], ...]:
        """The lines by award, under its name in the plan, in the order of the plan."""
        order = [award.label.vi for award in self.found.definition.awards.values()]
        labels = dict.fromkeys(one.label for one in self.lines)
        ordered = sorted(labels, key=lambda label: order.index(label) if label in order else len(order))
        return tuple((label, tuple(one for one in self.lines if one.label == label)) for label in ordered)

    def awards(self) -> str:
        """What is given: `Giấy khen`, or `Giải nhất, Giải nhì và Giải ba`."""
        names = list(dict.fromkeys(one.form or label for label, lines in self.grouped() for one in lines))
        return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def told(work: Work, who: Actor, kind: str, decision: str) -> Told:
    """The decision for its papers.

    Raises `NotFound` for one that *who* may not know of, or not yet print: until it is published that is for those who
    see the whole organisation. Raises `Refused` for a draft that was dropped.
    """
    seen = decisions.look(work, who, decision)
    known = seen.decision
    if not who.sees_everything and known.state is not DecisionState.PUBLISHED:
        raise NotFound("paper", kind)
    if known.state is DecisionState.DROPPED:
        raise Refused(PRINT, (Refusal("decision_in_other_state", {"state": known.state.value}),))
    number = known.signed.number if known.signed else ""
    today = work.act.today
    given = tuple(known.given.values()) if known.signed else given_by(work, seen.found, known, today)
    lines = _taken_back(work, known) if known.purpose is Purpose.REVOCATION else listed(work, given)
    return Told(
        decision=known,
        found=seen.found,
        issuer=issuer_of(work, seen.found.definition, known.organisation, number),
        lines=tuple(lines),
        reckoned_on=None if known.signed or known.purpose is Purpose.REVOCATION else today,
    )


def check_signed(decision: Decision, kind: str) -> None:
    """Raise `Refused` for a draft: that paper cites a number and a date."""
    if decision.signed is None:
        raise Refused(PRINT, (Refusal("paper_before_signing", {"paper": kind}),))


def cited(number: str, symbol: str, dated: date) -> str:
    """`Quyết định số 05/QĐ-UBND ngày 05 tháng 3 năm 2020`."""
    return f"Quyết định số {numbered(number, symbol)} {day_in_words(dated)}"


def form_named(work: Work, form: str) -> str:
    """What the law calls that form, without whose it is: `Giấy khen`; nothing for what the law has no form for."""
    known = work.installation.law.money.forms.get(form)
    return known.label.vi.partition(" của ")[0] if known else ""


def listed(work: Work, given: Sequence[AwardGiven]) -> Iterator[Awarded]:
    """Those awards as lines of a list: a person with post and unit, a work with its authors and unit."""
    persons = people.by_id(work, {one.person for one in given if one.person})
    units = people.unit_names(work, {one.unit for one in given})
    for one in given:
        person = persons.get(one.person)
        about = (person.title if person else "", f"tác giả: {', '.join(one.shares)}" if one.shares else "")
        parts = [*(part for part in about if part), units[one.unit] if units[one.unit] != one.recipient else ""]
        yield Awarded(
            line=LineId(one.line),
            name=one.recipient,
            unit=", ".join(part for part in parts if part),
            label=one.label,
            form=form_named(work, one.form),
            holder=Holder(one.holder),
            amount=None if UNKNOWN in one.reckoned else one.amount,
            note=_note(one),
        )


def money_written(sum_: int | None) -> str:
    """A sum in its column: 0 where no money goes with an award, dots where nobody could reckon it."""
    return NOT_RECKONED if sum_ is None else amount(sum_)


def _note(given: AwardGiven) -> str:
    if UNKNOWN in given.reckoned:
        return "chưa xác định được mức tiền"
    if OUTDONE in given.reckoned:
        return "chỉ nhận mức cao nhất của các danh hiệu cùng thời gian"
    return "; ".join(f"{name}: {amount(part)}" for name, part in given.shares.items()) if len(given.shares) > 1 else ""


def _taken_back(work: Work, decision: Decision) -> Iterator[Awarded]:
    """The awards that *decision* takes back; their money is what was paid and has to come back."""
    earlier = {line.earlier: name for name, line in decision.lines.items() if line.earlier}
    given = {LineId(one.id): one for one in award_register.of_lines(work, list(earlier))}
    persons = people.by_id(work, {one.person for one in given.values() if one.person})
    paid = _paid(work, list(given))
    for line, name in earlier.items():
        one, ground = given[line], decision.lines[name].ground
        post = persons[one.person].title if one.person in persons else ""
        unit = one.unit_name if one.unit_name != one.recipient else ""
        yield Awarded(
            line=name,
            name=one.recipient,
            unit=", ".join(part for part in (post, unit) if part),
            label=one.label,
            form=form_named(work, one.form),
            holder=Holder(one.holder),
            amount=one.amount if line in paid else 0,
            note=GROUNDS[ground] if ground else "",
            earlier=one,
        )


def _paid(work: Work, lines: Sequence[LineId]) -> frozenset[LineId]:
    """Those of *lines* whose money was paid."""
    gave = _gave(work, lines)
    return frozenset(line for line in lines if line in gave and gave[line].settlement(line).paid_on)


def _gave(work: Work, lines: Sequence[LineId]) -> dict[LineId, Decision]:
    """The decision that gave each of *lines*."""
    names = rows.deciding(work, lines)
    loaded = rows.load(work, set(names.values()))
    return {line: loaded[name] for line, name in names.items() if name in loaded}
