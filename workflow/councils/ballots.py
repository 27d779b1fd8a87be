"""Ballots that are cast here: openly with a name, entered for an absent member, or secretly into a box.

Of a secret ballot the core knows who voted on what and, once the box is opened, what all papers say; never both.
"""

from __future__ import annotations

from collections.abc import Mapping

from workflow.councils import voting
from workflow.councils.commands import CastBallot, CastPapers, DeclareConflict, EnterCount, EnterOpinion, OpenBox
from workflow.councils.sitting import Choice, Sitting
from workflow.definition.councils import Conflicted, CouncilRule, Voting
from workflow.definition.votes import Shares
from workflow.errors import NotFound, Refused
from workflow.events.sittings import BallotCast, BoxOpened, OpinionEntered, PapersCast, PapersVoided, SittingEvent
from workflow.ids import MotionId, PersonId
from workflow.refusals import Refusal, WayOut

CAST, ENTER, CAST_PAPERS, OPEN_BOX = "cast_ballot", "enter_opinion", "cast_papers", "open_box"
INSTEAD = {
    Voting.COUNTED: Refusal("votes_are_counted_on_paper"),
    Voting.OPEN: Refusal("votes_are_open"),
    Voting.SECRET: Refusal("votes_are_secret"),
}
VotingCommand = EnterCount | CastBallot | EnterOpinion | CastPapers | OpenBox


def vote(
    rule: CouncilRule,
    sitting: Sitting,
    command: VotingCommand,
    *,
    actor: PersonId,
    shares: Shares | None,
    papers: Mapping[MotionId, Mapping[str, Choice]],
) -> tuple[SittingEvent, ...]:
    """What happens when that is asked of an open sitting; raises `NotFound`, `Refused`."""
    match command:
        case EnterCount():
            return voting.count(rule, sitting, command)
        case CastBallot():
            return _cast(rule, sitting, command, actor)
        case EnterOpinion():
            return _enter_opinion(rule, sitting, command)
        case CastPapers():
            return _cast_papers(rule, sitting, command, actor)
        case OpenBox():
            return _open_box(rule, sitting, shares, papers)


def before_box_is_opened(sitting: Sitting, trigger: str) -> None:
    """Raise `Refused` once the papers are known: who may vote on what does not change any more."""
    if sitting.papers:
        raise Refused(trigger, (Refusal("box_is_open"),))


def left_out_after_voting(sitting: Sitting, attending: frozenset[PersonId]) -> list[Refusal]:
    """A refusal for each member whose secret paper lies in the box, and who is to be taken as absent."""
    gone = sorted({member for _, member in sitting.voted} - attending)
    return [Refusal("voted_and_absent", {"person": name}, (WayOut.CORRECT_FIGURES,), "present") for name in gone]


def voided(rule: CouncilRule, sitting: Sitting, command: DeclareConflict) -> tuple[SittingEvent, ...]:
    """A conflict that comes out after its member voted in secret: which paper is theirs is unknown, so all vote again."""
    if rule.conflicted is Conflicted.VOTES or (command.motion, command.member) not in sitting.voted:
        return ()
    return (PapersVoided(motion=command.motion),)


def voters(rule: CouncilRule, sitting: Sitting, motion: MotionId) -> frozenset[PersonId]:
    """The members who vote on *motion*: they take part, and are not kept out of it."""
    out = sitting.conflicted(motion) if rule.conflicted is Conflicted.EXCLUDED else frozenset()
    return sitting.taking_part() - out


def _cast(rule: CouncilRule, sitting: Sitting, command: CastBallot, member: PersonId) -> tuple[SittingEvent, ...]:
    """Vote openly, or change one's vote while the sitting is open."""
    _given_so(rule, Voting.OPEN, CAST)
    unmet = _faults(rule, sitting, command.motion, member, command.choice)
    if unmet:
        raise Refused(CAST, tuple(unmet))
    return (BallotCast(motion=command.motion, member=member, choice=command.choice.value),)


def _enter_opinion(rule: CouncilRule, sitting: Sitting, command: EnterOpinion) -> tuple[SittingEvent, ...]:
    """Enter an absent member's vote from their paper; not over a vote that they cast themselves."""
    _given_so(rule, Voting.OPEN, ENTER)
    which = (command.motion, command.member)
    unmet = _faults(rule, sitting, command.motion, command.member, command.choice)
    if not unmet and command.member not in sitting.written:
        unmet.append(Refusal("not_heard_in_writing", {}, (WayOut.CORRECT_FIGURES,), "member"))
    if which in sitting.ballots and which not in sitting.opinions:
        unmet.append(Refusal("voted_themselves", {}, (), "member"))
    if not command.paper.number.strip():
        unmet.append(Refusal("opinion_number_missing", {}, (WayOut.FILL_IN,), "number"))
    if unmet:
        raise Refused(ENTER, tuple(unmet))
    entered = OpinionEntered(
        motion=command.motion,
        member=command.member,
        sha256=command.paper.sha256,
        size=command.paper.size,
        media_type=command.paper.media_type,
        number=command.paper.number.strip(),
        paper_kind=command.paper_kind.strip(),
        choice=command.choice.value,
        filename=command.paper.filename,
    )
    return (entered,)


def _cast_papers(
    rule: CouncilRule, sitting: Sitting, command: CastPapers, member: PersonId
) -> tuple[SittingEvent, ...]:
    """Put papers into the box, or say something else on those whose receipt was shown: that leaves no event."""
    _given_so(rule, Voting.SECRET, CAST_PAPERS)
    before_box_is_opened(sitting, CAST_PAPERS)
    unmet = [] if command.choices else [Refusal("nothing_chosen", {}, (WayOut.FILL_IN,), "choices")]
    for motion, choice in command.choices.items():
        unmet += _faults(rule, sitting, motion, member, choice)
        if (motion, member) in sitting.voted and motion not in command.replaces:
            unmet.append(Refusal("already_voted", {}, (WayOut.SHOW_RECEIPT,), "receipt"))
    if unmet:
        raise Refused(CAST_PAPERS, tuple(dict.fromkeys(unmet)))
    new = tuple(sorted(motion for motion in command.choices if (motion, member) not in sitting.voted))
    return (PapersCast(member=member, motions=new),) if new else ()


def _open_box(
    rule: CouncilRule, sitting: Sitting, shares: Shares | None, papers: Mapping[MotionId, Mapping[str, Choice]]
) -> tuple[SittingEvent, ...]:
    """Publish every paper once everybody has voted. What it says has no part in whether it may be opened."""
    _given_so(rule, Voting.SECRET, OPEN_BOX)
    before_box_is_opened(sitting, OPEN_BOX)
    unmet = voting.quorum_faults(rule, sitting, shares) if shares else []
    for number, motion in enumerate(sitting.agenda, start=1):
        voted = {member for about, member in sitting.voted if about == motion}
        missing = voters(rule, sitting, motion) - voted
        if missing:
            params: dict[str, str | int] = {"motion": number, "missing": len(missing)}
            unmet.append(Refusal("papers_missing", params, (WayOut.CORRECT_ATTENDANCE,), motion))
        elif len(papers.get(motion, {})) != len(voted):
            found: dict[str, str | int] = {"motion": number, "papers": len(papers.get(motion, {})), "voted": len(voted)}
            unmet.append(Refusal("papers_do_not_match", found, (WayOut.CALL_ANOTHER_SITTING,), motion))
    if unmet:
        raise Refused(OPEN_BOX, tuple(unmet))
    return (BoxOpened(papers={motion: _in_order(papers.get(motion, {})) for motion in sitting.agenda}),)


def _in_order(papers: Mapping[str, Choice]) -> dict[str, str]:
    """The papers in the order of their random codes, which says nothing of when they were cast."""
    return {code: choice.value for code, choice in sorted(papers.items())}


def _given_so(rule: CouncilRule, wanted: Voting, trigger: str) -> None:
    if rule.voting is not wanted:
        raise Refused(trigger, (INSTEAD[rule.voting],))


def _faults(rule: CouncilRule, sitting: Sitting, motion: MotionId, member: PersonId, choice: Choice) -> list[Refusal]:
    """Why *member* may not vote so on *motion*; raises `NotFound` for one that is not on the agenda."""
    if motion not in sitting.agenda:
        raise NotFound("motion", motion)
    if member not in sitting.taking_part():
        return [Refusal("not_taking_part")]
    if member not in voters(rule, sitting, motion):
        return [Refusal("kept_out_of_motion", {}, (), motion)]
    bound = rule.conflicted is Conflicted.ABSTAINS and member in sitting.conflicted(motion)
    if bound and choice is not Choice.ABSTAIN:
        return [Refusal("may_only_abstain", {}, (WayOut.CORRECT_FIGURES,), motion)]
    return []


__all__ = ["VotingCommand", "before_box_is_opened", "left_out_after_voting", "voided", "vote", "voters"]
