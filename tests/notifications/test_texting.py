"""Short messages: how long they are, how they are shortened, and which telephone they go to."""

from __future__ import annotations

import pytest

from notifications import MessageInvalid, parts_of, telephone
from notifications.texting import unaccented, within


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("[" * 80, 1),
        ("[" * 81, 2),
        ("ạ" * 70, 1),
        ("ạ" * 71, 2),
        ("ạ" * 134, 2),
        ("ạ" * 135, 3),
        ("é" * 160, 1),
        ("đ" + "a" * 70, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_parts_are_counted_as_they_travel(text, parts):
    assert parts_of(text) == parts


def test_vietnamese_loses_its_marks_and_stays_readable():
    said = unaccented("Nhắc việc: Hạn đăng ký – ĐƯỜNG “Nguyễn Huệ” … ưỡ Ễ")

    assert said == 'Nhac viec: Han dang ky - DUONG "Nguyen Hue" ... uo E'
    assert unaccented("Hạn đăng ký") == unaccented("Hạn đăng ký") == "Han dang ky"


@pytest.mark.parametrize("letter", ["a", "ạ", "[", "😀"])
@pytest.mark.parametrize("parts", [1, 2, 3])
def test_what_is_too_long_is_cut_as_late_as_possible(letter, parts):
    cut = within(letter * 1000, parts)

    assert parts_of(cut) == parts
    assert cut.endswith("...")
    assert parts_of(letter + cut) == parts + 1


def test_what_fits_is_left_alone():
    assert within("ạ" * 70, 1) == "ạ" * 70


@pytest.mark.parametrize(
    "written", ["0912 345 678", "0912.345.678", "+84 912 345 678", "84912345678", "0084912345678", "(091) 234-5678"]
)
def test_a_number_is_read_as_people_write_it(written):
    assert telephone(written) == "+84912345678"


@pytest.mark.parametrize(
    "written", ["", "0", "12345", "090x123456", "+0912345678", "+849123456789012345", "0912345678\n9a"]
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(MessageInvalid, match="is not a telephone number"):
        telephone(written)
