"""The history is tamper-evident: every way of altering it is found, and named."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from services import audit
from services.wiring import Office
from tests.support.walker import Walker

ALTERATIONS = {
    "an event rewritten": (
        "UPDATE entries SET event = replace(event, 'noi', 'nội') || ' ' , actor = 'x' WHERE {last}",
        "hash",
    ),
    "an actor exchanged": ("UPDATE entries SET actor = 'somebody-else' WHERE {last}", "hash"),
    "a time moved": ("UPDATE entries SET business_at = '2020-01-01T00:00:00.000000+00:00' WHERE {last}", "hash"),
    "an entry cut out": ("DELETE FROM entries WHERE {middle}", "sequence"),
    "the tail cut off": ("DELETE FROM entries WHERE {last}", "row"),
    "the personal payload altered": (
        'UPDATE entries SET personal = \'{{"filename":"x.pdf"}}\' WHERE {middle}',
        "commitment",
    ),
    "a row moved by hand": ("UPDATE cases SET state = 'waived' WHERE {row}", "row"),
    "a paper exchanged": ("UPDATE documents SET sha256 = 'x' WHERE case_id = '{case}'", "row"),
    "a row made unreadable": ("UPDATE cases SET documents = 'null' WHERE {row}", "row"),
    "an event that is no JSON": ("UPDATE entries SET event = '{{' WHERE {last}", "hash"),
    "a case moved to another organisation": (
        "INSERT INTO organisations (id, name) VALUES ('o', 'o'); UPDATE cases SET organisation_id = 'o' WHERE {row}",
        "row",
    ),
    "a row's field invented": ("UPDATE cases SET fields = '{{\"score\":100}}' WHERE {row}", "row"),
}


@pytest.fixture
def case(office: Office) -> str:
    return Walker(office).do("thu-ba", Walker(office).case("thu-ba", "register"), "meet", "registration_form")["id"]


def _alter(office: Office, statement: str, case: str) -> None:
    places = {
        "last": f"stream = 'case:{case}' AND sequence = 3",
        "middle": f"stream = 'case:{case}' AND sequence = 2",
        "row": f"id = '{case}'",
        "case": case,
    }
    with office.writing() as work:
        for one in statement.format(**places).split("; "):
            work.connection.execute(text(one.replace(":", r"\:")))
        work.commit()


def test_untouched_history_holds(office: Office, case: str) -> None:
    with office.reading() as work:
        found = audit.verify(work)

    assert (found.holds, found.streams, found.entries) == (True, 14, 25)


@pytest.mark.parametrize("alteration", ALTERATIONS)
def test_alteration_is_found_and_named(office: Office, case: str, alteration: str) -> None:
    statement, fault = ALTERATIONS[alteration]

    _alter(office, statement, case)

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert (broken.stream, broken.fault.value) == (f"case:{case}", fault)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rungs SET settled_at = fire_at WHERE name = '-3d'",
        "UPDATE rungs SET fire_at = '2031-01-01 00:00:00+00:00' WHERE name = '-3d'",
        "UPDATE deadlines SET due_at = '2031-01-01 00:00:00+00:00' WHERE name = 'registration'",
        "DELETE FROM rungs WHERE name = '-3d'",
    ],
)
def test_ladder_tampered_with_is_found(office: Office, statement: str) -> None:
    _alter(office, statement, "")

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert (broken.stream.partition(":")[0], broken.fault.value) == ("campaign", "row")


def test_case_without_any_history_is_found(office: Office, case: str) -> None:
    _alter(office, "DELETE FROM entries WHERE stream = 'case:" + case + "'", case)

    with office.reading() as work:
        [broken] = audit.verify(work).breaks
    assert broken.fault.value == "missing"


def test_erased_personal_payload_breaks_nothing(office: Office, case: str) -> None:
    _alter(office, "UPDATE entries SET personal = '', salt = '' WHERE {middle}", case)

    with office.reading() as work:
        assert audit.verify(work).holds
