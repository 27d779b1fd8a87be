"""The whole definition, put together from its parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from definitions.law import LawOfVotes, issued_day, shipped_law
from definitions.nodes import MapNode
from definitions.reading import deadlines, papers, quotas
from definitions.reading.councils import council, left_to_councils
from definitions.reading.decisions import decision_rule, left_to_decisions
from definitions.reading.guards import GuardReader
from definitions.reading.letters import letters
from definitions.reading.tracks import TrackReader, return_rule
from definitions.reading.votes import VoteReader
from definitions.reading.words import by_id, ids, label_of, optional_id
from definitions.tracing import mentions
from definitions.values import full_date, whole_number
from workflow.consulting import Consultation
from workflow.definition import Deadline, Definition, Field, Obligation, Source, Told, Track, VoteRule
from workflow.honours import given_once
from workflow.ids import (
    AwardId,
    ConsultationId,
    CouncilId,
    DeadlineId,
    DecisionRuleId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    QuestionId,
    QuotaId,
    RoleId,
    StateId,
    TrackId,
    VoteRuleId,
    WaiverId,
)
from workflow.machine import compile_moves
from workflow.obligations import obligation_track
from workflow.quotas import Quota
from workflow.returning import deadlines_back, with_clock
from workflow.waiving import Waiver


def definition_from(root: MapNode, sha256: str, law: LawOfVotes | None = None) -> Definition:
    """The definition that the composed tree *root* says, under *law* (as shipped unless given); *root* has no errors."""
    parts = _Parts.of(root, law or shipped_law())
    councils = by_id(CouncilId, council, root, "councils")
    awards = by_id(AwardId, lambda id_, node: quotas.award(id_, node, root.below("tracks")), root, "awards")
    returned = by_id(StateId, return_rule, root, "returned")
    decisions = by_id(DecisionRuleId, decision_rule, root, "decisions")
    written = left_to_decisions(left_to_councils(parts.tracks(root), councils), decisions)
    all_tracks = with_clock(given_once(written, awards), returned)
    return Definition(
        id=root.text("plan"),
        sha256=sha256,
        label=label_of(root),
        year=whole_number(root.text("year")),
        source=_source(root.below("source")),
        roles=by_id(RoleId, papers.role, root, "roles"),
        documents=by_id(DocumentKindId, papers.document, root, "documents"),
        fields=_fields(root),
        milestones=by_id(MilestoneId, papers.milestone, root, "milestones"),
        questions=by_id(QuestionId, quotas.question, root, "questions"),
        deadlines=parts.deadlines | deadlines_back(all_tracks, returned),
        obligations=parts.obligations,
        quotas=parts.quotas,
        votes=parts.votes,
        councils=councils,
        decisions=decisions,
        awards=awards,
        tracks=all_tracks,
        moves=compile_moves(all_tracks.values()),
        participants=quotas.participants(root.below("participants")),
        returned=returned,
        rounds=deadlines.rounds(root.below("rounds")),
        launched_by=ids(RoleId, root, "launched_by"),
        standing_office=optional_id(RoleId, root, "standing_office"),
        period=deadlines.period(root.below("period")),
        told=tuple(_told(item) for item in root.each("told") if isinstance(item, MapNode)),
        letters=letters(root.below("letters")),
        facts=facts_in(root),
    )


def _fields(root: MapNode) -> dict[FieldId, Field]:
    """What cases have fields for; a criterion that somebody answers is one too."""
    return {
        **by_id(FieldId, papers.field, root, "fields"),
        **by_id(FieldId, papers.assessment, root, "assessments"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What tracks are made of: the things their guards name."""

    votes: dict[VoteRuleId, VoteRule]
    deadlines: dict[DeadlineId, Deadline]
    obligations: dict[TrackId, Obligation]
    quotas: dict[QuotaId, Quota]
    waivers: dict[WaiverId, Waiver]
    consultations: dict[ConsultationId, Consultation]

    @classmethod
    def of(cls, root: MapNode, law: LawOfVotes) -> _Parts:
        consultations = by_id(ConsultationId, papers.consultation, root, "consultations")
        answers = {one.deadline.id: one.deadline for one in consultations.values()}
        return cls(
            votes=by_id(VoteRuleId, VoteReader(law, issued_day(root)).vote, root, "votes"),
            deadlines=by_id(DeadlineId, deadlines.deadline, root, "deadlines") | answers,
            obligations=by_id(TrackId, deadlines.obligation, root, "obligations"),
            quotas=by_id(QuotaId, quotas.quota, root, "quotas"),
            waivers=by_id(WaiverId, papers.waiver, root, "waivers"),
            consultations=consultations,
        )

    def tracks(self, root: MapNode) -> dict[TrackId, Track]:
        """The tracks as written, and the built-in one of each obligation."""
        guards = GuardReader(self.votes, self.deadlines, self.quotas, self.consultations)
        reader = TrackReader(guards, self.waivers.values(), self.consultations.values())
        built_in = {id_: obligation_track(one, self.deadlines[one.deadline]) for id_, one in self.obligations.items()}
        return {**by_id(TrackId, reader.track, root, "tracks"), **built_in}


def facts_in(root: MapNode) -> dict[str, str]:
    """Each fact the definition expresses, and the first place, `file:line`, where it says so."""
    places = sorted((one.fact.place, one.fact.text) for one in mentions(root))
    first: dict[str, str] = {}
    for place, text in places:
        first.setdefault(text, f"{PurePath(place.file).name}:{place.line}")
    return first


def _source(node: MapNode) -> Source:
    issued = node.text("date")
    return Source(
        number=node.text("number"),
        issued_on=full_date(issued) if issued else None,
        issuer=node.text("issuer"),
        signer=node.text("signer"),
        basis=node.texts("basis"),
    )


def _told(node: MapNode) -> Told:
    return Told(fact=node.text("fact"), text=label_of(node, "text"))
