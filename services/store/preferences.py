"""How people want to be told, as rows; and the telephone number that SMS goes to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import select, update

from services.store.database import insert_once
from services.store.people import PEOPLE
from services.store.tables import PreferenceRow, table
from services.store.work import Work

PREFERENCES = table(PreferenceRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How somebody wants to be told. Hours are those of the clock in Việt Nam; `digest_on` a weekday (0 is Monday).

    Without hours of their own they have the usual quiet ones; from and until the same means none at all.
    `phone` is written +84…, empty if it is not known.
    """

    by_email: bool = True
    by_sms: bool = False
    quiet_from: time | None = None
    quiet_until: time | None = None
    digest_on: int | None = None
    phone: str = ""


def of_people(work: Work, people: Collection[str]) -> dict[str, Wishes]:
    """How each of those people wants to be told, said or not."""
    joined = PEOPLE.outerjoin(PREFERENCES, PREFERENCES.c.person_id == PEOPLE.c.id)
    columns = [PREFERENCES.c[name] for name in ("by_email", "by_sms", "quiet_from", "quiet_until", "digest_on")]
    statement = select(PEOPLE.c.id, PEOPLE.c.phone, *columns).select_from(joined).where(PEOPLE.c.id.in_(list(people)))
    return {
        row.id: Wishes(phone=row.phone)
        if row.by_email is None
        else Wishes(
            by_email=row.by_email,
            by_sms=row.by_sms,
            quiet_from=row.quiet_from,
            quiet_until=row.quiet_until,
            digest_on=row.digest_on,
            phone=row.phone,
        )
        for row in work.connection.execute(statement)
    }


def save(work: Work, organisation: str, person: str, wishes: Wishes) -> None:
    """Keep *wishes*, and the number with the person."""
    values: dict[str, Any] = {
        "by_email": wishes.by_email,
        "by_sms": wishes.by_sms,
        "quiet_from": wishes.quiet_from,
        "quiet_until": wishes.quiet_until,
        "digest_on": wishes.digest_on,
        "changed_at": work.act.recorded_at,
    }
    if not insert_once(
        work.connection, PreferenceRow, {"person_id": person, "organisation_id": organisation, **values}
    ):
        work.connection.execute(update(PREFERENCES).where(PREFERENCES.c.person_id == person).values(**values))
    work.connection.execute(update(PEOPLE).where(PEOPLE.c.id == person).values(phone=wishes.phone))
