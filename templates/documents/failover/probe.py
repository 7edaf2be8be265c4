"""Asks a PostgreSQL server whether it answers, and says 1 or 0 as a metric.

It needs no password: the server answers an SSLRequest with one letter before it asks who is there.
source: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL
"""  # noqa: INP001  a file of the function, not a package of ours

import os
import socket
import struct

import boto3

SSL_REQUEST = struct.pack("!ii", 8, 80877103)
ANSWERS = (b"S", b"N")


def handler(_event: object, _context: object) -> dict[str, bool]:
    settings = os.environ
    host, port = settings["HOST"], int(settings["PORT"])
    timeout = float(settings["TIMEOUT_SECONDS"])
    attempts = range(int(settings["ATTEMPTS"]))
    answered = any(answers(host, port, timeout) for _ in attempts)
    boto3.client("cloudwatch", region_name=settings["METRIC_REGION"]).put_metric_data(
        Namespace=settings["NAMESPACE"],
        MetricData=[
            {
                "MetricName": settings["METRIC"],
                "Dimensions": [
                    {"Name": "Failover", "Value": settings["FAILOVER"]},
                    {"Name": "ProbeRegion", "Value": settings["AWS_REGION"]},
                ],
                "Value": 1 if answered else 0,
            }
        ],
    )
    return {"answered": answered}


def answers(host: str, port: int, timeout: float) -> bool:
    """Whether a PostgreSQL server is behind the address; an open port alone is none."""
    try:
        with socket.create_connection((host, port), timeout) as connection:
            connection.sendall(SSL_REQUEST)
            return connection.recv(1) in ANSWERS
    except OSError:
        return False
