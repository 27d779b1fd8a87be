"""A plan, frozen: what the YAML of a plan means once every problem in it is mended.

The language that produces these objects lives in `definitions`; nothing here reads text.
Every part carries a Vietnamese label, and where the issuer's text asks for it, the id of the fact
(`001-Q3`) it expresses.
"""

from __future__ import annotations

from workflow.definition.awards import Award, FromAbove, Holder, Once
from workflow.definition.duties import (
    Deadline,
    Late,
    MetWhen,
    Obligation,
    Occurrence,
    Owed,
    Proof,
    RungKind,
    RungRule,
)
from workflow.definition.letters import LetterWords
from workflow.definition.papers import Choice, DocumentKind, Field, FieldKind
from workflow.definition.participants import Block, Participants
from workflow.definition.plan import Definition, Period
from workflow.definition.questions import Milestone, Option, Question, Told
from workflow.definition.returned import ReturnRule, RunsOut
from workflow.definition.roles import Role, Scope
from workflow.definition.source import Label, Source
from workflow.definition.tracks import CANCELLATION, Carrying, State, Subject, Track, Transition
from workflow.definition.votes import Denominator, Shares, VoteRule

__all__ = [
    "CANCELLATION",
    "Award",
    "Block",
    "Carrying",
    "Choice",
    "Deadline",
    "Definition",
    "Denominator",
    "DocumentKind",
    "Field",
    "FieldKind",
    "FromAbove",
    "Holder",
    "Label",
    "Late",
    "LetterWords",
    "MetWhen",
    "Milestone",
    "Obligation",
    "Occurrence",
    "Once",
    "Option",
    "Owed",
    "Participants",
    "Period",
    "Proof",
    "Question",
    "ReturnRule",
    "Role",
    "RungKind",
    "RungRule",
    "RunsOut",
    "Scope",
    "Shares",
    "Source",
    "State",
    "Subject",
    "Told",
    "Track",
    "Transition",
    "VoteRule",
]
