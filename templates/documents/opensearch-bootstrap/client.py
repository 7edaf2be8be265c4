# ruff: noqa: INP001  a module of a Lambda function, not of a package
"""Calls of an OpenSearch domain, signed, and repeated while it is busy."""

import http.client
import json
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.session import Session

BUSY = {429, 502, 503, 504}
MISSING, CONFLICT, REFUSED = 404, 409, 400
REQUEST_SECONDS = 30
RESERVE_SECONDS = 5
LONGEST_PAUSE_SECONDS = 20

log = logging.getLogger()
log.setLevel(logging.INFO)

Headers = dict[str, str]
Sign = Callable[[str, str, bytes, Headers], Headers]


class FailedError(Exception):
    """What the domain answered, in one line."""


class OutOfTimeError(FailedError):
    """The domain was busy or not to be reached until the time was up."""


class Client:
    """Calls the domain, and calls again while it is busy and time is left.

    base: scheme, host and port; sign: method, url, body, headers -> headers
    seconds_left: until the function is ended; pause: waits some seconds
    """

    def __init__(
        self,
        base: str,
        sign: Sign,
        seconds_left: Callable[[], float],
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._base, self._sign = base, sign
        self._seconds_left, self._pause = seconds_left, pause

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """(status, answer).

        raises: OutOfTimeError
        """
        wait, last = 1.0, "no time was left to ask"
        while self._left() > 0:
            try:
                status, answer = self._once(method, path, body)
            except (OSError, http.client.HTTPException) as error:
                last = f"no answer: {error}"
            else:
                if status not in BUSY:
                    return status, answer
                last = f"{status} {reason(answer)}"
            log.info("%s %s: %s; once more in %g s", method, path, last, wait)
            if wait >= self._left():
                break
            self._pause(wait)
            wait = min(2 * wait, LONGEST_PAUSE_SECONDS)
        message = f"{method} {path}: {last}, until the time was up"
        raise OutOfTimeError(message)

    def done(self, method: str, path: str, body: Any = None) -> Any:
        """The answer of a call that must succeed.

        raises: FailedError, OutOfTimeError
        """
        status, answer = self.call(method, path, body)
        if status >= REFUSED:
            message = f"{method} {path}: {status} {reason(answer)}"
            raise FailedError(message)
        return answer

    def found(self, path: str) -> Any:
        """What is there, or None.

        raises: FailedError, OutOfTimeError
        """
        status, answer = self.call("GET", path)
        if status == MISSING:
            return None
        if status >= REFUSED:
            message = f"GET {path}: {status} {reason(answer)}"
            raise FailedError(message)
        return answer

    def _left(self) -> float:
        return self._seconds_left() - RESERVE_SECONDS

    def _once(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        url, data = self._base + path, b"" if body is None else json.dumps(body).encode()
        headers = self._sign(method, url, data, {"Content-Type": "application/json"})
        request = urllib.request.Request(url, data or None, headers, method=method)  # noqa: S310  https
        timeout = min(REQUEST_SECONDS, max(self._left(), 1))
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310  https
                return response.status, parsed(response.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, parsed(error.read())


def parsed(text: bytes) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text.decode(errors="replace")


def reason(answer: Any) -> str:
    """What went wrong, in the domain's words."""
    told = (
        answer.get("error", answer.get("message", answer)) if isinstance(answer, dict) else answer
    )
    if isinstance(told, dict):
        causes = [told.get("reason"), (told.get("caused_by") or {}).get("reason")]
        told = ": ".join(str(cause) for cause in causes if cause) or told
    text = told if isinstance(told, str) else json.dumps(told)
    return " ".join(text.split())[:400]


def signer(region: str) -> Sign:
    """By the credentials of the function's role."""
    credentials = Session().get_credentials()

    def sign(method: str, url: str, body: bytes, headers: Headers) -> Headers:
        request = AWSRequest(method=method, url=url, data=body, headers=headers)
        SigV4Auth(credentials, "es", region).add_auth(request)
        return dict(request.headers.items())

    return sign
