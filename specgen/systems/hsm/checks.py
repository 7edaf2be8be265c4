"""What CloudHSM and KMS refuse, and what surprises on a bill."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, Severity, check
from specgen.sdk.aws.interfaces import NETWORK
from specgen.sdk.aws.network.placement import in_known_tier, in_no_public_tier
from specgen.systems.hsm.model import HSM, Hsm

CONFIGURATION = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html"
PRICES = "https://aws.amazon.com/cloudhsm/pricing/"
READ = "2026-11-30"
USUAL_ZONES = 2
HOURS_A_MONTH = 730
DOLLARS_AN_HOUR = 1.45
"""Of one module in us-east-1; not verified, and higher in other regions."""


@check(
    "HSM101",
    "the modules are in two zones that the network has",
    fact="a key store needs two active modules, each in another zone of one network",
    source=CONFIGURATION,
    date=READ,
)
def zones_exist(spec: Hsm, here: Here) -> Iterator[Problem]:
    network = NETWORK.find(here, spec.network)
    if network is None:
        return
    for i, zone in enumerate(spec.zones):
        if zone not in network.spec.zones:
            zones = ", ".join(network.spec.zones)
            message = f"network/{spec.network} has no zone {zone}; it has {zones}"
            yield Problem(("zones", i), message)
    if spec.keys and len(spec.zones) < USUAL_ZONES:
        message = "keys need two modules, each in another zone"
        yield Problem(("zones",), f"{message}; add a second zone")


@check(
    "HSM105",
    "somebody has decided to pay for the modules",
    severity=Severity.WARNING,
    fact="a module is billed by the hour as long as it exists; KMS's own are validated, too",
    source=PRICES,
    date=READ,
)
def cost_is_decided(spec: Hsm) -> Iterator[Problem]:
    count = len(spec.zones)
    dollars = round(count * HOURS_A_MONTH * DOLLARS_AN_HOUR, -2)
    message = f"{count} modules cost about {dollars:,.0f} dollars a month"
    hint = "if they are needed, record a decision; if not, use a `kind: key`"
    yield Problem(("zones",), message, hint)


@check(
    "HSM108",
    "each cluster has a key store of its own",
    fact="a key store belongs to one cluster, and a cluster to one region",
    source=CONFIGURATION,
    date=READ,
)
def store_is_its_own(spec: Hsm, here: Here) -> Iterator[Problem]:
    store = spec.key_store
    if store is None:
        return
    places = sorted(
        (e.environment, e.region, e.name)
        for e in HSM.all(here.project)
        if e.spec.key_store == store
    )
    environment, region, name = places[0]
    if (environment, region, name) != (here.environment, here.region, here.name):
        message = f"{store} is the key store of hsm/{name} in {environment}/{region}"
        right = "write that of each place, in `overrides` if it is one document"
        yield Problem(("activated", "key_store_id"), f"{message}; {right}")


CHECKS = (
    zones_exist,
    cost_is_decided,
    in_known_tier("HSM106", "a cluster of HSMs"),
    in_no_public_tier("HSM107", "a cluster of HSMs", CONFIGURATION, READ),
    store_is_its_own,
)
