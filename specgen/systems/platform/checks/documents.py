"""Promises of every document, whatever its kind: owners, names, tags."""

from collections.abc import Iterator

from specgen.facts import names as name_facts
from specgen.project.written_names import unknown_places, written_names
from specgen.sdk import (
    At,
    Effective,
    Here,
    Problem,
    Project,
    Singleton,
    did_you_mean,
    project_check,
)


@project_check(
    "PLT002",
    "what AWS has once per account and region has one owner",
    fact="each apply of a second owner overwrites the first one's settings",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-settings.html",
)
def singletons_have_one_owner(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, str, str], list[tuple[Effective, Singleton]]] = {}
    for effective in project.effectives:
        for made in effective.spec.singletons(Here(project, effective)):
            account = project.names(effective).account
            owners.setdefault((account, effective.region, made.what), []).append((effective, made))
    for (_, _, what), found in sorted(owners.items(), key=lambda item: item[0]):
        names = ", ".join(f"{owner.id} of {owner.environment}" for owner, _ in found)
        for owner, made in found if len(found) > 1 else []:
            message = f"{what} exists once per account and region; owners: {names}"
            hint = "keep it in one of them; remove it from the other environments with an override"
            yield At(owner, Problem(made.pointer, message, hint))


@project_check(
    "PLT005",
    "names that specgen makes fit the limits of their AWS types",
    fact="load balancers and target groups 32 characters, IAM roles 64, DB instances 63, and so on",
    source="facts/names.py",
    topics=("names",),
)
def names_fit(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        for made in effective.spec.aws_names():
            name = project.names(effective).of(effective.aws_name, made.role)
            wrong = name_facts.problem(made.rule, name)
            if wrong is not None:
                hint = "change the document's name, or the platform's naming.pattern"
                yield At(effective, Problem(made.pointer, f"the {made.what} name {wrong}", hint))


@project_check(
    "PLT007",
    "every resource carries the required tags with allowed values",
    fact="AWS Config's REQUIRED_TAGS reports resources that lack them; cost reports group by them",
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
                message = f"the resources of {effective.id} lack the tag {key}"
                wanted = f"; write `tags: {{{key}: ...}}`"
                hint = f"allowed: {', '.join(declared.allowed)}" if declared.allowed else ""
                yield At(effective, Problem(("name",), f"{message}{wanted}", hint))


@project_check(
    "PLT016",
    "an earlier name belongs to one document, and to none that exists",
    across=True,
    fact="Terraform moves nothing from an address that still exists, and nothing to two addresses; "
    "the document also keeps its earlier name in AWS",
    source="https://developer.hashicorp.com/terraform/language/moved",
)
def earlier_names_are_free(project: Project) -> Iterator[At]:
    owners: dict[tuple[str, ...], list[Effective]] = {}
    for effective in project.effectives:
        for name in dict.fromkeys((effective.name, *effective.earlier_names)):
            owners.setdefault((*_place(effective), name), []).append(effective)
    for key, found in owners.items():
        name = key[-1]
        for one in found if len(found) > 1 else ():
            if one.name != name:
                yield At(one, _taken(name, next(o for o in found if o is not one)))


def _place(effective: Effective) -> tuple[str, ...]:
    return (effective.environment, effective.region, effective.stack, effective.kind)


def _taken(name: str, other: Effective) -> Problem:
    if other.name == name:
        message = f"{other.id} exists, so nothing can be moved from its address"
        hint = (
            "if it is a document of its own, remove this; two documents cannot exchange their "
            "names, because each keeps its first one in AWS"
        )
    else:
        message = f"{other.id} is renamed from `{name}` as well; Terraform moves it to one only"
        hint = "keep it in the document that holds what is in AWS"
    return Problem(("renamed_from",), message, hint)


def _not_allowed(key: str, value: str, allowed: list[str]) -> Problem:
    guess = did_you_mean(value, allowed)
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
                message = f"the tag key {key} is not the same key as {right}; write {right}"
                yield At(effective, Problem(("tags", key), message, at_key=True))


@project_check(
    "PLT021",
    "what is in braces in a name is known",
    fact="specgen fills in {environment}, {region}, {account}, {partition} and {name}; all else "
    "in braces would be part of the name",
    source="project/written_names.py",
    date="2026-11-30",
)
def written_names_are_filled_in(project: Project) -> Iterator[At]:
    for effective in project.effectives:
        for pointer, text in written_names(effective.type, effective.data):
            yield from (At(effective, problem) for problem in unknown_places(text, pointer))
