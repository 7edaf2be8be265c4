"""Names what moto lacks or fails at, instead of a bare server error."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from moto.core.responses import BaseResponse
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from werkzeug.wrappers import Request, Response

from specgen.prove.emulator.fixes.fix import SEEN_WITH, fix
from specgen.terraform.offline import calls


@fix(BaseResponse, "_dispatch")
def says_which_action_is_lacking(
    self: Any, original: Any, request: Any, full_url: Any = None, headers: Any = None
) -> Any:
    """An unknown action gives a traceback and an empty error 500, which is retried."""
    try:
        return original(self, request, full_url, headers)
    except NotImplementedError:
        what = "lacks it"
    except Exception as error:  # noqa: BLE001  any fault of moto is reported, not raised
        what = f"fails at it: {type(error).__name__} {error}"
    refusal = _refusal(request, str(self.body), self._get_action(), what)
    return refusal.status_code, dict(refusal.headers), refusal.get_data(as_text=True)


@fix(DomainDispatcherApplication, "get_application")
def says_which_service_is_lacking(self: Any, original: Any, environ: dict[str, Any]) -> Any:
    """A call to a missing service is printed, and answered with an HTML page."""
    if _is_known(self, environ):
        return original(self, environ)
    request = Request(environ)
    return _refusal(request, request.get_data(as_text=True), "", "lacks this service")


def _is_known(self: Any, environ: Mapping[str, Any]) -> bool:
    if "HTTP_AUTHORIZATION" not in environ:
        return True
    host = self.infer_service_region_host(environ, environ.get("PATH_INFO", ""))
    patterns = (pattern for _, pattern in self.backend_url_patterns)
    return host is None or "." not in host or any(p.match(f"http://{host}") for p in patterns)


def _refusal(request: Any, body: str, action: str, what: str) -> Response:
    headers = {name.lower(): value for name, value in request.headers.items()}
    asked = calls.Request(request.method, request.path, headers, body)
    call = calls.call_of(asked)
    call = replace(call, action=action or call.action)
    answer = calls.refuse(call, asked, f"{call}: the emulator (moto {SEEN_WITH}) {what}")
    response = Response(answer.body, answer.status, content_type=answer.kind)
    if answer.code:
        response.headers["X-Amzn-ErrorType"] = answer.code
    return response


FIXES = (says_which_action_is_lacking, says_which_service_is_lacking)
