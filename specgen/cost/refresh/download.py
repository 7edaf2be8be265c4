"""One file of the price list as lines: streamed, unpacked, and cut off at a limit."""

import re
import socket
import time
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from specgen.facts.price_list import ADDRESS

MEBIBYTE = 1 << 20
_PIECE = 1 << 16
_LONGEST_LINE = MEBIBYTE
"""A row of EC2 has about 2 KiB."""
_STALLED_AFTER_SECONDS = 30
_MISSING = (403, 404)
"""S3 answers 403 for an object that is not there, if nobody may list the bucket."""
_LOCAL = ("localhost", "127.0.0.1", "::1")


class ListError(Exception):
    """The list cannot be used; the message says what to do."""


class NoFileError(Exception):
    """The list has no such file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one file, after unpacking."""

    seconds: float = 900
    mebibytes: int = 2048


def checked_address(address: str) -> str:
    """Without a slash at its end; raises: ListError"""
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)
    if not is_safe or not parts.hostname or parts.query or parts.fragment:
        raise ListError(
            f"{address} is no address of a price list; write one like {ADDRESS} (http only for "
            "this machine, because anybody on the way could change prices)"
        )
    return address.rstrip("/")


def lines(address: str, limits: Limits) -> Generator[bytes]:
    """raises: ListError, NoFileError"""
    deadline = time.monotonic() + limits.seconds
    try:
        with closing(_opened(address)) as response:
            pieces = _unpacked(_pieces(response, address, deadline), response.headers, address)
            yield from _split(_limited(pieces, address, limits), address)
    except HTTPError as error:
        raise _refused(error, address) from error
    except URLError as error:
        raise _unreachable(address, error.reason) from error
    except TimeoutError as error:
        raise ListError(f"{address} sent nothing for {_STALLED_AFTER_SECONDS} seconds") from error
    except (HTTPException, OSError) as error:
        raise _cut_off(address, str(error) or type(error).__name__) from error


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(  # noqa: PLR0913  urllib's own
        self,
        req: Request,
        fp: IO[bytes],  # noqa: ARG002
        code: int,  # noqa: ARG002
        msg: str,  # noqa: ARG002
        headers: HTTPMessage,  # noqa: ARG002
        newurl: str,
    ) -> None:
        raise ListError(f"{req.full_url} sends to {newurl}; pass the list's address with --from")


def _opened(address: str) -> Any:
    headers = {"Accept-Encoding": "gzip", "User-Agent": "specgen"}
    request = Request(address, headers=headers)  # noqa: S310  checked_address admits only https
    return build_opener(_NoRedirect).open(request, timeout=_STALLED_AFTER_SECONDS)


def _refused(error: HTTPError, address: str) -> Exception:
    with error:
        if error.code in _MISSING:
            return NoFileError(f"the list has no file {address} ({error.code})")
        return ListError(f"{address} answered {error.code} {error.reason}; try again later")


def _unreachable(address: str, reason: object) -> ListError:
    host = urlsplit(address).hostname
    if isinstance(reason, TimeoutError):
        return ListError(f"{host} did not answer within {_STALLED_AFTER_SECONDS} seconds")
    why = "its name is not known" if isinstance(reason, socket.gaierror) else str(reason)
    return ListError(
        f"{host} cannot be reached: {why}; `specgen prices refresh` needs the internet (a proxy is "
        "read from HTTPS_PROXY)"
    )


def _cut_off(address: str, why: str) -> ListError:
    return ListError(f"{address} was cut off: {why}; try again")


def _pieces(response: Any, address: str, deadline: float) -> Iterator[bytes]:
    """As they arrive, so that a slow server cannot hold a read open beyond the deadline."""
    expected = response.headers.get("Content-Length", "")
    got = 0
    while piece := response.read1(_PIECE):
        got += len(piece)
        yield piece
        if time.monotonic() > deadline:
            raise ListError(f"{address} takes too long; --seconds allows more time for a file")
    if re.fullmatch("[0-9]+", expected) and got != int(expected):
        raise _cut_off(address, f"{got:,} of {int(expected):,} bytes arrived")


def _unpacked(pieces: Iterator[bytes], headers: HTTPMessage, address: str) -> Iterator[bytes]:
    coding = headers.get("Content-Encoding", "identity").lower()
    if coding == "identity":
        yield from pieces
        return
    if coding != "gzip":
        raise ListError(f"{address} is packed with {coding}; specgen asked for gzip")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield unpacker.decompress(rest, MEBIBYTE)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise ListError(f"{address} is not the gzip that it says it is: {error}") from error
    if not unpacker.eof:
        raise _cut_off(address, "its gzip has no end")


def _limited(pieces: Iterator[bytes], address: str, limits: Limits) -> Iterator[bytes]:
    got = 0
    for piece in pieces:
        got += len(piece)
        if got > limits.mebibytes * MEBIBYTE:
            most = f"{limits.mebibytes:,} MiB"
            raise ListError(f"{address} has more than {most}; --mebibytes allows more")
        yield piece


def _split(pieces: Iterator[bytes], address: str) -> Iterator[bytes]:
    """Never more than one piece and one line in memory."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
        if len(rest) > _LONGEST_LINE:
            raise ListError(f"{address} is no price list: it has a line of more than 1 MiB")
    if rest:
        yield rest
