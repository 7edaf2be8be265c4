"""CloudFront: origins inside a VPC, which moto has not."""

import uuid
from typing import Any

from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult

from specgen.prove.emulator.fixes.cloudfront_store import found, kept, take_address
from specgen.prove.emulator.fixes.fix import fix

WHEN = "2026-01-01T00:00:00Z"
_KIND = "vpc-origin"
take_address(f"{_KIND}$")
take_address(f"{_KIND}/(?P<origin_id>[^/]+)$")


def _answer(response: Any, name: str) -> Any:
    arn, config, tag = found(response, _KIND, name)
    body = {
        "Id": name,
        "Arn": arn,
        "Status": "Deployed",
        "CreatedTime": WHEN,
        "LastModifiedTime": WHEN,
        "VpcOriginEndpointConfig": config,
    }
    return ActionResult({"VpcOrigin": body, "ETag": tag, "Location": ""})


@fix(CloudFrontResponse, "create_vpc_origin")
def makes_an_origin(self: Any, _original: Any) -> Any:
    """There are no VPC origins."""
    name = f"vo_{uuid.uuid4().hex[:12]}"
    arn = f"arn:aws:cloudfront::{self.current_account}:vpcorigin/{name}"
    config = self._get_param("VpcOriginEndpointConfig")
    kept(self)[_KIND, name] = arn, config, uuid.uuid4().hex
    tags = (self._get_param("Tags") or {}).get("Items") or []
    self.backend.tagger.tag_resource(arn, tags)
    return _answer(self, name)


@fix(CloudFrontResponse, "get_vpc_origin")
def tells_of_an_origin(self: Any, _original: Any) -> Any:
    """There are no VPC origins."""
    return _answer(self, self._get_param("Id"))


@fix(CloudFrontResponse, "delete_vpc_origin")
def drops_an_origin(self: Any, _original: Any) -> Any:
    """There are no VPC origins."""
    last = _answer(self, self._get_param("Id"))
    del kept(self)[_KIND, self._get_param("Id")]
    return last


FIXES = (makes_an_origin, tells_of_an_origin, drops_an_origin)
