"""Keys and certificates in another region than what uses them."""

import re
from collections.abc import Iterator

from specgen.findings.finding import Problem
from specgen.sdk.aws.resources.check import resource_check
from specgen.sdk.aws.resources.values import Block

READ = "2026-11-29"
KEYS = "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html"
CERTIFICATES = (
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
    "cnames-and-https-requirements.html"
)

_KMS = re.compile(r"arn:aws[a-z-]*:kms:(?P<region>[a-z0-9-]+):[0-9]*:")
_ACM = re.compile(r"arn:aws[a-z-]*:acm:(?P<region>[a-z0-9-]+):[0-9]*:")
_MANAGED = re.compile(r"(?:\A|:)alias/aws/(?P<service>[a-z0-9-]+)\Z")

ENCRYPTED = {
    "aws_backup_vault": ("kms_key_arn", "backup"),
    "aws_db_instance": ("kms_key_id", "rds"),
    "aws_ebs_volume": ("kms_key_id", "ebs"),
    "aws_efs_file_system": ("kms_key_id", "elasticfilesystem"),
    "aws_kinesis_stream": ("kms_key_id", "kinesis"),
    "aws_lambda_function": ("kms_key_arn", "lambda"),
    "aws_rds_cluster": ("kms_key_id", "rds"),
    "aws_secretsmanager_secret": ("kms_key_id", "secretsmanager"),
    "aws_sns_topic": ("kms_master_key_id", "sns"),
    "aws_sqs_queue": ("kms_master_key_id", "sqs"),
}
"""Type -> its argument with a key, and the name of the key that AWS manages for it."""

REGIONAL = {
    **{kind: key for kind, (key, _) in ENCRYPTED.items()},
    "aws_cloudwatch_log_group": "kms_key_id",
    "aws_kms_alias": "target_key_id",
}


@resource_check(
    "AWS061",
    "what is encrypted has a key of its own region, and no key of another service of AWS",
    *REGIONAL,
    fact="a key is used in its own region only; a key that AWS manages for a service, as "
    "alias/aws/rds, is for that service alone",
    source=KEYS,
    date=READ,
)
def keys_are_near(kind: str, block: Block) -> Iterator[Problem]:
    yield from _about_key(block, REGIONAL[kind], block.region)
    managed = _MANAGED.search(block.text(REGIONAL[kind]))
    own = ENCRYPTED.get(kind, ("", ""))[1]
    if managed and own and managed["service"] != own:
        message = f"only {managed['service']} may use alias/aws/{managed['service']}"
        right = f"write a key of your own, or alias/aws/{own}"
        yield block.problem(REGIONAL[kind], f"{message}; {right}")
    for copy in block.blocks("replica") if kind == "aws_secretsmanager_secret" else ():
        yield from _about_key(copy, "kms_key_id", copy.text("region"))


def _about_key(block: Block, key: str, region: str) -> Iterator[Problem]:
    found = _KMS.match(block.text(key))
    if found and region and found["region"] != region:
        message = f"the key is in {found['region']}, and is used in {region}"
        yield block.problem(key, f"{message}; write a key of {region}")


CENTRAL = "us-east-1"
NEAR = {
    "aws_lb_listener": "certificate_arn",
    "aws_alb_listener": "certificate_arn",
    "aws_lb_listener_certificate": "certificate_arn",
    "aws_alb_listener_certificate": "certificate_arn",
    "aws_api_gateway_domain_name": "regional_certificate_arn",
}
AT_EDGE = {
    "aws_api_gateway_domain_name": "certificate_arn",
    "aws_cognito_user_pool_domain": "certificate_arn",
}
MADE = ("aws_acm_certificate", "aws_acm_certificate_validation")
DISTRIBUTION = "aws_cloudfront_distribution"


@resource_check(
    "AWS062",
    "a certificate is in the region that uses it: us-east-1 for CloudFront",
    *NEAR,
    *AT_EDGE,
    DISTRIBUTION,
    fact="load balancers and regional APIs take certificates of their own region; CloudFront and "
    "what is built on it take those of us-east-1 only; other names than *.cloudfront.net need one",
    source=CERTIFICATES,
    date=READ,
)
def certificates_are_near(kind: str, block: Block) -> Iterator[Problem]:
    yield from _about_certificate(block, NEAR.get(kind, ""), block.region, block)
    yield from _about_certificate(block, AT_EDGE.get(kind, ""), CENTRAL, block)
    for viewer in block.blocks("viewer_certificate") if kind == DISTRIBUTION else ():
        yield from _about_certificate(viewer, "acm_certificate_arn", CENTRAL, block)
        if viewer.value("cloudfront_default_certificate") is True and block.texts("aliases"):
            message = f"{block.texts('aliases')[0]} needs a certificate of its own"
            right = "write acm_certificate_arn instead"
            yield viewer.problem("cloudfront_default_certificate", f"{message}; {right}")


def _about_certificate(at: Block, key: str, region: str, user: Block) -> Iterator[Problem]:
    """user: the resource, which knows its region"""
    found = _ACM.match(at.text(key)) if key else None
    made = at.referred(key) if key else None
    where = found["region"] if found else ""
    if made and made[0] in MADE and not made[1].has("provider"):
        where = user.region
    if where and region and where != region:
        message = f"the certificate is in {where}, but must be in {region}"
        yield at.problem(key, f"{message}; request it there")
