"""AWS Config in the regions of the account."""

from specgen.sdk import System
from specgen.systems.config.alarms import ALARMS
from specgen.systems.config.checks import CHECKS
from specgen.systems.config.model import Config

SYSTEM = System(
    "config",
    "AWS Config",
    Config,
    CHECKS,
    construct=f"{__name__}.construct",
    stack="compliance",
    alarms=ALARMS,
    losses={"aws_config_configuration_recorder": "what resources were like until then"},
)
