"""Documents that each name the next one: a chain, or a circle."""

from collections.abc import Callable, Sequence

from specgen.project.here import Here


def circle(here: Here, following: Callable[[Here], Here | None]) -> tuple[Here, ...]:
    """Those that lead back to themselves, wherever the way begins; none if the chain ends."""
    way = [here]
    while (at := following(way[-1])) is not None:
        known = [one.effective for one in way]
        if at.effective in known:
            return tuple(way[known.index(at.effective) :])
        way.append(at)
    return ()


def closes(here: Here, members: Sequence[Here]) -> bool:
    """Whether the document is the last of a circle in the text: a circle is found once, there."""
    last = max((one.effective for one in members), key=lambda e: e.place(("name",)))
    return here.effective is last


def said(members: Sequence[Here]) -> str:
    """`postgres_replica/two <- postgres_replica/one <- postgres_replica/two`"""
    return " <- ".join(one.effective.id for one in (*members, members[0]))
