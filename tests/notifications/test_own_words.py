"""A plan's own words: filled once, on their own lines, escaped in HTML, and never without the house's frame."""

from __future__ import annotations

import pytest

from notifications import Kind, Language, Letter, OwnWords, parts_of, render
from notifications.rendering import DEMO_PREFIX
from notifications.texting import PLAIN_MARKS, unaccented
from tests.notifications.letters import CONTEXTS, EVERY_LETTER, LINK
from tests.notifications.test_rendering import HOSTILE, hostile, read

REMINDER = Letter(Kind.DEADLINE_REMINDER, Language.VIETNAMESE, CONTEXTS[Kind.DEADLINE_REMINDER])
ESCALATION = Letter(Kind.DEADLINE_ESCALATION, Language.VIETNAMESE, CONTEXTS[Kind.DEADLINE_ESCALATION])
OWN = OwnWords(
    subject="Nhắc: {deadline} ({last_day})",
    text="Đề nghị đơn vị nộp trước hết ngày {last_day}:\n{subjects}\n\nKèm theo:\n- {documents}\n\nCòn {days_left} ngày.",
    sms="{deadline}: con {days_left} ngay",
)


def test_own_words_stand_between_greeting_and_link():
    said = render(REMINDER, demo=False, own=OWN)

    assert said.subject == "Nhắc: Hạn đăng ký thi đua (31/7/2020)"
    assert said.text.split("\n\n")[:5] == [
        "Kính gửi ông/bà Nguyễn Thị Thanh Tuyền,",
        "Đề nghị đơn vị nộp trước hết ngày 31/7/2020:\n- Ủy ban nhân dân xã Tây Yên: Đăng ký thi đua",
        "Kèm theo:\n- Bản đăng ký thi đua (mẫu đính kèm)",
        "Còn 3 ngày.",
        f"Mở trang thực hiện:\n{LINK}",
    ]
    assert said.short == "Hạn đăng ký thi đua: con 3 ngay"
    assert "còn việc chưa hoàn thành" not in said.text + said.html


def test_html_is_made_of_the_text():
    elements = read(render(ESCALATION, demo=False, own=OwnWords(text="A\n{subjects}\nB")).html)

    assert elements.tags.count("li") == 3
    assert [words.strip() for words in elements.words if words.strip() in {"A", "B"}] == ["A", "B"]


def test_a_demo_stays_marked_whatever_the_plan_says():
    said = render(REMINDER, demo=True, own=OWN)

    assert said.subject.startswith(DEMO_PREFIX)
    assert said.short.startswith(DEMO_PREFIX)
    assert said.text.startswith("*** BẢN MINH HỌA")
    assert "BẢN MINH HỌA" in said.html


def test_an_empty_list_leaves_no_line():
    letter = Letter(REMINDER.kind, REMINDER.language, REMINDER.context | {"documents": []})

    assert "Kèm theo:\n\nCòn 3 ngày." in render(letter, demo=False, own=OWN).text


def test_subject_alone_keeps_the_usual_text():
    usual, said = render(REMINDER, demo=False), render(REMINDER, demo=False, own=OwnWords(subject="{deadline}"))

    assert said.subject == "Hạn đăng ký thi đua"
    assert said.text == usual.text


def test_sms_alone_keeps_the_mail():
    usual, said = render(REMINDER, demo=False), render(REMINDER, demo=False, own=OwnWords(sms="{last_day}"))

    assert (said.subject, said.text, said.html, said.short) == (usual.subject, usual.text, usual.html, "31/7/2020")


@pytest.mark.parametrize("text", [*HOSTILE.values(), "{link} {person} {subjects}"], ids=[*HOSTILE, "places"])
def test_hostile_values_inject_nothing_into_own_words(text):
    letter = Letter(REMINDER.kind, REMINDER.language, hostile(REMINDER.context, text))
    attacked, plain = render(letter, demo=False, own=OWN), render(REMINDER, demo=False, own=OWN)

    assert read(attacked.html).tags == read(plain.html).tags
    assert read(attacked.html).attributes == read(plain.html).attributes
    assert len(attacked.text.splitlines()) == len(plain.text.splitlines())
    assert len((attacked.subject + attacked.short).splitlines()) == 1


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% for x in y %}", "<script>alert(1)</script>", "{person.__class__}", "{0}"]
)
def test_words_of_a_plan_are_never_evaluated(text):
    said = render(REMINDER, demo=False, own=OwnWords(subject=text, text=text, sms=text))

    assert said.subject == said.short == text
    assert "<script" not in said.html
    assert text in said.text


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_short_form_is_the_subject_and_where_to_go(letter):
    said = render(letter, demo=False)

    if "link" in letter.context:
        assert said.short == f"{said.subject} https://thidua.example.vn".translate(PLAIN_MARKS)
        assert parts_of(unaccented(said.short)) == 1
    else:
        assert str(letter.context["person"]) in said.short
