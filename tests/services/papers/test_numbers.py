"""Sums written out, as treasuries read them."""

from __future__ import annotations

import pytest

from services.papers.numbers import in_words, money_in_words

READ = {
    0: "không",
    1: "một",
    10: "mười",
    11: "mười một",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_010: "một nghìn không trăm mười",
    450_000: "bốn trăm năm mươi nghìn",
    2_530_000: "hai triệu năm trăm ba mươi nghìn",
    8_500_000: "tám triệu năm trăm nghìn",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_000_005: "một triệu không trăm linh năm",
    1_000_000_000: "một tỷ",
    1_000_000_001: "một tỷ không trăm linh một",
    21_000_005_000: "hai mươi mốt tỷ không trăm linh năm nghìn",
    999_999_999: ("chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín"),
    2_000_000_000_000: "hai nghìn tỷ",
}


@pytest.mark.parametrize(("number", "words"), READ.items())
def test_number_is_read_aloud(number: int, words: str) -> None:
    assert in_words(number) == words


def test_every_number_below_a_million_reads_differently() -> None:
    numbers = [*range(2_000), *range(2_000, 1_000_000, 997)]

    assert len({in_words(number) for number in numbers}) == len(numbers)


def test_money_begins_with_a_capital() -> None:
    assert money_in_words(8_500_000) == "Tám triệu năm trăm nghìn đồng"


def test_what_is_below_zero_is_not_read() -> None:
    with pytest.raises(ValueError, match="-1 is below zero"):
        in_words(-1)
