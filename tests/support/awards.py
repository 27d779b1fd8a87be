"""Lines of the register of awards, put there by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import insert

from services.store import people
from services.store.award_register import AWARDS
from services.store.tables import CampaignRow, CaseRow, DecisionRow, table
from services.store.work import new_id
from services.wiring import Office


def given(office: Office, login: str, *, to_person: bool = True, year: int = 2018, **values: Any) -> str:
    """An award of that year to the person of that login, or to their unit; its id."""
    with office.writing() as work:
        person = people.by_login(work, login)
        assert person is not None, login
        campaign = work.connection.execute(table(CampaignRow).select()).first()
        case = work.connection.execute(table(CaseRow).select()).first()
        assert campaign is not None
        assert case is not None
        decision, award, dated = new_id(), new_id(), date(year, 12, 20)
        number = values.pop("number", f"{award[:4]}/QĐ-UBND")
        about = {"organisation_id": person.organisation, "campaign_id": campaign.id}
        signed = {"number": number, "year": year, "dated": dated}
        drafted = {"rule": "award", "kind": "award", "state": "published", "version": 1, "body": {}}
        work.connection.execute(insert(table(DecisionRow)).values(id=decision, **about, **signed, **drafted))
        names = people.unit_names(work, [person.unit])
        line = {
            "id": award,
            **about,
            "decision_id": decision,
            "case_id": case.id,
            "plan": "an-bien-2018",
            "award": "certificate",
            "label": "Giấy khen",
            "level": "huyện",
            "form": "certificate",
            "holder": "individual" if to_person else "collective",
            "unit_id": person.unit,
            "person_id": person.id if to_person else "",
            "recipient": person.name if to_person else names[person.unit],
            **signed,
            "amount": 450_000,
            "state": "given",
        }
        work.connection.execute(insert(AWARDS).values(**{**line, **values}))
        work.commit()
    return award
