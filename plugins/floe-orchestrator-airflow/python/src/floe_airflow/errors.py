"""What floe-airflow refuses. Each message is one sentence: what is wrong, then what to do."""


class FloeError(Exception):
    """The root of every refusal; Airflow shows it as the import error of the DAG."""


class ArtifactInvalidError(FloeError):
    """The compiled artifact is not there, is not of one complete compile, or lacks what Airflow needs from it."""


class ContractVersionError(FloeError):
    """The artifact follows a contract that this release does not understand."""


class DbtProjectError(FloeError):
    """The dbt project lacks a file that dbt cannot do without."""
