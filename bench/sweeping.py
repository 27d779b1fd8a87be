"""The sweep against a hand-written claim-and-insert of the same rows, and what officers feel of it.

Ours: due rungs claimed, their campaigns, cases and officers looked up, letters put into words, entries chained, messages
and notices queued. By hand: the same rows, the words ready, psycopg in batches of the same size.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from uuid import uuid4

from bench.due import NOW, due_again, lay_out_due, lay_out_pending
from bench.durable import by_hand_connection, officer
from bench.timing import Ratio
from services.deadlines import BATCH, sweep
from services.store.work import Work
from services.wiring import Office
from tests.support.offices import an_office

ROUNDS = 3
ACTS = 300
CLAIM = """
SELECT r.id, r.campaign_id, r.organisation_id, r.name, d.case_id, p.id, p.name, p.email
FROM rungs r JOIN deadlines d ON d.id = r.deadline_id JOIN cases c ON c.id = d.case_id
JOIN people p ON p.unit_id = c.unit_id JOIN appointments a ON a.person_id = p.id AND a.role = 'unit_officer'
WHERE r.settled_at IS NULL AND r.fire_at <= %s ORDER BY r.fire_at, r.id LIMIT %s FOR UPDATE OF r SKIP LOCKED
"""


def measure(url: str, folder: Path, *, due: int, pending: Sequence[int]) -> list[Ratio]:
    """On PostgreSQL: a ratio for each number of rungs to come, what the last loses against the first, and the officers."""
    office = an_office(url, folder, scene=None)
    lay_out_due(office, due)
    ratios, laid_out = list[Ratio](), 0
    for number in pending:
        lay_out_pending(office, laid_out, number - 1)
        laid_out = number
        ratios.append(_against_floor(office, url, due, number))
    what = f"sweep: {pending[-1]:,} pending / {pending[0]:,} pending"
    ratios.append(Ratio(what, ratios[-1].ours, ratios[0].ours))
    ratios += officers("PostgreSQL", office, _in_another_process(url, folder))
    office.database.dispose()
    return ratios


def officers(name: str, office: Office, sweeping: Callable[[], Any]) -> list[Ratio]:
    """How long the slowest in a hundred acts of an officer takes, without and with a sweep: lower is better here."""
    due_again(office)
    act = officer(office, "x-1")
    alone = [_seconds(act) for _ in range(ACTS)]
    with _running(sweeping) as still:
        beside = list[float]()
        while still() or not beside:
            beside.append(_seconds(act))
    slow, quick = (quantiles(times, n=100, method="inclusive")[-1] for times in (beside, alone))
    return [Ratio(f"{name}: officers' p99 in ms, with a sweep / without", slow * 1000, quick * 1000)]


def measure_officers(name: str, url: str, folder: Path, *, due: int) -> list[Ratio]:
    """The officers alone, on the database at *url*, with the sweep in a thread of the same process."""
    office = an_office(url, folder, scene=None)
    lay_out_due(office, due)
    found = officers(name, office, lambda: threading.Thread(target=office.sweep))
    office.database.dispose()
    return found


def _against_floor(office: Office, url: str, due: int, pending: int) -> Ratio:
    ours, floor, late = list[float](), list[float](), list[float]()
    for _ in range(ROUNDS):
        due_again(office)
        ends, began = list[float](), perf_counter()
        settled = sweep(lambda ends=ends: _noting(office, ends))
        ours.append(settled / (perf_counter() - began))
        late.append(ends[min(len(ends) - 1, int(due * 0.99) // BATCH)] - began)
        due_again(office)
        began = perf_counter()
        by_hand = _by_hand(url)
        floor.append(by_hand / (perf_counter() - began))
        if (settled, by_hand) != (due, due):
            raise SystemExit(f"{due} were due; the sweep settled {settled}, the hand {by_hand}")
    what = f"sweep: {due:,} due of {pending:,}, p99 {median(late):.1f} s late / by hand"
    return Ratio(what, median(ours), median(floor))


@contextmanager
def _noting(office: Office, ends: list[float]) -> Iterator[Work]:
    with office.writing() as work:
        yield work
    ends.append(perf_counter())


def _by_hand(url: str) -> int:
    """Claim and write batch by batch until nothing is due; how many there were."""
    connection, done = by_hand_connection(url), 0
    cursor = connection.cursor()
    while True:
        cursor.execute("BEGIN")
        cursor.execute(CLAIM, (NOW, BATCH))
        rungs = cursor.fetchall()
        if not rungs:
            connection.close()
            return done
        cursor.execute(
            "UPDATE rungs SET settled_at = %s, outcome = 'fired' WHERE id = ANY(%s)", (NOW, [r[0] for r in rungs])
        )
        entries = _entries(cursor, rungs)
        messages = [_message(rung) for rung in rungs]
        notices = [
            {
                "id": uuid4().hex,
                "organisation_id": r[2],
                "campaign_id": r[1],
                "case_id": r[4],
                "message_id": m["id"],
                "kind": "x",
            }
            for r, m in zip(rungs, messages, strict=True)
        ]
        for table, rows in (("entries", entries), ("messages", messages), ("notices", notices)):
            marks = ", ".join(["%s"] * len(rows[0]))
            statement = f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})"
            cursor.executemany(statement, [tuple(row.values()) for row in rows])
        cursor.execute("COMMIT")
        done += len(rungs)


def _entries(cursor: Any, rungs: Sequence[Any]) -> list[dict[str, Any]]:
    """The entries of the batch, chained campaign by campaign; the campaigns' versions moved on."""
    names = sorted({rung[1] for rung in rungs})
    cursor.execute("SELECT id, version FROM campaigns WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", (names,))
    versions = dict(cursor.fetchall())
    cursor.execute(
        "SELECT stream, hash FROM entries WHERE (stream, sequence) IN (SELECT 'campaign:' || id, version FROM campaigns WHERE id = ANY(%s))",
        (names,),
    )
    heads, rows, now = dict(cursor.fetchall()), [], datetime.now(UTC).isoformat()
    for rung in rungs:
        stream = f"campaign:{rung[1]}"
        versions[rung[1]] += 1
        row = {
            "stream": stream,
            "sequence": versions[rung[1]],
            "organisation_id": rung[2],
            "business_at": now,
            "recorded_at": now,
            "actor": "system",
            "on_behalf_of": "",
            "kind": "campaign.rung_fired",
            "event": json.dumps(
                {"deadline": "registration", "case": rung[4], "rung": rung[3], "revision": 2, "told": 1}
            ),
            "commitment": "",
            "previous": heads[stream],
        }
        heads[stream] = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
        rows.append({**row, "hash": heads[stream], "personal": "", "salt": ""})
    cursor.executemany("UPDATE campaigns SET version = %s WHERE id = %s", [(versions[name], name) for name in names])
    return rows


def _message(rung: Sequence[Any]) -> dict[str, Any]:
    now, identity = datetime.now(UTC), uuid4().hex
    return {
        "id": identity,
        "organisation_id": rung[2],
        "campaign_id": rung[1],
        "person_id": rung[5],
        "ledger_key": f"{rung[5]}:{rung[1]}:{rung[4]}:{rung[3]}:by-hand",
        "kind": "deadline_reminder",
        "language": "vi",
        "name": rung[6],
        "address": rung[7],
        "subject": "Nhắc việc: Hạn đăng ký thi đua",
        "text": "x" * 600,
        "html": "x" * 2250,
        "business_at": now,
        "created_at": now,
        "state": "queued",
        "attempts": 0,
        "next_attempt_at": now,
        "last_error": "",
        "channel": "email",
        "instead_of": "",
        "digest_id": "",
        "asks_acknowledgement": False,
    }


def _seconds(act: Callable[[], None]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _in_another_process(url: str, folder: Path) -> Callable[[], Any]:
    return lambda: multiprocessing.get_context("spawn").Process(target=sweep_at, args=(url, folder))


def sweep_at(url: str, folder: Path) -> None:
    """What the other node does."""
    office = an_office(url, folder, scene=None)
    office.sweep()
    office.database.dispose()


@contextmanager
def _running(sweeping: Callable[[], Any]) -> Iterator[Callable[[], bool]]:
    running = sweeping()
    running.start()
    yield running.is_alive
    running.join()
