"""Runs floe, dbt and Dagster as a user would, in a copy of the demo."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Resolved: other folders of tests import this by a path that leads up and down.
ROOT = Path(__file__).resolve().parents[2]
FLOE = ("node", str(ROOT / "packages/floe-cli/bin/floe.cjs"))
PRODUCTS = ("customer-360", "financial-risk", "iot-telemetry")

_FOREIGN = ("FLOE_", "OTEL_", "DBT_", "DAGSTER_")
_WRITTEN = (
    *("target", "floe_target", "*.duckdb", ".floe", "logs", "definitions.py"),
    *("profiles.yml", "selectors.yml", "__pycache__"),
)


def copy_demo(folder: Path) -> Path:
    """A copy of the demo as it is in a fresh clone."""
    return Path(shutil.copytree(ROOT / "demo", folder / "demo", ignore=shutil.ignore_patterns(*_WRITTEN)))


def floe(*arguments: str, cwd: Path, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Runs the built command."""
    return _run((*prefix, *FLOE, *arguments), cwd, {})


def floe_bytes(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs the built command, for tests of the very bytes that it prints."""
    return _run_bytes((*FLOE, *arguments), cwd, {})


def from_source(script: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a script of the repository, with the sources in place of what was built."""
    return _run(("node", "--conditions=floe-source", "--import", "tsx", script, *arguments), cwd, {})


def compile_product(product: Path) -> None:
    """Compiles one product, or fails the test with what floe says."""
    succeeded(floe("compile", cwd=product))


def dbt_build(product: Path) -> None:
    """Runs seeds, models and tests with only the generated profile, or fails the test with what dbt says."""
    succeeded(run_dbt("build", "--profiles-dir", ".", product=product))


def run_dbt(*arguments: str, product: Path) -> subprocess.CompletedProcess[str]:
    """Runs dbt in the product's folder."""
    return _run((tool("dbt"), "--no-use-colors", *arguments), product, {})


def dagster(*arguments: str, product: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Runs Dagster in the product's folder with an instance of its own."""
    return _run((tool("dagster"), *arguments), product, {"DAGSTER_HOME": str(home)})


def succeeded(finished: subprocess.CompletedProcess[str]) -> str:
    """The standard output of a program that must have ended well."""
    assert finished.returncode == 0, f"exit {finished.returncode}\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout


def tool(name: str) -> str:
    """The program beside this Python."""
    return str(Path(sys.executable).parent / name)


def _run(command: tuple[str, ...], cwd: Path, extra: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    finished = _run_bytes(command, cwd, extra)
    out, err = (stream.decode("utf-8", errors="replace") for stream in (finished.stdout, finished.stderr))
    return subprocess.CompletedProcess(finished.args, finished.returncode, out, err)


def _run_bytes(command: tuple[str, ...], cwd: Path, extra: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
    quiet = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DAGSTER_DISABLE_TELEMETRY": "1"}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, **quiet, **extra},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
