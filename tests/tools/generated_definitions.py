"""Loads a generated definitions.py, as Dagster does."""

import importlib.util
from pathlib import Path

from dagster import Definitions


def generated_definitions(product: Path) -> Definitions:
    """What the generated definitions.py of a product exports."""
    specification = importlib.util.spec_from_file_location("generated_definitions", product / "definitions.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    definitions = module.defs
    assert isinstance(definitions, Definitions)
    return definitions
