"""The product of the demo on one engine: compiled by floe, run by dbt."""

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

from floe_command import copy_demo, floe, succeeded, tool

PRODUCT = "customer-360"
MART = "mart_customer_360"
MANIFESTS = Path(__file__).parent / "manifests"
# Whoever runs dbt may have a profile, a target or a secret of their own.
_FOREIGN = ("FLOE_", "OTEL_", "DBT_", "DAGSTER_", "SPARK_", "PG")
_DBT_SECONDS = 600


@dataclass(frozen=True)
class Engine:
    """How a manifest reaches an engine."""

    name: str
    """The manifest is `manifests/<name>.yaml`."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the manifest leaves open, as each run has other ports."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By the names that the generated profile reads."""
    environment: Mapping[str, str] = field(default_factory=dict)
    leaves_out: str | None = None
    """The kind of nodes that the engine's adapter cannot run."""
    adds: Mapping[str, str] = field(default_factory=dict)
    """Files of the dbt project that its documentation tells users to add, by their paths."""
    seeded_by: "Engine | None" = None
    """The engine that loads the seeds into the same tables."""


def compiled(engine: Engine, folder: Path) -> Path:
    """A copy of the product, compiled for the engine by its manifest alone."""
    folder.mkdir(exist_ok=True)
    demo = copy_demo(folder)
    manifest = folder / "manifest.yaml"
    template = Template((MANIFESTS / f"{engine.name}.yaml").read_text(encoding="utf-8"))
    manifest.write_text(template.substitute(engine.values), encoding="utf-8")
    product = demo / PRODUCT
    succeeded(floe("compile", "--manifest", str(manifest), cwd=product))
    for path, text in engine.adds.items():
        (product / path).parent.mkdir(exist_ok=True)
        (product / path).write_text(text, encoding="utf-8")
    return product


def run_dbt(engine: Engine, product: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs dbt in the product's folder, with the generated profile."""
    return subprocess.run(
        [tool("dbt"), "--no-use-colors", *arguments, "--profiles-dir", "."],
        cwd=product,
        env=environment_of(engine),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_DBT_SECONDS,
        check=False,
    )


def dbt_build(engine: Engine, folder: Path) -> Path:
    """The folder of the product after it was compiled and built."""
    if engine.seeded_by is not None:
        succeeded(run_dbt(engine.seeded_by, compiled(engine.seeded_by, folder / "seeds"), "seed"))
    product = compiled(engine, folder)
    left_out = [] if engine.leaves_out is None else ["--exclude-resource-type", engine.leaves_out]
    succeeded(run_dbt(engine, product, "build", *left_out))
    return product


def environment_of(engine: Engine) -> dict[str, str]:
    """What dbt finds around it: the secrets of the profile, and nothing of whoever runs the tests."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
    quiet = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DAGSTER_DISABLE_TELEMETRY": "1", "TZ": "UTC"}
    return {**inherited, **quiet, **engine.environment, **engine.secrets}


def results(product: Path) -> dict[str, str]:
    """How each node of dbt's last run ended."""
    found: Any = json.loads((product / "target/run_results.json").read_text(encoding="utf-8"))
    return {str(result["unique_id"]): str(result["status"]) for result in found["results"]}
