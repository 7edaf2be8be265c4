"""The navigation: small, because every page has it; rules are found by family or by search."""

from pathlib import Path
from typing import Any

from doc_pages.families import families, title_of

from specgen.systems import SYSTEMS

CONCEPTS = ("documents", "placement", "overrides", "stacks", "proof", "decisions")
WORK = ("ci", "dashboards", "writing-a-system", "performance", "controls", "comparison")
REFERENCE = ("cli", "gallery", "refused", "unique")


def navigation(folder: Path) -> list[Any]:
    """folder: with the pages; how-tos and a tutorial are shown once they are there"""
    how_tos = sorted(f"how-to/{file.name}" for file in folder.glob("how-to/*.md"))
    tutorial = [file for file in ("tutorial.md",) if (folder / file).is_file()]
    guide = [*tutorial, *({"How to": how_tos} for _ in how_tos[:1]), *_named("", WORK)]
    return [
        {"Start": ["index.md", {"Concepts": _named("concepts/", CONCEPTS)}]},
        {"Guide": guide},
        {"Kinds": ["kinds/index.md", *({s.kind: f"kinds/{s.kind}.md"} for s in SYSTEMS)]},
        {
            "Rules": [
                "rules/index.md",
                *({f"{f}: {title_of(f)}": f"rules/{f}.md"} for f in families()),
            ]
        },
        {"Reference": _named("", REFERENCE)},
    ]


def _named(folder: str, names: tuple[str, ...]) -> list[str]:
    return [f"{folder}{name}.md" for name in names]
