"""Runs what floe compiled: the Airflow DAG of a product."""

from floe_airflow.errors import FloeError
from floe_airflow.product_dag import product_dag

__all__ = ["FloeError", "product_dag"]
