"""Lambda: where and how a function logs."""

from typing import Any

from moto.awslambda.models import LambdaFunction

from specgen.prove.emulator.fixes.fix import fix


@fix(LambdaFunction, "__init__")
def keeps_where_it_logs(self: Any, original: Any, *args: Any, **keywords: Any) -> None:
    """The log group and the format that a function is created with are dropped."""
    original(self, *args, **keywords)
    spec = keywords["spec"] if "spec" in keywords else args[1]
    default = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}"}
    self.logging_config = default | (spec.get("LoggingConfig") or {})


@fix(LambdaFunction, "get_configuration")
def tells_where_it_logs(self: Any, original: Any, *args: Any, **keywords: Any) -> Any:
    """The log group and the format are never part of the answer."""
    configuration = original(self, *args, **keywords)
    if logging := getattr(self, "logging_config", None):
        configuration["LoggingConfig"] = logging
    return configuration


FIXES = (keeps_where_it_logs, tells_where_it_logs)
