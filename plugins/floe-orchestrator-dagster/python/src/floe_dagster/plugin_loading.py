"""Loads the Python sides of the plugins that the artifact names, and of no other that is installed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, PackageNotFoundError, distribution

from floe_dagster.artifacts import Artifact
from floe_dagster.environment import run_environment
from floe_dagster.errors import PluginInvalidError, PluginNotFoundError
from floe_dagster.plugin_parts import PluginContext, PluginParts
from floe_dagster.python_plugin import PythonPlugin

GROUP = "floe_dagster.plugins"


@dataclass(frozen=True)
class LoadedPart:
    """What a plugin gives, and how messages call the plugin."""

    title: str
    parts: PluginParts


def load_plugin_parts(artifact: Artifact) -> Sequence[LoadedPart]:
    """What the plugins of the artifact give, in its order.

    Raises:
        PluginNotFoundError: A distribution is not installed, or does not announce the plugin.
        PluginInvalidError: Its code does not load, or gives something else than `PluginParts`.
    """
    return [_loaded(plugin, artifact) for plugin in artifact.python_plugins]


def _loaded(plugin: PythonPlugin, artifact: Artifact) -> LoadedPart:
    title = f"the {plugin.kind.replace('_', ' ')} `{plugin.name}` in the distribution {plugin.distribution}"
    make = _entry(plugin, title)
    context = PluginContext(
        kind=plugin.kind,
        name=plugin.name,
        config=plugin.config,
        product=artifact.product.name,
        slug=artifact.product.slug,
        environment=run_environment(artifact.environment),
    )
    try:
        parts = make(context)
    except Exception as error:
        raise PluginInvalidError(f"The Python side of {title} failed: {_reason(error)}; tell its authors.") from error
    if not isinstance(parts, PluginParts):
        raise PluginInvalidError(
            f"The Python side of {title} gives {type(parts).__name__} and not PluginParts; tell its authors."
        )
    return LoadedPart(title, parts)


def _entry(plugin: PythonPlugin, title: str) -> Callable[[PluginContext], object]:
    entry = _entry_point(plugin, title)
    try:
        make = entry.load()
    except Exception as error:
        raise PluginInvalidError(f"The Python side of {title} does not load: {_reason(error)}.") from error
    if not callable(make):
        raise PluginInvalidError(f"The entry point `{entry.name}` of {title} is no function; tell its authors.")
    made: Callable[[PluginContext], object] = make
    return made


def _entry_point(plugin: PythonPlugin, title: str) -> EntryPoint:
    wanted = f"{plugin.kind}.{plugin.name}"
    try:
        # This one alone: what else is installed is not looked at.
        announced = distribution(plugin.distribution).entry_points.select(group=GROUP)
    except (PackageNotFoundError, ValueError):
        raise PluginNotFoundError(
            f"manifest.yaml selects {title}, which is not installed beside floe-dagster; add it to the requirements of "
            "this environment, or select another plugin and run `floe compile`."
        ) from None
    found = [entry for entry in announced if entry.name == wanted]
    if not found:
        names = ", ".join(sorted(entry.name for entry in announced)) or "none"
        raise PluginNotFoundError(
            f"The installed version of {title} has no entry point `{wanted}` in the group {GROUP}, but {names}; "
            "install the version that goes with the plugin."
        )
    return found[0]


def _reason(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
