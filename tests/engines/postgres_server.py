"""PostgreSQL with an empty database, for whoever knows the password."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from free_ports import HOST, answers, free_ports
from installed import postgres_program
from server_process import Command, started

USER = "floe"
DATABASE = "shop"
_START_SECONDS = 60
# What is written is thrown away with the folder, so nothing has to reach the disk.
_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "timezone": "UTC"}


@dataclass(frozen=True)
class Postgres:
    """Where PostgreSQL answers."""

    port: int
    password: str = field(repr=False)
    pid: int


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """PostgreSQL in a folder of its own, which goes away with it."""
    # PostgreSQL refuses to run as root, and its user could not enter the folders of pytest.
    user = "nobody" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="floe-postgres-"))
    [port] = free_ports(1)
    password = secrets.token_urlsafe(24)
    try:
        if user is not None:
            shutil.chown(folder, user)
        _create(folder, user, password)
        with started(_command(folder, user, port)) as server:
            server.wait_until(lambda: answers(port), seconds=_START_SECONDS)
            where = ("--host", HOST, "--port", str(port), "--username", USER)
            _run(user, folder, "createdb", *where, DATABASE, PGPASSWORD=password)
            yield Postgres(port=port, password=password, pid=server.pid)
    finally:
        shutil.rmtree(folder)


def _create(folder: Path, user: str | None, password: str) -> None:
    file = folder / "password"
    file.touch(0o600)
    if user is not None:
        shutil.chown(file, user)
    file.write_text(password, encoding="utf-8")
    options = ("--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync")
    _run(user, folder, "initdb", "--pgdata", "data", "--username", USER, "--pwfile", str(file), *options)
    file.unlink()


def _command(folder: Path, user: str | None, port: int) -> Command:
    # No socket in the file system: whoever connects has to know the password.
    settings = {**_SETTINGS, "listen_addresses": HOST, "port": str(port), "unix_socket_directories": ""}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    # SIGINT is what PostgreSQL calls its fast end: it waits for no client.
    return Command(
        name="postgres",
        line=[postgres_program("postgres"), "-D", str(folder / "data"), *options],
        environment={"PATH": os.environ["PATH"]},
        folder=folder,
        user=user,
        stop_with=signal.SIGINT,
    )


def _run(user: str | None, folder: Path, program: str, *arguments: str, **environment: str) -> None:
    finished = subprocess.run(
        [postgres_program(program), *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        user=user,
        group=None if user is None else pwd.getpwnam(user).pw_gid,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_START_SECONDS,
        check=False,
    )
    assert finished.returncode == 0, f"{program} failed: {finished.stderr}"
