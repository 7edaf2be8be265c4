"""A domain on 127.0.0.1 that answers as OpenSearch does, as far as the function needs it."""

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

NOT_FOUND = (404, {"error": {"reason": "not found"}, "status": 404})
ACKNOWLEDGED = (200, {"acknowledged": True})
SECURITY = "/_plugins/_security/api"
STAMPS = {"last_updated_time": 1700000000000, "schema_version": 19}

Answer = tuple[int, Any]


class Domain:
    """first: (method, path) -> answers to give before the real ones; writes: what changed"""

    def __init__(self) -> None:
        self.url = ""
        self.kept: dict[str, Any] = {}
        self.first: dict[tuple[str, str], list[Answer]] = {}
        self.writes: list[tuple[str, str]] = []
        self.signed: set[str] = set()
        self.changes = 0

    def answer(self, method: str, target: str, body: Any) -> Answer:
        path, _, query = target.partition("?")
        waiting = self.first.get((method, path))
        if waiting:
            return waiting.pop(0)
        if method == "GET":
            return self._get(path)
        self.writes.append((method, target))
        return self._put(path, query, body) if method == "PUT" else self._post(path)

    def _get(self, path: str) -> Answer:
        if path not in self.kept:
            return NOT_FOUND
        kept, name = self.kept[path], path.rpartition("/")[2]
        if path.startswith("/_index_template/"):
            made = {**kept, "composed_of": []}
            return 200, {"index_templates": [{"name": name, "index_template": made}]}
        if path.startswith((f"{SECURITY}/roles", f"{SECURITY}/rolesmapping")):
            return 200, {name: {"reserved": False, "hidden": False, **kept}}
        return 200, kept

    def _put(self, path: str, query: str, body: Any) -> Answer:
        if path.startswith("/_plugins/_ism/policies/"):
            return self._put_policy(path, query, body)
        if path == f"{SECURITY}/audit/config":
            self.kept[f"{SECURITY}/audit"] = {"config": body}
        elif path.startswith("/_"):
            self.kept[path] = body
        elif path in self.kept:
            return 400, {"error": {"type": "resource_already_exists_exception", "reason": "exists"}}
        else:
            self.kept[path] = body
            self.kept |= {f"/_alias/{alias}": {} for alias in body["aliases"]}
        return ACKNOWLEDGED

    def _put_policy(self, path: str, query: str, body: Any) -> Answer:
        there = self.kept.get(path)
        now = f"if_seq_no={there['_seq_no']}&if_primary_term=1" if there else ""
        if query != now:
            return 409, {"error": {"reason": "version conflict, document already exists"}}
        self.changes += 1
        states = [_with_retries(state) for state in body["policy"]["states"]]
        policy = {**body["policy"], **STAMPS, "states": states}
        self.kept[path] = {"_seq_no": self.changes, "_primary_term": 1, "policy": policy}
        return 201, {}

    def _post(self, path: str) -> Answer:
        pattern = path.rpartition("/")[2].removesuffix("*")
        if not any(kept.startswith(f"/{pattern}") for kept in self.kept):
            return NOT_FOUND
        return 200, {"failures": False, "failed_indices": []}


def _with_retries(state: Any) -> Any:
    """As the plugin completes actions."""
    retry = {"retry": {"count": 3, "backoff": "exponential", "delay": "1m"}}
    return {**state, "actions": [{**retry, **action} for action in state["actions"]]}


@contextmanager
def running(domain: Domain) -> Generator[Domain]:
    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            domain.signed.add(self.headers.get("Authorization", "").partition(" ")[0])
            status, answer = domain.answer(self.command, self.path, body)
            text = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_PUT = do_POST = _handle  # noqa: N815  http.server's names

        def log_request(self, *_: Any, **__: Any) -> None:
            """Logs nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    domain.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield domain
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
