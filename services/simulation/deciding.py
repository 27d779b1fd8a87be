"""Decisions of a scenario: drafted, signed, published, as the office does it; awards are taken back the same way."""

from __future__ import annotations

from dataclasses import replace

from services import decisions
from services.access import Actor, scope_of
from services.decisions import Proposed, TakenBack
from services.simulation.acting import PAPER, Cast, acting, case_of
from services.simulation.granting import Grant
from services.simulation.language import DECIDING, Deed
from services.simulation.scenario import Act
from services.store import award_register
from services.store import decisions as rows
from services.store.award_register import AwardState
from services.store.work import Work
from services.wiring import Office
from workflow.decisions.commands import DropDraft, Publish, RecordSigning, WriteDraft
from workflow.decisions.decision import Decision, Line
from workflow.errors import NotFound
from workflow.ids import CaseId

OF_DECISIONS = frozenset(DECIDING)


def decree(office: Office, known: Cast, act: Act) -> None:
    """Draft, sign, publish or drop a decision, in a transaction of its own; raises what the use cases raise."""
    if act.deed is Deed.SIGN_DECISION:
        _sign(office, known, act)
        return
    with office.writing(actor=known.people[act.who]) as work:
        who = acting(work, known, act)
        match act.deed:
            case Deed.PUBLISH_DECISION:
                decisions.perform(work, who, _named(known, act), Publish())
            case Deed.DROP_DECISION:
                decisions.perform(work, who, _named(known, act), DropDraft(reason=act.reason))
            case _:
                _draft(work, who, known, act)
        work.commit()


def _named(known: Cast, act: Act) -> str:
    """The decision that *act* is about; raises `NotFound` where its draft was refused."""
    if act.paper.name not in known.decisions:
        raise NotFound("decision", act.paper.name)
    return known.decisions[act.paper.name]


def _draft(work: Work, who: Actor, known: Cast, act: Act) -> None:
    """Draft it and say what it says; one that is a draft already gets other lines."""
    paper = act.paper
    before = _draft_of(work, known, act)
    if before is not None:
        drafted = _redrafted(work, who, known, act, before)
    elif act.deed is Deed.DRAFT_REVOCATION:
        taken = [_taken(work, who, known, act, one) for one in paper.grants]
        drafted = decisions.revoke(work, who, campaign=known.campaign, rule=paper.rule, lines=taken)
    else:
        lines = [_proposed(work, known, act, one) for one in paper.grants]
        drafted = decisions.draft(work, who, campaign=known.campaign, rule=paper.rule, lines=lines)
    written = WriteDraft(subject=paper.subject, basis=paper.basis, signature=paper.signature)
    decisions.perform(work, who, drafted.id, written)
    known.decisions[paper.name] = drafted.id


def _draft_of(work: Work, known: Cast, act: Act) -> Decision | None:
    """The draft of that name, where it is one still."""
    name = known.decisions.get(act.paper.name)
    found = rows.load(work, [name])[name] if name else None
    return found if found is not None and found.is_draft else None


def _redrafted(work: Work, who: Actor, known: Cast, act: Act, before: Decision) -> Decision:
    """*before* with the lines that *act* says; those that stand so already are left alone."""
    said = [_proposed(work, known, act, one) for one in act.paper.grants]
    stays = {name for name, line in before.lines.items() if any(_is_said(line, one) for one in said)}
    added = [one for one in said if not any(_is_said(before.lines[name], one) for name in stays)]
    removed = [name for name in before.lines if name not in stays]
    return decisions.change_lines(work, who, before.id, added, removed)


def _is_said(line: Line, said: Proposed) -> bool:
    """Whether *line* is what is *said*; an award that is not named is whatever stands there."""
    return (line.case, line.reason) == (said.case, said.reason) and said.award in ("", line.award or "")


def _proposed(work: Work, known: Cast, act: Act, grant: Grant) -> Proposed:
    return Proposed(case=_case(work, known, act, grant), award=grant.award, reason=grant.reason)


def _taken(work: Work, who: Actor, known: Cast, act: Act, grant: Grant) -> TakenBack:
    """The award that the case was given last."""
    case = _case(work, known, act, grant)
    found = award_register.of_campaign(work, scope_of(who), known.campaign)
    given = [one.id for one in found if one.case == case and one.state is AwardState.GIVEN]
    if not given:
        raise NotFound("award", case)
    return TakenBack(line=given[-1], ground=grant.ground or "", reason=grant.reason)


def _case(work: Work, known: Cast, act: Act, grant: Grant) -> CaseId:
    about = replace(act, track=grant.track, unit=grant.unit, person=grant.person, round=grant.round, nth=grant.nth)
    return case_of(work, known, about)


def _sign(office: Office, known: Cast, act: Act) -> None:
    paper = office.files.examine(PAPER, "quyet-dinh.pdf")
    with office.writing(actor=known.people[act.who]) as work:
        who, decision = acting(work, known, act), _named(known, act)
        drafted = decisions.look(work, who, decision).decision
        signed = RecordSigning(
            number=act.number,
            dated=act.day,
            signature=act.paper.signature if act.paper.signature.signer else drafted.signature,
            sha256=paper.sha256,
            size=paper.size,
            media_type=paper.media_type,
            filename=paper.filename,
        )
        decisions.perform(work, who, decision, signed)
        office.files.keep(paper, PAPER)
        work.commit()
