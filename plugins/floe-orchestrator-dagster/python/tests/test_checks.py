from pathlib import Path
from typing import Any

import pytest
from conftest import artifact, built_assets, write_artifact
from dagster import AssetCheckSpec

from floe_dagster import FloeDefinitions
from floe_dagster.check_description import check_description


def checks(project: Path) -> dict[str, AssetCheckSpec]:
    assets = built_assets(FloeDefinitions.from_compiled_artifacts(write_artifact(project, artifact())))
    return {spec.name: spec for spec in assets.check_specs if not spec.name.startswith("floe_")}


def generic(name: str, namespace: str | None = None, **kwargs: Any) -> dict[str, Any]:
    kwargs = {"model": "{{ get_where_subquery(ref('orders')) }}", **kwargs}
    return {"test_metadata": {"name": name, "namespace": namespace, "kwargs": kwargs}}


def test_only_a_check_whose_failure_is_an_error_to_dbt_blocks(project: Path) -> None:
    blocking = {name: spec.blocking for name, spec in checks(project).items()}
    assert blocking == {"unique_stg_customers_id": True, "not_null_stg_customers_id": False}


def test_a_check_says_what_it_asserts(project: Path) -> None:
    described = {name: spec.description for name, spec in checks(project).items()}
    assert described == {
        "unique_stg_customers_id": "`id` of `stg_customers` has no value twice.",
        "not_null_stg_customers_id": "Nobody is without a number.",
    }


@pytest.mark.parametrize(
    ("test", "description"),
    [
        (generic("not_null", column_name="id"), "`id` of `orders` is never null."),
        (
            generic("accepted_values", column_name="state", values=["new", "paid"]),
            "`state` of `orders` is one of `new`, `paid`.",
        ),
        (
            generic("accepted_values", column_name="state", arguments={"values": ["new"]}),
            "`state` of `orders` is one of `new`.",
        ),
        (
            generic("relationships", column_name="customer", to="ref('customers')", field="id"),
            "`customer` of `orders` is found in `id` of `ref('customers')`.",
        ),
        (
            generic("expression_is_true", "dbt_utils", expression="a > b"),
            "`orders` passes `dbt_utils.expression_is_true` (expression: `a > b`).",
        ),
        (generic("unique", "own_package", column_name="id"), "`id` of `orders` passes `own_package.unique`."),
        ({**generic("not_null", column_name="id"), "description": "Needed."}, "Needed."),
        ({"config": {"meta": {"description": "From the meta."}}}, "From the meta."),
        ({"meta": {"description": 5}}, None),
        ({}, None),
    ],
)
def test_a_description_is_what_somebody_wrote_or_made_of_the_test(
    test: dict[str, Any], description: str | None
) -> None:
    assert check_description(test, asset="orders") == description
