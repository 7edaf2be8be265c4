"""Where a function's code comes from, as arguments of the function."""

from typing import Any

from cdktf_cdktf_provider_aws.lambda_function import LambdaFunctionImageConfig

from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.lambda_function.archive import archive, as_written
from specgen.sdk.aws.lambda_function.function import code_bucket, stored_code
from specgen.sdk.construct import Scope
from specgen.systems.function.model import CODE, Function


def code(scope: Scope, spec: Function) -> dict[str, Any]:
    if spec.code.image is not None:
        command = list(spec.command)
        return {
            "package_type": "Image",
            "image_uri": pulled(scope.here, spec.code.image).address,
            "image_config": LambdaFunctionImageConfig(command=command) if command else None,
        }
    called = {"package_type": "Zip", "runtime": spec.runtime, "handler": spec.handler}
    if spec.code.object is not None:
        found = spec.code.object
        return {
            **called,
            "s3_bucket": scope.read("bucket", found.bucket, "name"),
            "s3_key": found.key,
            "s3_object_version": found.version,
        }
    made = archive(as_written(spec.code.files))
    stored = stored_code(scope, CODE, code_bucket(scope, CODE), made)
    return {
        **called,
        "s3_bucket": stored.bucket,
        "s3_key": stored.key,
        "source_code_hash": made.sha256,
    }
