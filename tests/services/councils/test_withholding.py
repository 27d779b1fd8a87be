"""Why a move is refused is told without what is withheld; letters about sittings are previewed with the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from definitions import load
from notifications import Kind
from services.cases.withholding import WITHHELD, as_told
from services.notices import previews
from services.wiring import Office
from tests.support.councils import PLAN, acting
from workflow.errors import Refused
from workflow.refusals import Refusal


def test_only_refusals_that_hold_without_the_votes_are_told() -> None:
    known, secret = Refusal("reason_missing"), Refusal("majority_missing", {"in_favour": 137})

    told = as_told(Refused("award", (known, secret)), Refused("award", (known,)))

    assert told.refusals == (known, WITHHELD)
    assert as_told(Refused("award", (secret,)), None).refusals == (WITHHELD,)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_letters_about_sittings_are_previewed(office: Office, language: str) -> None:
    definition = load(PLAN).definition
    assert definition is not None
    with office.reading() as work:
        reader = replace(acting(work, "thu-ky").person, language=language)
        found = previews(work, definition, reader, lambda _: ())

    said = {one.kind: one for one in found}
    called, closed = said[Kind.SITTING_CALLED], said[Kind.SITTING_CLOSED]
    assert (called.roles, closed.roles) == ((), ("standing_office",))
    assert {"vi": "một hồ sơ ông/bà không tham gia xét", "en": "a case that you take no part in"}[
        language
    ] in called.text
    assert {"vi": "kết quả chưa được công bố", "en": "they are not published yet"}[language] in closed.text
    assert max(called.parts[1], closed.parts[1]) <= 2
