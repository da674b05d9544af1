"""Trino, with the lake as its catalog `lake`."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from free_ports import HOST, free_ports
from installed import TRINO, TRINO_JAVA, java_home
from seaweedfs_server import REGION, SCOPE, Lake
from server_process import Command, ServerProcess, started

_START_SECONDS = 180
# The options that Trino asks of whoever starts it, with the least memory that the demo needs.
_JVM = """-server
-Xmx1G
-XX:+UseG1GC
-XX:G1HeapRegionSize=32M
-XX:ReservedCodeCacheSize=256M
-XX:+EnableDynamicAgentLoading
-Djdk.attach.allowAttachSelf=true
-Dfile.encoding=UTF-8
-Duser.timezone=UTC
"""


@dataclass(frozen=True)
class Trino:
    """Where Trino answers."""

    port: int
    server: ServerProcess

    def wait_until_ready(self) -> None:
        """Waits until queries are taken."""
        self.server.wait_until(lambda: _is_ready(self.port), seconds=_START_SECONDS)


@contextmanager
def trino_server(folder: Path, lake: Lake) -> Iterator[Trino]:
    """Trino on the lake, which may not answer yet; the folder holds its settings and its log."""
    [port] = free_ports(1)
    settings = folder / "etc"
    (settings / "catalog").mkdir(parents=True)
    _write(settings / "config.properties", _config(port))
    _write(settings / "node.properties", _node(folder))
    _write(settings / "log.properties", {"io.trino": "WARN", "org.apache.iceberg": "WARN"})
    _write(settings / "catalog/lake.properties", _catalog(lake))
    (settings / "jvm.config").write_text(_JVM, encoding="utf-8")
    home = java_home(at_least=TRINO_JAVA)
    environment = {"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "JAVA_HOME": str(home)}
    line = [str(TRINO / "bin/launcher"), "run", f"--etc-dir={settings}"]
    with started(Command(name="trino", line=line, environment=environment, folder=folder)) as server:
        yield Trino(port=port, server=server)


def _config(port: int) -> dict[str, str]:
    return {
        "coordinator": "true",
        "node-scheduler.include-coordinator": "true",
        "http-server.http.port": str(port),
        "discovery.uri": f"http://{HOST}:{port}",
        "node.internal-address": HOST,
        "query.max-memory": "512MB",
        "query.max-memory-per-node": "256MB",
        "memory.heap-headroom-per-node": "256MB",
    }


def _node(folder: Path) -> dict[str, str]:
    # Without `node.bind-ip` Trino listens on every address of the machine.
    return {
        "node.environment": "tests",
        "node.id": "tests",
        "node.bind-ip": HOST,
        "node.data-dir": str(folder / "data"),
    }


def _catalog(lake: Lake) -> dict[str, str]:
    """Trino has no key of the store: the catalog gives it one for each table."""
    rest = {
        "uri": lake.catalog,
        "warehouse": lake.warehouse,
        "security": "OAUTH2",
        "oauth2.credential": f"{lake.key}:{lake.secret}",
        "oauth2.server-uri": lake.tokens,
        "oauth2.scope": SCOPE,
        "vended-credentials-enabled": "true",
    }
    return {
        "connector.name": "iceberg",
        "iceberg.catalog.type": "rest",
        **{f"iceberg.rest-catalog.{name}": value for name, value in rest.items()},
        "fs.native-s3.enabled": "true",
        "s3.endpoint": lake.s3,
        "s3.region": REGION,
        "s3.path-style-access": "true",
    }


def _is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/v1/info", timeout=2) as answer:
            return json.load(answer)["starting"] is False
    except (urllib.error.URLError, OSError):
        return False


def _write(file: Path, properties: dict[str, str]) -> None:
    file.write_text("".join(f"{name}={value}\n" for name, value in properties.items()), encoding="utf-8")
