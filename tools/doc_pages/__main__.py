"""Writes every page that is made from the code: `make docs`."""

from doc_pages.pages import obsolete, pages


def main() -> None:
    made = dict(pages())
    for file, text in made.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for file in obsolete(made):
        file.unlink()


if __name__ == "__main__":
    main()
