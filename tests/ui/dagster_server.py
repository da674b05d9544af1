"""Dagster's webserver over a folder that floe compiled, as `dagster dev` shows it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Three products are parsed by dbt before the server answers.
START_SECONDS = 420
_FOREIGN = ("FLOE_", "OTEL_", "DBT_", "DAGSTER_")


@contextmanager
def dagster_webserver(folder: Path, home: Path) -> Iterator[str]:
    """The address of a webserver that has the folder's workspace.yaml, on this machine alone."""
    home.mkdir()
    # As for somebody who has been here before: the greeting would lie over the first page.
    (home / ".nux").mkdir()
    (home / ".nux" / "nux.yaml").touch()
    address = f"http://127.0.0.1:{_free_port()}"
    command = [_beside_python("dagster-webserver"), "-w", "workspace.yaml", "-h", "127.0.0.1"]
    with (home / "webserver.log").open("w+b") as log:
        server = subprocess.Popen(
            [*command, "-p", address.rpartition(":")[2]],
            cwd=folder,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(address, server, home / "webserver.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=60)


def graphql(address: str, query: str) -> Any:
    """The answer to a query, or a failed test with what is wrong with it."""
    body = json.dumps({"query": query}).encode()
    request = urllib.request.Request(f"{address}/graphql", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        answer = json.load(response)
    assert "errors" not in answer, answer
    return answer["data"]


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text(errors="replace")
        try:
            urllib.request.urlopen(f"{address}/server_info", timeout=10).close()
            return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer within {START_SECONDS} s\n{log.read_text(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(home: Path) -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
    own = {"DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "1", "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    return {**inherited, **own}


def _beside_python(name: str) -> str:
    return str(Path(sys.executable).parent / name)
