"""The Python sides of plugins, as the artifact names them."""

from collections.abc import Mapping
from dataclasses import dataclass

from floe_dagster.json_object import JsonObject


@dataclass(frozen=True)
class PythonPlugin:
    """A plugin that has a part in Python; secrets in `config` are references."""

    kind: str
    name: str
    distribution: str
    config: Mapping[str, object]


def read_python_plugin(plugin: JsonObject) -> PythonPlugin:
    """One of the plugins that the artifact names."""
    return PythonPlugin(
        kind=plugin.required_string("kind"),
        name=plugin.required_string("type"),
        distribution=plugin.required_string("distribution"),
        config=plugin.object("config").plain(),
    )
