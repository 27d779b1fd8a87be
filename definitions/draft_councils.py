"""Councils and votes as written, which may still be wrong: the moves a council makes, the votes that the law speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from definitions.draft import Draft
from definitions.draft_tracks import Move, TrackDraft
from definitions.language import GUARD
from definitions.law import VoteLaw, issued_day
from definitions.nodes import MapNode, TextNode
from definitions.shapes import walk
from workflow.definition.councils import Ballot


@dataclass(frozen=True, slots=True)
class CouncilDraft:
    """A council as written."""

    id: TextNode
    node: MapNode

    @property
    def ballot(self) -> str:
        return self.node.text("ballot") or Ballot.APPROVE

    @property
    def trigger(self) -> TextNode:
        """The name of the move it makes; empty while that is missing."""
        return self.node.scalar("trigger") or TextNode(self.node.place, "")

    def moves(self, draft: Draft) -> Iterator[tuple[TrackDraft, Move]]:
        """Every move that its sittings make, with the track it is on."""
        for name in self.node.texts("tracks"):
            track = draft.track(name)
            if track is not None:
                yield from ((track, move) for move in track.moves if move.trigger.text == self.trigger.text)


@dataclass(frozen=True, slots=True)
class VoteUnderLaw:
    """A vote as written, and what the law asks of it for the form of award that `names` it."""

    id: TextNode
    node: MapNode
    law: VoteLaw
    names: TextNode


def councils(draft: Draft) -> Iterator[CouncilDraft]:
    """Every council that is written as one."""
    return (CouncilDraft(key, node) for key, node in draft.section("councils").maps())


def left_to_a_council(draft: Draft) -> frozenset[tuple[str, str]]:
    """The moves that sittings make, by track and trigger."""
    return frozenset(
        (track.id.text, move.trigger.text) for council in councils(draft) for track, move in council.moves(draft)
    )


def guards_of(move: Move) -> Iterator[MapNode]:
    """Every guard of *move*, those inside others too."""
    for guard in move.node.each("guard"):
        yield from (
            visit.node for visit in walk(guard, GUARD) if visit.shape is GUARD and isinstance(visit.node, MapNode)
        )


def forms_of_votes(draft: Draft) -> Iterator[TextNode]:
    """Every place where a vote left to the law names a form of award."""
    for _, vote in draft.section("votes").maps():
        yield from vote.below("by_law").scalars("form")


def forms_of_awards(draft: Draft) -> Iterator[TextNode]:
    """Every place where an award names its form."""
    for _, award in draft.section("awards").maps():
        yield from award.scalars("form")


def votes_under_law(draft: Draft) -> Iterator[VoteUnderLaw]:
    """Every vote of which the law speaks: left to it (`by_law`), or taken on a track of an award that says its form."""
    day, votes = issued_day(draft.root), dict(_votes(draft))
    named = {key: vote.below("by_law").scalar("form") for key, (_, vote) in votes.items()}
    asked = [(key, form) for key, form in named.items() if form is not None]
    for _, award in draft.section("awards").maps():
        form = award.scalar("form")
        asked += [(vote, form) for vote in sorted(_taken_on(draft, award.text("track"))) if form is not None]
    for vote_id, form in asked:
        law = draft.law.on(day, form.text)
        if law is not None and vote_id in votes:
            key, vote = votes[vote_id]
            yield VoteUnderLaw(key, vote, law, form)


def _votes(draft: Draft) -> Iterator[tuple[str, tuple[TextNode, MapNode]]]:
    for key, node in draft.section("votes").maps():
        yield key.text, (key, node)


def _taken_on(draft: Draft, track: str) -> set[str]:
    """The votes by which cases on *track* are decided."""
    cases = draft.track(track)
    guards = cases.guards if cases else ()
    by_guards = {named.text for guard in guards for word in ("carried", "lost") for named in guard.scalars(word)}
    by_councils = {council.node.text("vote") for council in councils(draft) if track in council.node.texts("tracks")}
    return by_guards | by_councils - {""}
