"""Publishers that could not publish to a topic."""

from collections.abc import Iterator

from specgen.sdk import Problem, check
from specgen.systems.topic.model import Topic


@check(
    "OBS012",
    "a topic that AWS services publish to is encrypted with a key of the account",
    fact="the policy of the AWS-managed key aws/sns admits no AWS service and cannot be changed, "
    "so messages are silently lost",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
)
def publishers_can_encrypt(spec: Topic) -> Iterator[Problem]:
    if spec.publishers and spec.key is None:
        names = ", ".join(spec.publishers)
        message = f"with the AWS-managed key, messages of {names} are lost; write `key: ...`"
        hint = "name a `kind: key` document that admits sns and them"
        yield Problem(("publishers",), message, hint)


CHECKS = (publishers_can_encrypt,)
