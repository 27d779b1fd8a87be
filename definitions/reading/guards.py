"""Guards by their leading key: data in, one frozen predicate out. No text is ever evaluated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from definitions.language import GUARD
from definitions.nodes import MapNode
from definitions.reading.words import ids, is_yes, optional_id
from definitions.values import whole_number
from workflow.consulting import Consultation
from workflow.definition import Deadline, Denominator, Shares, Subject, VoteRule
from workflow.guards import (
    AllOf,
    AlongWith,
    AnswerIs,
    AnyOf,
    FieldIs,
    FieldReaches,
    Guard,
    HasDocument,
    HasDocumentFromBelow,
    HasMajority,
    HasQuorum,
    IsAssessed,
    IsParticipant,
    MilestoneReached,
    Negated,
    Open,
    TakenAtMost,
    TakenOnce,
    UnitCaseCarries,
    UnitCaseHas,
    UnitCaseIn,
    VoteAddsUp,
    Waivable,
    WithinQuota,
    WonBefore,
)
from workflow.ids import (
    ConsultationId,
    DeadlineId,
    DocumentKindId,
    FieldId,
    MilestoneId,
    OptionId,
    QuestionId,
    QuotaId,
    StateId,
    TrackId,
    Trigger,
    VoteRuleId,
    WaiverId,
)
from workflow.obligations import in_time_for
from workflow.quotas import Quota
from workflow.readings import Asked, readings
from workflow.waiving import waiver_trigger

VOTE_CARRIED = "vote_carried"
CONDITION_HOLDS = "condition_holds"
WON_ALREADY = "won_already"
OWN_CASE_REACHED = "own_case_reached"


@dataclass(frozen=True, slots=True)
class GuardReader:
    """Reads guards; knows the things of the plan that they name."""

    votes: Mapping[VoteRuleId, VoteRule] = field(default_factory=dict)
    deadlines: Mapping[DeadlineId, Deadline] = field(default_factory=dict)
    quotas: Mapping[QuotaId, Quota] = field(default_factory=dict)
    consultations: Mapping[ConsultationId, Consultation] = field(default_factory=dict)
    below: TrackId | None = None
    of_people: bool = False

    def within(self, track: MapNode) -> GuardReader:
        """The reader of the guards of *track*, knowing which cases its own take to the next level, and whose they are."""
        of_people = track.text("subject") == Subject.PERSON
        return replace(self, below=optional_id(TrackId, track, "continues"), of_people=of_people)

    def guard_under(self, node: MapNode, key: str) -> Guard:
        """All of the guards under *key*; open when nothing was written there."""
        return AllOf(self._each(node, key)) if node.value(key) else Open()

    def _each(self, node: MapNode, key: str) -> tuple[Guard, ...]:
        return tuple(self._guard(item) for item in node.each(key) if isinstance(item, MapNode))

    def _guard(self, node: MapNode) -> Guard:
        leading = next(word for word in GUARD.kinds if word in node.entries)
        guard = READERS[leading](self, node)
        unless = node.text("unless")
        return Waivable(guard, waiver_trigger(WaiverId(unless))) if unless else guard

    def document(self, node: MapNode) -> Guard:
        kind = DocumentKindId(node.text("document"))
        return (
            HasDocumentFromBelow(kind, self.below) if self.below and is_yes(node, "from_below") else HasDocument(kind)
        )

    def continued(self, node: MapNode) -> Guard:
        return UnitCaseIn(self.below or TrackId(""), ids(StateId, node, "continued"), own=self.of_people)

    def milestone(self, node: MapNode) -> Guard:
        return MilestoneReached(MilestoneId(node.text("milestone")))

    def deadline(self, node: MapNode) -> Guard:
        return in_time_for(self.deadlines[DeadlineId(node.text("deadline"))])

    def unit_case(self, node: MapNode) -> Guard:
        track, states = TrackId(node.text("unit_case")), ids(StateId, node, "in")
        if states:
            return UnitCaseIn(track, states, _least(node))
        if node.text("document"):
            return UnitCaseCarries(track, DocumentKindId(node.text("document")))
        return UnitCaseHas(track, FieldId(node.text("field")), node.text("is"))

    def own_case(self, node: MapNode) -> Guard:
        track, states, others = TrackId(node.text("own_case")), ids(StateId, node, "in"), is_yes(node, "any_round")
        return UnitCaseIn(track, states, _least(node), own=True, any_round=others)

    def along_with(self, node: MapNode) -> Guard:
        return AlongWith(TrackId(node.text("along_with")))

    def field(self, node: MapNode) -> Guard:
        name, least, most = FieldId(node.text("field")), node.text("at_least"), node.text("at_most")
        if least or most:
            return FieldReaches(name, whole_number(least) if least else None, whole_number(most) if most else None)
        return FieldIs(name, node.text("is"))

    def assessment(self, node: MapNode) -> Guard:
        return IsAssessed(FieldId(node.text("assessment")))

    def answer(self, node: MapNode) -> Guard:
        return AnswerIs(QuestionId(node.text("answer")), OptionId(node.text("is")))

    def quota(self, node: MapNode) -> Guard:
        quota = self.quotas[QuotaId(node.text("quota"))]
        return WithinQuota(quota.id, ranked=node.text("taken") == "from_high_to_low", by_field=quota.by_field)

    def trigger(self, node: MapNode) -> Guard:
        return TakenAtMost(Trigger(node.text("trigger")), whole_number(node.text("at_most")))

    def participant(self, _node: MapNode) -> Guard:
        return IsParticipant()

    def won(self, node: MapNode) -> Guard:
        years = node.text("within_years")
        return WonBefore(StateId(node.text("won")), within_years=whole_number(years) if years else None)

    def carried(self, node: MapNode) -> Guard:
        return self._counted(node.text("carried"), lambda one: HasMajority(one.majority, one.strict, one.of))

    def lost(self, node: MapNode) -> Guard:
        return self._counted(
            node.text("lost"), lambda one: Negated(HasMajority(one.majority, one.strict, one.of), VOTE_CARRIED)
        )

    def _counted(self, name: str, decided: Callable[[Shares], Guard]) -> Guard:
        """The vote adds up, its quorum was there, and it is *decided*; under whichever reading the campaign answered."""
        shares = self.votes[VoteRuleId(name)].shares
        writing = any(one.of is Denominator.TAKING_PART for one in readings(shares))
        adds_up = VoteAddsUp(writing=writing)
        if not isinstance(shares, Asked):
            return AllOf((adds_up, HasQuorum(shares.quorum), decided(shares)))
        read = (
            AllOf((AnswerIs(shares.question, option), HasQuorum(one.quorum), decided(one)))
            for option, one in shares.values.items()
        )
        return AllOf((adds_up, AnyOf(tuple(read))))

    def consulted(self, node: MapNode) -> Guard:
        asked = self.consultations[ConsultationId(node.text("consulted"))]
        return TakenOnce(asked.agreeing, asked.objecting)

    def all(self, node: MapNode) -> Guard:
        return AllOf(self._each(node, "all"))

    def any(self, node: MapNode) -> Guard:
        return AnyOf(self._each(node, "any"))

    def negated(self, node: MapNode) -> Guard:
        (part,) = self._each(node, "not")
        match part:
            case WonBefore():
                return Negated(part, WON_ALREADY, {"state": part.state})
            case UnitCaseIn(own=True):
                return Negated(part, OWN_CASE_REACHED, {"track": part.track, "states": ", ".join(part.states)})
        return Negated(part, CONDITION_HOLDS)


def _least(node: MapNode) -> int:
    return whole_number(node.text("at_least") or "1")


READERS: Mapping[str, Callable[[GuardReader, MapNode], Guard]] = {
    kind: getattr(GuardReader, "negated" if kind == "not" else kind) for kind in GUARD.kinds
}
