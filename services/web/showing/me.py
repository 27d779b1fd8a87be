"""One's own preferences and absences as their page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from services.access import Actor
from services.receiving.routing import quiet_hours
from services.store.absences import Absence
from services.store.people import Person
from services.store.preferences import Wishes
from services.web.contexts.frame import Badge, Choice, Input
from services.web.contexts.me import Away, MePage
from services.web.showing.order import alphabetical
from services.web.showing.parts import in_words, problems_at
from services.web.showing.trying import Tried
from services.words import translation

WISHES, ABSENCE = "wishes", "absence"
YES, NO, NO_DIGEST = "yes", "no", "none"
DONE: Mapping[str, str] = {
    "kept": "Đã lưu tùy chọn.",
    "away": "Đã ghi vắng mặt.",
    "back": "Đã kết thúc vắng mặt.",
}
DIGEST_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
BY_EMAIL = "Thư điện tử"
MAIL = "Gửi thư đến {address}"
NO_MAIL = "Chỉ xem trong hệ thống"
MAIL_HINT = "Thư báo quá hạn và thư cần xác nhận đã nhận luôn được gửi qua thư điện tử."
BY_SMS = "Tin nhắn SMS"
SMS = "Nhắn khi gấp: còn từ 3 ngày trở xuống, quá hạn, cần xác nhận"
NO_SMS = "Không nhắn tin"
PHONE = "Số điện thoại di động"
PHONE_HINT = "Như 0912 345 678. Tin nhắn chỉ gửi từ 7:00 đến 20:00."
QUIET_FROM, QUIET_UNTIL = "Giờ yên tĩnh từ", "Giờ yên tĩnh đến"
QUIET_HINT = "Thư viết trong giờ yên tĩnh được gửi khi hết giờ. Hai giờ bằng nhau: không có giờ yên tĩnh."
DIGEST = "Gộp lời nhắc mỗi tuần một lần"
DIGEST_HINT = "Lời nhắc còn dài ngày được gộp vào một thư lúc 8:00 ngày đó; lời nhắc gấp vẫn gửi ngay."
NOT_GATHERED = "Không gộp; gửi từng lời nhắc"
WHO, SUBSTITUTE = "Người vắng", "Người nhận thay"
FIRST_DAY, LAST_DAY, NOTE = "Vắng từ ngày", "Vắng đến hết ngày", "Ghi chú"
SUBSTITUTE_HINT = "Người này nhận thay mọi thư; quyền xử lý hồ sơ không chuyển theo."
IS_AWAY, WILL_BE, ENDED = "Đang vắng", "Sắp vắng", "Đã kết thúc sớm"


def me_page(
    who: Actor,
    wishes: Wishes,
    colleagues: Sequence[Person],
    absences: Iterable[Absence],
    *,
    names: Mapping[str, str],
    language: str,
    today: date,
    done: str,
    tried: Tried | None,
) -> MePage:
    """The context of `me.html`; *names* of whoever an absence concerns."""
    _ = translation(language).gettext
    mine = tried if tried and tried.form == WISHES else None
    away = tried if tried and tried.form == ABSENCE else None
    return MePage(
        wishes=_wishes(wishes, who.person.email, language, mine),
        absence=_absence(who, colleagues, language, away),
        absences=tuple(_away(who, one, names, language, today) for one in absences),
        wide=who.sees_everything,
        done=_(DONE[done]) if done in DONE else "",
        refused=in_words(tried.said) if tried else (),
    )


def _wishes(wishes: Wishes, address: str, language: str, tried: Tried | None) -> tuple[tuple[Input, ...], ...]:
    _ = translation(language).gettext
    first, last = quiet_hours(wishes)
    mail = {YES: _(MAIL).format(address=address), NO: _(NO_MAIL)}
    sms = {YES: _(SMS), NO: _(NO_SMS)}
    days = {NO_DIGEST: _(NOT_GATHERED)} | {str(number): _(day) for number, day in enumerate(DIGEST_DAYS)}
    digest = NO_DIGEST if wishes.digest_on is None else str(wishes.digest_on)
    channels = (
        _choice("by_email", _(BY_EMAIL), mail, YES if wishes.by_email else NO, tried, _(MAIL_HINT)),
        _choice("by_sms", _(BY_SMS), sms, YES if wishes.by_sms else NO, tried),
        _input("phone", _(PHONE), "text", wishes.phone, tried, _(PHONE_HINT), required=False),
    )
    hours = (
        _input("quiet_from", _(QUIET_FROM), "time", f"{first:%H:%M}", tried, required=False),
        _input("quiet_until", _(QUIET_UNTIL), "time", f"{last:%H:%M}", tried, _(QUIET_HINT), required=False),
        _choice("digest_on", _(DIGEST), days, digest, tried, _(DIGEST_HINT)),
    )
    return channels, hours


def _absence(who: Actor, colleagues: Sequence[Person], language: str, tried: Tried | None) -> tuple[Input, ...]:
    _ = translation(language).gettext
    ordered = sorted(colleagues, key=lambda one: alphabetical(one.name))
    everybody = {one.id: f"{one.name} – {one.title}" if one.title else one.name for one in ordered}
    others = everybody if who.sees_everything else {name: said for name, said in everybody.items() if name != who.id}
    inputs = [_choice("person", _(WHO), everybody, who.id, tried)] if who.sees_everything else []
    return (
        *inputs,
        _choice("substitute", _(SUBSTITUTE), others, "", tried, _(SUBSTITUTE_HINT)),
        _input("first_day", _(FIRST_DAY), "date", "", tried),
        _input("last_day", _(LAST_DAY), "date", "", tried),
        _input("note", _(NOTE), "long", "", tried, required=False),
    )


def _choice(name: str, label: str, labels: Mapping[str, str], value: str, tried: Tried | None, hint: str = "") -> Input:
    chosen = tried.typed.get(name, value) if tried else value
    choices = tuple(Choice(value=one, label=said, chosen=one == chosen) for one, said in labels.items())
    problems = problems_at(name, tried.said) if tried else ()
    return Input(name=name, label=label, kind="choice", choices=choices, problems=problems, hint=hint)


def _input(
    name: str, label: str, kind: str, value: str, tried: Tried | None, hint: str = "", *, required: bool = True
) -> Input:
    return Input(
        name=name,
        label=label,
        kind=kind,
        value=tried.typed.get(name, value) if tried else value,
        problems=problems_at(name, tried.said) if tried else (),
        required=required,
        hint=hint,
    )


def _away(who: Actor, one: Absence, names: Mapping[str, str], language: str, today: date) -> Away:
    _ = translation(language).gettext
    label, tone = (ENDED, "calm") if one.ended else (WILL_BE, "active") if today < one.first_day else (IS_AWAY, "warn")
    may_end = not one.ended and (one.person == who.id or who.sees_everything)
    return Away(
        name=names[one.person],
        substitute=names[one.substitute],
        first_day=one.first_day,
        last_day=one.last_day,
        note=one.note,
        badge=Badge(label=_(label), tone=tone),
        end_href=f"/me/absences/{one.id}/end" if may_end else "",
    )
