"""The ways into each engine, and what floe compiles of one."""

import json
import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Way:
    """An engine with one kind of credentials, and options for it as a user could write them."""

    engine: str
    kind: str
    small: dict[str, Any]
    full: dict[str, Any]
    variants: dict[str, dict[str, Any]]

    def __str__(self) -> str:
        return f"{self.engine}: {self.kind}"


def ways() -> list[Way]:
    return [Way(**each) for each in _table()["ways"]]


def engines() -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in _table()["engines"]}


@cache
def _table() -> dict[str, Any]:
    command = ("node", "--conditions=floe-source", "--import", "tsx", str(ROOT / "tests/adapters/print-ways.ts"))
    return dict(json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout))


def compile_way(way: Way, folder: Path) -> tuple[dict[str, str], str]:
    """Compiles a product with a transform for each variant of the options; gives the targets of the
    profile by the option that each leaves out or changes, and what floe said."""
    profiles = {"default": way.full, "small": way.small}
    # By number: under a name such as `without_password`, floe would look for a password.
    profiles |= {f"v{number}": config for number, config in enumerate(way.variants.values())}
    transforms = [{"name": f"m_{name}", **({} if name == "default" else {"compute": name})} for name in profiles]
    compute = {name: {"type": way.engine, "properties": properties} for name, properties in profiles.items()}
    plugins = {"orchestrator": {"type": "dagster"}}
    metadata = {"name": "web-shop", "version": "1.0.0"}
    manifest = {"apiVersion": "floe.dev/v1", "kind": "Manifest", "metadata": {**metadata, "owner": "me"}}
    product = {"apiVersion": "floe.dev/v1", "kind": "FloeSpec", "metadata": metadata}
    (folder / "models").mkdir()
    for name in profiles:
        (folder / f"models/m_{name}.sql").write_text("select 1 as id\n")
    for path, content in {
        "manifest.yaml": {**manifest, "plugins": plugins, "profiles": {"compute": compute}},
        "floe.yaml": {**product, "platform": {"manifest": "manifest.yaml"}, "transforms": transforms},
        "dbt_project.yml": {"name": "web_shop", "version": "1.0.0", "profile": "web_shop"},
    }.items():
        (folder / path).write_text(json.dumps(content, indent=1))
    finished = subprocess.run(
        ("node", str(ROOT / "packages/floe-cli/bin/floe.cjs"), "compile"),
        cwd=folder,
        env={**os.environ, **canaries(way)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = finished.stdout + finished.stderr
    assert finished.returncode == 0, said
    variants = {option: f"v{number}" for number, option in enumerate(way.variants)}
    return {"default": "dev", "small": "small", **variants}, said


def canaries(way: Way) -> dict[str, str]:
    """The variables of all secrets in the options, each with a value that stands nowhere else."""
    references = {_variable(each) for config in (way.full, *way.variants.values()) for each in _references(config)}
    return {variable: f"canary-{variable.lower().replace('_', '-')}-9f8e7d" for variable in sorted(references)}


def _references(value: Any) -> list[dict[str, str]]:
    if isinstance(value, list):
        return [each for item in value for each in _references(item)]
    if not isinstance(value, dict):
        return []
    if "secret_ref" in value:
        return [value]
    return [each for item in value.values() for each in _references(item)]


def _variable(reference: dict[str, str]) -> str:
    parts = [reference["secret_ref"], *([reference["key"]] if "key" in reference else [])]
    return "DBT_ENV_SECRET_FLOE_" + "_".join("".join(c if c.isalnum() else "_" for c in part.upper()) for part in parts)
