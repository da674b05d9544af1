"""One server as a process of its own, from its start to its end."""

import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_SHOWN_LINES = 40
_running: list["ServerProcess"] = []
_STOP_SECONDS = 15


class ServerError(Exception):
    """A server that did not start, with the end of its log."""


@dataclass(frozen=True)
class Command:
    """What starts a server, and how it is told to end."""

    name: str
    line: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    user: str | None = None
    stop_with: signal.Signals = signal.SIGTERM


class ServerProcess:
    """A server that was started and perhaps does not answer yet."""

    def __init__(self, command: Command, process: subprocess.Popen[bytes], log: Path) -> None:
        self.name = command.name
        self.pid = process.pid
        self._command = command
        self._process = process
        self._log = log

    def wait_until(self, is_ready: Callable[[], bool], *, seconds: float) -> None:
        """Waits for the first good answer. A server that ended, or is late, is an error that shows its log."""
        limit = time.monotonic() + seconds
        while not is_ready():
            if self._process.poll() is not None:
                raise self._failed(f"ended with {self._process.returncode}")
            if time.monotonic() > limit:
                raise self._failed(f"did not answer within {seconds} seconds")
            time.sleep(0.1)

    def stop(self) -> None:
        """Ends the process and all that it started; whoever does not listen is ended by force."""
        self._signal(self._command.stop_with)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_STOP_SECONDS)
        self._signal(signal.SIGKILL)
        self._process.wait(_STOP_SECONDS)

    def log_tail(self) -> str:
        """The last lines that the server wrote."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-_SHOWN_LINES:])

    def _failed(self, what: str) -> ServerError:
        return ServerError(f"{self._command.name} {what}. Its log ends with:\n{self.log_tail()}")

    def _signal(self, number: signal.Signals) -> None:
        if self._process.poll() is None:
            self._process.send_signal(number)


@contextmanager
def started(command: Command) -> Iterator[ServerProcess]:
    """Starts the server, and ends it with the block. Its log is `<name>.log` in its folder."""
    log = command.folder / f"{command.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*_ends_with_its_parent(command), *command.line],
            cwd=command.folder,
            env=dict(command.environment),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            # Keys pressed at the terminal of the tests are not meant for the server.
            start_new_session=True,
        )
    server = ServerProcess(command, process, log)
    _running.append(server)
    try:
        yield server
    finally:
        _running.remove(server)
        server.stop()


def logs() -> list[tuple[str, str]]:
    """The name of each server that runs, and the end of its log."""
    return [(server.name, server.log_tail()) for server in _running]


def _ends_with_its_parent(command: Command) -> list[str]:
    """The server ends with the tests, even where they are killed and can end nothing themselves. `setpriv` becomes the
    server, so that the id is the server's."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise ServerError("the tests need setpriv, a program of util-linux")
    return [setpriv, *_as_user(command.user), "--pdeathsig=KILL", "--"]


def _as_user(user: str | None) -> list[str]:
    return [] if user is None else [f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups"]
