"""Promises of every document, whatever its kind: names, tags, patches."""

from collections.abc import Iterator

from specgen.checking import At, ProjectCheck, project_check
from specgen.facts import names as name_facts
from specgen.findings import Problem
from specgen.patches import patch_problems
from specgen.project import Effective, Project
from specgen.secrets import secret_form, texts
from specgen.shape import nearest
from specgen.systems import SYSTEMS


@project_check(
    "PLT005",
    "names that specgen makes fit the limits of their AWS types",
    fact="load balancers and target groups 32 characters, IAM roles 64, DB instances 63, and so on",
    source="facts/names.py",
)
def names_fit(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        for made in effective.spec.aws_names():
            name = project.names(effective).of(effective.aws_name, made.role)
            wrong = name_facts.problem(made.rule, name)
            if wrong is not None:
                hint = "shorten the document's name, or the platform's naming.pattern"
                yield At(effective, Problem(made.pointer, wrong, hint))


@project_check(
    "PLT007",
    "every resource carries the required tags with allowed values",
    fact="AWS Config's REQUIRED_TAGS reports what lacks them; cost reports group by them",
    source="https://docs.aws.amazon.com/config/latest/developerguide/required-tags.html",
)
def tags_are_allowed(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        tags = effective.envelope.tags
        for key, value in tags.items():
            allowed = project.platform.tags[key].allowed if key in project.platform.tags else []
            if allowed and value not in allowed:
                yield At(effective, _not_allowed(key, value, allowed))
        carried = {**project.platform.default_tags(effective.environment), **tags}
        for key, declared in project.platform.tags.items():
            if declared.required and key not in carried:
                options = ", ".join(declared.allowed)
                message = f"the resources of {effective.id} lack the tag {key}"
                hint = f"write `tags: {{{key}: ...}}` here; allowed: {options}"
                yield At(effective, Problem(("name",), message, hint))


def _not_allowed(key: str, value: str, allowed: list[str]) -> Problem:
    near = nearest(value, allowed, 1)
    guess = f"; write {near[0]}" if near else ""
    message = f"the tag {key} cannot be {value!r}{guess}"
    return Problem(("tags", key), message, f"allowed: {', '.join(allowed)}")


def _spelling(key: str) -> str:
    return "".join(c for c in key.lower() if c.isalnum())


@project_check(
    "PLT008",
    "a tag key has one spelling",
    fact="tag keys are case-sensitive: Cost-center and CostCenter are two cost allocation tags",
    source="https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html",
)
def tag_keys_have_one_spelling(project: Project) -> Iterator[At]:
    known = {_spelling(key): key for key in project.platform.tags}
    for effective in project.effectives:
        for key in effective.envelope.tags:
            right = known.get(_spelling(key), key)
            if right != key:
                message = f"the tag key {key} is another key than {right}; write {right}"
                yield At(effective, Problem(("tags", key), message, at_key=True))


@project_check(
    "TF001",
    "`terraform:` patches fit the provider's schema",
    fact="Terraform refuses unknown arguments and wrong types when it plans",
    source="terraform providers schema -json, hashicorp/aws 5.100.0",
)
def patches_fit(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        yield from (At(effective, problem) for problem in patch_problems(effective))


@project_check(
    "SEC010",
    "a document holds no secret value",
    fact="documents and generated files are committed: every reader of the repository sees them",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
)
def holds_no_secret(project: Project) -> Iterator[At]:
    for effective in _once(project):
        for pointer, text in texts(effective.document.data, ()):
            what = secret_form(pointer, text)
            if what:
                message = f"this looks like {what}; secret values never stand in a document"
                hint = "put it into Secrets Manager and refer to a `kind: secret` document"
                yield At(effective, Problem(pointer, message, hint))


def _once(project: Project) -> Iterator[Effective]:
    yield from {e.id: e for e in project.effectives}.values()


PROJECT_CHECKS: tuple[ProjectCheck, ...] = (
    names_fit,
    tags_are_allowed,
    tag_keys_have_one_spelling,
    patches_fit,
    holds_no_secret,
    *(check for system in SYSTEMS for check in system.project_checks),
)
