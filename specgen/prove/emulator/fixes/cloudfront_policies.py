"""CloudFront: the policies of behaviors, which moto has not."""

import uuid
from typing import Any

from moto.cloudfront.exceptions import EntityNotFound
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult

from specgen.prove.emulator.fixes.cloudfront_store import found, kept, take_address
from specgen.prove.emulator.fixes.fix import Fix, Replacement

WHEN = "2026-01-01T00:00:00Z"
KINDS = {
    "CachePolicy": "cache-policy",
    "OriginRequestPolicy": "origin-request-policy",
    "ResponseHeadersPolicy": "response-headers-policy",
}
"""As an answer calls it -> as an address does."""


def _policies(kind: str, word: str) -> tuple[Fix, ...]:
    config = f"{kind}Config"
    take_address(f"{word}$")
    take_address(f"{word}/(?P<policy_id>[^/]+)$")

    def answer(self: Any, name: str) -> Any:
        written, tag = found(self, word, name)
        body = {"Id": name, "LastModifiedTime": WHEN, config: written}
        return ActionResult({kind: body, "ETag": tag, "Location": ""})

    def keep(self: Any, name: str) -> Any:
        kept(self)[word, name] = self._get_param(config), uuid.uuid4().hex
        return answer(self, name)

    def create(self: Any, _original: Any) -> Any:
        return keep(self, str(uuid.uuid4()))

    def get(self: Any, _original: Any) -> Any:
        return answer(self, self._get_param("Id"))

    def update(self: Any, _original: Any) -> Any:
        return keep(self, self._get_param("Id"))

    def delete(self: Any, _original: Any) -> Any:
        if kept(self).pop((word, self._get_param("Id")), None) is None:
            raise EntityNotFound
        return EmptyResult()

    verbs: dict[str, Replacement] = {
        "create": create,
        "get": get,
        "update": update,
        "delete": delete,
    }
    method, wrong = word.replace("-", "_"), f"There is no {word.replace('-', ' ')}."
    return tuple(
        Fix(CloudFrontResponse, f"{verb}_{method}", wrong, made) for verb, made in verbs.items()
    )


BY_KIND = {kind: _policies(kind, word) for kind, word in KINDS.items()}

FIXES = tuple(fix for fixes in BY_KIND.values() for fix in fixes)
