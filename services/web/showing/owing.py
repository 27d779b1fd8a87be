"""What a plan makes units owe, and what it gives, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.web.showing.parts import roles_said
from services.words import amount, translation
from workflow.definition import Award, Definition, Obligation, Owed

OWED_BY: Mapping[Owed, str] = {
    Owed.PARTICIPANTS: "Giao cho mọi đơn vị tham gia",
    Owed.STANDING_OFFICE: "Giao cho cơ quan thường trực",
}
BLOCKS = "Giao cho các khối: {blocks}"
BY = "Thời hạn: {deadline}"
PAPERS = "Văn bản: {documents}"
MET_BY = "Người thực hiện: {roles}"
MET_WHEN = "Tự hoàn thành khi có ít nhất {number} hồ sơ {track} ở “{state}”"
WAIVED_BY = "Người được miễn cho đơn vị: {roles}"
OPENS = "Hoàn thành thì mở hồ sơ: {track}"
ENCOURAGED = "Khuyến khích, không bắt buộc"
GIVEN_FOR = "Đối tượng: {track}"
LEVEL = "Cấp khen: {level}"
SIGNED_BY = "Người ký: {role}"
MONEY = "Tiền thưởng: {amount} đồng"
BY_LAW = "Tiền thưởng theo {law}"


def obligation_sentences(definition: Definition, owed: Obligation, language: str) -> tuple[str, ...]:
    """Who owes *owed*, by when, with which papers, who meets it and who may waive it."""
    return tuple(_owed(definition, owed, language))


def _owed(definition: Definition, owed: Obligation, language: str) -> Iterator[str]:
    said = translation(language).gettext
    blocks = [one.label.said(language) for one in definition.participants.blocks if one.id in owed.blocks]
    yield said(BLOCKS).format(blocks=", ".join(blocks)) if blocks else said(OWED_BY[owed.owed_by])
    if owed.encouraged:
        yield said(ENCOURAGED)
    yield said(BY).format(deadline=definition.deadlines[owed.deadline].label.said(language))
    if owed.documents:
        papers = (definition.documents[one].label.said(language) for one in owed.documents)
        yield said(PAPERS).format(documents=", ".join(papers))
    if owed.met_by:
        yield said(MET_BY).format(roles=roles_said(definition, owed.met_by, language))
    if owed.met_when:
        track = definition.track_of(owed.met_when.track)
        state = track.states[owed.met_when.state].label.said(language)
        yield said(MET_WHEN).format(number=owed.met_when.at_least, track=track.label.said(language), state=state)
    if owed.waived_by:
        yield said(WAIVED_BY).format(roles=roles_said(definition, owed.waived_by, language))
    if owed.opens:
        yield said(OPENS).format(track=definition.track_of(owed.opens).label.said(language))


def award_sentences(definition: Definition, award: Award, language: str) -> tuple[str, ...]:
    """For whom *award* is, who signs it, and the money that goes with it."""
    return tuple(_given(definition, award, language))


def _given(definition: Definition, award: Award, language: str) -> Iterator[str]:
    said = translation(language).gettext
    yield said(GIVEN_FOR).format(track=definition.track_of(award.track).label.said(language))
    if award.level:
        yield said(LEVEL).format(level=award.level.said(language))
    if award.signed_by:
        yield said(SIGNED_BY).format(role=roles_said(definition, (award.signed_by,), language))
    if award.amount is not None:
        yield said(MONEY).format(amount=amount(award.amount))
    if award.by_law:
        yield said(BY_LAW).format(law=award.by_law)
