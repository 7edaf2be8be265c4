"""What changes the password of a database user: the rotation of its secret, begun twice."""

from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces import POSTGRES, SECRET
from specgen.sdk.aws.rds.replicas import replicas_of
from specgen.sdk.aws.rotation.groups import rotators
from specgen.sdk.construct import Scope
from specgen.systems.incident_response.construct.ability import Ability
from specgen.systems.incident_response.model.playbooks import RdsBruteForce

LONGEST_SECONDS = 900
"""Two rotations, of which each waits for the connection pooler."""


def passwords(scope: Scope, playbook: RdsBruteForce) -> Ability:
    """The caller of a rotation must be allowed to call its function.

    source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
    (2026-11-30)
    """
    primary = POSTGRES.get(scope.here, playbook.database)
    databases = [one.names.of(one.effective.aws_name) for one in (primary, *replicas_of(primary))]
    arns = {user: scope.read("secret", name, "arn") for user, name in playbook.users.items()}
    rotating = (SECRET.get(scope.here, name) for name in playbook.users.values())
    functions = sorted({arn for secret in rotating for arn in rotators(secret)})
    statements = [
        allow(
            "Rotate",
            ["secretsmanager:ListSecretVersionIds", "secretsmanager:RotateSecret"],
            sorted(set(arns.values())),
        ),
        allow("CallRotation", ["lambda:InvokeFunction"], functions),
    ]
    secrets = dict(sorted(arns.items()))
    return Ability(
        statements,
        {
            "DATABASES": ",".join(sorted(databases)),
            "SECRETS": scope.json("secrets", secrets),
        },
        LONGEST_SECONDS,
    )
