"""Checks of the images of tasks of any kind."""

import re
from collections.abc import Iterator
from typing import Protocol

from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean
from specgen.project.checks.check import check
from specgen.project.here import Here
from specgen.sdk.aws.ecs.fields import Image
from specgen.sdk.aws.ecs.image import pulled
from specgen.sdk.aws.interfaces import REGISTRY

MOST_CHARACTERS = 255
_IMAGE = re.compile(r"[A-Za-z0-9_.:/#@-]+")
_PART = r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*"
_REPOSITORY = re.compile(rf"{_PART}(/{_PART})*")
_TAG = re.compile(r"(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[A-Fa-f0-9]{64})?")
"""Repository and tag: https://pkg.go.dev/github.com/distribution/reference (2026-11-29)"""


class HasImages(Protocol):
    def images(self) -> Iterator[tuple[Pointer, str | Image]]: ...


class HasOwnImages(Protocol):
    def own_images(self) -> Iterator[tuple[Pointer, str | Image]]: ...


@check(
    "CMP149",
    "the address of an image has a form that ECS and Docker accept",
    fact="up to 255 letters, digits and _ . : / # @ -, not counting a digest; the repository is in "
    "small letters; a tag has at most 128 characters",
    source="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html",
    date="2026-11-29",
)
def images_have_a_form(spec: HasImages) -> Iterator[Problem]:
    for pointer, image in spec.images():
        fault = _fault(image) if isinstance(image, str) else ""
        if fault:
            yield Problem(pointer, f"{fault}, got {image}", "write HOST/REPOSITORY:TAG")


@check(
    "CMP197",
    "the repository of an image is one of its registry",
    fact="a task whose image is missing stops with CannotPullContainerError",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
    "task_cannot_pull_image.html",
    date="2026-11-30",
)
def repositories_exist(spec: HasImages, here: Here) -> Iterator[Problem]:
    for pointer, image in spec.images():
        if isinstance(image, Image):
            yield from unknown_repository(here, image, pointer)


def unknown_repository(here: Here, image: Image, pointer: Pointer) -> Iterator[Problem]:
    """The problem of a repository that its registry does not have; pointer: of the image"""
    registry = REGISTRY.find(here, image.registry)
    known = list(registry.spec.repositories) if registry else [image.repository]
    if image.repository not in known:
        guess = did_you_mean(image.repository, known)
        message = f"registry/{image.registry} has no repository `{image.repository}`{guess}"
        yield Problem((*pointer, "repository"), message, f"it has {', '.join(known)}")


@check(
    "CMP123",
    "an image names its version",
    severity=Severity.WARNING,
    fact="latest may be another image tomorrow: tasks of one service then differ, and a rollback "
    "brings back the same image",
    source="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html",
)
def images_say_their_version(spec: HasOwnImages, here: Here) -> Iterator[Problem]:
    for place, image in spec.own_images():
        if isinstance(image, Image) and REGISTRY.find(here, image.registry) is None:
            continue
        version = pulled(here, image).version
        if version in {"", "latest"}:
            said = "no tag" if not version else "the tag latest"
            message = f"the image has {said}; write the version that was built"
            pointer = (*place, "tag") if isinstance(image, Image) else place
            yield Problem(pointer, message)


IMAGES = (images_have_a_form, repositories_exist)


def _fault(image: str) -> str:
    """Empty if the address is good."""
    if not _IMAGE.fullmatch(image):
        return "an image has only letters, digits and _ . : / # @ -"
    if len(image.partition("@")[0]) > MOST_CHARACTERS:
        return f"an image has at most {MOST_CHARACTERS} characters"
    path, _, last = image.rpartition("/")
    name = re.split("[:@]", last)[0]
    repository = _repository(path, name)
    if repository != repository.lower():
        return "the repository of an image is in small letters"
    if not _REPOSITORY.fullmatch(repository):
        return "the repository of an image has letters and digits around each / . _ and -"
    if not _TAG.fullmatch(last[len(name) :]):
        return "an image ends with :TAG, @sha256:DIGEST or both"
    return ""


def _repository(path: str, name: str) -> str:
    """Without the host, which has a dot, a port or a capital letter, or is localhost."""
    first, _, rest = path.partition("/")
    is_host = bool({".", ":"} & set(first)) or first == "localhost" or first != first.lower()
    folder = rest if is_host else path
    return f"{folder}/{name}" if folder else name
