"""Use this rule to notice organisers of a council's campaign that make no difference, or that nobody named.

The roles under `organisers` count only where `organiser` is among the conflicts that are `derived`, and that conflict
finds nobody without them. Mend it by saying both, or neither.

Bad::

    councils:
      board:
        {label: Hội đồng, tracks: collective, trigger: award, vote: award_vote, convened_by: office, organisers: office}

Good::

    councils:
      board:
        label: Hội đồng
        tracks: collective
        trigger: award
        vote: award_vote
        convened_by: office
        organisers: office
        derived: [own_case, own_unit, organiser]
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils
from definitions.problem import Problem, Severity
from workflow.definition.councils import Because

ID = "organisers-unasked"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every council that says one of the two and not the other."""
    for council in councils(draft):
        named = council.node.scalars("organisers")
        derived = [one for one in council.node.scalars("derived") if one.text == Because.ORGANISER]
        if named and not derived:
            hint = "add derived: [own_case, own_unit, organiser]"
            yield Problem.at(named[0].place, SEVERITY, ID, "organising is no conflict at this council", hint)
        elif derived and not named:
            message = "organising is a conflict, but no role is said to organise"
            yield Problem.at(derived[0].place, SEVERITY, ID, message, "name the roles under organisers")
