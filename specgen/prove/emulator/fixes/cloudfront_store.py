"""Where what moto's CloudFront lacks is kept: in its backend, which a reset empties."""

from typing import Any

from moto.cloudfront import urls
from moto.cloudfront.exceptions import EntityNotFound
from moto.cloudfront.responses import CloudFrontResponse

Kept = dict[tuple[str, str], Any]
"""(kind, id) -> what is kept of it"""


def kept(response: Any) -> Kept:
    made: Kept = response.backend.__dict__.setdefault("kept_by_fixes", {})
    return made


def found(response: Any, kind: str, name: str) -> Any:
    """raises: EntityNotFound"""
    try:
        return kept(response)[kind, name]
    except KeyError as error:
        raise EntityNotFound from error


def take_address(pattern: str) -> None:
    """Hands requests to an address to moto, which finds the operation in botocore's model.

    For good: without a fix that answers, moto still says that it lacks the operation.
    """
    urls.url_paths[f"{{0}}/2020-05-31/{pattern}"] = CloudFrontResponse.dispatch
