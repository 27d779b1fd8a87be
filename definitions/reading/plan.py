"""The whole definition, put together from its parts."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from definitions.nodes import MapNode
from definitions.reading import deadlines, papers, quotas, tracks
from definitions.reading.guards import GuardReader
from definitions.reading.words import by_id, ids, label_of, optional_id
from definitions.tracing import mentions
from definitions.values import full_date, whole_number
from workflow.definition import Deadline, Definition, Obligation, Source, Told, Track, VoteRule
from workflow.ids import (
    DeadlineId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    QuestionId,
    QuotaId,
    RoleId,
    TrackId,
    VoteRuleId,
)
from workflow.machine import compile_moves
from workflow.obligations import obligation_track


def definition_from(root: MapNode, sha256: str) -> Definition:
    """The definition that the composed tree *root* says; *root* has no errors."""
    votes = by_id(VoteRuleId, papers.vote, root, "votes")
    owed = by_id(TrackId, deadlines.obligation, root, "obligations")
    due = by_id(DeadlineId, deadlines.deadline, root, "deadlines")
    all_tracks = _tracks(root, votes, owed, due)
    participants = root.below("participants")
    return Definition(
        id=root.text("plan"),
        sha256=sha256,
        label=label_of(root),
        year=whole_number(root.text("year")),
        source=_source(root.below("source")),
        roles=by_id(RoleId, papers.role, root, "roles"),
        documents=by_id(DocumentKindId, papers.document, root, "documents"),
        fields=by_id(FieldId, papers.field, root, "fields"),
        milestones=by_id(MilestoneId, papers.milestone, root, "milestones"),
        questions=by_id(QuestionId, quotas.question, root, "questions"),
        deadlines=due,
        obligations=owed,
        quotas=by_id(QuotaId, quotas.quota, root, "quotas"),
        votes=votes,
        tracks=all_tracks,
        moves=compile_moves(all_tracks.values()),
        participant_units=quotas.participant_units(participants),
        participants_question=optional_id(QuestionId, participants, "question"),
        launched_by=ids(RoleId, root, "launched_by"),
        standing_office=optional_id(RoleId, root, "standing_office"),
        period=_period(root.below("period")),
        told=tuple(_told(item) for item in root.each("told") if isinstance(item, MapNode)),
        facts=facts_in(root),
    )


def facts_in(root: MapNode) -> dict[str, str]:
    """Each fact the definition expresses, and the first place, `file:line`, where it says so."""
    places = sorted((one.fact.place, one.fact.text) for one in mentions(root))
    first: dict[str, str] = {}
    for place, text in places:
        first.setdefault(text, f"{PurePath(place.file).name}:{place.line}")
    return first


def _tracks(
    root: MapNode,
    votes: dict[VoteRuleId, VoteRule],
    owed: dict[TrackId, Obligation],
    due: dict[DeadlineId, Deadline],
) -> dict[TrackId, Track]:
    guards = GuardReader(votes)
    written = by_id(TrackId, lambda id_, node: tracks.track(id_, node, guards), root, "tracks")
    built_in = {id_: obligation_track(one, due[one.deadline]) for id_, one in owed.items()}
    return {**written, **built_in}


def _source(node: MapNode) -> Source:
    issued = node.text("date")
    return Source(
        number=node.text("number"),
        issued_on=full_date(issued) if issued else None,
        issuer=node.text("issuer"),
        signer=node.text("signer"),
        basis=node.texts("basis"),
    )


def _period(node: MapNode) -> tuple[date, date] | None:
    if not node.entries:
        return None
    return full_date(node.text("from")), full_date(node.text("through"))


def _told(node: MapNode) -> Told:
    return Told(fact=node.text("fact"), text=label_of(node, "text"))
