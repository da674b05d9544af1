import json
import sys
from pathlib import Path

import pytest
from conftest import artifact, write_artifact

from floe_dagster import DbtParseError, DbtProjectError, FloeDefinitions

# Python runs this before anything else, in dbt too: it writes down every attempt to reach the network.
NETWORK_WITNESS = """
import os, sys
def witness(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with open(os.environ["NETWORK_WITNESS"], "a") as file:
            file.write(f"{event} {arguments}\\n")
sys.addaudithook(witness)
"""

SECRET_PROFILE = """
customer_360:
  target: dev
  outputs:
    dev:
      type: duckdb
      path: warehouse.duckdb
      secrets: [{type: s3, key_id: id, secret: "{{ env_var('DBT_ENV_SECRET_FLOE_S3_SECRET') }}"}]
"""


def test_a_missing_manifest_is_parsed_offline_and_without_secrets(
    bare_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(NETWORK_WITNESS, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("NETWORK_WITNESS", str(tmp_path / "witness.txt"))
    monkeypatch.delenv("DBT_ENV_SECRET_FLOE_S3_SECRET", raising=False)
    (bare_project / "profiles.yml").write_text(SECRET_PROFILE, encoding="utf-8")

    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(bare_project, artifact()))

    assert {key.to_user_string() for key in defs.resolve_asset_graph().get_all_asset_keys()} == {
        "customer_360/crm/accounts",
        "customer_360/raw_customers",
        "customer_360/stg_customers",
        "customer_360/mart_spend",
    }
    assert not (tmp_path / "witness.txt").exists()
    left = sorted(file.name for file in (bare_project / "target").iterdir())
    assert left == ["floe_parse_arguments.json", "manifest.json", "partial_parse.msgpack"]
    assert not (bare_project / "logs").exists()


def test_a_parse_that_fails_says_what_dbt_said_and_how_to_try_again(bare_project: Path) -> None:
    (bare_project / "models" / "mart_spend.sql").write_text("select * from {{ ref('no_such_model') }}\n")
    with pytest.raises(DbtParseError) as refusal:
        FloeDefinitions.from_compiled_artifacts(write_artifact(bare_project, artifact()))
    message = str(refusal.value)
    dbt = Path(sys.executable).parent / "dbt"
    assert f"`{dbt} parse --project-dir {bare_project} --profiles-dir {bare_project}`" in message
    assert "no_such_model" in message
    assert len(message.splitlines()) <= 21
    assert list((bare_project / "target").iterdir()) == []


def test_a_target_that_cannot_be_written_is_refused(bare_project: Path, tmp_path: Path) -> None:
    (bare_project / "target").write_text("a file in the way", encoding="utf-8")
    file = tmp_path / "elsewhere.json"
    file.write_text(json.dumps(artifact()), encoding="utf-8")
    with pytest.raises(DbtParseError, match="beforehand"):
        FloeDefinitions.from_compiled_artifacts(file, project_dir=bare_project)


@pytest.mark.parametrize(("missing", "remedy"), [("dbt_project.yml", "beside floe.yaml"), ("profiles.yml", "compile")])
def test_a_project_without_its_files_is_refused(bare_project: Path, missing: str, remedy: str) -> None:
    (bare_project / missing).unlink()
    with pytest.raises(DbtProjectError, match=rf"no {missing} in .*{remedy}"):
        FloeDefinitions.from_compiled_artifacts(write_artifact(bare_project, artifact()))
