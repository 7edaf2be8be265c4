"""Jobs that would never run, or never end."""

from collections.abc import Iterator

from specgen.facts import ec2
from specgen.sdk import Problem, check
from specgen.sdk.aws.network.placement import (
    in_known_tier,
    in_no_public_tier,
    with_groups_of_its_network,
)
from specgen.sdk.aws.spot.checks import DATE, Wanted, diverse, existing, sold_as_spot
from specgen.systems.batch.model import Batch

API = "https://docs.aws.amazon.com/batch/latest/APIReference"
SECURITY = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"
WHAT = "a batch document"


def _wanted(spec: Batch) -> Wanted:
    capacity = spec.capacity
    pointer = ("capacity", "instance_types")
    spot = capacity.type == "spot"
    return Wanted(pointer, capacity.instance_types, capacity.architecture, spot)


@check(
    "CST116",
    "a job with GPUs has instances with GPUs, and fits one",
    fact="a job that no instance type fits stays RUNNABLE; the vCPU are those of one instance",
    source=f"{API}/API_ResourceRequirement.html",
    date=DATE,
    topics=("ec2_types",),
)
def jobs_fit(spec: Batch) -> Iterator[Problem]:
    types = spec.capacity.instance_types
    found = [one for one in (ec2.instance_type(name) for name in types) if one is not None]
    driven = [name for name in types if ec2.has_accelerator(name)]
    for name, job in spec.jobs.items():
        if job.gpus and not driven:
            message = "no instance type has an accelerator, so that the job waits for ever"
            yield Problem(("jobs", name, "gpus"), f"{message}; add types such as g5.2xlarge")
        if found and len(found) == len(types):
            vcpu, memory = max(o.vcpu for o in found), max(o.memory_mib for o in found)
            if job.vcpus > vcpu:
                message = f"{job.vcpus} vCPU are more than the {vcpu} of the largest type"
                yield Problem(("jobs", name, "vcpus"), f"{message}; write {vcpu} or less")
            if job.memory_mib >= memory:
                message = f"{job.memory_mib} MiB leave nothing of the {memory} of the largest type"
                right = "write less: the instance's own system and agent take some"
                yield Problem(("jobs", name, "memory_mib"), f"{message}; {right}")


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


CHECKS = (
    jobs_fit,
    bounds_have_room,
    diverse("CST011", _wanted),
    existing("CST146", _wanted),
    sold_as_spot("CST147", _wanted),
    in_known_tier("CST148", WHAT),
    with_groups_of_its_network("CST149", WHAT, SECURITY, DATE),
    in_no_public_tier("CST150", WHAT, SECURITY, DATE),
)
