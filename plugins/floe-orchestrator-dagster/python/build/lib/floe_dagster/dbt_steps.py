"""The runs of dbt that a product takes: one for each target, more where two targets read each other in turn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from floe_dagster.artifacts import Artifact
from floe_dagster.asset_keys import model_name
from floe_dagster.dbt_manifest import DbtManifest

# None is the target that dbt takes by itself.
Target: TypeAlias = str | None

_BUILT = ("model", "seed", "snapshot", "function")


@dataclass(frozen=True)
class DbtStep:
    """One run of dbt on one target. What it reads of other steps, earlier ones have built."""

    target: Target
    nodes: frozenset[str]
    """dbt's unique ids of what it builds."""
    upstream: frozenset[int]
    """The steps that have to run before, by their numbers from 0."""


def dbt_steps(artifact: Artifact, manifest: DbtManifest) -> tuple[DbtStep, ...]:
    """The steps in the order of the graph, as few as it takes. Together they build all that dbt would build at once."""
    nodes = _built_nodes(manifest)
    targets = {unique_id: _target(node, artifact, manifest) for unique_id, node in nodes.items()}
    parents = {unique_id: built_parents(unique_id, manifest, targets) for unique_id in nodes}
    # The default target comes first, so that it begins where all orders are equally short.
    starts = sorted(set(targets.values()), key=lambda target: (target is not None, target or ""))
    orders = [order for start in starts if (order := _order(start, targets, parents))]
    shortest = min(orders, key=len, default=[])
    numbers = {unique_id: number for number, (_, built) in enumerate(shortest) for unique_id in built}
    needed = [
        {numbers[parent] for unique_id in built for parent in parents[unique_id]} - {number}
        for number, (_, built) in enumerate(shortest)
    ]
    return tuple(
        DbtStep(target, frozenset(built), _closure(number, needed)) for number, (target, built) in enumerate(shortest)
    )


def built_parents(unique_id: str, manifest: DbtManifest, built: Mapping[str, Any]) -> frozenset[str]:
    """What a resource reads of what dbt builds; through models that are no tables, what these read."""
    found: set[str] = set()
    seen: set[str] = set()
    left = [unique_id]
    while left:
        resource = _resource(left.pop(), manifest)
        for parent in (resource.get("depends_on") or {}).get("nodes") or ():
            if parent in built:
                found.add(parent)
            elif parent not in seen:
                seen.add(parent)
                left.append(parent)
    return frozenset(found)


def _resource(unique_id: str, manifest: DbtManifest) -> Mapping[str, Any]:
    nodes = manifest.content["nodes"]
    return nodes.get(unique_id) or (manifest.content.get("functions") or {}).get(unique_id) or {}


def _built_nodes(manifest: DbtManifest) -> dict[str, Mapping[str, Any]]:
    everything = {**manifest.content["nodes"], **(manifest.content.get("functions") or {})}
    return {unique_id: node for unique_id, node in everything.items() if _is_built(node)}


def _is_built(node: Mapping[str, Any]) -> bool:
    is_ephemeral = (node.get("config") or {}).get("materialized") == "ephemeral"
    return node["resource_type"] in _BUILT and not is_ephemeral


def _target(node: Mapping[str, Any], artifact: Artifact, manifest: DbtManifest) -> Target:
    return artifact.dbt.routes.get(model_name(node)) if manifest.is_transformed(node) else None


def _order(
    start: Target, targets: Mapping[str, Target], parents: Mapping[str, Iterable[str]]
) -> list[tuple[Target, set[str]]]:
    """Runs from target to target, each with all that can be built on it by then; none when the first has nothing."""
    children: dict[str, list[str]] = defaultdict(list)
    for unique_id, read in parents.items():
        for parent in read:
            children[parent].append(unique_id)
    waiting = {unique_id: len(set(read)) for unique_id, read in parents.items()}
    ready: dict[Target, list[str]] = defaultdict(list)
    for unique_id, count in waiting.items():
        if count == 0:
            ready[targets[unique_id]].append(unique_id)
    order: list[tuple[Target, set[str]]] = []
    target = start
    while ready[target]:
        order.append((target, set(_build(target, ready, waiting, children=children, targets=targets))))
        target = max(ready, key=lambda each: (len(ready[each]), each is None, each or ""))
    return order


def _build(
    target: Target,
    ready: Mapping[Target, list[str]],
    waiting: dict[str, int],
    *,
    children: Mapping[str, list[str]],
    targets: Mapping[str, Target],
) -> Iterator[str]:
    left = ready[target]
    while left:
        unique_id = left.pop()
        yield unique_id
        for child in children.get(unique_id, ()):
            waiting[child] -= 1
            if waiting[child] == 0:
                ready[targets[child]].append(child)


def _closure(number: int, needed: list[set[int]]) -> frozenset[int]:
    found: set[int] = set()
    left = [number]
    while left:
        for step in needed[left.pop()] - found:
            found.add(step)
            left.append(step)
    return frozenset(found)
