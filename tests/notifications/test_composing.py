"""A message becomes a mail: headers that stand, parts that read back equal, nothing injected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.policy import SMTP

import pytest

from notifications import MessageInvalid, Recipient, Sender, to_email
from tests.notifications.letters import SENDER, a_message

NOW = datetime(2020, 7, 28, 1, 0, 5, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))
ADDRESS = "tuyen@tayyen.example.vn"
HOSTILE_NAMES = [
    "Tuyền\r\nBcc: thief@example.invalid",
    '"Tuyền" <thief@example.invalid>, x',
    "thief@example.invalid, Tuyền",
    "Nguyễn, Thị (Tuyền); <thief@example.invalid>",
    "Nguyễn Thị Thanh Tuyền, thief@example.invalid, " * 8,
    "Ễ" * 300,
    "x" * 300,
    "=?utf-8?q?Tuy=0D=0ABcc=3A_thief?=",
    "\\",
    "Tuyền\ud800\x00",
    "",
]


def read_back(email):
    return message_from_bytes(email.as_bytes(), policy=SMTP)


def test_headers_and_both_parts_read_back_equal():
    message = a_message()

    mail = read_back(to_email(message, NOW))

    assert {name: str(value) for name, value in mail.items() if name not in {"Content-Type", "MIME-Version"}} == {
        "From": "Phòng Nội vụ huyện An Biên <thidua@anbien.example.vn>",
        "To": "Nguyễn Thị Thanh Tuyền <tuyen@tayyen.example.vn>",
        "Subject": message.subject,
        "Date": "Tue, 28 Jul 2020 01:00:05 +0000",
        "Message-ID": f"<{message.id}@anbien.example.vn>",
        "List-Id": "<an-bien-2020.anbien.example.vn>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "vi",
    }
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert [part["Content-Transfer-Encoding"] for part in mail.iter_parts()] == ["quoted-printable"] * 2
    assert [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()] == [message.text, message.html]


def test_mail_is_ascii_in_short_lines():
    raw = to_email(a_message(subject="Nhắc việc: Hạn đăng ký thi đua " * 20), NOW).as_bytes()

    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 100


def test_date_keeps_its_time_zone():
    assert str(to_email(a_message(), NOW.astimezone(HANOI))["Date"]) == "Tue, 28 Jul 2020 08:00:05 +0700"


def test_naive_time_is_refused():
    with pytest.raises(ValueError, match="aware"):
        to_email(a_message(), NOW.replace(tzinfo=None))


def test_message_id_stays_when_sent_again():
    first, second = (to_email(a_message(), NOW + timedelta(hours=hours)) for hours in (0, 6))

    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] != second["Date"]


def test_long_ids_are_not_folded_apart():
    message = a_message(id="m" * 120, list_id="c" * 120)

    mail = read_back(to_email(message, NOW))

    assert mail["Message-ID"].strip() == f"<{message.id}@anbien.example.vn>"
    assert mail["List-Id"].strip() == f"<{message.list_id}.anbien.example.vn>"


def test_demo_is_said_in_a_header_and_a_real_mail_has_none():
    assert str(read_back(to_email(a_message(demo=True), NOW))["Comments"]) == "BẢN MINH HỌA – không phải văn bản thật"
    assert to_email(a_message(), NOW)["Comments"] is None


def test_no_list_id_when_there_is_no_list():
    assert to_email(a_message(list_id=""), NOW)["List-Id"] is None


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_add_no_header_and_no_recipient(name):
    email = to_email(a_message(recipient=Recipient(name, ADDRESS), subject=name), NOW)

    mail = read_back(email)
    assert mail.keys() == to_email(a_message(), NOW).keys()
    assert [address.addr_spec for address in email["To"].addresses] == [ADDRESS]
    assert [address.addr_spec for address in mail["To"].addresses] == [ADDRESS]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tuyen",
        "tuyen@",
        "@example.vn",
        "a@b@c",
        "tuyền@example.vn",
        "tuyen@xã.vn",
        "a@example.vn\r\nBcc: thief@example.invalid",
        "a@example.vn, thief@example.invalid",
        "a b@example.vn",
        "a@example.vn\n",
        ".a@example.vn",
        "a..b@example.vn",
        "a@example..vn",
    ],
)
def test_unusable_addresses_are_refused(address):
    with pytest.raises(MessageInvalid, match="is not a mail address"):
        to_email(a_message(recipient=Recipient("Tuyền", address)), NOW)


@pytest.mark.parametrize("text", ["a b", "a\r\nBcc: x", "a>", "", "ễ", "a@b"])
def test_unusable_ids_are_refused(text):
    with pytest.raises(MessageInvalid, match="can't be part of"):
        to_email(a_message(id=text), NOW)


def test_sender_is_read_as_people_write_it():
    assert Sender.read("Phòng Nội vụ huyện An Biên <thidua@anbien.example.vn>") == SENDER
    assert SENDER.domain == "anbien.example.vn"


def test_sender_without_address_is_refused():
    with pytest.raises(ValueError, match="has no mail address"):
        Sender.read("Phòng Nội vụ")
