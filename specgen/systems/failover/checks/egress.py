"""Whether the groups of the probes let them out."""

from collections.abc import Iterator
from typing import Any

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.network.reach import fits
from specgen.systems.failover.checks.probes import (
    GROUPS,
    blocks_of,
    not_admitted,
    region_pointer,
    there,
)
from specgen.systems.failover.model import Failover

HTTPS = 443


@check(
    "FOV115",
    "the groups of the probes let them reach the writer and CloudWatch",
    fact="a group lets out only what an egress rule names; a probe that cannot connect votes "
    "against a healthy writer, and one that cannot tell CloudWatch has no vote. A rule that names "
    "a group of another region lets nothing out",
    source=GROUPS,
    date="2026-11-30",
    also=Severity.WARNING,
)
def groups_let_probes_out(spec: Failover, here: Here) -> Iterator[Problem]:
    old = spec.old_writer(here)
    port, said = old.spec.port, " and ".join(spec.probes.security_groups)
    writers = blocks_of(here, old.spec.network, old.spec.tier, old.region)
    for region in (r for r in spec.probe_regions(here) if r != old.region):
        groups = [there(here, "security_group", g, region) for g in spec.probes.security_groups]
        rules: list[Any] = [rule for group in groups if group for rule in group.spec.egress]
        if None in groups or not writers:
            continue  # FOV112
        closed = not_admitted(rules, writers, port)
        pointer = region_pointer(spec, region)
        if closed:
            message = f"no egress rule of {said} lets the probe in {region} out to "
            message += f"{', '.join(closed)} on {port}, where postgres/{spec.writer} is"
            hint = f"add one with `ports: [{port}]` and `cidr`, as {closed[0]}"
            is_all = len(closed) == len(writers)
            severity = None if is_all else Severity.WARNING
            yield Problem(pointer, message, hint, severity=severity)
        elif not any(fits(rule, HTTPS) for rule in rules):
            message = f"no egress rule of {said} lets the probe in {region} out on {HTTPS}"
            hint = f"add one with `ports: [{HTTPS}]` and `cidr`, as 0.0.0.0/0"
            yield Problem(pointer, f"{message}, so it cannot tell CloudWatch", hint)


EGRESS_CHECKS = (groups_let_probes_out,)
