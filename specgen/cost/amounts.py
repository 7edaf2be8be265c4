"""Amounts as people read them: three significant digits, never cents, both ends of a range."""

from collections.abc import Callable

from specgen.cost.lines import Range

_LEAST = 0.5


def money(amount: Range) -> str:
    """`1,230`, `1,230 .. 45,600`; two numbers whenever there is a range."""
    low, high = amount
    if _same(low, high):
        return _usd(high)
    return f"{_usd(low)} .. {_usd(high)}"


def quantity(amount: Range) -> str:
    low, high = amount
    return _count(high) if _same(low, high) else f"{_count(low)} .. {_count(high)}"


def _same(low: float, high: float) -> bool:
    return abs(high - low) <= 1e-9 * max(abs(high), 1)


def _usd(value: float) -> str:
    if 0 < value < _LEAST:
        return "<1"
    return f"{float(f'{value:.3g}'):,.0f}"


def _count(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def signed(amount: Range) -> str:
    """`+ 3,600`, `- 20 .. + 400`"""
    return _signed(amount, _usd)


def signed_quantity(amount: Range) -> str:
    return _signed(amount, _count)


def _signed(amount: Range, shown: Callable[[float], str]) -> str:
    ends = amount[:1] if _same(*amount) else amount
    return " .. ".join(f"{'-' if x < 0 else '+'} {shown(abs(x))}" for x in ends)


def usd_text(value: float) -> str:
    """A price of one unit, as people write it: exact, never with an exponent."""
    return f"{value:.12f}".rstrip("0").rstrip(".")
