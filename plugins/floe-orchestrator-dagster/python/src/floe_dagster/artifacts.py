"""The parts of compiled_artifacts.json that Dagster needs, as plain data."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from floe_dagster.alert_channel import AlertChannel, read_alert_channel
from floe_dagster.contract_version import check_contract_version
from floe_dagster.destination import Destination, read_destination
from floe_dagster.errors import ArtifactInvalidError
from floe_dagster.ingestion import Ingestion, read_ingestion
from floe_dagster.json_object import JsonObject
from floe_dagster.output_ports import OutputPort, read_output_ports
from floe_dagster.python_plugin import PythonPlugin, read_python_plugin
from floe_dagster.quality_settings import QualitySettings, read_quality_settings

DbtEngine: TypeAlias = Literal["core", "fusion"]

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True)
class Product:
    """What floe.yaml says about the data product."""

    name: str
    version: str
    description: str | None
    owner: str | None
    labels: Mapping[str, str]

    @property
    def slug(self) -> str:
        """The name as Dagster takes it for ops, jobs, groups and keys; floe and dbt write it the same way."""
        return slug_of(self.name)


@dataclass(frozen=True)
class Model:
    """One transform of floe.yaml; a dbt model has the same name."""

    name: str
    compute: str | None
    tags: tuple[str, ...]
    quality_tier: str | None
    quality_checks: tuple[Mapping[str, object], ...]


@dataclass(frozen=True)
class Transforms:
    """All transforms by name."""

    models: Mapping[str, Model]


@dataclass(frozen=True)
class InputPort:
    """Another product's output port, which a dbt source of this one reads."""

    product: str
    output_port: str

    @property
    def product_slug(self) -> str:
        """The other product's name as Dagster takes it."""
        return slug_of(self.product)


@dataclass(frozen=True)
class Schedule:
    """When the product runs; `timezone` is an IANA name."""

    cron: str
    timezone: str
    enabled: bool


@dataclass(frozen=True)
class Compute:
    """Where the product runs: how many runs may write at a time, and the seconds after which a run is stopped."""

    kind: str | None
    writers: int | None
    run_timeout_seconds: int | None


@dataclass(frozen=True)
class DbtSettings:
    """What floe.yaml says about the dbt project: its folder, relative to the set of files, and what dbt is given."""

    project: str | None
    target: str | None
    vars: Mapping[str, object]
    routes: Mapping[str, str]
    """The targets of the models that do not run on the default one."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """For each command of dbt that renders the project."""
        return ("--vars", json.dumps(self.vars)) if self.vars else ()


@dataclass(frozen=True)
class LogSettings:
    """How the product logs; `level` is a name that Python's logging knows."""

    level: str | None
    json_output: bool | None


@dataclass(frozen=True)
class Artifact:
    """A compiled product."""

    version: str
    product: Product
    transforms: Transforms | None
    schedule: Schedule | None
    compute: Compute
    dbt_engine: DbtEngine
    dbt: DbtSettings
    logs: LogSettings
    data_contracts: tuple[str, ...]
    input_ports: Mapping[str, InputPort]
    """By dbt source, as `source.table`."""
    output_ports: tuple[OutputPort, ...]
    destinations: tuple[Destination, ...]
    ingestion: Ingestion | None
    alert_channel: AlertChannel | None
    environment: str | None
    """Of the contract; `FLOE_ENV` goes before it at run time."""
    quality: QualitySettings
    python_plugins: tuple[PythonPlugin, ...]
    """The plugins that have a part in Python."""


def slug_of(product: str) -> str:
    """A product's name with `_` for every character other than a letter, a digit or `_`, and none at the ends."""
    return re.sub(r"[^A-Za-z0-9_]", "_", product).strip("_") or "floe"


def parse_artifact(content: bytes, file: Path) -> Artifact:
    """The artifact in `content`; `file` is where it came from, for messages."""
    return read_artifact(_parse_root(content, file))


def read_artifact(root: JsonObject) -> Artifact:
    """The artifact in a JSON object: all that is ever read of it is read here."""
    version = root.required_string("version")
    check_contract_version(version, root.file)
    plugins = root.object("plugins")
    orchestrator = plugins.object("orchestrator").object("config")
    return Artifact(
        version=version,
        product=_product(root.required_object("metadata"), orchestrator.object("product")),
        transforms=_transforms(root.object("transforms")) if root.has("transforms") else None,
        schedule=_schedule(orchestrator.object("schedule")),
        compute=_compute(plugins.object("compute"), orchestrator.object("compute")),
        dbt_engine=_dbt_engine(orchestrator.object("dbt")),
        dbt=_dbt(orchestrator.object("dbt")),
        logs=_logs(root.object("observability").object("telemetry").object("logging")),
        data_contracts=tuple(_contract_name(contract) for contract in root.objects("data_contracts")),
        output_ports=read_output_ports(root.objects("data_contracts")),
        destinations=tuple(read_destination(each) for each in orchestrator.objects("destinations")),
        ingestion=read_ingestion(plugins.object("ingestion")),
        alert_channel=read_alert_channel(orchestrator.object("alert_channel")),
        environment=_environment(root.object("observability").object("telemetry")),
        quality=read_quality_settings(root.object("quality_config")),
        python_plugins=tuple(read_python_plugin(each) for each in orchestrator.objects("python_plugins")),
        input_ports={each.required_string("source"): _input_port(each) for each in orchestrator.objects("input_ports")},
    )


def _parse_root(content: bytes, file: Path) -> JsonObject:
    try:
        values = json.loads(content)
    except ValueError:
        # The parser quotes the text around the mistake, which a log has no use for.
        raise ArtifactInvalidError(f"{file} is not valid JSON; run `floe compile` to write it again.") from None
    if not isinstance(values, dict):
        raise ArtifactInvalidError(f"{file} does not hold a JSON object; run `floe compile` to write it again.")
    return JsonObject(values, "", file)


def _product(metadata: JsonObject, described: JsonObject) -> Product:
    return Product(
        name=metadata.required_string("product_name"),
        version=metadata.required_string("product_version"),
        description=described.string("description"),
        owner=described.string("owner"),
        labels=described.string_map("labels"),
    )


def _transforms(transforms: JsonObject) -> Transforms:
    models = [_model(model) for model in transforms.objects("models")]
    return Transforms(models={model.name: model for model in models})


def _model(model: JsonObject) -> Model:
    return Model(
        name=model.required_string("name"),
        compute=model.string("compute"),
        tags=model.strings("tags"),
        quality_tier=model.string("quality_tier"),
        quality_checks=tuple(check.plain() for check in model.objects("quality_checks")),
    )


def _input_port(port: JsonObject) -> InputPort:
    return InputPort(product=port.required_string("product"), output_port=port.required_string("output_port"))


def _schedule(schedule: JsonObject) -> Schedule | None:
    cron = schedule.string("cron")
    if cron is None:
        return None
    return Schedule(
        cron=cron,
        timezone=schedule.string("timezone") or "UTC",
        enabled=schedule.boolean("enabled") is not False,
    )


def _compute(compute: JsonObject, limits: JsonObject) -> Compute:
    return Compute(
        kind=compute.string("type"),
        writers=limits.positive_integer("writers"),
        run_timeout_seconds=limits.positive_integer("run_timeout_seconds"),
    )


def _dbt_engine(dbt: JsonObject) -> DbtEngine:
    match dbt.string("type"):
        case None | "core":
            return "core"
        case "fusion":
            return "fusion"
        case other:
            raise ArtifactInvalidError(
                f"`{dbt.pointer}/type` in {dbt.file} is `{other}`, not `core` or `fusion`; "
                "correct it in manifest.yaml and run `floe compile`."
            )


def _dbt(dbt: JsonObject) -> DbtSettings:
    return DbtSettings(
        project=dbt.string("project"),
        target=dbt.string("target"),
        vars=dbt.object("vars").plain(),
        routes=_routes(dbt),
    )


def _routes(dbt: JsonObject) -> Mapping[str, str]:
    targets = {each.required_string("model"): each.string("target") for each in dbt.objects("routes")}
    return {model: target for model, target in targets.items() if target is not None}


def _logs(logging: JsonObject) -> LogSettings:
    level = logging.string("log_level")
    if level is not None and level.upper() not in _LOG_LEVELS:
        raise ArtifactInvalidError(
            f"`{logging.pointer}/log_level` in {logging.file} is `{level}`, not one of {', '.join(_LOG_LEVELS)}; "
            "correct it in manifest.yaml and run `floe compile`."
        )
    return LogSettings(level=level and level.upper(), json_output=logging.boolean("json_output"))


def _environment(telemetry: JsonObject) -> str | None:
    return telemetry.object("resource_attributes").string("deployment_environment")


def _contract_name(contract: JsonObject) -> str:
    return contract.string("name") or contract.required_string("id")
