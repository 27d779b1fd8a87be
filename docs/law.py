"""The page of the law of votes: every threshold with its article, its days, how sure it is, and the test that covers it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from definitions.law import Verified, VoteLaw, shipped_law
from workflow.definition import Denominator

INTRODUCTION = """\
Trang này liệt kê những gì pháp luật đòi hỏi khi hội đồng biểu quyết, theo hình thức khen thưởng và ngày hiệu lực; dữ liệu ở
[votes.yaml](../../definitions/law/votes.yaml), sửa ở đó, không sửa mã nguồn. Kế hoạch dùng bằng `by_law` và lấy quy định có
hiệu lực vào ngày ban hành kế hoạch. Quy định ghi “chưa kiểm chứng” là chưa đọc được nguyên văn điều luật.

What the law asks of a council's vote, by form of award and days in force; the data is
[votes.yaml](../../definitions/law/votes.yaml). A plan takes the rule in force on the day it was issued. Sentences are ours.
Each row is met at its edges, for councils of 1 to 40 members, by the test named beside it, in
`tests/definitions/test_law_of_votes.py`."""
MARKS = {
    Verified.YES: "đã đọc nguyên văn · article read",
    Verified.PARTLY: "kiểm chứng một phần · verified in part",
    Verified.NO: "chưa kiểm chứng · not verified",
}
BASES = {
    Denominator.PRESENT: "có mặt · present",
    Denominator.TAKING_PART: "có mặt hoặc gửi ý kiến · present or heard in writing",
    Denominator.CAST: "phiếu đồng ý và không đồng ý · cast",
    Denominator.MEMBERS: "tổng số thành viên · all members",
}
TEST = "test_a_vote_at_the_bar_of_the_law_carries_and_one_below_it_does_not"
HEADS = ("rule", "forms", "in force", "quorum", "in favour", "of", "secret", "in writing", "article", "mark")


def law_of_votes() -> Iterator[str]:
    """The lines of the page."""
    law = shipped_law()
    yield from INTRODUCTION.splitlines()
    yield from ("", f"| {' | '.join(HEADS)} |", f"|{'---|' * len(HEADS)}")
    yield from map(_row, law.rules)
    for rule in law.rules:
        yield from ("", f"## {rule.id}", "", rule.says.vi, "", f"*{rule.says.en}*", "", f"`{TEST}[{rule.id}]`")
    yield from ("", "## Hình thức · Forms", "", "| form | Vietnamese | English | rules |", "|---|---|---|---|")
    for form, label in law.forms.items():
        rules = ", ".join(f"`{rule.id}`" for rule in law.rules if form in rule.forms)
        yield f"| `{form}` | {label.vi} | {label.en} | {rules or 'none known'} |"


def _row(rule: VoteLaw) -> str:
    cells = (
        f"[`{rule.id}`](#{rule.id})",
        "<br>".join(f"`{form}`" for form in rule.forms),
        f"{_day(rule.first_day)} – {_day(rule.last_day) if rule.last_day else ''}",
        _percent(rule.quorum) if rule.quorum else "not set",
        f"{'more than' if rule.strict else 'at least'} {_percent(rule.majority)}",
        BASES[rule.of],
        "yes" if rule.secret else "",
        "yes" if rule.written else "",
        rule.article,
        MARKS[rule.verified],
    )
    return f"| {' | '.join(cells)} |"


def _percent(share: Fraction) -> str:
    """Every share of the law is a whole number of percent."""
    return f"{share.numerator * 100 // share.denominator}%" if 100 % share.denominator == 0 else str(share)


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
