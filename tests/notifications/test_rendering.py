"""Letters become words: every kind, both languages, nothing undefined, nothing injected, a demo always marked."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from jinja2 import meta
from jinja2.exceptions import SecurityError

from notifications import Kind, Language, Letter, LetterInvalid, render
from notifications.kinds import CONTEXTS
from notifications.rendering import DEMO_PREFIX, ENVIRONMENT
from tests.notifications.letters import CONTEXTS as SAMPLES
from tests.notifications.letters import EVERY_LETTER, LINK

BAND = "BẢN MINH HỌA"
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "ampersand": "Sở Nội vụ & Lao động <Hà Nội>",
    "quotes": """"'><img src=x onerror='alert(1)'>""",
    "line breaks": "Tuyền\r\nBcc: thief@example.invalid\r\n\r\n<p>",
    "odd line breaks": "Tuyền\u2028Bcc: a@b\u2029\x85\x0b\x0c\x00x",
    "long": "Nguyễn " * 43,
    "expression": "{{ 7*7 }} {% for x in y %} {# #}",
    "turned": "Tuyền\u202egnp.exe",
    "surrogate": "Tuyền\ud800",
}


class Elements(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    return elements


def strings(value):
    if isinstance(value, list):
        return [found for item in value for found in strings(item)]
    if isinstance(value, dict):
        return [found for item in value.values() for found in strings(item)]
    return [str(value)]


def hostile(value, text):
    """*value* with *text* wherever a string was."""
    if isinstance(value, list):
        return [hostile(item, text) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "link" else hostile(item, text) for key, item in value.items()}
    return text if isinstance(value, str) else value


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_every_value_is_said_in_text_and_in_html(letter):
    rendered = render(letter, demo=False)

    spoken = " ".join(read(rendered.html).words)
    assert [value for value in strings(letter.context) if value not in rendered.text] == []
    assert [value for value in strings(letter.context) if value not in spoken] == []
    assert len(rendered.subject.splitlines()) == 1
    assert rendered.subject == rendered.subject.strip() != ""


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_text_is_tidy(letter):
    text = render(letter, demo=True).text

    assert "\n\n\n" not in text
    assert [line for line in text.splitlines() if line != line.strip()] == []
    assert "  " not in text


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_text_and_html_say_the_same_words(letter):
    rendered = render(letter, demo=True)

    page = read(rendered.html.partition("</h1>")[2]).words
    assert set(re.findall(r"\w+", " ".join(page))) <= set(re.findall(r"\w+", rendered.text + rendered.subject))


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_html_loads_nothing_and_has_no_tables(letter):
    elements = read(render(letter, demo=True).html)

    assert {"script", "img", "table", "style", "iframe", "link", "form"} & set(elements.tags) == set()
    links = [value for name, value in elements.attributes if name in {"href", "src"}]
    assert links == [LINK] * (
        len(letter.context["subjects"]) + 1 if letter.kind is Kind.CASES_MOVED else "link" in letter.context
    )


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_demo_is_marked_in_subject_text_and_html(letter):
    demo, real = render(letter, demo=True), render(letter, demo=False)

    assert demo.subject == DEMO_PREFIX + real.subject
    assert demo.text.startswith(f"*** {BAND}")
    assert any(words.startswith(BAND) for words in read(demo.html).words)
    assert BAND not in real.subject + real.text + real.html


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_values_inject_nothing(letter, text):
    attacked = render(Letter(letter.kind, letter.language, hostile(letter.context, text)), demo=False)

    plain, tame = render(letter, demo=False), read(attacked.html)
    assert tame.tags == read(plain.html).tags
    assert tame.attributes == read(plain.html).attributes
    assert len(attacked.subject.splitlines()) == 1
    assert len(attacked.text.splitlines()) == len(plain.text.splitlines())
    assert "49" not in attacked.subject + attacked.text + " ".join(tame.words)
    attacked.html.encode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("kind", "number"), [(Kind.DEADLINE_REMINDER, "days_left"), (Kind.DEADLINE_ESCALATION, "count")]
)
def test_text_given_for_a_number_is_escaped_as_well(kind, number, language):
    attacked = render(Letter(kind, language, SAMPLES[kind] | {number: HOSTILE["script"]}), demo=False)

    assert "<script" not in attacked.html


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", Kind)
def test_templates_ask_for_what_the_table_of_kinds_gives(kind, language):
    asked = set()
    for extension in ("txt", "html"):
        names = [f"{language}/{kind}.{extension}.j2", f"_letter.{extension}.j2"]
        sources = [ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0] for name in names]
        asked |= {name for source in sources for name in meta.find_undeclared_variables(ENVIRONMENT.parse(source))}

    house = {"words", "language", "demo", "title", "accent", "self", "notes"}
    assert asked - house - {"link"} == CONTEXTS[kind] - {"link"}


@pytest.mark.parametrize(
    ("days", "vietnamese", "english"),
    [
        (0, "hôm nay là ngày cuối", "today is the last day"),
        (1, "ngày mai là ngày cuối", "tomorrow is the last day"),
        (14, "còn 14 ngày", "14 days left"),
    ],
)
def test_time_left_is_said_as_people_say_it(days, vietnamese, english):
    context = SAMPLES[Kind.DEADLINE_REMINDER] | {"days_left": days}

    subjects = [render(Letter(Kind.DEADLINE_REMINDER, lang, context), demo=False).subject for lang in Language]

    assert subjects == [
        f"Nhắc việc: Hạn đăng ký thi đua – {vietnamese} (31/7/2020)",
        f"Reminder: Hạn đăng ký thi đua – {english} (31/7/2020)",
    ]


def test_reminder_reads_as_a_clerk_would_write_it():
    rendered = render(Letter(Kind.DEADLINE_REMINDER, Language.VIETNAMESE, SAMPLES[Kind.DEADLINE_REMINDER]), demo=False)

    assert rendered.text == (
        "Kính gửi ông/bà Nguyễn Thị Thanh Tuyền,\n\n"
        "Trong đợt thi đua “Thi đua theo chuyên đề về thực hiện công tác cải cách hành chính năm 2020”, "
        "những việc sau đây chưa hoàn thành:\n\n"
        "- Ủy ban nhân dân xã Tây Yên: Đăng ký thi đua\n\n"
        "Hạn đăng ký thi đua: đến hết ngày 31/7/2020 (còn 3 ngày).\n\n"
        "Hồ sơ cần nộp:\n- Bản đăng ký thi đua (mẫu đính kèm)\n\n"
        "Cách thực hiện: mở trang của đợt thi đua theo đường dẫn dưới đây, đăng nhập, đính kèm hồ sơ nêu trên "
        "và xác nhận hoàn thành.\n\n"
        f"Mở trang thực hiện:\n{LINK}\n\n"
        "Nếu việc đã hoàn thành trước khi nhận được thư này, ông/bà không phải làm gì thêm.\n\n"
        "--\nÔng/bà nhận thư này vì được giao thực hiện hoặc theo dõi việc nêu trên.\n"
        "Thư do hệ thống Thi Đua gửi tự động, xin không trả lời vào địa chỉ này.\n"
    )


@pytest.mark.parametrize("language", Language)
def test_empty_lists_and_no_next_step_leave_no_gap(language):
    for kind, nothing in [
        (Kind.DEADLINE_REMINDER, {"documents": []}),
        (Kind.DEADLINE_OVERDUE, {"ways_out": []}),
        (Kind.DEADLINE_ESCALATION, {"ways_out": []}),
        (Kind.CASE_MOVED, {"next_step": ""}),
    ]:
        rendered = render(Letter(kind, language, SAMPLES[kind] | nothing), demo=False)

        assert "\n\n\n" not in rendered.text
        assert "<ul" not in rendered.html


def test_english_counts_one_unit_and_one_day_as_one():
    context = SAMPLES[Kind.DEADLINE_ESCALATION] | {"count": 1, "days_late": 1}

    subject = render(Letter(Kind.DEADLINE_ESCALATION, Language.ENGLISH, context), demo=False).subject

    assert subject == "1 unit overdue by 1 day: Hạn đăng ký thi đua (31/7/2020)"


@pytest.mark.parametrize("letter", EVERY_LETTER, ids=lambda letter: f"{letter.kind}-{letter.language}")
def test_missing_and_unknown_names_are_refused(letter):
    for name in letter.context:
        rest = {key: value for key, value in letter.context.items() if key != name}
        with pytest.raises(LetterInvalid, match=rf"missing {name}$"):
            render(Letter(letter.kind, letter.language, rest), demo=False)
    with pytest.raises(LetterInvalid, match=r"no use for colour$"):
        render(Letter(letter.kind, letter.language, {**letter.context, "colour": "red"}), demo=False)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "/campaigns/1", ""])
def test_link_that_is_no_web_address_is_refused(link):
    context = SAMPLES[Kind.CASE_MOVED] | {"link": link}

    with pytest.raises(LetterInvalid, match="the link must begin with"):
        render(Letter(Kind.CASE_MOVED, Language.VIETNAMESE, context), demo=False)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/cases/1", ""])
def test_link_of_one_of_many_that_is_no_web_address_is_refused(link):
    context = SAMPLES[Kind.CASES_MOVED] | {"subjects": [{"subject": "Xã Tây Yên", "link": link}]}

    with pytest.raises(LetterInvalid, match="the link must begin with"):
        render(Letter(Kind.CASES_MOVED, Language.VIETNAMESE, context), demo=False)


def test_templates_run_in_a_sandbox():
    with pytest.raises(SecurityError):
        ENVIRONMENT.from_string("{{ ''.__class__.__mro__ }}").render()


def test_names_typed_with_loose_accents_are_composed():
    rendered = render(Letter(Kind.TEST, Language.VIETNAMESE, {"person": "Nguye\u0302\u0303n"}), demo=False)

    assert rendered.text.startswith("Kính gửi ông/bà Nguyễn,")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_in_whose_stead_is_said_and_injects_nothing(language, text):
    stead = {"name": text, "first_day": "01/7/2020", "last_day": "20/7/2020"}
    vacancy = {"unit": text, "role": text}
    plain = Letter(Kind.CASE_MOVED, language, SAMPLES[Kind.CASE_MOVED])

    attacked = render(replace(plain, instead_of=[stead], vacancies=[vacancy], acknowledge=LINK), demo=False)

    known = {*read(render(plain, demo=False).html).tags}
    assert {*read(attacked.html).tags} <= known | {"strong", "p", "a"}
    assert "01/7/2020" in attacked.text
    assert LINK in attacked.text.partition("--")[0].splitlines()
    assert "\n\n\n" not in attacked.text
    assert not any(line.startswith("Bcc:") for line in attacked.text.splitlines())
