"""Ports of 127.0.0.1 on which nobody listens."""

import random
import socket

HOST = "127.0.0.1"
# Below the ports that the kernel gives to clients, and so that ten thousand more is a port too.
_FROM, _TO = 12_000, 21_000
_GRPC = 10_000


def free_ports(count: int) -> list[int]:
    """So many ports, of which the one ten thousand higher is free as well: SeaweedFS takes that too."""
    found: list[int] = []
    for port in random.sample(range(_FROM, _TO), _TO - _FROM):
        if _is_free(port) and _is_free(port + _GRPC):
            found.append(port)
        if len(found) == count:
            return found
    raise OSError(f"fewer than {count} free ports between {_FROM} and {_TO}")


def answers(port: int) -> bool:
    """Whether somebody listens on the port."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((HOST, port)) == 0


def _is_free(port: int) -> bool:
    with socket.socket() as server:
        try:
            server.bind((HOST, port))
        except OSError:
            return False
    return True
