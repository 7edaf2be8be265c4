"""Promises of the tags of documents, environments and the platform."""

from collections.abc import Iterator, Mapping

from specgen.facts import tags as tag_facts
from specgen.sdk import At, Pointer, Problem, Project, project_check


@project_check(
    "PLT017",
    "tags are such as every service of AWS takes",
    fact="a resource has at most 50 tags; a key has 1 to 128 characters, a value up to 256: "
    "letters, digits, spaces and +-=._:/@; aws: is reserved at the beginning",
    source=tag_facts.SOURCE,
    date="2026-11-29",
)
def tags_fit(project: Project) -> Iterator[At]:
    for problem in _of_platform(project):
        yield At(project.platform_document, problem)
    for effective in project.effectives:
        own = effective.envelope.tags
        for problem in _problems(("tags",), own):
            yield At(effective, problem)
        count = len({**project.platform.default_tags(effective.environment), **own})
        if own and count > tag_facts.MOST:
            message = f"with the default tags these are {count} tags; AWS takes {tag_facts.MOST}"
            yield At(effective, Problem(("tags",), message, "remove some of them"))


def _of_platform(project: Project) -> Iterator[Problem]:
    platform = project.platform
    for name, environment in platform.environments.items():
        yield from _problems(("environments", name, "tags"), environment.tags)
    for key, declared in platform.tags.items():
        yield from _of_key(("tags", key), key)
        yield from _of_value(("tags", key, "default"), key, declared.default)
        for i, value in enumerate(declared.allowed):
            yield from _of_value(("tags", key, "allowed", i), key, value)


def _problems(pointer: Pointer, tags: Mapping[str, str]) -> Iterator[Problem]:
    for key, value in tags.items():
        yield from _of_key((*pointer, key), key)
        yield from _of_value((*pointer, key), key, value)


def _of_key(pointer: Pointer, key: str) -> Iterator[Problem]:
    wrong = tag_facts.problem(key, tag_facts.LONGEST_KEY) if key else "is empty; write a name"
    if wrong is not None:
        yield Problem(pointer, f"the key of this tag {wrong}", at_key=True)


def _of_value(pointer: Pointer, key: str, value: str) -> Iterator[Problem]:
    wrong = tag_facts.problem(value, tag_facts.LONGEST_VALUE)
    if wrong is not None:
        yield Problem(pointer, f"the value of the tag {key} {wrong}")
