"""Whether an instance can hold each job."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specgen.facts import ec2
from specgen.sdk import Pointer, Problem, Severity, check
from specgen.sdk.aws.spot.checks import DATE
from specgen.systems.batch.model import Batch, Job

API = "https://docs.aws.amazon.com/batch/latest/APIReference"
AGENT_MIB = 32
ADVISED_PERCENT = 95
"""What the default image keeps for the ECS agent, and the share of a type's memory that AWS
advises to use.

source: https://docs.aws.amazon.com/batch/latest/userguide/ecs-reserved-memory.html (2026-11-30)
"""
KEYS = ("gpus", "vcpus", "memory_mib")
REFUSED = ("t2", "t3", "t3a", "t4g")


@dataclass(frozen=True, slots=True)
class _Host:
    """most, advised: MiB that a job may have at the very most, and by AWS's advice"""

    name: str
    vcpu: int
    memory_mib: int
    most: int
    advised: int
    gpus: int

    def has(self, key: str) -> int:
        return {"gpus": self.gpus, "vcpus": self.vcpu, "memory_mib": self.most}[key]

    def holds(self, job: Job, memory_mib: int) -> bool:
        return job.vcpus <= self.vcpu and job.memory_mib <= memory_mib and job.gpus <= self.gpus


def _host(one: ec2.InstanceType) -> _Host:
    memory = one.memory_mib
    most = one.most_memory_mib - AGENT_MIB
    gpus = ec2.gpus(one.name) if one.architecture == "x86_64" else 0
    advised = memory * ADVISED_PERCENT // 100
    return _Host(one.name, one.vcpu, memory, most, advised, gpus)


@check(
    "CST116",
    "an instance type of the queue holds each job",
    also=Severity.WARNING,
    fact="a job that no instance type fits stays RUNNABLE: one type has all its vCPU, memory and "
    "GPUs, beside the system and the ECS agent; Batch's image has drivers for GPUs of NVIDIA on "
    "x86_64 only",
    source="https://docs.aws.amazon.com/batch/latest/userguide/gpu-jobs.html",
    date=DATE,
    topics=("ec2_types", "ec2_gpus"),
)
def jobs_fit(spec: Batch) -> Iterator[Problem]:
    types = spec.capacity.instance_types
    found = [one for one in (ec2.instance_type(name) for name in types) if one is not None]
    if len(found) < len(types):
        return
    hosts = [_host(one) for one in found]
    for name, job in spec.jobs.items():
        if any(host.holds(job, host.advised) for host in hosts):
            continue
        fitting = [host for host in hosts if host.holds(job, host.most)]
        if fitting:
            largest = max(fitting, key=lambda host: host.memory_mib)
            yield _tight(job, largest, ("jobs", name, "memory_mib"))
        else:
            yield from _unfit(spec, job, hosts, ("jobs", name))


def _tight(job: Job, host: _Host, pointer: Pointer) -> Problem:
    message = f"{job.memory_mib} MiB may be more than {host.name} has left of {host.memory_mib:,}"
    right = f"write {host.advised} or less"
    hint = "the system and the ECS agent keep some, and a job that does not fit waits for ever"
    return Problem(pointer, f"{message}; {right}", hint, severity=Severity.WARNING)


def _unfit(spec: Batch, job: Job, hosts: Sequence[_Host], pointer: Pointer) -> Iterator[Problem]:
    """What alone does not fit, else what no type has enough of, else everything together."""
    hint, wants = _advice(spec, job), _wants(job)
    alone = {key: found for key in KEYS if (found := _else_fitting(job, hosts, key))}
    short = [key for key in KEYS if all(host.has(key) < wants[key] for host in hosts)]
    if len(alone) == 1 or short:
        for key in alone if len(alone) == 1 else short:
            host = max(alone.get(key, hosts), key=lambda one, key=key: one.has(key))
            yield Problem((*pointer, key), _lacks(spec, job, host, key), hint)
    else:
        words = [f"{one.name} has {_words(one.vcpu, one.memory_mib, one.gpus)}" for one in hosts]
        wanted = _words(job.vcpus, job.memory_mib, job.gpus)
        message = f"no type has {wanted} at once: {', '.join(words)}"
        yield Problem(pointer, message, hint or "write less, or larger types", at_key=True)


def _wants(job: Job) -> dict[str, int]:
    return {key: getattr(job, key) for key in KEYS}


def _else_fitting(job: Job, hosts: Sequence[_Host], key: str) -> list[_Host]:
    """Those that have enough of everything else."""
    others = {other: wanted for other, wanted in _wants(job).items() if other != key}
    return [one for one in hosts if all(one.has(o) >= wanted for o, wanted in others.items())]


def _lacks(spec: Batch, job: Job, host: _Host, key: str) -> str:
    if key == "gpus":
        return _lacks_gpus(spec, job, host)
    if key == "vcpus":
        message = f"{job.vcpus} vCPU are more than the {host.vcpu} of {host.name}"
        return f"{message}; write {host.vcpu} or less"
    message = f"{job.memory_mib} MiB are more than {host.name} has left of {host.memory_mib:,}"
    return f"{message}; write {host.advised} or less"


def _lacks_gpus(spec: Batch, job: Job, host: _Host) -> str:
    if host.gpus:
        message = f"{job.gpus} GPUs are more than the {host.gpus} of {host.name}"
        return f"{message}; write {host.gpus} or less"
    driven = [name for name in spec.capacity.instance_types if ec2.has_accelerator(name)]
    if not driven:
        return "no instance type has a GPU, so that the job waits for ever"
    if spec.capacity.architecture == "arm64" and any(ec2.gpus(name) for name in driven):
        return f"Batch has no image with drivers for the GPUs of {driven[0]}, which is arm64"
    return f"{driven[0]} has no whole GPU, so that the job waits for ever"


def _advice(spec: Batch, job: Job) -> str:
    """Empty if no usual type is large enough."""
    architecture = "x86_64" if job.gpus else spec.capacity.architecture
    memory = -(-job.memory_mib * 100 // ADVISED_PERCENT)
    name = ec2.smallest(architecture, job.vcpus, memory, job.gpus)
    if architecture != spec.capacity.architecture:
        return f"write `architecture: x86_64`, with types such as {name}" if name else ""
    return f"or add types such as {name}" if name else ""


def _words(vcpu: int, memory_mib: int, gpus: int) -> str:
    parts = [f"{vcpu} vCPU", f"{memory_mib:,} MiB"]
    if gpus:
        parts.append(f"{gpus} GPU{'s' if gpus > 1 else ''}")
    return " and ".join((", ".join(parts[:-1]), parts[-1]))


@check(
    "CST145",
    "the vCPU of a queue let a job run",
    fact="AWS starts no instance above the maximum; the minimum is at most the maximum",
    source=f"{API}/API_ComputeResource.html",
    date=DATE,
)
def bounds_have_room(spec: Batch) -> Iterator[Problem]:
    low, high = spec.capacity.minimum_vcpus, spec.capacity.maximum_vcpus
    if low > high:
        message = f"the minimum {low} is above the maximum {high}; write {high} or less"
        yield Problem(("capacity", "minimum_vcpus"), message)
    for name, job in spec.jobs.items():
        if job.vcpus > high:
            message = f"{job.vcpus} vCPU are more than the {high} of the queue"
            right = f"write {high} or less, or raise `maximum_vcpus`"
            yield Problem(("jobs", name, "vcpus"), f"{message}; {right}")


@check(
    "CST217",
    "Batch takes the instance types of a queue",
    fact="CreateComputeEnvironment refuses burstable types: Instance type can only be one of a "
    "list without t2, t3, t3a and t4g",
    source="https://github.com/opensupplyhub/open-supply-hub/pull/1058",
    date=DATE,
    topics=("ec2_types",),
)
def types_are_taken(spec: Batch) -> Iterator[Problem]:
    for i, name in enumerate(spec.capacity.instance_types):
        if name.partition(".")[0] not in REFUSED:
            continue
        found = ec2.instance_type(name)
        other = ec2.smallest(found.architecture, found.vcpu, found.memory_mib) if found else ""
        right = f"write {other}" if other else "write a type such as m6i.large"
        pointer = ("capacity", "instance_types", i)
        yield Problem(pointer, f"Batch takes no burstable types, got {name}; {right}")


FIT = (jobs_fit, bounds_have_room, types_are_taken)
