"""The parts of compiled_artifacts.json that Airflow needs, as plain data. All that is ever read of it is read here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from floe_airflow.errors import ContractVersionError
from floe_airflow.json_reader import JsonReader

# The minor versions of this major only add; a newer one is read as far as it is known.
_CONTRACT = re.compile(r"0\.(\d+)\.\d+")


@dataclass(frozen=True)
class Product:
    """What floe.yaml says about the data product."""

    name: str
    version: str
    description: str | None
    owner: str | None
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Schedule:
    """When the product runs; `timezone` is an IANA name."""

    cron: str
    timezone: str
    enabled: bool


@dataclass(frozen=True)
class DbtSettings:
    """What floe.yaml says about the dbt project, and where its models run."""

    project: str | None
    """The folder of the project, relative to the set of files."""
    target: str | None
    vars: Mapping[str, object]
    routes: Mapping[str, str]
    """The targets of the models that do not run on the default one."""


@dataclass(frozen=True)
class Options:
    """The options of the orchestrator in manifest.yaml."""

    start_date: date
    catchup: bool
    retries: int
    retry_delay_seconds: int
    pool: str | None
    queue: str | None
    dbt_executable: str | None


@dataclass(frozen=True)
class Artifact:
    """A compiled product."""

    product: Product
    schedule: Schedule | None
    dbt: DbtSettings
    options: Options
    writers: int | None
    """How many tasks may write at a time; any number when None."""
    run_timeout_seconds: int | None
    environment: str | None
    """Of the contract; `FLOE_ENV` goes before it at run time."""


def read_artifact(root: JsonReader) -> Artifact:
    """The artifact in a JSON object.

    Raises:
        ContractVersionError: Another major version of the contract.
        ArtifactInvalidError: A member has another form than the contract says.
    """
    version = root.required_string("version")
    if _CONTRACT.fullmatch(version) is None:
        raise ContractVersionError(
            f"{root.file} follows version {version} of the contract, and this floe-airflow knows 0; "
            "use a floe and a floe-airflow of the same release."
        )
    metadata = root.section("metadata")
    orchestrator = root.section("plugins", "orchestrator", "config")
    described = orchestrator.section("product")
    limits = orchestrator.section("compute")
    return Artifact(
        product=Product(
            name=metadata.required_string("product_name"),
            version=metadata.required_string("product_version"),
            description=described.string("description"),
            owner=described.string("owner"),
            labels=described.section("labels").strings(),
        ),
        schedule=_schedule(orchestrator.section("schedule")),
        dbt=_dbt(orchestrator.section("dbt")),
        options=_options(orchestrator),
        writers=limits.whole_number("writers"),
        run_timeout_seconds=limits.whole_number("run_timeout_seconds"),
        environment=root.section("observability", "telemetry", "resource_attributes").string("deployment_environment"),
    )


def _schedule(schedule: JsonReader) -> Schedule | None:
    cron = schedule.string("cron")
    if cron is None:
        return None
    return Schedule(
        cron=cron,
        timezone=schedule.string("timezone") or "UTC",
        enabled=schedule.boolean("enabled", default=True),
    )


def _dbt(dbt: JsonReader) -> DbtSettings:
    routes = {each.required_string("model"): each.string("target") for each in dbt.sections("routes")}
    return DbtSettings(
        project=dbt.string("project"),
        target=dbt.string("target"),
        vars=dbt.section("vars").values,
        routes={model: target for model, target in routes.items() if target is not None},
    )


def _options(config: JsonReader) -> Options:
    return Options(
        start_date=date.fromisoformat(config.string("start_date") or "2025-01-01"),
        catchup=config.boolean("catchup", default=False),
        retries=config.whole_number("retries") or 0,
        retry_delay_seconds=config.whole_number("retry_delay_seconds") or 0,
        pool=config.string("pool"),
        queue=config.string("queue"),
        dbt_executable=config.string("dbt_executable"),
    )
