"""Whether Lambda finds an image or an archive."""

from collections.abc import Iterator

from specgen.facts import functions
from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.ecs.checks_images import unknown_repository
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.interfaces import BUCKET, REGISTRY
from specgen.systems.function.model import Function

READ = functions.READ


@check(
    "FUN106",
    "an image is in a repository of its registry, in the function's region",
    fact="Lambda pulls images only from ECR in its own region",
    source="https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    date=READ,
)
def image_is_near(spec: Function, here: Here) -> Iterator[Problem]:
    image = spec.code.image
    registry = REGISTRY.find(here, image.registry) if image else None
    if image is None or registry is None:
        return
    unknown = list(unknown_repository(here, image, ("code", "image")))
    yield from unknown
    if unknown:
        return
    region = pulled(here, image).address.split(".")[3]
    if region != here.region:
        message = f"registry/{registry.name} has its images in {region}, but the function is in "
        hint = f"add {here.region} to its `replicate_to`, or give it the function's placement"
        yield Problem(("code", "image", "registry"), f"{message}{here.region}", hint)


@check(
    "FUN107",
    "the version of an archive is one that its bucket keeps",
    fact="only a bucket with versions gives an object the id of a version; Lambda does not find "
    "another",
    source="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    date=READ,
)
def version_is_kept(spec: Function, here: Here) -> Iterator[Problem]:
    found = spec.code.object
    bucket = BUCKET.find(here, found.bucket) if found else None
    if found is None or bucket is None:
        return
    if found.version and not bucket.spec.versioning:
        message = f"bucket/{bucket.name} keeps no versions; write `versioning: true` there"
        right = "or remove `version` and give each release a key"
        yield Problem(("code", "object", "version"), f"{message}, {right}")
    if found.version == "null":
        message = "null is the version of objects from before the bucket kept versions; "
        yield Problem(("code", "object", "version"), f"{message}write the id of one, or remove it")


PACKAGES = (image_is_near, version_is_kept)
