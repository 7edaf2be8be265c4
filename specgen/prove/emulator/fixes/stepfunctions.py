"""Step Functions: what the provider calls before and after it makes a state machine."""

import json
from typing import Any

from moto.stepfunctions.responses import StepFunctionResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(StepFunctionResponse, "validate_state_machine_definition")
def accepts_a_definition(self: Any, _: Any) -> str:  # noqa: ARG001  moto's signature
    """ValidateStateMachineDefinition is missing, and each plan calls it."""
    return json.dumps({"result": "OK", "diagnostics": [], "truncated": False})


@fix(StepFunctionResponse, "list_state_machine_versions")
def has_no_versions(self: Any, _: Any) -> str:  # noqa: ARG001  moto's signature
    """ListStateMachineVersions is not there, and each read asks."""
    return json.dumps({"stateMachineVersions": []})


FIXES = (accepts_a_definition, has_no_versions)
