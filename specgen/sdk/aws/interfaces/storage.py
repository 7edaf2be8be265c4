"""What other kinds read of buckets and tables; interfaces.py has it, too."""

from collections.abc import Sequence
from typing import Any, Literal, Protocol

from specgen.project.here import Here
from specgen.sdk.kind import Kind

Verb = Literal["readers", "writers"]
"""What a service is to a bucket or a table."""


class Bucket(Protocol):
    """receives: what services of AWS deliver to it, as facts.s3 calls it; serves: who hands it out

    versioning: earlier versions of its objects are kept; notifies: its own document has
    notifications
    notified_queues: queues that S3 tells what happens to its objects
    arn, name_in_aws: known before the bucket exists; prefixes: beginnings of the keys that a
    service or a job may read, or write
    """

    @property
    def key(self) -> str | None: ...
    @property
    def versioning(self) -> bool: ...
    @property
    def notifies(self) -> bool: ...
    @property
    def receives(self) -> Sequence[str]: ...
    @property
    def serves(self) -> Sequence[str]: ...
    @property
    def notified_queues(self) -> Sequence[str]: ...
    def name_in_aws(self, here: Here[Any]) -> str: ...
    def arn(self, here: Here[Any]) -> str: ...
    def prefixes(self, verb: Verb, kind: str, name: str) -> Sequence[str]: ...


class Table(Protocol):
    """arn: known before the table exists; serves: whether a document reads it, or writes to it"""

    @property
    def key(self) -> str | None: ...
    @property
    def stream(self) -> str | None: ...
    def name_in_aws(self, here: Here[Any]) -> str: ...
    def arn(self, here: Here[Any]) -> str: ...
    def serves(self, verb: Verb, kind: str, name: str) -> bool: ...


BUCKET: Kind[Bucket] = Kind("bucket")
TABLE: Kind[Table] = Kind("table")
