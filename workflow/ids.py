"""Names of things, each its own type, so that a unit is never passed where a person is meant."""

from __future__ import annotations

from typing import NewType

CampaignId = NewType("CampaignId", str)
CaseId = NewType("CaseId", str)
DecisionId = NewType("DecisionId", str)
LineId = NewType("LineId", str)
MotionId = NewType("MotionId", str)
ObjectionId = NewType("ObjectionId", str)
PersonId = NewType("PersonId", str)
SittingId = NewType("SittingId", str)
UnitId = NewType("UnitId", str)

AwardId = NewType("AwardId", str)
BlockId = NewType("BlockId", str)
ConsultationId = NewType("ConsultationId", str)
CouncilId = NewType("CouncilId", str)
CriterionId = NewType("CriterionId", str)
DeadlineId = NewType("DeadlineId", str)
DecisionRuleId = NewType("DecisionRuleId", str)
DocumentKindId = NewType("DocumentKindId", str)
FieldId = NewType("FieldId", str)
MilestoneId = NewType("MilestoneId", str)
OptionId = NewType("OptionId", str)
QuestionId = NewType("QuestionId", str)
QuotaId = NewType("QuotaId", str)
RoleId = NewType("RoleId", str)
StateId = NewType("StateId", str)
TrackId = NewType("TrackId", str)
Trigger = NewType("Trigger", str)
VoteRuleId = NewType("VoteRuleId", str)
WaiverId = NewType("WaiverId", str)

CANCELLED = StateId("cancelled")
"""The state of a case that was cancelled, the same on every track."""
