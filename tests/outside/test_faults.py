"""Kinds that cannot be used: every command that needs kinds says which package, and why."""

from pathlib import Path

import pytest
from outside.installing import KEY, broken, runner, toy

pytestmark = pytest.mark.synth

CODE_OF_OURS = """\
import specgen.sdk as s

@s.check("RDS001", "x")
def x(spec):
    yield from ()

SYSTEMS = (s.System("toy", "Toy", s.Part, (x,)),)
"""


BROKEN = {
    "an exit": ("import sys\nsys.exit(0)\n", "SystemExit: 0"),
    "a generator": ("SYSTEMS = (i for i in ())\n", "is a generator; make it a tuple of `System`"),
    "a kind that leads out of generated": (
        toy("kind='../evil'"),
        "is not called by small letters, digits and underscores",
    ),
    "a code that explain cannot find": (
        toy().replace("TOY001", "toy-1"),
        "has a rule 'toy-1'; write capitals and digits",
    ),
    "a check that is none": (toy("checks=(len,)"), "was not made with `@check`"),
    "one check without a tuple": (toy("checks=x"), "`checks` that are a Check; write a tuple"),
    "a model that is none": (toy("model=s.Part"), "write a subclass of `Model`"),
    "a key of the envelope": (toy(model="    tags: str = ''"), "has the key `tags`"),
    "a key without a schema": (toy(model="    a: complex = 1j"), "without a JSON Schema"),
    "a loss that specgen knows": (
        toy("losses={'aws_kms_key': 'x'}"),
        "has a loss for aws_kms_key, which specgen has",
    ),
    "a loss without words": (toy("losses={'aws_x': ''}"), "without a text"),
    "an import that fails": ("import nowhere\n", "ModuleNotFoundError: No module named 'nowhere'"),
    "no system": ("SYSTEMS = ('athena',)\n", "is a tuple; make it a tuple of `System`"),
    "a kind of ours": (
        "from specgen.sdk import Part, System\nSYSTEMS = System('key', 'Key', Part)\n",
        "specgen already has a kind `key`",
    ),
    "a code of the flow": (
        CODE_OF_OURS.replace("RDS001", "DOC001"),
        "specgen already has a rule DOC001",
    ),
    "a code of ours": (
        CODE_OF_OURS,
        "specgen already has a rule RDS001",
    ),
    "one kind twice": (
        "import specgen.sdk as s\nSYSTEMS = [s.System('toy', 'Toy', s.Part)] * 2\n",
        "acme-broken already has a kind `toy`",
    ),
}


COMMANDS = (
    ("validate",),
    ("render",),
    ("stacks",),
    ("schema",),
    ("explain", "network"),
    ("show", "key/data"),
    ("diff", "."),
    ("prove", "statements"),
    ("doctor",),
)


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_kind_is_named(
    fault: str, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, why = BROKEN[fault]
    run = runner(root, broken(tmp_path_factory.mktemp("site"), text), root / "cache")

    done = run("validate")

    assert done.returncode == 2
    assert "specgen: the kinds of the package acme-broken cannot be used: " in done.stderr
    assert why in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_broken_kind_ends_every_command(
    command: tuple[str, ...], root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = broken(tmp_path_factory.mktemp("site"), "import nowhere\n")

    done = runner(root, site, root / "cache")(*command)

    assert done.returncode == 2
    assert "acme-broken" in done.stdout + done.stderr
    assert "No module named 'nowhere'" in " ".join((done.stdout + done.stderr).split())


LATE = {
    "a construct that is nowhere": (
        toy("construct='acme_nowhere'"),
        "the kind `toy` cannot be rendered: acme_nowhere: ModuleNotFoundError",
    ),
    "a construct without build": (toy(), "AttributeError"),
    "an unknown quota": (
        toy(model="    def quota_needs(self, here):\n        yield s.QuotaNeed('vpcz', 1, ())"),
        "specgen's facts have no quota `vpcz` (kinds of acme-broken 0.1)",
    ),
    "an unknown KMS service": (
        toy(model="    def key_uses(self):\n        yield s.KeyUse('k', 's4', ('name',))"),
        "specgen's facts have no KMS service `s4`",
    ),
    "an unknown name rule": (
        toy(model="    def aws_names(self):\n        yield s.AwsName('sqs_queues')"),
        "specgen's facts have no name rule `sqs_queues`; write sqs_queue",
    ),
}


@pytest.mark.parametrize("fault", LATE)
def test_a_fault_that_shows_later_is_named(
    fault: str, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, why = LATE[fault]
    (root / "specs/reports.yaml").write_text("kind: toy\nname: one\n" + KEY)

    done = runner(root, broken(tmp_path_factory.mktemp("site"), text), root / "cache")("render")

    assert done.returncode == 2, done.stdout + done.stderr
    assert why in done.stderr


def test_doctor_shows_whatever_a_broken_kind_says(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = broken(tmp_path_factory.mktemp("site"), "raise ValueError('no [/x]')\n")

    done = runner(root, site, root / "cache")("doctor")

    assert done.returncode == 2
    assert "no [/x]" in done.stdout
    assert "broken" in done.stdout


def test_an_error_inside_a_kind_is_its_own(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = (
        "from specgen.sdk import Model, System, check\n"
        "@check('TOY001', 'x')\ndef x(spec):\n    yield 1 / 0\n"
        "SYSTEMS = (System('toy', 'Toy', Model, (x,), construct='acme_broken', stack='toys'),)\n"
    )
    (root / "specs/toy.yaml").write_text("kind: toy\nname: one\n")
    run = runner(root, broken(tmp_path_factory.mktemp("site"), text), root / "cache")

    done = run("validate")

    assert done.returncode == 3
    assert "ZeroDivisionError (kinds of acme-broken 0.1" in done.stderr
    assert "acme_broken.py:4 in x" in done.stderr
