"""What tasks and functions may do in AWS: actions, on documents by name or on ARNs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from msgspec import Meta

from specgen.documents.schema.fields import Part, Unordered
from specgen.findings.finding import Problem
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.checks.check import Check, check
from specgen.project.here import Here
from specgen.project.written_names import unknown_places
from specgen.sdk.aws.interfaces import KEY
from specgen.sdk.aws.secret_keys import secret_key
from specgen.sdk.aws.written_resources import strange_actions

Action = Annotated[
    str, Meta(pattern=r"^\*$|^[a-z0-9-]+:[A-Za-z0-9*?]+$", examples=["s3:GetObject"])
]
DOCUMENT = r"^[a-z][a-z0-9_]*/[a-z][a-z0-9-]*(/[^*?$]*)?$"
Document = Annotated[str, Meta(pattern=DOCUMENT, examples=["bucket/uploads"])]


class Permission(Part):
    """Exactly one of `documents` and `resources`. {partition}, {region}, {account}, {environment}
    and {name} in either are replaced by those of the document.
    """

    actions: Annotated[Unordered[Action], Meta(description="IAM actions", min_length=1)]
    documents: Annotated[
        Document | Unordered[Document],
        Meta(
            description="Documents that they are allowed on, as kind/name; for a bucket with the "
            "beginning of the keys if you like: bucket/uploads/thumbnails/. Its key may then be "
            "used, too"
        ),
    ] = []
    resources: Annotated[
        Unordered[Annotated[str, Meta(pattern=r"^\*$|^arn:", examples=["arn:aws:s3:::orders/*"])]],
        Meta(description="ARNs that they are allowed on, if no document is theirs"),
    ] = []

    def targets(self) -> Iterator[tuple[Pointer, "Target"]]:
        """In the order in which they are written, with their place in the permission."""
        if isinstance(self.documents, str):
            yield ("documents",), Target.of(self.documents)
        else:
            for i, text in enumerate(self.documents):
                yield ("documents", i), Target.of(text)


@dataclass(frozen=True, slots=True)
class Target:
    """A document by kind and name; prefix: beginning of the keys of a bucket, empty for any"""

    kind: str
    name: str
    prefix: str = ""

    @classmethod
    def of(cls, text: str) -> "Target":
        kind, name, *rest = text.split("/", 2)
        return cls(kind, name, *rest)

    def find(self, here: Here[Any]) -> "Here[Any] | None":
        return here.find(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Sort:
    """How permissions name the documents of a kind.

    service: of its actions; inside: what follows the ARN in those of what it holds
    key_service: how KMS calls the service that uses the document's key, empty if it is not the
    caller's; encrypts: callers also make data keys
    """

    service: str
    inside: tuple[str, ...] = ()
    key_service: str = ""
    encrypts: bool = False


SORTS = {
    "bucket": Sort("s3", ("/*",), "s3", encrypts=True),
    "file_system": Sort("elasticfilesystem"),
    "function": Sort("lambda", (":*",)),
    "key": Sort("kms"),
    "log_group": Sort("logs", (":*",)),
    "queue": Sort("sqs", (), "sqs", encrypts=True),
    "secret": Sort("secretsmanager", (), "secretsmanager"),
    "table": Sort("dynamodb", ("/index/*", "/stream/*"), "dynamodb", encrypts=True),
    "topic": Sort("sns", (), "sns", encrypts=True),
}
"""By kind of document; each has an `arn(here)`, or an output `arn`."""

SERVICES = frozenset(sort.service for sort in SORTS.values())

OF_NO_RESOURCE = frozenset(
    {
        "dynamodb:ListTables",
        "kms:CreateKey",
        "kms:GenerateRandom",
        "kms:ListAliases",
        "kms:ListKeys",
        "lambda:GetAccountSettings",
        "lambda:ListFunctions",
        "s3:GetAccountPublicAccessBlock",
        "s3:ListAllMyBuckets",
        "secretsmanager:GetRandomPassword",
        "secretsmanager:ListSecrets",
        "sns:ListSubscriptions",
        "sns:ListTopics",
        "sqs:ListQueues",
    }
)
"""Actions that people ask for and that IAM knows on no resource, only on *.

source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
(2026-11-29)
"""


class HasPermissions(Protocol):
    @property
    def permissions(self) -> Sequence[Permission]: ...


def actions_of(spec: HasPermissions) -> Iterator[tuple[Pointer, str]]:
    """For Model.iam_actions()."""
    for i, permission in enumerate(spec.permissions):
        for j, action in enumerate(permission.actions):
            yield ("permissions", i, "actions", j), action


def targets_of(spec: HasPermissions) -> list[Target]:
    found = {target for p in spec.permissions for _, target in p.targets()}
    return sorted(found, key=lambda target: (target.kind, target.name, target.prefix))


def key_of(here: Here[Any], target: Target) -> "Here[Any] | None":
    """The key that its content is encrypted with, if callers need it."""
    document = target.find(here)
    if document is None or not SORTS[target.kind].key_service:
        return None
    if target.kind == "secret":
        return secret_key(here, target.name)
    name = document.spec.key
    return KEY.find(document, name) if name else None


def has_built_arn(document: Here[Any]) -> bool:
    """Whether its ARN follows from its name, so that nobody has to wait for it."""
    return hasattr(document.spec, "arn")


def needed(spec: HasPermissions, here: Here[Any]) -> Iterator[Here[Any]]:
    """For Model.reads(): documents whose ARN is read, and keys."""
    for target in targets_of(spec):
        document = target.find(here) if target.kind in SORTS else None
        if document is None:
            continue
        if not has_built_arn(document):
            yield document
        if key := key_of(here, target):
            yield key


def permissions_lead_somewhere(code: str, what: str) -> Check:
    """what: whose permissions, with an article"""

    @check(
        code,
        f"the permissions of {what} name documents or ARNs, and actions that fit them",
        fact="IAM takes an action on a resource of another service, and then allows nothing",
        source="https://docs.aws.amazon.com/service-authorization/latest/reference/"
        "reference_policies_actions-resources-contextkeys.html",
        date="2026-11-29",
    )
    def permissions_are_whole(spec: HasPermissions, here: Here) -> Iterator[Problem]:
        for i, permission in enumerate(spec.permissions):
            pointer = ("permissions", i)
            if bool(permission.documents) == bool(permission.resources):
                has = "both" if permission.documents else "neither"
                message = f"a permission has `documents` or `resources`, this one has {has}"
                right = "write `documents: kind/name`, such as bucket/uploads"
                yield Problem(pointer, f"{message}; {right}", at_key=True)
                continue
            for place, target in permission.targets():
                yield from _target_problems(here, permission, target, (*pointer, *place))
            for j, resource in enumerate(permission.resources):
                yield from unknown_places(resource, (*pointer, "resources", j))
            yield from strange_actions(permission.actions, permission.resources, SERVICES, pointer)

    return permissions_are_whole


def _target_problems(
    here: Here, permission: Permission, target: Target, pointer: Pointer
) -> Iterator[Problem]:
    sort = SORTS.get(target.kind)
    if sort is None:
        guess = did_you_mean(target.kind, list(SORTS))
        message = f"permissions cannot name a {target.kind}{guess}; write `resources: [arn:...]`"
        yield Problem(pointer, message, f"kinds that they name: {', '.join(SORTS)}")
        return
    if target.find(here) is None:
        if not here.project.may_lack(target.kind, target.name):
            yield _missing(here, target, pointer)
        return
    if target.prefix and target.kind != "bucket":
        message = f"only buckets have keys with a prefix; write {target.kind}/{target.name}"
        yield Problem(pointer, message)
    yield from unknown_places(target.prefix, pointer)
    others = [a for a in permission.actions if a != "*" and a.split(":")[0] != sort.service]
    if others:
        message = f"{', '.join(others)} allows nothing on a {target.kind}"
        yield Problem(pointer, f"{message}; its actions begin with {sort.service}:")
    if unnamed := [a for a in permission.actions if a in OF_NO_RESOURCE]:
        message = f"{', '.join(unnamed)} allows nothing on a single {target.kind}"
        right = 'write it in a permission with `resources: ["*"]`'
        yield Problem(pointer, f"{message}; {right}")
    elif target.kind == "bucket" and target.prefix:
        yield from _prefix_problems(permission, target, pointer)


def _prefix_problems(permission: Permission, target: Target, pointer: Pointer) -> Iterator[Problem]:
    whole = [a for a in permission.actions if not _is_of_objects(a)]
    if whole:
        message = f"{', '.join(whole)} is about a bucket, and allows nothing on keys with a prefix"
        right = f"write it in a permission with `documents: bucket/{target.name}`"
        yield Problem(pointer, f"{message}; {right}")


def _is_of_objects(action: str) -> bool:
    """An action with * may be."""
    name = action.partition(":")[2]
    return "*" in action or "?" in action or "Bucket" not in name


def _missing(here: Here, target: Target, pointer: Pointer) -> Problem:
    names = sorted({e.name for e in here.project.all(target.kind)})
    guess = did_you_mean(target.name, names)
    message = f"there is no {target.kind} `{target.name}` here{guess}"
    hint = f"there are: {', '.join(names)}" if names else f"no document has `kind: {target.kind}`"
    return Problem(pointer, message, hint)
