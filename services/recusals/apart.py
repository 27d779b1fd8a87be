"""Who is kept out of a motion, and so sees nothing of its votes until the decision on its case is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from services.access import Actor
from services.recusals.grounds import derived
from services.store import cases as rows
from services.store import sittings
from services.store.work import Work
from workflow.case import Case
from workflow.councils.sitting import Sitting, SittingState
from workflow.councils.withheld import Withheld, figures, minutes
from workflow.definition import Definition
from workflow.definition.councils import Because, Conflicted, CouncilRule
from workflow.ids import CaseId, MotionId, PersonId
from workflow.sealing import is_out

OF_ONE_CASE = frozenset({Because.OWN_CASE, Because.OWN_UNIT, Because.AUTHOR})
"""The grounds that keep somebody out who does not sit. To organise is the work of the standing office, and does not."""


def kept_out(
    work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting, cases: Mapping[str, Case], who: Actor
) -> frozenset[MotionId]:
    """The motions from which *who* is kept out: as a member, or (with a role for all) because the case is theirs.

    Of *cases* those that are given are looked at.
    """
    if rule.conflicted is not Conflicted.EXCLUDED:
        return frozenset()
    flagged = frozenset(motion for motion, member in sitting.conflicts if member == who.id)
    if not who.sees_everything or PersonId(who.id) in sitting.seats:
        return flagged
    agenda = {motion: case for motion, case in sitting.agenda.items() if case in cases}
    found = derived(work, definition, rule, agenda, cases, [PersonId(who.id)])
    return flagged | {motion for (motion, _), because in found.items() if because in OF_ONE_CASE}


def still_sealed(
    definition: Definition, sitting: Sitting, cases: Mapping[str, Case], motions: Collection[MotionId]
) -> frozenset[MotionId]:
    """Those of *motions* on whose case no decision is published yet."""
    about = {motion: cases[sitting.agenda[motion]] for motion in motions if sitting.agenda.get(motion) in cases}
    return frozenset(
        motion for motion, case in about.items() if not is_out(definition, definition.track_of(case.track), case.state)
    )


def sealed_motions(
    work: Work, definition: Definition, rule: CouncilRule, sitting: Sitting, who: Actor
) -> frozenset[MotionId]:
    """The motions of *sitting* whose votes are not for *who* to see now."""
    cases = rows.load(work, list(sitting.agenda.values()))
    return still_sealed(definition, sitting, cases, kept_out(work, definition, rule, sitting, cases, who))


def sealed_from(work: Work, who: Actor, definition: Definition, case: Case) -> Withheld:
    """What of *case* is not for *who* to see now: of a motion they are kept out of the votes, of its sitting the minutes."""
    withheld = Withheld()
    for sitting in sittings.load(work, sittings.of_case(work, case.id)).values():
        rule = definition.councils.get(sitting.council)
        if rule is None or sitting.state is SittingState.CALLED:
            continue
        sealed = sealed_motions(work, definition, rule, sitting, who)
        if any(sitting.agenda[motion] == case.id for motion in sealed):
            withheld |= figures(definition, rule, case.track)
        elif sealed:
            withheld |= minutes(rule)
    return withheld


def figures_sealed_from(
    work: Work, who: Actor, definition: Definition, cases: Collection[Case]
) -> dict[CaseId, Withheld]:
    """For each of *cases*, which are of one campaign, whose votes are not for *who* to see now: those votes.

    The minutes of such a sitting are withheld from every case on its agenda.
    """
    if not definition.councils:
        return {}
    known: dict[str, Case] = {case.id: case for case in cases}
    found: dict[CaseId, Withheld] = {}
    for sitting in sittings.load(work, sittings.of_cases(work, known)).values():
        rule = definition.councils.get(sitting.council)
        if rule is None or sitting.state is SittingState.CALLED:
            continue
        out = kept_out(work, definition, rule, sitting, known, who)
        sealed = still_sealed(definition, sitting, known, out)
        for motion, about in sitting.agenda.items() if sealed else ():
            if about in known:
                told = figures(definition, rule, known[about].track) if motion in sealed else minutes(rule)
                found[about] = found.get(about, Withheld()) | told
    return found
