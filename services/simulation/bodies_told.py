"""What is done together and told apart from cases: councils, their sittings, juries, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.simulation.decided_told import DecisionTeller
from services.simulation.judged_told import judging_told
from services.simulation.sittings_told import SittingTeller
from services.simulation.wording import Wording
from workflow.events import AnyEvent
from workflow.events.decisions import AwardGiven

Told = tuple[str, str, list[str]]
STREAMS = ("sitting:", "council:", "decision:")


@dataclass(frozen=True, slots=True)
class BodyTeller:
    """Tells of councils and decisions in one language, each after what was told of it before."""

    word: Wording
    sittings: SittingTeller
    decisions: DecisionTeller

    def told(self, stream: str, event: AnyEvent) -> Told | None:
        """The kind, the sentence and the details of *event*; None for one that needs no telling."""
        if stream.startswith("decision:"):
            return self.decisions.told(stream, event)
        return judging_told(event, self.word) or self.sittings.told(stream, event)

    def case_of(self, event: AnyEvent) -> str:
        """The case that *event* is about; empty where it is about the sitting or the decision as a whole."""
        return self.decisions.case_of(event) or self.sittings.case_of(event)


def body_teller(word: Wording, people: Mapping[str, str], subjects: Mapping[str, str]) -> BodyTeller:
    """A teller that calls people and cases by those names."""
    return BodyTeller(word, SittingTeller(word, people), DecisionTeller(word, subjects))


def place_of(event: AnyEvent) -> str:
    """Where *event* stands among those of its act: awards after the decision that gives them."""
    return "~" if isinstance(event, AwardGiven) else ""
