"""What moto has not got, or fails at, told by name instead of as a bare error of the server."""

from typing import Any

from moto.core.responses import BaseResponse

from specgen.offline import calls
from specgen.proving.emulator.fixes.fix import SEEN_WITH, fix


@fix(BaseResponse, "_dispatch")
def says_what_is_lacking(
    self: Any, original: Any, request: Any, full_url: Any = None, headers: Any = None
) -> Any:
    """An unknown action is a traceback and an error 500 without a word, which is tried again."""
    try:
        return original(self, request, full_url, headers)
    except NotImplementedError:
        return _refusal(request, "lacks it")
    except Exception as error:  # noqa: BLE001  whatever is wrong with moto is told, not raised
        return _refusal(request, f"fails at it ({type(error).__name__}: {error})")


def _refusal(request: Any, what: str) -> tuple[int, dict[str, str], str]:
    names = {name.lower(): value for name, value in request.headers.items()}
    body = request.get_data(as_text=True)
    asked = calls.Request(request.method, request.full_path.rstrip("?"), names, body)
    call = calls.call_of(asked)
    answer = calls.refuse(call, asked, f"{call}: the emulator (moto {SEEN_WITH}) {what}")
    given = {"Content-Type": answer.kind}
    if answer.code:
        given["X-Amzn-ErrorType"] = answer.code
    return answer.status, given, answer.body


FIXES = (says_what_is_lacking,)
