"""SeaweedFS: an S3 store, and an Iceberg REST catalog that gives out credentials for it."""

import base64
import json
import os
import secrets
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from free_ports import HOST, answers, free_ports
from installed import SEAWEEDFS
from server_process import Command, started

BUCKET = "lake"
REGION = "us-east-1"
SCOPE = "PRINCIPAL_ROLE:ALL"
_ROLE = "arn:aws:iam::000000000000:role/catalog"
_START_SECONDS = 60
# A clean end takes half a minute, and its data is thrown away.
_STOP = signal.SIGKILL


@dataclass(frozen=True)
class Lake:
    """An empty warehouse of Iceberg tables. The key of the store is what the catalog takes for a client, too."""

    s3_port: int
    catalog_port: int
    key: str
    secret: str = field(repr=False)
    pid: int

    @property
    def s3(self) -> str:
        """The address of the store."""
        return f"http://{HOST}:{self.s3_port}"

    @property
    def catalog(self) -> str:
        """The address of the catalog."""
        return f"http://{HOST}:{self.catalog_port}"

    @property
    def tokens(self) -> str:
        """Where a client of the catalog gets its token."""
        return f"{self.catalog}/v1/oauth/tokens"

    @property
    def warehouse(self) -> str:
        """What the catalog calls the warehouse."""
        return f"s3://{BUCKET}"


@contextmanager
def seaweedfs_server(folder: Path) -> Iterator[Lake]:
    """SeaweedFS with one bucket of tables; the folder holds its data and its log."""
    master, volume, filer, s3, catalog = free_ports(5)
    key, secret = f"floe{secrets.token_hex(8)}", secrets.token_urlsafe(24)
    (folder / "data").mkdir()
    _write(folder / "identities.json", _identities(key, secret))
    _write(folder / "roles.json", _roles())
    ports = {
        "master.port": master,
        "volume.port": volume,
        "filer.port": filer,
        "s3.port": s3,
        "s3.port.iceberg": catalog,
    }
    with started(_command(folder, ports)) as server:
        server.wait_until(lambda: _is_ready(catalog) and answers(s3), seconds=_START_SECONDS)
        _make_bucket(folder, master=master, filer=filer)
        yield Lake(s3_port=s3, catalog_port=catalog, key=key, secret=secret, pid=server.pid)


def _command(folder: Path, ports: dict[str, int]) -> Command:
    options = {
        **ports,
        "ip": HOST,
        "ip.bind": HOST,
        "dir": folder / "data",
        "filer": "true",
        "s3": "true",
        "s3.config": folder / "identities.json",
        "s3.iam.config": folder / "roles.json",
        "s3.externalUrl": f"http://{HOST}:{ports['s3.port']}",
        "s3.iceberg.credentialRole": _ROLE,
        # A further catalog of another format, which nobody here asks.
        "s3.port.lance": 0,
        "master.volumeSizeLimitMB": 64,
        "volume.max": 50,
    }
    line = [str(SEAWEEDFS), "-logtostderr=true", "server", *(f"-{name}={value}" for name, value in options.items())]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    return Command(name="seaweedfs", line=line, environment=environment, folder=folder, stop_with=_STOP)


def _make_bucket(folder: Path, *, master: int, filer: int) -> None:
    finished = subprocess.run(
        [str(SEAWEEDFS), "shell", f"-master={HOST}:{master}", f"-filer={HOST}:{filer}"],
        input=f"s3tables.bucket -create -name {BUCKET} -account admin\n",
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=_START_SECONDS,
        check=False,
    )
    assert "ARN:" in finished.stdout + finished.stderr, f"no bucket of tables: {finished.stdout}{finished.stderr}"


def _is_ready(catalog: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{catalog}/v1/config", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _identities(key: str, secret: str) -> object:
    credentials = [{"accessKey": key, "secretKey": secret}]
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    return {"identities": [{"name": "admin", "credentials": credentials, "actions": actions}]}


def _roles() -> object:
    """The role whose credentials the catalog gives out. It is the catalog itself that takes the role."""
    trust = {
        "Effect": "Allow",
        "Principal": {"Federated": "iceberg-catalog"},
        "Action": ["sts:AssumeRoleWithCredentials"],
    }
    allowed = {"Effect": "Allow", "Action": ["s3:*"], "Resource": ["arn:aws:s3:::*", "arn:aws:s3:::*/*"]}
    sts = {"tokenDuration": "1h", "maxSessionLength": "12h", "issuer": "floe", "signingKey": _base64_key()}
    role = {"roleName": "catalog", "roleArn": _ROLE, "trustPolicy": _document(trust), "attachedPolicies": ["tables"]}
    return {
        "sts": sts,
        "policy": {"defaultEffect": "Deny", "storeType": "memory"},
        "roles": [role],
        "policies": [{"name": "tables", "document": _document(allowed)}],
    }


def _base64_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _document(statement: object) -> object:
    return {"Version": "2012-10-17", "Statement": [statement]}


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")
