"""Spark's Thrift server, with the lake as its default catalog."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from free_ports import HOST, answers, free_ports
from installed import ICEBERG_JARS, SPARK_JAVA, java_home, spark_home
from seaweedfs_server import REGION, SCOPE, Lake
from server_process import Command, ServerProcess, started

_START_SECONDS = 180


@dataclass(frozen=True)
class Spark:
    """Where Spark answers."""

    port: int
    server: ServerProcess

    def wait_until_ready(self) -> None:
        """Waits until a client is taken."""
        self.server.wait_until(lambda: answers(self.port), seconds=_START_SECONDS)


@contextmanager
def spark_server(folder: Path, lake: Lake) -> Iterator[Spark]:
    """Spark on the lake, which may not answer yet; the folder holds its settings and its log."""
    [port] = free_ports(1)
    settings = {
        **_session(folder),
        **{f"spark.sql.catalog.lake{name}": value for name, value in _catalog(lake).items()},
    }
    (folder / "conf").mkdir()
    text = "".join(f"{name} {value}\n" for name, value in settings.items())
    (folder / "conf/spark-defaults.conf").write_text(text, encoding="utf-8")
    home = java_home(at_least=SPARK_JAVA, at_most=SPARK_JAVA)
    environment = {
        "PATH": os.environ["PATH"],
        "JAVA_HOME": str(home),
        "SPARK_HOME": str(spark_home()),
        "SPARK_CONF_DIR": str(folder / "conf"),
        "SPARK_LOCAL_IP": HOST,
        "TZ": "UTC",
    }
    line = [
        *(
            str(spark_home() / "bin/spark-submit"),
            "--class",
            "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2",
        ),
        *("spark-internal", "--hiveconf", f"hive.server2.thrift.bind.host={HOST}"),
        *("--hiveconf", f"hive.server2.thrift.port={port}"),
    ]
    with started(Command(name="spark", line=line, environment=environment, folder=folder)) as server:
        yield Spark(port=port, server=server)


def _session(folder: Path) -> dict[str, str]:
    return {
        "spark.master": "local[2]",
        "spark.driver.memory": "1g",
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        # Not `spark.jars`: the second client would miss classes of them.
        "spark.driver.extraClassPath": ":".join(str(jar) for jar in ICEBERG_JARS),
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.hadoop.javax.jdo.option.ConnectionURL": "jdbc:derby:memory:metastore;create=true",
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        "spark.sql.defaultCatalog": "lake",
    }


def _catalog(lake: Lake) -> dict[str, str]:
    """Each name follows the one of the catalog."""
    return {
        "": "org.apache.iceberg.spark.SparkCatalog",
        ".type": "rest",
        ".uri": lake.catalog,
        ".warehouse": lake.warehouse,
        ".rest.auth.type": "oauth2",
        ".credential": f"{lake.key}:{lake.secret}",
        ".oauth2-server-uri": lake.tokens,
        ".scope": SCOPE,
        ".io-impl": "org.apache.iceberg.aws.s3.S3FileIO",
        ".s3.endpoint": lake.s3,
        ".s3.path-style-access": "true",
        ".s3.access-key-id": lake.key,
        ".s3.secret-access-key": lake.secret,
        ".client.region": REGION,
    }
