"""Predicts the names of jsii's objects. Imports jsii: only ahead.py may import this, and late."""

from typing import Any

import jsii._kernel.types as wire
from jsii._kernel.providers import process as provider

from specgen.render.fast.predict import is_asked
from specgen.render.fast.process import DirectProcess

PLAIN = frozenset({type(None), str, bool, int, float})


def install() -> None:
    setattr(provider, "_NodeProcess", ForetellingProcess)  # noqa: B010 - as in process.py


class ForetellingProcess(DirectProcess):
    def __init__(self) -> None:
        self._number: int | None = None
        """Of the next object; None if it is not known."""
        super().__init__()

    def send(self, request: Any, response_type: Any) -> Any:
        if not is_asked():
            self._settle()  # confirm every prediction before anything else is done
        if type(request) is not wire.CreateRequest:
            answer = super().send(request, response_type)
            if not _is_plain(answer):
                self._number = None
            return answer
        if self._number is None or request.overrides or not is_asked():
            return self._counted(super().send(request, response_type))
        name = f"{request.fqn}@{self._number}"
        self._number += 1
        self._later(request, b'{"ok":{"$jsii.byref":"%s"}}\n' % name.encode())
        return wire.CreateResponse(ref=name)

    def _counted(self, answer: Any) -> Any:
        number = str(getattr(answer, "ref", "")).rpartition("@")[2]
        self._number = int(number) + 1 if number.isdecimal() else None
        return answer


def _is_plain(answer: Any) -> bool:
    """Whether the answer holds no object, which would have used up a number."""
    value = getattr(answer, "value", getattr(answer, "result", answer))
    values = value if isinstance(value, list) else [value]
    return all(type(item) in PLAIN for item in values)
