"""AWS for plain `terraform` in a shell: the emulator that proofs use, by variables alone.

The state is in the emulator's S3, as it would be in AWS's: no file of a project is different.
"""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from moto.s3.models import s3_backends

from specgen.prove.emulator.server import Emulator, running
from specgen.terraform.offline import process
from specgen.terraform.offline.mirror import VARIABLE, find_mirror

ACCOUNT = "123456789012"
"""As `specgen init` is given it in the pages."""


@contextmanager
def emulated(folder: Path, bucket: str = "") -> Generator[dict[str, str]]:
    """Yields the variables

    folder: for Terraform's configuration; bucket: for states, if it exists already
    """
    with emulator() as running_one:
        if bucket:
            s3_backends[ACCOUNT]["aws"].create_bucket(bucket, "us-east-1")
        yield variables(running_one, folder)


def emulator() -> AbstractContextManager[Emulator]:
    return running(managed_policies=True)


def variables(emulator: Emulator, folder: Path) -> dict[str, str]:
    return {
        **terraform(folder),
        **process.asking(emulator.endpoint),
        "AWS_ACCESS_KEY_ID": emulator.key(ACCOUNT),
        "AWS_SECRET_ACCESS_KEY": "any",
        "SPECGEN_DONE": "1",  # nobody is there to confirm an e-mail
    }


def terraform(folder: Path) -> dict[str, str]:
    """Providers come from the mirror; specgen finds it by itself, Terraform must be asked to."""
    mirror, configuration = find_mirror(), folder / "terraform.rc"
    configuration.write_text(
        f'provider_installation {{ filesystem_mirror {{ path = "{mirror}" }} }}\n'
    )
    quiet = {"CHECKPOINT_DISABLE": "1", "TF_CLI_ARGS": "-no-color", VARIABLE: str(mirror)}
    return {"TF_CLI_CONFIG_FILE": str(configuration), "GOGC": "off", "GOMEMLIMIT": "1GiB"} | quiet
