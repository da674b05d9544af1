"""What floe-dagster refuses. Each message is one sentence: what is wrong, then what to do."""


class FloeError(Exception):
    """The root of every refusal; catch it to handle them all."""


class ArtifactNotFoundError(FloeError):
    """There is no compiled artifact where the code location looks for it."""


class ArtifactOutdatedError(FloeError):
    """The compiled artifact was made of another floe.yaml or manifest than the ones of now."""


class ArtifactInvalidError(FloeError):
    """The compiled artifact is not JSON, or lacks what Dagster needs from it."""


class ContractVersionError(FloeError):
    """The artifact follows a contract that this release does not understand."""


class CommitRecordError(FloeError):
    """The files of the last compile do not belong together."""


class DbtProjectError(FloeError):
    """The dbt project lacks a file that dbt cannot do without."""


class DbtExecutableNotFoundError(FloeError):
    """The dbt engine that the artifact asks for is not installed."""


class DbtParseError(FloeError):
    """dbt could not turn the project into a manifest."""


class ScheduleInvalidError(FloeError):
    """Dagster does not accept the cron expression or the time zone."""


class SecretReferenceError(FloeError):
    """A secret reference has no usable name."""


class SecretNotFoundError(FloeError):
    """Neither the variable nor the mounted file of a secret holds a value."""


class PluginNotFoundError(FloeError):
    """The Python side of a plugin is not installed."""


class PluginInvalidError(FloeError):
    """The Python side of a plugin does not load, or gives what cannot be used."""


class AlertNotSentError(FloeError):
    """A message about a failed run did not reach its channel."""


class IngestionError(FloeError):
    """A source was not loaded, or a destination not filled."""
