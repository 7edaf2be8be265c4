"""Security Hub: the account's configuration."""

from typing import Any

from moto.securityhub.responses import SecurityHubResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(SecurityHubResponse, "update_security_hub_configuration")
def takes_a_configuration(self: Any, _: Any) -> str:  # noqa: ARG001  moto's signature
    """UpdateSecurityHubConfiguration is missing; AWS returns an empty answer."""
    return "{}"


FIXES = (takes_a_configuration,)
