"""Each kind has variants, and each is a good document with one other value."""

import pytest
from keys.mutation import get
from oracle.choice import few, of_one_document
from oracle.variants import NAME, TRIED, documents_in, variants

from specgen.systems import BY_KIND

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", TRIED)
def test_every_kind_has_variants_of_its_name_and_of_other_keys(kind: str) -> None:
    keys = {variant.key for variant in variants(BY_KIND[kind])}
    assert {"name"} < keys


@pytest.mark.parametrize("kind", TRIED)
def test_only_the_value_is_another(kind: str) -> None:
    for variant in few(variants(BY_KIND[kind]), 1):
        documents = variant.changed()
        if documents is None or variant.pointer == NAME:
            continue
        assert get(documents[variant.index], variant.pointer) == variant.value
        others = [d for i, d in enumerate(documents) if i != variant.index]
        assert others == [d for i, d in enumerate(documents_in(variant.case)) if i != variant.index]


def test_references_follow_a_name() -> None:
    found = next(
        v
        for v in variants(BY_KIND["key"])
        if v.pointer == NAME and "key: " in v.case.path.read_text(encoding="utf-8")
    )
    text = repr(found.changed())
    assert repr(found.value) in text.replace(f"'name': {found.value!r}", "")


def test_a_choice_is_the_same_each_time_and_keeps_the_order() -> None:
    every = list(variants(BY_KIND["topic"]))
    chosen = list(few(every, 3))
    assert chosen == list(few(every, 3))
    assert [every.index(v) for v in chosen] == sorted(every.index(v) for v in chosen)


def test_a_sample_is_of_one_document() -> None:
    chosen = of_one_document(variants(BY_KIND["service"]), 12)
    assert len(chosen) == 12
    assert len({(v.case.id, v.index) for v in chosen}) == 1
