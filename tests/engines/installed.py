"""What `make setup-engines` installed, and the programs of the machine that it goes with."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / ".cache" / "engines"
TRINO = INSTALLED / "trino-server-core-476"
ICEBERG_JARS = tuple(
    INSTALLED / "downloads" / name
    for name in ("iceberg-spark-runtime-3.5_2.12-1.10.1.jar", "iceberg-aws-bundle-1.10.1.jar")
)
SEAWEEDFS = Path(sys.executable).parent / "weed"

TRINO_JAVA = 24
"""The first version of Java that runs Trino 476."""
SPARK_JAVA = 17
"""The last version of Java that Spark 3.5 is made for."""


def spark_home() -> Path:
    """Spark, as its Python package brings it."""
    spec = find_spec("pyspark")
    assert spec is not None and spec.origin is not None, "the tests need Spark: `make setup-engines` installs it"
    return Path(spec.origin).parent


def java_home(*, at_least: int = 0, at_most: int = 999) -> Path:
    """A JDK of the machine: JAVA_HOME, the one on PATH, or one beside it."""
    candidates = [Path(home) for home in [os.environ.get("JAVA_HOME")] if home]
    on_path = shutil.which("java")
    if on_path is not None:
        first = Path(on_path).resolve().parents[1]
        candidates += [first, *sorted(first.parent.iterdir())]
    for home in candidates:
        if at_least <= _java_version(home) <= at_most:
            return home
    raise FileNotFoundError(f"no JDK from {at_least} to {at_most} is in JAVA_HOME, on PATH or beside the one on PATH")


def postgres_program(name: str) -> str:
    """A program of PostgreSQL, which Debian keeps off PATH."""
    on_path = shutil.which(name)
    if on_path is not None:
        return on_path
    files = subprocess.run(["dpkg", "--listfiles", "postgresql-15"], capture_output=True, text=True, check=True)
    return next(line for line in files.stdout.splitlines() if line.endswith(f"/bin/{name}"))


def _java_version(home: Path) -> int:
    release = home / "release"
    text = release.read_text(encoding="utf-8") if release.is_file() and (home / "bin/java").is_file() else ""
    version = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', text, re.MULTILINE)
    return -1 if version is None else int(version[1])
