"""When votes count and carry: as the plan says, by the answer to a question, or as the law says on the day of issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from definitions.law import LawOfVotes
from definitions.nodes import MapNode
from definitions.reading.words import facts_of, label_of
from definitions.values import share
from workflow.definition import Denominator, Shares, VoteRule
from workflow.ids import OptionId, QuestionId, VoteRuleId
from workflow.readings import Asked


@dataclass(frozen=True, slots=True)
class VoteReader:
    """Reads rules of votes under the law as it stood on the day the plan was issued."""

    law: LawOfVotes
    issued_on: date

    def vote(self, id_: VoteRuleId, node: MapNode) -> VoteRule:
        """The rule that *node* says; it has no errors."""
        law = node.below("by_law")
        if law.entries:
            return self._by_law(id_, node, law)
        reading = node.below("reading")
        read = {OptionId(option.text): _shares(one) for option, one in reading.below("answers").maps()}
        asked = Asked(QuestionId(reading.text("ask")), read) if reading.entries else None
        return VoteRule(id=id_, label=label_of(node), shares=asked or _shares(node), facts=facts_of(node))

    def _by_law(self, id_: VoteRuleId, node: MapNode, by_law: MapNode) -> VoteRule:
        law = self.law.on(self.issued_on, by_law.text("form"))
        said = by_law.text("quorum")
        quorum = share(said)[0] if said else law.quorum if law else None
        if law is None or quorum is None:
            raise ValueError(f"the law does not say what the vote {id_} needs")
        shares = Shares(quorum=quorum, majority=law.majority, strict=law.strict, of=law.of, article=law.article)
        return VoteRule(id=id_, label=label_of(node), shares=shares, facts=facts_of(node))


def _shares(node: MapNode) -> Shares:
    quorum, _ = share(node.text("quorum"))
    majority, strict = share(node.text("majority"))
    of = Denominator(node.text("of") or Denominator.PRESENT)
    return Shares(quorum=quorum, majority=majority, strict=strict, of=of)
