"""Holds objects of Kubernetes against the schemas of its API: a JSON list in, what is wrong with each out."""

import json
import sys

import kubernetes_validate

VERSION = "1.37"
# Kinds that operators bring; their own schemas are in no registry.
OTHERS = {"external-secrets.io", "secrets.infisical.com"}

problems = []
for item in json.load(sys.stdin):
    if item["apiVersion"].partition("/")[0] in OTHERS:
        continue
    try:
        kubernetes_validate.validate(item, VERSION, strict=True)
    except (kubernetes_validate.ValidationError, kubernetes_validate.InvalidSchemaError) as error:
        problems.append(f"{item['kind']} {item['metadata']['name']}: {'.'.join(map(str, error.path))}: {error.message}")
json.dump(problems, sys.stdout)
