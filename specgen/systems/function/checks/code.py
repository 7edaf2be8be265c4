"""Whether a function has code, and a runtime that runs it."""

import re
from collections.abc import Iterator

from specgen.facts import functions, runtimes
from specgen.sdk import Problem, Severity, check
from specgen.systems.function.model import Function

READ = functions.READ
KINDS = ("files", "image", "object")
SOURCES = {"python": (".py",), "nodejs": (".js", ".mjs", ".cjs"), "ruby": (".rb",)}
"""Runtimes that run sources -> endings of the file that a handler names."""

FORMS = {
    "python": (r"[\w./-]+\.\w+", "index.handler"),
    "nodejs": (r"[\w./-]+\.\w+", "index.handler"),
    "ruby": (r"[\w./-]+\.[\w:.]+", "index.handler"),
    "java": (r"[\w.$]+(::\w+)?", "com.example.Orders::handle"),
    "dotnet": (r"[\w.-]+(::[\w.+`]+::\w+)?", "Orders::Example.Orders::Handle"),
}
"""Language -> form of its handlers, and one."""


def language(runtime: str) -> str:
    return re.split("[0-9.]", runtime, maxsplit=1)[0].removesuffix("core")


@check(
    "FUN101",
    "a function has code, in one form",
    fact="CreateFunction takes an archive or an image",
    source="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    date=READ,
)
def code_has_one_form(spec: Function) -> Iterator[Problem]:
    found = [kind for kind in KINDS if getattr(spec.code, kind)]
    if len(found) != 1:
        what = f"{len(found)} forms: {', '.join(found)}" if found else "no form"
        message = f"the code has {what}; write one of {', '.join(KINDS)}"
        yield Problem(("code",), message, at_key=True)


@check(
    "FUN102",
    "an archive has a runtime and a handler, an image has neither",
    fact="Lambda demands both for an archive; an image brings its own, and only its command can be "
    "replaced",
    source="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    date=READ,
)
def settings_fit_the_package(spec: Function) -> Iterator[Problem]:
    if spec.code.image is not None:
        for key in ("runtime", "handler"):
            if getattr(spec, key) is not None:
                right = (
                    "; write `command: [...]` to replace its command" if key == "handler" else ""
                )
                yield Problem((key,), f"an image brings its own {key}; remove `{key}`{right}")
        return
    missing = [key for key in ("runtime", "handler") if getattr(spec, key) is None]
    if missing and (spec.code.files or spec.code.object):
        names = " and ".join(missing)
        examples = {"runtime": "`runtime: python3.13`", "handler": "`handler: index.handler`"}
        write = " and ".join(examples[key] for key in missing)
        yield Problem(("code",), f"Lambda needs a {names} for it; write {write}", at_key=True)
    if spec.command:
        message = "only an image has a command; remove it, and write `handler`"
        yield Problem(("command",), message)


@check(
    "FUN103",
    "a handler has the form of its language, and its file exists",
    fact="Lambda takes any text, and each invocation then ends in Runtime.ImportModuleError or "
    "Runtime.MalformedHandlerName",
    source="https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
    date=READ,
)
def handler_is_found(spec: Function) -> Iterator[Problem]:
    if spec.handler is None or spec.runtime is None or spec.code.image is not None:
        return
    spoken = language(spec.runtime)
    form, example = FORMS.get(spoken, (".*", ""))
    if not re.fullmatch(form, spec.handler):
        message = f"{spec.handler} is no handler of {spec.runtime}; write one like {example}"
        yield Problem(("handler",), message)
    elif spec.code.files and spoken in SOURCES:
        wanted = [
            path + ending for path in _paths(spoken, spec.handler) for ending in SOURCES[spoken]
        ]
        if not set(wanted) & set(spec.code.files):
            message = f"`code.files` has no {' or '.join(wanted)}, which {spec.handler} is in"
            hint = f"it has {', '.join(spec.code.files)}"
            yield Problem(("handler",), message, hint)


def _paths(spoken: str, handler: str) -> list[str]:
    """Without their ending. Node.js and Ruby end the file's name at its first dot.

    source: FUNCTION_EXPR in github.com/aws/aws-lambda-nodejs-runtime-interface-client,
    LambdaHandler in github.com/aws/aws-lambda-ruby-runtime-interface-client (2026-11-29)
    """
    if spoken == "python":
        module = handler.rpartition(".")[0]
        return sorted({module, module.replace(".", "/")})
    folder, slash, last = handler.rpartition("/")
    return [folder + slash + last.partition(".")[0]]


@check(
    "FUN104",
    "files are for a runtime that runs sources",
    fact="Java, .NET and Go are compiled, and an operating system's runtime starts an executable "
    "`bootstrap`; files of a document are text that is not executable",
    source="https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    date=READ,
)
def files_are_sources(spec: Function) -> Iterator[Problem]:
    if spec.code.files and spec.runtime and language(spec.runtime) not in SOURCES:
        message = f"{spec.runtime} does not run the text of files"
        right = "write `code: {object: ...}` with the archive, or an image"
        yield Problem(("runtime",), f"{message}; {right}")


@check(
    "FUN105",
    "Lambda still creates functions of the runtime",
    also=Severity.WARNING,
    fact="some time after a runtime is deprecated, Lambda creates no function of it, and later "
    "changes none",
    source="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    topics=("lambda_runtimes",),
)
def runtime_is_supported(spec: Function) -> Iterator[Problem]:
    found = runtimes.runtime(spec.runtime) if spec.runtime else None
    if found is None or spec.runtime is None:
        return
    newest = _newest(language(spec.runtime))
    hint = f"write {newest}" if newest else "build an image"
    if found.has_ended(found.changes):
        message = f"Lambda changes no function of {spec.runtime} since {found.changes}"
        yield Problem(("runtime",), f"{message}; {hint}")
    elif found.has_ended(found.creates):
        message = f"Lambda creates no function of {spec.runtime} since {found.creates}"
        yield Problem(("runtime",), f"{message}; {hint}", severity=Severity.WARNING)


def _newest(spoken: str) -> str:
    """Of those that the provider takes too, the one that lasts longest; Go needs an archive."""
    same = [name for name in functions.RUNTIMES if language(name) == spoken]
    lasting = [(found.creates, name) for name in same if (found := _alive(name))]
    return max(lasting)[1] if lasting else "provided.al2023" if spoken == "go" else ""


def _alive(name: str) -> runtimes.Runtime | None:
    found = runtimes.runtime(name)
    return found if found and found.creates and not found.has_ended(found.creates) else None


CODE = (
    code_has_one_form,
    settings_fit_the_package,
    handler_is_found,
    files_are_sources,
    runtime_is_supported,
)
