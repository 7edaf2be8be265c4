"""A computed list whose first item something reads has one in an invented state."""

from pathlib import Path

from specgen.terraform.offline.placeholders import Resource
from specgen.terraform.offline.references import indexed
from specgen.terraform.offline.values import complete

SECRET = {
    "type": ["list", ["object", {"secret_arn": "string"}]],
    "computed": True,
    "optional": True,  # a list that only AWS fills has one anyway
}
BLOCK = {"attributes": {"master_user_secret": SECRET}}
UNKNOWN = {"master_user_secret": True}


def secrets(lists: frozenset[str]) -> list[dict[str, str]]:
    resource = Resource("aws_db_instance", "aws_db_instance.a", "us-east-1", {}, lists)
    found: list[dict[str, str]] = complete(BLOCK, {}, UNKNOWN, resource)["master_user_secret"]
    return found


def test_it_has_one_only_where_it_is_read() -> None:
    arn = "arn:aws:rds:us-east-1:123456789012:db-instance/"

    (first,) = secrets(frozenset({"master_user_secret"}))

    assert first["secret_arn"].startswith(arn)
    assert secrets(frozenset()) == []


def test_what_is_read_is_found_in_the_text(tmp_path: Path) -> None:
    text = '{"a": "${aws_db_instance.a-b.master_user_secret[0].secret_arn}", "b": "aws_x.y.z"}'
    (tmp_path / "a.tf.json").write_text(text)

    assert indexed(tmp_path) == {"aws_db_instance.a-b": frozenset({"master_user_secret"})}
