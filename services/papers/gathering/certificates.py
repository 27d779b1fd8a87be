"""The certificate of one line of a signed decision."""

from __future__ import annotations

from collections.abc import Sequence

from services.access import Actor
from services.decisions import own_lines
from services.decisions.finding import Found, rule_of
from services.decisions.looking import known_to
from services.papers import wording
from services.papers.fields.certificate import CertificateFields
from services.papers.gathering.awarded import QD, check_signed, cited, form_named
from services.papers.gathering.issuing import issuer_of, who_decides, within_a_sentence
from services.papers.gathering.sitting import PRINT
from services.papers.kinds import PaperKind
from services.store import cases as rows
from services.store import people
from services.store.work import Work
from workflow.decisions.decision import Decision, DecisionState, Purpose
from workflow.definition import Subject
from workflow.errors import NotFound, Refused
from workflow.events.decisions import AwardGiven
from workflow.ids import LineId
from workflow.refusals import Refusal, WayOut


def certificate(work: Work, who: Actor, decision: str, line: str = "") -> CertificateFields:
    """The certificate of *line*, which a decision of one line need not be told. The golden book is written by hand.

    For those who see the whole organisation once it is signed; once it is published, for whoever was awarded too, and
    for the officers of their unit. Raises `NotFound`, `Refused`.
    """
    known = known_to(work, who, decision)
    _check_gives(known)
    if not line and len(known.lines) > 1:
        raise Refused(PRINT, (Refusal("certificate_of_which_line", {}, (WayOut.FILL_IN,), "line"),))
    return certificates(work, who, known, [LineId(line) if line else next(iter(known.lines))])[0]


def certificates(work: Work, who: Actor, known: Decision, lines: Sequence[LineId]) -> tuple[CertificateFields, ...]:
    """The certificates of those *lines* of a decision that *who* knows of, in that order; raises as `certificate` does."""
    _check_gives(known)
    mine = _printed_by(known, who)
    for line in lines:
        if line not in known.given or line not in mine:
            raise NotFound("line", line)
        if known.settlement(line).revoked_by:
            raise Refused(PRINT, (Refusal("award_taken_back", {"case": known.given[line].case}, (), "line"),))
    found = rule_of(work, who, known.campaign, known.rule)
    return tuple(_written(work, found, known, known.given[line]) for line in lines)


def _check_gives(known: Decision) -> None:
    """Raise `Refused` for a draft, and for a decision that takes awards back."""
    check_signed(known, PaperKind.CERTIFICATE.label.vi)
    if known.purpose is Purpose.REVOCATION:
        raise Refused(PRINT, (Refusal("no_certificate_here"),))


def certified(decision: Decision, who: Actor) -> tuple[LineId, ...]:
    """The lines whose certificates *who* may print now, in their order; none of what was taken back."""
    if decision.signed is None or decision.purpose is Purpose.REVOCATION:
        return ()
    mine = _printed_by(decision, who)
    return tuple(line for line in decision.lines if line in mine and not decision.settlement(line).revoked_by)


def _printed_by(decision: Decision, who: Actor) -> frozenset[LineId]:
    """The lines of a signed decision that *who* may print now: all, or once it is public their own and their units'."""
    if who.sees_everything:
        return frozenset(decision.lines)
    if decision.state is not DecisionState.PUBLISHED:
        return frozenset()
    units = {appointment.unit for appointment in who.appointments if appointment.unit}
    of_units = {line for line, given in decision.given.items() if given.unit in units}
    return own_lines(decision, who) | of_units


def _written(work: Work, found: Found, decision: Decision, given: AwardGiven) -> CertificateFields:
    signed = decision.signed
    number, dated = (signed.number, signed.dated) if signed else ("", work.act.today)
    issuer = issuer_of(work, found.definition, decision.organisation, number)
    recipient, unit, achievement = _honoured(work, found, given)
    return CertificateFields(
        awarder=who_decides(decision.signature, issuer.name),
        form=form_named(work, given.form) or given.label,
        recipient=recipient,
        unit=unit,
        achievement=achievement,
        decision_line=cited(number, issuer.symbol(QD), dated),
        place_and_date=f"{issuer.place}, {wording.day_in_words(dated)}",
        signature=wording.signed_as(decision.signature),
        mark=wording.mark(draft=False, demo=issuer.demo),
    )


def _honoured(work: Work, found: Found, given: AwardGiven) -> tuple[str, str, str]:
    """Who is honoured, their post and unit, and what for; of a work its authors, or whoever put it forward."""
    person = people.by_id(work, [given.person]).get(given.person) if given.person else None
    unit = people.unit_names(work, [given.unit])[given.unit]
    campaign = within_a_sentence(found.definition.label.vi)
    case = rows.load(work, [given.case])[given.case]
    if found.definition.track_of(case.track).subject is Subject.WORK:
        name = ", ".join(given.shares) or (person.name if person else unit)
        return name, "" if name == unit else unit, f"Đạt {given.label} với bài “{given.recipient}” tại {campaign}"
    post = ", ".join(part for part in (person.title, unit) if part) if person else ""
    home = "" if person or unit == given.recipient else unit
    return given.recipient, post or home, f"Đã có thành tích trong {campaign}"
