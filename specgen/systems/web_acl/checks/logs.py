"""What WAF refuses as a place for its logs."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.interfaces import BUCKET, LOG_GROUP
from specgen.systems.web_acl.model import WebAcl

READ = "2026-11-29"
PREFIX = "aws-waf-logs-"
RECEIVED = "waf_logs"


@check(
    "WAF113",
    "an ACL logs to one place, whose name begins with aws-waf-logs-",
    fact="an ACL has one destination, and WAF takes no other name; the provider takes any",
    source=f"{waf.API}/API_LoggingConfiguration.html",
    date=READ,
)
def logs_go_to_one_place(spec: WebAcl, here: Here) -> Iterator[Problem]:
    logs = spec.logs
    if logs is None:
        return
    if (logs.bucket is None) == (logs.log_group is None):
        found = "both a bucket and a log group" if logs.bucket else "nowhere to log to"
        pointer: Pointer = ("logs", "log_group") if logs.bucket else ("logs",)
        yield Problem(pointer, f"there is {found}; write `bucket` or `log_group`")
        return
    group = LOG_GROUP.find(here, logs.log_group) if logs.log_group else None
    name = group.spec.name_in_aws(group) if group else PREFIX
    if not name.startswith(PREFIX):
        message = f"WAF does not log to {name}, whose name does not begin with {PREFIX}"
        right = f"write group_name: {PREFIX}... in log_group/{logs.log_group}"
        yield Problem(("logs", "log_group"), f"{message}; {right}")


@check(
    "WAF114",
    "a bucket for WAF's logs admits them by its own policy",
    fact="if it does not, WAF adds statements to the policy, and each apply removes them",
    source=f"{waf.GUIDE}/logging-s3.html",
    date=READ,
)
def bucket_admits_logs(spec: WebAcl, here: Here) -> Iterator[Problem]:
    name = spec.logs.bucket if spec.logs else None
    bucket = BUCKET.find(here, name) if name else None
    if bucket and RECEIVED not in bucket.spec.receives:
        message = f"bucket/{name} does not receive {RECEIVED}"
        yield Problem(("logs", "bucket"), f"{message}; add it to its `receives`")


LOG_CHECKS = (logs_go_to_one_place, bucket_admits_logs)
