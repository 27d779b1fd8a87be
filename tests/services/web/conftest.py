"""Fixtures of the web door: visitors of one office, and an office served on a real port."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
import uvicorn

from services.application import build
from services.demo import Demo
from services.wiring import Office
from tests.services.web.visitor import Visitor
from tests.support.scenes import two_scenes


@pytest.fixture(params=("sqlite",))
def database_kind(request: pytest.FixtureRequest) -> str:
    """Pages read what use cases give them: one database is enough, unless a module asks for both with `BOTH_DATABASES`."""
    return str(request.param)


@pytest.fixture
def visit(office: Office) -> Callable[..., Visitor]:
    """`visit("thu-ba")` is that person with a browser; `visit(None)` is nobody yet."""
    return lambda login, language="vi": Visitor(office, login, language)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo of An Biên and a second scene, served for real; one for all browser tests of this process."""
    with two_scenes(tmp_path_factory.mktemp("served")) as demo, _listening(demo) as address:
        yield address


@pytest.fixture
def serve() -> Callable[[Demo], AbstractContextManager[str]]:
    """`with serve(demo) as address` listens for real while the block lasts."""
    return _listening


@contextmanager
def _listening(demo: Demo) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(build(demo), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
