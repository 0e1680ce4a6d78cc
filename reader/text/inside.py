"""The files that a book or a PDF carries inside it, by their names."""

import importlib
from typing import cast

from reader.text.epub_package import Package, is_epub
from reader.text.load import PDF, ZIP, is_pdf


def file_inside(content: bytes, in_book: str, in_pdf: str) -> bytes | None:
    """Return the file of that name in a book, or of the other in a PDF; None where there is none.

    Raises ArticleUnreadableError for a book that is damaged; a PDF that is will say so when it is read.
    """
    if is_pdf(content):
        return cast(bytes | None, importlib.import_module(PDF).file_in_pdf(content, in_pdf))
    if not (content.startswith(ZIP) and is_epub(content)):
        return None
    package = Package(content, "The book")
    return package.read(in_book) if package.has(in_book) else None
