"""Use this rule to notice councils that vote otherwise than the law asks for the form of award before them.

Where the law asks for a secret ballot, ballots on paper (`voting: counted`) or `secret` will do and `open` will not;
where it asks absent members for their opinion in writing, the council has to hear them (`written: yes`). Mend it so.

Bad::

    votes: {by_all: {label: Biểu quyết, by_law: {form: cstd_toan_quoc, quorum: 2/3}}}
    councils:
      board: {label: Hội đồng, tracks: collective, trigger: award, vote: by_all, convened_by: office, voting: open}

Good::

    votes: {by_all: {label: Biểu quyết, by_law: {form: cstd_toan_quoc, quorum: 2/3}}}
    councils:
      board:
        {label: Hội đồng, tracks: collective, trigger: award, vote: by_all, convened_by: office, voting: secret, written: yes}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import councils, votes_under_law
from definitions.problem import Problem, Severity
from workflow.definition.councils import Voting

ID = "council-below-law"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every council that votes openly, or does not hear absent members, against the law of its vote."""
    for one in votes_under_law(draft):
        for council in councils(draft):
            if council.node.text("vote") != one.id.text:
                continue
            voting = council.node.scalar("voting")
            if one.law.secret and voting and voting.text == Voting.OPEN:
                message = f"{one.law.article} asks for a secret ballot on {one.names.text}"
                yield Problem.at(voting.place, SEVERITY, ID, message, "write voting: secret or counted")
            if one.law.written and council.node.text("written") != "yes":
                message = f"{one.law.article} asks absent members for their opinion in writing on {one.names.text}"
                yield Problem.at(council.id.place, SEVERITY, ID, message, "add written: yes")
