"""A message becomes a mail: headers that stand, parts that read back equal, nothing injected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import SMTP

import pytest
from hypothesis import example, given
from hypothesis.strategies import lists, sampled_from, text

from notifications import MessageInvalid, Recipient, Sender, to_email
from notifications.lines import one_line
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


def _as_older_readers_do(raw: bytes, header: str) -> str:
    """The header by the older parser: that of today puts a space between two encoded words of a name."""
    return str(make_header(decode_header(message_from_bytes(raw)[header])))


KEYS = to_email(a_message(), NOW).keys()
AFTER = KEYS[KEYS.index("Auto-Submitted") :]
VIETNAMESE = [
    "Nhắc",
    "việc",
    "Hạn",
    "đăng",
    "ký",
    "thi",
    "đua",
    "–",
    "còn",
    "14",
    "ngày",
    "(31/7/2020)",
    "văn",
    "bản",
    "thật,",
    "xã",
    "Tây",
    "Yên:",
    "“Ubnd”",
    "A",
]
WRITTEN = lists(sampled_from(VIETNAMESE), max_size=25).map(" ".join) | text(max_size=300)


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
    assert max(len(line) for line in raw.split(b"\r\n")) <= 76


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


@given(written=WRITTEN)
@example(written="BẢN MINH HỌA – không phải văn bản thật")
@example(written="=?utf-8?q?Tuy=0D=0ABcc=3A_thief?=")
@example(written="Tuyền\u202e\r\nBcc: thief@example.invalid\x00<b>")
def test_whatever_is_written_reads_back_on_one_line_and_adds_nothing(written):
    email = to_email(
        a_message(recipient=Recipient(written, ADDRESS), subject=written, list_name=written, thread="t1"), NOW
    )

    raw, said = email.as_bytes(), one_line(written)
    mail = message_from_bytes(raw, policy=SMTP)
    assert mail.keys() == [*(name for name in KEYS if name not in AFTER), "In-Reply-To", "References", *AFTER]
    assert [str(mail["Subject"]), *(one.addr_spec for one in mail["To"].addresses)] == [said, ADDRESS]
    assert _as_older_readers_do(raw, "To") == f"{said} <{ADDRESS}>".lstrip()
    assert str(mail["List-Id"]).endswith("<an-bien-2020.anbien.example.vn>")
    assert raw.isascii()
    assert max(len(line) for line in raw.partition(b"\r\n\r\n")[0].split(b"\r\n")) <= 76


def test_list_is_named_for_people():
    name = "Thi đua “CCHC” <x.example>, năm 2020"
    mail = read_back(to_email(a_message(list_name=name), NOW))

    assert str(mail["List-Id"]) == f"{name} <an-bien-2020.anbien.example.vn>"


def test_a_very_long_list_name_is_cut():
    assert len(str(read_back(to_email(a_message(list_name="Ễ" * 300), NOW))["List-Id"])) < 200


def test_mails_about_one_matter_make_a_thread():
    first, second = (to_email(a_message(id=name, thread="matter"), NOW) for name in ("a", "b"))

    assert first["References"] == second["In-Reply-To"] == "<thread.matter@anbien.example.vn>"
    assert first["Message-ID"] != second["Message-ID"]
    assert to_email(a_message(), NOW)["References"] is None


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
