"""The generated files in the repository are those that `make generate` would write."""

import subprocess
import sys
from pathlib import Path

import pytest
from floe_command import ROOT, floe, succeeded

SCHEMAS = (
    "manifest.schema.json",
    "floe.schema.json",
    "compiled-artifacts.schema.json",
    "helm-values.schema.json",
)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_the_one_that_floe_exports(name: str, tmp_path: Path) -> None:
    succeeded(floe("schema", "export", "-o", str(tmp_path), cwd=tmp_path))
    assert (ROOT / "docs/schemas" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_time_zones_are_those_of_the_pinned_database() -> None:
    script = ROOT / "scripts/generate-time-zones.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0
