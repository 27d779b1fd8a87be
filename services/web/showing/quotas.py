"""Quota boards: the places, a sentence on how they were worked out, and who is in the running."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from services.pages.reading import CampaignRead
from services.standings import Board, Group, Share
from services.store.cases import Listed
from services.web.contexts.quotas import Contending, QuotaBoard, QuotaShare
from services.web.showing.parts import field_value, state_badge
from services.words import decimal_said, occurrence_in_words, translation
from workflow.definition import Label
from workflow.placing import Placing
from workflow.quotas import Base, Each, Rounding, Tie
from workflow.readings import Ask, settle

BASES: Mapping[str, str] = {
    Base.PARTICIPANTS: "Số đối tượng tham gia",
    Base.REGISTERED: "Số đã đăng ký",
    Base.CONTENDERS: "Số đủ điều kiện xét",
}
ROUNDINGS: Mapping[str, str] = {
    Rounding.DOWN: "Làm tròn xuống",
    Rounding.UP: "Làm tròn lên",
    Rounding.NEAREST: "Làm tròn đến số gần nhất",
}
PERCENTAGE = "{percent}% × {base} = {exact} → {places} chỗ"
WHOLE = "{percent}% × {base} = {places} chỗ"
FIXED = "{places} chỗ theo kế hoạch"
BY_VALUE = "{places} chỗ theo kế hoạch. {parts}."
EACH: Mapping[str, str] = {
    Each.UNIT: "{places} chỗ cho mỗi đơn vị",
    Each.BLOCK: "{places} chỗ cho mỗi khối",
    Each.ROUND: "{places} chỗ cho mỗi kỳ",
}


def quota_boards(
    read: CampaignRead, boards: Iterable[Board], running: Mapping[str, Listed], language: str
) -> tuple[QuotaBoard, ...]:
    """*boards* in words; *running* are the cases in the running."""
    return tuple(_board(read, board, running, language) for board in boards)


def _board(read: CampaignRead, board: Board, running: Mapping[str, Listed], language: str) -> QuotaBoard:
    shares = [share for share in board.shares if share.placings or not board.quota.each]
    return QuotaBoard(
        label=Label(board.quota.label_vi, board.quota.label_en).said(language),
        places=board.in_all,
        taken=board.taken,
        left=sum(share.left for share in board.shares),
        over=sum(share.over for share in board.shares),
        worked_out=_worked_out(read, board, language),
        ranked=bool(board.quota.ranked_by),
        chosen_by_leader=Tie(settle(board.quota.tie, read.campaign.answers)) is Tie.LEADER_CHOOSES,
        shares=tuple(_share(read, board, share, running, language) for share in shares),
        quiet=len(board.groups) - len(shares),
    )


def _share(read: CampaignRead, board: Board, share: Share, running: Mapping[str, Listed], language: str) -> QuotaShare:
    shown = [one for one in share.placings if one.contender.case in running]
    last = max((place for place, one in enumerate(shown) if one.within or one.straddles), default=-1)
    free = (one for one in share.fillings if one.left and one.value)
    return QuotaShare(
        label=_of_group(read, share.group, language),
        places=share.places,
        taken=share.taken,
        left=share.left,
        over=share.over,
        left_of=", ".join(f"{_value(read, board, one.value, language)}: {one.left}" for one in free),
        contenders=tuple(
            _contending(read, board, running[one.contender.case], one, language, last=place == last < len(shown) - 1)
            for place, one in enumerate(shown)
        ),
    )


def _of_group(read: CampaignRead, group: Group, language: str) -> str:
    """The unit, block and round of *group* in words; nothing for a quota of the whole campaign."""
    block = next((one.label.said(language) for one in read.definition.participants.blocks if one.id == group.block), "")
    when = occurrence_in_words(group.occurrence, language) if group.occurrence else ""
    return " · ".join(part for part in (group.unit_name, block, when) if part)


def _contending(
    read: CampaignRead, board: Board, listed: Listed, placing: Placing, language: str, *, last: bool
) -> Contending:
    one = placing.contender
    return Contending(
        rank=placing.rank,
        href=f"/cases/{one.case}",
        subject=listed.subject,
        score=_score(board, listed, language),
        value=_value(read, board, one.value, language),
        badge=state_badge(read.definition, listed.track, listed.state, language),
        holds_place=one.holds_place,
        within=placing.within,
        straddles=placing.straddles,
        tied=placing.tied > 1,
        last=last,
    )


def _value(read: CampaignRead, board: Board, value: str, language: str) -> str:
    """The label of *value*, where the places are given by the value of a field: which prize."""
    field = read.definition.fields[board.quota.by_field] if board.quota.by_field and value else None
    return field_value(field, value, language) if field else ""


def _score(board: Board, listed: Listed, language: str) -> str:
    """The first number it is ranked by."""
    numbers = (listed.fields.get(key.field) for key in board.quota.ranked_by if key.value is None)
    return next((decimal_said(str(number), language) for number in numbers if number is not None), "")


def _worked_out(read: CampaignRead, board: Board, language: str) -> str:
    said = translation(language).gettext
    quota, percent = board.quota, board.limits.percent
    if board.limits.by_value:
        parts = (f"{_value(read, board, value, language)}: {number}" for value, number in board.limits.by_value.items())
        return said(BY_VALUE).format(places=board.places, parts=", ".join(parts))
    if percent is None:
        return said(EACH[quota.each[0]] if quota.each else FIXED).format(places=board.places)
    exact = percent * board.base / 100
    sentence = said(WHOLE if exact == board.places else PERCENTAGE).format(
        percent=percent,
        base=board.base,
        exact=f"{float(exact):.2f}".rstrip("0").rstrip(".").replace(".", "," if language == "vi" else "."),
        places=board.places,
    )
    reading = (_settled(read, quota.base, BASES, language), _settled(read, quota.rounding, ROUNDINGS, language))
    return " · ".join((sentence, *reading))


def _settled(read: CampaignRead, value: str | Ask, table: Mapping[str, str], language: str) -> str:
    """What *value* means in words: the label of the answer it stands for, or the plain word."""
    if isinstance(value, Ask):
        question = read.definition.questions[value.question]
        answer = read.campaign.answers.get(value.question)
        return next((o.label.said(language) for o in question.options if o.id == answer), "")
    return translation(language).gettext(table[value])
