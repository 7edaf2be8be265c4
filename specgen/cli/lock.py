"""`lock`: checksums of providers beside the rendered files."""

import re
from pathlib import Path
from typing import Annotated

import typer

from specgen.cli.app import app
from specgen.cli.options import USAGE, SpecsArgument, err, layout_of
from specgen.terraform.offline.mirror import VARIABLE

PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_arm64"]
PLATFORM = re.compile(r"[a-z0-9]+_[a-z0-9]+")


@app.command()
def lock(
    path: SpecsArgument = Path(),
    platform: Annotated[
        list[str],
        typer.Option("--platform", metavar="OS_ARCH", help="Platform of Terraform; repeatable"),
    ] = PLATFORMS,
    mirror: Annotated[
        str,
        typer.Option(
            "--mirror",
            metavar="DIR|URL",
            envvar=VARIABLE,
            help="Mirror of the providers",
            show_default="their registry",
        ),
    ] = "",
) -> None:
    """Write .terraform.lock.hcl, the checksums of the providers, into every root module.

    Terraform downloads each provider once for each platform. The files belong into git.
    """
    from specgen.cli.run import lock as locking

    for each in platform:
        if not PLATFORM.fullmatch(each):
            err.print(
                f"specgen: --platform {each}: write os_arch, such as linux_amd64", markup=False
            )
            raise typer.Exit(USAGE)
    raise typer.Exit(locking.lock(layout_of(path).output, platform, mirror, err))
