"""The rows of the table of readers that are about dbt say what the real dbt and its adapter read of the profile."""

import copy
import dataclasses
import json
import os
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from dbt.adapters.duckdb.credentials import Attachment, DuckDBCredentials
from dbt.config.profile import Profile
from dbt.config.renderer import ProfileRenderer
from dbt.flags import set_from_args
from dbt_common.context import set_invocation_context
from dbt_common.exceptions import DbtBaseException
from floe_command import ROOT, from_source, succeeded

PRODUCT = "berth-planning"
TARGET = f"/{PRODUCT}/outputs/dev"
# dbt itself reads these two of a target; the adapter has the rest.
OF_DBT = ("type", "threads")
SECRETS = (
    *("DUCKDB_S3", "REFERENCE", "CATALOG_ADDRESS_URI", "MAIN_CLIENT_ID", "MAIN_CLIENT_SECRET"),
    *("STORAGE_ENDPOINT", "STORE_KEYS_ID", "STORE_KEYS_SECRET"),
)


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    """The rows, and the outputs of a project that sets every key."""
    return dict(json.loads(succeeded(from_source("tests/readers/print-table.ts", cwd=ROOT))))


@pytest.fixture(scope="module")
def profiles(table: dict[str, Any]) -> dict[str, Any]:
    return dict(yaml.safe_load(table["outputs"]["profiles.yml"]))


@pytest.fixture(scope="module")
def rows(table: dict[str, Any]) -> list[str]:
    """The leaves of profiles.yml that somebody is said to read."""
    return [row for reader in table["readers"] if reader["output"] == "profiles.yml" for row in reader["reads"]]


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.setenv(f"DBT_ENV_SECRET_FLOE_{name}", f"not-needed-to-parse-{name}")
    set_invocation_context(os.environ)
    set_from_args(Namespace(LOG_CACHE_EVENTS=False, REQUIRE_YAML_CONFIGURATION_FOR_MF_TIME_SPINES=False), None)


def read_by_dbt(profiles: dict[str, Any]) -> tuple[str, int, str, dict[str, Any]]:
    """What the real dbt makes of a profile: which target, how many threads, and all that the adapter keeps of it."""
    name = next(iter(profiles))
    renderer = ProfileRenderer({})
    profile = Profile.from_raw_profiles(profiles, name, renderer)
    credentials = profile.credentials
    # The adapter takes the kind and the name of a secret out of what it keeps.
    assert isinstance(credentials, DuckDBCredentials)
    kept = {**credentials.to_dict(), "secrets": credentials.secrets_sql()}
    return profile.target_name, profile.threads, credentials.type, kept


def leaves(value: object, pointer: str = "") -> Iterator[str]:
    members: list[tuple[object, object]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    if not members:
        yield pointer
    for key, member in members:
        yield from leaves(member, f"{pointer}/{key}")


def is_met(pointer: str, pattern: str) -> bool:
    path, wanted = pointer.split("/"), pattern.split("/")
    if wanted[-1] == "**":
        wanted = wanted[:-1]
        path = path[: len(wanted)]
    return len(path) == len(wanted) and all(want in ("*", key) for key, want in zip(path, wanted, strict=True))


def changed(profiles: dict[str, Any], pointer: str) -> dict[str, Any]:
    result = copy.deepcopy(profiles)
    *path, last = pointer.split("/")[1:]
    holder: Any = result
    for key in path:
        holder = holder[int(key)] if isinstance(holder, list) else holder[key]
    index = int(last) if isinstance(holder, list) else last
    value = holder[index]
    holder[index] = not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}x"
    return result


def outcome(profiles: dict[str, Any]) -> object:
    try:
        return read_by_dbt(profiles)
    except DbtBaseException as error:
        # A refusal shows as well that the leaf was read.
        return f"refused: {type(error).__name__}"


def test_dbt_accepts_the_profile(profiles: dict[str, Any]) -> None:
    target, threads, adapter, kept = read_by_dbt(profiles)
    assert (target, threads, adapter) == ("dev", 8, "duckdb")
    assert kept["attach"][0]["options"]["schema_only"] is True


def test_every_leaf_of_the_default_target_has_a_row(profiles: dict[str, Any], rows: list[str]) -> None:
    found = [leaf for leaf in leaves(profiles) if leaf.startswith(TARGET)]
    assert len(found) > 10
    assert [leaf for leaf in found if not any(is_met(leaf, row) for row in rows)] == []


def test_every_row_is_a_field_of_the_adapter(rows: list[str]) -> None:
    own = {field.name for field in dataclasses.fields(DuckDBCredentials)}
    attached = {field.name for field in dataclasses.fields(Attachment)}
    inner = [row.split("/")[4:] for row in rows if row.startswith("/*/outputs/dev/")]
    assert [path for path in inner if path[0] not in own and path[0] not in OF_DBT] == []
    assert [path for path in inner if path[0] == "attach" and path[2] not in attached] == []


def test_a_leaf_with_a_row_changes_what_dbt_has_read(profiles: dict[str, Any], rows: list[str]) -> None:
    before = outcome(profiles)
    read = [
        leaf for leaf in leaves(profiles) if leaf.startswith(f"/{PRODUCT}/") and any(is_met(leaf, row) for row in rows)
    ]
    assert [leaf for leaf in read if outcome(changed(profiles, leaf)) == before] == []


def test_a_leaf_without_a_row_changes_nothing(profiles: dict[str, Any], rows: list[str]) -> None:
    before = outcome(profiles)
    unread = [leaf for leaf in leaves(profiles) if not any(is_met(leaf, row) for row in rows)]
    assert any("/outputs/fast/" in leaf for leaf in unread)
    assert [leaf for leaf in unread if outcome(changed(profiles, leaf)) != before] == []


def test_a_key_that_the_adapter_does_not_have_is_refused_or_ignored(profiles: dict[str, Any]) -> None:
    """What is no field of the adapter never gets into what it keeps, so that a row for it would be a lie."""
    more = copy.deepcopy(profiles)
    more[PRODUCT]["outputs"]["dev"]["memory_limit"] = "1GB"
    assert "memory_limit" not in str(outcome(more)).replace("'memory_limit': '2GB'", "")
