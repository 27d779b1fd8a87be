"""What a plan makes units owe, and what it gives, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.pages.reading import CaseRead
from services.web.contexts.cases import ByItself
from services.web.showing.parts import roles_said
from services.words import amount, translation
from workflow.definition import Award, Definition, MetWhen, Obligation, Owed
from workflow.obligations import STILL_OWING

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
FROM_ABOVE = "Do cấp trên quyết định; hồ sơ ghi số và ngày của quyết định đó"
SIGNED_BY = "Người ký: {role}"
MONEY = "Tiền thưởng: {amount} đồng"
BY_LAW = "Tiền thưởng theo {law}"
ONCE = "Chỉ tặng một lần cho mỗi đối tượng"
AGAIN_AFTER = "Chỉ tặng lại cho cùng một đối tượng sau {years} năm"


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
        yield met_when_said(definition, owed.met_when, language)
    if owed.waived_by:
        yield said(WAIVED_BY).format(roles=roles_said(definition, owed.waived_by, language))
    if owed.opens:
        yield said(OPENS).format(track=definition.track_of(owed.opens).label.said(language))


def met_when_said(definition: Definition, when: MetWhen, language: str) -> str:
    """What has to be there for an obligation to be met by itself."""
    track = definition.track_of(when.track)
    state = track.states[when.state].label.said(language)
    said = translation(language).gettext(MET_WHEN)
    return said.format(number=when.at_least, track=track.label.said(language), state=state)


def by_itself(read: CaseRead, language: str) -> ByItself | None:
    """What would meet the obligation, where nobody meets it by a move."""
    case, definition = read.looked.case, read.looked.definition
    obligation = definition.obligations.get(case.track)
    if obligation is None or obligation.met_when is None or case.state not in STILL_OWING:
        return None
    track = definition.track_of(obligation.met_when.track)
    mine = read.looked.facts.roles & set(track.opened_by)
    return ByItself(
        sentence=met_when_said(definition, obligation.met_when, language),
        track=track.label.said(language),
        href=f"/campaigns/{case.campaign}/nominations/{track.id}" if mine else "",
    )


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
    if award.from_above:
        yield said(FROM_ABOVE)
    if award.amount is not None:
        yield said(MONEY).format(amount=amount(award.amount))
    if award.by_law:
        yield said(BY_LAW).format(law=award.by_law)
    if award.once:
        again = award.once.again_after
        yield said(AGAIN_AFTER).format(years=again) if again else said(ONCE)
