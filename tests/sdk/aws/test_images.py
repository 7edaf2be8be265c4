"""Addresses of images: whatever Docker can read is accepted, and nothing makes the check fail."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from specgen.findings.pointers import Pointer
from specgen.sdk.aws.ecs.checks_images import images_have_a_form
from specgen.sdk.aws.ecs.fields import Image

PART = st.from_regex(r"[a-z0-9]+((\.|_|__|-)[a-z0-9]+){0,2}", fullmatch=True).filter(
    lambda text: text.isascii()
)
HOSTS = ("", "localhost/", "registry.example.com/", "registry:5000/", "Registry/")
VERSIONS = ("", ":v1", ":1.2_3-a", f"@sha256:{'0a' * 32}", f":v1@sha256:{'0a' * 32}")


class One:
    def __init__(self, image: str) -> None:
        self.image = image

    def images(self) -> Iterator[tuple[Pointer, str | Image]]:
        yield ("image",), self.image


@given(st.sampled_from(HOSTS), st.lists(PART, min_size=1, max_size=3), st.sampled_from(VERSIONS))
def test_every_reference_is_accepted(host: str, parts: list[str], version: str) -> None:
    image = f"{host}{'/'.join(parts)}{version}"

    found = list(images_have_a_form.function(One(image)))

    assert found == [] or len(image) > 255


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    found = list(images_have_a_form.function(One(text)))

    assert len(found) <= 1
