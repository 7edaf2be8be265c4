"""Names by convention, so that a promotion does not have to look anything up."""

from specgen.sdk import Here

OPERATOR = "operator"


def identifier_of(instance: Here) -> str:
    """Identifier of a database or a replica: the name of its document in AWS."""
    return instance.names.of(instance.effective.aws_name)


def instance_arn(instance: Here) -> str:
    return instance.names.arn("rds", f"db:{identifier_of(instance)}")


def operator_arn(here: Here) -> str:
    name = here.names.of(here.effective.aws_name, OPERATOR)
    return here.names.arn("lambda", f"function:{name}")


def machine_arn(here: Here) -> str:
    return here.names.arn("states", f"stateMachine:{here.names.of(here.effective.aws_name)}")


def probe_role(here: Here, region: str) -> str:
    """Role of the resources of a region's probe: addresses do not contain regions."""
    key = here.platform.regions[region].key
    return "probe" if region == here.region else f"probe-{key}"
