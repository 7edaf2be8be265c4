"""What a playbook acts with, and what it must spare."""

from collections.abc import Iterator

from specgen.sdk import Here, Kind, Problem, check
from specgen.sdk.aws.firewall import IP_SET
from specgen.sdk.aws.interfaces import SECRET, SECURITY_GROUP, Store
from specgen.sdk.aws.rotation.fields import OF_DATABASES
from specgen.systems.incident_response.model import IncidentResponse

TIMESCALE: Kind[Store] = Kind("timescale")
CONTAIN = "https://docs.aws.amazon.com/guardduty/latest/ug/compromised-ec2.html"
IP_SETS = "https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateIPSet.html"
READ = "2026-11-30"


@check(
    "INC104",
    "the response spares instances that hold data",
    fact="an instance behind a group that admits nobody serves no client and copies to no standby",
    source=CONTAIN,
    date=READ,
)
def data_is_spared(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    playbook = spec.playbooks.quarantine_instance
    if playbook is None or spec.is_of_account(here):
        return
    for database in TIMESCALE.near(here):
        tags = {
            **here.platform.default_tags(here.environment),
            **database.effective.envelope.tags,
        }
        if any(tags.get(key) == value for key, value in playbook.spare.items()):
            continue
        own = ", ".join(
            f"{key}: {value}" for key, value in database.effective.envelope.tags.items()
        )
        message = f"a finding would isolate the nodes of timescale/{database.name}"
        right = (
            f"name one of its tags in `spare`: {own}"
            if own
            else "give it a tag, and name it in `spare`"
        )
        yield Problem(("playbooks", "quarantine_instance"), f"{message}; {right}")


@check(
    "INC107",
    "the group of isolated instances admits nobody, in no direction",
    fact="the rules of the group decide who still reaches an attacker's tool, and whom it reaches",
    source=CONTAIN,
    date=READ,
)
def quarantine_is_closed(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    playbook = spec.playbooks.quarantine_instance
    group = SECURITY_GROUP.find(here, playbook.security_group) if playbook else None
    if group is None:
        return
    open_to = [way for way in ("ingress", "egress") if getattr(group.spec, way)]
    if open_to:
        message = f"security_group/{group.name} has rules for {' and '.join(open_to)}"
        pointer = ("playbooks", "quarantine_instance", "security_group")
        yield Problem(pointer, f"{message}; name a group without rules")


@check(
    "INC108",
    "addresses go to a set of IPv4 addresses that Terraform leaves alone",
    fact="Terraform would take out what the playbook adds; a set holds one family, and GuardDuty "
    "names IPv4 addresses",
    source=IP_SETS,
    date=READ,
)
def set_can_be_filled(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    playbook = spec.playbooks.block_ip
    found = IP_SET.find(here, playbook.ip_set) if playbook else None
    if found is None:
        return
    pointer = ("playbooks", "block_ip", "ip_set")
    name = f"ip_set/{found.name}"
    if not found.spec.filled_elsewhere:
        message = f"Terraform would take out of {name} what the playbook adds"
        yield Problem(pointer, f"{message}; add filled_elsewhere: true to it")
    if found.spec.family != "ipv4":
        yield Problem(pointer, f"{name} holds IPv6 addresses; name a set with family: ipv4")


@check(
    "INC111",
    "a password that is changed is one that rotates",
    fact="the playbook starts the rotation of the user's secret; without one the guessed password "
    "stays valid",
    source="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html",
    date=READ,
)
def passwords_rotate(spec: IncidentResponse, here: Here) -> Iterator[Problem]:
    playbook = spec.playbooks.rds_brute_force
    for user, name in playbook.users.items() if playbook else ():
        secret = SECRET.find(here, name)
        if playbook is None or secret is None:
            continue
        pointer = ("playbooks", "rds_brute_force", "users", user)
        rotation, id_ = secret.spec.rotation, f"secret/{name}"
        way = rotation.way if rotation else "none"
        if way not in (*OF_DATABASES, "function"):
            message = f"{id_} changes no password of a user by itself (way: {way})"
            yield Problem(pointer, f"{message}; write way: alternating in its `rotation`")
        elif way in OF_DATABASES and rotation.database != playbook.database:
            message = f"{id_} holds a user of postgres/{rotation.database}"
            yield Problem(pointer, f"{message}, not of postgres/{playbook.database}; name another")


TARGETS = (data_is_spared, passwords_rotate, quarantine_is_closed, set_can_be_filled)
