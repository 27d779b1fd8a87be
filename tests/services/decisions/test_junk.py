"""Whatever is sent to a decision is answered: with what is wrong about it, never with a failure of the service."""

from __future__ import annotations

import json
import random
from itertools import product
from typing import Any

from fastapi.testclient import TestClient

from services import audit
from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.services.decisions.test_taking_back import awarded
from tests.services.web.visitor import Visitor
from tests.support import councils
from tests.support.councils import nominate
from tests.support.decisions import Decisions
from tests.support.offices import ADDRESS, PDF, demo_of

TEXTS = (
    "",
    " ",
    "x" * 300,
    "'; DROP TABLE awards;--",
    "=1+1",
    "\u202e<b>",
    "nothing-0001",
    "‰" * 5000,
    "a\x00b",
    "\ud800",
)
DAYS = ("0001-01-01", "1900-01-01", "9999-12-31", "2021-02-30", "2021-01-15", "15/1/2021", "")
ODD: tuple[Any, ...] = (None, 0, -1, 10**30, True, [], {}, [None], [[]], {"case": 1})
PATHS = ("lines", "draft", "comment", "objections", "objections/{text}/answer", "publication", "dropping")
LATER = ("lines/{text}/receipt", "payments", "lines/{text}/recovery")
NAMES = {
    "days": ("received_on", "paid_on", "recovered_on", "dated"),
    "lists": ("basis", "lines", "added", "removed"),
    "texts": ("subject", "by", "text", "line", "answer", "reason", "voucher", "power", "for_whom", "post", "signer"),
}


def junk(by: random.Random) -> dict[str, Any]:
    """A body of names that decisions know, with values that they mostly don't."""
    body: dict[str, Any] = {}
    for name in NAMES["texts"]:
        body[name] = by.choice(TEXTS)
    for name in NAMES["days"]:
        body[name] = by.choice(DAYS)
    for name in NAMES["lists"]:
        body[name] = [by.choice(TEXTS) for _ in range(by.randrange(3))]
    body["upheld"] = by.choice((True, False))
    for name in by.sample(sorted(body), 2):
        body[name] = by.choice(ODD)
    return {name: body[name] for name in by.sample(sorted(body), by.randrange(1, len(body)))}


def fitting(path: str, by: random.Random) -> dict[str, Any]:
    """A body of the right shape for *path*, with texts and days out of place."""
    text, day = by.choice(TEXTS[:-2]), by.choice(DAYS[:5])
    line = {"case": text[:100], "award": text[:100], "reason": text[:4000]}
    shapes: dict[str, dict[str, Any]] = {
        "lines": {"added": [line, line], "removed": [text]},
        "draft": {"subject": text[:1000], "basis": [text], "power": "kt"},
        "objections": {"by": text[:200], "text": text[:4000], "received_on": day, "line": text[:100]},
        "answer": {"upheld": True, "answer": text[:4000]},
        "dropping": {"reason": ""},
        "receipt": {"received_on": day},
        "payments": {"lines": [text], "paid_on": day, "voucher": text[:200]},
        "recovery": {"recovered_on": day, "voucher": text[:200]},
    }
    return shapes.get(path.rpartition("/")[2], {})


def test_no_body_brings_a_decision_down(office: Office, secretary: TestClient, desk: Decisions) -> None:
    by = random.Random(5)
    first, second = nominate(office, "a1", "a2")
    published, _ = awarded(office, secretary, desk, first)
    voted(office, secretary, [second], [])
    draft = desk.draft(second).json()["id"]
    chair = desk.recorder
    for decision, path in product((draft, published, "nothing", "a%00b"), (*PATHS, *LATER)):
        version = chair.get(f"/api/v1/decisions/{decision}").headers.get("ETag", '"1"')
        for body in (junk(by), fitting(path, by)):
            at = path.format(text=by.choice(("nothing-0001", "x" * 300, "a%00b")))
            headers = {"If-Match": version, "Content-Type": "application/json"}
            answer = secretary.post(f"/api/v1/decisions/{decision}/{at}", content=json.dumps(body), headers=headers)
            assert answer.status_code < 500, (path, body, answer.text)
    assert desk.look(published)["state"] == "published"
    with office.reading() as work:
        assert audit.verify(work).holds


def test_no_form_of_a_signing_or_of_a_page_brings_it_down(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    by = random.Random(7)
    first, second = nominate(office, "a1", "a2")
    published, [line] = awarded(office, secretary, desk, first)
    voted(office, secretary, [second], [])
    draft = desk.draft(second).json()["id"]
    chair = Visitor(demo_of(office, councils.SCENE), "chu-tich")
    for dated, power, number in product(DAYS, ("kt", "junk"), ("", " ", "x" * 100, "a\x00b")):
        data = {"number": number, "dated": dated, "power": power, "signer": "x" * 200, "post": "\u202e"}
        answer = desk.ask(desk.recorder, draft, "signing", data=data, files={"file": ("qd.pdf", PDF)})
        assert answer.status_code in {409, 422}, answer.text
    forms = ("lines", "draft", "comment", "objections", "answers", "signing", "publication", "dropping")
    for form, decision in product((*forms, "receipts", "payments", "recoveries", "revocation"), (draft, published)):
        for _ in range(2):
            sent = {name: by.choice((*TEXTS[:-1], *DAYS)) for name in (*NAMES["texts"], *NAMES["days"])}
            sent |= {"ground": by.choice(TEXTS[:-1]), "upheld": by.choice(TEXTS[:-1]), "version": by.choice(("1", "x"))}
            sent |= {f"line.{line['line']}": "yes", f"case.{by.choice(TEXTS[:-1])}": "yes", "key": str(by.random())}
            answer = chair.client.post(f"/decisions/{decision}/{form}", data=sent, headers={"Origin": ADDRESS})
            assert answer.status_code < 500, (form, sent, answer.text)
    assert desk.look(published)["state"] == "published"
