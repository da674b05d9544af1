"""The servers, each started once, and the product built once on each engine."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from duckdb_extensions import install_extensions
from engine import Engine, dbt_build
from installed import ICEBERG_JARS, ROOT, SPARK_JAVA, java_home
from lake_namespaces import make_namespace
from postgres_server import Postgres, postgres_server
from seaweedfs_server import Lake, seaweedfs_server
from server_process import logs
from spark_server import Spark, spark_server
from trino_server import Trino, trino_server

Build = Callable[[str], Path]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under a test that failed stands what the servers said last."""
    report = yield
    if report.failed:
        report.sections += [(f"log of {name}", tail) for name, tail in logs()]
    return report


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """PostgreSQL with an empty database."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lake]:
    """An S3 store and an Iceberg REST catalog."""
    with seaweedfs_server(tmp_path_factory.mktemp("seaweedfs")) as server:
        # Each client of Spark's Thrift server begins in this namespace.
        make_namespace(server, "default")
        yield server


@pytest.fixture(scope="session", autouse=True)
def starting(lake: Lake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Trino, Spark]]:
    """Trino and Spark, which take half a minute: they start side by side, while the first tests run."""
    with ExitStack() as servers:
        trino = servers.enter_context(trino_server(tmp_path_factory.mktemp("trino"), lake))
        spark = servers.enter_context(spark_server(tmp_path_factory.mktemp("spark"), lake))
        yield trino, spark


@pytest.fixture(scope="session")
def trino(starting: tuple[Trino, Spark]) -> Trino:
    """Trino on the lake."""
    starting[0].wait_until_ready()
    return starting[0]


@pytest.fixture(scope="session")
def spark(starting: tuple[Trino, Spark]) -> Spark:
    """Spark's Thrift server on the lake."""
    starting[1].wait_until_ready()
    return starting[1]


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Engine]:
    """An engine by the name of its manifest; its server is started on the first call."""
    makers: dict[str, Callable[[], Engine]] = {
        "duckdb": lambda: Engine("duckdb"),
        "duckdb-lake": lambda: _duckdb_on(request.getfixturevalue("lake"), tmp_path_factory.mktemp("home")),
        "postgres": lambda: on_postgres(request.getfixturevalue("postgres")),
        "trino": lambda: Engine("trino", values={"port": str(request.getfixturevalue("trino").port)}),
        "spark": lambda: _on_thrift_server(request.getfixturevalue("spark"), "customer_360_of_spark"),
        "spark-session": lambda: _in_session(
            request.getfixturevalue("lake"), tmp_path_factory.mktemp("warehouse"), request.getfixturevalue("spark")
        ),
    }
    return lambda name: makers[name]()


@pytest.fixture(scope="session")
def built(engine: Callable[[str], Engine], tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The folder of the product after `dbt build` on an engine. Where that failed, each test that asks for it fails."""
    ended: dict[str, Path | AssertionError] = {}

    def build(name: str) -> Path:
        if name not in ended:
            try:
                ended[name] = dbt_build(engine(name), tmp_path_factory.mktemp(name))
            except AssertionError as error:
                ended[name] = error
        product = ended[name]
        if isinstance(product, AssertionError):
            raise product
        return product

    return build


def on_postgres(server: Postgres, *, password: str | None = None) -> Engine:
    """PostgreSQL, entered with its password or with another one."""
    secrets = {"DBT_ENV_SECRET_FLOE_ENGINE_PASSWORD": server.password if password is None else password}
    return Engine("postgres", values={"port": str(server.port)}, secrets=secrets)


def _duckdb_on(lake: Lake, home: Path) -> Engine:
    install_extensions(home)
    page = (ROOT / "docs" / "catalogs-and-storage.md").read_text(encoding="utf-8")
    [macro] = [block for block in page.split("```sql\n")[1:] if "{% materialization" in block]
    return Engine(
        "duckdb-lake",
        values={"catalog": lake.catalog, "s3": lake.s3},
        secrets={"DBT_ENV_SECRET_FLOE_LAKE_ACCESS_KEY": lake.key, "DBT_ENV_SECRET_FLOE_LAKE_SECRET_KEY": lake.secret},
        environment={"HOME": str(home)},
        adds={"macros/iceberg_tables.sql": macro.partition("```")[0]},
    )


def _on_thrift_server(server: Spark, schema: str) -> Engine:
    # dbt-spark cannot run unit tests over Thrift: its client fails on a statement that has no answer (number 481 of
    # dbt-labs/dbt-adapters). They run in the session.
    return Engine("spark", values={"port": str(server.port), "schema": schema}, leaves_out="unit_test")


def _in_session(lake: Lake, warehouse: Path, server: Spark) -> Engine:
    schema = "customer_360_of_session"
    jars = ",".join(str(jar) for jar in ICEBERG_JARS)
    secrets = {"CREDENTIAL": f"{lake.key}:{lake.secret}", "ACCESS_KEY": lake.key, "SECRET_KEY": lake.secret}
    home = java_home(at_least=SPARK_JAVA, at_most=SPARK_JAVA)
    return Engine(
        "spark-session",
        values={
            **{"schema": schema, "catalog": lake.catalog, "s3": lake.s3},
            **{"jars": jars, "warehouse": str(warehouse)},
        },
        secrets={f"DBT_ENV_SECRET_FLOE_LAKE_{name}": value for name, value in secrets.items()},
        environment={"JAVA_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"},
        # In a session dbt-spark loads the text `None` for each null of a seed.
        leaves_out="seed",
        seeded_by=_on_thrift_server(server, schema),
    )
