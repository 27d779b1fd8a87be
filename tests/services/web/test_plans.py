"""The page of a plan: everything its definition says, in both languages, with its diagram and its texts."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from definitions import load, load_text, shipped_plans
from definitions.registers import register_of
from services import campaigns
from services.access import actor
from services.registry import publish
from services.store import people
from services.wiring import Office
from tests.definitions.texts import AN_BIEN
from tests.services.web.visitor import Page

PLANS = pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])
ON_CASE = re.compile(r"\son[a-z]+=|javascript:|<!ENTITY", re.IGNORECASE)
MOVED = "Thi đua cải cách hành chính, bản có hạn khác"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _definition(path):
    definition = load(path).definition
    assert definition is not None
    return definition


def _another_version(office: Office) -> str:
    """A campaign drafted on a text of An Biên's plan with another deadline; the hash of that version."""
    text = AN_BIEN.read_text("utf-8").replace("through: 31/7", "before: 3/8")
    text = re.sub(r"(?m)^label: .*$", f"label: {MOVED}", text, count=1)
    with office.writing() as work:
        person = people.by_login(work, "noi-vu")
        who = actor(work, person.id) if person else None
        assert who is not None
        definition = publish(work, who.organisation, load_text(text.encode(), "rieng.yaml"))
        campaigns.draft(work, who, definition)
        work.commit()
    return definition.sha256


@PLANS
@LANGUAGES
def test_page_shows_every_part_of_the_plan(visit, path, language) -> None:
    definition = _definition(path)

    page = visit("thu-ba", language).page(f"/plans/{definition.id}")

    wanted = [definition.source.number, definition.source.issuer, definition.source.signer, *definition.source.basis]
    wanted += [one.label.said(language) for one in definition.deadlines.values()]
    wanted += [one.label.said(language) for one in definition.obligations.values()]
    wanted += [one.label.said(language) for one in definition.roles.values()]
    wanted += [one.label.said(language) for one in definition.awards.values()]
    wanted += [
        one.label_en if language == "en" and one.label_en else one.label_vi for one in definition.quotas.values()
    ]
    wanted += [one.text.said(language) for one in definition.told]
    for question in definition.questions.values():
        wanted += [question.asks.said(language), *(option.label.said(language) for option in question.options)]
    assert [text for text in wanted if _plain(text) not in page.text] == []


@PLANS
def test_page_names_every_fact_and_what_holds_it(visit, path) -> None:
    definition = _definition(path)
    register = register_of(definition.id)
    known = [*definition.facts, *(register.facts if register else ())]

    page = visit("thu-ba").page(f"/plans/{definition.id}")

    rows = dict(re.findall(r'<code class="nowrap">([^<]+)</code></th>(.*?)</tr>', page.html, re.DOTALL))
    assert set(rows) == set(known)
    assert [fact for fact in definition.facts if "<li>" not in rows[fact]] == []
    assert "Phần khác" not in page.text


@PLANS
@LANGUAGES
def test_diagram_is_well_formed_and_carries_nothing_that_runs(visit, path, language) -> None:
    visitor = visit("thu-ba", language)
    plan = _definition(path).id
    [picture] = re.findall(r'<img src="(/plans/[^"]+)"', visitor.page(f"/plans/{plan}").html)

    answer = visitor.client.get(picture.replace("&amp;", "&"))

    drawn = ET.fromstring(answer.text)  # noqa: S314 - our own
    names = {element.tag.rpartition("}")[2] for element in drawn.iter()}
    assert answer.headers["content-type"] == "image/svg+xml"
    assert drawn.get("lang") == language
    assert names.isdisjoint({"script", "style", "foreignObject", "image", "use", "a"})
    assert not [element.tag for element in drawn.iter() if "style" in element.attrib]
    assert not ON_CASE.search(answer.text)


def test_deadline_is_told_with_its_words_its_day_and_its_ladder(visit) -> None:
    vietnamese, english = (visit("thu-ba", language).page("/plans/an-bien-2020").text for language in ("vi", "en"))

    assert (
        "đến ngày 31/7/2020 mục II.3 Đến hết ngày 31/7 31/7/2020 , thứ Sáu Giữ nguyên nếu là ngày nghỉ." in vietnamese
    )
    assert "xác nhận đã nộp đúng hạn, trong 5 ngày sau hạn" in vietnamese
    assert "Nhắc trước 14 ngày: Cán bộ đầu mối của đơn vị" in vietnamese
    assert "Báo cấp trên sau 3 ngày: Phòng Nội vụ huyện" in vietnamese
    assert "Through 31/7 31/7/2020 , Friday" in english
    assert "Reminder 1 day before: Unit officer" in english


def test_answer_chosen_stands_out_with_its_basis(visit) -> None:
    html = visit("thu-ba").page("/plans/an-bien-2020").html

    [question] = [card for card in html.split('<div class="card question">') if "Số lượng lẻ làm tròn" in card[:80]]
    chosen = re.findall(r'<li class="answer">([^<]+) <span', question)
    assert chosen == ["Làm tròn xuống (không bao giờ vượt 20%)"]
    assert "Cách hiểu do dự án chọn, không phải của cơ quan ban hành" in question


def test_texts_are_given_as_they_were_written(visit) -> None:
    visitor = visit("thu-ba")
    sources = load(AN_BIEN).sources
    links = [link for link in visitor.page("/plans/an-bien-2020").links if "/sources/" in link]

    texts = {link.partition("/sources/")[2]: visitor.client.get(link).content for link in links}

    assert texts == sources
    assert visitor.client.get("/plans/an-bien-2020/diagram.mmd").text.startswith("stateDiagram-v2")
    visitor.page("/plans/an-bien-2020/sources/../../pyproject.toml", status=404)
    visitor.page("/plans/an-bien-2020/sources/pyproject.toml", status=404)


def test_version_of_a_campaign_has_its_own_page(office, visit) -> None:
    sha256 = _another_version(office)
    visitor = visit("thu-ba")

    listed = visitor.page("/plans")
    own = visitor.page(f"/plans/{sha256}")

    assert listed.links.count("/plans/an-bien-2020") == 1
    assert f"/plans/{sha256}" in listed.links
    assert "Bản riêng của đợt" in own.text
    assert "Trước ngày 3/8 02/8/2020 , Chủ nhật ngày nghỉ văn bản nêu 03/8/2020" in own.text
    assert len([link for link in own.links if link.startswith("/campaigns/")]) == 1


def test_campaign_leads_to_the_version_it_runs_on(visit) -> None:
    visitor = visit("thu-ba")
    links = {link for link in visitor.page(visitor.campaign()).links if link.startswith("/plans/")}
    [link] = {link for link in links if not link.endswith("/letters")}

    assert links == {link, f"{link}/letters"}
    assert "49/KH-UBND" in visitor.page(link).text
    assert "/plans" in visitor.page("/campaigns").links


@pytest.mark.parametrize("path", ["", "/diagram.svg", "/diagram.mmd", "/sources/an-bien-2020.yaml"])
def test_unknown_plan_is_a_page_with_a_way_back_and_nobody_is_sent_to_sign_in(visit, path) -> None:
    known, unknown = f"/plans/an-bien-2020{path}", f"/plans/nothing{path}"

    page: Page = visit("thu-ba").page(unknown, status=404)
    nobody = visit(None).client.get(known)

    assert "Không có, hoặc ông/bà không được xem." in page.text
    assert (nobody.status_code, nobody.headers["location"].partition("?")[0]) == (303, "/sign-in")
