"""Prints what the client of OpenLineage makes of its environment."""

import json
import sys
from urllib.parse import urljoin

from openlineage.client import OpenLineageClient

transport = OpenLineageClient().transport
told: dict[str, object] = {"kind": transport.kind}
if transport.kind == "http":
    told |= {
        "address": urljoin(transport.url, transport.endpoint),
        "timeout": transport.timeout,
        "verify": transport.verify,
        "compression": str(transport.compression or "none"),
        "bearer": transport.config.auth.get_bearer(),
    }
json.dump(told, sys.stdout)
