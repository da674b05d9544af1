"""In which of several steps dbt's tests run, so that each runs once, and not before all that it reads is built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dagster import AssetCheckSpec

from floe_dagster.built_tables import UNIQUE_ID
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.dbt_steps import DbtStep, built_parents


@dataclass(frozen=True)
class PlacedTests:
    """The tests of dbt by the step that runs them."""

    by_step: Mapping[str, int]
    """By unique id, the number of the step."""
    left: frozenset[str]
    """What reads tables of steps that know nothing of each other, and runs when these have ended."""
    excluded: tuple[tuple[str, ...], ...]
    """For each step, the tests that dbt would run in it too, as it selects a test with any model that it reads."""
    orphans: tuple[str, ...]
    """Tests that read none of what is built, such as those of sources."""


def placed_tests(steps: Sequence[DbtStep], manifest: DbtManifest, specs: Sequence[AssetCheckSpec]) -> PlacedTests:
    """Places each test in the last of the steps that it reads tables of."""
    numbers = {unique_id: number for number, step in enumerate(steps) for unique_id in step.nodes}
    checked = {str(spec.metadata.get(UNIQUE_ID)) for spec in specs}
    by_step: dict[str, int] = {}
    left: set[str] = set()
    excluded: list[list[str]] = [[] for _ in steps]
    orphans: list[str] = []
    for unique_id, node in manifest.content["nodes"].items():
        if node["resource_type"] != "test":
            continue
        read = {numbers[parent] for parent in built_parents(unique_id, manifest, numbers)}
        if not read:
            orphans.append(unique_id)
            continue
        last = max(read)
        # What Dagster shows nowhere can wait for nothing.
        if unique_id in checked and not read - {last} <= steps[last].upstream:
            left.add(unique_id)
        else:
            by_step[unique_id] = last
        for number in read:
            if by_step.get(unique_id) != number:
                excluded[number].append(unique_id)
    return PlacedTests(by_step, frozenset(left), tuple(map(tuple, excluded)), tuple(orphans))
