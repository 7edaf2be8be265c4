"""Rules of AWS Config that AWS does not manage."""

from collections.abc import Iterator

from specgen.facts import config
from specgen.facts.freshness import known_on
from specgen.findings.finding import Problem, Severity
from specgen.findings.words import did_you_mean
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

_LIST = "https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html"


@resource_check(
    "AWS023",
    "a managed rule of Config is one that AWS has",
    "aws_config_config_rule",
    "aws_config_organization_managed_rule",
    fact="a managed rule has an identifier, such as S3_BUCKET_VERSIONING_ENABLED, which is not its "
    "name; the provider takes any",
    source=_LIST,
    topics=("config_rules",),
    also=Severity.WARNING,
)
def managed_rules_exist(kind: str, block: Block) -> Iterator[Problem]:
    if kind == "aws_config_organization_managed_rule":
        yield from _about(block, "rule_identifier")
        return
    for source in block.blocks("source"):
        if source.text("owner") == "AWS":
            yield from _about(source, "source_identifier")


def _about(block: Block, key: str) -> Iterator[Problem]:
    name = block.text(key)
    if not name or name in config.managed_rules():
        return
    as_identifier = name.upper().replace("-", "_")
    guess = did_you_mean(as_identifier, config.managed_rules())
    message = f"Config had no managed rule {name} on {known_on('config_rules')}{guess}"
    severity = Severity.ERROR if name != as_identifier else Severity.WARNING
    yield block.problem(key, message, "if it is newer, record a decision", severity=severity)
