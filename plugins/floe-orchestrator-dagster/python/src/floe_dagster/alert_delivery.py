"""How a message reaches a channel. A secret is looked up for each message, and no error that leaves here holds one."""

import json
import smtplib
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Final

from floe_dagster.alert_channel import AlertChannel
from floe_dagster.alert_message import AlertMessage
from floe_dagster.errors import AlertNotSentError, SecretNotFoundError, SecretReferenceError
from floe_dagster.secrets import resolve_secret

Config = Mapping[str, object]
_SECONDS: Final = 10


def can_deliver(channel: AlertChannel) -> bool:
    """Whether messages for this kind of channel are sent here."""
    return channel.kind in _SENDERS


def deliver(channel: AlertChannel, message: AlertMessage) -> None:
    """Sends a message.

    Raises:
        AlertNotSentError: The channel cannot be reached, refuses the message, or a secret of it is missing.
    """
    try:
        _SENDERS[channel.kind](channel.config, message)
    except (SecretNotFoundError, SecretReferenceError) as error:
        raise AlertNotSentError(f"The alert was not sent by {channel.kind}: {error}") from None
    except urllib.error.HTTPError as error:
        raise AlertNotSentError(f"The alert was not sent by {channel.kind}: it answers {error.code}.") from None
    except (OSError, ValueError, smtplib.SMTPException) as error:
        # Their texts may hold the address, which is a secret, or what a server said about a password.
        raise AlertNotSentError(f"The alert was not sent by {channel.kind}: {type(error).__name__}.") from None


def _slack(config: Config, message: AlertMessage) -> None:
    mention = config.get("mention")
    text = f"{mention} {message.text}" if isinstance(mention, str) else message.text
    _post(_text(config, "webhook_url"), {"text": text}, config)


def _webhook(config: Config, message: AlertMessage) -> None:
    _post(_text(config, "url"), {"title": message.title, **message.fields}, config)


def _alertmanager(config: Config, message: AlertMessage) -> None:
    labels = config.get("labels")
    own = {str(key): str(value) for key, value in labels.items()} if isinstance(labels, dict) else {}
    alert = {
        "labels": {
            "alertname": "FloeRunFailed",
            "product": message.product,
            "job": message.job,
            **({} if message.environment is None else {"environment": message.environment}),
            "severity": str(config.get("severity") or "critical"),
            **own,
        },
        "annotations": {"summary": message.title, **message.fields},
        "startsAt": datetime.now(UTC).isoformat(),
    }
    _post(f"{_text(config, 'url').rstrip('/')}/api/v2/alerts", [alert], config)


def _email(config: Config, message: AlertMessage) -> None:
    mail = EmailMessage()
    mail["Subject"] = message.title
    mail["From"] = _text(config, "from")
    recipients = config.get("to")
    mail["To"] = ", ".join(str(each) for each in recipients) if isinstance(recipients, list) else ""
    mail.set_content(message.text)
    host, port, security = _text(config, "host"), _number(config, "port", 587), config.get("security")
    context = ssl.create_default_context()
    with (
        smtplib.SMTP_SSL(host, port, timeout=_seconds(config), context=context)
        if security == "tls"
        else smtplib.SMTP(host, port, timeout=_seconds(config))
    ) as server:
        if security not in ("tls", "none"):
            server.starttls(context=context)
        if config.get("username") is not None:
            server.login(_text(config, "username"), _text(config, "password"))
        server.send_message(mail)


_SENDERS: Final[Mapping[str, Callable[[Config, AlertMessage], None]]] = {
    "slack": _slack,
    "webhook": _webhook,
    "alertmanager": _alertmanager,
    "email": _email,
}


def _post(url: str, content: object, config: Config) -> None:
    if not url.startswith(("https://", "http://")):
        raise ValueError("no address of the web")
    headers = {"Content-Type": "application/json"}
    if config.get("token") is not None:
        headers["Authorization"] = f"Bearer {_text(config, 'token')}"
    # The scheme was compared: neither a file nor anything else is opened.
    request = urllib.request.Request(url, json.dumps(content).encode(), headers, method="POST")
    opener = urllib.request.build_opener(_NoRedirects())
    with opener.open(request, timeout=_seconds(config)):
        pass


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leads nowhere else: a redirect would take the token along."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def _text(config: Config, key: str) -> str:
    """The text of an option, which is written there or the value of the secret that it refers to."""
    value = config.get(key)
    if isinstance(value, Mapping):
        return resolve_secret(value)
    if isinstance(value, str):
        return value
    raise ValueError(f"`{key}` is missing")


def _number(config: Config, key: str, default: int) -> int:
    value = config.get(key)
    return value if isinstance(value, int) else default


def _seconds(config: Config) -> int:
    return _number(config, "timeout_seconds", _SECONDS)
