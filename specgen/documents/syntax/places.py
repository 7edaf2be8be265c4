"""Keys and items at an indentation where they cannot be."""

from specgen.documents.syntax.slips import slip
from specgen.documents.syntax.source import Pair, Source, quoted, short
from specgen.documents.syntax.trouble import Mark, Trouble, in_quotes


def misplaced_key(source: Source, colon: Mark) -> Trouble | None:
    """A colon where no key can be: a text with `: `, or a key below a text."""
    pair = source.pair(colon[0])
    if pair is not None and pair.begin <= colon[1] and pair.value:
        return _second_colon(pair, colon)
    begin = colon[0]
    while (above := source.above(begin)) and source.pair(above) is None:
        begin = above
    holder = source.pair(above) if above else None
    indents = source.indent(begin) > source.indent(above)
    if begin != colon[0] and not (holder and holder.value and indents):
        found = slip(source.line(begin))
        return found.on(begin) if found else None
    if holder is None or pair is None:
        return None
    if begin != colon[0]:
        hint = "indent it like a key, or quote the text if this line belongs to it"
        message = f"`{pair.key}` cannot be a key inside the text that begins on line {above}"
        return Trouble(message, colon[0], pair.column, hint)
    message = f"`{pair.key}` is indented below `{holder.key}`, which has a value already"
    return Trouble(message, colon[0], pair.column, f"indent it like `{holder.key}`")


def _second_colon(pair: Pair, colon: Mark) -> Trouble:
    if pair.value[:1] in {'"', "'"}:
        hint = "put the whole text into quotes"
        return Trouble("text follows the closing quote", colon[0], colon[1], hint)
    text = pair.value.split(" #", 1)[0].rstrip()
    hint = f"write `{pair.key}: {quoted(text, pair.key)}`"
    may_be_key = (inner := text.split(":", 1)[0]) and " " not in inner
    if may_be_key:
        hint += f"; if `{short(inner)}` is a key, put it on the next line, indented"
    message = "a text that contains a colon and a space needs quotes"
    is_whole = text == pair.value and text[:1] not in {"[", "{", "&", "!", "|", ">", "*"}
    edit = in_quotes(pair.begin, text) if is_whole and not may_be_key else None
    return Trouble(message, colon[0], pair.begin, hint, edit=edit)


def bad_indent(source: Source, mark: Mark) -> Trouble | None:
    """A line whose indentation is that of no line above it, or of lines of another sort."""
    line, column = mark
    rest = source.rest(line, column)
    if source.line(line)[: column - 1].strip():
        return None
    indents = _open_indents(source, line)
    here = column - 1
    if here not in indents:
        more = [n for n in indents if n > here][-1:]
        may_be_less = not more or rest.startswith("- ") or source.pair(line) is not None
        less = [n for n in indents if n < here][:1] if may_be_less else []
        fitting = " or ".join(str(n) for n in (*less, *more))
        what = "item" if rest.startswith("- ") else "line"
        message = f"this {what} is indented by {_spaces(here)}, like nothing above it"
        return Trouble(message, line, column, f"indent it by {fitting}") if fitting else None
    if rest.startswith("-"):
        message = "an item of a list cannot be here, between keys"
        return Trouble(message, line, column, "indent it below its key, or remove the `-`")
    above = source.above(line)
    if not source.line(above).lstrip().startswith("-") and source.indent(above) == here:
        # A comment ends a text, so that the line above is one, and no part of a longer one.
        found = slip(source.line(above)) if source.pair(above) is None else None
        if found is not None:
            return found.on(above)
    if source.pair(line) is not None:
        message = "a key cannot be here, between the items of a list"
        hint = "indent it less, like the list's key; or more, if it belongs to the item above"
        return Trouble(message, line, column, hint)
    found = slip(source.line(line))
    return found.on(line) if found else None


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _open_indents(source: Source, line: int) -> list[int]:
    """Of the lines above that this line could continue, the innermost first."""
    indents: list[int] = []
    while line := source.above(line):
        indent = source.indent(line)
        if not indents or indent < indents[-1]:
            indents.append(indent)
    return indents
