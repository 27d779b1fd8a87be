"""Offices for tests: a fresh database of either kind, with the scene of An Biên in it."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from pathlib import Path
from uuid import uuid4

from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Dialect, create_engine, make_url, select, text
from starlette.datastructures import State

from services import signing_in
from services.application import build
from services.demo import AN_BIEN, Demo, Scene, lay_out, stage
from services.settings import Settings
from services.store import clocks, people, preferences
from services.store.database import compiled_together
from services.store.migrating import upgrade
from services.wiring import Office, office

PDF = b"%PDF-1.4\n% a paper for tests\n%%EOF\n"
ADDRESS = "http://testserver"
BUILT: dict[int, FastAPI] = {}
"""An application by the largest body that it takes: the one thing in which those of two offices differ."""

FILES: dict[tuple[object, ...], Path] = {}
TEMPLATES: dict[tuple[object, ...], str] = {}
"""SQLite files and databases of a server that offices are copied from, by what tells them apart."""


@contextmanager
def postgres_database(server: str, template: str = "template1") -> Iterator[str]:
    """The URL of a fresh database on *server*; dropped afterwards."""
    name = f"thidua_{uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    try:
        yield re.sub(r"/postgres(?=\?|$)", f"/{name}", server)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        admin.dispose()


@contextmanager
def database_url(kind: str, folder: Path, server: str) -> Iterator[str]:
    """The URL of a fresh, empty database of that kind."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'thidua.db'}"
    else:
        with postgres_database(server) as url:
            yield url


def an_office(
    url: str, folder: Path, *, scene: Scene | None = AN_BIEN, launch: bool = True, **settings: object
) -> Office:
    """An office on *url*, its schema current, An Biên laid out in it unless told otherwise."""
    made = office(
        Settings(database_url=url, files=folder / "files", demo=True, public_url=ADDRESS, **settings)  # type: ignore[arg-type]
    )
    _compile_once(made)
    made.database.dispose()
    _copy(None if settings else scene or None, url, launch=launch)
    if scene and settings:
        lay_out(made, scene, launch=launch)
    return made


def _compile_once(made: Office) -> None:
    """Let it share what was compiled for the others of its server, since all are of the same version here."""
    if not made.database.is_sqlite:
        dialect = _dialect_of(_server_of(made.database.url))
        for engine in (made.database.writer, made.database.reader):
            compiled_together(engine, dialect)


@cache
def _dialect_of(server: str) -> Dialect:
    engine = create_engine(server)
    engine.connect().close()
    engine.dispose()
    return engine.dialect


def _server_of(url: str) -> str:
    return make_url(url).set(database="postgres").render_as_string(hide_password=False)


def _copy(scene: Scene | None, url: str, *, launch: bool) -> None:
    """Make the database at *url* a copy of one with *scene* laid out, or of an empty one of the current schema.

    Laying a scene out takes longer than most tests, and so do the migrations.
    """
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        shutil.copyfile(_file_with(scene, launch=launch), str(where.database))
    else:
        _create(url, _database_with(scene, _server_of(url), launch=launch))


def _create(url: str, template: str) -> None:
    """A database on a PostgreSQL server at *url*, as *template* is, in place of any that is there."""
    admin = create_engine(_server_of(url), isolation_level="AUTOCOMMIT")
    name = make_url(url).database
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    admin.dispose()


def _file_with(scene: Scene | None, *, launch: bool) -> Path:
    key = _told_apart_by(scene, launch=launch)
    if key not in FILES:
        folder = Path(tempfile.mkdtemp(prefix="thidua-scene-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        if scene:
            shutil.copyfile(_file_with(None, launch=launch), folder / "thidua.db")
        _lay_out_at(f"sqlite:///{folder / 'thidua.db'}", scene, launch=launch)
        FILES[key] = folder / "thidua.db"
    return FILES[key]


def _database_with(scene: Scene | None, server: str, *, launch: bool) -> str:
    key = (server, *_told_apart_by(scene, launch=launch))
    if key not in TEMPLATES:
        name = f"thidua_scene_{uuid4().hex}"
        url = make_url(server).set(database=name).render_as_string(hide_password=False)
        _create(url, _database_with(None, server, launch=launch) if scene else "template1")
        _lay_out_at(url, scene, launch=launch)
        TEMPLATES[key] = name
    return TEMPLATES[key]


def _told_apart_by(scene: Scene | None, *, launch: bool) -> tuple[object, ...]:
    """What tells a scene from others: a plan by its text, since tests write the same one into folders of their own."""
    return (replace(scene, definition=Path()), scene.definition.read_bytes(), launch) if scene else ()


def _lay_out_at(url: str, scene: Scene | None, *, launch: bool) -> None:
    """Bring the database at *url* to the current schema, or lay *scene* out in one that is there already."""
    with tempfile.TemporaryDirectory() as files:
        made = office(Settings(database_url=url, files=Path(files), demo=True, public_url=ADDRESS))
        _compile_once(made)
        if scene:
            lay_out(made, scene, launch=launch)
        else:
            upgrade(made.database)
        made.database.dispose()


def token_for(made: Office, login: str) -> str:
    """A token for the person who signs in as *login*."""
    with made.writing() as work:
        person = people.by_login(work, login)
        assert person is not None, login
        token = signing_in.issue_token(work, person, "tests")
        work.commit()
    return token


def demo_of(made: Office, scene: Scene = AN_BIEN) -> Demo:
    """A demo of one scene: the one that is laid out in *made*."""
    return Demo((stage(scene, made),))


def client_for(made: Office | Demo, login: str | None = None) -> TestClient:
    """A client of the HTTP application, over a demo of An Biên alone where an office is given that may be one.

    With *login* it carries that person's token, of the first scene.
    """
    first = made.first.office if isinstance(made, Demo) else made
    headers = {"Authorization": f"Bearer {token_for(first, login)}"} if login else {}
    client = TestClient(application(made), base_url=ADDRESS, headers=headers, raise_server_exceptions=True)
    client.portal = _loop()
    return client


@cache
def _loop() -> BlockingPortal:
    """The event loop that answers every client of this process: one a request costs more than most answers."""
    held = ExitStack()
    atexit.register(held.close)
    return held.enter_context(start_blocking_portal())


def application(made: Office | Demo) -> FastAPI:
    """The application over *made*: the routes of one that was built before, since building them takes longer than most tests."""
    served = demo_of(made) if isinstance(made, Office) and made.settings.demo else made
    first = served.first.office if isinstance(served, Demo) else served
    limit = first.settings.upload_limit
    if limit not in BUILT:
        BUILT[limit] = build(served)
    app = copy(BUILT[limit])
    app.state = State({**BUILT[limit].state._state, "served": served})
    app.middleware_stack = None
    return app


def go_to(made: Office, instant: datetime) -> None:
    """Set business time without firing anything."""
    with made.writing() as work:
        clocks.set_to(work, instant)
        work.commit()


def at_any_hour(made: Office) -> None:
    """Everybody wishes to be written to day and night: for tests in which servers run by the real clock."""
    with made.writing() as work:
        for person in work.connection.execute(select(people.PEOPLE)):
            wishes = preferences.Wishes(quiet_from=time(), quiet_until=time(), phone=person.phone)
            preferences.save(work, person.organisation_id, person.id, wishes)
        work.commit()
