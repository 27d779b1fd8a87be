"""SMS through an HTTP gateway, against a real server that answers, delays, drops and refuses."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from urllib.parse import parse_qs, urlsplit

import pytest

from notifications import (
    Delivered,
    Exits,
    Gateway,
    MailboxChannel,
    PermanentFailure,
    Recipient,
    ShortMessage,
    SmsGateway,
    TemporaryFailure,
    Way,
    deliver,
)
from tests.house.tree import ROOT
from tests.notifications.letters import a_message
from tests.notifications.test_composing import NOW
from tests.support.gateways import DROP, SmsOffice, open_sms_office

SECRET = "geheim-42"
ENVIRONMENT = {"SMS_KEY": SECRET}
MESSAGE = ShortMessage(id="m-1", phone="+84912345678", text="Hạn đăng ký: còn 3 ngày")
DESCRIPTION = """
url = "{url}"
sender = "THIDUA"
timeout = 1
success_pointer = "/CodeResult"
success_values = ["100"]
permanent_values = ["118"]
[headers]
Authorization = "Bearer {{secret:SMS_KEY}}"
[fields]
Phone = "{{phone}}"
Content = "{{text}}"
Brandname = "{{sender}}"
RequestId = "{{id}}"
SmsType = 2
"""


@pytest.fixture
def sms():
    with open_sms_office() as office:
        yield office


def gateway(office: SmsOffice, *more: str, text: str = DESCRIPTION) -> SmsGateway:
    described = "\n".join([*more, text.format(url=office.url)])
    return SmsGateway(described=Gateway.read(described, ENVIRONMENT))


def test_message_arrives_as_described(sms):
    outcome = deliver(gateway(sms), MESSAGE)

    [asked] = sms.asked
    assert outcome == Delivered()
    assert (asked.method, asked.path) == ("POST", "/send")
    assert (asked.headers["authorization"], asked.headers["idempotency-key"]) == (f"Bearer {SECRET}", "m-1")
    assert json.loads(asked.body) == {
        "Phone": "84912345678",
        "Content": "Han dang ky: con 3 ngay",
        "Brandname": "THIDUA",
        "RequestId": "m-1",
        "SmsType": 2,
    }


def test_diacritics_and_the_national_form_of_the_number_can_be_kept(sms):
    deliver(gateway(sms, "unaccented = false", 'numbers = "0"'), MESSAGE)

    sent = json.loads(sms.asked[0].body)
    assert (sent["Content"], sent["Phone"]) == (MESSAGE.text, "0912345678")


@pytest.mark.parametrize(("body", "method"), [("form", "POST"), ("query", "GET")])
def test_fields_go_into_a_form_or_the_query(sms, body, method):
    text = 'url = "{url}"\n[fields]\nto = "{{phone}}"\nwhat = "{{text}}"\nkey = "{{secret:SMS_KEY}}"'
    outcome = deliver(gateway(sms, f'body = "{body}"', f'method = "{method}"', text=text), MESSAGE)

    [asked] = sms.asked
    sent = parse_qs(asked.body.decode() if body == "form" else urlsplit(asked.path).query)
    assert (outcome, asked.method) == (Delivered(), method)
    assert sent == {"to": ["84912345678"], "what": ["Han dang ky: con 3 ngay"], "key": [SECRET]}


@pytest.mark.parametrize("text", ["{secret:SMS_KEY} {id}", '", "x": "', "a&to=1", "\r\nX-Evil: 1", "{{7*7}}"])
def test_text_of_people_is_never_filled_in_again(sms, text):
    deliver(gateway(sms), ShortMessage(id="m-1", phone=MESSAGE.phone, text=text))

    assert json.loads(sms.asked[0].body)["Content"] == " ".join(text.split())
    assert "x-evil" not in sms.asked[0].headers


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, PermanentFailure),
        (403, PermanentFailure),
        (404, PermanentFailure),
        (408, TemporaryFailure),
        (425, TemporaryFailure),
        (429, TemporaryFailure),
        (500, TemporaryFailure),
        (503, TemporaryFailure),
        (302, TemporaryFailure),
        (DROP, TemporaryFailure),
    ],
)
def test_status_decides_whether_to_try_again(sms, status, outcome):
    sms.status = status

    assert isinstance(deliver(gateway(sms), MESSAGE), outcome)
    assert len(sms.asked) == 1


def test_refusals_that_may_pass_are_for_the_description_to_name(sms):
    sms.status = 401

    assert isinstance(deliver(gateway(sms, "retried_status = [401, 429]"), MESSAGE), TemporaryFailure)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (b'{"CodeResult": 100}', Delivered),
        (b'{"CodeResult": "99"}', TemporaryFailure),
        (b'{"CodeResult": "118"}', PermanentFailure),
        (b"{}", TemporaryFailure),
        (b"<html>busy</html>", TemporaryFailure),
        (b"\xff" * 200_000, TemporaryFailure),
    ],
)
def test_sign_of_success_is_looked_for_in_the_answer(sms, answer, outcome):
    sms.answer = answer

    assert isinstance(deliver(gateway(sms), MESSAGE), outcome)


def test_slow_gateway_is_temporary(sms):
    sms.delay = 1.5

    assert deliver(gateway(sms), MESSAGE) == TemporaryFailure("ReadTimeout")


def test_gateway_that_is_away_is_temporary():
    assert deliver(gateway(SmsOffice(port=1)), MESSAGE) == TemporaryFailure("ConnectError")


def test_secret_is_never_shown(sms):
    sms.status, sms.answer = 500, f"your key {SECRET} is\x1b[2J worn".encode()
    channel = gateway(sms)

    assert deliver(channel, MESSAGE) == TemporaryFailure("500 your key *** is [2J worn")
    assert SECRET not in repr(channel)


def test_a_batch_shares_its_connection(sms):
    with gateway(sms).opened() as line:
        outcomes = [deliver(line, MESSAGE) for _ in range(5)]

    assert outcomes == [Delivered()] * 5
    assert sms.connections == 1


def test_long_text_is_cut_to_the_parts_that_are_paid_for(sms):
    deliver(gateway(sms, "most_parts = 1"), ShortMessage(id="m-1", phone=MESSAGE.phone, text="Hạn " * 100))

    assert len(json.loads(sms.asked[0].body)["Content"]) <= 160


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("url = 1", "TOML|'url'"),
        ('method = "DELETE"', "'method' should be one of POST, PUT, GET"),
        ('body = "xml"', "'body' should be one of json, form, query"),
        ("most_parts = 0", "'most_parts' should be 1 to 10"),
        ("most_parts = true", "'most_parts' should be 1 to 10"),
        ('numbers = "84x"', "'numbers' should be one of"),
        ("success_status = []", "'success_status' should be a list of status codes"),
        ('body_template = "x"', "'body_template' is no key of a gateway"),
        ("x = ", "it is not TOML"),
    ],
)
def test_description_that_can_not_be_used_names_its_key(line, problem):
    with pytest.raises(ValueError, match=problem):
        Gateway.read(f"{line}\n{DESCRIPTION.format(url='http://a.vn')}", ENVIRONMENT)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{phone}", "0912", "'fields' should be a table with"),
        ("{sender}", "{brand}", "fields may hold"),
        ("Bearer {secret:SMS_KEY}", "{phone}", "headers may hold"),
        ("{secret:SMS_KEY}", "{secret:NOBODY}", "set the environment variable NOBODY"),
        ("timeout = 1\n", "timeout = 1000\n", "'timeout' should be seconds"),
        ("http://a.vn", "ftp://a.vn", "'url' should be an address"),
        ("http://a.vn", "http://me:pw@a.vn", "'url' should be an address"),
        ('success_values = ["100"]', "", "belong together"),
    ],
)
def test_description_with_a_wrong_place_is_refused(old, new, problem):
    text = DESCRIPTION.format(url="http://a.vn")
    assert old in text

    with pytest.raises(ValueError, match=problem) as refused:
        Gateway.read(text.replace(old, new), ENVIRONMENT)
    assert SECRET not in str(refused.value)


def test_each_message_leaves_by_its_own_exit(sms):
    exits = Exits(email=MailboxChannel(), sms=gateway(sms))
    to = Recipient("Tuyền", "0912 345 678")

    with exits.opened() as held:
        outcomes = [held.carry(a_message(way=way, recipient=to), NOW) for way in (Way.SMS, Way.IN_APP)]
        nobody = held.carry(a_message(way=Way.SMS), NOW)

    assert outcomes == [Delivered(), Delivered()]
    assert len(sms.asked) == 1
    assert nobody == PermanentFailure("'tuyen@tayyen.example.vn' is not a telephone number")


def test_short_message_waits_where_there_is_no_gateway():
    message = a_message(way=Way.SMS, recipient=Recipient("Tuyền", "0912345678"))

    assert isinstance(Exits(email=MailboxChannel()).carry(message, NOW), TemporaryFailure)


def test_example_of_the_guide_can_be_used():
    guide = (ROOT / "docs" / "guide" / "sms.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```toml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)

    assert Gateway.read(example, {"SMS_TOKEN": "x"}).success_values == ("100",)
    keys = {part.name for part in fields(Gateway)} - {"secrets"}
    assert [key for key in sorted(keys) if f"`{key}`" not in guide] == ["sender"]
