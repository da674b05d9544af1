import traceback
from pathlib import Path

import pytest

from floe_dagster import SecretNotFoundError, SecretReferenceError, resolve_secret
from floe_dagster.secrets import secret_variable


def mount(root: Path, name: str, key: str, content: bytes) -> None:
    (root / name).mkdir(parents=True, exist_ok=True)
    (root / name / key).write_bytes(content)


@pytest.mark.parametrize(
    ("name", "key", "variable"),
    [
        ("polaris", None, "DBT_ENV_SECRET_FLOE_POLARIS"),
        ("polaris-admin.v2", "client_secret", "DBT_ENV_SECRET_FLOE_POLARIS_ADMIN_V2_CLIENT_SECRET"),
    ],
)
def test_the_variable_is_the_one_that_floe_writes_into_profiles(name: str, key: str | None, variable: str) -> None:
    assert secret_variable(name, key) == variable


def test_the_variable_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(tmp_path, "polaris", "value", b"from the file")
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_POLARIS", "from the variable")
    assert resolve_secret({"secret_ref": "polaris"}, root=tmp_path) == "from the variable"


def test_an_empty_variable_counts_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mount(tmp_path, "polaris", "client_id", b"root\n")
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_POLARIS_CLIENT_ID", "")
    assert resolve_secret({"secret_ref": "polaris", "key": "client_id"}, root=tmp_path) == "root"


def test_a_null_key_is_no_key(tmp_path: Path) -> None:
    mount(tmp_path, "polaris", "value", b" keeps its spaces ")
    assert resolve_secret({"secret_ref": "polaris", "key": None}, root=tmp_path) == " keeps its spaces "


@pytest.mark.parametrize("content", [None, b"", b"\n"])
def test_a_secret_in_neither_place_names_both(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        mount(tmp_path, "polaris", "client_id", content)
    with pytest.raises(SecretNotFoundError) as refusal:
        resolve_secret({"secret_ref": "polaris", "key": "client_id"}, root=tmp_path)
    assert "DBT_ENV_SECRET_FLOE_POLARIS_CLIENT_ID" in str(refusal.value)
    assert str(tmp_path / "polaris" / "client_id") in str(refusal.value)


def test_the_default_root_is_the_mounted_folder() -> None:
    with pytest.raises(SecretNotFoundError, match="/var/run/secrets/floe/no-such-secret/value"):
        resolve_secret({"secret_ref": "no-such-secret"})


def test_a_file_that_is_not_text_does_not_leak(tmp_path: Path) -> None:
    mount(tmp_path, "polaris", "value", b"hunter2\xff")
    with pytest.raises(SecretNotFoundError) as refusal:
        resolve_secret({"secret_ref": "polaris"}, root=tmp_path)
    assert refusal.value.__context__ is None
    assert "hunter2" not in "".join(traceback.format_exception(refusal.value))


@pytest.mark.parametrize(
    "ref",
    [
        {},
        {"secret_ref": ""},
        {"secret_ref": 1},
        {"secret_ref": "../../etc/passwd"},
        {"secret_ref": ".."},
        {"secret_ref": "polaris", "key": "../other/value"},
        {"secret_ref": "polaris", "key": ""},
    ],
)
def test_a_reference_cannot_leave_the_mounted_folder(ref: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(SecretReferenceError):
        resolve_secret(ref, root=tmp_path)
