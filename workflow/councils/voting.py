"""Votes at a sitting: who may give one, whether a count adds up, and what every motion comes to when it is closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from workflow.councils.commands import EnterCount
from workflow.councils.sitting import Choice, Sitting
from workflow.councils.tallying import House, Outcome, Votes, tally
from workflow.definition.councils import Conflicted, CouncilRule, Voting
from workflow.definition.votes import Shares
from workflow.errors import NotFound, Refused
from workflow.events.sittings import MotionDecided, SittingEvent, VotesCounted
from workflow.ids import MotionId
from workflow.refusals import Refusal, WayOut


def count(rule: CouncilRule, sitting: Sitting, command: EnterCount) -> tuple[SittingEvent, ...]:
    """Enter what was counted on paper; the figures have to make up those who could vote."""
    _before(sitting, command.motion)
    if rule.voting is not Voting.COUNTED:
        raise Refused("enter_count", (Refusal("votes_are_cast_here"),))
    votes, house = command.votes, sitting.house(command.motion, rule.conflicted)
    unmet = _count_faults(votes, house, _must_abstain(rule, sitting, command.motion))
    if command.casting is not None and not rule.casting:
        unmet.append(Refusal("no_casting_vote", {}, (WayOut.CORRECT_FIGURES,), "casting"))
    if unmet:
        raise Refused("enter_count", tuple(unmet))
    counted = VotesCounted(
        motion=command.motion,
        in_favour=votes.in_favour,
        against=votes.against,
        abstained=votes.abstained,
        invalid=votes.invalid,
        casting=command.casting.value if command.casting else "",
    )
    return (counted,)


def results(
    rule: CouncilRule,
    sitting: Sitting,
    casting: Mapping[MotionId, Choice],
    shares: Shares,
) -> tuple[list[MotionDecided], list[Refusal]]:
    """What every motion comes to, and whatever keeps the sitting from being closed."""
    if rule.voting is Voting.SECRET and not sitting.papers:
        return [], [Refusal("box_not_opened", {}, (WayOut.OPEN_BOX,), "box")]
    decided, unmet = list[MotionDecided](), list[Refusal]()
    for number, motion in enumerate(sitting.agenda, start=1):
        votes = _votes(rule, sitting, motion)
        house = sitting.house(motion, rule.conflicted)
        if votes is None:
            unmet.append(Refusal("motion_not_voted", {"motion": number}, (WayOut.FILL_IN,), motion))
            continue
        faults = _count_faults(votes, house, _must_abstain(rule, sitting, motion))
        outcome = tally(shares, house, votes, casting=_casting(rule, sitting, motion, casting))
        if not outcome.quorate:
            faults.append(_no_quorum(outcome, shares))
        elif rule.casting and outcome.on_the_bar and not outcome.by_casting_vote:
            faults.append(Refusal("casting_vote_missing", {"motion": number}, (WayOut.FILL_IN,), motion))
        unmet += faults
        decided.append(_decided(motion, votes, house, outcome, shares))
    return decided, list(dict.fromkeys(unmet))


def quorum_faults(rule: CouncilRule, sitting: Sitting, shares: Shares) -> list[Refusal]:
    """The refusal of a vote for which too few members are in the room, whatever they would say."""
    houses = (sitting.house(motion, rule.conflicted) for motion in sitting.agenda)
    outcomes = (tally(shares, house, Votes()) for house in houses)
    return list(dict.fromkeys(_no_quorum(outcome, shares) for outcome in outcomes if not outcome.quorate))


def _before(sitting: Sitting, motion: MotionId) -> None:
    if motion not in sitting.agenda:
        raise NotFound("motion", motion)


def _votes(rule: CouncilRule, sitting: Sitting, motion: MotionId) -> Votes | None:
    """The votes on *motion*, ballots of members who may not vote on it left out; None where there are none yet."""
    match rule.voting:
        case Voting.COUNTED:
            return sitting.counted[motion][0] if motion in sitting.counted else None
        case Voting.SECRET:
            return _tally_of(list(sitting.papers[motion].values())) if motion in sitting.papers else None
        case Voting.OPEN:
            flagged = sitting.conflicted(motion)
            out = flagged if rule.conflicted is Conflicted.EXCLUDED else frozenset()
            silent = flagged if rule.conflicted is Conflicted.ABSTAINS else frozenset()
            return _tally_of(
                Choice.ABSTAIN if member in silent else sitting.ballots.get((motion, member), Choice.ABSTAIN)
                for member in sitting.taking_part() - out
            )


def _tally_of(choices: Iterable[Choice]) -> Votes:
    number = Counter(choices)
    return Votes(in_favour=number[Choice.IN_FAVOUR], against=number[Choice.AGAINST], abstained=number[Choice.ABSTAIN])


def _casting(rule: CouncilRule, sitting: Sitting, motion: MotionId, given: Mapping[MotionId, Choice]) -> bool | None:
    """How the chair decides equal votes on *motion*; None where nobody may, or has not."""
    if not rule.casting:
        return None
    if motion in given:
        return given[motion] is Choice.IN_FAVOUR
    return sitting.counted[motion][1] if motion in sitting.counted else None


def _must_abstain(rule: CouncilRule, sitting: Sitting, motion: MotionId) -> int:
    """How many of those taking part have to abstain."""
    if rule.conflicted is not Conflicted.ABSTAINS:
        return 0
    return len(sitting.conflicted(motion) & sitting.taking_part())


def _count_faults(votes: Votes, house: House, must_abstain: int) -> list[Refusal]:
    if min(votes.in_favour, votes.against, votes.abstained, votes.invalid) < 0:
        return [Refusal("votes_below_zero", {}, (WayOut.CORRECT_FIGURES,), "in_favour")]
    faults = list[Refusal]()
    if votes.given != house.voting:
        params: dict[str, str | int] = {"counted": votes.given, "present": house.voting}
        faults.append(Refusal("votes_do_not_add_up", params, (WayOut.CORRECT_FIGURES,), "in_favour"))
    if votes.abstained < must_abstain:
        short: dict[str, str | int] = {"abstained": votes.abstained, "conflicted": must_abstain}
        faults.append(Refusal("conflicted_must_abstain", short, (WayOut.CORRECT_FIGURES,), "abstained"))
    return faults


def _no_quorum(outcome: Outcome, shares: Shares) -> Refusal:
    params: dict[str, str | int] = {
        "present": outcome.present,
        "members": outcome.members,
        "wanted": outcome.present_needed,
        "share": str(shares.quorum),
    }
    return Refusal("quorum_missing", params, (), "present")


def _decided(motion: MotionId, votes: Votes, house: House, outcome: Outcome, shares: Shares) -> MotionDecided:
    return MotionDecided(
        motion=motion,
        carried=outcome.carried,
        members=outcome.members,
        present=outcome.present,
        present_needed=outcome.present_needed,
        in_favour=votes.in_favour,
        against=votes.against,
        abstained=votes.abstained,
        invalid=votes.invalid,
        needed=outcome.needed,
        base=outcome.base,
        of=outcome.of.value,
        by_casting_vote=outcome.by_casting_vote,
        written=house.written,
        excluded=house.excluded,
        quorum=str(shares.quorum),
        majority=str(shares.majority),
        strict=shares.strict,
        article=shares.article,
    )
