"""The command line's root; the commands add themselves."""

import typer

app = typer.Typer(
    name="specgen",
    help="YAML documents in, small and readable Terraform JSON out.",
    epilog="Exit codes: 0 clean, 1 findings or drift, 2 usage or unreadable input, 3 internal "
    "error.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
