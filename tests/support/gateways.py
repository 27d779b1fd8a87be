"""A real HTTP server on loopback that stands in for an SMS gateway, and answers as it is told."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RESET = struct.pack("ii", 1, 0)
DROP = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class SmsOffice:
    """Answers every request with `status` and `answer`, after `delay` seconds; `DROP` breaks the connection instead."""

    status: int = 200
    answer: bytes = b'{"CodeResult": "100"}'
    delay: float = 0
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/send"


@contextmanager
def open_sms_office() -> Iterator[SmsOffice]:
    """A gateway that is open for the block, on a free port."""
    office = SmsOffice()

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            office.connections += 1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            office.asked.append(Asked(self.command, self.path, headers, body))
            time.sleep(office.delay)
            if office.status == DROP:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                self.close_connection = True
                return
            self.send_response(office.status)
            self.send_header("Content-Length", str(len(office.answer)))
            if office.status in range(300, 400):
                self.send_header("Location", office.url)
            self.end_headers()
            self.wfile.write(office.answer)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    office.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
