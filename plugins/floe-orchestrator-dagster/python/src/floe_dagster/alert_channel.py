"""Where a message goes when a run fails, as the artifact has it."""

from collections.abc import Mapping
from dataclasses import dataclass

from floe_dagster.json_object import JsonObject


@dataclass(frozen=True)
class AlertChannel:
    """Secrets in `config` are references. A `kind` that no message is sent by is only shown."""

    kind: str
    config: Mapping[str, object]


def read_alert_channel(channel: JsonObject) -> AlertChannel | None:
    """The artifact's alert channel; none when the platform has none."""
    kind = channel.string("type")
    return None if kind is None else AlertChannel(kind=kind, config=channel.object("config").plain())
