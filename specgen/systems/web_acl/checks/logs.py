"""What WAF refuses as a place for its logs."""

from collections.abc import Iterator

from specgen.facts import waf
from specgen.sdk import Here, Pointer, Problem, check
from specgen.sdk.aws.interfaces import BUCKET, LOAD_BALANCER, LOG_GROUP, SERVICE
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


@check("WAF133", "the log group of an ACL is made before the load balancers that it protects")
def group_is_made_before(spec: WebAcl, here: Here) -> Iterator[Problem]:
    name = spec.logs.log_group if spec.logs else None
    group = LOG_GROUP.find(here, name) if name else None
    if group is None or group.effective.module == here.effective.module:
        return
    waiting = any(balancer.spec.web_acl for balancer in LOAD_BALANCER.near(here))
    services = [s for s in SERVICE.near(here) if s.effective.module == group.effective.module]
    if waiting and services:
        stack = group.effective.stack
        message = f"log_group/{name} is made in `{stack}`, after the load balancers"
        right = f"write stack: {here.effective.stack} in it"
        yield Problem(("logs", "log_group"), f"{message}; {right}")


LOG_CHECKS = (logs_go_to_one_place, bucket_admits_logs, group_is_made_before)
