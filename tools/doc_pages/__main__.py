"""Writes every page that is made from the code: `make docs`."""

from doc_pages.pages import pages


def main() -> None:
    for file, text in pages():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
