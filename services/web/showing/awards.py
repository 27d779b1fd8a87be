"""Awards as the register and the case page show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from services.store.award_register import AwardState, ListedAward
from services.store.work import Scope
from services.web.contexts.awards import AwardLine, AwardsPage, GivenBefore
from services.web.contexts.frame import Badge, Input
from services.words import day, translation

NAME, FROM_YEAR, THROUGH_YEAR = "Tên người hoặc đơn vị", "Từ năm", "Đến năm"
STATES: Mapping[AwardState, tuple[str, str]] = {
    AwardState.SIGNED: ("Đã ký, chưa công bố", "warn"),
    AwardState.REVOKED: ("Đã thu hồi", "bad"),
}
DECISION = "Quyết định số {number} ngày {day}"


def awards_page(
    found: Sequence[ListedAward],
    asked: Mapping[str, str],
    wrong: Mapping[str, str],
    *,
    language: str,
    scope: Scope,
    onward: str,
) -> AwardsPage:
    """The context of `awards.html`: *asked* as it was typed, with what is *wrong* with it; *onward*, where it goes on."""
    said = translation(language).gettext
    kinds = (("name", NAME, "text"), ("from_year", FROM_YEAR, "number"), ("through_year", THROUGH_YEAR, "number"))
    return AwardsPage(
        inputs=tuple(
            Input(
                name=name,
                label=said(label),
                kind=kind,
                value=asked.get(name, ""),
                problems=(wrong[name],) if name in wrong else (),
                required=False,
            )
            for name, label, kind in kinds
        ),
        searched=any(asked.values()),
        rows=award_lines(found, scope, language),
        next=f"/awards?{urlencode({**asked, 'after': onward})}" if onward else "",
    )


def award_lines(found: Sequence[ListedAward], scope: Scope, language: str) -> tuple[AwardLine, ...]:
    """Lines of the register."""
    return tuple(_line(one, scope, language) for one in found)


def given_shown(found: Sequence[ListedAward], unit: str, language: str) -> tuple[GivenBefore, ...]:
    """What the subject of a case was given before; *unit* is what its unit is called now."""
    return tuple(
        GivenBefore(
            year=one.year,
            award=one.label,
            decision=decision_said(one, language),
            unit=one.unit_name if one.unit_name != unit else "",
            badge=state_said(one.state, language),
        )
        for one in found
    )


def decision_said(one: ListedAward, language: str) -> str:
    """The number and the date of the decision that gave it."""
    return translation(language).gettext(DECISION).format(number=one.number, day=day(one.dated))


def state_said(state: AwardState, language: str) -> Badge | None:
    """How far an award has come, where it is not simply given."""
    if state not in STATES:
        return None
    label, tone = STATES[state]
    return Badge(label=translation(language).gettext(label), tone=tone)


def sees_case(who: Scope, one: ListedAward) -> bool:
    """Whether the case that *one* was given for may be read."""
    return who.units is None or one.unit in who.units or (one.person != "" and one.person == who.person)


def _line(one: ListedAward, scope: Scope, language: str) -> AwardLine:
    return AwardLine(
        href=f"/cases/{one.case}" if sees_case(scope, one) else "",
        recipient=one.recipient,
        unit=one.unit_name,
        unit_href=f"/units/{one.unit}",
        award=one.label,
        level=one.level,
        year=one.year,
        decision=decision_said(one, language),
        amount=one.amount,
        from_above=one.from_above,
        badge=state_said(one.state, language),
    )
