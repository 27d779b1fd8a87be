"""The small parts: badges, days left, reasons, inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from notifications import Way
from services.store.messages import Kept
from services.web.contexts.frame import Badge, Choice, DueDay, Input, Unmet
from services.web.forms import INPUT
from services.words import Worded, day, decimal_said, occurrence_in_words, translation, worded
from workflow.campaign import CampaignState
from workflow.deadlines import Due
from workflow.definition import Definition, Field, FieldKind, Label, Track
from workflow.definition.papers import MET as CRITERION_MET
from workflow.definition.papers import NOT_MET
from workflow.ids import CANCELLED, RoleId, StateId
from workflow.inputs import LONGEST_TEXT
from workflow.obligations import LET_GO, MET, MET_LATE, OVERDUE, OWED, WAIVED
from workflow.refusals import Refusal

CAMPAIGN_STATES: Mapping[CampaignState, tuple[str, str]] = {
    CampaignState.DRAFT: ("Dự thảo", "warn"),
    CampaignState.LAUNCHED: ("Đã phát động", "good"),
    CampaignState.SUSPENDED: ("Tạm dừng", "warn"),
    CampaignState.CLOSED: ("Đã kết thúc", "quiet"),
}
ASSESSED: Mapping[str, str] = {CRITERION_MET: "Đạt", NOT_MET: "Không đạt"}
INPUT_KINDS: Mapping[FieldKind, str] = {FieldKind.ASSESSMENT: "choice", FieldKind.AUTHORS: "long"}
AUTHORS_HINT = "Mỗi tác giả một dòng: Họ và tên: tỷ lệ %. Tổng các tỷ lệ là 100; không ghi tỷ lệ thì chia đều."
MESSAGE_STATES: Mapping[str, tuple[str, str]] = {
    "queued": ("Chờ gửi", "active"),
    "held": ("Chờ bản tổng hợp tuần", "calm"),
    "gathered": ("Đã gộp vào bản tổng hợp", "good"),
    "moot": ("Không còn cần gửi", "calm"),
    "delivered": ("Đã gửi", "good"),
    "dead": ("Không gửi được", "bad"),
}
IN_THE_MAILBOX = ("Đã vào hộp thư", "good")
OBLIGATION_TONES: Mapping[str, str] = {
    OWED: "active",
    OVERDUE: "bad",
    MET: "good",
    MET_LATE: "warn",
    WAIVED: "calm",
    LET_GO: "calm",
}

GIVEN_LONGER = "Đã gia hạn"
UNACKNOWLEDGED = "Chưa xác nhận"
CHANNELS = {"email": "Thư điện tử", "sms": "Tin nhắn SMS", "in_app": "Chỉ xem trong hệ thống"}


def state_badge(definition: Definition, track: str, state: str, language: str, due: DueDay | None = None) -> Badge:
    """The badge of a case's state; what is overdue but was given longer says so."""
    if state == OVERDUE and due is not None and due.days >= 0:
        return Badge(label=translation(language).gettext(GIVEN_LONGER), tone="warn")
    found = track_named(definition, track)
    label = found.state_of(StateId(state)).label
    return Badge(label=label.said(language), tone=_tone(definition, found, state))


def track_named(definition: Definition, track: str) -> Track:
    """The track with that id."""
    return next(t for t in definition.tracks.values() if t.id == track)


def with_round(label: str, occurrence: str, language: str) -> str:
    """*label* with the round or the day it belongs to, where it belongs to one: “Đăng ký thi đua, năm 2023”."""
    return f"{label}, {occurrence_in_words(occurrence, language)}" if occurrence else label


def path_from(track: Track, state: StateId) -> list[StateId]:
    """The states from *state* to a final one, by the first move of each that needs no reason and is not a deadline's."""
    path = [state]
    while True:
        moves = (m.target for m in track.leaving(path[-1]) if not m.reason and m.at is None)
        following = next((state for state in moves if state not in path), None)
        if following is None:
            return path
        path.append(following)


def campaign_badge(state: str, language: str) -> Badge:
    label, tone = CAMPAIGN_STATES[CampaignState(state)]
    return Badge(label=translation(language).gettext(label), tone=tone)


def message_badge(state: str, language: str, channel: str = "") -> Badge:
    """How far a message has come; one that is only to be read here has been sent nowhere."""
    label, tone = IN_THE_MAILBOX if (state, channel) == ("delivered", Way.IN_APP) else MESSAGE_STATES[state]
    return Badge(label=translation(language).gettext(label), tone=tone)


def channel_said(channel: str, language: str) -> str:
    """How a message goes out."""
    return translation(language).gettext(CHANNELS.get(channel, channel))


def acknowledgement_badge(message: Kept, language: str) -> Badge | None:
    """Whether a message that asks to be acknowledged has been; None for one that does not ask."""
    if not message.asks_acknowledgement:
        return None
    label, tone = ("Đã xác nhận", "good") if message.acknowledged_at else (UNACKNOWLEDGED, "warn")
    return Badge(label=translation(language).gettext(label), tone=tone)


def told_badge(message: Kept, language: str) -> Badge:
    """Whether a message has been acknowledged, where it asks for that; else how far it has come."""
    return acknowledgement_badge(message, language) or message_badge(message.state, language)


def due_day(due: Due | None, today: date) -> DueDay | None:
    """*due* as days left from *today*."""
    if due is None:
        return None
    original = due.original_last_day if due.extended else None
    return DueDay(last_day=due.last_day, days=(due.last_day - today).days, original=original)


def unmet(refusals: Iterable[Refusal], definition: Definition, language: str) -> tuple[Unmet, ...]:
    """Refusals in words."""
    return in_words(worded(refusal, definition, language) for refusal in refusals)


def in_words(said: Iterable[Worded]) -> tuple[Unmet, ...]:
    return tuple(Unmet(sentence=one.sentence, ways_out=one.ways_out) for one in said)


def roles_said(definition: Definition, roles: Iterable[RoleId], language: str) -> str:
    """The labels of *roles*, with “or” between them."""
    labels = [definition.roles[role].label.said(language) for role in roles if role in definition.roles]
    either = translation(language).gettext("hoặc")
    return f" {either} ".join(labels)


def problems_at(place: str, said: Iterable[Worded]) -> tuple[str, ...]:
    """What is wrong with the input called *place*."""
    return tuple(one.sentence for one in said if one.place == place)


def field_input(
    field: Field, language: str, typed: Mapping[str, str], said: Iterable[Worded], *, required: bool = True
) -> Input:
    """The input that asks for *field*."""
    value = typed.get(field.id, "")
    labels = {choice.id: choice.label.said(language) for choice in field.choices}
    if field.kind is FieldKind.ASSESSMENT:
        labels = {answer: translation(language).gettext(label) for answer, label in ASSESSED.items()}
    choices = tuple(Choice(value=name, label=label, chosen=name == value) for name, label in labels.items())
    return Input(
        name=f"{INPUT}{field.id}",
        label=field.label.said(language),
        kind="decimal" if field.decimals else INPUT_KINDS.get(field.kind, field.kind.value),
        hint=translation(language).gettext(AUTHORS_HINT) if field.kind is FieldKind.AUTHORS else "",
        value=value,
        choices=choices,
        low=field.minimum,
        high=field.maximum if field.kind is not FieldKind.TEXT else LONGEST_TEXT,
        problems=problems_at(field.id, said),
        required=required,
    )


def field_value(field: Field, value: str | int, language: str) -> str:
    """What a field holds, as people read it."""
    if field.decimals:
        return decimal_said(str(value), language)
    if field.kind is FieldKind.DATE:
        return day(str(value))
    if field.kind is FieldKind.ASSESSMENT and value in ASSESSED:
        return translation(language).gettext(ASSESSED[str(value)])
    if field.kind is FieldKind.AUTHORS:
        return "; ".join(str(value).splitlines())
    chosen = (choice.label for choice in field.choices if choice.id == value)
    label: Label | None = next(chosen, None)
    return label.said(language) if label else str(value)


def _tone(definition: Definition, track: Track, state: str) -> str:
    if state == CANCELLED:
        return "quiet"
    if any(track.id == obligation for obligation in definition.obligations):
        return OBLIGATION_TONES[state]
    path = path_from(track, track.initial)
    if next(s.final for s in track.states.values() if s.id == state):
        return "good" if state == path[-1] else "calm"
    return "active" if state in path else "warn"
