"""A person with a browser but no script: reads pages, finds their forms, fills them in and sends them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from fastapi.testclient import TestClient

from services.demo import Demo
from services.wiring import Office
from tests.support.offices import ADDRESS, PDF, client_for

ROLES = (
    "thu-ba",
    "thu-ba.truong",
    "thu-ba.2",
    "mot-cua",
    "noi-vu",
    "kiem-tra",
    "tham-dinh",
    "chu-tich",
    "kiem-toan",
)


@dataclass(slots=True)
class Form:
    """One form of a page: where it goes, and what it holds."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """What a page holds: its headings, links, forms and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.ids: list[str] = []
        self._text: list[str] = []
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._text).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "form":
            self.forms.append(Form(action=given["action"], method=given.get("method", "get")))
        if tag in {"input", "select", "textarea"} and self.forms and "name" in given:
            self.forms[-1].names.add(given["name"])
            if tag == "input" and (given.get("type") not in {"radio", "checkbox", "file"} or "checked" in given):
                self.forms[-1].values[given["name"]] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def form(self, ending: str) -> Form:
        [found] = [form for form in self.forms if form.action.endswith(ending)]
        return found


class Visitor:
    """Signed in by the demo's own page, with a session cookie as a browser has it."""

    def __init__(self, served: Office | Demo, login: str | None = None, language: str = "vi") -> None:
        self.client: TestClient = client_for(served)
        self.client.follow_redirects = False
        self.client.cookies.set("thidua_language", language)
        if login:
            self.become(login)

    def become(self, login: str) -> None:
        answer = self.client.post("/demo/act-as", data={"login": login, "next": "/"})
        assert answer.status_code == 303, answer.text

    def page(self, path: str, status: int = 200) -> Page:
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return Page(answer.text)

    def send(self, form: Form, **values: str):
        return self.client.post(form.action, data={**form.values, **values}, headers={"Origin": ADDRESS})

    def attach(self, case: str, kind: str, data: bytes = PDF, name: str = "van-ban.pdf"):
        form = self.page(case).form("/documents")
        return self.client.post(
            form.action, data={**form.values, "kind": kind, "number": "01/VB"}, files={"file": (name, data)}
        )

    def take(self, case: str, trigger: str, **values: str):
        return self.send(self.page(case).form(f"/triggers/{trigger}"), **values)

    def campaign(self) -> str:
        return next(link for link in self.page("/campaigns").links if link.startswith("/campaigns/"))

    def case(self, track: str, subject: str = "") -> str:
        """The address of the case of that track; with *subject*, of the one that has it in its name."""
        listed = self.page(f"{self.campaign()}/cases?track={track}")
        cases = [link for link in listed.links if link.startswith("/cases/")]
        if not subject:
            return cases[0]
        return next(case for case in cases if subject in self.page(case).text)
