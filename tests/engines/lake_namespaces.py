"""The namespaces and tables of the lake, as the Iceberg REST catalog tells of them."""

import json
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from seaweedfs_server import BUCKET, SCOPE, Lake


@dataclass(frozen=True)
class TableOfLake:
    """An Iceberg table."""

    name: str
    format_version: int
    location: str


def make_namespace(lake: Lake, name: str) -> None:
    """Makes a namespace."""
    body = json.dumps({"namespace": [name]}).encode()
    _ask(lake, "namespaces", body)


def tables_of(lake: Lake, namespace: str) -> list[TableOfLake]:
    """The tables of a namespace."""
    names = [str(entry["name"]) for entry in _ask(lake, f"namespaces/{namespace}/tables")["identifiers"]]
    return [_table(name, _ask(lake, f"namespaces/{namespace}/tables/{name}")["metadata"]) for name in names]


def _table(name: str, metadata: Any) -> TableOfLake:
    return TableOfLake(name=name, format_version=int(metadata["format-version"]), location=str(metadata["location"]))


def _ask(lake: Lake, path: str, body: bytes | None = None) -> Any:
    headers = {"Authorization": f"Bearer {_token(lake)}", "Content-Type": "application/json"}
    return _answer(urllib.request.Request(f"{lake.catalog}/v1/{BUCKET}/{path}", body, headers))


def _token(lake: Lake) -> str:
    form = {"grant_type": "client_credentials", "client_id": lake.key, "client_secret": lake.secret, "scope": SCOPE}
    return str(_answer(urllib.request.Request(lake.tokens, urllib.parse.urlencode(form).encode()))["access_token"])


def _answer(request: urllib.request.Request) -> Any:
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)
