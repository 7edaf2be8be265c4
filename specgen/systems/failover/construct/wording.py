"""What the state machine says to people."""

from specgen.sdk import Here
from specgen.sdk.aws.interfaces import POSTGRES_REPLICA
from specgen.systems.failover.model import Failover
from specgen.systems.failover.model.names import identifier_of
from specgen.systems.failover.model.successor import becomes


def words(here: Here, spec: Failover) -> dict[str, str]:
    """Key of the machine's settings -> text; the token follows the commands."""
    old, target = spec.old_writer(here), POSTGRES_REPLICA.get(here, spec.target)
    writer, new = identifier_of(old), identifier_of(target)
    command = f"aws stepfunctions send-task-{{}} --region {here.region}"
    return {
        "approve": command.format("success") + " --task-output {} --task-token",
        "done": f"{new} in {target.region} is the writer now, {spec.record_name(here)} leads to "
        f"it. Do not apply the stacks of {writer} and its replicas before their documents say so "
        "too: see the README of `kind: failover`. Replicas that are being made, by region:",
        "not_fenced": f"{writer} in {old.region} could not be shut off: where it still runs, "
        "programs near it may go on writing to it, and those writes are lost.",
        "question": " ".join(_question(here, spec, writer, new)),
        "refuse": command.format("failure") + " --error Refused --task-token",
        "stopped": f"The promotion of {new} stopped, and a person must look. Once the cause is "
        "gone, start the state machine again: it goes on where it stopped.",
    }


def _question(here: Here, spec: Failover, writer: str, new: str) -> list[str]:
    old = spec.old_writer(here)
    wanted = becomes(here, spec)
    objectives, minutes = spec.objectives, spec.trigger.sustained_minutes
    said = [
        (
            f"{writer} in {old.region} has not answered for {minutes} minutes, "
            f"asked from {', '.join(spec.probe_regions(here))}, or somebody rehearses."
        ),
        (
            f"Approve to promote {new} in {here.region}: {writer} is shut off, {new} becomes "
            f"{wanted.instance_class} and the writer, and the way back is a new replica."
        ),
        "Writes that had not reached it are lost: look at its ReplicaLag first.",
    ]
    if objectives.recovery_point_seconds is not None:
        said.append(f"At most {objectives.recovery_point_seconds} s of writes may be lost.")
    if objectives.recovery_time_minutes is not None:
        wanted_minutes = objectives.recovery_time_minutes
        said.append(f"There is to be a writer again within {wanted_minutes} minutes.")
    return said
