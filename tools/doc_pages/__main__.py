"""Writes every page that is made from the code: `make docs`."""

from doc_pages.pages import obsolete, pages


def main() -> None:
    made = {}
    for file, text in pages():  # some are made from those before
        made[file] = text
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for file in obsolete(made):
        file.unlink()


if __name__ == "__main__":
    main()
