"""What a service or a job may do in the buckets that name it: permissions of its own role.

A bucket's policy cannot name the role, because S3 refuses principals that do not exist yet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from specgen.project.here import Here
from specgen.sdk.aws.iam import allow
from specgen.sdk.aws.interfaces.storage import BUCKET, Bucket, Verb
from specgen.sdk.aws.used import Statement, key_of, key_statement, used_by

READ = ("s3:GetObject",)
WRITE = (
    "s3:AbortMultipartUpload",
    "s3:DeleteObject",
    "s3:ListMultipartUploadParts",
    "s3:PutObject",
)
VERBS: tuple[Verb, ...] = ("readers", "writers")


@dataclass(frozen=True, slots=True)
class Grant:
    """reads, writes: beginnings of the keys; an empty one is any"""

    bucket: Here[Bucket]
    reads: Sequence[str]
    writes: Sequence[str]

    @property
    def arn(self) -> str:
        return self.bucket.spec.arn(self.bucket)

    @property
    def key(self) -> Here[Any] | None:
        return key_of(self.bucket)


def grants(here: Here[Any]) -> list[Grant]:
    """Of the bucket in the document's region; else of the environment's."""
    kind, name = here.effective.kind, here.name
    return [
        Grant(bucket, *(bucket.spec.prefixes(verb, kind, name) for verb in VERBS))
        for bucket in used_by(
            BUCKET, here, lambda b: any(b.prefixes(verb, kind, name) for verb in VERBS)
        )
    ]


def needed(here: Here[Any]) -> Iterator[Here[Any]]:
    """What must exist before the service runs: buckets, and the keys that its role names."""
    for grant in grants(here):
        yield grant.bucket
        yield from [grant.key] if grant.key else []


def statements(here: Here[Any], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """key_arn: of a key document"""
    found = grants(here)
    whole = [grant.arn for grant in found if "" in grant.reads]
    if whole:
        yield allow("ListBuckets", ["s3:ListBucket"], whole)
    partial = [grant for grant in found if grant.reads and "" not in grant.reads]
    for i, grant in enumerate(partial, 1):
        only = {"StringLike": {"s3:prefix": [f"{prefix}*" for prefix in grant.reads]}}
        yield allow(f"ListPrefixes{i}", ["s3:ListBucket"], [grant.arn], conditions=only)
    if read := [arn for grant in found for arn in _objects(grant.arn, grant.reads)]:
        yield allow("ReadObjects", READ, read)
    if written := [arn for grant in found for arn in _objects(grant.arn, grant.writes)]:
        yield allow("WriteObjects", WRITE, written)
    yield from _keys(found, key_arn)


def _objects(arn: str, prefixes: Sequence[str]) -> list[str]:
    return [f"{arn}/*"] if "" in prefixes else [f"{arn}/{prefix}*" for prefix in prefixes]


def _keys(found: Sequence[Grant], key_arn: Callable[[Here[Any]], str]) -> Iterator[Statement]:
    """An upload in parts decrypts the parts, so who writes decrypts, too.

    source: https://repost.aws/knowledge-center/s3-large-file-encryption-kms-key (2026-11-29)
    """
    every = [key for grant in found if (key := grant.key)]
    written = [key for grant in found if grant.writes and (key := grant.key)]
    yield from key_statement("DecryptObjects", ["kms:Decrypt"], every, "s3", key_arn)
    yield from key_statement("EncryptObjects", ["kms:GenerateDataKey"], written, "s3", key_arn)
