"""Networks, clusters of Kubernetes, keys, parameters, users, directories."""

from specgen.facts.refusals.forms import (
    added,
    both,
    changed,
    either,
    had,
    loses_item,
    moves,
    removed,
    turned_off,
    turned_on,
    unless,
    where,
)
from specgen.facts.refusals.refusal import DOCS, PROVIDER, Gap, Refusal, Step
from specgen.facts.refusals.upgrades import falls_over, next_version, skips

IPV6_SUBNETS = "ipv6_subnets"
"""No argument: the subnets that the same root module gave a part of the VPC's IPv6 block."""

_ROUTE53 = f"{DOCS}/Route53/latest/APIReference"
_EKS = f"{DOCS}/eks/latest/userguide"
_SYMMETRIC = "SYMMETRIC_DEFAULT"
_DIRECTORY = f"{PROVIDER}/blob/v5.100.0/website/docs/r/directory_service_directory.html.markdown"


def _without_dns(step: Step) -> bool:
    return step.after("enable_dns_support") in (False, "false")


ROWS = (
    Refusal(
        "aws_route53_zone",
        "vpc",
        removed,
        "a private zone never becomes public: its last VPC stays",
        "write the block `vpc` again; a public zone is another resource",
        f"{_ROUTE53}/API_DisassociateVPCFromHostedZone.html",
    ),
    Refusal(
        "aws_route53_zone",
        "vpc",
        added,
        "a public zone never becomes private",
        "take `vpc` out again; a private zone is another resource",
        f"{_ROUTE53}/API_AssociateVPCWithHostedZone.html",
    ),
    Refusal(
        "aws_vpc",
        "enable_dns_hostnames",
        both(turned_on, _without_dns),
        "DNS hostnames need DNS support",
        "write enable_dns_support: true, too",
        f"{DOCS}/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html",
        default=False,
    ),
    Refusal(
        "aws_vpc",
        "assign_generated_ipv6_cidr_block",
        both(turned_off, had(IPV6_SUBNETS)),
        "a VPC keeps its IPv6 block while a subnet has a part of it, and Terraform changes the VPC "
        "before its subnets",
        "write true again; the block can go in a later change, once `ipv6_cidr_block` and "
        "`assign_ipv6_address_on_creation` are gone from all subnets",
        # The error of AWS, InvalidCidrBlock.InUse; API_DisassociateVpcCidrBlock says it in general.
        f"{PROVIDER}/issues/39854",
        default=False,
    ),
    Refusal(
        "aws_eks_cluster",
        "version",
        skips(2),
        "a cluster goes from one minor version to the next ({old} to {new} passes one over)",
        "write {aim}, and the rest in later changes",
        f"{_EKS}/update-cluster.html",
        next_version,
    ),
    Refusal(
        "aws_eks_cluster",
        "version",
        falls_over(2),
        "a cluster goes back by one minor version at most ({old} to {new})",
        "write {old} again",
        f"{_EKS}/rollback-cluster.html",
    ),
    Refusal(
        "aws_eks_cluster",
        "access_config.authentication_mode",
        either(
            moves(("API",), ("API_AND_CONFIG_MAP", "CONFIG_MAP")),
            moves(("API_AND_CONFIG_MAP",), ("CONFIG_MAP",)),
        ),
        "the way from CONFIG_MAP over API_AND_CONFIG_MAP to API leads in one direction only",
        "write {old} again",
        f"{_EKS}/setting-up-access-entries.html",
    ),
    Refusal(
        "aws_eks_cluster",
        "encryption_config.provider.key_arn",
        changed,
        "secrets that are encrypted keep their key",
        "write {old} again",
        f"{DOCS}/eks/latest/APIReference/API_AssociateEncryptionConfig.html",
    ),
    Refusal(
        "aws_kms_key",
        "enable_key_rotation",
        both(turned_on, unless("customer_master_key_spec", _SYMMETRIC, Gap.ABSENT)),
        "only symmetric keys for encryption are rotated",
        "write false again",
        f"{DOCS}/kms/latest/APIReference/API_EnableKeyRotation.html",
        default=False,
    ),
    Refusal(
        "aws_ssm_parameter",
        "type",
        changed,
        "a parameter keeps its type",
        "write {old} again; another type needs a parameter of another name",
        f"{DOCS}/systems-manager/latest/APIReference/API_PutParameter.html",
    ),
    Refusal(
        "aws_cognito_user_pool",
        "schema",
        loses_item,
        "attributes of users are only added; none is changed or removed",
        "write the old `schema` again, and add to it only",
        f"{PROVIDER}/issues/21654",
    ),
    Refusal(
        "aws_acmpca_certificate_authority",
        "usage_mode",
        changed,
        "the usage mode is chosen only when an authority is made",
        "write {old} again, or make another authority",
        f"{DOCS}/privateca/latest/APIReference/API_UpdateCertificateAuthority.html",
        default="GENERAL_PURPOSE",
    ),
    Refusal(
        "aws_directory_service_directory",
        "desired_number_of_domain_controllers",
        both(either(added, changed), where("type", "SimpleAD", "ADConnector", Gap.ABSENT)),
        "only a MicrosoftAD has domain controllers that are counted",
        "take it out again",
        _DIRECTORY,
    ),
)
