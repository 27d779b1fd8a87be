"""Use this rule to notice votes that ask for less than the law asks for the form of award they are about.

An award that says its `form` is compared with the law of the plan's day of issue: the quorum, the majority, and what it
is a share of. A majority of the members present is less than the same majority of all members. Mend it by asking for
more, or leave the vote to the law (`by_law`).

Bad::

    source: {date: 1/8/2024}
    awards: {soldier: {label: Chiến sĩ thi đua cơ sở, track: collective, form: cstd_co_so}}
    votes: {award_vote: {quorum: 2/3, majority: at least 4/5, of: present}}

Good::

    source: {date: 1/8/2024}
    awards: {soldier: {label: Chiến sĩ thi đua cơ sở, track: collective, form: cstd_co_so}}
    votes: {award_vote: {quorum: 2/3, majority: at least 4/5, of: members}}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import VoteUnderLaw, votes_under_law
from definitions.nodes import MapNode, TextNode
from definitions.problem import Problem, Severity
from definitions.values import SHARE_OF_VOTES, SHARE_REACHED, Kind, share
from workflow.definition import Denominator

ID = "vote-below-law"
SEVERITY = Severity.WARNING
FROM_SMALL_TO_LARGE = (Denominator.CAST, Denominator.PRESENT, Denominator.TAKING_PART, Denominator.MEMBERS)


def check(draft: Draft) -> Iterator[Problem]:
    """Every vote, or reading of one, that asks for less than the law."""
    for one in votes_under_law(draft):
        read = [node for _, node in one.node.below("reading").below("answers").maps()]
        for node in read or [one.node]:
            for place, less in _less(node, one):
                message = f"{less} than {one.law.article} asks for {one.names.text}"
                yield Problem.at(
                    place.place, SEVERITY, ID, message, "ask for more, or leave the vote to the law: by_law"
                )


def _less(node: MapNode, one: VoteUnderLaw) -> Iterator[tuple[TextNode, str]]:
    """What of *node* is less than the law, and where it says so."""
    for quorum in (*node.scalars("quorum"), *node.below("by_law").scalars("quorum")):
        if one.law.quorum and _readable(quorum, SHARE_REACHED) and share(quorum.text)[0] < one.law.quorum:
            yield quorum, "the quorum is less"
    for majority in node.scalars("majority"):
        if _readable(majority, SHARE_OF_VOTES):
            if _weaker(majority.text, one):
                yield majority, "the majority is less"
            elif _rank(node.text("of") or Denominator.PRESENT) < _rank(one.law.of):
                yield node.scalar("of") or majority, "the majority is of fewer members"


def _weaker(text: str, one: VoteUnderLaw) -> bool:
    majority, strict = share(text)
    return majority < one.law.majority or (majority == one.law.majority and one.law.strict and not strict)


def _rank(of: str) -> int:
    return next((rank for rank, base in enumerate(FROM_SMALL_TO_LARGE) if base == of), len(FROM_SMALL_TO_LARGE))


def _readable(node: TextNode, kind: Kind) -> bool:
    return kind.takes(node.text) and kind.means_something(node.text)
