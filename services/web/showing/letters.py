"""The letters of a plan as their page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from notifications import Kind
from services.notices import Preview
from services.plans import Version
from services.web.contexts.letters import LettersPage, SampleLetter
from services.web.contexts.plans import Link
from services.web.showing.ladder import rung_said
from services.web.showing.parts import roles_said
from services.words import LANGUAGES, translation

MOVED = "{track}: sau thao tác “{move}”"
CHANGES = {
    Kind.CASES_MOVED: "Khi một việc chuyển nhiều hồ sơ cùng lúc: mỗi người nhận một thư chung",
    Kind.DEADLINE_CHANGED: "Khi thời hạn thay đổi",
    Kind.CAMPAIGN_PAUSED: "Khi đợt thi đua tạm dừng hoặc tiếp tục",
    Kind.CASE_CANCELLED: "Khi hồ sơ bị hủy",
    Kind.SITTING_CALLED: "Khi hội đồng được mời họp, đổi chương trình hoặc không họp",
    Kind.SITTING_CLOSED: "Khi phiên họp kết thúc",
}
ONE_LENGTH = "{parts} tin nhắn"
TWO_LENGTHS = "{parts} tin nhắn có dấu, {plain} tin nhắn nếu gửi không dấu"
NAMES = {"vi": "Thư tiếng Việt", "en": "Thư tiếng Anh"}


def letters_page(version: Version, found: Sequence[Preview], *, language: str, of: str) -> LettersPage:
    """The context of `letters.html`: the page in *language*, its letters in the language *of*."""
    said = translation(language).gettext
    here = f"/plans/{version.id}/letters"
    shown = [
        _letter(version, number, one, language, f"{here}/{number}/html?of={of}") for number, one in enumerate(found)
    ]
    return LettersPage(
        label=version.definition.label.said(language),
        plan_href=f"/plans/{version.id}",
        language=of,
        languages=tuple(Link(href=f"{here}?of={name}", label=said(NAMES[name])) for name in LANGUAGES),
        of_deadlines=tuple(one for one, about in zip(shown, found, strict=True) if about.rung),
        of_moves=tuple(one for one, about in zip(shown, found, strict=True) if about.move),
        of_changes=tuple(one for one, about in zip(shown, found, strict=True) if about.kind in CHANGES),
    )


def _letter(version: Version, number: int, one: Preview, language: str, html_href: str) -> SampleLetter:
    return SampleLetter(
        place=f"letter-{number}",
        when=_when(version, one, language),
        on=one.on,
        sampled=one.sampled,
        who=roles_said(version.definition, one.roles, language),
        subject=one.subject,
        text=one.text,
        html_href=html_href,
        sms=one.sms,
        sms_length=_length(one, language),
        own=one.own,
    )


def _when(version: Version, one: Preview, language: str) -> str:
    definition = version.definition
    if one.deadline and one.rung:
        return rung_said(definition, one.deadline.id, one.rung.id, language)
    if one.kind in CHANGES:
        return translation(language).gettext(CHANGES[one.kind])
    track = definition.track_of(one.track).label.said(language) if one.track else ""
    move = one.move.label.said(language) if one.move else ""
    return translation(language).gettext(MOVED).format(track=track, move=move)


def _length(one: Preview, language: str) -> str:
    parts, plain = one.parts
    said = translation(language).ngettext
    if parts == plain:
        return said(ONE_LENGTH, ONE_LENGTH, parts).format(parts=parts)
    return translation(language).gettext(TWO_LENGTHS).format(parts=parts, plain=plain)
