"""Probes of the fixes of stepfunctions."""

import json

from probes import REGION, Clients, Probe
from specgen.prove.emulator.fixes import stepfunctions
from specgen.prove.emulator.fixes.fix import Fix


def a_definition_is_accepted(aws: Clients) -> bool:
    definition = json.dumps({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})
    answer = aws("stepfunctions").validate_state_machine_definition(definition=definition)
    return bool(answer["result"] == "OK")


def a_state_machine_has_no_versions(aws: Clients) -> bool:
    arn = f"arn:aws:states:{REGION}:123456789012:stateMachine:m"
    read = aws("stepfunctions").list_state_machine_versions(stateMachineArn=arn)
    return bool(read["stateMachineVersions"] == [])


PROBES: tuple[tuple[Fix, Probe], ...] = (
    (stepfunctions.accepts_a_definition, a_definition_is_accepted),
    (stepfunctions.has_no_versions, a_state_machine_has_no_versions),
)
