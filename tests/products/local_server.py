"""A server on this machine that answers with rows, and keeps what it is sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "t0ken-0f-the-shop"
ORDERS = [{"id": number, "customer": number % 3, "amount": number * 10} for number in range(1, 7)]


@dataclass
class LocalServer:
    """Where it listens, and the bodies that were posted."""

    address: str = ""
    posted: list[Any] = field(default_factory=list)


@contextmanager
def local_server() -> Iterator[LocalServer]:
    """Answers `/orders` to who has the token, and takes what is posted to `/rows`."""
    server = LocalServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            allowed = self.headers.get("Authorization") == f"Bearer {TOKEN}" and self.path == "/orders?status=paid"
            self._answer(200 if allowed else 401, {"data": ORDERS} if allowed else {})

        def do_POST(self) -> None:
            server.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer(200, {})

        def _answer(self, status: int, content: object) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
