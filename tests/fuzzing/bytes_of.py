"""Mutations of a file's bytes: what an editor, a merge or an attacker leaves behind."""

from collections.abc import Callable
from random import Random

TOKENS = tuple(
    token.encode()
    for token in (
        *("&a ", "*a", "<<: *a", "<<: ", "? ", "- ", ": ", "|", ">", "|2-", "'", '"', "{", "}"),
        *("[", "]", ",", "#", "%YAML 1.1\n---\n", "---\n", "...\n", "!!python/name:os ", "! ", "@"),
        *("!!binary ", "!!int ", "!<tag:x> ", "\t", "\r", "\r\n", "\x00", "\x1b[31m", "\x7f"),
        *("\ufeff", "\u2028", "\u0085", "\u200b", "\u202e", "e\u0301", "\ufffe", "\U0001f600"),
        *(".inf", "-.inf", ".nan", "1e999", "-1e999", "0x1F", "0o17", "1_000", "12:30", "~"),
        *("null", "yes", "No", "off", "y", "2001-01-01", "9" * 5000, "-0", "1e-400", "0.1"),
        *("__proto__: {}", "constructor: 1", "$ref: x", "${x}", "%{x}", "{0}", "\n" * 50),
        *("[" * 70, "{a: " * 70, '"\\e[2J"', '"\\0"', '"\\n"', '"\\u202e"', '"\\x85"', "a" * 2000),
    )
)
NO_TEXT = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff\xfe", b"\x80" * 4)

Mutation = Callable[[Random, bytearray, bytes], None]


def mutate(rng: Random, content: bytes, other: bytes) -> bytes:
    """other: content that pieces are taken from"""
    text = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        rng.choice(MUTATIONS)(rng, text, other)
    return bytes(text)


def _at(rng: Random, text: bytearray) -> int:
    return rng.randrange(len(text) + 1)


def _flip(rng: Random, text: bytearray, _other: bytes) -> None:
    if text:
        text[rng.randrange(len(text))] ^= 1 << rng.randrange(8)


def _delete(rng: Random, text: bytearray, _other: bytes) -> None:
    at = _at(rng, text)
    del text[at : at + rng.choice((1, 1, 2, 8, 64))]


def _insert(rng: Random, text: bytearray, _other: bytes) -> None:
    at = _at(rng, text)
    text[at:at] = rng.choice(TOKENS if rng.random() < 0.9 else NO_TEXT)


def _insert_value(rng: Random, text: bytearray, _other: bytes) -> None:
    """After a colon, where values are."""
    at = text.find(b": ", _at(rng, text)) + 2
    end = text.find(b"\n", at)
    if at > 1:
        text[at : end if rng.random() < 0.7 else at] = rng.choice(TOKENS)


def _splice(rng: Random, text: bytearray, other: bytes) -> None:
    start = rng.randrange(len(other) + 1)
    at = _at(rng, text)
    text[at:at] = other[start : start + rng.choice((4, 20, 100, 400))]


def _lines(rng: Random, text: bytearray, other: bytes) -> None:
    """One line doubled, deleted, moved, indented, or taken from another file."""
    lines = text.split(b"\n")
    i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            lines.insert(j, lines[i])
        case 1:
            del lines[i]
        case 2:
            lines[i], lines[j] = lines[j], lines[i]
        case 3:
            lines[i] = bytearray(b" " * rng.randrange(1, 5)) + lines[i]
        case _:
            lines.insert(i, bytearray(rng.choice(other.split(b"\n"))))
    text[:] = b"\n".join(lines)


def _anchor(rng: Random, text: bytearray, _other: bytes) -> None:
    """A value gets an anchor, and another place gets an alias or a merge of it."""
    places = [i for i in range(len(text)) if text.startswith(b": ", i)]
    if len(places) > 1:
        one, two = sorted(rng.sample(places, 2))
        end = text.find(b"\n", two)
        text[two + 2 : end] = b"*q" if rng.random() < 0.5 else b"{<<: *q}"
        text[one + 2 : one + 2] = b"&q "


def _cut(rng: Random, text: bytearray, _other: bytes) -> None:
    del text[_at(rng, text) :]


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _delete, _insert, _insert, _insert_value, _insert_value),
    *(_splice, _lines, _lines, _lines, _anchor, _cut),
)
