import hashlib
import json
from pathlib import Path

import pytest

from floe_dagster.product_folder import product_folder


def recorded(root: Path, named: object, content: bytes = b"{}") -> Path:
    """An artifact beside a record that names a folder."""
    file = root / "floe_target" / "compiled_artifacts.json"
    file.parent.mkdir(parents=True)
    digests = {"floe_target/compiled_artifacts.json": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    record = {"version": 1, "product_folder": named, "digests": digests}
    file.with_name("provenance.json").write_text(json.dumps(record), encoding="utf-8")
    return file


def test_the_recorded_folder_is_seen_from_the_set_of_files(tmp_path: Path) -> None:
    assert product_folder(recorded(tmp_path, "../shop"), b"{}", tmp_path) == tmp_path / "../shop"


@pytest.mark.parametrize("named", [None, 1, [], "/etc", "a\0b"])
def test_what_is_no_relative_path_says_nothing(named: object, tmp_path: Path) -> None:
    assert product_folder(recorded(tmp_path, named), b"{}", tmp_path) is None


def test_a_record_of_another_artifact_says_nothing(tmp_path: Path) -> None:
    assert product_folder(recorded(tmp_path, "..", b"another"), b"{}", tmp_path) is None
