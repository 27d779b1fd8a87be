"""Mail over a real connection to real servers: taken, refused, away, hanging, rude, encrypted."""

from __future__ import annotations

import socket
import struct
import subprocess
import time
from datetime import UTC, datetime

import pytest

from notifications import Delivered, PermanentFailure, Recipient, SmtpChannel, TemporaryFailure, deliver, post, to_email
from tests.notifications.letters import a_message
from tests.notifications.servers import PostOffice, answering, believing, only_the_office, presenting, serving

NOW = datetime(2020, 7, 28, 1, 0, tzinfo=UTC)
EMAIL = to_email(a_message(), NOW)
SIGN_IN = {"authenticator": only_the_office, "auth_required": True, "auth_require_tls": False}
RESET = struct.pack("ii", 1, 0)


def channel_to(port: int, **changes) -> SmtpChannel:
    return SmtpChannel(**({"host": "127.0.0.1", "port": port, "timeout": 5} | changes))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 and its key, as file names."""
    folder = tmp_path_factory.mktemp("certificate")
    names = str(folder / "certificate.pem"), str(folder / "key.pem")
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    extra = ["-addext", "subjectAltName=IP:127.0.0.1", "-out", names[0], "-keyout", names[1]]
    subprocess.run([*make, *extra], check=True, capture_output=True)
    return names


def test_delivered_mail_reads_back_equal():
    office, message = PostOffice(), a_message()

    with serving(office) as port:
        outcome = post(channel_to(port), message, NOW)

    assert outcome == Delivered()
    [envelope], [mail] = office.taken, office.mails()
    assert (envelope.mail_from, envelope.rcpt_tos) == ("thidua@anbien.example.vn", ["tuyen@tayyen.example.vn"])
    assert str(mail["Subject"]) == message.subject
    assert str(mail["To"]) == "Nguyễn Thị Thanh Tuyền <tuyen@tayyen.example.vn>"
    assert str(mail["From"]) == "Phòng Nội vụ huyện An Biên <thidua@anbien.example.vn>"
    assert [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()] == [message.text, message.html]


def test_message_id_is_the_same_over_two_sends():
    office = PostOffice()

    with serving(office) as port:
        outcomes = [post(channel_to(port), a_message(), NOW) for _ in range(2)]

    assert outcomes == [Delivered(), Delivered()]
    assert [mail["Message-ID"] for mail in office.mails()] == [EMAIL["Message-ID"]] * 2


def test_hostile_name_reaches_nobody_else():
    office, name = PostOffice(), 'Tuyền" <thief@example.invalid>, \r\nBcc: thief@example.invalid'

    with serving(office) as port:
        post(channel_to(port), a_message(recipient=Recipient(name, "tuyen@tayyen.example.vn"), subject=name), NOW)

    [envelope], [mail] = office.taken, office.mails()
    assert envelope.rcpt_tos == ["tuyen@tayyen.example.vn"]
    assert mail.keys() == EMAIL.keys()


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("451 Try later", TemporaryFailure("451 Try later")),
        ("550 No such person", PermanentFailure("550 No such person")),
    ],
)
def test_reply_code_decides(command, answer, outcome):
    office = PostOffice({command: answer})

    with serving(office) as port:
        found = deliver(channel_to(port), EMAIL)

    assert found == outcome
    assert office.taken == []


def test_server_that_is_away_is_temporary():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        outcome = deliver(channel_to(held.getsockname()[1]), EMAIL)

    assert outcome == TemporaryFailure("ConnectionRefusedError: [Errno 111] Connection refused")


def test_unknown_host_is_temporary():
    assert isinstance(deliver(channel_to(25, host="post.invalid"), EMAIL), TemporaryFailure)


def test_server_that_hangs_is_temporary_within_the_timeout():
    def say_nothing(connection: socket.socket) -> None:
        connection.recv(1)

    started = time.monotonic()
    with answering(say_nothing) as port:
        outcome = deliver(channel_to(port, timeout=0.3), EMAIL)

    assert isinstance(outcome, TemporaryFailure)
    assert time.monotonic() - started < 3


def test_server_that_hangs_in_the_middle_is_temporary_within_the_timeout():
    def stop_after_ehlo(connection: socket.socket) -> None:
        connection.sendall(b"220 post\r\n")
        connection.recv(1000)
        connection.sendall(b"250 post\r\n")
        while connection.recv(1000):
            pass

    started = time.monotonic()
    with answering(stop_after_ehlo) as port:
        outcome = deliver(channel_to(port, timeout=0.3), EMAIL)

    assert isinstance(outcome, TemporaryFailure)
    assert time.monotonic() - started < 3


def test_dropped_connection_is_temporary():
    def drop(connection: socket.socket) -> None:
        connection.sendall(b"220 post\r\n")
        connection.recv(1000)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    with answering(drop) as port:
        assert isinstance(deliver(channel_to(port), EMAIL), TemporaryFailure)


@pytest.mark.parametrize("greeting", [b"554 Not for you\r\n", b"421 Too many of you\r\n", b"hello?\r\n"])
def test_refused_greeting_is_temporary_for_the_mail_is_not_at_fault(greeting):
    def refuse(connection: socket.socket) -> None:
        connection.sendall(greeting)
        connection.recv(1000)

    with answering(refuse) as port:
        assert isinstance(deliver(channel_to(port), EMAIL), TemporaryFailure)


@pytest.mark.parametrize("answer", ["550 No such sender here", "530 Sign in first", "421 Going away"])
def test_refused_sender_is_temporary_for_the_mail_is_not_at_fault(answer):
    with serving(PostOffice({"MAIL": answer})) as port:
        assert deliver(channel_to(port), EMAIL) == TemporaryFailure(answer)


def test_mail_that_is_too_large_is_never_taken():
    with serving(PostOffice({"MAIL": "552 Too large"})) as port:
        assert deliver(channel_to(port), EMAIL) == PermanentFailure("552 Too large")


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_demand_to_sign_in_or_to_encrypt_is_temporary(command):
    with serving(PostOffice({command: "530 Must issue STARTTLS first"})) as port:
        assert isinstance(deliver(channel_to(port), EMAIL), TemporaryFailure)


def test_connection_that_drops_before_the_answer_leaves_the_mail_to_be_sent_again():
    """Taken or not, nobody knows: at least once, under the same Message-ID."""
    office = PostOffice({"DATA": "drop"})
    with serving(office) as port:
        first = deliver(channel_to(port), EMAIL)
        del office.answers["DATA"]
        second = deliver(channel_to(port), EMAIL)

    assert (isinstance(first, TemporaryFailure), second) == (True, Delivered())
    assert len({mail["Message-ID"] for mail in office.mails()}) == 1


def test_a_batch_shares_its_connection():
    office = PostOffice()

    with serving(office) as port, channel_to(port).opened() as line:
        outcomes = [deliver(line, EMAIL) for _ in range(5)]

    assert (outcomes, len(office.taken), office.greeted) == ([Delivered()] * 5, 5, 1)


@pytest.mark.parametrize("answer", ["421 Going away", "451 Not now", "550 No such person"])
@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
def test_refused_mail_does_not_spoil_the_next_of_its_batch(command, answer):
    office = PostOffice({command: answer})

    with serving(office) as port, channel_to(port).opened() as line:
        refused = deliver(line, EMAIL)
        office.answers.clear()
        taken = deliver(line, EMAIL)

    assert refused != Delivered()
    assert (taken, len(office.taken)) == (Delivered(), 1)


def test_dropped_connection_is_made_anew_and_no_mail_is_sent_twice():
    office = PostOffice()

    with serving(office, timeout=0.2) as port, channel_to(port).opened() as line:
        first = deliver(line, EMAIL)
        time.sleep(0.6)
        second = deliver(line, EMAIL)

    assert (first, second) == (Delivered(), Delivered())
    assert (len(office.taken), office.greeted) == (2, 2)


def test_utf8_extension_of_the_server_changes_nothing():
    office = PostOffice()

    with serving(office, enable_SMTPUTF8=True) as port:
        outcome = deliver(channel_to(port), EMAIL)

    assert outcome == Delivered()
    assert "SMTPUTF8" not in office.taken[0].mail_options


def test_failed_farewell_does_not_send_the_mail_twice():
    office = PostOffice({"QUIT": "drop"})

    with serving(office) as port:
        outcome = deliver(channel_to(port), EMAIL)

    assert (outcome, len(office.taken)) == (Delivered(), 1)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_signs_in_with_the_password_of_the_url():
    office = PostOffice()

    with serving(office, **SIGN_IN) as port:
        outcome = deliver(SmtpChannel.from_url(f"smtp://office:p%40ss%3Aword%2F1@127.0.0.1:{port}"), EMAIL)

    assert (outcome, len(office.taken)) == (Delivered(), 1)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_wrong_password_is_temporary_for_somebody_may_mend_it():
    office = PostOffice()

    with serving(office, **SIGN_IN) as port:
        outcome = deliver(channel_to(port, username="office", password="wrong"), EMAIL)

    assert outcome == TemporaryFailure("535 5.7.8 Authentication credentials invalid")
    assert office.taken == []


def test_mail_is_encrypted_by_starttls(certificate):
    office = PostOffice()

    with serving(office, tls_context=presenting(*certificate), require_starttls=True) as port:
        outcome = deliver(channel_to(port, starttls=True, trust=believing(certificate[0])), EMAIL)

    assert (outcome, len(office.taken)) == (Delivered(), 1)


def test_mail_is_encrypted_from_the_first_byte(certificate):
    office = PostOffice()

    with serving(office, ssl_context=presenting(*certificate)) as port:
        outcome = deliver(channel_to(port, tls=True, trust=believing(certificate[0])), EMAIL)

    assert (outcome, len(office.taken)) == (Delivered(), 1)


def test_certificate_of_a_stranger_gets_no_mail(certificate):
    office = PostOffice()

    with serving(office, tls_context=presenting(*certificate)) as port:
        outcome = deliver(channel_to(port, starttls=True), EMAIL)

    assert isinstance(outcome, TemporaryFailure)
    assert office.taken == []


def test_nothing_goes_out_in_clear_when_encryption_was_asked_for():
    office = PostOffice()

    with serving(office) as port:
        outcome = deliver(channel_to(port, starttls=True), EMAIL)

    assert outcome == TemporaryFailure("SMTPNotSupportedError: STARTTLS extension not supported by server.")
    assert office.taken == []


@pytest.mark.parametrize(
    ("url", "port", "tls", "starttls"),
    [
        ("smtp://post.example.vn", 25, False, False),
        ("smtp://post.example.vn:587?starttls=yes", 587, False, True),
        ("smtps://post.example.vn?starttls=no", 465, True, False),
    ],
)
def test_url_says_how_to_connect(url, port, tls, starttls):
    channel = SmtpChannel.from_url(url)

    assert (channel.host, channel.port, channel.tls, channel.starttls) == ("post.example.vn", port, tls, starttls)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "post.example.vn:25",
        "http://post.example.vn",
        "smtp://",
        "smtp://a?starttls=1",
        "smtp://a?x=y",
        "smtp://a:b",
    ],
)
def test_unusable_url_is_refused(url):
    with pytest.raises(ValueError, match=r"mail server|[Pp]ort"):
        SmtpChannel.from_url(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_password_may_go_to_this_machine_unencrypted(host):
    assert SmtpChannel.from_url(f"smtp://office:geheim@{host}").username == "office"


def test_password_goes_elsewhere_encrypted_unless_it_is_said():
    with pytest.raises(ValueError, match="starttls=yes") as refused:
        SmtpChannel.from_url("smtp://office:geheim@post.example.vn:587")

    assert "geheim" not in str(refused.value)
    assert not SmtpChannel.from_url("smtp://office:geheim@post.example.vn?starttls=no").starttls
    assert SmtpChannel.from_url("smtp://office:geheim@post.example.vn?starttls=yes").starttls


def test_password_is_never_shown():
    channel = SmtpChannel.from_url("smtps://office:geheim@post.example.vn")

    assert "geheim" not in repr(channel)
    with pytest.raises(ValueError, match="ASCII") as refused:
        SmtpChannel.from_url("smtp://office:m%E1%BA%ADt@post.example.vn")
    assert "mật" not in str(refused.value)
