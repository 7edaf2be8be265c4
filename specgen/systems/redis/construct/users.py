"""Users of a cache: one per use case, which logs in with IAM; `default` is off."""

from cdktf_cdktf_provider_aws.elasticache_user import (
    ElasticacheUser,
    ElasticacheUserAuthenticationMode,
)
from cdktf_cdktf_provider_aws.elasticache_user_group import ElasticacheUserGroup

from specgen.sdk import part_name
from specgen.sdk.construct import Scope
from specgen.systems.redis.construct.access import NOTHING, access_string
from specgen.systems.redis.model import DEFAULT_USER, Redis

ENGINE = "redis"
"""Also of the users of a Valkey cache, which takes such a group. So a cache that becomes Valkey
keeps its users, and `default` stays off: a group of Valkey takes no user without a password.

source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html (2026-11-30)
"""


def user_group(scope: Scope, spec: Redis) -> ElasticacheUserGroup | None:
    """IAM requires id and name to be the same; there is no password to store.

    source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
    """
    if not spec.use_cases:
        return None
    users = [_user(scope, DEFAULT_USER, DEFAULT_USER, "no-password-required", NOTHING)]
    for name, use in sorted(spec.use_cases.items()):
        access = access_string(use, cluster=spec.is_cluster)
        role = part_name(name, use)
        users.append(_user(scope, role, scope.aws_name(role), "iam", access))
    return scope.add(
        ElasticacheUserGroup,
        engine=ENGINE,
        user_group_id=scope.aws_name(),
        user_ids=[user.user_id for user in users],
    )


def _user(scope: Scope, role: str, name: str, way: str, access: str) -> ElasticacheUser:
    return scope.add(
        ElasticacheUser,
        role,
        engine=ENGINE,
        user_id=scope.aws_name(role),
        user_name=name,
        access_string=access,
        authentication_mode=ElasticacheUserAuthenticationMode(type=way),
    )
