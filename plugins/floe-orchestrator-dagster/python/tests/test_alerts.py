"""A failed run reaches the channel of the platform, and no secret leaves with an error."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import artifact
from dagster import (
    DagsterInstance,
    DefaultSensorStatus,
    Definitions,
    Failure,
    JobDefinition,
    build_run_status_sensor_context,
    job,
    op,
)

from floe_dagster.alert_channel import AlertChannel
from floe_dagster.alert_delivery import deliver
from floe_dagster.alert_message import AlertMessage, alert_message
from floe_dagster.alerts import build_alert_sensor
from floe_dagster.artifacts import Artifact, parse_artifact
from floe_dagster.errors import AlertNotSentError

CANARY = "canary-of-the-channel-5512"

MESSAGE = AlertMessage(
    product="customer-360",
    version="1.2.3",
    environment="prod",
    owner="data",
    job="customer_360_job",
    run_id="r1",
    reason="dbt failed",
)


@dataclass
class Received:
    """What a server got."""

    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Receiver:
    """A server of HTTP on a free port of this machine that notes what it gets."""

    status: int = 200
    location: str | None = None
    got: list[Received] = field(default_factory=list)
    url: str = ""


@contextmanager
def receiver(status: int = 200, location: str | None = None) -> Iterator[Receiver]:
    found = Receiver(status, location)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append(Received(self.path, dict(self.headers), json.loads(body)))
            self.send_response(found.status)
            if found.location is not None:
                self.send_header("Location", found.location)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield found
        server.shutdown()


def full_artifact(channel: object) -> Artifact:
    content = artifact(alert_channel=channel, product={"owner": "data"})
    return parse_artifact(json.dumps(content).encode(), Path("compiled_artifacts.json"))


@op
def breaks() -> None:
    raise Failure("The model mart_spend failed.\nselect * from secret_rows")


@job
def customer_360_job() -> None:
    breaks()


@contextmanager
def failed_run(product: Artifact, watched: JobDefinition) -> Iterator[Any]:
    """The product's sensor, evaluated as the daemon does it for a run of a real job that has really failed."""
    sensor = build_alert_sensor(product, watched)
    assert sensor is not None
    with DagsterInstance.ephemeral() as instance:
        result = watched.execute_in_process(instance=instance, raise_on_error=False)
        context = build_run_status_sensor_context(
            sensor_name=sensor.name,
            dagster_event=result.get_run_failure_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
        )
        sensor(context.for_run_failure())
        yield result.dagster_run


def test_a_failed_run_is_told_to_the_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOE_ENV", "staging")
    with receiver() as alerts:
        product = full_artifact({"type": "webhook", "config": {"url": f"{alerts.url}/floe"}})
        with failed_run(product, customer_360_job) as run:
            [got] = alerts.got
    assert got.path == "/floe"
    assert got.body["title"] == "floe: customer-360 1.2.3 failed in staging"
    assert (got.body["job"], got.body["run_id"], got.body["owner"]) == ("customer_360_job", run.run_id, "data")
    assert "secret_rows" not in json.dumps(got.body)


def test_a_channel_that_is_not_there_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    product = full_artifact({"type": "webhook", "config": {"url": "http://127.0.0.1:1/floe", "timeout_seconds": 1}})
    with failed_run(product, customer_360_job):
        pass
    assert "The alert was not sent by webhook" in "".join(capsys.readouterr())


def test_the_sensor_is_on_after_a_deployment_and_watches_the_job_of_the_product() -> None:
    sensor = build_alert_sensor(full_artifact({"type": "slack", "config": {}}), customer_360_job)
    assert sensor is not None
    assert sensor.default_status is DefaultSensorStatus.RUNNING
    definitions = Definitions(jobs=[customer_360_job], sensors=[sensor])
    assert definitions.resolve_sensor_def("customer_360_failures").name == "customer_360_failures"


@pytest.mark.parametrize("channel", [None, {"type": "pager", "config": {"url": "http://x"}}])
def test_without_a_channel_that_is_known_there_is_no_sensor(channel: object) -> None:
    assert build_alert_sensor(full_artifact(channel), customer_360_job) is None


def test_slack_gets_a_text_at_the_address_of_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    with receiver() as slack:
        monkeypatch.setenv("DBT_ENV_SECRET_FLOE_SLACK", f"{slack.url}/services/T0/B0/{CANARY}")
        deliver(AlertChannel("slack", {"webhook_url": {"secret_ref": "slack"}, "mention": "<!here>"}), MESSAGE)
    [got] = slack.got
    assert got.body == {"text": f"<!here> {MESSAGE.text}"}


def test_alertmanager_gets_an_alert_with_labels_to_route_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_ALERTS_TOKEN", CANARY)
    with receiver() as alertmanager:
        config = {
            "url": f"{alertmanager.url}/",
            "severity": "page",
            "labels": {"team": "data"},
            "token": {"secret_ref": "alerts", "key": "token"},
        }
        deliver(AlertChannel("alertmanager", config), MESSAGE)
    [got] = alertmanager.got
    assert got.path == "/api/v2/alerts"
    assert got.headers["Authorization"] == f"Bearer {CANARY}"
    [alert] = got.body
    assert alert["labels"] == {
        "alertname": "FloeRunFailed",
        "product": "customer-360",
        "job": "customer_360_job",
        "environment": "prod",
        "severity": "page",
        "team": "data",
    }
    assert alert["annotations"]["reason"] == "dbt failed"


class MailServer(socketserver.StreamRequestHandler):
    """As much of a mail server as a client needs that logs in without encryption."""

    def handle(self) -> None:
        lines: list[str] = self.server.lines  # type: ignore[attr-defined]
        self.say("220 ready")
        while line := self.rfile.readline().decode():
            lines.append(line.rstrip())
            match line.split()[0].upper():
                case "EHLO":
                    self.say("250-here\r\n250 AUTH PLAIN")
                case "AUTH":
                    self.say("235 welcome" if self.server.accepts else f"535 not {CANARY}")  # type: ignore[attr-defined]
                case "DATA":
                    self.say("354 go on")
                    while (text := self.rfile.readline().decode().rstrip()) != ".":
                        lines.append(text)
                    self.say("250 taken")
                case "QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 fine")

    def say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


@contextmanager
def mail_server(*, accepts: bool) -> Iterator[tuple[int, list[str]]]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailServer) as server:
        lines: list[str] = []
        server.lines, server.accepts = lines, accepts  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], lines
        server.shutdown()


def mail_config(port: int) -> dict[str, object]:
    return {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "from": "floe@example.com",
        "to": ["data@example.com", "ops@example.com"],
        "username": "floe",
        "password": {"secret_ref": "mail"},
    }


def test_mail_goes_to_everybody_who_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_MAIL", CANARY)
    with mail_server(accepts=True) as (port, lines):
        deliver(AlertChannel("email", mail_config(port)), MESSAGE)
    assert "rcpt to:<data@example.com>" in [line.lower() for line in lines]
    assert "rcpt to:<ops@example.com>" in [line.lower() for line in lines]
    assert "Subject: floe: customer-360 1.2.3 failed in prod" in lines
    assert "Reason: dbt failed" in lines


@pytest.mark.parametrize("missing", ["wrong password", "no secret", "refused", "redirect", "not an address"])
def test_what_goes_wrong_is_said_without_a_secret(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_MAIL", CANARY)
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_ADDRESS", f"file:///etc/{CANARY}")
    with mail_server(accepts=False) as (port, _), receiver() as elsewhere, receiver(307, elsewhere.url) as server:
        token = {"secret_ref": "mail"}
        channel = {
            "wrong password": AlertChannel("email", mail_config(port)),
            "no secret": AlertChannel("slack", {"webhook_url": {"secret_ref": "nowhere"}}),
            "refused": AlertChannel("webhook", {"url": f"http://127.0.0.1:1/{CANARY}", "timeout_seconds": 1}),
            "redirect": AlertChannel("webhook", {"url": server.url, "token": token}),
            "not an address": AlertChannel("slack", {"webhook_url": {"secret_ref": "address"}}),
        }[missing]
        with pytest.raises(AlertNotSentError) as refusal:
            deliver(channel, MESSAGE)
        assert CANARY not in str(refusal.value)
        assert refusal.value.__cause__ is None
        # A redirect would take the token along.
        assert elsewhere.got == []


def test_of_the_reason_only_the_first_line_is_told() -> None:
    product = full_artifact(None)
    message = alert_message(product, job="j", run_id="r", reason=f"\n  dbt failed {'x' * 600}\n  row: {CANARY}")
    assert message.reason.startswith("dbt failed")
    assert len(message.reason) == 500
    assert CANARY not in message.text
