"""A real dbt project on DuckDB, parsed once, and the artifact that goes with it."""

import hashlib
import json
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from dagster import AssetsDefinition, Definitions
from plugin_distribution import install_distributions

from floe_dagster.artifacts import Artifact, parse_artifact
from floe_dagster.dbt_executable import find_dbt_executable
from floe_dagster.dbt_parse import current_dbt_manifest

Json: TypeAlias = dict[str, Any]
ArtifactWriter: TypeAlias = Callable[[Path, Json], Path]

PROJECT_FILES = {
    "dbt_project.yml": """
name: customer_360
version: "1.0.0"
profile: customer_360
model-paths: [models]
seed-paths: [seeds]
models: {customer_360: {+materialized: table}}
""",
    "profiles.yml": """
customer_360:
  target: dev
  outputs:
    dev: {type: duckdb, path: warehouse.duckdb, threads: 1}
""",
    "seeds/raw_customers.csv": "id,name,spend\n1,Ada,10\n2,Grace,20\n3,Linus,-1\n",
    "models/stg_customers.sql": """
{{ config(tags=["staging"]) }}
-- depends on {{ source('crm', 'accounts') }}, which nothing is taken from here
select id, name, spend from {{ ref('raw_customers') }} where spend >= 0
""",
    "models/mart_spend.sql": "select sum(spend) as total from {{ ref('stg_customers') }}\n",
    "models/schema.yml": """
models:
  - name: stg_customers
    description: Customers that spend.
    columns:
      - name: id
        description: Number of the customer.
        data_tests: [unique, {not_null: {config: {severity: warn}, description: "Nobody is without a number."}}]
sources:
  - name: crm
    tables: [{name: accounts}]
""",
}


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DAGSTER_HOME", "DAGSTER_IS_DEV_CLI", "DBT_TARGET_PATH", "DBT_PROFILES_DIR", "FLOE_ENV"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(autouse=True)
def _own_log_level() -> Iterator[None]:
    logger = logging.getLogger("floe_dagster")
    before = logger.level
    yield
    logger.setLevel(before)


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """The dbt project that nobody has parsed."""
    return write_project(tmp_path / "bare")


@pytest.fixture(scope="session")
def parsed_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = write_project(tmp_path_factory.mktemp("template") / "customer-360")
    current_dbt_manifest(project, find_dbt_executable("core"), parsed(artifact()))
    return project


@pytest.fixture(scope="session")
def plugin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed Python side of a plugin."""
    return install_distributions(tmp_path_factory.mktemp("plugins"))


@pytest.fixture
def project(parsed_template: Path, tmp_path: Path) -> Path:
    """The dbt project with its manifest."""
    return Path(shutil.copytree(parsed_template, tmp_path / "customer-360"))


def write_project(folder: Path) -> Path:
    for name, text in PROJECT_FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def artifact(**orchestrator: Any) -> Json:
    """An artifact of contract 0.8.0, as floe writes it; the keywords are the orchestrator's config."""
    return {
        "version": "0.8.0",
        "metadata": {
            "compiled_at": "2025-01-01T00:00:00Z",
            "floe_version": "0.1.0",
            "source_hash": "sha256:00",
            "product_name": "customer-360",
            "product_version": "1.2.3",
        },
        "identity": {"product_id": "default.customer_360", "domain": "default", "repository": ""},
        "mode": "simple",
        "inheritance_chain": [],
        "observability": {"telemetry": {"logging": {"log_level": "INFO", "json_output": True}}},
        "plugins": {
            "compute": {"type": "duckdb", "version": "0.0.0", "config": None},
            "orchestrator": {
                "type": "dagster",
                "version": "0.0.0",
                "config": {"compute": {"writers": 1, "run_timeout_seconds": 900}, **orchestrator},
            },
            "catalog": None,
        },
        "transforms": {
            "models": [
                {
                    "name": "stg_customers",
                    "compute": "duckdb",
                    "tags": ["daily", "needs review"],
                    "depends_on": None,
                    "quality_checks": [{"name": "ids", "type": "not_null", "column": "id"}],
                    "quality_tier": "silver",
                },
                {
                    "name": "mart_spend",
                    "compute": "duckdb",
                    "tags": None,
                    "depends_on": ["stg_customers"],
                    "quality_checks": None,
                    "quality_tier": None,
                },
            ],
            "default_compute": "duckdb",
        },
        "dbt_profiles": {},
        "governance": None,
        "data_contracts": [{"id": "customer-360-orders", "name": "customer-360-orders"}],
        "quality_config": None,
    }


def built_assets(defs: Definitions) -> AssetsDefinition:
    """What the product builds itself; sources are assets of others."""
    [assets] = [each for each in defs.resolve_asset_graph().assets_defs if each.is_executable]
    return assets


def parsed(content: Json) -> Artifact:
    return parse_artifact(json.dumps(content).encode(), Path("compiled_artifacts.json"))


def write_artifact(project: Path, content: Json) -> Path:
    file = project / "floe_target" / "compiled_artifacts.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")
    return file


def write_record(project: Path, *, state: str = "complete", digest_of: bytes | None = None, version: int = 1) -> None:
    """floe's commit record; by default it agrees with the artifact."""
    content = (project / "floe_target" / "compiled_artifacts.json").read_bytes() if digest_of is None else digest_of
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    record = {"version": version, "state": state, "files": {"floe_target/compiled_artifacts.json": digest}}
    file = project / ".floe" / "outputs.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(record), encoding="utf-8")
