"""Who may do what in a plan: for each role, its acts on the campaign and on every kind of case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from services.web.contexts.plans import May, RoleCard
from services.words import translation
from workflow.definition import Definition, Role, Scope, Track
from workflow.ids import RoleId

REACHES: Mapping[Scope, str] = {
    Scope.UNIT: "Trong đơn vị của mình",
    Scope.ORGANISATION: "Toàn cơ quan",
    Scope.COUNCIL: "Chỉ những gì được trình trước hội đồng, ban giám khảo",
}
THE_CAMPAIGN = "Đợt thi đua"
DRAFTS_AND_LAUNCHES = "Lập và phát động"
RECORDS = "Ghi mốc: {milestone}"
EXTENDS = "Gia hạn: {deadline}"
OPENS = "Mở hồ sơ"
WRITES = "Ghi dữ liệu: {field}"


def role_cards(definition: Definition, language: str) -> tuple[RoleCard, ...]:
    """Every role of the plan; those who may do nothing in it are listed too, last."""
    cards = [_card(definition, role, language) for role in definition.roles.values()]
    return tuple(sorted(cards, key=lambda card: not card.may))


def _card(definition: Definition, role: Role, language: str) -> RoleCard:
    said = translation(language).gettext
    respects = [(said(THE_CAMPAIGN), tuple(_on_the_campaign(definition, role.id, language)))]
    for track in definition.tracks.values():
        acts = dict.fromkeys(_on(definition, track, role.id, language))
        respects.append((track.label.said(language), tuple(acts)))
    return RoleCard(
        label=role.label.said(language),
        reach=said(REACHES[role.scope]),
        may=tuple(May(about=about, acts=acts) for about, acts in respects if acts),
    )


def _on_the_campaign(definition: Definition, role: RoleId, language: str) -> Iterator[str]:
    said = translation(language).gettext
    if role in definition.launched_by:
        yield said(DRAFTS_AND_LAUNCHES)
    for milestone in definition.milestones.values():
        if role in milestone.recorded_by:
            yield said(RECORDS).format(milestone=milestone.label.said(language))
    for deadline in definition.deadlines.values():
        if role in deadline.extended_by:
            yield said(EXTENDS).format(deadline=deadline.label.said(language))


def _on(definition: Definition, track: Track, role: RoleId, language: str) -> Iterator[str]:
    """What *role* may do with a case on *track*: open it, move it, write into what its moves ask for."""
    said = translation(language).gettext
    if role in track.opened_by:
        yield said(OPENS)
    moves = [move for move in track.transitions if role in move.roles]
    yield from (move.label.said(language) for move in moves)
    asked = {field for move in track.transitions for field in move.asks}
    for field in definition.fields.values():
        if role in field.written_by and (field.id in asked or field.id in track.shows):
            yield said(WRITES).format(field=field.label.said(language))
