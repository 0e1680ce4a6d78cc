"""XML for files that other programs read: an XHTML page, and the characters that XML can hold."""

import re

from reader.exchange.markup import escaped

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def possible(text: str) -> str:
    """Return `text` with U+FFFD, one for one, for the characters that no XML document can hold."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def page(title: str, body: str, *, language: str = "en") -> str:
    """Return an XHTML page of an EPUB with this body."""
    return possible(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}">\n<head>\n<meta charset="utf-8"/>\n<title>{escaped(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    )
