"""Shell lines that apply the root module of the state's bucket, which no state can be in before.

The first apply keeps the state in a file; then Terraform moves it into the bucket. Terraform's
words for a bucket that does not exist are those of its backend for S3, seen with 1.11.4.
"""

from collections.abc import Iterator, Sequence

NAME = "first_state"
_OVERRIDE = '{"terraform": {"backend": {"local": {}}}}'


def function(folder: str, run: Sequence[str]) -> Iterator[str]:
    """Lines of a shell; folder: how they name it; run: the lines that apply any root module

    A run that ended in between continues where it was: the override file marks that.
    """
    override = f"{folder}/backend_override.tf.json"
    yield f"if [ ! -e {override} ]; then"
    yield f"  if ! said=$(terraform -chdir={folder} init -input=false -no-color 2>&1); then"
    yield '    case "$said" in'
    yield f"      *'does not exist'*) echo '{_OVERRIDE}' > {override} ;;"
    yield "      *) printf '%s\\n' \"$said\" >&2; exit 1 ;;"
    yield "    esac"
    yield "  fi"
    yield "fi"
    yield from run
    yield f"if [ -e {override} ]; then"
    yield f"  rm {override}"
    yield f"  terraform -chdir={folder} init -input=false -migrate-state -force-copy"
    yield f"  rm {folder}/terraform.tfstate*"
    yield "fi"


def as_recipe(lines: Sequence[str]) -> Iterator[str]:
    """The same lines as one command of make, which runs each of its lines in a shell of its own."""
    yield "@set -eu; \\"
    for line in lines[:-1]:
        escaped = line.replace("$(terraform", "$$(terraform").replace("$said", "$$said")
        yield f"{escaped}{_end(line)}"
    yield lines[-1]


def _end(line: str) -> str:
    opens = line.endswith((" then", " in", ";;"))
    return " \\" if opens else "; \\"
