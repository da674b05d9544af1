"""A small distribution with the Python side of a plugin, as its authors publish it, and one that nobody selects."""

import subprocess
import sys
from pathlib import Path

_PYPROJECT = """
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "{name}"
version = "1.0.0"

[project.entry-points."floe_dagster.plugins"]
{entries}

[tool.setuptools]
py-modules = ["{module}"]
"""

_ABACUS = """
import os

from dagster import RunRequest, sensor

from floe_dagster import PluginContext, PluginParts


def abacus(context: PluginContext) -> PluginParts:
    url = context.config.get("url", "nowhere")

    def sensors(job):
        @sensor(name=f"{context.slug}_beads", description=f"{context.kind} {context.name} at {url}", job=job)
        def beads(_):
            yield RunRequest()

        return [beads]

    return PluginParts(
        resources={"abacus": {"url": url, "environment": context.environment, "product": context.product}},
        environment=lambda: {"ABACUS_URL": url, "ABACUS_SET": "by the plugin"},
        pool="abacus",
        sensors=sensors,
    )


def broken(context: PluginContext) -> PluginParts:
    raise KeyError("beads")


def strange(context: PluginContext) -> dict:
    return {"resources": {}}


def greedy(context: PluginContext) -> PluginParts:
    return PluginParts(resources={"dbt": 1})


def second(context: PluginContext) -> PluginParts:
    return PluginParts(resources={"abacus": 2}, pool="other")


number = 13
"""

_ENTRIES = {
    "lineage_backend.abacus": "floe_abacus:abacus",
    "storage.broken": "floe_abacus:broken",
    "storage.strange": "floe_abacus:strange",
    "storage.greedy": "floe_abacus:greedy",
    "storage.second": "floe_abacus:second",
    "storage.number": "floe_abacus:number",
    "storage.gone": "floe_abacus:gone",
}


def install_distributions(folder: Path) -> Path:
    """Installs both with pip into a folder of their own, and gives that."""
    target = folder / "installed"
    sources = [
        _source(folder / "floe-abacus", "floe-abacus", _ABACUS, _ENTRIES),
        _source(
            folder / "floe-idle",
            "floe-idle",
            'raise RuntimeError("nobody selected this")\n',
            {"lineage_backend.idle": "floe_idle:idle", "lineage_backend.abacus": "floe_idle:abacus"},
        ),
    ]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--target", str(target)]
    subprocess.run([*pip, *options, *map(str, sources)], check=True)
    return target


def _source(folder: Path, name: str, text: str, entries: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    module = name.replace("-", "_")
    lines = "\n".join(f'"{entry}" = "{value}"' for entry, value in entries.items())
    (folder / "pyproject.toml").write_text(_PYPROJECT.format(name=name, module=module, entries=lines), encoding="utf-8")
    (folder / f"{module}.py").write_text(text, encoding="utf-8")
    return folder
