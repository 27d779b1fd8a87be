"""What the pages of decisions read: the list, what waits for a decision, one decision with what is in its way, its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services import decisions
from services.access import Actor, scope_of
from services.cases import event_of
from services.decisions import Found, Seen, Waiting
from services.pages.reading import Happened
from services.registry import definition_of
from services.store import award_register, campaigns, people
from services.store import cases as case_rows
from services.store.award_register import ListedAward
from services.store.decisions import ListedDecision
from services.store.work import Work
from workflow.campaign import CampaignState
from workflow.decisions.conditions import drafters
from workflow.definition import Definition
from workflow.ids import CaseId, LineId
from workflow.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDecide:
    """A rule by which somebody may draft decisions, and how many cases wait for one."""

    found: Found
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsRead:
    """The decisions somebody may know of, drafts first, the plan of each one's campaign, and where they may draft."""

    decisions: tuple[ListedDecision, ...]
    definitions: Mapping[str, Definition]
    to_decide: tuple[ToDecide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingRead:
    """What a decision may be drafted on."""

    found: Found
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRead:
    """A decision with everything its page shows.

    `readable` are the cases whose pages the reader may open; `in_the_way` why cases could not be decided today;
    `waiting` what may still be put on it; `own` the lines whose award the reader may say to have received. `reverting`
    gives, of a revocation, what each line takes back.
    """

    seen: Seen
    today: date
    waiting: tuple[Waiting, ...]
    in_the_way: Mapping[CaseId, tuple[Refusal, ...]]
    readable: frozenset[CaseId]
    own: frozenset[LineId]
    reverting: Mapping[LineId, ListedAward]
    may_draft: bool
    may_record: bool
    may_revoke: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionHistory:
    """The entries of a decision, with the names their words need, by id."""

    seen: Seen
    happened: tuple[Happened, ...]
    names: Mapping[str, str]


def read_decisions(work: Work, who: Actor, campaign: str | None = None) -> DecisionsRead:
    """The decisions that *who* may know of, over all campaigns or of one."""
    listed = decisions.listing(work, who, campaign=campaign)
    rulers: dict[str, Definition] = {}
    to_decide: list[ToDecide] = []
    for one in campaigns.listing(work, scope_of(who)):
        if campaign not in (None, one.id):
            continue
        rulers[one.id] = definition_of(work, one.sha256)
        for rule in rulers[one.id].decisions.values():
            if who.roles_at_large() & set(rule.drafted_by) and one.state == CampaignState.LAUNCHED:
                found = decisions.rule_of(work, who, one.id, rule.id)
                to_decide.append(ToDecide(found=found, waiting=len(decisions.waiting(work, who, found))))
    known = tuple(one for one in listed if one.campaign in rulers)
    return DecisionsRead(decisions=known, definitions=rulers, to_decide=tuple(to_decide))


def read_drafting(work: Work, who: Actor, campaign: str, rule: str) -> DraftingRead:
    """What a decision by that rule may be drafted on. Raises `NotFound`."""
    found = decisions.rule_of(work, who, campaign, rule)
    return DraftingRead(found=found, waiting=tuple(decisions.waiting(work, who, found)))


def read_decision(work: Work, who: Actor, decision: str) -> DecisionRead:
    """The decision page's matter. Raises `NotFound`."""
    seen = decisions.look(work, who, decision)
    known, found, roles = seen.decision, seen.found, who.roles_at_large()
    drafts = bool(roles & set(drafters(found.rule, known.purpose)))
    records = bool(roles & set(found.rule.recorded_by))
    ids = [line.case for line in known.lines.values()]
    earlier = [line.earlier for line in known.lines.values() if line.earlier]
    given = {one.id: one for one in award_register.of_lines(work, earlier)} if earlier else {}
    return DecisionRead(
        seen=seen,
        today=work.act.today,
        waiting=tuple(decisions.waiting(work, who, found)) if drafts and known.is_draft else (),
        in_the_way=decisions.in_the_way(work, who, known, found) if (drafts or records) and known.is_draft else {},
        readable=frozenset(CaseId(one) for one in case_rows.load(work, ids, scope=scope_of(who))),
        own=decisions.own_lines(known, who),
        reverting={name: given[line.earlier] for name, line in known.lines.items() if line.earlier in given},
        may_draft=drafts,
        may_record=records,
        may_revoke=bool(found.rule.revokes and roles & set(found.rule.revoked_by)),
    )


def read_history(work: Work, who: Actor, decision: str) -> DecisionHistory:
    """The history of a decision. Raises `NotFound` for those to whom it is not open."""
    happened = [Happened(entry=kept.entry, event=event_of(kept)) for kept in decisions.history_of(work, who, decision)]
    seen = decisions.look(work, who, decision)
    actors = {person.id: person.name for person in people.by_id(work, {one.entry.actor for one in happened}).values()}
    about = {
        str(name): seen.cases[line.case].subject
        for name, line in seen.decision.lines.items()
        if line.case in seen.cases
    }
    return DecisionHistory(seen=seen, happened=tuple(happened), names=actors | about)
