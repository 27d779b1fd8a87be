"""The articles of a decision in words: what is given or taken back, the money, who carries it out."""

from __future__ import annotations

from collections.abc import Sequence

from services.papers.numbers import money_in_words
from services.words.forms import amount

KINDS = ("tập thể", "cá nhân", "hộ gia đình", "bài dự thi")


def of_awards(
    *, award: str, to: Sequence[int], merit: str, total: int, paid_from: str, carried_out_by: str
) -> tuple[str, ...]:
    """The articles that give *award* (“Giấy khen của …”) to so many collectives, persons, households and works for *merit*.

    *total* in đồng is paid from *paid_from*; without money that article is left out.
    """
    return (
        f"Tặng {award} cho {counted(*to)} {merit} (có danh sách kèm theo).",
        *((f"Tiền thưởng kèm theo tổng số {_sum(total)}, trích từ {paid_from}.",) if total else ()),
        _carried_out(carried_out_by),
    )


def of_revocation(
    *, award: str, earlier: str, to: Sequence[int], total: int, paid_into: str, carried_out_by: str
) -> tuple[str, ...]:
    """The articles that take back *award*, given by the decision *earlier* (“Quyết định số … ngày …”), and its money.

    Law 06/2022/QH15, article 93.2: the decision is cancelled, the item and the money are recovered.
    """
    return (
        f"Hủy bỏ việc tặng {award} theo {earlier} đối với {counted(*to)} (có danh sách kèm theo) và thu hồi hiện vật khen thưởng.",
        *((f"Thu hồi tiền thưởng đã nhận, tổng số {_sum(total)}, nộp vào {paid_into}.",) if total else ()),
        _carried_out(carried_out_by),
    )


def counted(collectives: int, persons: int, households: int = 0, works: int = 0) -> str:
    """`03 tập thể, 12 cá nhân và 01 hộ gia đình`: kinds without anybody left out, two figures at least."""
    numbers = (collectives, persons, households, works)
    said = [f"{number:02d} {kind}" for number, kind in zip(numbers, KINDS, strict=True) if number]
    return " và ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def _sum(total: int) -> str:
    words = money_in_words(total)
    return f"{amount(total)} đồng (bằng chữ: {words[0].lower()}{words[1:]})"


def _carried_out(by: str) -> str:
    return (
        f"{by} và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./."
    )
