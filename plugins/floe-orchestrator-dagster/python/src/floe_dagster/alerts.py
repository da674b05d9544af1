"""The sensor that tells a channel of failed runs."""

from typing import TYPE_CHECKING

from dagster import (
    DefaultSensorStatus,
    JobDefinition,
    RunFailureSensorContext,
    SensorDefinition,
    run_failure_sensor,
)

from floe_dagster.alert_delivery import can_deliver, deliver
from floe_dagster.alert_message import alert_message
from floe_dagster.artifacts import Artifact
from floe_dagster.errors import AlertNotSentError

if TYPE_CHECKING:
    # Dagster has no public name for what `define_asset_job` gives.
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition


def build_alert_sensor(
    artifact: Artifact, job: "UnresolvedAssetJobDefinition | JobDefinition"
) -> SensorDefinition | None:
    """A sensor on the product's job that is on after a deployment; none without a channel that messages are sent to.

    A message that does not arrive is logged as an error of the sensor, and fails nothing else.
    """
    channel = artifact.alert_channel
    if channel is None or not can_deliver(channel):
        return None

    @run_failure_sensor(
        name=f"{artifact.product.slug}_failures",
        description=f"Tells the {channel.kind} channel of the platform when a run of `{artifact.product.name}` fails.",
        monitored_jobs=[job],
        default_status=DefaultSensorStatus.RUNNING,
    )
    def failures(context: RunFailureSensorContext) -> None:
        run = context.dagster_run
        reason = context.failure_event.message or ""
        message = alert_message(artifact, job=run.job_name, run_id=run.run_id, reason=reason)
        try:
            deliver(channel, message)
        except AlertNotSentError as error:
            context.log.error(str(error))

    return failures
