"""A company's whole environment is one pasted line, which is applied on the emulator as it is.

Left out is only what the emulator cannot do (listed.json), as in `specgen prove apply`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from first_day import aws
from first_day.conftest import with_checkout
from first_day.reader import Reader
from moto.s3.models import s3_backends
from support import TESTS, need_emulator

from specgen.pipeline import check
from specgen.prove.emulator import blocks, closure
from specgen.prove.emulator.listed import shipped
from specgen.prove.emulator.server import Emulator
from specgen.render.published import published

LINE = "specgen stacks --env account --env prod --format make | make -j 6 -f -"
"""Most of an apply is the provider's waiting, so root modules that do not need each other run at
once. The tutorial applies what `--format sh` prints.
"""
BUCKET = "company-terraform-state"

pytestmark = [pytest.mark.long, pytest.mark.prove, pytest.mark.synth, pytest.mark.terraform]


@pytest.fixture
def company(tmp_path: Path, environment: dict[str, str]) -> Iterator[Reader]:
    need_emulator()
    folder = tmp_path / "company"
    shutil.copytree(TESTS / "projects" / "company" / "specs", folder / "specs")
    platform = folder / "specs" / "platform.yaml"
    platform.write_text(platform.read_text().replace("000000000000", aws.ACCOUNT))
    with aws.emulator() as emulator:
        account = aws.variables(emulator, tmp_path)
        reader = Reader(folder, tmp_path / "kept", with_checkout(environment, tmp_path) | account)
        code, output = reader.run("specgen render")
        assert code == 0, output
        leave_out(folder, emulator)
        yield reader


def leave_out(folder: Path, emulator: Emulator) -> None:
    """What needs a left-out value finds one of its form."""
    checked = check(folder, folder / "specs")
    assert checked.project is not None
    values = published(checked.project)
    for module in checked.modules:
        files = folder / "generated" / module.id
        written = blocks.read(files)
        left = closure.left_out(written, shipped().left_out)
        blocks.remove(files, left)
        for address in left:
            body = written[address]
            if address.startswith("aws_ssm_parameter.") and body["name"] in values:
                emulator.publish(aws.ACCOUNT, module.region, body["name"], values[body["name"]])


def test_one_line_applies_an_environment(company: Reader) -> None:
    wanted = {"account/us-east-1/bootstrap"} | {
        file.parent.relative_to(company.folder / "generated").as_posix()
        for file in company.folder.glob("generated/prod/*/*/terraform.tf.json")
    }

    code, output = company.run(LINE)

    assert code == 0, output[-8000:]
    states = s3_backends[aws.ACCOUNT]["aws"].buckets[BUCKET].keys
    ending = "/terraform.tfstate"  # the bucket also knows the locks that were deleted
    assert {key.removesuffix(ending) for key in states if key.endswith(ending)} == wanted
    assert output.count("Apply complete!") == len(wanted)
