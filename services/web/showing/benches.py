"""A council of a plan in sentences: what it decides, who convenes it, how its members vote, what a conflict of interest does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.web.showing.outcomes import majority_said
from services.web.showing.parts import roles_said
from services.words import translation
from services.words.results import share_in_words
from workflow.definition import Definition
from workflow.definition.councils import Ballot, Conflicted, CouncilRule, Voting
from workflow.readings import readings

DECIDES = "Xét hồ sơ: {tracks}"
CONVENED = "Triệu tập: {roles}"
QUORUM = "Họp khi có mặt từ {share} số thành viên"
BALLOTS: Mapping[Ballot, str] = {
    Ballot.SCORE: "Chấm điểm theo tiêu chí: {criteria}",
    Ballot.RANK: "Mỗi thành viên xếp thứ tự các bài",
}
VOTING: Mapping[Voting, str] = {
    Voting.COUNTED: "Bỏ phiếu giấy, ban kiểm phiếu nhập kết quả",
    Voting.OPEN: "Biểu quyết công khai trên hệ thống",
    Voting.SECRET: "Bỏ phiếu kín trên hệ thống",
}
CONFLICTED: Mapping[Conflicted, str] = {
    Conflicted.VOTES: "Thành viên có xung đột lợi ích vẫn biểu quyết; xung đột được ghi lại.",
    Conflicted.ABSTAINS: "Thành viên có xung đột lợi ích chỉ được bỏ phiếu trắng ở hồ sơ đó.",
    Conflicted.EXCLUDED: "Thành viên có xung đột lợi ích không tham gia xét hồ sơ đó và không xem số phiếu.",
}


def council_sentences(definition: Definition, rule: CouncilRule, language: str) -> tuple[str, ...]:
    """*rule* in sentences, one thing each."""
    return tuple(_sentences(definition, rule, language))


def _sentences(definition: Definition, rule: CouncilRule, language: str) -> Iterator[str]:
    said = translation(language).gettext
    tracks = (definition.track_of(track).label.said(language) for track in rule.tracks)
    yield said(DECIDES).format(tracks=", ".join(tracks))
    yield said(CONVENED).format(roles=roles_said(definition, rule.convened_by, language))
    if rule.ballot is Ballot.APPROVE:
        yield said(VOTING[rule.voting])
        yield from _vote(definition, rule, language)
    else:
        criteria = (f"{one.label.said(language)} ({one.most})" for one in rule.criteria)
        yield said(BALLOTS[rule.ballot]).format(criteria=", ".join(criteria))
    yield said(CONFLICTED[rule.conflicted])


def _vote(definition: Definition, rule: CouncilRule, language: str) -> Iterator[str]:
    """What a motion needs, under each reading where the plan's text sets none."""
    if rule.vote is None:
        return
    for shares in dict.fromkeys(readings(definition.votes[rule.vote].shares)):
        quorum = translation(language).gettext(QUORUM).format(share=share_in_words(shares.quorum))
        yield f"{quorum}. {majority_said(shares, language)}"
