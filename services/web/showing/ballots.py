"""A member's ballots as their page shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping

from services.councils import Own
from services.web.contexts.ballots import BallotsPage, Published, Said
from services.web.contexts.frame import Badge, Choice, Input
from services.web.showing.parts import in_words
from services.web.showing.trying import Tried
from services.words import translation
from workflow.councils import sitting as at
from workflow.definition.councils import Voting
from workflow.ids import MotionId

AT_ONCE = 150
"""The most motions on one form: a browser's form has a limit of fields."""
CHOICE = "choice."
LETTERS = {"F": at.Choice.IN_FAVOUR, "A": at.Choice.AGAINST, "B": at.Choice.ABSTAIN}
"""What a form sends: one letter each, or the length of what is sent would tell the choice."""
LABELS: Mapping[at.Choice, tuple[str, str]] = {
    at.Choice.IN_FAVOUR: ("Đồng ý", "good"),
    at.Choice.AGAINST: ("Không đồng ý", "bad"),
    at.Choice.ABSTAIN: ("Không có ý kiến", "calm"),
}
DONE = {
    "voted": "Đã ghi ý kiến của ông/bà.",
    "opened": "Đã mở hòm phiếu.",
    "cast": "Đã bỏ phiếu kín.",
}
ONLY_ABSTAIN = "Có xung đột lợi ích nên chỉ được chọn “Không có ý kiến”."
NOT_OPEN = "Phiên họp chưa khai mạc."
ENDED = "Phiên họp đã kết thúc."
CALLED_OFF = "Phiên họp đã hủy."
ON_PAPER = "Hội đồng này bỏ phiếu giấy; ban kiểm phiếu nhập kết quả."
NOTHING_MINE = "Ông/bà không có hồ sơ nào để biểu quyết tại phiên họp này."
STANDING = {at.SittingState.CALLED: NOT_OPEN, at.SittingState.CLOSED: ENDED, at.SittingState.CALLED_OFF: CALLED_OFF}


def ballots_page(
    own: Own,
    *,
    language: str,
    done: str = "",
    tried: Tried | None = None,
    just_cast: str = "",
    mine: Mapping[MotionId, tuple[str, at.Choice]] | None = None,
) -> BallotsPage:
    """The context of `ballots.html`. *mine* are the papers that the receipt just shown finds."""
    _ = translation(language).gettext
    sitting, secret = own.sitting, own.rule.voting is Voting.SECRET
    typed = tried.typed if tried else {}
    under_way = not own.papers and not _standing(own)
    pending = [motion for motion in own.motions if motion not in own.voted][:AT_ONCE] if under_way else []
    cast = [motion for motion in own.motions if motion in own.voted][:AT_ONCE] if under_way else []
    may_open = secret and own.convenes and sitting.state is at.SittingState.OPEN and not own.papers
    return BallotsPage(
        council=own.rule.label.said(language),
        sitting_href=f"/sittings/{sitting.id}",
        called_for=sitting.called_for,
        place=sitting.place,
        secret=secret,
        standing=_(_standing(own)) if _standing(own) else "",
        ballot=tuple(_input(own, motion, language, typed) for motion in pending),
        action=f"/sittings/{sitting.id}",
        receipt=typed.get("receipt", "") if secret and typed.get("first") else own.receipt,
        just_cast=just_cast,
        change=tuple(_input(own, motion, language, typed, required=False) for motion in cast),
        said=tuple(Said(subject=_subject(own, motion), badge=_badge(one, _)) for motion, one in own.choices.items()),
        published=tuple(_published(own, motion, mine or {}, language) for motion in own.papers),
        found=bool(mine),
        box_version=sitting.version if may_open else None,
        done=_(DONE[done]) if done in DONE else "",
        refused=in_words(tried.said) if tried else (),
    )


def chosen_in(inputs: Mapping[str, str], motions: Collection[str]) -> dict[MotionId, at.Choice]:
    """The choices that a form sent; what is none, or is about no motion of these, was not sent by this page."""
    return {
        MotionId(name.removeprefix(CHOICE)): LETTERS[letter]
        for name, letter in inputs.items()
        if name.startswith(CHOICE) and letter in LETTERS and name.removeprefix(CHOICE) in motions
    }


def _standing(own: Own) -> str:
    if own.rule.voting is Voting.COUNTED:
        return ON_PAPER
    if own.sitting.state in STANDING:
        return STANDING[own.sitting.state]
    return "" if own.motions else NOTHING_MINE


def _input(own: Own, motion: MotionId, language: str, typed: Mapping[str, str], *, required: bool = True) -> Input:
    _ = translation(language).gettext
    name, bound = f"{CHOICE}{motion}", motion in own.only_abstain
    now = typed.get(name) or next((key for key, one in LETTERS.items() if own.choices.get(motion) is one), "")
    number = list(own.sitting.agenda).index(motion) + 1
    return Input(
        name=name,
        label=f"{number}. {_subject(own, motion)} · {own.cases[own.sitting.agenda[motion]].unit_name}",
        kind="choice",
        choices=tuple(
            Choice(value=letter, label=_(LABELS[one][0]), chosen=letter == now)
            for letter, one in LETTERS.items()
            if one is at.Choice.ABSTAIN or not bound
        ),
        required=required,
        hint=_(ONLY_ABSTAIN) if bound else "",
    )


def _published(own: Own, motion: MotionId, mine: Mapping[MotionId, tuple[str, at.Choice]], language: str) -> Published:
    _ = translation(language).gettext
    papers = own.papers[motion]
    number, my_code = Counter(papers.values()), mine[motion][0] if motion in mine else ""
    return Published(
        subject=_subject(own, motion),
        unit=own.cases[own.sitting.agenda[motion]].unit_name,
        counts=tuple(Badge(label=f"{_(label)}: {number[one]}", tone=tone) for one, (label, tone) in LABELS.items()),
        papers=tuple((code, _badge(one, _), code == my_code) for code, one in papers.items()),
    )


def _subject(own: Own, motion: MotionId) -> str:
    return own.cases[own.sitting.agenda[motion]].subject


def _badge(choice: at.Choice, said: Callable[[str], str]) -> Badge:
    label, tone = LABELS[choice]
    return Badge(label=said(label), tone=tone)
